"""Hold the forms of each released table against each other, and against its note."""

import io
import json
import re
from collections.abc import Iterator, Mapping

import pandas as pd

TABLES, FINDINGS = "tables/", "findings.csv"
FLAGS = {"true": "1", "false": "0"}
GUARD = re.compile(r"^'(?=[-=+@\t\r])")  # keeps a spreadsheet from reckoning with text
SHOWN = 3  # differences of a table that are told


def check_tables(files: Mapping[str, bytes]) -> Iterator[str]:
    """Name the tables whose forms tell different things.

    Parameters
    ----------
    files : mapping of str to bytes
        Released files.

    Yields
    ------
    str
        One a cell that differs between .csv and .xlsx or .parquet, the first few of a
        table; one a table that has other rows or columns than its note says.
    """
    for name in sorted(files):
        if name.endswith(".csv") and name.startswith((TABLES, FINDINGS)):
            table = read_table(files[name])
            yield from _against_workbook(name, table, files)
            yield from _against_note(name, table, files)
    if {FINDINGS, "findings.parquet"} <= set(files):
        whole = pd.read_parquet(io.BytesIO(files["findings.parquet"]))
        for line in differences(read_table(files[FINDINGS]), _as_typed(whole)):
            yield f"{FINDINGS} and findings.parquet: {line}"


def read_table(data: bytes) -> pd.DataFrame:
    """Read a released table as it was written.

    Parameters
    ----------
    data : bytes
        CSV, UTF-8.

    Returns
    -------
    DataFrame
        Text alone; "" where a cell is empty.
    """
    return pd.read_csv(io.BytesIO(data), dtype="str", keep_default_na=False)


def differences(one: pd.DataFrame, other: pd.DataFrame) -> list[str]:
    """Say where two forms of a table differ.

    Parameters
    ----------
    one, other : DataFrame
        Text alone.

    Returns
    -------
    list of str
        The first few cells, by row and column; numbers are compared as numbers.
    """
    if list(one.columns) != list(other.columns) or len(one) != len(other):
        return [f"{len(one)} rows and {len(one.columns)} columns, or {len(other)} and {len(other.columns)}"]  # fmt: skip
    unlike = one.ne(other.set_axis(one.index, axis="index"))
    places = [(row, column) for column in one.columns[unlike.any()]
              for row in unlike.index[unlike[column]]]  # fmt: skip
    pairs = [(row, column, one.loc[row, column], other.loc[row, column]) for row, column in places]  # fmt: skip
    real = [pair for pair in pairs if not _same(*pair[2:])]
    return [f"row {row + 1}, {column}: {a!r}, or {b!r}" for row, column, a, b in real[:SHOWN]]  # fmt: skip


def _same(one: str, other: str) -> bool:
    one, other = (FLAGS.get(text.lower(), GUARD.sub("", text)) for text in (one, other))
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return one.split() == other.split()


def _as_typed(frame: pd.DataFrame) -> pd.DataFrame:
    def cell(value: object) -> str:
        return "" if pd.isna(value) else str(value)

    return frame.map(cell).astype("str")


def _against_workbook(name: str, table: pd.DataFrame, files: Mapping) -> Iterator[str]:
    beside = name.replace(".csv", ".xlsx")
    if beside in files:
        for line in differences(table, _sheet(files[beside])):
            yield f"{name} and {beside}: {line}"


def _sheet(data: bytes) -> pd.DataFrame:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    body = [[str(cell) for cell in row] for row in rows[1:]]
    return pd.DataFrame(body, columns=[str(cell) for cell in rows[0]], dtype="str")


def _against_note(name: str, table: pd.DataFrame, files: Mapping) -> Iterator[str]:
    beside = name.replace(".csv", ".json")
    if beside not in files:
        return
    try:
        note = json.loads(files[beside])
        columns, rows = list(note["columns"]), note["rows"]
    except (ValueError, KeyError, TypeError):
        yield f"{beside}: cannot be read"
        return
    if rows != len(table):
        yield f"{beside}: says {rows} rows, the table has {len(table)}"
    if columns != list(table.columns):
        yield f"{beside}: names other columns than the table has"
