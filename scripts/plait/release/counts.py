"""Blank the counts of too few people in tables that count people."""

from itertools import pairwise

import pandas as pd

from plait.release.limits import limits_of, too_few
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
        In the shape PARTICIPATION; whether nobody is shown, and whether a reader may
        subtract those who answered from all, is for the profile to say.
    """
    limits = limits_of(profile, "quantitative")
    counts = ["enrolled", "answered", "scored"]
    held = {name: too_few(table[name], limits) for name in counts}
    if limits["nonresponse"] == "held":
        # enrolled is one number for all scales: told once, it is told everywhere
        rests = [table[a] - table[b] for a, b in pairwise(counts)]
        held["enrolled"] |= too_few(rests[0], limits | {"zero": "shown"}).any()
        held["answered"] |= too_few(rests[1], limits | {"zero": "shown"})
    shown = {name: table[name].mask(held[name]) for name in counts}
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
    held = _held(table, ["time"], limits_of(profile, "quantitative"))
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
    held = _held(table, ["instrument"], limits_of(profile, "quantitative"))
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
    # that no row was left out is what a reader has to know of every file
    limits = limits_of(profile, "quantitative") | {"zero": "shown"}
    few = too_few(together["n"], limits)
    return ROWS_READ.check(together.assign(n=together["n"].mask(rows & few)))


def _numbered(files: pd.Series) -> pd.Series:
    numbers = {name: place for place, name in enumerate(sorted(set(files)), start=1)}
    return "questionnaire file " + files.map(numbers).astype("str")


def _held(table: pd.DataFrame, within: list[str], limits: dict) -> pd.Series:
    """Find small counts, and one more where a single one could be told by the total."""
    held = too_few(table["n"], limits)
    alone = held.groupby([table[name] for name in within]).transform("sum") == 1
    rest = table["n"].where(alone & ~held & (table["n"] > 0))
    smallest = rest.groupby([table[name] for name in within]).rank(method="first") == 1
    return held | smallest.fillna(False).astype(bool)
