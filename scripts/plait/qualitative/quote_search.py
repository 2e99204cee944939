"""Find words that a person copied from a transcript, however their program changed them."""

import difflib
import unicodedata
from dataclasses import dataclass

from plait.qualitative.sentences import sentence_spans
from plait.qualitative.texts import Text

Span = tuple[int, int]
ALIKE = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...",
    "\u200b": "", "\ufeff": "", "\u00ad": "",
})  # fmt: skip
CLOSE = 0.5  # how alike a sentence must be to be shown as the closest
SHOWN = 100  # signs of it


@dataclass(frozen=True)
class Folded:
    """A text as it is compared, with the place that each sign came from.

    Parameters
    ----------
    text : str
        White space is one space, quotes and dashes are plain; no control signs.
    places : list of int
        Code point in the text as it was, one for each sign.
    """

    text: str
    places: list[int]

    def find(self, words: str) -> list[Span]:
        """List where words stand.

        Parameters
        ----------
        words : str
            Folded, without white space around.

        Returns
        -------
        list of (start, end)
            Code points in the text as it was; overlapping ones too.
        """
        spans, at = [], self.text.find(words)
        while words and at >= 0:
            last = at + len(words) - 1
            spans.append((self.places[at], self.places[last] + 1))
            at = self.text.find(words, at + 1)
        return spans


def fold(text: str) -> Folded:
    """Fold what word processors and spreadsheets change on the way.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    Folded
        Case and letters are kept.
    """
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if sign.isspace():
            if signs and signs[-1] != " ":
                signs.append(" ")
                places.append(place)
            continue
        plain = sign.translate(ALIKE)
        if unicodedata.category(sign) != "Cc":
            signs += plain
            places += [place] * len(plain)
    return Folded("".join(signs), places)


class Quotes:
    """Look for quotes in the transcripts of a study.

    Parameters
    ----------
    texts : dict of str to Text
        By document.
    """

    def __init__(self, texts: dict[str, Text]) -> None:
        self._texts = texts
        self._folded: dict[str, Folded] = {}

    def knows(self, document: str) -> bool:
        """Say whether there is such a transcript.

        Parameters
        ----------
        document : str
            Id of a transcript.

        Returns
        -------
        bool
            False for a blank, too.
        """
        return document in self._texts

    def find(self, document: str, quote: str) -> list[Span]:
        """List where a quote stands in what was said.

        Parameters
        ----------
        document : str
            Id of a transcript.
        quote : str
            As it was copied.

        Returns
        -------
        list of (start, end)
            Code points in the document, in order.
        """
        if document not in self._folded:
            self._folded[document] = fold(self._texts[document].text)
        words = fold(unicodedata.normalize("NFC", quote)).text.strip()
        found = self._folded[document].find(words)
        return [span for span in found if self._texts[document].holds(*span)]

    def elsewhere(self, document: str, quote: str) -> list[str]:
        """List the other documents that hold a quote.

        Parameters
        ----------
        document : str
            Where it is not.
        quote : str
            As it was copied.

        Returns
        -------
        list of str
            Ids, in order.
        """
        others = [name for name in self._texts if name != document]
        return [name for name in others if self.find(name, quote)]

    def closest(self, document: str, quote: str) -> str:
        """Give the sentence of a document that is most like a quote.

        Parameters
        ----------
        document : str
            Id of a transcript.
        quote : str
            As it was copied.

        Returns
        -------
        str
            Its beginning; "" where none is alike.
        """
        turns = self._texts[document].turns
        said = [turn["text"][a:b] for turn in turns
                for a, b in sentence_spans(turn["text"])]  # fmt: skip
        near = difflib.get_close_matches(quote, said, n=1, cutoff=CLOSE)
        return near[0][:SHOWN] if near else ""
