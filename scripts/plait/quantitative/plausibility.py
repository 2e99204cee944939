"""Say what printed figures can be: bounds of SDs, possible means and percentages."""

import math

import numpy as np
import pandas as pd

from plait.quantitative.printed import Printed


def largest_sd(low: float, high: float, n: int) -> float:
    """Give the largest SD that scores within a range can have.

    Parameters
    ----------
    low, high : float
        Ends of the range [points].
    n : int
        People, at least 2.

    Returns
    -------
    float
        Sample SD of half the people at either end [points].

    References
    ----------
    Popoviciu (1935) Mathematica 9:129-145, times the root of n / (n - 1).
    """
    return (high - low) / 2 * math.sqrt(n / (n - 1))


def largest_sd_at(mean: float, low: float, high: float, n: int) -> float:
    """Give the largest SD that scores of one mean within a range can have.

    Parameters
    ----------
    mean : float
        Within the range [points].
    low, high : float
        Ends of the range [points].
    n : int
        People, at least 2.

    Returns
    -------
    float
        Sample SD of scores at the two ends alone [points]; at most `largest_sd`.

    References
    ----------
    Bhatia & Davis (2000) Am. Math. Mon. 107:353-357, times the root of n / (n - 1).
    """
    return math.sqrt(max((high - mean) * (mean - low), 0) * n / (n - 1))


def smallest_sd_at(mean: float, minimum: float, maximum: float, n: int) -> float:
    """Bound from below the SD of scores of which the smallest and largest are known.

    Parameters
    ----------
    mean : float
        Within the range [points].
    minimum, maximum : float
        Smallest and largest score [points].
    n : int
        People, at least 2.

    Returns
    -------
    float
        Sample SD [points] as far as it comes of the two people at the ends; the
        others can only add to it.
    """
    return math.hypot(mean - minimum, maximum - mean) / math.sqrt(n - 1)


def nearest_means(mean: Printed, *, n: int, step: float, start: float) -> list[float]:
    """Give the means nearest to a printed one that people's scores can have.

    Parameters
    ----------
    mean : Printed
        As printed [points].
    n : int
        People, at least 1.
    step : float
        Distance between two possible scores [points]: 1 for whole numbers, 1 / k for
        the mean of k items that are whole numbers.
    start : float
        Any possible score [points].

    Returns
    -------
    list of float
        None where the printed mean is one of them, rounded up or down; else the one
        below and the one above it.

    References
    ----------
    Brown & Heathers (2017) Soc. Psychol. Personal. Sci. 8:363-369.
    """
    grain = step / n
    place = math.floor((mean.value - start) / grain)
    around = [start + grain * (place + more) for more in (0, 1)]
    fits = any(mean.least <= value <= mean.most for value in around)
    return [] if fits else around


def percent_of(count: int, n: int, percent: Printed) -> float:
    """Give the percentage that a printed one should have been.

    Parameters
    ----------
    count : int
        People counted.
    n : int
        People in all, at least 1.
    percent : Printed
        As printed.

    Returns
    -------
    float
        100 * count / n where the printed one is not that, rounded up or down; NaN
        where it is.
    """
    right = 100 * count / n
    return math.nan if percent.least <= right <= percent.most else right


def shared_norms(norms: pd.DataFrame) -> pd.Series:
    """Find norms of one sample that are the same for two scales.

    Parameters
    ----------
    norms : DataFrame, one row a norm x scale
        instrument, norm, scale, norm_mean and norm_sd [points], combined.

    Returns
    -------
    Series of str
        A caution that names the other scales; NaN where no other scale has this
        mean and SD, and where the norm is said to be of scales taken together.
    """
    key = ["instrument", "norm", "norm_mean", "norm_sd"]
    together = norms.groupby(key, dropna=False)["scale"].transform(", ".join)
    others = [
        ", ".join(name for name in names.split(", ") if name != own)
        for names, own in zip(together, norms["scale"], strict=True)
    ]
    text = pd.Series(others, index=norms.index, dtype="str")
    told = (text != "") & ~norms["combined"] & norms["norm_sd"].notna()
    return ("the same norm as " + text + ": one norm used twice?").where(told, np.nan)


def score_step(scale: dict, items: dict) -> float:
    """Say how far apart the possible scores of a scale are.

    Parameters
    ----------
    scale : dict
        One of an instrument's scales.
    items : dict
        `items` of the instrument; empty where its scores are imported.

    Returns
    -------
    float
        In points; NaN where it is not the same everywhere or not known: imported,
        looked-up and rescaled scores, scores from which items may be missing, and
        answers that are not listed or not evenly spaced.
    """
    uneven = scale["score"] not in ("sum", "mean") or "rescale" in scale
    uneven |= scale.get("rescale_items", False) or "ranges" in items
    steps = np.unique(np.diff(sorted(items.get("values", []))))
    count = len(scale.get("items", []))
    if uneven or len(steps) != 1 or scale["min_answered"] < count:
        return math.nan
    return float(steps[0]) / (count if scale["score"] == "mean" else 1)
