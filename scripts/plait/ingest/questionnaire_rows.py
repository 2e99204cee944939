"""Account for every row and column of an export."""

from collections.abc import Iterator

import pandas as pd

from plait.ingest.csvfile import CsvFile
from plait.shapes.questionnaires import ROWS_READ


def rows_read_table(accounts: list[dict]) -> pd.DataFrame:
    """Put the accounts of all exports together.

    Parameters
    ----------
    accounts : list of dict
        Of file, what, detail and n; the same account may stand twice where an
        export is read twice.

    Returns
    -------
    DataFrame, one row a file x what x detail
        In the shape ROWS_READ.
    """
    frame = pd.DataFrame(accounts, columns=ROWS_READ.names)
    together = frame.groupby(list(ROWS_READ.key), as_index=False)["n"].sum(min_count=1)
    return ROWS_READ.check(together)


def account(file: CsvFile, source: dict, cells: pd.DataFrame) -> Iterator[dict]:
    """Say what was done with the rows, columns and cells of one export.

    Parameters
    ----------
    file : CsvFile
        As read.
    source : dict
        Its entry of `questionnaires`.
    cells : DataFrame, one row a cell that holds an answer or should
        label, instrument, text, line, missing.

    Yields
    ------
    dict
        Of file, what, detail and n.
    """
    rows = [("encoding", file.encoding, pd.NA), *_rows(file, cells), *_codes(cells)]
    columns = _long_columns if source["layout"] == "long" else _wide_columns
    rows += [*columns(file, source, cells)]
    yield from (
        {"file": file.shown, "what": what, "detail": detail, "n": n}
        for what, detail, n in rows
    )


def _rows(file: CsvFile, cells: pd.DataFrame) -> Iterator[tuple]:
    answered = (~cells["missing"]).groupby(cells["line"]).any()
    rest = len(file.rows) - len(answered)
    yield "rows_used", "with at least one answer", int(answered.sum())
    if not answered.all():
        silent = int((~answered).sum())
        yield "rows_used", "without an answer: kept as non-response", silent
    if rest:
        why = "item label named in leave_out, or a row with a fault"
        yield "rows_left_out", why, rest


def _codes(cells: pd.DataFrame) -> Iterator[tuple]:
    texts = cells.loc[cells["missing"], "text"]
    for text, count in texts.value_counts().sort_index().items():
        detail = f"missing code {text}" if text else "empty cells"
        yield "recoded_missing", detail, int(count)


def _wide_columns(file: CsvFile, source: dict, cells: pd.DataFrame) -> Iterator[tuple]:
    used = cells.drop_duplicates("label")
    for instrument, labels in used.groupby("instrument", sort=False)["label"]:
        yield "columns_used", f"{instrument}: {', '.join(labels)}", len(labels)
    keys = [source["participant"], source.get("time")]
    yield from _key_columns(keys)
    yield from _columns_left_out(file, source, {*keys, *used["label"]})


def _long_columns(file: CsvFile, source: dict, cells: pd.DataFrame) -> Iterator[tuple]:
    keys = [source[key] for key in ("participant", "time", "item", "answer")
            if key in source]  # fmt: skip
    yield from _key_columns(keys)
    yield from _columns_left_out(file, source, set(keys))


def _key_columns(keys: list[str | None]) -> Iterator[tuple]:
    there = [key for key in keys if key]
    yield "columns_used", f"whose, when and what: {', '.join(there)}", len(there)


def _columns_left_out(file: CsvFile, source: dict, used: set) -> Iterator[tuple]:
    for column in file.columns:
        if column not in used:
            known = column in source.get("leave_out", [])
            why = "named in leave_out" if known else "not named in study.yaml"
            yield "columns_left_out", f"{column}: {why}", 1
