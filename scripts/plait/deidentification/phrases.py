"""Find many words and phrases in a text at once, in whatever case or spacing."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from unicodedata import normalize

ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
APOSTROPHES = "'’ʼ‘`"
BETWEEN = re.compile(r"[\s\-‐‑–\u00ad\u200b]+")
# white space or hyphens, of which a line may break at one
GAP = r"[\s\-‐‑–\u00ad\u200b]{1,3}"
LONG_NUMBER = 9  # digits from which spaces and a leading 0 do not matter
NUMBER = re.compile(r"\+?[\d\s()\-‐‑–]+")


def lower(text: str) -> str:
    """Write a text in small letters without accents, each at its own place.

    Parameters
    ----------
    text : str
        In NFC.

    Returns
    -------
    str
        As many code points as `text`.
    """
    small = text.lower()
    if len(small) != len(text):
        small = "".join(map(_small, text))
    if small.isascii():
        return small
    for sign in sorted(set(ACCENTED.findall(small))):
        small = small.replace(sign, normalize("NFD", sign)[0])
    return small


def _small(sign: str) -> str:
    """Keep a sign whose small letter would be two."""
    return sign.lower() if len(sign.lower()) == 1 else sign


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """Fold what does not tell two strings apart: case, accents, spacing.

    Parameters
    ----------
    text : str
        A name, a number, any phrase.

    Returns
    -------
    str
        Small letters; apostrophes taken out; one space for white space and
        hyphens. A number of nine digits or more is its digits alone, without
        leading noughts: a spreadsheet that drops them does no harm.
    """
    small = BETWEEN.sub(" ", lower(text)).strip()
    small = small.translate({ord(sign): None for sign in APOSTROPHES})
    digits = re.sub(r"\D", "", small)
    if len(digits) >= LONG_NUMBER and NUMBER.fullmatch(small):
        return digits.lstrip("0")
    return small


class Phrases:
    """Many phrases as one search.

    Parameters
    ----------
    phrases : iterable of str
        In any case; blank ones are passed over.
    exact : collection of str, default none
        Those that count only as they are written here, capitals included.
    """

    def __init__(self, phrases: Iterable[str], exact: Collection[str] = ()) -> None:
        self._exact = {key(phrase): " ".join(phrase.split()) for phrase in exact}
        tree: dict = {}
        for phrase in phrases:
            _grow(tree, lower(phrase).strip())
        self._pattern = (
            re.compile(rf"(?<!\w){_branches(tree)}(?=s?(?!\w))") if tree else None
        )

    def find(self, low: str, text: str) -> Iterator[tuple[int, int]]:
        """Find the phrases as whole words, the longest that begins at each place.

        Parameters
        ----------
        low : str
            As `lower` writes it.
        text : str
            As it stands.

        Yields
        ------
        tuple of int and int
            First code point, one past the last; the possessive `'s` is outside,
            and so is an `s` that lost its apostrophe. They may overlap.
        """
        place = 0
        while self._pattern and (match := self._pattern.search(low, place)):
            if not self._exact or self._as_written(text[slice(*match.span())]):
                yield match.span()
            # a phrase may begin inside another, and go beyond it
            place = match.start() + 1

    def _as_written(self, found: str) -> bool:
        wanted = self._exact.get(key(found))
        return wanted is None or wanted == " ".join(found.split())


def _grow(tree: dict, phrase: str) -> None:
    """Add a phrase to the tree of shared beginnings, a step a sign or a gap."""
    if not phrase:
        return
    for step in re.findall(rf"[{APOSTROPHES}]|{BETWEEN.pattern}|.", phrase, re.S):
        tree = tree.setdefault(_step(step), {})
    tree[""] = {}


def _step(sign: str) -> str:
    if sign in APOSTROPHES:
        return f"[{APOSTROPHES}]?"
    return GAP if BETWEEN.fullmatch(sign) else re.escape(sign)


def _branches(tree: dict) -> str:
    """Write a tree as a pattern that prefers the longest phrase."""
    ways = [f"{step}{_branches(below)}" for step, below in sorted(tree.items()) if step]
    pattern = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    if "" not in tree:
        return pattern
    return f"(?:{pattern})?" if ways else ""
