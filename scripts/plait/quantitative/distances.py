"""Set the scores of a study beside norms."""

import numpy as np
import pandas as pd

from plait.quantitative.cautions import joined_cautions
from plait.quantitative.descriptives import SCALE
from plait.quantitative.intervals import t_interval, two_sided_p

FIXED = "mean minus the norm's mean, which is taken as fixed; interval and p by a one-sample t"
WELCH = "mean minus the norm's mean; interval and p by Welch's t"


def norm_distances(summary: pd.DataFrame, norms: pd.DataFrame) -> pd.DataFrame:
    """Compute how far each mean lies from each norm of its scale.

    Parameters
    ----------
    summary : DataFrame, one row a scale x time
        instrument, scale, time, unit, n, mean, sd [points]; as `summarise` gives it
        or as printed in an article.
    norms : DataFrame, one row a norm x scale
        As `norm_table` gives it.

    Returns
    -------
    DataFrame, one row a norm x scale x time
        All of both, with distance and its error [points], df, statistic and
        two-sided p: Welch's where the norm's n is known, else a one-sample t. NaN
        under two people; statistic and p also where the SD is 0 and the norm fixed.

    References
    ----------
    Welch (1947) Biometrika 34:28-35. Checked: tests/published/gillard_2022.
    """
    other = ["source", "minimum", "maximum"]
    both = norms.merge(summary.drop(columns=other, errors="ignore"), on=SCALE)
    n = both["n"].where(both["n"] > 1)
    own, theirs = both["sd"] ** 2 / n, both["norm_sd"] ** 2 / both["norm_n"]
    total = own + theirs
    welch = total**2 / (own**2 / (n - 1) + theirs**2 / (both["norm_n"] - 1))
    # ASSUME a norm whose sample size is not known is a fixed number; its interval is
    # then too narrow, and the finding says so.
    fixed = both["norm_n"].isna()
    error = np.sqrt(own.where(fixed, total))
    df = (n - 1).where(fixed, welch)
    distance = (both["mean"] - both["norm_mean"]).where(n.notna())
    statistic = distance / error.where(error > 0)
    return both.assign(distance=distance, error=error, df=df, statistic=statistic,
                       p=two_sided_p(statistic, df))  # fmt: skip


def distance_findings(distances: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """Give the distance from each norm, in points and in SDs of the norm.

    Parameters
    ----------
    distances : DataFrame, one row a norm x scale x time
        As `norm_distances` gives it.
    level : float in (0, 1)
        Level of the two-sided intervals.

    Returns
    -------
    DataFrame, two rows a norm x scale x time
        Measures `distance` [points] and `distance_z` [SD of the norm, itself taken
        as fixed]; columns of FINDINGS. not_computed under two people.

    References
    ----------
    Checked: tests/published/gillard_2022.
    """
    low, high = t_interval(
        distances["distance"], distances["error"], distances["df"], level=level
    )
    base = distances.assign(
        level=level,
        status=np.where(distances["distance"].notna(), "computed", "not_computed"),
        caution=norm_cautions(distances),
        method=np.where(distances["norm_n"].isna(), FIXED, WELCH),
    )
    points = base.assign(
        measure="distance", estimate=base["distance"], low=low, high=high
    )
    scale = base["norm_sd"]
    plain = base.drop(columns=["sd", "statistic", "df", "p"])
    in_sds = plain.assign(
        measure="distance_z", estimate=base["distance"] / scale, low=low / scale,
        high=high / scale, unit="SD", effect_denominator="SD of the norm",
        method="the distance in points and its interval, over the norm's SD",
    )  # fmt: skip
    return pd.concat([points, in_sds], ignore_index=True)


def norm_cautions(distances: pd.DataFrame) -> pd.Series:
    """Word what a reader must know of a norm and of the people beside it.

    Parameters
    ----------
    distances : DataFrame, one row a norm x scale x time
        n, norm_n (NaN where unknown), combined, verified.

    Returns
    -------
    Series of str
        `; ` between; NaN where there is nothing to say.
    """
    n = distances["n"]
    return joined_cautions({
        "no scores at this time": n == 0,
        "one person: no interval can be given": n == 1,
        "the norm's own sampling error is unknown": distances["norm_n"].isna(),
        "norm of a combined scale": distances["combined"],
        "norm not verified against its source": ~distances["verified"],
    })  # fmt: skip
