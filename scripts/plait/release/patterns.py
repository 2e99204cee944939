"""Take what codes have in common through the door: few people's patterns stay inside."""

import pandas as pd

from plait.shapes.patterns import CO_OCCURRENCE, SATURATION
from plait.shapes.release import WITHHELD


def release_co_occurrence(
    table: pd.DataFrame, profile: dict
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Leave out the pairs of codes that meet in too few people's words.

    Parameters
    ----------
    table : DataFrame, one row a pair of codes
        In the shape CO_OCCURRENCE.
    profile : dict
        A disclosure profile.

    Returns
    -------
    released : DataFrame, one row a pair of codes
        In the shape CO_OCCURRENCE. Pairs are left out, not blanked: that two codes
        meet in one person's words may tell of that person. Where the approach counts
        no people, nothing can be let through.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD: how many pairs, not which.
    """
    least = profile["qualitative"]["min_people"]
    enough = (table["people"] >= least).fillna(False).astype(bool)
    counted = table["people"].notna().all()
    rule = f"codes that meet in the words of fewer than {least} people"
    if not counted:
        rule = "the approach counts no people, so nobody can say how few they are"
    left = int((~enough).sum())
    rows = [{"what": "pair of codes", "id": f"{left} pairs", "rule": rule}]
    return CO_OCCURRENCE.check(table[enough]), WITHHELD.frame(rows if left else [])


def release_saturation(
    table: pd.DataFrame, profile: dict
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Blank the runs in which too few people speak.

    Parameters
    ----------
    table : DataFrame, one row a run of documents
        In the shape SATURATION.
    profile : dict
        A disclosure profile.

    Returns
    -------
    released : DataFrame, one row a run of documents
        In the shape SATURATION; a run of two interviews would show what one person
        brought. Where no run may be shown, nothing is told of the base either.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD: how many runs.
    """
    least = profile["qualitative"]["min_people"]
    few = ~(table["people"] >= least).fillna(False).astype(bool)
    blank = {name: table[name].mask(few) for name in ("people", "new_codes", "share")}
    released = table.assign(
        **blank,
        status=table["status"].mask(few, "withheld"),
        base_codes=table["base_codes"].mask(pd.Series(bool(few.all()), few.index)),
    )
    rule = f"fewer than {least} people speak in the run of documents"
    rows = [{"what": "run of documents", "id": f"{int(few.sum())} runs", "rule": rule}]
    return SATURATION.check(released), WITHHELD.frame(rows if few.any() else [])


def release_code_tables(
    tables: dict[str, pd.DataFrame], profile: dict
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Take the tables of codes that meet, and of new codes, through the door.

    Parameters
    ----------
    tables : dict
        `co_occurrence` and `saturation`.
    profile : dict
        A disclosure profile.

    Returns
    -------
    released : dict
        The same names.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD.
    """
    pairs, unpaired = release_co_occurrence(tables["co_occurrence"], profile)
    runs, short = release_saturation(tables["saturation"], profile)
    withheld = WITHHELD.check(pd.concat([unpaired, short]))
    return {"co_occurrence": pairs, "saturation": runs}, withheld
