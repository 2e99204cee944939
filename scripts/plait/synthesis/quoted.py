"""Find the words that an argument quotes in the coded passages of a document."""

from dataclasses import dataclass

import pandas as pd

from plait.shapes.records import records
from plait.synthesis.marks import Mark

AROUND = " '*_"  # what may stand around the words of a mark, folded
# Word processors change these on the way; a backslash is markdown's.
ALIKE = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", '"': "'", "“": "'", "”": "'", "„": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...",
    "\\": "", "\u200b": "", "\ufeff": "", "\u00ad": "",
})  # fmt: skip


@dataclass(frozen=True)
class Quoted:
    """Words of a transcript that a mark quotes.

    Parameters
    ----------
    extract : str
        Id of the coded passage that holds them.
    start, end : int
        Code points in the passage.
    text : str
        As they stand in the transcript.
    """

    extract: str
    start: int
    end: int
    text: str


class Passages:
    """The coded passages of a study.

    Parameters
    ----------
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    """

    def __init__(self, codings: pd.DataFrame) -> None:
        rows = records(codings.drop_duplicates("extract"))
        self.by_extract: dict[str, dict] = {row["extract"]: row for row in rows}
        self.by_document: dict[str, list[dict]] = {}
        for row in rows:
            self.by_document.setdefault(row["document"], []).append(row)
        self._folded: dict[str, tuple[str, list[int]]] = {}

    @property
    def names(self) -> set[str]:
        """Ids of documents with coded passages, and of extracts."""
        return {*self.by_document, *self.by_extract}

    def find(self, mark: Mark) -> Quoted | None:
        """Find what a mark quotes.

        Parameters
        ----------
        mark : Mark
            Of the kind extract: its id names a document or an extract.

        Returns
        -------
        Quoted or None
            The whole extract where the mark has no words; otherwise as `only`.
        """
        if _plain(mark.text):
            return self.only(self.holding(mark.name, mark.text))
        row = self.by_extract.get(mark.name)
        return self._part(row, 0, len(row["text"])) if row else None

    def holding(self, name: str, text: str) -> list[Quoted]:
        """Find every coded passage that holds some words.

        Parameters
        ----------
        name : str
            Id of a document or of an extract.
        text : str
            The words. Case, quotation marks, dashes, white space and line breaks may
            differ.

        Returns
        -------
        list of Quoted
            Where the words stand first in each passage; empty where they are blank.
        """
        own = self.by_extract.get(name)
        rows = [own] if own else self.by_document.get(name, [])
        words = _plain(text)
        found = (self._in(row, words) for row in rows) if words else ()
        return [part for part in found if part]

    def _in(self, row: dict, words: str) -> Quoted | None:
        if row["extract"] not in self._folded:
            self._folded[row["extract"]] = _alike(row["text"])
        text, places = self._folded[row["extract"]]
        at = text.find(words)
        if at < 0:
            return None
        return self._part(row, places[at], places[at + len(words) - 1] + 1)

    def only(self, found: list[Quoted]) -> Quoted | None:
        """Choose the one passage that was meant.

        Parameters
        ----------
        found : list of Quoted
            As `holding` gives them.

        Returns
        -------
        Quoted or None
            The shortest of overlapping ones; None where there is none, or several that
            do not overlap.
        """
        if not found:
            return None
        rows = self.by_extract
        best = min(found, key=lambda q: (len(rows[q.extract]["text"]), q.extract))
        first, last = rows[best.extract]["start"], rows[best.extract]["end"]
        apart = any(
            rows[q.extract]["end"] <= first or rows[q.extract]["start"] >= last
            for q in found
        )
        return None if apart else best

    @staticmethod
    def _part(row: dict, start: int, end: int) -> Quoted:
        return Quoted(row["extract"], start, end, row["text"][start:end])


def is_in(words: str, text: str) -> bool:
    """Say whether a text holds some words.

    Parameters
    ----------
    words, text : str
        Case, quotation marks, dashes, white space and line breaks may differ.

    Returns
    -------
    bool
        False where there are no words.
    """
    plain = _plain(words)
    return bool(plain) and plain in _alike(text)[0]


def _plain(text: str) -> str:
    return _alike(text)[0].strip(AROUND)


def _alike(text: str) -> tuple[str, list[int]]:
    """Fold case, quotation marks, dashes and white space, and keep the places."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if sign.isspace():
            plain = "" if signs[-1:] == [" "] else " "
        else:
            low = sign.lower()
            plain = (low if len(low) == 1 else sign).translate(ALIKE)
        signs += plain
        places += [place] * len(plain)
    return "".join(signs), places
