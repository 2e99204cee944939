"""Coarsen the numbers from which a reader could work out a rounded number of people."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from plait.release.limits import rounded

STEPS = np.array([1.0, 2.0, 5.0, 10.0])
FINE = 1e-9  # what counts as the same place of a grid


def significant(values: pd.Series, digits: pd.Series) -> pd.Series:
    """Round numbers to significant digits.

    Parameters
    ----------
    values : Series of float
        NaN stays NaN.
    digits : Series of int
        At least 1, one for each value.

    Returns
    -------
    Series of float
        Nought stays nought.
    """
    size = np.floor(np.log10(values.abs().where(values.ne(0), 1.0)))
    scale = 10.0 ** (digits - 1 - size)
    return (values * scale).round() / scale


def widened(
    low: pd.Series, high: pd.Series, estimate: pd.Series, n: pd.Series, limits: Mapping
) -> tuple[pd.Series, pd.Series]:
    """Make intervals so coarse that their width tells n no closer than its rounding.

    Parameters
    ----------
    low, high, estimate : Series of float
        Limits and what they are limits of, in one unit; NaN where not known.
    n : Series
        People behind each, before rounding.
    limits : mapping
        Of one strand: `rounding`, `base`.

    Returns
    -------
    low, high : Series of float
        As wide as for the fewest people whose number rounds to the same, then outward
        to a grid as coarse as the widths of that class of numbers differ; never
        narrower than before. NaN where n is not known.
    """
    # ASSUME that the width of an interval falls with the root of the number of people;
    # what the t distribution adds is within one step of the grid.
    fewest, most = _class_of(n, limits)
    more = np.sqrt(n / fewest)
    below, above = (estimate - low) * more, (high - estimate) * more
    grid = _grid((below + above) / 2 * (1 - np.sqrt(fewest / most)))
    ends = [
        np.floor((estimate - below) / grid + FINE) * grid,
        np.ceil((estimate + above) / grid - FINE) * grid,
    ]
    same = low.eq(high) & low.eq(estimate)  # nothing to widen
    return tuple(
        (end.round(10) + 0.0).mask(same, was)  # no minus nought
        for end, was in zip(ends, (low, high), strict=True)
    )


def half_widths(values: pd.Series, n: pd.Series, limits: Mapping) -> pd.Series:
    """Make half-widths of intervals as coarse as `widened` makes intervals.

    Parameters
    ----------
    values : Series of float
        At least 0.
    n : Series
        People behind each, before rounding.
    limits : mapping
        Of one strand.

    Returns
    -------
    Series of float
        Never smaller than before.
    """
    centre = pd.Series(0.0, index=values.index)
    return widened(-values, values, centre, n, limits)[1]


def _class_of(n: pd.Series, limits: Mapping) -> tuple[pd.Series, pd.Series]:
    """Give the fewest and the most people that round to the same number."""
    base = limits["base"]
    half = base // 2
    down = half if limits["rounding"] == "nearest" else base - half - 1
    fewest = (rounded(n, limits) - down).clip(lower=1)
    return fewest, fewest + base - 1


def _grid(least: pd.Series) -> pd.Series:
    """Give the smallest of 1, 2, 5 times a power of ten that is not below a number."""
    least = least.where(least > 0)
    power = 10.0 ** np.floor(np.log10(least))
    steps = np.ceil(least.to_numpy() / power.to_numpy() - FINE)
    places = np.searchsorted(STEPS, np.nan_to_num(steps, nan=1.0))
    return power * STEPS[np.minimum(places, len(STEPS) - 1)]
