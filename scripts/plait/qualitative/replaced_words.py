"""Look for a passage in a document as it was before something in it was replaced."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plait.deidentification.edits import Edit, Replacement, edit_text, map_offset, track
from plait.deidentification.names import Decision
from plait.qualitative.texts import Text
from plait.qualitative.word_search import Span, WordSearch

MOVED = "moved by a replacement"


class ReplacedWords:
    """A document with each replacement of coding/identifiers.csv taken back.

    Parameters
    ----------
    document : Text
        As it is now.
    name : str
        Its id.
    decisions : iterable of Decision
        What people decided on strings that name someone.
    """

    def __init__(
        self, document: Text, name: str, decisions: Iterable[Decision]
    ) -> None:
        here = [d for d in decisions if d.replacement and d.document in ("", name)]
        self._before = [
            (WordSearch(_as_it_was(document, edits)), track(edits))
            for edits in _undone(document.text, here)
        ]

    def find(self, wanted: str, *, was: Span | None) -> list[Span]:
        """List where a passage stands now that was decided on before a replacement.

        Parameters
        ----------
        wanted : str
            SHA-256 of its words then.
        was : (start, end) or None
            Where it stood then.

        Returns
        -------
        list of (start, end)
            In order, each once: the passage with what stands in it instead.
        """
        return sorted({
            _now(span, moved)
            for search, moved in self._before
            for span in search.find(wanted, was=was)
        })  # fmt: skip


def _undone(text: str, decisions: list[Decision]) -> Iterator[list[Edit]]:
    """Take one replacement back at a time, then all of them."""
    # ASSUME what was replaced stood in the transcript as coding/identifiers.csv has it,
    # or the hash of the passage is not met and the decision stays an orphan.
    each = []
    for decision in decisions:
        places = re.finditer(re.escape(decision.replacement), text)
        each.append([Edit(*place.span(), decision.text) for place in places])
    each = [edits for edits in each if edits]
    yield from each
    if len(each) > 1:
        yield _apart(edit for edits in each for edit in edits)


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Keep one edit of those that overlap, as two names with one pseudonym do."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _as_it_was(document: Text, edits: list[Edit]) -> Text:
    moved, text = track(edits), edit_text(document.text, edits)
    turns = []
    for turn in document.turns:
        start = map_offset(turn["start"], moved, to="used")
        end = map_offset(turn["end"], moved, to="used", end=True)
        turns.append(turn | {"start": start, "end": end, "text": text[start:end]})
    return replace(document, text=text, turns=turns)


def _now(span: Span, moved: list[Replacement]) -> Span:
    start, end = span
    return (map_offset(start, moved, to="source"),
            map_offset(end, moved, to="source", end=True))  # fmt: skip
