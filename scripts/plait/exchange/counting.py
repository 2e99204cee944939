"""Weigh what speaks for one way of counting characters against another."""

from collections.abc import Iterable
from dataclasses import dataclass

OUTSIDE = -2
WHOLE = 2
# ASSUME most people select whole words, and a place that has slipped meets an end of a
# word about once in four: two ends more, and three in four of those that a passage
# has, tell one way of counting from another.
LEAD = 2
SHARE = 0.75


@dataclass(frozen=True)
class Way:
    """The passages of a text under one convention.

    Parameters
    ----------
    convention : str
        In words.
    spans : list of (start, end)
        One for each passage.
    cores : list of (start, end)
        Without white space at either end: a blank more or less is the same place.
    marks : list of int
        How far each passage agrees with its name; 0 where it does not, or has none.
    points : list of int
        As `edges`.
    """

    convention: str
    spans: list[tuple[int, int]]
    cores: list[tuple[int, int]]
    marks: list[int]
    points: list[int]

    @property
    def score(self) -> tuple[int, int]:
        """Names first, then ends of words."""
        return sum(self.marks), sum(self.points)

    def apart(self, other: "Way") -> list[int]:
        """List the passages that lie elsewhere under another convention.

        Parameters
        ----------
        other : Way
            Of the same passages.

        Returns
        -------
        list of int
            Their numbers, from 0.
        """
        pairs = zip(self.cores, other.cores, strict=True)
        return [i for i, (mine, theirs) in enumerate(pairs) if mine != theirs]

    def outdoes(self, other: "Way") -> bool:
        """Say whether the evidence is clearly for this convention.

        Parameters
        ----------
        other : Way
            Of the same passages.

        Returns
        -------
        bool
            True where more names agree; where as many do, if the passages that lie
            apart have two ends of words more, and three in four of all they could.
        """
        pairs = zip(self.spans, other.spans, strict=True)
        apart = [i for i, (mine, theirs) in enumerate(pairs) if mine != theirs]
        named = sum(self.marks[i] - other.marks[i] for i in apart)
        if named:
            return named > 0
        mine = sum(self.points[i] for i in apart)
        lead = mine - sum(other.points[i] for i in apart)
        return lead >= LEAD and mine >= SHARE * WHOLE * len(apart)

    def contested_by(self, other: "Way") -> bool:
        """Say whether another convention would have been possible.

        Parameters
        ----------
        other : Way
            Of the same passages.

        Returns
        -------
        bool
            True where it gives other places, as many names agree, and as many
            passages lie in the text; an end that is included counts only where it
            fits ends of words as well.
        """
        if not self.apart(other) or sum(self.marks) != sum(other.marks):
            return False
        if self.spans and _starts(self) == _starts(other):
            return sum(other.points) >= sum(self.points)
        return other.points.count(OUTSIDE) <= self.points.count(OUTSIDE)


def _starts(way: Way) -> list[int]:
    return [start for start, _ in way.spans]


def edges(text: str, start: int, end: int) -> int:
    """Count the ends of a passage that are ends of words.

    Parameters
    ----------
    text : str
        All of it.
    start, end : int
        Code points, end exclusive.

    Returns
    -------
    int
        0 to 2; -2 for a passage that does not lie in the text, or is empty.
    """
    if not 0 <= start < end <= len(text):
        return OUTSIDE
    return _is_edge(text[start - 1 : start], text[start]) + _is_edge(
        text[end : end + 1], text[end - 1]
    )


def _is_edge(beyond: str, inside: str) -> bool:
    """Say whether a word could end here: no space inside, no letter on both sides."""
    return not inside.isspace() and not (beyond.isalnum() and inside.isalnum())


def better(exclusive: Way, included: Way) -> Way:
    """Choose how ends are counted.

    Parameters
    ----------
    exclusive, included : Way
        The same convention, with the end exclusive as the standard says, and not.

    Returns
    -------
    Way
        `exclusive`, unless the evidence is clearly against it.
    """
    return included if included.outdoes(exclusive) else exclusive


def doubtful_places(best: Way, ways: Iterable[Way]) -> frozenset[int]:
    """List the passages that would lie elsewhere, with nothing to say where.

    Parameters
    ----------
    best : Way
        The convention that was chosen.
    ways : iterable of Way
        All of them.

    Returns
    -------
    frozenset of int
        Their numbers, from 0; those whose words agree with their names are not
        among them.
    """
    open_ = [way for way in ways if not best.outdoes(way)]
    apart = {i for way in open_ for i in best.apart(way)}
    return frozenset(i for i in apart if not best.marks[i])
