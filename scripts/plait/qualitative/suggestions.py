"""Suggest passages to coders by the keywords of the codebook."""

import hashlib
from collections import Counter
from collections.abc import Collection

import pandas as pd

from plait.qualitative.lexicon import Anchors
from plait.qualitative.matching import Hit, find_hits
from plait.qualitative.negation import Cues, negation_before
from plait.qualitative.sentences import Stops
from plait.qualitative.speech import Speech
from plait.shapes.transcripts import SUGGESTIONS

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
        self.rows: list[tuple] = []
        self._anchors = Anchors(keywords)
        self._stops, self._cues = Stops(), Cues()
        self._seen: Counter = Counter()

    def hear(self, document: str, turn: int, text: str, start: int) -> None:
        """Add the rows of one turn.

        Parameters
        ----------
        document, turn, text, start : str, int, str, int
            As in TURNS.
        """
        speech = Speech(text, self._anchors.chunks, self._stops)
        hits = find_hits(speech, self._anchors)
        if hits:
            names = self._names(document, speech, hits)
            self.rows += [
                (name, document, turn, *row)
                for name, row in zip(
                    names, self._places(speech, start, hits), strict=True
                )
            ]

    def _places(self, speech: Speech, start: int, hits: list[Hit]) -> list[tuple]:
        rows = []
        for low, high, first, last, number in hits:
            begin, ends = speech.sentence(first)[0], speech.sentence(last)[1] - 1
            denied = negation_before(speech, first, self._cues)
            rows.append((
                *self.keywords[number], speech.text[low:high], start + low, start + high,
                start + speech.starts[begin],
                start + speech.starts[ends] + len(speech.parts[ends]), denied,
            ))  # fmt: skip
        return rows

    def _names(self, document: str, speech: Speech, hits: list[Hit]) -> list[str]:
        normal = speech.spaced.casefold()
        which = self._seen[document, normal]
        self._seen[document, normal] += 1
        same = speech.even and len(normal) == len(speech.text)
        return [
            suggestion_id(
                document,
                *self.keywords[number],
                (normal, low if same else _place(speech.text, low), which),
            )
            for low, _, _, _, number in hits
        ]


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
    for document, turn, text, start in zip(*columns, strict=True):
        suggester.hear(document, turn, text, start)
    rows = zip(*suggester.rows, strict=True) if suggester.rows else [()] * len(
        SUGGESTIONS.names)  # fmt: skip
    return SUGGESTIONS.check(
        pd.DataFrame(dict(zip(SUGGESTIONS.names, map(list, rows), strict=True)))
    )


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
    parts = [document, code, keyword, *map(str, where)]
    # a unit separator between: no two lists of parts give one text
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return f"s{digest.hexdigest()[:12]}"
