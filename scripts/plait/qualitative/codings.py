"""Replay decisions into codings; list those that no longer find their text."""

from dataclasses import dataclass

import pandas as pd

from plait.errors import Fault
from plait.ingest.transcripts import Transcripts, document_texts, text_hash
from plait.qualitative.codebook import Codebook
from plait.qualitative.decision_counts import count_decisions
from plait.qualitative.themes import themes_of_codes
from plait.shapes.codings import CODINGS, ORPHANS

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
    """

    codings: pd.DataFrame
    orphans: pd.DataFrame
    decision_counts: pd.DataFrame

    @property
    def cautions(self) -> list[Fault]:
        """One caution for each orphan, as a person is told of it."""
        return [
            Fault(row.file, int(row.line), row.decision, row.reason,
                  "the text that the decision was about",
                  "decide again, and name this decision in supersedes")
            for row in self.orphans.itertuples()
        ]  # fmt: skip


def collect_codings(
    decisions: pd.DataFrame,
    *,
    suggestions: pd.DataFrame,
    transcripts: Transcripts,
    codebook: Codebook,
    themes: pd.DataFrame,
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

    Returns
    -------
    Codings
        A decision is an orphan, kept and listed, where its suggestion no longer
        exists or belongs elsewhere, its passage is no longer in a turn, or the
        SHA-256 of the passage is another than when it was decided.
    """
    standing = decisions[decisions["stands"]]
    hits = {row["suggestion"]: row for row in suggestions.to_dict("records")}
    texts = _texts(transcripts)
    rows, orphans, sound = [], [], []
    for row in standing.to_dict("records"):
        place, reason = _place(row, hits, texts)
        if reason:
            orphans.append({name: row[name] for name in ORPHANS.names[:-1]}
                           | {"reason": reason})  # fmt: skip
            continue
        sound.append(row)
        if row["action"] in CODING_ACTIONS:
            rows.append(_coding(row, place, hits.get(row["suggestion"])))
    codings = _described(rows, texts, themes_of_codes(themes, codebook))
    counts = count_decisions(sound, suggestions, codebook)
    return Codings(codings, ORPHANS.frame(orphans), counts)


@dataclass(frozen=True)
class Text:
    """One document.

    Parameters
    ----------
    text : str
        The whole of it, as turns and left_out give it.
    turns : list of dict
        Rows of TURNS, in order.
    """

    text: str
    turns: list[dict]

    def spoken(self, start: int, end: int) -> list[dict]:
        """Give the turns that a passage touches.

        Parameters
        ----------
        start, end : int
            Code points of the passage, end exclusive.

        Returns
        -------
        list of dict
            Rows of TURNS, in order.
        """
        return [t for t in self.turns if t["start"] < end and start < t["end"]]


def _texts(transcripts: Transcripts) -> dict[str, Text]:
    groups = transcripts.turns.groupby("document")
    turns = {document: rows.to_dict("records") for document, rows in groups}
    whole = document_texts(transcripts)
    return {name: Text(text, turns.get(name, [])) for name, text in whole.items()}


def _place(row: dict, hits: dict, texts: dict) -> tuple[tuple[int, int], str]:
    """Find the passage of a decision, or say why it is not found."""
    hit = hits.get(row["suggestion"])
    reason = _odd_suggestion(row, hit)
    if reason:
        return (0, 0), reason
    own = row["action"] in {"add", "extend"}
    place = (row["start"], row["end"]) if own else (hit["start"], hit["end"])
    place = (int(place[0]), int(place[1]))
    document = texts.get(row["document"], Text("", []))
    if not document.spoken(*place) or place[1] > len(document.text):
        return place, "the passage is in no turn of the document"
    if text_hash(document.text[slice(*place)]) != row["text_hash"]:
        return place, "the text of the passage has changed"
    return place, ""


def _odd_suggestion(row: dict, hit: dict | None) -> str:
    if row["action"] == "add":
        return ""
    if hit is None:
        return "the suggestion no longer exists"
    if hit["document"] != row["document"]:
        return "the suggestion is in another document"
    if row["code"] not in {"", hit["code"]}:
        return "the suggestion is for another code"
    return ""


def _coding(row: dict, place: tuple[int, int], hit: dict | None) -> dict:
    hit = hit if row["action"] != "add" else None
    code = row["code_to"] if row["action"] == "move" else row["code"]
    return {
        "document": row["document"],
        "start": place[0],
        "end": place[1],
        "text_hash": row["text_hash"],
        "code": code or hit["code"],
        "coder": row["coder"],
        "origin": "suggestion" if hit else "hand",
        "decision": row["decision"],
        "keyword": hit["keyword"] if hit else None,
        "memo": row["memo"] or None,
    }


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


def _describe(row: dict, texts: dict, themes: dict) -> dict:
    document = texts[row["document"]]
    start, end = row["start"], row["end"]
    passage, turns = document.text[start:end], document.spoken(start, end)
    people = {turn["participant"] for turn in turns if turn["role"] != "interviewer"}
    which = _times_before(document.text, passage, start)
    return row | {
        "extract": extract_id(row["document"], passage, which),
        "turn": turns[0]["turn"],
        "text": passage,
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
