"""Invent transcripts and keywords of any size, for measuring only.

Words are made of syllables and of English endings; how often each is used falls with
its rank, as in speech (Zipf). Nobody said any of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

VOCABULARY = 40_000


def _words(text: str) -> list[str]:
    return text.split()


COMMON = _words(
    "the and I to you it a that of was in we is they so my me on for be with but "
    "have not do what there at as this like just know if when or can one think"
)
ONSETS = _words("b c d f g h l m n p r s t v w br ch cl dr fl gr pl pr sh st str th tr")
MIDDLES = _words("a e i o u ai ea ee oo ou")
CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "d", "ck", "nd", "st", "rt"]
ENDINGS = ["", "", "", "", "s", "ed", "ing", "er", "ly", "ness", "ation", "ment", "ful"]
SENTENCE, TURN = 12, 60  # words, on average
# ranks among all words: the rarer the keywords, the fewer the hits
RANKS = {"rare": (8_000, 40_000), "usual": (600, 20_000), "dense": (100, 2_000)}


@dataclass(frozen=True)
class Talk:
    """A vocabulary with the share of each word.

    Parameters
    ----------
    words : array of str
        The commonest first.
    shares : array of float
        Cumulated, up to 1.
    """

    words: np.ndarray
    shares: np.ndarray


def talk() -> Talk:
    """Make the vocabulary.

    Returns
    -------
    Talk
        The same at every call.
    """
    rng = np.random.default_rng(20240705)
    words = dict.fromkeys(COMMON)
    while len(words) < VOCABULARY:
        stem = "".join(
            str(rng.choice(ONSETS)) + str(rng.choice(MIDDLES)) + str(rng.choice(CODAS))
            for _ in range(int(rng.integers(1, 4)))
        )
        words |= dict.fromkeys(stem + ending for ending in dict.fromkeys(ENDINGS))
    # the shorter, the commoner, as in speech
    rest = sorted(list(words)[len(COMMON) :], key=len)
    weights = 1 / (np.arange(VOCABULARY) + 2.7) ** 1.05
    shares = np.cumsum(weights) / weights.sum()
    return Talk(np.array([*COMMON, *rest][:VOCABULARY], dtype=object), shares)


def transcript(made: Talk, number: int, words: int) -> str:
    """Write one interview.

    Parameters
    ----------
    made : Talk
        The vocabulary.
    number : int
        Which; the same number gives the same interview.
    words : int
        How many, both speakers together.

    Returns
    -------
    str
        `Interviewer:` and `P0001:` by turns, a blank line between.
    """
    rng = np.random.default_rng([7, number])
    said = made.words[np.searchsorted(made.shares, rng.random(words))].tolist()
    sentences = list(_sentences(said, rng))
    turns, names, at = [], ("Interviewer", f"P{number:04}"), 0
    while at < len(sentences):
        size = int(rng.integers(1, 2 * TURN // SENTENCE))
        turns.append(f"{names[len(turns) % 2]}: {' '.join(sentences[at : at + size])}")
        at += size
    return "\n\n".join(turns) + "\n"


def _sentences(said: list[str], rng: np.random.Generator) -> Iterator[str]:
    at = 0
    for size in rng.integers(3, 2 * SENTENCE, len(said)):
        if at >= len(said):
            return
        part = said[at : at + size]
        if len(part) > 8:
            part[4] += ","
        first = part[0][0].upper() + part[0][1:]
        yield f"{' '.join([first, *part[1:]])}{'?' if size % 7 == 0 else '.'}"
        at += size


def keywords(made: Talk, density: str, count: int = 500) -> list[tuple[str, str]]:
    """Choose keywords of every kind.

    Parameters
    ----------
    made : Talk
        The vocabulary.
    density : {"rare", "usual", "dense"}
        How often they hit.
    count : int, default 500
        How many.

    Returns
    -------
    list of (code, keyword)
        Ten a code: seven words, a wildcard, an exact word and a phrase.
    """
    rng = np.random.default_rng(500)
    low, high = RANKS[density]
    ranks = rng.choice(np.arange(low, high), count, replace=False)
    words = made.words[ranks].tolist()
    forms = [_form(place, word) for place, word in enumerate(words)]
    return [(f"code_{place // 10}", form) for place, form in enumerate(forms)]


def _form(place: int, word: str) -> str:
    kinds = {7: f"{word[: max(4, len(word) - 3)]}*", 8: f"={word}", 9: f"the {word}"}
    return kinds.get(place % 10, word)
