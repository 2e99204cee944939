"""Replay decisions into codings; list those that no longer find their text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from plait.deidentification.names import Decision
from plait.errors import Fault, count_of
from plait.ingest.transcripts import Transcripts, text_hash
from plait.ingest.withheld import WITHDREW, withheld_cautions
from plait.qualitative.anchors import Anchor, Anchors
from plait.qualitative.codebook import Codebook
from plait.qualitative.decision_counts import count_decisions
from plait.qualitative.texts import texts_of
from plait.qualitative.themes import themes_of_codes
from plait.shapes.codings import CODINGS, ORPHANS
from plait.shapes.decisions import ANCHORS

KEY = list(CODINGS.key)
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
    """

    codings: pd.DataFrame
    orphans: pd.DataFrame
    decision_counts: pd.DataFrame
    anchors: pd.DataFrame = field(default_factory=ANCHORS.empty)
    decided: frozenset[tuple[str, str]] = frozenset()
    withheld: tuple[Fault, ...] = ()

    @property
    def cautions(self) -> list[Fault]:
        """One for each orphan, file with decisions found again, and withdrawal."""
        orphans = self.orphans[self.orphans["reason"].ne(WITHDREW)]
        lost = [
            Fault(row.file, int(row.line), row.decision, row.reason,
                  "the text that the decision was about",
                  "decide again: plait review")
            for row in orphans.itertuples()
        ]  # fmt: skip
        moved = self.anchors.groupby(["file", "document"]).size()
        return [*lost, *self.withheld] + [
            Fault(file, 0, document, f"{count_of(count, 'decision')} whose place has changed",
                  "the place where they were decided",
                  "nothing to do: found again by their words, see anchors.csv")
            for (file, document), count in moved.items()
        ]  # fmt: skip


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
    return CODINGS.frame(_describe(row, texts, themes) for row in joined.values())


def _join(first: dict, row: dict) -> None:
    for name in ("decision", "keyword", "memo"):
        parts = [part for part in (first[name], row[name]) if part]
        first[name] = ";".join(dict.fromkeys(parts)) or None
    if row["origin"] == "suggestion":
        first["origin"] = "suggestion"
    if row["anchor"] == "as decided":
        first["anchor"] = "as decided"


def _describe(row: dict, texts: dict, themes: dict) -> dict:
    document = texts[row["document"]]
    start, end = row["start"], row["end"]
    passage, turns = document.text[start:end], document.spoken(start, end)
    people = {turn["participant"] for turn in turns}
    which = _times_before(document.text, passage, start)
    return row | {
        "extract": extract_id(row["document"], passage, which),
        "turn": turns[0]["turn"],
        "text": passage,
        "text_hash": text_hash(passage),
        "theme": ";".join(themes.get(row["code"], [])) or None,
        "participant": people.pop() if len(people) == 1 else None,
        "case": turns[0]["case"],
        "time": turns[0]["time"],
    }


def _times_before(text: str, passage: str, start: int) -> int:
    """Count the same words earlier in the document, overlapping ones too."""
    count, at = 0, text.find(passage)
    while 0 <= at < start:
        count += 1
        at = text.find(passage, at + 1)
    return count


def extract_id(document: str, text: str, which: int) -> str:
    """Name a passage by its words.

    Parameters
    ----------
    document : str
        Id of the transcript.
    text : str
        The passage.
    which : int
        How often the same words stand before it in the document.

    Returns
    -------
    str
        `x` and 10 hexadecimal digits of a SHA-256.
    """
    return f"x{text_hash(chr(31).join([document, text, str(which)]))[:10]}"
