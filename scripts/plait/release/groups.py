"""Leave out the groups of people that are too small to be named."""

import pandas as pd

GROUP = ["strand", "group"]
# how a difference of two groups was taken, which names both
NAMES = r"mean change of .+ minus mean change of [^;]+"
NAMELESS = "mean change of one group minus mean change of the other"


def name_large_groups(
    findings: pd.DataFrame, withheld: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Leave out every row of a group of which nothing may be told.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, after disclosure control; `group` is a role, a site or
        a level of the between factor.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD.

    Returns
    -------
    findings : DataFrame
        Without the groups that have no computed row: a name alone, beside nothing but
        withheld numbers, tells that somebody of that role or site took part. How a
        difference of two groups that is not shown was taken names neither.
    withheld : DataFrame
        Without these findings. The rows before the door keep them all.
    """
    # ASSUME a group of which one finding is shown is large enough to be named in all.
    shown = findings["status"].eq("computed")
    keys = [findings[name].fillna("") for name in GROUP]
    gone = findings["group"].notna() & ~shown.groupby(keys).transform("any")
    lost = withheld["what"].eq("finding") & withheld["id"].isin(findings["finding"][gone])  # fmt: skip
    method = findings["method"].str.replace(NAMES, NAMELESS, regex=True)
    told = findings.assign(method=findings["method"].where(shown, method))
    return _rest(told, gone), _rest(withheld, lost)


def _rest(table: pd.DataFrame, gone: pd.Series) -> pd.DataFrame:
    return table[~gone].reset_index(drop=True)
