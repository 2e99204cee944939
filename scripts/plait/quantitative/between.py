"""Compare how groups changed: site, role or arm, where the study declares one."""

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.cube import Cube
from plait.quantitative.descriptives import moments
from plait.quantitative.group_levels import group_cautions, group_codes
from plait.quantitative.intervals import t_interval, two_sided_p
from plait.quantitative.omnibus import group_by_time_findings
from plait.quantitative.plan import Plan


def between_findings(cube: Cube, groups: pd.Series, plan: Plan) -> pd.DataFrame:
    """Compare the changes of groups, contrast by contrast and over all times.

    Parameters
    ----------
    cube : Cube
        Scores of everybody [points].
    groups : Series of str, participant to level
        "" or absent where it is unknown: these people are left out.
    plan : Plan
        Its contrasts and its level.

    Returns
    -------
    DataFrame, one row a contrast x scale, and one a scale
        Measure `change_between`: for two groups the difference of their mean changes
        [points], second level in sorted order minus first, by Welch's t; for more
        Welch's F of equal mean changes. n pairs, n_smallest those of the smallest
        group. not_computed where a group has fewer than two pairs or nothing varies.
        Then measure `group_by_time` [F], as `group_by_time_findings` gives it.

    References
    ----------
    Welch (1947) Biometrika 34:28-35; Welch (1951) Biometrika 38:330-336. Checked:
    tests/published/oneway, against t.test and oneway.test of R.
    """
    codes, levels = group_codes(cube.people, groups)
    parts = [
        _contrast_rows(cube, codes, levels, contrast=contrast, level=plan.level)
        for contrast in plan.contrasts
    ]
    return pd.concat([*parts, group_by_time_findings(cube, groups)], ignore_index=True)


def _contrast_rows(
    cube: Cube, codes: np.ndarray, levels: list[str], *, contrast: dict, level: float
) -> pd.DataFrame:
    first, second = cube.pairs(contrast)
    change = second - first
    n, mean, variance = _summaries(change, codes, len(levels))
    reasons = [_reason(levels, *one) for one in zip(n.T, variance.T, strict=True)]
    found = _tested(n, mean, variance, level) if len(levels) > 1 else {}
    computed = np.array([not reason for reason in reasons], dtype=bool)
    return cube.scales[["instrument", "scale", "unit", "source"]].assign(
        unit=cube.scales["unit"] if len(levels) < 3 else "F",
        measure="change_between", time=contrast["to"], level=level,
        contrast=f"{contrast['from']}-{contrast['to']}", method=_method(levels),
        group=cube.group or None, n=n.sum(axis=0),
        n_smallest=n.min(axis=0) if levels else 0,
        status=np.where(computed, "computed", "not_computed"),
        caution=_cautions(reasons, n, change[codes < 0]),
        **{name: np.where(computed, value, np.nan) for name, value in found.items()},
    )  # fmt: skip


def _summaries(
    change: np.ndarray, codes: np.ndarray, groups: int
) -> tuple[np.ndarray, ...]:
    """Give n, mean and variance of the changes, each groups x scales."""
    parts = [moments(change[codes == group]) for group in range(groups)]
    n, mean, sd = (
        np.array([part[name] for part in parts]).reshape(groups, change.shape[1])
        for name in ("n", "mean", "sd")
    )
    return n, mean, sd**2


def _tested(
    n: np.ndarray, mean: np.ndarray, variance: np.ndarray, level: float
) -> dict[str, np.ndarray]:
    with np.errstate(divide="ignore", invalid="ignore"):
        if len(n) > 2:
            f, df_effect, df = welch_f(n, mean, variance)
            return {"estimate": f, "statistic": f, "df_effect": df_effect, "df": df,
                    "p": special.fdtrc(df_effect, df, f)}  # fmt: skip
        difference, error, df = welch_difference(n, mean, variance)
        low, high = t_interval(difference, error, df, level=level)
        statistic = difference / error
        return {"estimate": difference, "low": low, "high": high, "df": df,
                "statistic": statistic, "p": two_sided_p(statistic, df)}  # fmt: skip


def welch_difference(
    n: np.ndarray, mean: np.ndarray, variance: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give the difference of two means without taking their variances as equal.

    Parameters
    ----------
    n, mean, variance : array, 2 groups x scales
        At least two values in each.

    Returns
    -------
    difference, error, df : array, scales
        Second minus first and its standard error [points]; Welch's degrees of freedom.

    References
    ----------
    Welch (1947) Biometrika 34:28-35. Checked: tests/published/oneway.
    """
    parts = variance / n
    total = parts.sum(axis=0)
    df = total**2 / (parts**2 / (n - 1)).sum(axis=0)
    return mean[1] - mean[0], np.sqrt(total), df


def welch_f(
    n: np.ndarray, mean: np.ndarray, variance: np.ndarray
) -> tuple[np.ndarray, int, np.ndarray]:
    """Give the F of equal means without taking variances as equal.

    Parameters
    ----------
    n, mean, variance : array, groups x scales
        At least two values in each, none of variance 0.

    Returns
    -------
    f : array, scales
        Welch's F.
    df_effect : int
        Groups less one.
    df : array, scales
        Of the denominator.

    References
    ----------
    Welch (1951) Biometrika 38:330-336. Checked: tests/published/oneway.
    """
    groups = len(n)
    weight = n / variance
    total = weight.sum(axis=0)
    middle = (weight * mean).sum(axis=0) / total
    doubt = ((1 - weight / total) ** 2 / (n - 1)).sum(axis=0) / (groups**2 - 1)
    between = (weight * (mean - middle) ** 2).sum(axis=0) / (groups - 1)
    return between / (1 + 2 * (groups - 2) * doubt), groups - 1, 1 / (3 * doubt)


def _method(levels: list[str]) -> str:
    if len(levels) == 2:
        return (f"mean change of {levels[1]} minus mean change of {levels[0]}; "
                "interval and p by Welch's t, people treated as independent")  # fmt: skip
    return (
        "Welch's F of equal mean changes in all groups, people treated as independent"
    )


def _reason(levels: list[str], n: np.ndarray, variance: np.ndarray) -> str:
    """Say why the groups cannot be compared on one scale, without naming a small one."""
    if len(levels) < 2:
        return "fewer than two groups are known"
    if (n < 2).any():
        return "fewer than two pairs in a group"
    flat, needed = np.count_nonzero(variance == 0), 2 if len(levels) == 2 else 1
    return "all changes are equal in a group" if flat >= needed else ""


def _cautions(
    reasons: list[str], n: np.ndarray, unknown: np.ndarray
) -> list[str | None]:
    left_out = (~np.isnan(unknown)).any(axis=0)
    return [
        reason or "; ".join(group_cautions(counts, left)) or None
        for reason, counts, left in zip(reasons, n.T, left_out, strict=True)
    ]
