"""What a keyword is looked for by: phrases, each with the word to look for first."""

import re
from dataclasses import dataclass

from plait.qualitative.keywords import Atom, Keyword, Phrase

COMMON = frozenset(re.findall(r"\w+", """
    a about all and are as at be been but can do for from get go got had have he her his
    i if in is it just know like me my no not of on one or our out she so some that the
    their them then there they think this to up was we well were what when with would
    you your
"""))  # fmt: skip


@dataclass(frozen=True)
class Pattern:
    """A phrase to look for, and what it is a part of.

    Parameters
    ----------
    keyword : int
        Number of the keyword.
    part : tuple of int
        () where every occurrence is a hit; (side,) of a NEAR or of a keyword with
        exclusions; (side, exclusion) of an exclusion of it.
    phrase : tuple of tuple of Atom
        For each word what would do.
    anchor : int
        Which of its words is looked for: the longest that is none of the commonest.
        Its neighbours are compared where it stands.
    """

    keyword: int
    part: tuple[int, ...]
    phrase: Phrase
    anchor: int


def patterns_of(number: int, keyword: Keyword) -> list[Pattern]:
    """List the phrases that a keyword is looked for by.

    Parameters
    ----------
    number : int
        Of the keyword.
    keyword : Keyword
        As parsed.

    Returns
    -------
    list of Pattern
        Those of its exclusions too.
    """
    parts = [((side,), phrases) for side, phrases in enumerate(keyword.sides)]
    parts += [((side, place), phrases) for place, part in enumerate(keyword.unless)
              for side, phrases in enumerate(part.sides)]  # fmt: skip
    return [
        Pattern(number, () if keyword.plain else part, phrase, _anchor(phrase))
        for part, phrases in parts
        for phrase in phrases
    ]


def _anchor(phrase: Phrase) -> int:
    rare = [min(map(_rarity, atoms)) for atoms in phrase]
    return rare.index(max(rare))


def _rarity(atom: Atom) -> tuple[bool, int]:
    return atom.word not in COMMON, len(atom.word)
