"""Find runs of a person's words in any text."""

import re
from collections.abc import Iterable, Iterator
from itertools import repeat

import numpy as np

# ASSUME six words on end that nobody else of the study said are theirs.
RUN = 6
MARKS = re.compile("['’‘ʼ`\u00ad]+")  # within a word they do not matter
WORD = re.compile(rf"[^\W_]+(?:{MARKS.pattern}[^\W_]+)*")
PLAIN = re.compile(r"[^\W_]+")
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


class WordRuns:
    """Every run of six words in some texts.

    Parameters
    ----------
    texts : iterable of str
        What a person said, turn by turn.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        said = [plain_words(text) for text in texts]
        known = dict.fromkeys(word for words in said for word in words)
        self._known = {word: code for code, word in enumerate(known, start=1)}
        runs = [self._hashes(words) for words in said]
        self._runs = np.unique(np.concatenate([np.zeros(0, np.uint64), *runs]))

    def __len__(self) -> int:
        """Count the different runs."""
        return len(self._runs)

    def forget(self, texts: Iterable[str]) -> None:
        """Leave out the runs that somebody else said as well.

        Parameters
        ----------
        texts : iterable of str
            What others said.
        """
        for text in texts:
            hashed = self._hashes(plain_words(text))
            self._runs = self._runs[~np.isin(self._runs, hashed)]

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Find them in a text, whatever the case and punctuation.

        Parameters
        ----------
        text : str
            Any.

        Yields
        ------
        tuple of int and int
            Line from 1, and how many words on end stand there.
        """
        hashed = self._hashes(plain_words(text))
        hit = np.isin(hashed, self._runs)
        if not hit.any():
            return
        places = [match.start() for match in WORD.finditer(text)]
        begins = np.flatnonzero(hit & ~np.r_[False, hit[:-1]])
        ends = np.flatnonzero(hit & ~np.r_[hit[1:], False])
        for first, last in zip(begins, ends, strict=True):
            yield text.count("\n", 0, places[first]) + 1, int(last - first) + RUN

    def _hashes(self, words: list[str]) -> np.ndarray:
        """Hash every run; 0, which is no run, where a word of it is not theirs."""
        if len(words) < RUN:
            return np.zeros(0, dtype=np.uint64)
        codes = np.fromiter(map(self._known.get, words, repeat(0)), dtype=np.uint64)
        windows = np.lib.stride_tricks.sliding_window_view(codes, RUN)
        hashed = np.zeros(len(windows), dtype=np.uint64)
        for column in range(RUN):
            hashed = hashed * MULTIPLIER + windows[:, column]
            hashed ^= hashed >> np.uint64(29)
        return np.where(windows.all(axis=1), hashed, np.uint64(0))


def plain_words(text: str) -> list[str]:
    """Give the words of a text, in small letters and without apostrophes.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    list of str
        In order.
    """
    return PLAIN.findall(MARKS.sub("", text).casefold())
