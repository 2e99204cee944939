"""Find out how another tool counted characters, and turn its places into ours."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate

from plait.ingest.parsed import nfc

BOM = "\ufeff"
COUNTED_TWO_WAYS = re.compile("[\r\ufeff\U00010000-\U0010ffff]")
SHORTEST = 3  # letters of a name below which it proves nothing

# ASSUME the standard says code points and leaves line ends open: the first of these
# is meant unless the words of the passages say otherwise.
WEIGHTS: dict[str, Callable[[str, str], int]] = {
    "code points, a line end is one": lambda c, n: c != BOM and (c, n) != ("\r", "\n"),
    "code points, CR and LF are two": lambda c, n: c != BOM,
    "code points, the byte order mark is one": lambda c, n: 1,
    "UTF-16 units, a line end is one":
        lambda c, n: (c != BOM and (c, n) != ("\r", "\n")) * (1 + (c > "\uffff")),
    "UTF-16 units, CR and LF are two": lambda c, n: (c != BOM) * (1 + (c > "\uffff")),
}  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """A text of another tool, and where its places lie in the text as plait has it.

    Parameters
    ----------
    text : str
        NFC, line feeds, no byte order mark.
    convention : str
        How the tool counted, in words.
    spans : list of (start, end)
        One for each passage asked for: code points of `text`, end exclusive; an
        empty or reversed span stays one, a place outside the text is -1.
    agreeing : int
        Passages whose words the convention makes agree with their names.
    named : int
        Passages that have a name to compare with.
    """

    text: str
    convention: str
    spans: list[tuple[int, int]]
    agreeing: int
    named: int


def count_places(raw: str, places: list[tuple[int, int, str]]) -> Counted:
    """Choose the convention under which most passages begin with their names.

    Parameters
    ----------
    raw : str
        The text as the file has it, its byte order mark and line ends included.
    places : list of (start, end, name)
        As the tool wrote them; a name may be blank, cut short, or no quotation.

    Returns
    -------
    Counted
        Under equal evidence the earlier convention of `WEIGHTS`, the end exclusive.
    """
    text, where = _normal(raw)
    named = [i for i, (_, _, n) in enumerate(places) if len(_words(n)) >= SHORTEST]
    best, most = Counted(text, "", [], 0, len(named)), -1
    for convention, starts in _distinct(raw):
        for last in (0, 1):
            spans = [(_at(starts, where, s), _at(starts, where, e + last))
                     for s, e, _ in places]  # fmt: skip
            marks = [_agrees(text[slice(*spans[i])], places[i][2]) for i in named]
            if sum(marks) > most:
                ending = ", the end included" if last else ""
                agreeing = sum(mark > 0 for mark in marks)
                best = Counted(text, convention + ending, spans, agreeing, len(named))
                most = sum(marks)
    return best


def _distinct(raw: str) -> Iterable[tuple[str, list[int]]]:
    """Give the conventions that differ on this text, each once."""
    if not COUNTED_TWO_WAYS.search(raw):
        return [(next(iter(WEIGHTS)), list(range(len(raw) + 1)))]
    found: dict[tuple, str] = {}
    following = f"{raw[1:]} "
    for convention, weigh in WEIGHTS.items():
        weights = [int(weigh(c, n)) for c, n in zip(raw, following, strict=True)]
        found.setdefault(tuple(accumulate(weights, initial=0)), convention)
    return [(convention, list(starts)) for starts, convention in found.items()]


def _at(starts: list[int], where: list[int] | None, place: int) -> int:
    """Give a place of the tool as a code point of the normal text, -1 outside it."""
    if not 0 <= place <= starts[-1]:
        return -1
    raw = bisect_left(starts, place)
    return raw if where is None else where[raw]


def _normal(raw: str) -> tuple[str, list[int] | None]:
    """Normalise a text; say where each of its characters went (None: nowhere)."""
    if nfc(raw) == raw and "\r" not in raw and not raw.startswith(BOM):
        return raw, None
    parts, where, length = [], [], 0
    for cluster in _clusters(raw):
        new = "" if cluster == BOM and not where else nfc(cluster.replace("\r\n", "\n"))
        new = new.replace("\r", "\n")
        # within what was composed there is no place: its end is the next one
        where += [length + (i if len(new) == len(cluster) else min(i, 1) * len(new))
                  for i in range(len(cluster))]  # fmt: skip
        parts.append(new)
        length += len(new)
    return "".join(parts), [*where, length]


def _clusters(raw: str) -> list[str]:
    """Cut a text before each character that begins something new."""
    clusters: list[str] = []
    for character in raw:
        joins = unicodedata.combining(character) or character == "\n"
        previous = clusters[-1] if clusters else ""
        if joins and previous and (character != "\n" or previous == "\r"):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _words(text: str) -> str:
    return " ".join(nfc(text).replace(BOM, "").split()).removesuffix("...").rstrip("…")


def _agrees(passage: str, name: str) -> int:
    """Give 2 for the same words, 1 where the passage goes on after its name."""
    said, named = _words(passage), _words(name)
    whole = said == named and (passage == passage.strip() or name != name.strip())
    return whole + said.startswith(named)
