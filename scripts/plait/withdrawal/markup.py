"""Take the words out of HTML and XML: of pages, Word files, workbooks, projects."""

import base64
import html
import re
from collections.abc import Iterator

TAG = re.compile(r"<[!?/]?([\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]*")
PICTURE = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")
# Tags inside a line: what stands around them may be one word.
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bCs",
        "bdi",
        "bdo",
        "bookmarkEnd",
        "bookmarkStart",
        "cite",
        "code",
        "color",
        "del",
        "em",
        "font",
        "highlight",
        "hyperlink",
        "i",
        "iCs",
        "ins",
        "kbd",
        "lang",
        "mark",
        "noProof",
        "proofErr",
        "q",
        "r",
        "rFonts",
        "rPr",
        "rStyle",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "sz",
        "szCs",
        "t",
        "tspan",
        "u",
        "vertAlign",
        "var",
        "wbr",
    ]
)
# Attributes that hold shapes, never words.
SHAPES = frozenset(["class", "d", "points", "style", "transform", "viewBox"])


def markup_words(text: str) -> str:
    """Give the words of a page, those of its attributes below.

    Parameters
    ----------
    text : str
        HTML or XML.

    Returns
    -------
    str
        Tags inside a line leave nothing behind, others a line feed. Pictures in
        the text are left out; see `drawings_in`.
    """
    plain = DATA.sub("", text)
    told: list[str] = []

    def without(tag: re.Match) -> str:
        told.extend(
            double or single
            for name, double, single in ATTRIBUTE.findall(tag[2])
            if name not in SHAPES
        )
        return "" if tag[1].rpartition(":")[2] in INLINE else "\n"

    shown = TAG.sub(without, plain)
    return html.unescape("\n".join([shown, *told]))


def drawings_in(text: str) -> Iterator[str]:
    """Give the drawings that a page carries in itself.

    Parameters
    ----------
    text : str
        HTML.

    Yields
    ------
    str
        Each as SVG.
    """
    for match in PICTURE.finditer(text):
        yield base64.b64decode(match[1]).decode("utf-8", "replace")
