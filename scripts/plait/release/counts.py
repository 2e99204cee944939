"""Blank the counts of too few people in tables that count people."""

from itertools import pairwise

import pandas as pd

from plait.release.limits import limits_of, too_few
from plait.shapes.participation import (
    ANY_POST,
    LOSSES,
    MISSING_PATTERNS,
    OTHER_PATTERNS,
    OTHER_REASONS,
    PARTICIPATION,
)


def release_participation(
    table: pd.DataFrame, profile: dict, *, enrolled_held: bool = False
) -> pd.DataFrame:
    """Blank small counts of who took part.

    Parameters
    ----------
    table : DataFrame, one row a scale x time
        In the shape PARTICIPATION.
    profile : dict
        A disclosure profile.
    enrolled_held : bool, default False
        As `holds_enrolled` says of all tables.

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
    held["enrolled"] |= enrolled_held
    shown = {name: table[name].mask(held[name]) for name in counts}
    return PARTICIPATION.check(table.assign(**shown))


def release_losses(table: pd.DataFrame, profile: dict) -> pd.DataFrame:
    """Tell who was lost, small counts together.

    Parameters
    ----------
    table : DataFrame, one row a time x reason x time in post
        In the shape LOSSES.
    profile : dict
        A disclosure profile.

    Returns
    -------
    DataFrame, one row a time x reason x time in post
        In the shape LOSSES; of each time the small counts, and the next smallest until
        they are enough people, are one row, other reasons. Where nothing stands beside
        it, that time has no row: it would be all who did not answer.
    """
    other = {"reason": OTHER_REASONS, "in_post": ANY_POST}
    limits = limits_of(profile, "quantitative")
    return LOSSES.check(_gathered(table, "time", limits, other))


def release_patterns(table: pd.DataFrame, profile: dict) -> pd.DataFrame:
    """Tell patterns of missing scores, small counts together.

    Parameters
    ----------
    table : DataFrame, one row an instrument x pattern
        In the shape MISSING_PATTERNS.
    profile : dict
        A disclosure profile.

    Returns
    -------
    DataFrame, one row an instrument x pattern
        In the shape MISSING_PATTERNS; small ones are other patterns, as other reasons
        in `release_losses`.
    """
    other = {"pattern": OTHER_PATTERNS}
    limits = limits_of(profile, "quantitative")
    return MISSING_PATTERNS.check(_gathered(table, "instrument", limits, other))


def _gathered(
    table: pd.DataFrame, within: str, limits: dict, other: dict
) -> pd.DataFrame:
    """Take small rows out, so that a row which is not there is of few or of nobody."""
    parts = [table[:0]]
    for value, own in table.groupby(within, sort=False):
        small = own.loc[_smallest(own["n"], limits)]
        if len(small) == len(own):
            continue
        parts.append(own.drop(small.index))
        # together they are all who did not answer, or all who are enrolled
        if len(small) and limits["nonresponse"] != "held":
            parts.append(pd.DataFrame([{within: value, **other, "n": small["n"].sum()}]))  # fmt: skip
    return pd.concat(parts).astype(table.dtypes).reset_index(drop=True)


def _smallest(counts: pd.Series, limits: dict) -> pd.Index:
    """Find the counts to be told together: enough people, the smallest first."""
    counts = counts.sort_values(kind="stable")
    # ASSUME that no other reason or pattern had anybody is a nought like any other: where
    # noughts are held, the smallest row is never told alone.
    taken = max(int(too_few(counts, limits).sum()), limits["zero"] == "held")
    enough = int(counts.cumsum().lt(limits["min_people"]).sum()) + 1
    return counts.index[: max(taken, enough)] if taken else counts.index[:0]
