"""Find a passage again by the hash of its words, where its place has changed."""

from collections.abc import Iterator
from itertools import chain, pairwise, product

from plait.ingest.transcripts import text_hash
from plait.qualitative.quotation_marks import (
    MARKS,
    straight,
    written_otherwise,
)
from plait.qualitative.sentences import sentence_spans
from plait.qualitative.texts import Text

Span = tuple[int, int]


class WordSearch:
    """Look for passages in one document, knowing their hash and not their words.

    Parameters
    ----------
    document : Text
        Where to look.
    """

    def __init__(self, document: Text) -> None:
        self._document = document
        self._edges: tuple[set[int], set[int]] | None = None
        self._sentences: dict[str, list[Span]] | None = None
        self._shifts: dict[int, None] = {}  # how far passages moved that were found
        self._otherwise: list[str] | None = None  # with other quotation marks
        self._sentences_otherwise: dict[str, list[Span]] | None = None

    def find(self, wanted: str, *, was: Span | None = None) -> list[Span]:
        """List the places where the words stand.

        Parameters
        ----------
        wanted : str
            SHA-256 of the words, 64 hexadecimal digits.
        was : (start, end), optional
            Where they stood. Without it, the passage is a sentence or a whole turn.

        Returns
        -------
        list of (start, end)
            In order; each touches a turn. Where the words stand as whole words,
            places where they are parts of longer words are not listed; a passage
            that begins and also ends inside a word is not found. Words that stand
            nowhere are looked for with straight and with curly quotation marks.
        """
        if was is None:
            return self._spoken(self._by_sentence(wanted))
        at = self._first(wanted, *was)
        otherwise = at is None
        if otherwise:
            at = self._first_otherwise(wanted, *was)
        if at is None:
            return []
        self._shifts.setdefault(at - was[0])
        # from here on the words are known, and looking for them is cheap
        places = self._all(at, at + was[1] - was[0], otherwise)
        return self._spoken([s for s in places if self._whole(s)] or places)

    def _by_sentence(self, wanted: str) -> list[Span]:
        if self._sentences is None:
            self._sentences = _hashes(self._document, [self._document.text])
        if wanted in self._sentences:
            return self._sentences[wanted]
        if self._sentences_otherwise is None:
            texts = self._texts_otherwise()
            self._sentences_otherwise = _hashes(self._document, texts)
        return self._sentences_otherwise.get(wanted, [])

    def _first(self, wanted: str, start: int, end: int) -> int | None:
        """Find one place of the words: where others moved to, then from near to far."""
        text, length = self._document.text, end - start
        moved = [start + shift for shift in self._shifts if start + shift >= 0]
        for at in chain(moved, *self._windows(start, length)):
            if text_hash(text[at : at + length]) == wanted:
                return at
        return None

    def _first_otherwise(self, wanted: str, start: int, end: int) -> int | None:
        """Find words that cut no word, written with other quotation marks."""
        length, texts = end - start, self._texts_otherwise()
        for at in next(self._windows(start, length)) if texts else ():
            if MARKS.search(self._document.text, at, at + length) and wanted in {
                text_hash(text[at : at + length]) for text in texts
            }:
                return at
        return None

    def _texts_otherwise(self) -> list[str]:
        if self._otherwise is None:
            self._otherwise = written_otherwise(self._document.text)
        return self._otherwise

    def _windows(self, start: int, length: int) -> Iterator[list[int]]:
        """Give where windows begin that cut no word, then those that cut one."""
        begin, end = self._known_edges()
        last = len(self._document.text) - length
        begun = {at for at in begin if at <= last}
        ended = {at - length for at in end if at >= length}
        for places in (begun & ended, begun ^ ended):
            yield sorted(places, key=lambda at: (abs(at - start), at))

    def _known_edges(self) -> tuple[set[int], set[int]]:
        if self._edges is None:
            self._edges = _edges(self._document.text)
        return self._edges

    def _whole(self, span: Span) -> bool:
        begin, end = self._known_edges()
        return span[0] in begin and span[1] in end

    def _all(self, start: int, end: int, otherwise: bool) -> list[Span]:
        """List where the words of a passage stand, quotation marks told apart or not."""
        text, spans = self._document.text, []
        text = straight(text) if otherwise else text
        words = text[start:end]
        at = text.find(words)
        while at >= 0:
            spans.append((at, at + len(words)))
            at = text.find(words, at + 1)
        return spans

    def _spoken(self, spans: list[Span]) -> list[Span]:
        return [span for span in spans if self._document.holds(*span)]


def _hashes(document: Text, texts: list[str]) -> dict[str, list[Span]]:
    """Find sentences by the hash of their words in one of the texts."""
    found: dict[str, dict[Span, None]] = {}
    spans = sorted(_sentences(document))
    for text, span in product(texts, spans):
        found.setdefault(text_hash(text[slice(*span)]), {})[span] = None
    return {digest: list(places) for digest, places in found.items()}


def _sentences(document: Text) -> set[Span]:
    spans = {(turn["start"], turn["end"]) for turn in document.turns}
    for turn in document.turns:
        at = turn["start"]
        spans |= {(at + a, at + b) for a, b in sentence_spans(turn["text"])}
    return spans


def _edges(text: str) -> tuple[set[int], set[int]]:
    """List the places where a passage may begin, and one past where it may end."""
    blank = [sign.isspace() for sign in text]
    inside = [a.isalnum() and b.isalnum() for a, b in pairwise(text)]
    begin = {
        i for i, space in enumerate(blank) if not space and not (i and inside[i - 1])
    }
    end = {i for i, space in enumerate(blank, start=1)
           if not space and not (i < len(text) and inside[i - 1])}  # fmt: skip
    return begin, end
