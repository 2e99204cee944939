"""Read a .qdpx of any tool, leniently, and list what was not read."""

from collections import Counter
from collections.abc import Mapping

from lxml import etree

from plait.errors import Fault
from plait.exchange.guids import plain_guid
from plait.exchange.package import unpack
from plait.exchange.projects import Losses, Project, ReadCode
from plait.exchange.source_reading import decoded, read_source
from plait.exchange.xmlfile import (
    below,
    kind_of,
    parse_xml,
    schema_errors,
    text_below,
)

MEDIA = {"PictureSource": "pictures", "PDFSource": "PDF sources",
         "AudioSource": "audio sources", "VideoSource": "video sources"}  # fmt: skip
Element = etree._Element


def read_qdpx(data: bytes, *, shown: str) -> Project:
    """Read a project: users, codes, texts, codings, cases, sets, notes.

    Names and namespaces of older versions, GUIDs in braces or capitals, byte order
    marks, CRLF and places counted in another way are read; see `count_places`.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Project
        Faults: those of `unpack` and `parse_xml`; one GUID for two codes, texts or
        users. Losses: sources that are no text, passages without a code or with one
        that is not there, passages that are turned round or past the end, codings
        of a whole text, links, graphs, places that are not valid to the schema.
    """
    package = unpack(data, shown=shown)
    if package.faults:
        return Project(shown, faults=package.faults)
    root, faults = parse_xml(package.project, shown=shown)
    if root is None or kind_of(root) != "Project":
        wrong = Fault(shown, 1, "", "no project", "a Project", "export it again")
        return Project(shown, faults=faults or [wrong])
    losses = Losses(shown)
    _note_unread(root, losses)
    codes = [c for part in _parts(root, "CodeBook") for c in _codes(part, "")]
    texts = _parts(root, "Sources", "TextSource")
    faults = _double_faults(root, shown)
    read = (
        [read_source(e, package.sources, losses) for e in texts] if not faults else []
    )
    known = {code.guid for code in codes}
    codings = [coding for _, found in read for coding in found]
    dangling = [c for c in codings if c.code not in known]
    for coding in dangling:
        losses.add("codings with a code that is not in the file", f"line {coding.line}")
    return Project(
        shown,
        root.get("origin") or "",
        {_guid(user): _name(user) for user in _parts(root, "Users", "User")},
        codes,
        [source for source, _ in read if source],
        [coding for coding in codings if coding.code in known],
        _members(_parts(root, "Cases", "Case"), "SourceRef"),
        _members(_parts(root, "Sets", "Set"), "MemberCode"),
        _notes(_parts(root, "Notes", "Note"), package.sources),
        losses.rows(),
        faults,
    )


def _parts(root: Element, *kinds: str) -> list[Element]:
    """Walk down from the root, kind by kind."""
    found = [root]
    for kind in kinds:
        found = [child for element in found for child in below(element, kind)]
    return found


def _guid(element: Element) -> str:
    return plain_guid(element.get("guid"))


def _name(element: Element) -> str:
    return (element.get("name") or "").strip()


def _codes(parent: Element, above: str) -> list[ReadCode]:
    codes: list[ReadCode] = []
    for element in below(parent, "Code", "Codes"):
        if kind_of(element) == "Codes":
            codes += _codes(element, above)
            continue
        said = text_below(element, "Description")
        name = _guid(element)
        codes.append(ReadCode(name, _name(element), above, said,
                              element.sourceline or 0))  # fmt: skip
        codes += _codes(element, name)
    return codes


def _members(elements: list[Element], kind: str) -> dict[str, list[str]]:
    return {
        _name(element): [plain_guid(ref.get("targetGUID"))
                         for ref in below(element, kind)]
        for element in elements
    }  # fmt: skip


def _notes(elements: list[Element], files: Mapping[str, bytes]) -> dict[str, str]:
    notes = {}
    for element in elements:
        path = (element.get("plainTextPath") or "").lower().split("/")[-1]
        inside = text_below(element, "PlainTextContent")
        text = decoded(files[path]) if path in files else inside
        notes[_name(element)] = text.replace("\r\n", "\n").removeprefix("\ufeff")
    return notes


def _double_faults(root: Element, shown: str) -> list[Fault]:
    """Refuse a GUID of two things that others point to: it would be a guess which."""
    kinds = [*root.iter("{*}Code", "{*}TextSource", "{*}User")]
    often = Counter(_guid(element) for element in kinds)
    first: dict[str, Element] = {}
    faults = []
    for element in kinds:
        name = _guid(element)
        if often[name] > 1 and name in first:
            found = f"one GUID for {_name(first[name])!r} and {_name(element)!r}"
            faults.append(Fault(shown, element.sourceline or 0, "", found,
                                "each GUID once", "export the project again"))  # fmt: skip
        first.setdefault(name, element)
    return faults


def _note_unread(root: Element, losses: Losses) -> None:
    for element in _parts(root, "Sources"):
        for child in below(element, *MEDIA):
            losses.add(f"{MEDIA[kind_of(child)]}, not read", _name(child))
    for kind in ("Links", "Graphs"):
        for element in _parts(root, kind):
            losses.add(f"{kind.lower()}, not read", count=len(element))
    for error in schema_errors(root, "Project"):
        losses.add("places that are not valid to the schema, read all the same", error)
