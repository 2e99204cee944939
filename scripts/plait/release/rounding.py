"""Round every count, and whatever would give the unrounded one away: one pass."""

import re
from collections.abc import Mapping

import pandas as pd

from plait.release.blurring import half_widths, significant, widened
from plait.release.limits import limits_of, rounded, rounds
from plait.release.sums import Cell, sums_of
from plait.shapes.counted import COUNTED, DIFFERENCES, NOT_PEOPLE

COUNTS = ("n", "n_smallest")
DEGREES = ("df", "df_effect", "statistic")
PROBABILITIES = ("p", "p_adjusted", "p_fdr")
# half-widths of intervals: they tell n as an interval does
WIDTHS = ("smallest_change",)
# numbers of tables that a rounded number of people stands beside
MEANS = {"joint_means": ("mean", "sd")}
BOUNDED = ("coefficient", "correlation")  # at most 1
TOLD = re.compile(r"(?<!fewer than )\b(\d+)(?= people answered)")
COUNTING = ("people", "extracts", "passages")
PLACE = ["instrument", "scale", "time", "group"]


def round_tables(
    tables: Mapping[str, pd.DataFrame], profile: Mapping
) -> dict[str, pd.DataFrame]:
    """Round the counts of the tables that leave.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As they would be released: what is too small is blank already.
    profile : mapping
        A disclosure profile.

    Returns
    -------
    dict of str to DataFrame
        The same; every column of `COUNTED` rounded by the limits of its strand, and a
        difference of two counts taken anew from the rounded ones.
    """
    return {name: _table(name, table, profile) for name, table in tables.items()}


def _table(name: str, table: pd.DataFrame, profile: Mapping) -> pd.DataFrame:
    new = {}
    for column, strand in COUNTED.get(name, {}).items():
        limits = _limits(strand, profile)
        if limits:
            new[column] = _people(name, table, rounded(table[column], limits), column)
    for column in MEANS.get(name, ()) if new else ():
        digits = pd.Series(limits_of(profile, "quantitative")["digits"], table.index)
        new[column] = significant(table[column], digits)
    for column, (whole, part) in DIFFERENCES.get(name, {}).items():
        if column in new:
            rest = (new[whole] - new[part]).clip(lower=0)
            new[column] = new[column].where(table[column].isna() | rest.isna(), rest)
    return table.assign(**new) if new else table


def _people(
    name: str, table: pd.DataFrame, counts: pd.Series, column: str
) -> pd.Series:
    """Leave counts as they are where they count columns of a file."""
    if name not in NOT_PEOPLE:
        return counts
    where, values = NOT_PEOPLE[name]
    return counts.mask(table[where].isin(values), table[column])


def _limits(strand: str, profile: Mapping) -> dict | None:
    """Give the limits that round a column, where there are any."""
    asked = ("quantitative", "qualitative") if strand == "both" else (strand,)
    known = [limits_of(profile, one) for one in asked if one in profile]
    return next((limits for limits in known if rounds(limits)), None)


def round_findings(findings: pd.DataFrame, profile: Mapping) -> pd.DataFrame:
    """Round the counts of the findings, and coarsen what tells them.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS; what is held back is blank already.
    profile : mapping
        A disclosure profile.

    Returns
    -------
    DataFrame, same rows
        Counts rounded, a total the sum of its rounded parts; a percentage taken anew
        from rounded counts; test statistic, degrees of freedom and p blank where the
        profile withholds them; other numbers with as many digits as it allows, effect
        sizes with one less; an interval as wide as for the fewest people that round to
        the same number, then outward, so that its width tells no more than they do.
    """
    parts = [findings]
    for strand in ("quantitative", "qualitative"):
        limits = limits_of(profile, strand)
        rows = parts[0]["strand"].eq(strand)
        if rounds(limits) and rows.any():
            parts = [parts[0][~rows], *parts[1:], _strand(parts[0][rows], limits)]
    return pd.concat(parts).loc[findings.index] if len(parts) > 1 else findings


def _strand(rows: pd.DataFrame, limits: Mapping) -> pd.DataFrame:
    new = {name: rounded(rows[name].astype("Int64"), limits) for name in COUNTS}
    digits = limits.get("digits", 10) - rows["unit"].eq("SD").astype("int64")
    new["estimate"] = _estimates(rows, new["n"], digits, limits)
    new["sd"] = significant(rows["sd"], digits)
    new["low"], new["high"] = _intervals(rows, limits)
    gone = [name for key, names in (("df", DEGREES), ("p", PROBABILITIES))
            if limits.get(key) == "withheld" for name in names]  # fmt: skip
    new |= dict.fromkeys(gone, float("nan"))
    new["caution"] = _said(rows["caution"], limits)
    return _with_totals(rows.assign(**new), rows)


def _estimates(
    rows: pd.DataFrame, n: pd.Series, digits: pd.Series, limits: Mapping
) -> pd.Series:
    was, people = rows["estimate"], _number(rows["n"])
    counted = is_count(rows)
    share = 100 * rounded((was / 100 * people).round(), limits) / _number(n)
    width = half_widths(was, people, limits)
    return (
        significant(was, digits)
        .mask(counted, rounded(was, limits))
        .mask(rows["unit"].eq("percent"), share.round().clip(upper=100))
        .mask(rows["measure"].isin(WIDTHS), width)
    )


def is_count(findings: pd.DataFrame) -> pd.Series:
    """Say which findings count people or what they said.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS.

    Returns
    -------
    Series of bool
        Not for numbers of people that a later study would need.
    """
    named = findings["measure"].isin(COUNTING)
    return named | findings["measure"].str.startswith("reliably_")


def _intervals(rows: pd.DataFrame, limits: Mapping) -> tuple[pd.Series, pd.Series]:
    n, ends = _number(rows["n"]), (rows["low"], rows["high"])
    low, high = widened(*ends, rows["estimate"], n, limits)
    bounded = rows["unit"].isin(BOUNDED)
    return low.mask(bounded & low.lt(-1), -1.0), high.mask(bounded & high.gt(1), 1.0)


def _number(counts: pd.Series) -> pd.Series:
    return counts.astype("float64")


def _said(cautions: pd.Series, limits: Mapping) -> pd.Series:
    """Round the numbers of people that cautions tell."""

    def near(found: re.Match) -> str:
        """Round the number that was found."""
        return str(int(rounded(pd.Series([int(found[1])]), limits).iloc[0]))

    return cautions.str.replace(TOLD, near, regex=True)


def _with_totals(rows: pd.DataFrame, exact: pd.DataFrame) -> pd.DataFrame:
    """Make each count that was the sum of others the sum of the rounded ones."""
    counts = is_count(exact) & exact["status"].eq("computed")
    new = rows["estimate"].copy()
    for _, own in exact[counts].groupby("measure"):
        cells = [Cell(*row) for row in own[PLACE].fillna("").itertuples(index=False)]
        at = dict(zip(cells, own.index, strict=True))
        for total, parts in sums_of(cells, None, None):
            places = [at[part] for part in parts]
            if exact["estimate"][places].sum() == exact["estimate"][at[total]]:
                new[at[total]] = new[places].sum()
    return rows.assign(estimate=new)
