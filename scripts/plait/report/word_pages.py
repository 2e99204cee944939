"""Finish a Word file: fields, tables as wide as the page, pages on their side."""

import copy
import io
import itertools
import zipfile

from lxml import etree

from plait.report.word_contents import set_contents
from plait.report.word_fields import set_fields
from plait.report.word_looks import set_looks
from plait.report.word_xml import (
    W,
    beside,
    made,
    mark,
    properties_of,
    style_of,
    text_of,
    w,
    with_parts,
)

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
TURNED = "Landscape Table"  # as filters/print.lua names it
TABLE = "Table"
# ASSUME A row of fewer letters fits on any page, and need not run over two.
WHOLE_ROW = 900
# A table of as many rows and letters takes up to a third of a page.
SHORT_TABLE, FEW_LETTERS = 16, 1500
LAST = 3  # rows that go to the next page together
SUMMARY = "sec-summary"  # as sections/summary.qmd names it
NS = {"w": W}
QUOTES = {"BlockText": "Quote"}


def finish_word(content: bytes) -> bytes:
    """Give a Word file what pandoc leaves out.

    Parameters
    ----------
    content : bytes
        A .docx as pandoc or Quarto writes it.

    Returns
    -------
    bytes
        Captions count by themselves, references follow them, headings are numbered by
        their styles where the template's are; the contents stand below an abstract; tables fill the page, their rows stay
        whole, and wide ones lie on pages of their own, on their side.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        styles = etree.fromstring(file.read(STYLES))

    def change(name: str, part: bytes) -> bytes:
        if name != DOCUMENT:
            return part
        document = etree.fromstring(part)
        _finish(document, styles)
        return etree.tostring(
            document, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    return with_parts(content, change)


def _finish(document: etree._Element, styles: etree._Element) -> None:
    body = document.find(w("body"))
    known = {style.get(w("styleId")) for style in styles.iter(w("style"))}
    _rename_styles(body, known)
    set_contents(body)
    set_fields(document, numbered=_headings_count(styles))
    _begin_summary(body)
    turned = [table for table in body.findall(w("tbl")) if _is_turned(table)]
    for table in turned:
        _turn(table, body[-1])
    for table in body.findall(w("tbl")):
        _widen(table, body[-1], sideways=table in turned)
        _keep_rows(table)
        _keep_heads(table)
    set_looks(body)


def _rename_styles(body: etree._Element, known: set[str]) -> None:
    for style in body.iter(w("pStyle")):
        better = QUOTES.get(style.get(w("val")))
        if better in known:
            style.set(w("val"), better)


def _begin_summary(body: etree._Element) -> None:
    """Begin the summary on a page of its own, where an abstract fills the first."""
    abstract = any(style_of(one) == "Abstract" for one in body.findall(w("p")))
    for place in body.xpath(f"w:bookmarkStart[@w:name='{SUMMARY}']", namespaces=NS):
        heading = next(beside(place, 1), None)
        if abstract and heading is not None and heading.tag == w("p"):
            mark(heading, "pageBreakBefore")


def _headings_count(styles: etree._Element) -> bool:
    found = styles.xpath("//w:style[@w:styleId='Heading1']//w:numPr/w:numId/@w:val",
                         namespaces=NS)  # fmt: skip
    return bool(found) and found[0] != "0"


def _is_turned(table: etree._Element) -> bool:
    style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    if style is None or style.get(w("val")) != TURNED:
        return False
    style.set(w("val"), TABLE)
    return True


def _turn(table: etree._Element, last: etree._Element) -> None:
    """Put a table with its caption into a section of its own, on its side."""
    first = _first_of(table)
    before = _before(first)
    if before is not None and _ends_turned(before):
        before.getparent().remove(before)
    elif before is not None:
        _end_section(before, last)
    end = made("p")
    table.addnext(end)
    _append_section(end, _sideways(last))


def _first_of(table: etree._Element) -> etree._Element:
    """Find where the page begins: at the headings and the caption above a table."""
    first = table
    for other in beside(table, -1):
        style = style_of(other) if other.tag == w("p") else ""
        if not style.endswith("Caption") and not style.startswith("Heading"):
            break
        first = other
    return first


def _before(first: etree._Element) -> etree._Element | None:
    """Find what stands before a page, without the empty lines between two tables."""
    for other in list(beside(first, -1)):
        if other.tag != w("p") or len(other.xpath(".//w:r|.//w:sectPr", namespaces=NS)):
            return other
        other.getparent().remove(other)
    return None


def _ends_turned(paragraph: etree._Element) -> bool:
    return bool(paragraph.xpath("w:pPr/w:sectPr/w:pgSz[@w:orient]", namespaces=NS))


def _end_section(element: etree._Element, last: etree._Element) -> None:
    if element.tag != w("p"):
        after = made("p")
        element.addnext(after)
        element = after
    _append_section(element, copy.deepcopy(last))


def _append_section(paragraph: etree._Element, section: etree._Element) -> None:
    section.tail = None
    properties_of(paragraph).append(section)


def _sideways(last: etree._Element) -> etree._Element:
    section = copy.deepcopy(last)
    size = section.find(w("pgSz"))
    wide, high = size.get(w("h")), size.get(w("w"))
    size.set(w("w"), wide)
    size.set(w("h"), high)
    size.set(w("orient"), "landscape")
    return section


def _text_width(last: etree._Element, *, sideways: bool) -> int:
    size, margins = last.find(w("pgSz")), last.find(w("pgMar"))
    whole = int(size.get(w("h" if sideways else "w")))
    return whole - int(margins.get(w("left"))) - int(margins.get(w("right")))


def _widen(table: etree._Element, last: etree._Element, *, sideways: bool) -> None:
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    given = [int(column.get(w("w"), "0")) for column in columns]
    if not sum(given) or last.find(w("pgSz")) is None:
        return
    width = _text_width(last, sideways=sideways)
    for column, share in zip(columns, given, strict=True):
        column.set(w("w"), str(round(share * width / sum(given))))


def _keep_rows(table: etree._Element) -> None:
    for row in table.findall(w("tr")):
        if len(text_of(row)) < WHOLE_ROW:
            properties = row.find(w("trPr"))
            if properties is None:
                properties = made("trPr")
                row.insert(0, properties)
            properties.insert(0, made("cantSplit"))


def _keep_heads(table: etree._Element) -> None:
    """Keep the head, and each row over all columns, with the row below it.

    The last rows stay together, and a short table whole.
    """
    rows = table.findall(w("tr"))
    short = len(rows) <= SHORT_TABLE and len(text_of(table)) <= FEW_LETTERS
    for place, (row, below) in enumerate(itertools.pairwise(rows), start=1):
        head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        over_all = len(row.findall(w("tc"))) == 1 < len(below.findall(w("tc")))
        last = place > len(rows) - LAST
        if head or over_all or short or last:
            for paragraph in row.iter(w("p")):
                mark(paragraph, "keepNext")
