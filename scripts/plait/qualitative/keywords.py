"""The grammar of keywords: stems, exact words, wildcards and phrases."""

import re
from dataclasses import dataclass

WORD = r"\w+(?:['’ʼ]\w+)*"
# typographic apostrophes are the straight one
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})
WORD_FORM = re.compile(r"=?[\w*]+(?:'[\w*]+)*")


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


def fold_word(word: str) -> str:
    """Fold case and apostrophes of a word.

    Parameters
    ----------
    word : str
        As it stands.

    Returns
    -------
    str
        `Don’t` becomes `don't`.
    """
    return word.translate(APOSTROPHES).casefold()


def parse_keyword(keyword: str) -> tuple[Atom, ...]:
    """Take a keyword apart.

    A bare word stands for all words of its stem, `=word` for itself alone, `*`
    for any letters within a word; several words, or words with a hyphen, are a
    phrase of adjacent words, each read by these rules.

    Parameters
    ----------
    keyword : str
        As written in the codebook.

    Returns
    -------
    tuple of Atom
        One a word; empty where the keyword does not follow the grammar.
    """
    atoms: list[Atom] = []
    for word in fold_word(keyword).split():
        exact = word.startswith("=")
        for part in re.split("[-‐‑]", word):
            atom = _atom(f"={part.removeprefix('=')}" if exact else part)
            if atom is None:
                return ()
            atoms.append(atom)
    return tuple(atoms)


def _atom(word: str) -> Atom | None:
    bare = word.removeprefix("=")
    if not WORD_FORM.fullmatch(word) or not bare.strip("*'"):
        return None
    if word.startswith("="):
        return None if "*" in bare else Atom("exact", bare)
    return Atom("wildcard" if "*" in bare else "stem", bare)


def wildcard_pattern(word: str) -> re.Pattern:
    """Turn a word with stars into a pattern for whole words.

    Parameters
    ----------
    word : str
        As `appreciat*`.

    Returns
    -------
    re.Pattern
        For `fullmatch`; a star stands for any letters, none too.
    """
    return re.compile(r"[\w']*".join(re.escape(part) for part in word.split("*")))
