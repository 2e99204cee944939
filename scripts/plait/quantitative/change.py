"""Estimate how scores changed within people."""

from functools import partial

import numpy as np
import pandas as pd

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.cube import Cube
from plait.quantitative.descriptives import moments
from plait.quantitative.effect_sizes import correlation, effect_sizes, size_notes
from plait.quantitative.intervals import (
    benjamini_hochberg,
    holm,
    t_interval,
    two_sided_p,
)
from plait.threads import in_order

FEW_PAIRS = 10
PAIRED = (
    "mean of the paired differences, later minus earlier; interval and p by the "
    "paired t, people treated as independent"
)
FAMILY = "; p adjusted over the scales and contrasts of the family"
OPTIONAL = {"group": np.nan, "lost": np.nan, "pairs_at_least": 0, "pairs_note": ""}


def pair_summaries(cube: Cube, contrasts: list[dict]) -> pd.DataFrame:
    """Summarise the changes of the people who have both scores of a contrast.

    Parameters
    ----------
    cube : Cube
        Scores [points]; who lacks one of the two is left out of that scale and
        contrast.
    contrasts : list of dict
        `from`, `to` and, if declared, `family`.

    Returns
    -------
    DataFrame, one row a contrast x scale, also where there are no pairs
        The columns of `cube.scales`, from, to, family, group (missing where all are
        in it), n (pairs), mean and sd of the differences to - from, sd_from and
        sd_to of the same people [points], r (correlation of the two scores), lost
        (people with a score at `from` and none at `to`).
    """
    parts = list(in_order(partial(_pairs_of, cube), contrasts))
    if not parts:  # the columns of a contrast, without its rows
        first = {"from": cube.times[0], "to": cube.times[0]}
        parts = [_pairs_of(cube, first)[:0]]
    return pd.concat(parts, ignore_index=True)


def _pairs_of(cube: Cube, contrast: dict) -> pd.DataFrame:
    first, second = cube.pairs(contrast)
    change = moments(second - first)
    sd_from, sd_to = moments(first)["sd"], moments(second)["sd"]
    scored = np.count_nonzero(~np.isnan(cube.at(contrast["from"])), axis=0)
    return cube.scales.assign(**{
        "from": contrast["from"], "to": contrast["to"],
        "family": contrast.get("family"), "group": cube.group or np.nan,
        "n": change["n"], "mean": change["mean"], "sd": change["sd"],
        "sd_from": sd_from, "sd_to": sd_to,
        "r": correlation(change["sd"], sd_from, sd_to), "lost": scored - change["n"],
    })  # fmt: skip


def change_findings(pairs: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """Test every declared change and size it in every usual way.

    Parameters
    ----------
    pairs : DataFrame, one row a contrast x scale
        As `pair_summaries` gives it, or as printed in an article: then group, r
        (worked out from the three SDs) and the owners' rule may be left out.
    level : float in (0, 1)
        Level of the two-sided intervals.

    Returns
    -------
    DataFrame, eleven rows a contrast x scale
        Measures `change` [points] with paired t, p, and p adjusted by Holm and by
        Benjamini and Hochberg within the family (within each group of it), `r`, and
        the effect sizes [SD] d_z, g_z, d_av, g_av, d_rms, g_rms, d_rm, g_rm and
        glass_delta; columns of FINDINGS. not_computed under two pairs; an effect size
        also where its SD is 0.

    References
    ----------
    Paired t: Student (1908) Biometrika 6:1-25. For the others see `effect_sizes`.
    Checked: tests/published/cholesterol, tests/published/effectsize.
    """
    tested = paired_t(_completed(pairs))
    parts = [_changes(tested, level), effect_sizes(tested, level=level)]
    found = pd.concat(parts, ignore_index=True)
    return with_contrast(found).assign(
        level=level,
        status=np.where(found["estimate"].notna(), "computed", "not_computed"),
        caution=_cautions(found),
    )


def _completed(pairs: pd.DataFrame) -> pd.DataFrame:
    left_out = {name: value for name, value in OPTIONAL.items() if name not in pairs}
    r = correlation(pairs["sd"], pairs["sd_from"], pairs["sd_to"])
    return pairs.assign(r=pairs.get("r", r), **left_out)


def with_contrast(rows: pd.DataFrame) -> pd.DataFrame:
    """Name the contrast of each row as findings do.

    Parameters
    ----------
    rows : DataFrame, any rows of contrasts
        from, to.

    Returns
    -------
    DataFrame, same rows
        With time (the later one) and contrast.
    """
    return rows.assign(time=rows["to"], contrast=rows["from"] + "-" + rows["to"])


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


def _changes(tested: pd.DataFrame, level: float) -> pd.DataFrame:
    low, high = t_interval(tested["mean"], tested["error"], tested["df"], level=level)
    families = tested.groupby(["family", tested["group"].astype("str").fillna("")])["p"]
    declared = tested["family"].notna()
    return tested.assign(
        measure="change", estimate=tested["mean"], low=low, high=high,
        p_adjusted=families.transform(lambda p: holm(p.to_numpy())),
        p_fdr=families.transform(lambda p: benjamini_hochberg(p.to_numpy())),
        method=np.where(declared, PAIRED + FAMILY, PAIRED),
    )  # fmt: skip


def _cautions(found: pd.DataFrame) -> pd.Series:
    notes = with_notes(pair_cautions(found), size_notes(found))
    return with_notes(notes, owners_notes(found))


def owners_notes(rows: pd.DataFrame) -> pd.Series:
    """Give the rule of thumb of a scale's owners where there are fewer pairs.

    Parameters
    ----------
    rows : DataFrame, any rows of contrasts
        n (pairs) and, if known, pairs_at_least and pairs_note.

    Returns
    -------
    Series of str
        "" where there are enough, where there is no rule, and under two pairs.
    """
    known = rows.assign(**{k: v for k, v in OPTIONAL.items() if k not in rows})
    few = (known["n"] > 1) & (known["n"] < known["pairs_at_least"])
    return known["pairs_note"].where(few, "")


def pair_cautions(rows: pd.DataFrame) -> pd.Series:
    """Word what a reader must know of the pairs behind a row.

    Parameters
    ----------
    rows : DataFrame, any rows of contrasts
        n (pairs) and flat (whether all changes are equal).

    Returns
    -------
    Series of str
        `; ` between; NaN where there is nothing to say.
    """
    n = rows["n"]
    return joined_cautions({
        "no pairs": n == 0,
        "one pair: no change can be estimated": n == 1,
        f"fewer than {FEW_PAIRS} pairs": (n > 1) & (n < FEW_PAIRS),
        "all changes are equal: their SD is 0": rows["flat"],
    })  # fmt: skip
