"""Hold back every finding that too few people stand behind."""

import pandas as pd

from plait.shapes.findings import FINDINGS
from plait.shapes.release import WITHHELD

NUMBERS = [column.name for column in FINDINGS.columns if column.kind != "text"]
KEPT = ["level"]  # says nothing about people


def release_findings(
    findings: pd.DataFrame, profile: dict
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Blank what a profile does not let through; the rows stay.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS; in the qualitative strand `n` counts the people
        behind a count; `n_smallest` those in the smallest group that it compares.
    profile : dict
        A disclosure profile.

    Returns
    -------
    released : DataFrame, one row a statistic
        In the shape FINDINGS; every number of a withheld row but the level of its
        interval is missing, its status is `withheld`, its caution the rule.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD.
    """
    rules = _rules(findings, profile)
    held = rules.notna()
    released = findings.copy()
    blank = [name for name in NUMBERS if name not in KEPT]
    released.loc[held, blank] = pd.NA
    released.loc[held, "status"] = "withheld"
    released.loc[held, "caution"] = rules[held]
    rows = [
        {"what": "finding", "id": name, "rule": rule}
        for name, rule in zip(findings["finding"][held], rules[held], strict=True)
    ]
    released.loc[_uncounted(findings), "n"] = pd.NA
    if profile["quantitative"]["ranges"] == "withheld":
        released[["minimum", "maximum"]] = float("nan")
        rows += _range_row(findings)
    return FINDINGS.check(released), WITHHELD.frame(rows)


def _rules(findings: pd.DataFrame, profile: dict) -> pd.Series:
    """Give the rule that holds each finding back, missing where none does."""
    quantitative = findings["strand"] == "quantitative"
    few = profile["quantitative"]["min_people"]
    few_df = profile["quantitative"]["min_df"]
    voices = profile["qualitative"]["min_people"]
    n = findings["n"].astype("float64")
    rules = pd.Series(pd.NA, index=findings.index, dtype="str")
    computed = findings["status"] == "computed"
    rules[quantitative & (findings["df"] < few_df)] = f"fewer than {few_df} df"
    smallest = findings["n_smallest"].astype("float64").between(1, few - 1)
    rules[quantitative & smallest] = f"fewer than {few} people in a group or count"
    rules[quantitative & _few(n, few, computed)] = f"fewer than {few} people"
    rules[~quantitative & _few(n, voices, computed)] = f"fewer than {voices} people"
    rules[_tells_by_group(findings, rules)] = (
        "a group that would give the withheld one away"
    )
    if profile["qualitative"]["complementary"]:
        rules[_tells_by_difference(findings, rules)] = (
            "a total that would give a cell away"
        )
    return rules


def _few(n: pd.Series, least: int, computed: pd.Series) -> pd.Series:
    """Find counts of too few people, and numbers whose people are not known.

    Nobody is told apart by a count of nobody where nothing was computed.
    """
    return n.between(1, least - 1) | (computed & ~(n >= least))


def _tells_by_group(findings: pd.DataFrame, rules: pd.Series) -> pd.Series:
    """Find the smallest shown group beside exactly one withheld group.

    Its number, taken from everyone's, would be that of the group withheld. Words are
    counted by several factors, each of which adds up to everyone by itself.
    """
    key = ["instrument", "scale", "measure", "time", "contrast", "norm"]
    words = findings["strand"].eq("qualitative")
    factor = findings["group"].where(words).str.replace(r":.*", "", regex=True)
    cells = [*(findings[name].fillna("") for name in key), factor.fillna("")]
    grouped = findings["group"].notna()
    held = (grouped & rules.notna()).groupby(cells).transform("sum")
    shown = findings["n"].astype("float64").where(grouped & rules.isna() & (held == 1))
    return shown.groupby(cells).rank(method="first") == 1


def _tells_by_difference(findings: pd.DataFrame, rules: pd.Series) -> pd.Series:
    """Find totals of extracts beside exactly one withheld time point.

    People overlap between time points, so their totals give nothing away.
    """
    extracts = (findings["measure"] == "extracts") & findings["group"].isna()
    cell = extracts & (findings["time"] != "all")
    held = (cell & rules.notna()).groupby(
        [findings["instrument"], findings["scale"]]
    ).transform("sum")  # fmt: skip
    return extracts & (findings["time"] == "all") & (held == 1) & rules.isna()


def _uncounted(findings: pd.DataFrame) -> pd.Series:
    """Find counts of extracts whose people the approach does not count."""
    place = pd.MultiIndex.from_frame(findings[["instrument", "scale", "time"]])
    people = (findings["measure"] == "people") & (findings["status"] == "not_computed")
    extracts = findings["measure"] == "extracts"
    return extracts & place.isin(place[people])


def _range_row(findings: pd.DataFrame) -> list[dict]:
    count = int(findings["minimum"].notna().sum())
    if not count:
        return []
    rule = "smallest and largest values are single people's answers"
    return [{"what": "range", "id": f"{count} ranges", "rule": rule}]
