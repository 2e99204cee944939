"""Say how many people a declared margin would need."""

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

MOST = 1_000_000
STEP = 1.05
FOR_MARGIN = (
    "smallest number of people at which the 90 percent interval of {what} would lie "
    "within -{margin:g} and {margin:g} {unit}, were the difference 0 and the SD as "
    "observed, {sd:.4g}"
)
NEVER = (
    "no number of people up to 1,000,000 would do: the interval stays wider than the "
    "margin"
)


def people_needed(tested: pd.DataFrame) -> pd.DataFrame:
    """Find the number of people with whom a margin could be shown at all.

    Parameters
    ----------
    tested : DataFrame, one row a margin x contrast, or a margin x time
        Rows of measure `equivalence` as `equivalence_findings` makes them: sd, margin
        and norm_error (the norm's standard error, 0 without a norm) [points], level,
        status; norm_sd, norm_n and norm_se where a norm is among them.

    Returns
    -------
    DataFrame, same rows
        Measure `people_needed` [people], pairs where the margin is of a change;
        columns of FINDINGS. not_computed where the test is not, and where no number
        of people up to a million would do, since the norm has an error of its own.

    Notes
    -----
    It is about the width of an interval, not about power: with so many people the
    margin is shown if the difference seen is 0, and seldom if it is not.
    """
    # ASSUME the SD of more people would be the one that was observed.
    smallest = _smallest(tested)
    able = (tested["status"] == "computed").to_numpy()
    never = pd.Series(np.isnan(smallest) & able, index=tested.index)
    of_points = ["low", "high", "sd", "statistic", "df", "p", "level", "family"]
    return tested.drop(columns=of_points, errors="ignore").assign(
        measure="people_needed", estimate=smallest, unit="people",
        status=np.where(np.isnan(smallest), "not_computed", "computed"),
        caution=tested["caution"].mask(never, NEVER), method=_method(tested),
    )  # fmt: skip


def _method(tested: pd.DataFrame) -> list[str]:
    parts = ["what", "margin", "unit", "sd"]
    return [FOR_MARGIN.format(**row) for row in tested[parts].to_dict("records")]


def _smallest(tested: pd.DataFrame) -> np.ndarray:
    """Climb in steps of 5 percent, since a small norm makes the width bend, then halve."""
    numbers = _numbers(tested)
    steps = np.ceil(STEP ** np.arange(1, np.log(MOST) / np.log(STEP)))
    ladder = np.unique(np.append(steps, MOST))
    enough = np.array([_narrow(numbers, np.array(n)) for n in ladder])
    rung = enough.argmax(axis=0)
    low, high = ladder[np.maximum(rung - 1, 0)], ladder[rung]
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        done = _narrow(numbers, middle)
        low, high = np.where(done, low, middle), np.where(done, middle, high)
    return np.where(enough.any(axis=0), high, np.nan)


def _numbers(tested: pd.DataFrame) -> dict[str, np.ndarray]:
    names = ["sd", "norm_error", "norm_n", "norm_se", "margin", "level"]
    numbers = tested.reindex(columns=names).astype("float64")
    # what was not tested is never narrow enough
    numbers["margin"] = numbers["margin"].where(tested["status"] == "computed")
    return {name: numbers[name].to_numpy() for name in names}


def _narrow(numbers: dict[str, np.ndarray], n: np.ndarray) -> np.ndarray:
    """Tell where the half-width of the interval with n people is below the margin."""
    own, theirs = numbers["sd"] ** 2 / n, numbers["norm_error"] ** 2
    parts = own**2 / (n - 1) + theirs**2 / (numbers["norm_n"] - 1)
    pooled = (theirs == 0) | ~np.isnan(numbers["norm_se"])
    df = np.where(pooled, n - 1, (own + theirs) ** 2 / parts)
    reach = special.stdtrit(df, (1 + numbers["level"]) / 2) * np.sqrt(own + theirs)
    return reach < numbers["margin"]
