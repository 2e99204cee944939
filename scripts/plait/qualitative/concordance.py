"""Every place of a word with what stands around it (keyword in context)."""

import pandas as pd

from plait.qualitative.keywords import parse_keyword
from plait.qualitative.suggestions import suggest
from plait.shapes.candidates import CONCORDANCE


def concordance(turns: pd.DataFrame, *, keyword: str, width: int = 60) -> pd.DataFrame:
    """Find a keyword and what stands on either side of it in its turn.

    Parameters
    ----------
    turns : DataFrame
        In the shape TURNS; what interviewers say is looked at as well.
    keyword : str
        In the grammar of `parse_keyword`.
    width : int, default 60
        Code points on either side.

    Returns
    -------
    DataFrame
        In the shape CONCORDANCE; empty where the keyword does not follow the
        grammar.
    """
    roles = sorted(turns["role"].unique())
    hits = suggest(turns, [("word", keyword)] if parse_keyword(keyword) else [], roles)
    said = turns[["document", "turn", "speaker", "text", "start"]]
    rows = hits.merge(said.rename(columns={"start": "begins"}), on=["document", "turn"])
    return CONCORDANCE.frame(_line(row, width) for row in rows.to_dict("records"))


def _line(row: dict, width: int) -> dict:
    low, high = row["hit_start"] - row["begins"], row["hit_end"] - row["begins"]
    text = row["text"]
    return {name: row[name] for name in ("document", "turn", "speaker", "hit")} | {
        "before": " ".join(text[max(0, low - width) : low].split()),
        "after": " ".join(text[high : high + width].split()),
        "start": row["hit_start"],
    }


def aligned(lines: pd.DataFrame, *, width: int = 60) -> list[str]:
    """Set a concordance in columns, the hits below each other.

    Parameters
    ----------
    lines : DataFrame
        In the shape CONCORDANCE.
    width : int, default 60
        Code points on either side.

    Returns
    -------
    list of str
        One line a hit.
    """
    names = [f"{document}:{turn}" for document, turn in zip(
        lines["document"], lines["turn"], strict=True)]  # fmt: skip
    margin = max(map(len, names), default=0)
    columns = zip(names, lines["before"].fillna(""), lines["hit"],
                  lines["after"].fillna(""), strict=True)  # fmt: skip
    return [f"{name:<{margin}}  {before[-width:]:>{width}}  {' '.join(hit.split())}  {after}".rstrip()
            for name, before, hit, after in columns]  # fmt: skip
