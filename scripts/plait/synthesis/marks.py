"""Read the marks in prose that numbers, words and ideas are written through."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from plait.errors import Fault

ARGUMENT = "synthesis/argument.md"
KINDS = ("finding", "extract", "construct", "question", "proposition", "statement",
         "workshop", "recommendation", "typed")  # fmt: skip
# What a link may lead to besides; a target without a colon is a place in the report.
PUBLIC = ("http", "https", "mailto", "doi")
LINK = re.compile(
    r"(?<![\\!])\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+)\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^\s()<>\"“”]*)"
    r"(?:\s*[\"“](?P<word>(?:[^\"”\\]|\\.)*+)[\"”])?\s*\)",
    re.DOTALL,
)
BRACES = re.compile(
    r"\{(?P<kind>finding|construct):(?P<name>[^{}|\s]+)(?:\|(?P<form>[a-z]+))?\}"
)
# What looks as if a mark was meant.
MEANT = re.compile(
    r"(?P<open>\]?[({])\s*<?(?P<kind>[A-Za-z_]{3,20}):(?P<name>[^\s(){}<>]*)"
)


@dataclass(frozen=True)
class Mark:
    """One mark in a text.

    Parameters
    ----------
    kind : str
        One of `KINDS`, or what stands in that place.
    name : str
        The id; "" where none is given.
    text : str
        Words in the square brackets, as typed; "" for a mark in braces.
    word : str
        The title of a link: a direction word, or the reason for a number.
    form : str
        What stands after the bar of a mark in braces.
    start, end : int
        Code points in the text.
    line : int
        From 1.
    """

    kind: str
    name: str
    text: str
    word: str
    form: str
    start: int
    end: int
    line: int

    @property
    def names(self) -> list[str]:
        """The ids, where several are given with `;` between."""
        return [name.strip() for name in self.name.split(";") if name.strip()]


class Lines:
    """Tell the line of a place in a text.

    Parameters
    ----------
    text : str
        Any.
    """

    def __init__(self, text: str) -> None:
        self._breaks = [at for at, sign in enumerate(text) if sign == "\n"]

    def at(self, place: int) -> int:
        """Give the line of a place.

        Parameters
        ----------
        place : int
            Code point in the text.

        Returns
        -------
        int
            From 1.
        """
        return bisect_right(self._breaks, place - 1) + 1


def read_marks(text: str, *, kinds: Collection[str] = KINDS) -> list[Mark]:
    """Find every mark of a text.

    Parameters
    ----------
    text : str
        Markdown: links such as `[fell by 2.9](finding:<id> "fell")`, and the marks
        `{finding:<id>|<form>}` and `{construct:<id>}`.
    kinds : collection of str
        Which are read.

    Returns
    -------
    list of Mark
        In order; ordinary links are none.
    """
    lines = Lines(text)
    marks = [*_links(text, lines), *_braces(text, lines)]
    return sorted((m for m in marks if m.kind in kinds), key=lambda mark: mark.start)


def without_marks(text: str, *, keep: tuple[str, ...] = ()) -> str:
    """Blank the marks of a text.

    Parameters
    ----------
    text : str
        Markdown.
    keep : tuple of str
        Kinds whose words stay; their brackets and targets are blanked.

    Returns
    -------
    str
        As long as it was, its lines where they were.
    """
    parts, at = [], 0
    for mark in read_marks(text):
        inner = text[mark.start + 1 : mark.start + 1 + len(mark.text)]
        tail = mark.end - mark.start - 1 - len(mark.text)
        shown = inner if mark.kind in keep and mark.text else _blank(inner)
        rest = text[mark.end - tail : mark.end]
        parts += [text[at : mark.start], " ", shown, _blank(rest)]
        at = mark.end
    return "".join([*parts, text[at:]])


def broken_marks(text: str, *, file: str = ARGUMENT) -> Iterator[Fault]:
    """List what was meant as a mark and is none.

    Parameters
    ----------
    text : str
        Markdown.
    file : str
        What faults name.

    Yields
    ------
    Fault
        A kind that is not known, with the nearest one; a mark that is not closed.
    """
    lines = Lines(text)
    links = list(_links(text, lines))
    whole = [(m.start, m.end) for m in [*links, *_braces(text, lines)]]
    for link in links:
        if link.kind not in (*KINDS, *PUBLIC, ""):
            # the words in its brackets may be a transcript's
            yield _unknown_kind(f"]({link.kind}:{link.name})", link, file)
    inside = _inside(whole)
    for found in MEANT.finditer(text):
        if inside(found.start()) or not _was_meant(found):
            continue
        mark = Mark(found["kind"], found["name"], "", "", "", *found.span(),
                    lines.at(found.start()))  # fmt: skip
        if mark.kind in KINDS:
            yield Fault(file, mark.line, "", f"{found[0].strip()!r}, a mark that is not closed",
                        "[words](kind:id), or {finding:id}", "close the mark, with no space before its bracket")  # fmt: skip
        else:
            yield _unknown_kind(found[0], mark, file)


def nearest(name: str, known: Collection[str]) -> str:
    """Give the word that was probably meant.

    Parameters
    ----------
    name : str
        As typed.
    known : collection of str
        What there is.

    Returns
    -------
    str
        Such as `; did you mean finding?`, or "".
    """
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def _links(text: str, lines: Lines) -> Iterator[Mark]:
    for link in LINK.finditer(text):
        kind, colon, name = link["target"].strip("<>").partition(":")
        kind = kind.strip() if colon else ""
        yield Mark(kind, name.strip(), link["text"], (link["word"] or "").strip(), "",
                   *link.span(), lines.at(link.start()))  # fmt: skip


def _braces(text: str, lines: Lines) -> Iterator[Mark]:
    for mark in BRACES.finditer(text):
        yield Mark(mark["kind"], mark["name"], "", "", mark["form"] or "",
                   *mark.span(), lines.at(mark.start()))  # fmt: skip


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _inside(spans: list[tuple[int, int]]) -> Callable[[int], bool]:
    """Make a test of whether a place lies in one of some spans."""
    spans = sorted(spans)
    starts = [start for start, _ in spans]

    def inside(place: int) -> bool:
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < spans[at][1]

    return inside


def _was_meant(found: re.Match) -> bool:
    """Tell a slip from a bracket that ordinary prose may have."""
    kind, brace = found["kind"], found["open"].endswith("{")
    if kind in PUBLIC or not (found["name"] or found["open"].startswith("]")):
        return False
    return kind in KINDS or brace or bool(get_close_matches(kind.lower(), KINDS, n=1))


def _unknown_kind(shown: str, mark: Mark, file: str) -> Fault:
    found = f"{' '.join(shown.split())!r}: nothing is called {mark.kind!r}"
    return Fault(file, mark.line, "", found + nearest(mark.kind.lower(), KINDS),
                 f"one of {', '.join(KINDS)}", "correct the word before the colon")  # fmt: skip
