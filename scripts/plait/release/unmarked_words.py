"""Find people's words that stand in prose without being released as a quote."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.synthesis.marks import ARGUMENT, Lines, read_marks, without_marks

# ASSUME seven words on end are somebody's own; fewer may be anybody's.
RUN = 7
WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`][^\W_]+)*")
PART = 4_000_000  # signs of transcript that are looked through at once
OTHER = 0  # a word that stands in no prose
PLAIN = dict.fromkeys(map(ord, "'’‘ʼ`")) | dict.fromkeys(
    (n for n in (*range(128), *range(0x2000, 0x2070), *map(ord, "«»¡¿·"))
     if not chr(n).isalnum() and chr(n) not in "'’‘ʼ`"), " "
)  # fmt: skip
BETWEEN = " xbetweenturnsx "  # no word of any prose
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
MEND = (
    'quote it as ["words"](extract:document), bind it as {document, quote}, or say it '
    "in your own words: what people said leaves only as a released quote"
)


@dataclass(frozen=True)
class Prose:
    """A text that people wrote and that leaves the trust.

    Parameters
    ----------
    file : str
        Where it stands.
    text : str
        Without what is bound as a quote.
    where : str
        The place in the file.
    """

    file: str
    text: str
    where: str = ""


def unmarked_faults(prose: Iterable[Prose], turns: pd.DataFrame) -> Iterator[Fault]:
    """List where seven or more words on end are those of a transcript.

    Parameters
    ----------
    prose : iterable of Prose
        What people wrote.
    turns : DataFrame, one row a document x turn
        In the shape TURNS: whoever speaks.

    Yields
    ------
    Fault
        One a run of words, with its line; the words are not repeated. Case and
        punctuation are passed over.
    """
    texts = [one for one in prose if one.text]
    words = [_words(one.text) for one in texts]
    known = _numbered(word for part in words for word, _ in part)
    # All texts in one go, since most are short; nothing runs over the end of one.
    hashed = _hashes(_codes(_joined(words), known))
    said = _said(turns["text"], known, np.unique(hashed))
    hit = _among(hashed, said)
    starts = np.cumsum([0, *(len(part) + 1 for part in words)])
    for first, last in _runs(hit):
        at = np.searchsorted(starts, first, side="right") - 1
        place = words[at][first - starts[at]][1]
        yield _fault(texts[at], place, last - first + RUN)


def argument_prose(text: str) -> Prose:
    """Give the argument without what it quotes through a mark.

    Parameters
    ----------
    text : str
        argument.md.

    Returns
    -------
    Prose
        As many lines as it has.
    """
    kept = ("finding", "construct", "question", "proposition", "statement", "workshop",
            "recommendation", "typed")  # fmt: skip
    bare = without_marks(text, keep=kept)
    for mark in read_marks(text):
        # what stands in the title of a mark is printed too: the reason of a number
        at = text.find(mark.word, mark.start + len(mark.text), mark.end)
        bare = f"{bare[:at]}{mark.word}{bare[at + len(mark.word) :]}"
    return Prose(ARGUMENT, bare)


def texts_in(holder: object, file: str, where: str = "") -> Iterator[Prose]:
    """Give every text in something that holds texts.

    Parameters
    ----------
    holder : object
        A text, or a list or mapping of such, to any depth.
    file, where : str
        Where it stands.

    Yields
    ------
    Prose
        In order.
    """
    if isinstance(holder, str):
        yield Prose(file, holder, where)
    elif isinstance(holder, Mapping):
        for key, value in holder.items():
            yield from texts_in(value, file, f"{where}.{key}".strip("."))
    elif isinstance(holder, list | tuple):
        for place, value in enumerate(holder, start=1):
            yield from texts_in(value, file, f"{where}[{place}]")


def texts_of_table(frame: pd.DataFrame, name: str) -> Iterator[Prose]:
    """Give every text of a table.

    Parameters
    ----------
    frame : DataFrame
        Any.
    name : str
        Of the table.

    Yields
    ------
    Prose
        One a text that cells hold; what has fewer than seven words is passed over.
    """
    for column in frame.select_dtypes(["str", "object", "category"]):
        for text in dict.fromkeys(frame[column].tolist()):
            # words may be parted by line breaks, dashes or anything else
            if isinstance(text, str) and len(_words(text)) >= RUN:
                yield Prose(f"table {name}", text, column)


def _plain(text: str) -> str:
    """Write words small and without apostrophes, place for place but for these."""
    return text.lower().translate(PLAIN)


# Every prose is looked through twice: for words of the transcripts, and for words that
# were taken back.
@lru_cache(maxsize=2**12)
def _words(text: str) -> list[tuple[str, int]]:
    """Give the words of a prose with their places."""
    return [("".join(_plain(m[0]).split()), m.start()) for m in WORD.finditer(text)]


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: place for place, word in enumerate(dict.fromkeys(words), start=1)}


def _codes(words: Iterable[str], known: dict[str, int]) -> np.ndarray:
    return np.fromiter(map(known.get, words, repeat(OTHER)), dtype=np.uint64)


def _hashes(codes: np.ndarray) -> np.ndarray:
    """Hash every run of words; 0 where one of them stands in no prose."""
    if len(codes) < RUN:
        return np.zeros(0, dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(codes, RUN)
    hashed = np.zeros(len(windows), dtype=np.uint64)
    known = np.ones(len(windows), dtype=bool)
    for column in range(RUN):
        hashed = hashed * MULTIPLIER + windows[:, column]
        hashed ^= hashed >> np.uint64(29)
        known &= windows[:, column] != OTHER
    return np.where(known, hashed, np.uint64(0))


def _joined(words: list[list[tuple[str, int]]]) -> Iterator[str]:
    for part in words:
        yield from (word for word, _ in part)
        yield BETWEEN


def _said(texts: pd.Series, known: dict[str, int], shingles: np.ndarray) -> np.ndarray:
    """Give the hashes of prose that stand in transcripts, which are read once."""
    found = [np.zeros(0, dtype=np.uint64)]
    for part in _parts(texts):
        hashed = _hashes(_codes(_plain(part).split(), known))
        found.append(hashed[_among(hashed, shingles)])
    return np.unique(np.concatenate(found))


def _among(hashed: np.ndarray, ordered: np.ndarray) -> np.ndarray:
    """Say which hashes are among some that are in order; 0 never is."""
    near = np.searchsorted(ordered, hashed).clip(max=max(len(ordered) - 1, 0))
    return (hashed > 0) & (ordered[near] == hashed if ordered.size else False)


def _parts(texts: pd.Series) -> Iterator[str]:
    """Join turns, with a word between that stands in no prose."""
    gathered: list[str] = []
    length = 0
    for text in texts:
        gathered.append(text)
        length += len(text)
        if length > PART:
            yield BETWEEN.join(gathered)
            gathered, length = [], 0
    yield BETWEEN.join(gathered)


def _runs(hit: np.ndarray) -> Iterator[tuple[int, int]]:
    """Give the first and the last place of each run of hits."""
    edges = np.flatnonzero(
        np.diff(np.concatenate([[False], hit, [False]]).astype("i1"))
    )
    yield from zip(edges[::2].tolist(), (edges[1::2] - 1).tolist(), strict=True)


def _fault(one: Prose, place: int, count: int) -> Fault:
    line = Lines(one.text).at(place) if one.file == ARGUMENT else 0
    return Fault(one.file, line, one.where, f"{count} words on end of a transcript",
                 "words of the team's own, or a quote", MEND)  # fmt: skip
