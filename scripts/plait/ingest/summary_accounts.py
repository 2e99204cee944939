"""Account for every row and column of tables of summaries."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from plait.ingest.summary_figures import FIGURES, OF_PEOPLE
from plait.ingest.tablefile import TableFile

KEYS = ("item", "time", *FIGURES)

PRINTED = "a scale and time by its printed figures"


def account_tables(read: list[tuple[dict, TableFile, int]]) -> list[dict]:
    """Say what was done with the rows and columns of all tables.

    Parameters
    ----------
    read : list of tuple of dict, TableFile and int
        An entry of `questionnaires`, the table as read, and how many of its rows
        became summaries. A table may be read several times, for several times of
        one row: a column that any of them uses is used.

    Returns
    -------
    list of dict
        Of file, what, detail and n.
    """
    used: dict[str, dict[str, str]] = {}
    for source, file, _ in read:
        used.setdefault(file.shown, {}).update(
            {source[key]: key for key in KEYS if key in source}
        )
    rows = [
        {"file": file.shown, "what": what, "detail": detail, "n": n}
        for source, file, count in read
        for what, detail, n in _rows(source, file, count)
    ]
    files = {file.shown: (source, file) for source, file, _ in read}
    rows += [
        {"file": shown, "what": what, "detail": detail, "n": n}
        for shown, (source, file) in files.items()
        for what, detail, n in _columns(source, file, used[shown])
    ]
    return rows


def missing_texts(source: dict, file: TableFile, column: str) -> list[str]:
    """List what stands for a missing figure in a column.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires`: `missing_codes`, compared as text.
    file : TableFile
        As read: what it declares missing itself.
    column : str
        One of its columns.

    Returns
    -------
    list of str
        In order; an empty cell is missing anyway.
    """
    codes = {str(code).strip() for code in source.get("missing_codes", [])}
    return sorted(codes | set(file.missing.get(column, ())))


def _rows(source: dict, file: TableFile, count: int) -> Iterator[tuple]:
    yield "encoding", file.encoding, pd.NA
    yield from _recoded(source, file)
    yield "rows_used", PRINTED, count
    left_out = 0
    if source.get("item") in file.columns:
        labels = file.columns[source["item"]].astype(object)
        left_out = int(np.isin(labels, source.get("leave_out", [])).sum())
    faulty = len(file.lines) - count - left_out
    for why, n in (("named in leave_out", left_out), ("a row with a fault", faulty)):
        if n:
            yield "rows_left_out", why, n


def _recoded(source: dict, file: TableFile) -> Iterator[tuple]:
    figures = [source[name] for name in FIGURES if source.get(name) in file.columns]
    for column in figures:
        counts = pd.Series(file.columns[column]).value_counts()
        for text in missing_texts(source, file, column):
            if counts.get(text, 0):
                yield "recoded_missing", f"missing code {text}", int(counts[text])


def _columns(source: dict, file: TableFile, used: dict[str, str]) -> Iterator[tuple]:
    there = [column for column in file.columns if column in used]
    checked = [column for column in there if used[column] in OF_PEOPLE]
    kept = [column for column in there if column not in checked]
    yield "columns_used", f"printed figures: {', '.join(kept)}", len(kept)
    if checked:
        told = f"held against n, and not reported: {', '.join(checked)}"
        yield "columns_used", told, len(checked)
    for column in file.columns:
        if column not in used:
            known = column in source.get("leave_out", [])
            why = "named in leave_out" if known else "not named in study.yaml"
            yield "columns_left_out", f"{column}: {why}", 1
