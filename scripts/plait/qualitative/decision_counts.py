"""Count what coders made of the suggestions of each keyword."""

from collections.abc import Iterator

import pandas as pd

from plait.qualitative.codebook import Codebook
from plait.shapes.codings import DECISION_COUNTS

BY_HAND = "(by hand)"


def count_decisions(
    sound: list[dict], suggestions: pd.DataFrame, codebook: Codebook
) -> pd.DataFrame:
    """Count what became of the suggestions of each keyword.

    Parameters
    ----------
    sound : list of dict
        Decisions that stand and are no orphans, as rows of a decision file.
    suggestions : DataFrame
        In the shape SUGGESTIONS.
    codebook : Codebook
        Keywords without a suggestion have rows too.

    Returns
    -------
    DataFrame
        In the shape DECISION_COUNTS; passages coded by hand under `(by hand)`. A
        suggestion that two coders decided counts for each in `accepted` and
        `rejected`, and once in `open` where nobody decided it.
    """
    made = suggestions.groupby(["code", "keyword"]).size().to_dict()
    where = suggestions.set_index("suggestion")[["code", "keyword"]].to_dict("index")
    tally = {pair: _counts(made.get(pair, 0)) for pair in codebook.keywords}
    tally |= {pair: _counts(n) for pair, n in made.items() if pair not in tally}
    decided: dict[tuple, set] = {pair: set() for pair in tally}
    for pair, row in _pairs(sound, where):
        counts = tally.setdefault(pair, _counts(0))
        counts["rejected" if row["action"] == "reject" else "accepted"] += 1
        decided.setdefault(pair, set()).add(row["suggestion"])
    return DECISION_COUNTS.frame(
        {"code": code, "keyword": keyword} | counts
        | {"open": counts["suggested"] - len(decided[code, keyword] - {""})}
        for (code, keyword), counts in tally.items()
    )  # fmt: skip


def _counts(suggested: int) -> dict[str, int]:
    return {"suggested": suggested, "accepted": 0, "rejected": 0}


def _pairs(sound: list[dict], where: dict) -> Iterator[tuple[tuple[str, str], dict]]:
    for row in sound:
        hit = where.get(row["suggestion"]) if row["action"] != "add" else None
        yield (hit["code"], hit["keyword"]) if hit else (row["code"], BY_HAND), row
