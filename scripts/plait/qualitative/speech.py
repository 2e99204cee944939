"""One turn: its sentences and its words, and where they are."""

from bisect import bisect_left, bisect_right

from plait.qualitative.lexicon import WORDS, Word, words_of


class Speech:
    """One turn, each part worked out only where it is asked for.

    Parameters
    ----------
    text : str
        What was said.
    hot : list of (start, chunk)
        What stands between white space and may be in a hit, in order.
    sentences : list of (start, end)
        As `sentence_spans` gives them.
    denials : list of int
        First code point of each chunk that may deny.
    """

    def __init__(
        self,
        text: str,
        hot: list[tuple[int, str]],
        sentences: list[tuple[int, int]],
        denials: list[int],
    ) -> None:
        self.text, self.hot = text, hot
        self._sentences, self._denials = sentences, denials
        self._words: dict[tuple[int, int], list[Word]] = {}

    def sentence(self, place: int) -> tuple[int, int]:
        """Give the sentence of a word.

        Parameters
        ----------
        place : int
            A code point of the word.

        Returns
        -------
        start, end : int
            Code points, end exclusive.
        """
        after = (place, len(self.text) + 1)
        return self._sentences[bisect_right(self._sentences, after) - 1]

    def may_deny(self, start: int, end: int) -> bool:
        """Say whether a word of negation may begin between two places.

        Parameters
        ----------
        start, end : int
            Code points, end exclusive.

        Returns
        -------
        bool
            False where there is none for sure.
        """
        found = bisect_left(self._denials, end)
        return found > 0 and self._denials[found - 1] >= start

    def words(self, bounds: tuple[int, int]) -> list[Word]:
        """Give the words between two places.

        Parameters
        ----------
        bounds : (start, end)
            Code points, as `sentence` gives them.

        Returns
        -------
        list of (start, end, word)
            In the turn; folded.
        """
        if bounds not in self._words:
            self._words[bounds] = words_of(self.text, *bounds)
        return self._words[bounds]


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
