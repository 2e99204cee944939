"""Hold a .qdpx that is about to be written against the standard, and against sense."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from plait.exchange.guids import plain_guid
from plait.exchange.package import unpack
from plait.exchange.xmlfile import below, kind_of, parse_xml, schema_errors

# which kind of thing a reference must lead to
TARGETS = {
    "CodeRef": "Code", "MemberCode": "Code", "NoteRef": "Note", "MemberNote": "Note",
    "VariableRef": "Variable", "SourceRef": "TextSource", "MemberSource": "TextSource",
    "SelectionRef": "PlainTextSelection",
}  # fmt: skip
USERS = ("creatingUser", "creatingUserGUID", "modifyingUser", "modifyingUserGUID")


def project_errors(data: bytes) -> list[str]:
    """Check what the schema says, and what it leaves open.

    Parameters
    ----------
    data : bytes
        A .qdpx.

    Returns
    -------
    list of str
        What is wrong: not valid to Project.xsd; a GUID twice; a reference, a user
        too, that leads nowhere or to another kind of thing; a text in two places or
        in none; a file with a byte order mark or a carriage return; a passage that
        is empty, turned round or past the end, or does not begin with its name.
    """
    package = unpack(data, shown="project")
    root, faults = parse_xml(package.project, shown="project.qde")
    if package.faults or root is None:
        return [str(fault) for fault in [*package.faults, *faults]]
    return [
        *schema_errors(root, "Project"),
        *_twice(root),
        *_dangling(root),
        *(error for source in root.iter("{*}TextSource", "{*}Note")
          for error in _source_errors(source, package.sources)),
    ]  # fmt: skip


def _twice(root: etree._Element) -> Iterator[str]:
    often = Counter(plain_guid(e.get("guid")) for e in root.iter() if e.get("guid"))
    yield from (f"the GUID {name} twice" for name, n in often.items() if n > 1)


def _dangling(root: etree._Element) -> Iterator[str]:
    kinds = {
        plain_guid(e.get("guid")): kind_of(e) for e in root.iter() if e.get("guid")
    }
    for element in root.iter():
        if element.get("targetGUID") and kind_of(element) in TARGETS:
            found = kinds.get(plain_guid(element.get("targetGUID")), "nothing")
            if found != TARGETS[kind_of(element)]:
                yield f"line {element.sourceline}: a {kind_of(element)} to {found}"
        for name in USERS:
            if element.get(name):
                found = kinds.get(plain_guid(element.get(name)), "nothing")
                if found != "User":
                    yield f"line {element.sourceline}: {name} leads to {found}"


def _source_errors(source: etree._Element, files: dict) -> Iterator[str]:
    inside = below(source, "PlainTextContent")
    path = source.get("plainTextPath")
    place = f"line {source.sourceline}"
    if bool(inside) == bool(path):
        yield f"{place}: a text in two places, or in none"
        return
    name = (path or "").removeprefix("internal://").lower()
    if path and name not in files:
        yield f"{place}: no file {name} in the package"
        return
    text = files[name].decode() if path else inside[0].text or ""
    if text.startswith("\ufeff") or "\r" in text:
        yield f"{place}: a byte order mark or a carriage return in {name}"
    for selection in below(source, "PlainTextSelection"):
        yield from _selection_errors(selection, text)


def _selection_errors(selection: etree._Element, text: str) -> Iterator[str]:
    start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
    place = f"line {selection.sourceline}"
    if not 0 <= start < end <= len(text):
        yield f"{place}: a passage from {start} to {end} of {len(text)} characters"
        return
    words = text[start:end].replace("\n", " ").replace("\t", " ")
    if not words.startswith(selection.get("name") or ""):
        yield f"{place}: a passage that does not begin with its name"
