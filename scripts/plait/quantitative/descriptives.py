"""Describe the scores of each scale at each time."""

import numpy as np
import pandas as pd

from plait.quantitative.cautions import joined_cautions
from plait.quantitative.intervals import t_interval

SCALE = ["instrument", "scale"]


def summarise(
    scores: pd.DataFrame, *, scales: pd.DataFrame, times: list[str]
) -> pd.DataFrame:
    """Summarise the available scores of every scale at every time.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES [points]; people without a score are left out.
    scales : DataFrame, one row a scale
        As `plan_scales` gives it.
    times : list of str
        Time points, in order.

    Returns
    -------
    DataFrame, one row a scale x time, also where nobody has a score
        The columns of `scales`, time, n (people), mean, sd (sample SD, NaN for one
        person), minimum and maximum [points].
    """
    grid = scales.merge(pd.DataFrame({"time": times}, dtype="str"), how="cross")
    scored = scores[scores["score"].notna()]
    counted = scored.groupby([*SCALE, "time"])["score"].agg(
        n="count", mean="mean", sd="std", minimum="min", maximum="max"
    )
    summary = grid.merge(counted.reset_index(), how="left", on=[*SCALE, "time"])
    return summary.assign(n=summary["n"].fillna(0).astype(int))


def mean_findings(summary: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """Give the mean of every scale at every time, with its interval.

    Parameters
    ----------
    summary : DataFrame, one row a scale x time
        instrument, scale, time, unit, source, n, mean, sd, minimum, maximum
        [points], as `summarise` gives it or as printed in an article.
    level : float in (0, 1)
        Level of the interval, by Student's t.

    Returns
    -------
    DataFrame, one row a scale x time
        Measure `mean`, columns of FINDINGS; not_computed where nobody has a score,
        without an interval where one person has.

    References
    ----------
    Checked: tests/published/gillard_2022.
    """
    n = summary["n"]
    df = (n - 1).where(n > 1)
    low, high = t_interval(
        summary["mean"], summary["sd"] / np.sqrt(n.where(n > 0)), df, level=level
    )
    return summary.assign(
        measure="mean", estimate=summary["mean"], low=low, high=high, level=level,
        df=df, method="mean and sample SD of the available scores; interval by t",
        status=np.where(n > 0, "computed", "not_computed"),
        caution=joined_cautions({
            "no scores at this time": n == 0,
            "one person: no SD and no interval": n == 1,
        }),
    )  # fmt: skip
