"""The grammar of keywords: stems, exact words, wildcards, phrases, NEAR, exclusions."""

import re
import unicodedata
from dataclasses import dataclass

from plait.qualitative.spelling import one_spelling

WORD = r"\w+(?:['’ʼ]\w+)*"
# typographic apostrophes and quotes are the straight ones
STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"'})
WORD_FORM = re.compile(r"[\w*]+(?:'[\w*]+)*")
HYPHEN = re.compile("[-‐‑]")
PARTS = re.compile(r'-?"[^"]*"|\S+')
QUOTED = re.compile(r'-?"[^"]*"')
NEAR = re.compile(r"NEAR/(\d{1,2})")
NEAREST, FARTHEST = 1, 50


@dataclass(frozen=True)
class Atom:
    """What one word of a keyword asks of one word of a transcript.

    Parameters
    ----------
    kind : {"stem", "exact", "wildcard"}
        Same Snowball stem, the very word, or a pattern with `*`.
    word : str
        Folded; for a wildcard with its stars.
    """

    kind: str
    word: str


Phrase = tuple[tuple[Atom, ...], ...]  # for each word, the atoms that would do


@dataclass(frozen=True)
class Keyword:
    """A keyword, taken apart.

    Parameters
    ----------
    sides : tuple of tuple of Phrase
        One side, or the two of a NEAR; of each side the phrases that would do:
        `burn-out` is two words in a row, or one.
    within : int, default 0
        How many words may stand between two sides.
    unless : tuple of Keyword
        A hit that touches a hit of one of these is none.
    """

    sides: tuple[tuple[Phrase, ...], ...]
    within: int = 0
    unless: tuple["Keyword", ...] = ()

    @property
    def plain(self) -> bool:
        """Whether every occurrence of its one side is a hit."""
        return len(self.sides) == 1 and not self.unless

    @property
    def atoms(self) -> list[Atom]:
        """All atoms of its sides, in order."""
        return [atom for side in self.sides for phrase in side
                for word in phrase for atom in word]  # fmt: skip


def fold_word(word: str) -> str:
    """Fold case, apostrophes and accents set apart from their letter.

    Parameters
    ----------
    word : str
        As it stands.

    Returns
    -------
    str
        `Don’t` becomes `don't`; in NFC.
    """
    if word.isascii():
        return word.casefold()
    return unicodedata.normalize("NFC", word.translate(STRAIGHT).casefold())


def parse_keyword(keyword: str) -> Keyword | None:
    """Take a keyword apart.

    A bare word stands for all words of its stem in British or American spelling,
    `=word` for itself alone, `*` for any letters within a word, `a|b` for either;
    several words are a phrase of adjacent words. A word with a hyphen is its parts
    in a row, or joined. `a NEAR/5 b` asks for both in either order with at most
    five words between. After `-`, a word or a phrase in double quotes in which a
    hit must not lie.

    Parameters
    ----------
    keyword : str
        As written in the codebook.

    Returns
    -------
    Keyword or None
        None where the keyword does not follow the grammar, or an exclusion has no
        word that could be one of the keyword's.
    """
    parts = PARTS.findall(keyword.translate(STRAIGHT))
    if any('"' in part and not QUOTED.fullmatch(part) for part in parts):
        return None
    kept = [part for part in parts if not _excludes(part)]
    unless = [parse_keyword(p[1:].strip('"')) for p in parts if _excludes(p)]
    found = _sides(kept)
    if not found or parts[: len(kept)] != kept or not all(unless):
        return None
    whole = Keyword(*found, tuple(unless))
    nested = any(part.unless for part in unless)
    return None if nested or not all(_meets(part, whole) for part in unless) else whole


def _excludes(part: str) -> bool:
    return len(part) > 1 and part.startswith("-")


def _sides(parts: list[str]) -> tuple[tuple, int] | None:
    """Give the one or two sides, and how far apart they may be."""
    marks = [place for place, part in enumerate(parts) if NEAR.fullmatch(part)]
    if len(marks) > 1:
        return None
    cut = marks[0] if marks else len(parts)
    within = int(NEAR.fullmatch(parts[cut])[1]) if marks else 0
    if marks and not NEAREST <= within <= FARTHEST:
        return None
    halves = [parts[:cut], parts[cut + 1 :]] if marks else [parts]
    sides = tuple(_phrases(" ".join(half).replace('"', " ")) for half in halves)
    return (sides, within) if all(sides) else None


def _phrases(words: str) -> tuple[Phrase, ...]:
    """Give the phrase with hyphens between words, and with the parts joined."""
    apart: list = []
    joined: list = []
    for word in fold_word(words).split():
        exact = "=" if word.startswith("=") else ""
        parts = [f"{exact}{part}" for part in HYPHEN.split(word.removeprefix("="))]
        apart += map(_choices, parts)
        joined += map(_choices, parts if exact else ["".join(parts)])
    if not apart or not all([*apart, *joined]):
        return ()
    return tuple(dict.fromkeys([tuple(apart), tuple(joined)]))


def _choices(word: str) -> tuple[Atom, ...]:
    atoms = [_atom(form) for form in word.split("|")]
    return tuple(atoms) if all(atoms) else ()


def _atom(word: str) -> Atom | None:
    bare = word.removeprefix("=")
    if not WORD_FORM.fullmatch(bare) or not bare.strip("*'"):
        return None
    if word.startswith("="):
        return None if "*" in bare else Atom("exact", bare)
    return Atom("wildcard" if "*" in bare else "stem", bare)


def _meets(part: Keyword, whole: Keyword) -> bool:
    """Say whether an exclusion may hold a word of the keyword: stems keep a letter."""
    first, second = ({one_spelling(a.word)[:1] for a in k.atoms} for k in (part, whole))
    return bool(first & second) or "*" in first | second


def wildcard_pattern(word: str) -> re.Pattern:
    """Turn a word with stars into a pattern for whole words.

    Parameters
    ----------
    word : str
        As `appreciat*`.

    Returns
    -------
    re.Pattern
        For `fullmatch`; a star stands for any letters, none too. The letters are
        also looked for in the one spelling that words are compared in.
    """
    forms = dict.fromkeys([word, "*".join(map(one_spelling, word.split("*")))])
    stars = [r"[\w']*".join(map(re.escape, form.split("*"))) for form in forms]
    return re.compile("|".join(stars))
