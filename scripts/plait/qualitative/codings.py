"""Replay decisions into codings; list those that no longer find their text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from plait.deidentification.names import Decision
from plait.errors import Fault, count_of
from plait.ingest.transcripts import Transcripts
from plait.ingest.withheld import WITHDREW, withheld_cautions
from plait.qualitative.anchors import Anchor, Anchors
from plait.qualitative.codebook import Codebook
from plait.qualitative.decision_counts import count_decisions
from plait.qualitative.passages import describe_passage
from plait.qualitative.texts import Text, texts_of
from plait.qualitative.themes import themes_of_codes
from plait.shapes.codings import CODINGS, ORPHANS
from plait.shapes.decisions import ANCHORS

KEY = list(CODINGS.key)
PLACE_CHANGED = ("whose place has changed", "the place where they were decided")
SUGGESTION_GONE = (
    "whose suggestion is no longer made as it was",
    "the suggestion they were made on",
)
CODING_ACTIONS = ("accept", "move", "extend", "add")


@dataclass(frozen=True)
class Codings:
    """What came of the decisions.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS; where several decisions of one coder make the same
        coding, their ids, keywords and memos stand together, `;` between.
    orphans : DataFrame
        In the shape ORPHANS.
    decision_counts : DataFrame
        In the shape DECISION_COUNTS.
    anchors : DataFrame
        In the shape ANCHORS.
    decided : set of (coder, suggestion)
        Suggestions of today that a coder has decided on.
    withheld : tuple of Fault
        As `withheld_cautions`.
    marked : list of dict
        Decisions whose passage speaks against something, rejections too: coder,
        decision, memo, and what `describe_passage` gives.
    """

    codings: pd.DataFrame
    orphans: pd.DataFrame
    decision_counts: pd.DataFrame
    anchors: pd.DataFrame = field(default_factory=ANCHORS.empty)
    decided: frozenset[tuple[str, str]] = frozenset()
    withheld: tuple[Fault, ...] = ()
    marked: list[dict] = field(default_factory=list)

    @property
    def cautions(self) -> list[Fault]:
        """One for each orphan, document with decisions found again, and withdrawal."""
        orphans = self.orphans[self.orphans["reason"].ne(WITHDREW)]
        lost = [
            Fault(row.file, int(row.line), row.decision, row.reason,
                  "the text that the decision was about",
                  "decide again: plait review")
            for row in orphans.itertuples()
        ]  # fmt: skip
        return [*lost, *self.withheld, *self._found_again()]

    def _found_again(self) -> Iterator[Fault]:
        """Tell of decisions that moved apart from those that only lost their suggestion."""
        names = ["start", "end"]
        was = self.anchors[["start_was", "end_was"]].set_axis(names, axis=1)
        # a decision that names no place cannot be said to have moved
        stayed = (was.isna() | was.eq(self.anchors[names])).all(axis=1).astype(bool)
        groups = self.anchors.groupby(["file", "document", stayed.rename("stayed")])
        for (file, document, same), count in groups.size().items():
            words, expected = SUGGESTION_GONE if same else PLACE_CHANGED
            yield Fault(file, 0, document, f"{count_of(count, 'decision')} {words}", expected,
                        "nothing to do: found again by their words, see anchors.csv")  # fmt: skip


def collect_codings(  # noqa: PLR0913  decisions, and the five things they are about
    decisions: pd.DataFrame,
    *,
    suggestions: pd.DataFrame,
    transcripts: Transcripts,
    codebook: Codebook,
    themes: pd.DataFrame,
    identifiers: Sequence[Decision] = (),
) -> Codings:
    """Make codings of the decisions that stand.

    accept codes the sentence of the suggestion, move gives it another code,
    extend another range, add codes a passage by hand; reject codes nothing.

    Parameters
    ----------
    decisions : DataFrame
        As `Decisions.frame`.
    suggestions : DataFrame
        In the shape SUGGESTIONS.
    transcripts : Transcripts
        Its turns and left_out.
    codebook : Codebook
        For the keywords, and codes below codes.
    themes : DataFrame
        In the shape THEMES, after the workshops.
    identifiers : sequence of Decision, default none
        What is replaced in the transcripts.

    Returns
    -------
    Codings
        A decision whose suggestion or place is gone is looked for by its words; it
        is an orphan, kept and listed, where they are not found exactly once. See
        `Anchors.find`.
    """
    standing = decisions[decisions["stands"]]
    texts = texts_of(transcripts)
    anchors = Anchors(standing, suggestions, texts, identifiers)
    placed = [(row, anchors.find(row)) for row in standing.to_dict("records")]
    sound = [(row, anchor) for row, anchor in placed if not anchor.lost]
    coded = [_coding(row, anchor) for row, anchor in sound
             if row["action"] in CODING_ACTIONS]  # fmt: skip
    return Codings(
        _described(coded, texts, themes_of_codes(themes, codebook)),
        ORPHANS.frame(_orphan(*pair) for pair in placed if pair[1].lost),
        count_decisions(sound, suggestions, codebook),
        ANCHORS.frame(_moved(*pair) for pair in sound if pair[1].moved),
        frozenset(
            (row["coder"], anchor.hit["suggestion"])
            for row, anchor in sound
            if anchor.hit
        ),
        tuple(_withheld(placed, transcripts)),
        [_marked(row, anchor, texts) for row, anchor in sound if row["against"]],
    )


def _withheld(
    placed: list[tuple[dict, Anchor]], transcripts: Transcripts
) -> Iterator[Fault]:
    people = Counter(person for _, anchor in placed for person in anchor.people)
    return withheld_cautions(transcripts.left_out, people)


def _orphan(row: dict, anchor: Anchor) -> dict:
    known = {name: row[name] for name in ORPHANS.names if name in row}
    return known | {"reason": anchor.lost}


def _moved(row: dict, anchor: Anchor) -> dict:
    known = {name: row[name] for name in ("decision", "coder", "document", "file",
                                          "line")}  # fmt: skip
    return known | {
        "reason": anchor.moved,
        "suggestion_was": row["suggestion"] or None,
        "suggestion": anchor.hit["suggestion"] if anchor.hit else None,
        "start_was": row["start"],
        "end_was": row["end"],
        "start": anchor.span[0],
        "end": anchor.span[1],
    }


def _marked(row: dict, anchor: Anchor, texts: dict[str, Text]) -> dict:
    known = {name: row[name] for name in ("coder", "decision", "memo")}
    document = row["document"]
    return known | describe_passage(document, anchor.span, texts[document])


def _coding(row: dict, anchor: Anchor) -> dict:
    by_hand = row["action"] == "add"
    hit = None if by_hand else anchor.hit
    code = row["code_to"] if row["action"] == "move" else row["code"]
    return {
        "document": row["document"],
        "start": anchor.span[0],
        "end": anchor.span[1],
        "code": code or hit["code"],
        "coder": row["coder"],
        "origin": _origin(row) if by_hand else "suggestion",
        "decision": row["decision"],
        "keyword": hit["keyword"] if hit else None,
        "memo": row["memo"] or None,
        "against": row.get("against_now") or None,
        "anchor": anchor.how,
    }


def _origin(row: dict) -> str:
    return "import" if row["file"].startswith("coding/imports/") else "hand"


def _described(rows: list[dict], texts: dict, themes: dict) -> pd.DataFrame:
    """Join doubles, and add what the transcript and the themes say."""
    joined: dict[tuple, dict] = {}
    for row in rows:
        first = joined.setdefault(tuple(row[k] for k in KEY), row)
        if first is not row:
            _join(first, row)
    return CODINGS.frame(
        row
        | describe_passage(
            row["document"], (row["start"], row["end"]), texts[row["document"]]
        )
        | {"theme": ";".join(themes.get(row["code"], [])) or None}
        for row in joined.values()
    )


def _join(first: dict, row: dict) -> None:
    for name in ("decision", "keyword", "memo", "against"):
        parts = [part for part in (first[name], row[name]) if part]
        first[name] = ";".join(dict.fromkeys(parts)) or None
    if row["origin"] == "suggestion":
        first["origin"] = "suggestion"
    if row["anchor"] == "as decided":
        first["anchor"] = "as decided"
