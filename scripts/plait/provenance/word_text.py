"""Take the words out of a Word file, but for its list of contents."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from plait.report.word_contents import BETWEEN, TITLE
from plait.report.word_fields import HEADING
from plait.report.word_xml import style_of, text_of, w

PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
NUMBER = re.compile(r"^\d+(?:\.\d+)*[\s\u00a0\u2002]+")


def word_text(data: bytes) -> str:
    """Take the words out of a Word file.

    Parameters
    ----------
    data : bytes
        A .docx.

    Returns
    -------
    str
        A line for each paragraph of text, footnotes and endnotes. The list of contents
        is left out, entry for entry: one that no heading says stays.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if PARTS.fullmatch(name)]
        return "\n".join(line for name in names for line in _lines(package.read(name)))


def _lines(data: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    paragraphs = list(etree.fromstring(data, parser).iter(w("p")))
    heads = {_bare(text_of(one)) for one in paragraphs if HEADING.match(style_of(one))}
    listing = False
    for paragraph in paragraphs:
        if listing:
            listing = _is_listed(paragraph, heads)
        else:
            listing = style_of(paragraph) == TITLE and text_of(paragraph) == "Contents"
        if not listing:
            yield _words(paragraph)


def _is_listed(paragraph: etree._Element, heads: set[str]) -> bool:
    entries = text_of(paragraph).split(BETWEEN)
    heading = HEADING.match(style_of(paragraph))
    return heading is None and all(_bare(entry) in heads for entry in entries)


def _bare(heading: str) -> str:
    """Give a heading without its number: Word may count by itself."""
    return NUMBER.sub("", heading)


def _words(paragraph: etree._Element) -> str:
    return "".join(
        part.text or "" if part.tag == w("t") else " "
        for part in paragraph.iter(w("t"), w("tab"), w("br"))
    )
