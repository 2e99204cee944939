"""Read and write codebooks as REFI-QDA .qdc, without loss of what plait has."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from lxml import etree

from plait.errors import Fault
from plait.exchange.carried import legal
from plait.exchange.descriptions import describe, parse_description
from plait.exchange.guids import guid, plain_guid
from plait.exchange.xmlfile import below, parse_xml, schema_errors, text_below

NAMESPACE = "urn:QDA-XML:codebook:1.0"
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass
class _Reading:
    """What is gathered on the way through the tree."""

    shown: str
    ids: set[str] = field(default_factory=set)
    guids: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    coloured: int = 0


def write_qdc(codes: list[dict]) -> bytes:
    """Write a codebook for other tools.

    Parameters
    ----------
    codes : list of dict
        In the form of codebook.yaml: id, name, and what else there is; codes below
        codes. What the standard has no place for goes into the description.

    Returns
    -------
    bytes
        XML in UTF-8 that is valid to Codebook.xsd; the same codes, the same bytes.

    Raises
    ------
    ValueError
        Where there is no code: the standard has no empty codebook.
    """
    root = ElementTree.Element("CodeBook", {"xmlns": NAMESPACE, "origin": "plait"})
    add_codes(ElementTree.SubElement(root, "Codes"), codes)
    data = xml_bytes(root)
    invalid = schema_errors(etree.fromstring(data), "Codebook")
    if invalid:
        raise ValueError(f"the codebook cannot be written as .qdc: {invalid[0]}")
    return data


def add_codes(parent: ElementTree.Element, codes: list[dict]) -> None:
    """Add a tree of codes to an element.

    Parameters
    ----------
    parent : element
        `Codes`, or the code above.
    codes : list of dict
        As in `write_qdc`.
    """
    for code in codes:
        words = {"guid": guid("code", code["id"]), "name": legal(code["name"])}
        element = ElementTree.SubElement(parent, "Code", words | {"isCodable": "true"})
        ElementTree.SubElement(element, "Description").text = legal(describe(code))
        add_codes(element, code.get("codes") or [])


def xml_bytes(root: ElementTree.Element) -> bytes:
    """Write XML, one element a line.

    Parameters
    ----------
    root : element
        Set in on the way.

    Returns
    -------
    bytes
        UTF-8 without a byte order mark, with its first line and a line feed last.
    """
    ElementTree.indent(root, " ")
    return HEAD + ElementTree.tostring(root, encoding="unicode").encode() + b"\n"


def read_qdc(data: bytes, *, shown: str) -> tuple[list[dict], list[Fault], list[dict]]:
    """Read the codebook of another tool, or one of ours that comes back.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    codes : list of dict
        In the form of codebook.yaml. A code that is not from plait has its name as
        id, in small letters, and its GUID in `notes`.
    faults : list of Fault
        Not XML, no codes, a code without a name, one GUID twice.
    losses : list of dict
        Rows of REFI_LOSSES: colours, sets, codes that were only headings, and
        where the file is not valid to the schema.
    """
    root, faults = parse_xml(data, shown=shown)
    if root is None:
        return [], faults, []
    reading = _Reading(shown)
    codes = [code for codes in below(root, "Codes") for code in _codes(codes, reading)]
    if not codes:
        reading.faults.append(Fault(shown, 1, "", "no codes", "a codebook",
                                    "export the codebook again"))  # fmt: skip
    return codes, reading.faults, list(_losses(root, reading))


def _codes(parent: etree._Element, reading: _Reading) -> list[dict]:
    return [_code(element, reading) for element in below(parent, "Code")]


def _code(element: etree._Element, reading: _Reading) -> dict:
    name = element.get("name") or ""
    known = plain_guid(element.get("guid"))
    _note(element, name, known, reading)
    said = parse_description(text_below(element, "Description"))
    if "id" not in said:
        said = {"id": slug(name, reading.ids)} | said
        said["notes"] = f"REFI-QDA GUID {known}"
    reading.ids.add(said["id"])
    code = {"id": said.pop("id"), "name": name} | said
    inner = _codes(element, reading)
    return code | {"codes": inner} if inner else code


def _note(element: etree._Element, name: str, known: str, reading: _Reading) -> None:
    line = element.sourceline or 0
    if not name.strip():
        reading.faults.append(Fault(reading.shown, line, "", "a code without a name",
                                    "a name", "give the code a name"))  # fmt: skip
    if known in reading.guids:
        found = f"one GUID for {reading.guids[known]!r} and {name!r}"
        reading.faults.append(Fault(reading.shown, line, "", found, "each GUID once",
                                    "give one of the codes another GUID"))  # fmt: skip
    reading.guids[known] = name
    reading.coloured += element.get("color") is not None
    if element.get("isCodable") in {"false", "0"}:
        reading.plain.append(name)


def slug(name: str, taken: set[str]) -> str:
    """Make an id of a name.

    Parameters
    ----------
    name : str
        In words.
    taken : set of str
        Ids that are no longer free.

    Returns
    -------
    str
        Small letters, digits and underscores, a letter first; with a number behind
        it where the id is taken.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    base = base if base[:1].isalpha() else f"code_{base}".rstrip("_")
    number, new = 1, base
    while new in taken:
        number += 1
        new = f"{base}_{number}"
    return new


def _losses(root: etree._Element, reading: _Reading) -> Iterator[dict]:
    sets = [
        s.get("name") or "" for part in below(root, "Sets") for s in below(part, "Set")
    ]
    invalid = schema_errors(root, "Codebook")
    for what, count, detail in (
        ("colours of codes", reading.coloured, "not kept"),
        ("codes that were only headings", len(reading.plain), "; ".join(reading.plain)),
        ("sets of codes", len(sets), "; ".join(sets)),
        ("places that are not valid to the schema, read all the same", len(invalid),
         "; ".join(invalid[:3])),
    ):  # fmt: skip
        if count:
            yield {"file": reading.shown, "what": what, "count": count,
                   "detail": detail}  # fmt: skip
