"""Blank the counts of too few people in tables that count people."""

import pandas as pd

from plait.shapes.participation import LOSSES, MISSING_PATTERNS, PARTICIPATION
from plait.shapes.questionnaires import ROWS_READ


def release_participation(table: pd.DataFrame, profile: dict) -> pd.DataFrame:
    """Blank small counts of who took part.

    Parameters
    ----------
    table : DataFrame, one row a scale x time
        In the shape PARTICIPATION.
    profile : dict
        A disclosure profile.

    Returns
    -------
    DataFrame, same rows
        In the shape PARTICIPATION; nought people is no one, and is shown.
    """
    least = profile["quantitative"]["min_people"]
    counts = ["enrolled", "answered", "scored"]
    shown = {name: table[name].mask(_few(table[name], least)) for name in counts}
    return PARTICIPATION.check(table.assign(**shown))


def release_losses(table: pd.DataFrame, profile: dict) -> pd.DataFrame:
    """Blank small counts of who was lost, and those that would tell them.

    Parameters
    ----------
    table : DataFrame, one row a time x reason x time in post
        In the shape LOSSES.
    profile : dict
        A disclosure profile.

    Returns
    -------
    DataFrame, same rows
        In the shape LOSSES; where one count of a time is blank, so is the next
        smallest, since the total of that time is known.
    """
    held = _held(table, ["time"], profile["quantitative"]["min_people"])
    return LOSSES.check(table.assign(n=table["n"].mask(held)))


def release_patterns(table: pd.DataFrame, profile: dict) -> pd.DataFrame:
    """Blank small counts of patterns of missing scores, and those that would tell them.

    Parameters
    ----------
    table : DataFrame, one row an instrument x pattern
        In the shape MISSING_PATTERNS.
    profile : dict
        A disclosure profile.

    Returns
    -------
    DataFrame, same rows
        In the shape MISSING_PATTERNS.
    """
    held = _held(table, ["instrument"], profile["quantitative"]["min_people"])
    return MISSING_PATTERNS.check(table.assign(n=table["n"].mask(held)))


def release_rows_read(table: pd.DataFrame, profile: dict) -> pd.DataFrame:
    """Tell what was read without names of files and columns, or small counts.

    Parameters
    ----------
    table : DataFrame, one row a file x what was done
        In the shape ROWS_READ.
    profile : dict
        A disclosure profile.

    Returns
    -------
    DataFrame, one row a file x what was done
        In the shape ROWS_READ: files are numbered, since their names can name a
        person; columns are counted only, since their names can hold the wording of
        an instrument.
    """
    # ASSUME what was done with a column says nothing about a person, however few
    # columns it was.
    columns = table["what"].isin(["columns_used", "columns_left_out"])
    shown = table.assign(
        file=_numbered(table["file"]), detail=table["detail"].mask(columns, "columns")
    )
    together = shown.groupby(list(ROWS_READ.key), as_index=False)["n"].sum(min_count=1)
    rows = together["what"].isin(["rows_used", "rows_left_out"])
    few = _few(together["n"], profile["quantitative"]["min_people"])
    return ROWS_READ.check(together.assign(n=together["n"].mask(rows & few)))


def _numbered(files: pd.Series) -> pd.Series:
    numbers = {name: place for place, name in enumerate(sorted(set(files)), start=1)}
    return "questionnaire file " + files.map(numbers).astype("str")


def _few(counts: pd.Series, least: int) -> pd.Series:
    return counts.between(1, least - 1).fillna(False).astype(bool)


def _held(table: pd.DataFrame, within: list[str], least: int) -> pd.Series:
    """Find small counts, and one more where a single one could be told by the total."""
    held = _few(table["n"], least)
    alone = held.groupby([table[name] for name in within]).transform("sum") == 1
    rest = table["n"].where(alone & ~held & (table["n"] > 0))
    smallest = rest.groupby([table[name] for name in within]).rank(method="first") == 1
    return held | smallest.fillna(False).astype(bool)
