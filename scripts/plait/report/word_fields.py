"""Make captions, references and headings of a Word file into what Word keeps in step."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from plait.report.word_xml import made, properties_of, style_of, text_of, w

CAPTIONS = ("TableCaption", "ImageCaption", "Caption")
LABEL = re.compile(r"(Table|Figure)\u00a0(\d+)\.$")
HEADING = re.compile(r"Heading(\d)$")
NUMBER = re.compile(r"(\d+(?:\.\d+)*)\u2002")
REFERENCE = re.compile(r"(Table|Figure|Section)\u00a0([\d.]+)$")


@dataclass(frozen=True)
class Marks:
    """Bookmarks of a document.

    Parameters
    ----------
    names : dict of str to str
        What a reference says, as "Table 3", to the name of the bookmark there.
    numbered : bool
        Whether Word numbers the headings by itself.
    """

    names: dict[str, str]
    numbered: bool


def set_fields(document: etree._Element, *, numbered: bool) -> None:
    """Turn typed numbers into fields.

    Parameters
    ----------
    document : Element
        Root of word/document.xml; changed in place. Captions begin with "Table 3." or
        "Figure 3.", headings with their number, references are links with such words.
    numbered : bool
        Whether the template's heading styles count; else headings keep their typed
        numbers.
    """
    marks = Marks({}, numbered)
    first = _last_bookmark(document) + 1
    places = [*_captions(document), *_headings(document)]
    for place, (paragraph, words) in enumerate(places, start=first):
        _mark(paragraph, words, marks, place)
    for link in list(document.iter(w("hyperlink"))):
        _refer(link, marks)


def _last_bookmark(document: etree._Element) -> int:
    ids = (int(mark.get(w("id"))) for mark in document.iter(w("bookmarkStart")))
    return max(ids, default=0)


def _captions(document: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for paragraph in document.iter(w("p")):
        label = next(paragraph.iter(w("t")), None)
        if style_of(paragraph) in CAPTIONS and label is not None:
            found = LABEL.match(label.text or "")
            if found:
                yield paragraph, f"{found[1]}\u00a0{found[2]}"


def _headings(document: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for paragraph in document.iter(w("p")):
        if HEADING.match(style_of(paragraph)):
            found = NUMBER.match(text_of(paragraph))
            yield paragraph, f"Section\u00a0{found[1]}" if found else ""


def _mark(paragraph: etree._Element, words: str, marks: Marks, place: int) -> None:
    """Give a caption its counting field, a heading its number, and both a bookmark."""
    if words.startswith("Section") or not words:
        if marks.numbered:
            _number_by_style(paragraph, words)
        if not words:
            return
        inside = [child for child in paragraph if child.tag != w("pPr")]
    else:
        inside = _count(paragraph, words)
    name = f"_Ref{int(sha256(words.encode()).hexdigest()[:12], 16) % 10**9:09d}"
    marks.names[words] = name
    inside[0].addprevious(made("bookmarkStart", id=str(place), name=name))
    inside[-1].addnext(made("bookmarkEnd", id=str(place)))


def _number_by_style(paragraph: etree._Element, words: str) -> None:
    if not words:
        # Heading styles count; this one does not.
        none = made("numPr")
        none.extend([made("ilvl", val="0"), made("numId", val="0")])
        properties_of(paragraph).insert(1, none)
        properties_of(paragraph).append(made("ind", left="0", firstLine="0"))
        return
    typed = next(paragraph.iter(w("t")))
    typed.text = NUMBER.sub("", typed.text, count=1)


def _count(paragraph: etree._Element, words: str) -> list[etree._Element]:
    """Split the run "Table 3." into words, a counting field and a full stop."""
    run = next(paragraph.iter(w("t"))).getparent()
    kind, number = words.split("\u00a0")
    parts = [_run(run, f"{kind}\u00a0"), *_field(run, f"SEQ {kind} \\* ARABIC", number)]
    for part in [*parts, _run(run, ".")]:
        run.addprevious(part)
    paragraph.remove(run)
    return parts


def _refer(link: etree._Element, marks: Marks) -> None:
    """Turn a link with the words "Table 3" into a field that refers."""
    found = REFERENCE.match(text_of(link))
    name = marks.names.get(found[0]) if found else None
    if name is None or (found[1] == "Section" and not marks.numbered):
        return
    run = link.find(w("r"))
    if found[1] == "Section":
        parts = [
            _run(run, "Section\u00a0"),
            *_field(run, rf"REF {name} \r \h", found[2]),
        ]
    else:
        parts = _field(run, rf"REF {name} \h", found[0])
    for part in parts:
        link.addprevious(part)
    _drop(link)


def _drop(link: etree._Element) -> None:
    # The words after an element hang on it in lxml; in Word there are none.
    link.getparent().remove(link)


def _run(like: etree._Element, text: str) -> etree._Element:
    run, words = _empty(like), made("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _empty(like: etree._Element) -> etree._Element:
    run, looks = made("r"), like.find(w("rPr"))
    if looks is not None:
        run.append(etree.fromstring(etree.tostring(looks)))
    return run


def _field(like: etree._Element, instruction: str, shown: str) -> list[etree._Element]:
    told = made("instrText")
    told.text = f" {instruction} "
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    begin, middle, end = (
        made("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")
    )
    runs = [_empty(like) for _ in range(4)]
    for run, child in zip(runs, (begin, told, middle, end), strict=True):
        run.append(child)
    return [*runs[:3], _run(like, shown), runs[3]]
