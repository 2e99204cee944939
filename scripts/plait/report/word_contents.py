"""Set the contents of a Word report on its first page, as links that need no update."""

from dataclasses import dataclass

from lxml import etree

from plait.report.word_fields import HEADING, NUMBER
from plait.report.word_xml import made, style_of, text_of, w

ABSTRACT, TITLE, TEXT = "Abstract", "AbstractTitle", "BodyText"
LEAST = 5  # chapters; a shorter report is seen at a glance
# In half points, and twentieths of a point.
SIZE, ABOVE, STEP = "18", "60", "280"
BETWEEN = "\u00a0· "
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Head:
    """A heading of the report.

    Parameters
    ----------
    level : int
        1 for a chapter.
    words : str
        With its number.
    bookmark : str
        What leads to it; "" where nothing does.
    """

    level: int
    words: str
    bookmark: str


def set_contents(body: etree._Element) -> None:
    """List chapters, and below each its numbered sections in one paragraph.

    Parameters
    ----------
    body : Element
        `w:body`, changed in place: the list stands below the abstract. Headings have
        their typed numbers still. Without an abstract, or with few chapters, nothing
        is set.
    """
    abstract = [one for one in body.findall(w("p")) if style_of(one) == ABSTRACT]
    heads = [_head(one) for one in body.findall(w("p")) if _is_listed(one)]
    if not abstract or sum(head.level == 1 for head in heads) < LEAST:
        return
    # No page numbers: Word would only know them once a person updates them.
    lines = [_title()]
    for place, head in enumerate(heads):
        if head.level == 1:
            lines.append(_line([head]))
        elif heads[place - 1].level == 1:
            lines.append(_line(_run_of(heads[place:])))
    for line in reversed(lines):
        abstract[-1].addnext(line)


def _is_listed(paragraph: etree._Element) -> bool:
    level = HEADING.match(style_of(paragraph))
    numbered = NUMBER.match(text_of(paragraph)) is not None
    return level is not None and (level[1] == "1" or (level[1] == "2" and numbered))


def _head(paragraph: etree._Element) -> Head:
    place = paragraph.getprevious()
    marked = place is not None and place.tag == w("bookmarkStart")
    name = place.get(w("name")) if marked else ""
    words = text_of(paragraph).replace("\u2002", "\u00a0")
    return Head(int(style_of(paragraph)[-1]), words, name)


def _run_of(heads: list[Head]) -> list[Head]:
    """Give the sections up to the next chapter."""
    ends = [place for place, head in enumerate(heads) if head.level == 1]
    return heads[: ends[0]] if ends else heads


def _title() -> etree._Element:
    title = _paragraph(TITLE)
    title.append(_words("Contents", sized=False))
    return title


def _paragraph(style: str) -> etree._Element:
    paragraph, looks = made("p"), made("pPr")
    looks.append(made("pStyle", val=style))
    paragraph.append(looks)
    return paragraph


def _line(heads: list[Head]) -> etree._Element:
    line, chapter = _paragraph(TEXT), heads[0].level == 1
    spacing = made("spacing", before=ABOVE if chapter else "0", after="0")
    indent = made("ind", left="0" if chapter else STEP)
    line[0].extend([spacing, indent, made("jc", val="left")])
    for place, head in enumerate(heads):
        line.extend([_words(BETWEEN)] if place else [])
        line.append(_entry(head, bold=chapter))
    return line


def _entry(head: Head, *, bold: bool) -> etree._Element:
    words = _words(head.words, bold=bold)
    if not head.bookmark:
        return words
    link = made("hyperlink", anchor=head.bookmark, history="1")
    link.append(words)
    return link


def _words(text: str, *, bold: bool = False, sized: bool = True) -> etree._Element:
    run, looks, words = made("r"), made("rPr"), made("t")
    looks.extend([made("b")] if bold else [])
    looks.extend([made("sz", val=SIZE)] if sized else [])
    words.text = text
    words.set(SPACE, "preserve")
    run.extend([looks, words])
    return run
