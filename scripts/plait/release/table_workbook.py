"""Give each released table as a workbook that says what it is."""

from pathlib import Path

import pandas as pd

from plait.release.workbook import Sheet, write_workbook
from plait.shapes.shape import Shape

WIDEST = 60
KINDS = {"text": "text", "label": "text", "number": "number", "count": "whole number",
         "flag": "true or false"}  # fmt: skip


def write_table_workbook(
    frame: pd.DataFrame, path: str | Path, shape: Shape, *, profile: str
) -> None:
    """Write a table as a workbook of two sheets: the data, and what they are.

    Parameters
    ----------
    frame : DataFrame
        In the shape.
    path : str or Path
        Ends in .xlsx.
    shape : Shape
        Names, kinds and meanings of the columns.
    profile : str
        Id of the disclosure profile that the table passed.
    """
    rows = [_cells(frame[column.name], column.kind) for column in shape.columns]
    data = [shape.names, *zip(*rows, strict=True)]
    widths = [min(WIDEST, max(8, *(len(str(v)) + 2 for v in column[:200])))
              for column in zip(*data[:200], strict=True)]  # fmt: skip
    sheets = [
        Sheet(shape.name, data, widths=widths),
        _about(shape, len(frame), profile),
    ]
    write_workbook(path, sheets)


def _cells(values: pd.Series, kind: str) -> list:
    missing = values.isna().tolist()
    plain = values.astype("str" if kind in ("text", "label") else "object").tolist()
    if kind == "count":
        plain = [0 if gap else int(v) for v, gap in zip(plain, missing, strict=True)]
    return [None if gap else v for v, gap in zip(plain, missing, strict=True)]


def _about(shape: Shape, rows: int, profile: str) -> Sheet:
    told = [
        ["column", "meaning and unit", "kind"],
        *([c.name, c.meaning, KINDS[c.kind]] for c in shape.columns),
        [None],
        ["table", shape.name],
        ["description", shape.grain],
        ["rows", rows],
        ["disclosure profile", profile],
        ["status", "passed"],
        [
            "empty cell",
            "not there, or withheld: the table withheld says how many and why",
        ],
    ]
    return Sheet("about", told, widths=(24, 70, 16), wrapped=True)
