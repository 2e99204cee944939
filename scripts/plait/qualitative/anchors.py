"""Find the passage of each decision: where it was decided, or by its words."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from plait.deidentification.names import Decision
from plait.ingest.transcripts import text_hash
from plait.ingest.withheld import WITHDREW
from plait.qualitative.replaced_words import MOVED, ReplacedWords
from plait.qualitative.texts import Text
from plait.qualitative.word_search import Span, WordSearch

OWN_PLACE = ("add", "extend")  # what names a passage of its own
NOT_THERE = Text("", [])
# ASSUME nobody else in a document says, sign by sign, so long a passage by chance.
OWN_WORDS = 30  # code points


@dataclass(frozen=True)
class Anchor:
    """Where a decision stands in its document.

    Parameters
    ----------
    span : (start, end)
        Code points, end exclusive; (0, 0) where it stands nowhere.
    hit : dict or None
        Row of SUGGESTIONS that it is about.
    moved : str
        Why it had to be looked for; "" where it stands as decided.
    lost : str
        Why it stands nowhere; "" where it does.
    people : tuple of str
        Whose words it was about, where they withdrew them.
    """

    span: Span
    hit: dict | None = None
    moved: str = ""
    lost: str = ""
    people: tuple[str, ...] = ()

    @property
    def how(self) -> str:
        """As CODINGS has it: `as decided` or `re-anchored`."""
        return "re-anchored" if self.moved else "as decided"


class Anchors:
    """The places of decisions in the transcripts as they are now.

    Parameters
    ----------
    decisions : DataFrame
        Those that stand, as `Decisions.frame`.
    suggestions : DataFrame
        In the shape SUGGESTIONS.
    texts : dict of str to Text
        By document.
    identifiers : sequence of Decision, default none
        What is replaced in the texts: a decision may be older than a replacement.
    """

    def __init__(
        self,
        decisions: pd.DataFrame,
        suggestions: pd.DataFrame,
        texts: dict[str, Text],
        identifiers: Sequence[Decision] = (),
    ) -> None:
        self._identifiers = identifiers
        self._before: dict[str, ReplacedWords] = {}
        rows = suggestions.to_dict("records")
        self._hits = {row["suggestion"]: row for row in rows}
        self._there: dict[tuple, list[dict]] = {}
        for row in rows:
            place = (row["document"], row["start"], row["end"], row["code"])
            self._there.setdefault(place, []).append(row)
        self._texts = texts
        self._searches: dict[str, WordSearch] = {}
        self._taken = set(zip(decisions["coder"], decisions["suggestion"], strict=True))

    def find(self, row: dict) -> Anchor:
        """Find the passage of one decision.

        Parameters
        ----------
        row : dict
            Of `decisions`; of several that lie alike, ask for the earlier first.

        Returns
        -------
        Anchor
            As decided where the SHA-256 of the passage is the one that was decided
            on. Otherwise the one place in the document where the same words stand, or
            stood before something in them was replaced, with a suggestion for the same code there if one is left that the coder
            has not decided on. Lost where the words stand nowhere, or more than
            once, where the decision and its suggestion contradict each other, and where
            the words were those of a person who withdrew: a few words that somebody
            else said as well do not take their place.
        """
        hit = self._hits.get(row["suggestion"]) if row["action"] != "add" else None
        odd = _contradiction(row, hit)
        if odd:
            return Anchor((0, 0), lost=odd)
        span, stale = self._as_decided(row, hit)
        if not stale:
            return Anchor(span, hit)
        found = self._by_words(row, hit, stale)
        people = self._withheld_from(row, found)
        return Anchor((0, 0), lost=WITHDREW, people=people) if people else found

    def _withheld_from(self, row: dict, found: Anchor) -> tuple[str, ...]:
        """Give whose words a decision was about that is not found, or by chance."""
        text, was = self._texts.get(row["document"], NOT_THERE), _was(row)
        if not found.lost and (was is None or was[1] - was[0] >= OWN_WORDS):
            return ()
        people = text.withheld_from(*was) if was else []
        if not people and found.lost and not _heard(text):
            people = text.withheld_from(0, len(text.text))
        return tuple(people)

    def _as_decided(self, row: dict, hit: dict | None) -> tuple[Span, str]:
        if hit is None and row["action"] != "add":
            return (0, 0), "the suggestion no longer exists"
        own = row if row["action"] in OWN_PLACE else hit
        span = (int(own["start"]), int(own["end"]))
        document = self._texts.get(row["document"], NOT_THERE)
        if not document.holds(*span):
            return span, "the passage is in no turn of the document"
        if text_hash(document.text[slice(*span)]) != row["text_hash"]:
            return span, "the text of the passage has changed"
        return span, ""

    def _by_words(self, row: dict, hit: dict | None, stale: str) -> Anchor:
        if hit is None and not (row["code"] or row["action"] == "move"):
            return Anchor((0, 0), lost=f"{stale}, and the decision names no code")
        spans = self._search(row["document"]).find(row["text_hash"], was=_was(row))
        if not spans:
            spans = self._replaced(row["document"]).find(
                row["text_hash"], was=_was(row)
            )
            stale = MOVED if len(spans) == 1 else stale
        if len(spans) != 1:
            return Anchor((0, 0), lost=_times(stale, len(spans)))
        return Anchor(spans[0], hit or self._same_code(row, spans[0]), moved=stale)

    def _replaced(self, document: str) -> ReplacedWords:
        if document not in self._before:
            text = self._texts.get(document, NOT_THERE)
            self._before[document] = ReplacedWords(text, document, self._identifiers)
        return self._before[document]

    def _search(self, document: str) -> WordSearch:
        if document not in self._searches:
            text = self._texts.get(document, NOT_THERE)
            self._searches[document] = WordSearch(text)
        return self._searches[document]

    def _same_code(self, row: dict, span: Span) -> dict | None:
        """Give the next suggestion there that the coder has not decided on.

        ASSUME where several keywords of one code hit one sentence, it does not
        matter which of them a decision that was found again is counted for.
        """
        if row["action"] in OWN_PLACE:
            return None
        for hit in self._there.get((row["document"], *span, row["code"]), []):
            if (row["coder"], hit["suggestion"]) not in self._taken:
                self._taken.add((row["coder"], hit["suggestion"]))
                return hit
        return None


def _contradiction(row: dict, hit: dict | None) -> str:
    if hit is None:
        return ""
    if hit["document"] != row["document"]:
        return "the suggestion is in another document"
    if row["code"] not in {"", hit["code"]}:
        return "the suggestion is for another code"
    return ""


def _heard(text: Text) -> bool:
    """Say whether a participant still speaks in a document."""
    return any(turn["role"] == "participant" for turn in text.turns)


def _was(row: dict) -> Span | None:
    """Give the place that the decision names: that of a suggestion may be missing."""
    if pd.isna(row["start"]) or pd.isna(row["end"]):
        return None
    return int(row["start"]), int(row["end"])


def _times(stale: str, times: int) -> str:
    if not times:
        return f"{stale}, and its words are nowhere in the document"
    return f"{stale}, and its words are in the document {times} times"
