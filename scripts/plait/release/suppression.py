"""Hold back every finding that too few people stand behind."""

from collections.abc import Collection, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from plait.release.complementary import hold_back
from plait.release.limits import is_few, limits_of, too_few
from plait.release.rounding import round_findings
from plait.release.sums import KINDS, Cell, sums_of
from plait.shapes.findings import FINDINGS
from plait.shapes.release import WITHHELD

NUMBERS = [column.name for column in FINDINGS.columns if column.kind != "text"]
KEPT = ["level"]  # says nothing about people
PLACE = ["instrument", "scale", "time", "group"]


class Judged(NamedTuple):
    """What was judged of findings besides how many people stand behind them.

    Parameters
    ----------
    held : mapping of str to str
        Finding to the rule that holds it back: an earlier release would tell of few
        people by the difference.
    let : collection of str
        Findings that a written exception lets through.
    """

    held: Mapping[str, str] = MappingProxyType({})
    let: Collection[str] = frozenset()


NOTHING_JUDGED = Judged()


def release_findings(
    findings: pd.DataFrame,
    profile: dict,
    *,
    codes: pd.DataFrame | None = None,
    themes: pd.DataFrame | None = None,
    judged: Judged = NOTHING_JUDGED,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Blank what a profile does not let through; the rows stay.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS; in the qualitative strand `n` counts the people
        behind a count; `n_smallest` those in the smallest group that it compares.
    profile : dict
        A disclosure profile.
    codes : DataFrame, optional
        In the shape CODES: counts of codes add up over the tree.
    themes : DataFrame, optional
        In the shape THEMES: and over what the themes hold.
    judged : Judged, optional
        What differs from an earlier release by too few people, and exceptions.

    Returns
    -------
    released : DataFrame, one row a statistic
        In the shape FINDINGS; every number of a withheld row but the level of its
        interval is missing, its status is `withheld`, its caution the rule. Numbers of
        people are rounded as the profile says.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD.
    """
    rules = _rules(findings, profile, judged)
    apart = findings["finding"].isin(judged.held) & rules.notna()
    told = _tells_by_sum(findings, rules, profile, codes=codes, themes=themes)
    # One wording for both: which of them is the small one is not told either.
    voices = profile["qualitative"]["min_people"]
    rules[told & ~apart] = (
        f"fewer than {voices} people, or it would tell of such a count"
    )
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
    released["n_smallest"] = _without_few(released, profile)
    if profile["quantitative"]["ranges"] == "withheld":
        released[["minimum", "maximum"]] = float("nan")
        rows += _range_row(findings)
    return FINDINGS.check(round_findings(released, profile)), WITHHELD.frame(rows)


def _rules(findings: pd.DataFrame, profile: dict, judged: Judged) -> pd.Series:
    """Give the rule that holds each finding back, missing where none does."""
    limits, voices = limits_of(profile, "quantitative"), limits_of(profile, "qualitative")  # fmt: skip
    quantitative = findings["strand"] == "quantitative"
    few, few_df, few_voices = limits["min_people"], limits["min_df"], voices["min_people"]  # fmt: skip
    rules = pd.Series(pd.NA, index=findings.index, dtype="str")
    computed = findings["status"] == "computed"
    rules[quantitative & (findings["df"] < few_df)] = f"fewer than {few_df} df"
    smallest = too_few(findings["n_smallest"], limits) & computed
    rules[quantitative & smallest] = f"fewer than {few} people in a group or count"
    small = _few(findings["n"], limits, computed)
    rules[quantitative & small] = f"fewer than {few} people"
    small = _few(findings["n"], voices, computed)
    rules[~quantitative & small] = f"fewer than {few_voices} people"
    rules = rules.fillna(_beside_withheld_change(findings, rules))
    moved = computed & rules.isna() & findings["finding"].isin(judged.held)
    rules[moved] = findings["finding"][moved].map(dict(judged.held))
    rules[findings["finding"].isin(judged.let)] = pd.NA
    rules[_tells_by_group(findings, rules)] = (
        "a group that would give the withheld one away"
    )
    return rules


def _beside_withheld_change(findings: pd.DataFrame, rules: pd.Series) -> pd.Series:
    """Give the rule of a withheld change to its effect sizes, which tell it too."""
    place = ["instrument", "scale", "contrast", "group"]
    cells = pd.MultiIndex.from_frame(findings[place].fillna(""))
    changes = rules.set_axis(cells)[
        findings["measure"].eq("change").to_numpy()
    ].dropna()
    told = changes[~changes.index.duplicated()].reindex(cells).set_axis(findings.index)
    of_change = findings["contrast"].notna() & findings["status"].eq("computed")
    return told.where(of_change).astype("str")


def _without_few(released: pd.DataFrame, profile: dict) -> pd.Series:
    """Leave out how few there are in a group of which nothing was computed."""
    limits, counts = limits_of(profile, "quantitative"), released["n_smallest"]
    return counts.mask(released["status"].eq("not_computed") & too_few(counts, limits))


def _few(n: pd.Series, limits: dict, computed: pd.Series) -> pd.Series:
    """Find counts of too few people, and numbers whose people are not known.

    Nobody is told apart by a count of nobody where nothing was computed.
    """
    small = n.astype("float64").between(1, limits["min_people"] - 1)
    nobody = n.eq(0).fillna(False).astype(bool) & (limits["zero"] == "shown")
    return small | (computed & ~n.ge(limits["min_people"]).fillna(False) & ~nobody)


def _tells_by_group(findings: pd.DataFrame, rules: pd.Series) -> pd.Series:
    """Find the smallest shown group beside exactly one withheld group.

    Its number, taken from everyone's, would be that of the group withheld.
    """
    key = ["instrument", "scale", "measure", "time", "contrast", "norm"]
    cells = [findings[name].fillna("") for name in key]
    grouped = findings["group"].notna() & findings["strand"].eq("quantitative")
    held = (grouped & rules.notna()).groupby(cells).transform("sum")
    shown = findings["n"].astype("float64").where(grouped & rules.isna() & (held == 1))
    return shown.groupby(cells).rank(method="first") == 1


def _tells_by_sum(
    findings: pd.DataFrame, rules: pd.Series, profile: dict, **tree
) -> pd.Series:
    """Find the counts of words that are too small, or would tell one that is."""
    words = findings["instrument"].isin(KINDS) & findings["strand"].eq("qualitative")
    rows = findings[words]
    at = pd.Series(
        [Cell(*row) for row in rows[PLACE].fillna("").itertuples(index=False)],
        index=rows.index, dtype=object,
    )  # fmt: skip
    held = set(at[rules[words].notna()])
    sums = sums_of(list(dict.fromkeys(at)), **tree) if held else []
    if not profile["qualitative"]["complementary"]:
        sums = [each for each in sums if each.parts[0].group]
    voices = limits_of(profile, "qualitative")
    few = (
        partial(is_few, limits=voices) if voices["complementary"] else (lambda _: False)
    )
    held = hold_back(_counts(rows, at), sums, held, few=few)
    computed = findings["status"].eq("computed")
    return computed & at.isin(held).reindex(findings.index, fill_value=False)


def _counts(rows: pd.DataFrame, at: pd.Series) -> dict[str, dict[Cell, float]]:
    """Give each cell its number of people, and of extracts, where computed."""
    known = rows[rows["status"].eq("computed") & rows["estimate"].notna()]
    return {
        measure: dict(zip(at[group.index], group["estimate"], strict=True))
        for measure, group in known.groupby("measure")
    }


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


def held_codes(released: pd.DataFrame) -> set[str]:
    """List the codes whose count over all times was withheld.

    Parameters
    ----------
    released : DataFrame, one row a statistic
        In the shape FINDINGS, as `release_findings` gives it.

    Returns
    -------
    set of str
        Code ids.
    """
    whole = released["time"].eq("all") & released["group"].isna()
    held = released["status"].eq("withheld") & released["instrument"].eq("code")
    return set(released["scale"][whole & held])
