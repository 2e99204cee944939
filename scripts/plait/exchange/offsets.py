"""Find out how another tool counted characters, and turn its places into ours."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate

from plait.exchange.counting import WHOLE, Way, better, doubtful_places, edges
from plait.exchange.projects import Losses
from plait.ingest.parsed import nfc

BOM = "\ufeff"
SEVERAL = (
    "texts whose places can be counted in several ways: the likeliest was taken, look "
    "at a passage of each"
)
DOUBTFUL = (
    "passages that lie elsewhere if line ends or signs are counted in another way, and "
    "nothing tells which, not read"
)
COUNTED_TWO_WAYS = re.compile("[\r\ufeff\U00010000-\U0010ffff]")
SHORTEST = 3  # letters of a name below which only the very same words agree

# The standard says code points and leaves line ends open; no tool says how it counts.
WEIGHTS: dict[str, Callable[[str, str], int]] = {
    "code points, a line end is one": lambda c, n: c != BOM and (c, n) != ("\r", "\n"),
    "code points, CR and LF are two": lambda c, n: c != BOM,
    "code points, the byte order mark is one": lambda c, n: 1,
    "UTF-16 units, a line end is one":
        lambda c, n: (c != BOM and (c, n) != ("\r", "\n")) * (1 + (c > "\uffff")),
    "UTF-16 units, CR and LF are two": lambda c, n: (c != BOM) * (1 + (c > "\uffff")),
}  # fmt: skip


FIRST = next(iter(WEIGHTS))


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
    whole : int
        Passages that begin and end with a word.
    contested : bool
        Another convention gives other places, and no name speaks against it.
    doubtful : frozenset of int
        Passages whose place is a guess between conventions.
    """

    text: str
    convention: str
    spans: list[tuple[int, int]]
    agreeing: int
    named: int
    whole: int = 0
    contested: bool = False
    doubtful: frozenset[int] = frozenset()

    def note(self, name: str, losses: Losses) -> None:
        """Tell how the places were counted, where that is no matter of course.

        Parameters
        ----------
        name : str
            Of the text.
        losses : Losses
            Grows by a convention that is not the first of `WEIGHTS`, or that is not
            the only one possible, and by each doubtful passage.
        """
        how = f"{name}: {self.convention} ({self.agreeing} of {self.named} agree)"
        if self.contested:
            whole = f"{self.whole} of {len(self.spans)} begin and end with a word"
            losses.add(SEVERAL, f"{name}: {self.convention} ({whole})")
        elif self.convention != FIRST:
            losses.add("texts whose places were counted in another way", how)
        losses.add(DOUBTFUL, name, count=len(self.doubtful))


def count_places(raw: str, places: list[tuple[int, int, str]]) -> Counted:
    """Choose the convention that the passages themselves speak for.

    First by how many begin with their names; where names do not tell, by how many
    lie in the text, and begin and end with a word; see `Way.outdoes`.

    Parameters
    ----------
    raw : str
        The text as the file has it, its byte order mark and line ends included.
    places : list of (start, end, name)
        As the tool wrote them; a name may be blank, cut short, or no quotation.

    Returns
    -------
    Counted
        Where the evidence decides nothing, the passages that would lie elsewhere
        under another convention are doubtful. Between an end that is exclusive and
        one that is included the standard decides: it is exclusive.
    """
    text, where = _normal(raw)
    named = {i for i, (_, _, name) in enumerate(places) if _line(name)}
    pairs = [_both_ends(text, where, places, named, counted)
             for counted in _distinct(raw)]  # fmt: skip
    ways = [better(*pair) for pair in pairs]
    best = max(ways, key=lambda way: way.score)
    others = [*ways, *next(pair for pair in pairs if best in pair)]
    return Counted(
        text, best.convention, best.spans,
        sum(mark > 0 for mark in best.marks), len(named),
        sum(point == WHOLE for point in best.points),
        any(best.contested_by(other) for other in others),
        doubtful_places(best, ways),
    )  # fmt: skip


def _both_ends(
    text: str,
    where: list[int] | None,
    places: list[tuple[int, int, str]],
    named: set[int],
    counted: tuple[str, list[int]],
) -> tuple[Way, Way]:
    """Read the places with their ends exclusive, and with their ends included."""
    convention, starts = counted
    ways = []
    for last, ending in ((0, ""), (1, ", the end included")):
        spans = [(_at(starts, where, s), _at(starts, where, e + last))
                 for s, e, _ in places]  # fmt: skip
        marks = [_agrees(text[slice(*spans[i])], places[i][2]) if i in named else 0
                 for i in range(len(places))]  # fmt: skip
        points = [edges(text, *span) for span in spans]
        cores = [_core(text, *span) for span in spans]
        ways.append(Way(convention + ending, spans, cores, marks, points))
    return ways[0], ways[1]


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the white space at both ends of a passage that lies in the text."""
    words = text[start:end]
    if start < 0 or not words.strip():
        return start, end
    ahead = len(words) - len(words.lstrip())
    return start + ahead, start + len(words.rstrip())


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


def _line(text: str) -> str:
    return " ".join(nfc(text).replace(BOM, "").split())


def _words(text: str) -> str:
    return _line(text).removesuffix("...").rstrip("…")


def _agrees(passage: str, name: str) -> int:
    """Give 2 for the same words, 1 where the passage goes on after its name."""
    said, full, named = _line(passage), _line(name), _words(name)
    if not named:
        return said == full
    whole = said in {full, named} and (
        passage == passage.strip() or name != name.strip()
    )
    cut = len(named) >= SHORTEST and said.startswith(named)
    return whole + (cut or said in {full, named})
