"""Give the rows of a table as dictionaries, for code that reads them one by one."""

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict]:
    """Give the rows of a frame.

    Parameters
    ----------
    frame : DataFrame
        Any table.

    Returns
    -------
    list of dict
        In order. A missing count is None, a missing text or number NaN: as pandas
        gives them too, which takes twice as long.
    """
    return _rows(frame, [_counts(frame[name]) for name in frame])


def plain_rows(frame: pd.DataFrame) -> list[dict]:
    """Give the rows of a frame with None for every missing value.

    Parameters
    ----------
    frame : DataFrame
        Any table.

    Returns
    -------
    list of dict
        In order.
    """
    return _rows(frame, [_plain(frame[name]) for name in frame])


def _rows(frame: pd.DataFrame, columns: list[list]) -> list[dict]:
    names = frame.columns.tolist()  # to go through pandas's own is slow
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _counts(values: pd.Series) -> list:
    return _plain(values) if values.dtype == "Int64" else values.tolist()


def _plain(values: pd.Series) -> list:
    cells = values.tolist()
    if not values.hasnans:
        return cells
    gone = values.isna().tolist()
    return [None if g else cell for cell, g in zip(cells, gone, strict=True)]
