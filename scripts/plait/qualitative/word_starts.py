"""How words begin that keywords may hit, as one pattern."""

import re
from collections.abc import Iterable, Iterator

WAS_Z = re.compile("(?<=[iy])s")


def stem_start(stem: str) -> str:
    """Give the letters that every word of a stem begins with, `y` being like `i`.

    Parameters
    ----------
    stem : str
        A stem by Snowball's rules for English.

    Returns
    -------
    str
        The stem itself, less a last letter that its word may lack: an `e` may be put
        there by the rules (`using` has the stem `use`), and so may the `l` of
        `sensibl` (`sensibility`). All else that they put there is an `i` for a `y`.

    References
    ----------
    Porter (2001) Snowball: a language for stemming algorithms.
    """
    return stem[:-1] if stem.endswith(("e", "bl")) else stem


def starting_pattern(starts: Iterable[str]) -> str:
    """Write a pattern for words by how they begin.

    Parameters
    ----------
    starts : iterable of str
        Folded. An empty one fits every word.

    Returns
    -------
    str
        Of a pattern for folded words, to stand at the start of one. `y` and `i` count
        as one letter, and so do `s` and `z` after them: what has the letters of a
        start need not be what is meant.
    """
    tree: dict = {}
    for form in sorted({form for start in starts for form in _forms(start)}):
        node = tree
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}
    return rf"\b{_ways(tree)}" if tree else r"\b\B"


def _forms(start: str) -> Iterator[str]:
    """Give a start as it may be spelt, `y` written as `i`."""
    bare = start.rstrip("'")  # a word never ends in one
    for place in (None, *(found.start() for found in WAS_Z.finditer(bare))):
        form = bare if place is None else f"{bare[:place]}z{bare[place + 1 :]}"
        yield form.replace("y", "i")


def _ways(tree: dict) -> str:
    """Write a tree of letters as a pattern; beyond a whole start nothing is asked."""
    if "" in tree:
        return ""
    ways = [f"{_letter(letter)}{_ways(below)}" for letter, below in tree.items()]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _letter(letter: str) -> str:
    return "[iy]" if letter == "i" else re.escape(letter)
