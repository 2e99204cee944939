"""Count what coders made of the suggestions of each keyword."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from plait.qualitative.anchors import Anchor
from plait.qualitative.codebook import Codebook
from plait.shapes.codings import DECISION_COUNTS

BY_HAND = "(by hand)"
FORMER = "(no longer suggested)"


def count_decisions(
    sound: list[tuple[dict, Anchor]], suggestions: pd.DataFrame, codebook: Codebook
) -> pd.DataFrame:
    """Count what became of the suggestions of each keyword.

    Parameters
    ----------
    sound : list of (dict, Anchor)
        Decisions that stand and are no orphans, as rows of a decision file, with
        their places.
    suggestions : DataFrame
        In the shape SUGGESTIONS.
    codebook : Codebook
        Keywords without a suggestion have rows too.

    Returns
    -------
    DataFrame
        In the shape DECISION_COUNTS; passages coded by hand under `(by hand)`,
        decisions on what no keyword suggests any more under `(no longer
        suggested)`. A suggestion that two coders decided counts for each in
        `accepted` and `rejected`, and once in `open` where nobody decided it.
    """
    made = suggestions.groupby(["code", "keyword"]).size().to_dict()
    tally = {pair: _counts(made.get(pair, 0)) for pair in codebook.keywords}
    tally |= {pair: _counts(n) for pair, n in made.items() if pair not in tally}
    decided: dict[tuple, set] = {pair: set() for pair in tally}
    for pair, action, name in _pairs(sound):
        counts = tally.setdefault(pair, _counts(0))
        counts["rejected" if action == "reject" else "accepted"] += 1
        decided.setdefault(pair, set()).add(name)
    return DECISION_COUNTS.frame(
        {"code": code, "keyword": keyword} | counts
        | {"open": counts["suggested"] - len(decided[code, keyword] - {""}),
           "precision": _precision(keyword, counts)}
        for (code, keyword), counts in tally.items()
    )  # fmt: skip


def _counts(suggested: int) -> dict[str, int]:
    return {"suggested": suggested, "accepted": 0, "rejected": 0}


def _precision(keyword: str, counts: dict[str, int]) -> float:
    decided = counts["accepted"] + counts["rejected"]
    return np.nan if keyword == BY_HAND or not decided else counts["accepted"] / decided


def _pairs(
    sound: list[tuple[dict, Anchor]],
) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Give code and keyword, action and suggestion of each decision."""
    for row, anchor in sound:
        hit = None if row["action"] == "add" else anchor.hit
        if hit:
            pair = (hit["code"], hit["keyword"])
        else:
            keyword = BY_HAND if row["action"] == "add" else FORMER
            pair = (row["code"] or row["code_to"], keyword)
        yield pair, row["action"], hit["suggestion"] if hit else ""
