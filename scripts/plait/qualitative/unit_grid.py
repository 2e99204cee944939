"""Cut what participants said into units, and find which codes touch which."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from plait.qualitative.sentences import sentence_spans

UNITS = ("sentence", "turn", "character")
COLUMNS = ["document", "turn", "start", "end", "participant", "case", "time"]


def unit_grid(turns: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Cut turns into units.

    Parameters
    ----------
    turns : DataFrame
        In the shape TURNS, those that are evidence.
    unit : {"sentence", "turn"}
        What one row stands for.

    Returns
    -------
    DataFrame, one row a unit
        document, turn, start, end [code points, end exclusive], participant, case,
        time; by document and place, never overlapping.
    """
    if unit == "turn":
        return turns[COLUMNS].reset_index(drop=True)
    rows = [
        (document, turn, start + a, start + b, *who)
        for document, turn, start, text, *who in turns[
            ["document", "turn", "start", "text", "participant", "case", "time"]
        ].itertuples(index=False, name=None)
        for a, b in sentence_spans(text)
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype(turns[COLUMNS].dtypes)


def cut_at(grid: pd.DataFrame, places: dict[str, Iterable[int]]) -> pd.DataFrame:
    """Cut units further, at some places of their documents.

    Parameters
    ----------
    grid : DataFrame, one row a unit
        As from `unit_grid`.
    places : dict of str to iterable of int
        Document to code points.

    Returns
    -------
    DataFrame, one row a piece
        The same columns. Cut wherever a coded passage begins or ends, characters of
        one piece were all judged alike, so that a piece stands for as many
        characters as it has.
    """
    sorted_places = {name: sorted(set(cuts)) for name, cuts in places.items()}
    rows = []
    for row in grid.to_dict("records"):
        inside = [
            cut
            for cut in sorted_places.get(row["document"], [])
            if row["start"] < cut < row["end"]
        ]
        bounds = [row["start"], *inside, row["end"]]
        rows += [row | {"start": start, "end": end} for start, end in pairwise(bounds)]
    return pd.DataFrame(rows, columns=COLUMNS).astype(grid.dtypes)


def touched(
    grid: pd.DataFrame, codings: pd.DataFrame, names: Sequence[str]
) -> pd.DataFrame:
    """Find which units a coded passage touches.

    Parameters
    ----------
    grid : DataFrame, one row a unit
        As from `unit_grid`.
    codings : DataFrame
        In the shape CODINGS.
    names : sequence of str
        Columns of `codings` to keep, such as code and coder.

    Returns
    -------
    DataFrame, one row a unit x what was kept
        `unit`, the place in `grid`, and the columns of `names`; each row once.
    """
    # ASSUME a unit has a code where a passage with the code touches any of it.
    bounds = {
        document: (
            rows.index[0],
            rows["start"].to_numpy(int),
            rows["end"].to_numpy(int),
        )
        for document, rows in grid.reset_index(drop=True).groupby("document")
    }
    found = []
    for row in codings.to_dict("records"):
        if row["document"] not in bounds:
            continue
        first, starts, ends = bounds[row["document"]]
        low = int(np.searchsorted(ends, row["start"], side="right"))
        high = int(np.searchsorted(starts, row["end"], side="left"))
        kept = tuple(row[name] for name in names)
        found += [(first + place, *kept) for place in range(low, high)]
    frame = pd.DataFrame(found, columns=["unit", *names])
    return frame.drop_duplicates().reset_index(drop=True)
