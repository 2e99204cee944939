"""One turn, cut into chunks: where they are, their sentences and their words."""

import re
from bisect import bisect_right
from itertools import accumulate

from plait.qualitative.lexicon import WORDS, Chunks
from plait.qualitative.sentences import OPENERS, TAIL, Stops, sentence_spans

CHUNK = re.compile(r"\S+")


class Speech:
    """The words of one turn, each part worked out only where it is asked for.

    Parameters
    ----------
    text : str
        What was said.
    chunks : Chunks
        Words of each chunk.
    stops : Stops
        Which chunks may end a sentence.

    Attributes
    ----------
    parts : list of str
        The chunks: what stands between white space.
    spaced : str
        The chunks with one space between.
    even : bool
        Whether all white space is single, so that places are those in `spaced`.
    """

    def __init__(self, text: str, chunks: Chunks, stops: Stops) -> None:
        self.text = text
        self.parts = text.split()
        self.spaced = " ".join(self.parts)
        self.even = len(self.spaced) == len(text)
        self._chunks, self._stops = chunks, stops
        self._starts: list[int] = []
        self._sentence = (0, 0)
        self._words: dict[tuple[int, int], list[tuple[int, int]]] = {}

    @property
    def starts(self) -> list[int]:
        """First code point of each chunk in the turn."""
        if not self._starts:
            lengths = accumulate(map(len, self.parts), initial=0)
            self._starts = (
                [length + place for place, length in enumerate(lengths)]
                if self.even
                else [found.start() for found in CHUNK.finditer(self.text)]
            )
        return self._starts

    def sentence(self, part: int) -> tuple[int, int]:
        """Give the chunks of a sentence.

        Parameters
        ----------
        part : int
            One of its chunks.

        Returns
        -------
        first, last : int
            Its first chunk, and one past its last.
        """
        first, last = self._sentence
        if not first <= part < last:
            self._sentence = self._around(part) if self.even else self._spanned(part)
        return self._sentence

    def _around(self, part: int) -> tuple[int, int]:
        parts, first, last = self.parts, part, part + 1
        while first and not (parts[first - 1][-1] in TAIL and self._cut(first)):
            first -= 1
        count = len(parts)
        while last < count and not (parts[last - 1][-1] in TAIL and self._cut(last)):
            last += 1
        return first, last

    def _cut(self, part: int) -> bool:
        """Say whether a sentence begins with a chunk, the one before it looking so."""
        letter = self.parts[part][0]
        opens = letter.isupper() or letter.isdigit() or letter in OPENERS
        return opens and self._stops[self.parts[part - 1]]

    def _spanned(self, part: int) -> tuple[int, int]:
        """Find the sentence by the white space as well: a blank line ends one."""
        spans = sentence_spans(self.text)
        place = self.starts[part]
        low, high = spans[bisect_right(spans, (place, len(self.text) + 1)) - 1]
        starts = self.starts
        return bisect_right(starts, low - 1), bisect_right(starts, high - 1)

    def words(self, bounds: tuple[int, int]) -> list[tuple[int, int]]:
        """Give the words of some chunks.

        Parameters
        ----------
        bounds : (first, last)
            Chunks, as `sentence` gives them.

        Returns
        -------
        list of (chunk, word)
            Numbers of each chunk, and of each word in it.
        """
        if bounds not in self._words:
            self._words[bounds] = [
                (part, word) for part in range(*bounds)
                for word in range(len(self._chunks[self.parts[part]]))
            ]  # fmt: skip
        return self._words[bounds]

    def word(self, place: tuple[int, int]) -> str:
        """Give a word.

        Parameters
        ----------
        place : (chunk, word)
            As in `words`.

        Returns
        -------
        str
            Folded.
        """
        return self._chunks[self.parts[place[0]]][place[1]][2]

    def span(self, first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int]:
        """Give the code points from one word to another.

        Parameters
        ----------
        first, last : (chunk, word)
            Both included.

        Returns
        -------
        start, end : int
            In the turn, end exclusive.
        """
        low = self._chunks[self.parts[first[0]]][first[1]][0]
        high = self._chunks[self.parts[last[0]]][last[1]][1]
        return self.starts[first[0]] + low, self.starts[last[0]] + high


def words_between(text: str, start: int, end: int) -> int:
    """Count the words in a part of a turn.

    Parameters
    ----------
    text : str
        The turn.
    start, end : int
        Code points, end exclusive.

    Returns
    -------
    int
        0 where `end` is not after `start`.
    """
    return len(WORDS.findall(text[start:end]))
