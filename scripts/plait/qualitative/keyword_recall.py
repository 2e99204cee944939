"""Count what people coded that no keyword had found."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from plait.qualitative.codebook import Codebook
from plait.shapes.decisions import KEYWORD_RECALL

NOT_FITTING = (
    "what keywords find is no measure of reflexive thematic analysis, whose codes are "
    "not there to be found"
)
NOT_ASKED = "suggestions are off in this study"
WHAT_IT_IS = "of what people coded; passages that nobody looked at are not in it"


def keyword_recall(
    codings: pd.DataFrame,
    *,
    suggestions: pd.DataFrame,
    codebook: Codebook,
    approach: str,
) -> pd.DataFrame:
    """Compare what people coded with what the keywords of each code suggested.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS, of all coders together.
    suggestions : DataFrame
        In the shape SUGGESTIONS; empty where they are off.
    codebook : Codebook
        Its codes.
    approach : {"reflexive", "codebook", "coding_reliability"}
        Under `reflexive` nothing is counted, and the caution says why.

    Returns
    -------
    DataFrame
        In the shape KEYWORD_RECALL. An extract is found where it overlaps a sentence
        that was suggested for the same code, whatever was decided on it.
    """
    reason = NOT_FITTING if approach == "reflexive" else ""
    reason = reason or ("" if len(suggestions) else NOT_ASKED)
    if reason:
        return KEYWORD_RECALL.frame({"code": c, "caution": reason}
                                    for c in codebook.ids)  # fmt: skip
    extracts = codings.drop_duplicates(["extract", "code"])
    found = _overlapping(extracts, suggestions)
    return KEYWORD_RECALL.frame(_rows(extracts, found, codebook.ids))


def _overlapping(extracts: pd.DataFrame, suggestions: pd.DataFrame) -> set[tuple]:
    both = extracts[["extract", "document", "code", "start", "end"]].merge(
        suggestions[["document", "code", "start", "end"]],
        on=["document", "code"],
        suffixes=("", "_hit"),
    )
    over = both[(both["start"] < both["end_hit"]) & (both["start_hit"] < both["end"])]
    return set(zip(over["extract"], over["code"], strict=True))


def _rows(
    extracts: pd.DataFrame, found: set[tuple], codes: list[str]
) -> Iterator[dict]:
    made = extracts.groupby("code")["extract"].apply(list).to_dict()
    for code in codes:
        mine = made.get(code, [])
        hits = sum((name, code) in found for name in mine)
        yield {
            "code": code,
            "extracts": len(mine),
            "found": hits,
            "missed": len(mine) - hits,
            "recall": hits / len(mine) if mine else np.nan,
            "caution": WHAT_IT_IS,
        }
