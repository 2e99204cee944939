"""Size changes in SDs: which SD is part of the result, so each is named."""

import numpy as np
import pandas as pd

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.intervals import fisher_limits, hedges_j, noncentral_limits

NEAR = 1e-9
BY_T = "by the noncentral t"
BY_D_Z = "limits of d_z by the noncentral t, times the ratio of its SD to this one"
FISHER = "Pearson's correlation of the scores at the two times; interval by Fisher's z"
CORRECTED = {"d_z": "g_z", "d_av": "g_av", "d_rms": "g_rms", "d_rm": "g_rm"}
# of the pairs, not of a size in SDs
OF_POINTS = ["sd", "statistic", "df", "p", "family"]


def effect_sizes(tested: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """Give the correlation and every effect size of a change.

    Parameters
    ----------
    tested : DataFrame, one row a contrast x scale
        As `paired_t` gives it, with r.
    level : float in (0, 1)
        Level of the two-sided intervals.

    Returns
    -------
    DataFrame, ten rows a contrast x scale
        All of `tested` with measure, estimate, low, high, unit, effect_denominator
        and method: `r` [correlation]; `d_z`, `d_av`, `d_rms`, `d_rm` and
        `glass_delta` [SD]; `g_z`, `g_av`, `g_rms` and `g_rm`, the same times the
        exact J with n - 1 degrees of freedom. NaN under two pairs and where the SD
        that is divided by is 0, g also under three pairs; limits also where r has
        none.

    References
    ----------
    Lakens (2013) Front. Psychol. 4:863; d_rm: Morris & DeShon (2002) Psychol. Methods
    7:105-125; J: Hedges (1981) J. Educ. Stat. 6:107-128. Interval of d_z: Cumming &
    Finch (2001) Educ. Psychol. Meas. 61:532-574; of the others: Algina & Keselman
    (2003) Educ. Psychol. Meas. 63:537-553. Checked: tests/published/cholesterol,
    tests/published/effectsize.
    """
    plain = tested.drop(columns=OF_POINTS)
    low, high = noncentral_limits(tested["statistic"], tested["df"], level=level)
    # in points: what is left is to divide by an SD
    points = tested["sd"] / np.sqrt(tested["n"].where(tested["n"] > 1))
    sized = plain.assign(estimate=tested["mean"], low=low * points, high=high * points,
                         unit="SD")  # fmt: skip
    parts = [_correlations(plain, level)]
    for name, (divisor, words) in _denominators(tested).items():
        parts.append(_divided(sized, divisor).assign(
            measure=name, effect_denominator=words,
            method="mean change over the " + words + "; interval: "
            + (BY_T if name == "d_z" else BY_D_Z),
        ))  # fmt: skip
        if name in CORRECTED:
            parts.append(_corrected(parts[-1], tested["df"]))
    return pd.concat(parts, ignore_index=True)


def correlation(
    sd: pd.Series | np.ndarray,
    sd_from: pd.Series | np.ndarray,
    sd_to: pd.Series | np.ndarray,
) -> pd.Series | np.ndarray:
    """Work out the correlation of two scores from three SDs of the same people.

    Parameters
    ----------
    sd, sd_from, sd_to : array [points]
        SD of the differences, and of the scores at each time.

    Returns
    -------
    array, in -1..1
        NaN where an SD of the scores is 0, and where printed SDs contradict one
        another.

    Notes
    -----
    The variance of a difference is the sum of the variances less twice the
    covariance.
    """
    product = 2 * sd_from * sd_to
    product = np.where(product > 0, product, np.nan)
    r = np.asarray((sd_from**2 + sd_to**2 - sd**2) / product)
    return np.where(np.abs(r) < 1 + NEAR, np.clip(r, -1, 1), np.nan)


def size_notes(found: pd.DataFrame) -> pd.Series:
    """Word why an effect size of two pairs or more has no value, or no interval.

    Parameters
    ----------
    found : DataFrame
        Rows of `effect_sizes`, others among them.

    Returns
    -------
    Series of str
        NaN where there is nothing to say.
    """
    able, is_r = found["n"] > 1, found["measure"] == "r"
    none = able & found["estimate"].isna()
    bare = able & found["estimate"].notna() & found["low"].isna()
    small = found["measure"].isin(CORRECTED.values()) & (found["n"] == 2)
    undivided = none & ~is_r & ~small & (found["measure"] != "change")
    notes = joined_cautions({
        "r has no interval under four pairs or where it is 1 or -1": bare & is_r,
        "the changes hardly differ: no interval": bare & ~is_r & ~found["flat"],
        "r needs scores that differ at both times, and SDs that agree": none & is_r,
        "two pairs: the correction for few people needs three": none & small,
    })  # fmt: skip
    words = "there is no " + found["effect_denominator"] + " to divide by"
    return with_notes(notes, words.where(undivided & ~found["flat"], ""))


def _correlations(plain: pd.DataFrame, level: float) -> pd.DataFrame:
    low, high = fisher_limits(plain["r"], plain["n"], level=level)
    return plain.assign(
        measure="r", estimate=plain["r"].where(plain["n"] > 1), low=low, high=high,
        unit="correlation", method=FISHER,
    )  # fmt: skip


def _denominators(tested: pd.DataFrame) -> dict[str, tuple[pd.Series, pd.Series]]:
    first, second, change = tested["sd_from"], tested["sd_to"], tested["sd"]
    times = " of the SDs at " + tested["from"] + " and " + tested["to"]
    # ASSUME the correction of d_rm has no meaning where one score follows from the
    # other without error.
    loose = np.sqrt(2 * (1 - tested["r"]).where(tested["r"] < 1 - NEAR))
    same = pd.Series("SD of the changes", index=tested.index)
    return {
        "d_z": (change, same),
        "d_av": ((first + second) / 2, "mean" + times),
        "d_rms": (np.sqrt((first**2 + second**2) / 2), "root mean square" + times),
        "d_rm": (change / loose, same + " divided by the root of 2(1 - r)"),
        "glass_delta": (first, "SD at " + tested["from"]),
    }


def _divided(sized: pd.DataFrame, divisor: pd.Series) -> pd.DataFrame:
    # equal scores of item means differ in their last bits: that is no spread
    spread = divisor.where(divisor > NEAR)
    parts = ("estimate", "low", "high")
    return sized.assign(**{name: sized[name] / spread for name in parts})


def _corrected(sized: pd.DataFrame, df: pd.Series) -> pd.DataFrame:
    j = hedges_j(df)
    return sized.assign(
        measure=sized["measure"].map(CORRECTED),
        method=sized["measure"] + " and its limits times Hedges' exact J with n - 1 "
        "degrees of freedom: " + sized["method"],
        **{name: sized[name] * j for name in ("estimate", "low", "high")},
    )
