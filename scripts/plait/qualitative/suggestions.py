"""Suggest passages to coders by the keywords of the codebook."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import pandas as pd

from plait.qualitative.blocks import Block, Marks
from plait.qualitative.lexicon import Anchors
from plait.qualitative.matching import Hit, find_hits
from plait.qualitative.negation import Cues, negation_before
from plait.qualitative.speech import Speech
from plait.shapes.transcripts import SUGGESTIONS

BLOCK = 16_384  # turns that are looked through together, to bound the memory
ROLES = ("participant", "unknown")


class Suggester:
    """Look through turn after turn, remembering every word that was met.

    Parameters
    ----------
    keywords : list of (code, keyword)
        As in `Codebook.keywords`.
    """

    def __init__(self, keywords: list[tuple[str, str]]) -> None:
        self.keywords = keywords
        self._anchors, self._cues = Anchors(keywords), Cues()
        self._marks = Marks(self._anchors)
        self._document = ""
        self._seen: Counter = Counter()
        self._heads: dict[int, bytes] = {}

    def hear(self, turns: Iterable[tuple[str, int, str, int]]) -> pd.DataFrame:
        """Look through some turns.

        Parameters
        ----------
        turns : iterable of (document, turn, text, start)
            As in TURNS; the turns of a document follow each other.

        Returns
        -------
        DataFrame
            With the columns of SUGGESTIONS, one row a hit.
        """
        turns, rows = list(turns), []
        said = Block([text for _, _, text, _ in turns], self._marks)
        for place in said.hot_turns():
            document, turn, _, start = turns[place]
            speech = said.speech(place)
            hits = find_hits(speech, self._anchors)
            if hits:
                rows += self._rows(speech, hits, (document, turn, start))
        return pd.DataFrame.from_records(rows, columns=SUGGESTIONS.names)

    def _rows(
        self, speech: Speech, hits: list[Hit], at: tuple[str, int, int]
    ) -> list[tuple]:
        document, turn, start = at
        if document != self._document:
            self._document, self._seen, self._heads = document, Counter(), {}
        names = self._names(speech.text, hits)
        return [
            (name, document, turn, *self._place(speech, start, hit))
            for name, hit in zip(names, hits, strict=True)
        ]

    def _place(self, speech: Speech, start: int, hit: Hit) -> tuple:
        low, high, number = hit
        begin, end = speech.sentence(low)
        if high > end:
            end = speech.sentence(high - 1)[1]
        denied = negation_before(speech, low, self._cues)
        return (*self.keywords[number], speech.text[low:high], start + low,
                start + high, start + begin, start + end, denied)  # fmt: skip

    def _names(self, text: str, hits: list[Hit]) -> Iterator[str]:
        # of white space, only the space is printable
        plain = text.isprintable() and "  " not in text and text == text.strip()
        spaced = text if plain else " ".join(text.split())
        normal = spaced.casefold()
        same = len(spaced) == len(text) == len(normal)
        which = self._seen[normal]
        self._seen[normal] += 1
        said = normal.encode("utf-8", "surrogatepass")
        for low, _, number in hits:
            place = low if same else _place(text, low)
            tail = b"%b\x1f%d\x1f%d" % (said, place, which)
            yield _digest(self._head(number), tail)

    def _head(self, number: int) -> bytes:
        """Give what the names of all hits of a keyword in one document begin with."""
        if number not in self._heads:
            self._heads[number] = _head(self._document, *self.keywords[number])
        return self._heads[number]


def suggest(
    turns: pd.DataFrame,
    keywords: list[tuple[str, str]],
    roles: Collection[str] = ROLES,
) -> pd.DataFrame:
    """Suggest the sentence of every keyword hit.

    Parameters
    ----------
    turns : DataFrame
        In the shape TURNS.
    keywords : list of (code, keyword)
        As in `Codebook.keywords`; see `parse_keyword` for the grammar. A phrase
        lies within one sentence, the two sides of NEAR within one turn: then the
        passage is every sentence that they touch.
    roles : collection of str, default participant and unknown
        Whose words are evidence; nobody else's are looked at.

    Returns
    -------
    DataFrame
        In the shape SUGGESTIONS, one row a hit. The id depends on the document,
        the code, the keyword, the words of the turn (case and white space
        folded), the place in it and which of several identical turns it is, so
        it survives changes elsewhere in the document.

    References
    ----------
    Porter (2001) Snowball; Bird, Klein & Loper (2009) Natural Language
    Processing with Python.
    """
    suggester = Suggester(keywords)
    spoken = turns.loc[turns["role"].isin(roles)]
    columns = [spoken[name].tolist() for name in ("document", "turn", "text", "start")]
    found = []
    for first in range(0, len(spoken), BLOCK):
        part = (column[first : first + BLOCK] for column in columns)
        found.append(suggester.hear(zip(*part, strict=True)))
    return SUGGESTIONS.check(pd.concat(found)) if found else SUGGESTIONS.empty()


def _place(text: str, low: int) -> int:
    return len(normalise(f"{text[:low]}x")) - 1


def normalise(text: str) -> str:
    """Fold case and white space of a turn.

    Parameters
    ----------
    text : str
        As it was said.

    Returns
    -------
    str
        Words with one space between.
    """
    return " ".join(text.casefold().split())


def suggestion_id(
    document: str, code: str, keyword: str, where: tuple[str, int, int]
) -> str:
    """Name a suggestion by what it is, not by where the document has it.

    Parameters
    ----------
    document, code, keyword : str
        As in SUGGESTIONS.
    where : (turn, place, which)
        The normalised turn, the code point of the hit in it, and how many
        identical turns come before it in the document.

    Returns
    -------
    str
        `s` and 12 hexadecimal digits of a SHA-256.
    """
    tail = "\x1f".join(map(str, where)).encode("utf-8", "surrogatepass")
    return _digest(_head(document, code, keyword), tail)


def _head(document: str, code: str, keyword: str) -> bytes:
    # a unit separator between: no two lists of parts give one text
    head = "\x1f".join([document, code, keyword, ""])
    return head.encode("utf-8", "surrogatepass")


def _digest(head: bytes, tail: bytes) -> str:
    return f"s{hashlib.sha256(head + tail).hexdigest()[:12]}"
