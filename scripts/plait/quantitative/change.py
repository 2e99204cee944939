"""Estimate how scores changed within people."""

import numpy as np
import pandas as pd

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.descriptives import SCALE
from plait.quantitative.intervals import (
    holm,
    noncentral_limits,
    t_interval,
    two_sided_p,
)

FEW_PAIRS = 10
PAIRED = (
    "mean of the paired differences, later minus earlier; interval and p by the "
    "paired t, people treated as independent"
)
BY_D_Z = "limits of d_z times the ratio of its SD to this one"


def pair_summaries(
    scores: pd.DataFrame, *, scales: pd.DataFrame, contrasts: list[dict]
) -> pd.DataFrame:
    """Summarise the changes of the people who have both scores of a contrast.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES [points]; who lacks one of the two is left out of that
        scale and contrast.
    scales : DataFrame, one row a scale
        As `plan_scales` gives it.
    contrasts : list of dict
        `from`, `to` and, if declared, `family`.

    Returns
    -------
    DataFrame, one row a contrast x scale, also where there are no pairs
        The columns of `scales`, from, to, family, n (pairs), mean and sd of the
        differences to - from, sd_from and sd_to of the same people [points].
    """
    # pivot, since pivot_table would average doubles in silence
    wide = scores.pivot(  # noqa: PD010 pivot_table would average doubles in silence
        index=["participant", *SCALE], columns="time", values="score"
    )
    parts = [_pairs_of(wide, scales, contrast) for contrast in contrasts]
    if not parts:  # the columns of a contrast, without its rows
        parts = [_pairs_of(wide, scales, {"from": "", "to": ""})[:0]]
    return pd.concat(parts, ignore_index=True)


def _pairs_of(wide: pd.DataFrame, scales: pd.DataFrame, contrast: dict) -> pd.DataFrame:
    both = wide.reindex(columns=[contrast["from"], contrast["to"]]).dropna()
    both.columns = ["first", "second"]
    both["change"] = both["second"] - both["first"]
    counted = both.groupby(SCALE).agg(
        n=("change", "count"), mean=("change", "mean"), sd=("change", "std"),
        sd_from=("first", "std"), sd_to=("second", "std"),
    )  # fmt: skip
    pairs = scales.merge(counted.reset_index(), how="left", on=SCALE)
    return pairs.assign(**{
        "from": contrast["from"], "to": contrast["to"],
        "family": contrast.get("family"), "n": pairs["n"].fillna(0).astype(int),
    })  # fmt: skip


def change_findings(pairs: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """Test every declared change and size it in two ways.

    Parameters
    ----------
    pairs : DataFrame, one row a contrast x scale
        As `pair_summaries` gives it, or the same columns as printed in an article.
    level : float in (0, 1)
        Level of the two-sided intervals.

    Returns
    -------
    DataFrame, three rows a contrast x scale
        Measures `change` [points] with paired t, p and Holm's p within the family,
        `d_z` and `d_av` [SD]; columns of FINDINGS. not_computed under two pairs;
        an effect size also where its SD is 0.

    References
    ----------
    d_z, d_av: Lakens (2013) Front. Psychol. 4:863. Interval of d_z: Cumming & Finch
    (2001) Educ. Psychol. Meas. 61:532-574; of d_av: Algina & Keselman (2003)
    Educ. Psychol. Meas. 63:537-553. Checked: tests/published/cholesterol.
    """
    base = paired_t(pairs)
    sizes = _effect_sizes(base, level)
    found = pd.concat([_changes(base, level), *sizes], ignore_index=True)
    return found.assign(
        time=found["to"],
        contrast=found["from"] + "-" + found["to"],
        level=level,
        status=np.where(found["estimate"].notna(), "computed", "not_computed"),
        caution=with_notes(_pair_cautions(found), _owners_rule(found)),
    )


def paired_t(pairs: pd.DataFrame) -> pd.DataFrame:
    """Compute the paired t statistic from summaries of differences.

    Parameters
    ----------
    pairs : DataFrame, one row a contrast x scale
        n (pairs), mean and sd of the differences [points].

    Returns
    -------
    DataFrame, same rows
        With flat (whether all changes are equal), error (standard error [points]),
        df, statistic and two-sided p; NaN under two pairs, statistic and p also
        where the SD is 0.

    References
    ----------
    Student (1908) Biometrika 6:1-25. Checked: tests/published/cholesterol.
    """
    n = pairs["n"]
    mean = pairs["mean"].where(n > 1)
    # equal changes of item means differ in their last bits: that is no spread
    flat = (n > 1) & (pairs["sd"] <= 1e-9 * np.maximum(1, mean.abs()))
    sd = pairs["sd"].where(n > 1).mask(flat, 0.0)
    error = sd / np.sqrt(n.where(n > 1))
    # ASSUME people answer independently of each other, though some share a site, and
    # those who answered twice stand for those who did not.
    statistic = mean / error.where(~flat)
    df = (n - 1).where(n > 1)
    return pairs.assign(mean=mean, sd=sd, flat=flat, error=error, df=df,
                        statistic=statistic,
                        p=two_sided_p(statistic, df))  # fmt: skip


def _changes(base: pd.DataFrame, level: float) -> pd.DataFrame:
    low, high = t_interval(base["mean"], base["error"], base["df"], level=level)
    adjusted = base.groupby("family")["p"].transform(lambda p: holm(p.to_numpy()))
    return base.assign(
        measure="change", estimate=base["mean"], low=low, high=high,
        p_adjusted=adjusted, method=PAIRED,
    )  # fmt: skip


def _effect_sizes(base: pd.DataFrame, level: float) -> list[pd.DataFrame]:
    low, high = noncentral_limits(base["statistic"], base["df"], level=level)
    root, sd = np.sqrt(base["n"].where(base["n"] > 1)), base["sd"].where(~base["flat"])
    average = (base["sd_from"] + base["sd_to"]) / 2
    average = average.where(average > 0)
    plain = base.drop(columns=["sd", "statistic", "df", "p", "family"]).assign(
        unit="SD"
    )
    names = "mean of the SDs at " + base["from"] + " and " + base["to"]
    return [
        plain.assign(
            measure="d_z", estimate=base["mean"] / sd, low=low / root,
            high=high / root, effect_denominator="SD of the changes",
            method="mean change over the SD of the changes; interval by the noncentral t",
        ),
        plain.assign(
            measure="d_av", estimate=base["mean"] / average,
            low=low / root * sd / average, high=high / root * sd / average,
            effect_denominator=names,
            method=f"mean change over the mean of the two SDs; interval: {BY_D_Z}",
        ),
    ]  # fmt: skip


def _pair_cautions(found: pd.DataFrame) -> pd.Series:
    n, unbounded = found["n"], found["estimate"].notna() & found["low"].isna()
    return joined_cautions({
        "no pairs": n == 0,
        "one pair: no change can be estimated": n == 1,
        f"fewer than {FEW_PAIRS} pairs": (n > 1) & (n < FEW_PAIRS),
        "all changes are equal: their SD is 0": found["flat"],
        "the changes hardly differ: no interval": unbounded & ~found["flat"],
    })  # fmt: skip


def _owners_rule(found: pd.DataFrame) -> pd.Series:
    few = (found["n"] > 1) & (found["n"] < found["pairs_at_least"])
    return found["pairs_note"].where(few, "")
