"""Cut the lines of a transcript into turns, and account for every other character."""

from bisect import bisect_right
from itertools import pairwise

from plait.ingest.label_words import is_pseudo
from plait.ingest.parsed import Line
from plait.ingest.stamps import Label

Span = tuple[int, int]
BEFORE = "before the first speaker"
NOBODY = "time stamp or notice"


class TurnCutter:
    """Walk through the lines of one document, keeping whose turn it is.

    Parameters
    ----------
    text : str
        The lines joined by a line feed.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.turns: list[tuple[int, int, str]] = []
        self.marks: list[tuple[int, str]] = []
        self._speaker: str | None = None
        self._open = False

    def add(self, line: Line, label: Label | None, start: int) -> None:
        """Take in one line.

        Parameters
        ----------
        line : Line
            As parsed.
        label : Label or None
            Its speaker label.
        start : int
            Its first code point in the text.
        """
        end = start + len(line.text)
        if start == end and not label and line.kind == "speech":
            return  # most lines between turns are blank
        if line.kind != "speech":
            self._close(start, line.kind)
        elif label and is_pseudo(label, line.text[label.length :]):
            self._close(start, "break")
        elif label and not label.name:
            self._close(start, NOBODY)
        elif label:
            self._close(start, "speaker label")
            self._speaker = label.name
            self._speech(start + label.length, end)
        else:
            self._speech(start, end)

    def _close(self, start: int, reason: str) -> None:
        self.marks.append((start, reason))
        self._open = False

    def _speech(self, start: int, end: int) -> None:
        words = self.text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if first >= last:
            return
        if self._speaker is None:
            self._close(start, BEFORE)
        elif self._open:
            self.turns[-1] = (self.turns[-1][0], last, self._speaker)
        else:
            self.turns.append((first, last, self._speaker))
            self._open = True


def cut_turns(
    text: str, *, lines: list[Line], labels: list[Label | None]
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    """Cut a document into turns and into what is in no turn.

    A line without a label continues the turn before it, over blank lines too; a
    heading or a break ends the turn, and the same speaker goes on after it.

    Parameters
    ----------
    text : str
        The lines joined by a line feed.
    lines : list of Line
        As parsed.
    labels : list of Label or None
        One for each line.

    Returns
    -------
    turns : list of (start, end, speaker)
        Code points, end exclusive; no white space at either end.
    left_out : list of (start, end, reason)
        All other code points, in order.
    """
    cutter, position = TurnCutter(text), 0
    for line, label in zip(lines, labels, strict=True):
        cutter.add(line, label, position)
        position += len(line.text) + 1
    return cutter.turns, _left_out(len(text), cutter.turns, cutter.marks)


def turn_places(
    starts: list[int], *, lines: list[Line], labels: list[Label | None]
) -> list[tuple[float | None, int | None]]:
    """Say when and on which page each turn begins.

    Parameters
    ----------
    starts : list of int
        First code point of each turn, in order.
    lines : list of Line
        As parsed.
    labels : list of Label or None
        One for each line.

    Returns
    -------
    list of (at, page)
        Seconds, by the time stamp of the label or the line, None where there is
        none; page from 1, None where there are no pages.
    """
    firsts, places, position, at = [], [], 0, None
    for line, label in zip(lines, labels, strict=True):
        if label or line.at is not None:
            at = label.at if label and label.at is not None else line.at
        elif line.kind != "speech":
            at = None  # what follows has no stamp of its own
        firsts.append(position)
        places.append((at, line.page or None))
        position += len(line.text) + 1
    return [places[bisect_right(firsts, start) - 1] for start in starts]


def _left_out(
    length: int, turns: list[tuple[int, int, str]], marks: list[tuple[int, str]]
) -> list[tuple[int, int, str]]:
    ends = [0, *(end for _, end, _ in turns)]
    starts = [*(start for start, _, _ in turns), length]
    pieces: list[tuple[int, int, str]] = []
    waiting = iter(_merged(marks))
    mark = next(waiting, None)
    for low, high in zip(ends, starts, strict=True):
        inside = []
        while mark and mark[0] < high:
            inside.append(mark)
            mark = next(waiting, None)
        pieces += _pieces(low, high, inside)
    return pieces


def _merged(marks: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Keep the first of several lines in a row that are left out for one reason."""
    pairs = pairwise([(0, ""), *marks])
    return [new for old, new in pairs if new[1] != old[1] or new[1] == "speaker label"]


def _pieces(
    low: int, high: int, marks: list[tuple[int, str]]
) -> list[tuple[int, int, str]]:
    """Cut a gap at its marks; white space before the first goes with it."""
    if low >= high:
        return []
    reasons = [reason for _, reason in marks] or ["blank"]
    cuts = [low, *(start for start, _ in marks[1:]), high]
    return [(a, b, reason) for (a, b), reason in zip(pairwise(cuts), reasons,
                                                     strict=True)]  # fmt: skip
