"""Describe every released output: what it is, n behind each cell, rule and status."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from plait.release.history import FINDINGS, cell_ids
from plait.shapes.counted import COUNTED, NOT_PEOPLE
from plait.shapes.records import records
from plait.shapes.shape import Shape

PASS, REVIEW, HELD = "pass", "review", "held back"


class Checked(NamedTuple):
    """What was found out about all outputs.

    Parameters
    ----------
    profile : dict
        The disclosure profile that they passed.
    reviews : list of dict
        What waits for a person: `output`, `id`, `reason`.
    exceptions : list of dict
        What a person let through or looked at: `output`, `id`, `reason`, `who`, `when`.
    """

    profile: dict
    reviews: Sequence[Mapping] = ()
    exceptions: Sequence[Mapping] = ()


def sidecar(shape: Shape, table: pd.DataFrame, checked: Checked) -> dict:
    """Describe one released table.

    Parameters
    ----------
    shape : Shape
        What the table is.
    table : DataFrame
        In the shape, as released.
    checked : Checked
        Profile, reviews and exceptions of all outputs.

    Returns
    -------
    dict
        For a JSON file beside the table: description, columns with their meaning,
        rows, profile with its source, status (pass, review, held back), reviews,
        exceptions, and the cells that count people: n, status and reason of each.
    """
    name, profile = shape.name, checked.profile
    reviews = [dict(row) for row in checked.reviews if row["output"] == name]
    let = [dict(row) for row in checked.exceptions if row["output"] == name]
    cells = list_cells(table, shape, let)
    held = any(cell["status"] == HELD for cell in cells)
    return {
        "table": name,
        "description": shape.grain,
        "columns": {column.name: column.meaning for column in shape.columns},
        "rows": len(table),
        "profile": profile["id"],
        "profile_source": profile.get("source", ""),
        "status": REVIEW if reviews else HELD if held else PASS,
        "reviews": reviews,
        "exceptions": let,
        "cells": cells,
    }


def list_cells(
    table: pd.DataFrame, shape: Shape, let: Sequence[Mapping] = ()
) -> list[dict]:
    """List the cells of a table that count people, or rest on them.

    Parameters
    ----------
    table : DataFrame
        In the shape, as released.
    shape : Shape
        What the table is.
    let : sequence of mapping
        Exceptions of this table.

    Returns
    -------
    list of dict
        `cell`, `n` (people or extracts as released; None where it is not told),
        `status` and, where it is not a plain pass, `reason`. Of the findings one cell
        a statistic.
    """
    why = {row["id"]: row["reason"] for row in let}
    if shape.name == FINDINGS:
        return [_finding(row, why) for row in records(table)]
    cells = []
    for column in COUNTED.get(shape.name, {}):
        kept = _of_people(table, shape.name)
        ids = cell_ids(kept, column, shape)
        cells += [_cell(*pair, why) for pair in zip(ids, kept[column], strict=True)]
    return cells


def _of_people(table: pd.DataFrame, name: str) -> pd.DataFrame:
    if name not in NOT_PEOPLE:
        return table
    column, values = NOT_PEOPLE[name]
    return table[~table[column].isin(values)]


def _finding(row: Mapping, why: Mapping[str, str]) -> dict:
    name, n = row["finding"], row["n"]
    told = {"cell": name, "n": None if pd.isna(n) else int(n), "status": PASS}
    if row["status"] == "withheld":
        return told | {"status": HELD, "reason": row["caution"]}
    return told | ({"reason": f"exception: {why[name]}"} if name in why else {})


def _cell(name: str, n: object, why: Mapping[str, str]) -> dict:
    if pd.isna(n):
        # a count may be missing because nobody counted it, too
        return {"cell": name, "n": None, "status": HELD,
                "reason": "too few people, or not counted"}  # fmt: skip
    told = {"cell": name, "n": int(n), "status": PASS}
    return told | ({"reason": f"exception: {why[name]}"} if name in why else {})
