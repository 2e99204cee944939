"""Set the scores of a study beside norms."""

import numpy as np
import pandas as pd

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.cube import SCALE
from plait.quantitative.descriptives import ALL_EQUAL, NEAR, own_caution
from plait.quantitative.intervals import t_interval, two_sided_p

FIXED = (
    "mean minus the norm's mean, which is taken as fixed; interval and p by a "
    "one-sample t"
)
WELCH = "mean minus the norm's mean; interval and p by Welch's t"
POOLED = (
    "mean minus the norm's mean, with the standard error of the norm added; interval "
    "and p by t with the degrees of freedom of the sample"
)
IN_SDS = "the distance in points and its interval, over the norm's SD, taken as fixed"


def norm_distances(summary: pd.DataFrame, norms: pd.DataFrame) -> pd.DataFrame:
    """Compute how far each mean lies from each norm of its scale.

    Parameters
    ----------
    summary : DataFrame, one row a scale x time
        instrument, scale, time, unit, n, mean, sd [points]; as `summarise` gives it
        or as printed in an article, then with a caution where it has one.
    norms : DataFrame, one row a norm x scale
        As `norm_table` gives it: norm_mean, norm_sd, norm_n, combined, verified,
        source and, where there are any, norm_se (standard error of a pooled mean
        [points], used before SD and n) and caution.

    Returns
    -------
    DataFrame, one row a norm x scale x time
        All of both, with distance, norm_error (the norm's standard error, NaN where
        it is not known) and error [points], df, statistic and two-sided p: Welch's
        where the norm's SD and n are known, with the sample's df where its standard
        error alone is, else a one-sample t; flat, whether all scores are equal. NaN
        under two people; statistic and p also where the error is 0.

    References
    ----------
    Welch (1947) Biometrika 34:28-35. Checked: tests/published/gillard_2022,
    tests/published/base_r.
    """
    other = ["source", "minimum", "maximum", "low", "high"]
    both = _completed(norms).merge(summary.drop(columns=other, errors="ignore"),
                                   on=SCALE)  # fmt: skip
    n, norm_n = both["n"].where(both["n"] > 1), both["norm_n"].where(both["norm_n"] > 1)
    own = both["sd"] ** 2 / n
    pooled = both["norm_se"].notna()
    theirs = (both["norm_se"] ** 2).where(pooled, both["norm_sd"] ** 2 / norm_n)
    # ASSUME a norm whose sampling error is not known is a fixed number; its interval
    # is then too narrow, and the finding says so.
    total = own + theirs.fillna(0)
    welch = total**2 / (own**2 / (n - 1) + theirs**2 / (norm_n - 1))
    return _with_t(both.assign(
        distance=(both["mean"] - both["norm_mean"]).where(n.notna()),
        norm_error=np.sqrt(theirs), error=np.sqrt(total),
        df=welch.where(theirs.notna() & ~pooled, n - 1), flat=both["sd"] <= NEAR,
    ))  # fmt: skip


def _completed(norms: pd.DataFrame) -> pd.DataFrame:
    known = norms.drop(columns="caution", errors="ignore")
    return known.assign(norm_se=norms.get("norm_se", np.nan),
                        norm_caution=own_caution(norms))  # fmt: skip


def _with_t(distances: pd.DataFrame) -> pd.DataFrame:
    error = distances["error"]
    statistic = distances["distance"] / error.where(error > 0)
    p = two_sided_p(statistic, distances["df"])
    return distances.assign(statistic=statistic, p=p)


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
    DataFrame, two or three rows a norm x scale x time
        Measures `distance` [points], with the norm's own sampling error where that
        is known; there also `distance_fixed` [points], without it; and `distance_z`
        [SD of the norm, itself taken as fixed]. Columns of FINDINGS. not_computed
        under two people, `distance_z` also where the norm's SD is not known.

    References
    ----------
    Checked: tests/published/gillard_2022, tests/published/base_r.
    """
    known = distances["norm_error"].notna()
    pooled = distances["norm_se"].notna()
    method = np.select([pooled, known], [POOLED, WELCH], FIXED)
    points = _in_points(distances, level).assign(measure="distance", method=method)
    fixed = _in_points(_without_norms_error(distances[known]), level).assign(
        measure="distance_fixed", method=FIXED
    )
    found = pd.concat([points, fixed, _in_sds(points)], ignore_index=True)
    return found.assign(
        level=level,
        status=np.where(found["estimate"].notna(), "computed", "not_computed"),
        caution=norm_cautions(found),
    )


def _in_points(distances: pd.DataFrame, level: float) -> pd.DataFrame:
    distance = distances["distance"]
    low, high = t_interval(distance, distances["error"], distances["df"], level=level)
    return distances.assign(estimate=distance, low=low, high=high)


def _without_norms_error(distances: pd.DataFrame) -> pd.DataFrame:
    n = distances["n"].where(distances["n"] > 1)
    return _with_t(distances.assign(error=distances["sd"] / np.sqrt(n), df=n - 1))


def _in_sds(points: pd.DataFrame) -> pd.DataFrame:
    plain = points.drop(columns=["sd", "statistic", "df", "p"])
    in_sds = points[["estimate", "low", "high"]].div(points["norm_sd"], axis="index")
    return plain.assign(
        measure="distance_z", unit="SD", method=IN_SDS,
        effect_denominator="SD of the norm", **in_sds,
    )  # fmt: skip


def norm_cautions(distances: pd.DataFrame) -> pd.Series:
    """Word what a reader must know of a norm and of the people beside it.

    Parameters
    ----------
    distances : DataFrame, one row a norm x scale x time
        As `norm_distances` gives it; measure, where there are several.

    Returns
    -------
    Series of str
        `; ` between, the norm's and the summary's own cautions last; NaN where
        there is nothing to say.
    """
    n, in_sds = distances["n"], distances.get("measure", "") == "distance_z"
    cautions = joined_cautions({
        "no scores at this time": n == 0,
        "no mean was printed": (n > 0) & distances["mean"].isna(),
        "one person: no interval can be given": n == 1,
        "no SD was printed: no interval": (n > 1) & distances["error"].isna(),
        ALL_EQUAL: (n > 1) & distances["flat"],
        "the norm's SD is not known": in_sds & distances["norm_sd"].isna(),
        "the norm's own sampling error is unknown": distances["norm_error"].isna(),
        "norm of a combined scale": distances["combined"],
        "norm not verified against its source": ~distances["verified"],
    })  # fmt: skip
    return with_notes(with_notes(cautions, distances["norm_caution"]),
                      own_caution(distances))  # fmt: skip
