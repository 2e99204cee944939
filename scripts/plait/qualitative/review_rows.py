"""Lay out what a coder has to decide: suggestions in their context, and lost decisions."""

from collections.abc import Collection, Iterator

import pandas as pd

from plait.ingest.transcripts import text_hash
from plait.ingest.withheld import WITHDREW
from plait.qualitative.against import Targets
from plait.qualitative.sentences import sentence_spans
from plait.qualitative.texts import Text

# What a person reads, and what a person fills in.
SUGGESTED = ("document", "speaker", "before", "passage", "after", "code", "keyword",
             "negation")  # fmt: skip
DECIDED = ("decision", "move to", "longer passage", "reason", "memo", "against")
SUGGESTION_COLUMNS = (*SUGGESTED, *DECIDED, "suggestion")
HAND_COLUMNS = ("document", "quote", "which one", "code", "reason", "memo", "against")
AGAIN_COLUMNS = ("document", "code", "why", "passage", "decision", "quote now",
                 "which one", "code now", "reason", "memo", "against", "replaces")  # fmt: skip
BOOK_COLUMNS = ("id", "name", "definition", "use when", "not when", "examples",
                "keywords")  # fmt: skip
Sentence = tuple[int, int, dict]


def suggestion_rows(
    suggestions: pd.DataFrame, *, decided: Collection[str], texts: dict[str, Text]
) -> list[dict[str, str]]:
    """Lay out the suggestions that a coder has not decided on.

    Parameters
    ----------
    suggestions : DataFrame
        In the shape SUGGESTIONS.
    decided : collection of str
        Suggestions that the coder has decided on.
    texts : dict of str to Text
        By document.

    Returns
    -------
    list of dict
        The columns SUGGESTION_COLUMNS, and `hit`: where in the passage the words
        stand that were hit. In the order of `texts`.
    """
    waiting = suggestions[~suggestions["suggestion"].isin(decided)]
    waiting = waiting.sort_values(["start", "hit_start", "code"])
    groups = dict(list(waiting.groupby("document")))
    rows = []
    for document, text in texts.items():
        hits = groups.get(document, waiting.head(0))
        said = list(_sentences(text))
        rows += [_row(hit, text, said) for hit in hits.to_dict("records")]
    return rows


def _sentences(text: Text) -> Iterator[Sentence]:
    for turn in text.turns:
        at = turn["start"]
        for start, end in sentence_spans(turn["text"]):
            yield at + start, at + end, turn


def _row(hit: dict, text: Text, said: list[Sentence]) -> dict[str, str]:
    start, end = hit["start"], hit["end"]
    turn = text.spoken(start, end)[0]
    before = [one for one in said if one[1] <= start]
    after = [one for one in said if one[0] >= end]
    row = dict.fromkeys(SUGGESTION_COLUMNS, "")
    return row | {
        "document": hit["document"],
        "speaker": turn["role"],
        "before": _shown(text, before[-1:], turn),
        "passage": text.text[start:end],
        "after": _shown(text, after[:1], turn),
        "code": hit["code"],
        "keyword": hit["keyword"],
        "negation": _word(hit.get("negation")),
        "suggestion": hit["suggestion"],
        "hit": (hit["hit_start"] - start, hit["hit_end"] - start),
    }


def _shown(text: Text, one: list[Sentence], turn: dict) -> str:
    """Give a sentence beside the passage, with its speaker where it is another."""
    if not one:
        return ""
    start, end, own = one[0]
    words = text.text[start:end]
    return words if own["turn"] == turn["turn"] else f"[{own['role']}] {words}"


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def again_rows(
    orphans: pd.DataFrame, to_review: pd.DataFrame, decisions: pd.DataFrame,
    *, coder: str, texts: dict[str, Text],
) -> list[dict[str, str]]:  # fmt: skip
    """Lay out the decisions of a coder that must be made again.

    Parameters
    ----------
    orphans : DataFrame
        In the shape ORPHANS.
    to_review : DataFrame
        In the shape TO_REVIEW.
    decisions : DataFrame
        As `Decisions.frame`, for code and place.
    coder : str
        Whose.
    texts : dict of str to Text
        By document.

    Returns
    -------
    list of dict
        The columns AGAIN_COLUMNS: what lost its words, and what waits after a code
        was split; nothing about words of people who withdrew them. The passage is
        blank where other words stand in its place now.
    """
    known = {row["decision"]: row for row in decisions.to_dict("records")
             if row["coder"] == coder}  # fmt: skip
    theirs = orphans["coder"].eq(coder) & orphans["reason"].ne(WITHDREW)
    lost = orphans[theirs].to_dict("records")
    split = to_review[to_review["coder"].eq(coder)].to_dict("records")
    reasons = [(row["decision"], row["reason"]) for row in lost]
    reasons += [(row["decision"], f"{row['code']} was split into {row['candidates']}")
                for row in split]  # fmt: skip
    return [_again(known[name], why, texts) for name, why in reasons if name in known]


def _again(row: dict, why: str, texts: dict[str, Text]) -> dict[str, str]:
    code = row["code_to"] if row["action"] == "move" else row["code"]
    return dict.fromkeys(AGAIN_COLUMNS, "") | {
        "document": row["document"],
        "code": code,
        "why": why,
        "passage": _old_passage(row, texts),
        "replaces": row["decision"],
    }


def _old_passage(row: dict, texts: dict[str, Text]) -> str:
    text = texts.get(row["document"])
    if text is None or pd.isna(row["start"]) or pd.isna(row["end"]):
        return ""
    start, end = int(row["start"]), int(row["end"])
    words = text.text[start:end] if text.holds(start, end) else ""
    return words if text_hash(words) == row["text_hash"] else ""


def book_rows(codes: list[dict], depth: int = 0) -> list[dict[str, str]]:
    """Lay out the codebook to read beside the suggestions.

    Parameters
    ----------
    codes : list of dict
        The tree, as codebook.yaml has it.
    depth : int
        How far down it is.

    Returns
    -------
    list of dict
        The columns BOOK_COLUMNS; names are set in below their parents.
    """
    rows = []
    for code in codes:
        rows.append({
            "id": code["id"],
            "name": f"{'   ' * depth}{code['name']}",
            "definition": code.get("definition") or "",
            "use when": code.get("use_when") or "",
            "not when": code.get("not_when") or "",
            "examples": "\n".join(code.get("examples") or []),
            "keywords": "; ".join(code.get("keywords") or []),
        })  # fmt: skip
        rows += book_rows(code.get("codes") or [], depth + 1)
    return rows


def target_rows(targets: Targets) -> list[dict[str, str]]:
    """Lay out what a passage may speak against beside codes.

    Parameters
    ----------
    targets : Targets
        What there is.

    Returns
    -------
    list of dict
        The columns BOOK_COLUMNS: themes and propositions that stand, ids with their
        kinds.
    """
    blank = dict.fromkeys(BOOK_COLUMNS, "")
    return [
        blank | {"id": f"{kind}.{name}", "name": f"{kind}: {words}"}
        for kind in ("theme", "proposition")
        for name, words in targets.known.get(kind, {}).items()
        if name in targets.standing[kind]
    ]
