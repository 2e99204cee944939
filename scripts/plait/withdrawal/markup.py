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
# Of office files also places of cells and ids that the program gives: a participant
# may be called as a cell, a style or a save is (K40, P26).
OFFICE = {
    "spreadsheetml": re.compile(r"r|ref|sqref|spans|activeCell|topLeftCell"),
    "wordprocessingml": re.compile(r"[\w.-]+:(?:rsid\w*|\w+Id|id)"),
    "opendocument": re.compile(
        r"style:name|[\w-]+:(?:[\w-]*style-name|formula|[\w-]*cell-(?:range-)?address)"
    ),
}
NO_ATTRIBUTE = re.compile(r"(?!)")
HEAD = 3000  # of a file, where it says what it is
FORMULA = re.compile(r"(<f\b[^>]*>)([^<]*)(</f>)")
IN_FORMULA = re.compile(r"&quot;.*?&quot;|\".*?\"")


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
        the text are left out; see `drawings_in`. So are places of cells, and ids that
        Word and Excel give by themselves.
    """
    plain, places = DATA.sub("", text), _office(text)
    if places is OFFICE["spreadsheetml"]:
        plain = FORMULA.sub(_said_in_formula, plain)
    told: list[str] = []

    def without(tag: re.Match) -> str:
        told.extend(
            double or single
            for name, double, single in ATTRIBUTE.findall(tag[2])
            if name not in SHAPES and not places.fullmatch(name)
        )
        return "" if tag[1].rpartition(":")[2] in INLINE else "\n"

    shown = TAG.sub(without, plain)
    return html.unescape("\n".join([shown, *told]))


def _office(text: str) -> re.Pattern:
    """Give the attributes that hold no words in a file of this kind."""
    return next((OFFICE[kind] for kind in OFFICE if kind in text[:HEAD]), NO_ATTRIBUTE)


def _said_in_formula(formula: re.Match) -> str:
    return formula[1] + " ".join(IN_FORMULA.findall(formula[2])) + formula[3]


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
