"""Many turns at once, cut into chunks, each distinct chunk looked at once."""

import re
from collections.abc import Callable
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plait.qualitative.lexicon import Anchors
from plait.qualitative.negation import MAY_DENY
from plait.qualitative.sentences import OPENERS, TAIL, Stops, sentence_spans
from plait.qualitative.speech import Speech

CHUNK = re.compile(r"\S+")
ENDS = rf"[{re.escape(TAIL)}]$"


class Marks:
    """Tell which chunks matter: what stands between white space.

    Parameters
    ----------
    anchors : Anchors
        Of the keywords.
    """

    def __init__(self, anchors: Anchors) -> None:
        self.anchors, self.stops = anchors, Stops()

    def hot(self, chunks: pa.Array) -> np.ndarray:
        """Say which chunks hold a word that a keyword is looked for by.

        Parameters
        ----------
        chunks : array of str
            Distinct ones.

        Returns
        -------
        array of bool
            Most are seen not to without taking them apart.
        """
        small = pc.match_substring_regex(
            pc.utf8_lower(chunks), self.anchors.lexicon.starting
        )
        may = pc.or_(small, pc.match_substring(chunks, "-"))
        may = pc.or_(may, pc.invert(pc.string_is_ascii(chunks)))
        return _those(may, chunks, lambda chunk: bool(self.anchors[chunk]))

    def ending(self, chunks: pa.Array) -> np.ndarray:
        """Say which chunks may end a sentence.

        Parameters
        ----------
        chunks : array of str
            Distinct ones.

        Returns
        -------
        array of bool
            Where what follows begins one, they do.
        """
        return _those(
            pc.match_substring_regex(chunks, ENDS), chunks, self.stops.__getitem__
        )


def _slice(places: tuple[list, list[int]], turn: int) -> list:
    found, limits = places
    return found[limits[turn] : limits[turn + 1]]


def _those(may: pa.Array, chunks: pa.Array, test: Callable[[str], bool]) -> np.ndarray:
    """Test those chunks that may pass."""
    found = may.to_numpy(zero_copy_only=False)
    found[found] = [test(chunk) for chunk in chunks.filter(may).to_pylist()]
    return found


@cache
def begins_sentence(letter: str) -> bool:
    """Say whether a sentence may begin with a sign.

    Parameters
    ----------
    letter : str
        One code point, or none.

    Returns
    -------
    bool
        True for a capital, a digit, an opening quote or bracket, and a dash.
    """
    return letter.isupper() or letter.isdigit() or (letter != "" and letter in OPENERS)


class Block:
    """Some turns, and where in them the chunks are that matter.

    Parameters
    ----------
    texts : list of str
        What was said in each.
    marks : Marks
        What is known of chunks.
    """

    def __init__(self, texts: list[str], marks: Marks) -> None:
        self._texts, self._marks = texts, marks
        cut = pc.utf8_split_whitespace(pa.array(texts, pa.string()))
        coded = cut.values.dictionary_encode()
        self._chunks, self._codes = coded.dictionary, coded.indices.to_numpy()
        self._bounds = cut.offsets.to_numpy()
        past = np.cumsum(pc.utf8_length(cut.values).to_numpy() + 1, dtype="int64")
        # one past the white space after each chunk, were it single; 0 before the first
        self._past = np.concatenate([[0], past])
        self._lengths = (np.diff(self._past[self._bounds]) - 1).tolist()
        self._cuts = self._places(self._sentence_starts())
        denies = pc.match_substring_regex(self._chunks, MAY_DENY)
        self._denials = self._places(self._standing(denies.to_numpy(False)))
        self._hot = self._hot_places()

    def _hot_places(self) -> tuple[list[tuple[int, str]], list[int]]:
        hot = self._standing(self._marks.hot(self._chunks))
        starts, limits = self._places(hot)
        chunks = self._chunks.take(pa.array(self._codes[hot])).to_pylist()
        return list(zip(starts, chunks, strict=True)), limits

    def _standing(self, distinct: np.ndarray) -> np.ndarray:
        """Give where in all turns the chunks stand that are marked."""
        return np.flatnonzero(distinct[self._codes])

    def _sentence_starts(self) -> np.ndarray:
        after = self._standing(self._marks.ending(self._chunks)) + 1
        after = after[np.isin(after, self._bounds, invert=True)]
        following = self._chunks.take(pa.array(self._codes[after]))
        letters = pc.utf8_slice_codeunits(following, 0, 1).to_pylist()
        return after[np.fromiter(map(begins_sentence, letters), bool, len(after))]

    def _places(self, chunks: np.ndarray) -> tuple[list[int], list[int]]:
        """Give where chunks start in their turns, and which are of which turn."""
        limits = np.searchsorted(chunks, self._bounds)
        turns = np.repeat(np.arange(len(self._texts)), np.diff(limits))
        starts = self._past[chunks] - self._past[self._bounds[turns]]
        return starts.tolist(), limits.tolist()

    def hot_turns(self) -> list[int]:
        """List the turns in which a hit may be.

        Returns
        -------
        list of int
            Their places among the texts, in order.
        """
        return np.flatnonzero(np.diff(self._hot[1])).tolist()

    def speech(self, place: int) -> Speech:
        """Give one turn with what is known of it.

        Parameters
        ----------
        place : int
            Of the turn among the texts.

        Returns
        -------
        Speech
            Its sentences are those of `sentence_spans`.
        """
        text = self._texts[place]
        if self._lengths[place] != len(text) or text != text.strip():
            return self._uneven(text)
        cuts = _slice(self._cuts, place)
        ends = [*(cut - 1 for cut in cuts), len(text)]
        return Speech(
            text,
            _slice(self._hot, place),
            list(zip([0, *cuts], ends, strict=True)),
            _slice(self._denials, place),
        )

    def _uneven(self, text: str) -> Speech:
        """Look for the chunks: white space is not single, and may end a sentence."""
        found = [(chunk.start(), chunk[0]) for chunk in CHUNK.finditer(text)]
        denials = [start for start, chunk in found if re.search(MAY_DENY, chunk)]
        hot = [(start, chunk) for start, chunk in found if self._marks.anchors[chunk]]
        return Speech(text, hot, sentence_spans(text), denials)
