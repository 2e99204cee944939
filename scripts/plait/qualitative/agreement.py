"""Measure how far two coders agree beyond chance, where the approach asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

ROUNDING = 1e-12


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa of two coders.

    Parameters
    ----------
    estimate, low, high : float, in -1..1
        Kappa and its interval; NaN where `reason` says why. The interval takes units
        as independent: units of one document are not, and documents should be
        resampled instead.
    n : int
        Units.
    observed, expected : float, in 0..1
        Share of units on which they agree, and share expected by chance.
    unit : str
        What was judged: character, segment, paragraph, turn or document.
    reason : str
        Why there is no kappa; "" where there is.
    """

    estimate: float
    low: float
    high: float
    n: int
    observed: float
    expected: float
    unit: str
    reason: str = ""


def crossed(first: Sequence, second: Sequence) -> np.ndarray:
    """Count how two coders judged the same units.

    Parameters
    ----------
    first, second : sequence, units
        Category that each coder gave; a unit left uncoded has a category of its own.

    Returns
    -------
    array of int, categories x categories
        Rows the first coder's, columns the second's, both in sorted order.

    Raises
    ------
    ValueError
        Where the two differ in length or a judgement is missing (NaN or None): a unit
        that one coder did not judge cannot count.
    """
    one, other = pd.Series(list(first)), pd.Series(list(second))
    if len(one) != len(other):
        raise ValueError(f"{len(one)} judgements beside {len(other)}")
    missing = int(one.isna().sum() + other.isna().sum())
    if missing:
        raise ValueError(f"{missing} judgements are missing: leave these units out")
    categories = pd.Index(sorted(set(one) | set(other)))
    table = np.zeros((len(categories), len(categories)), dtype=int)
    np.add.at(table, (categories.get_indexer(one), categories.get_indexer(other)), 1)
    return table


def cohen_kappa(table: np.ndarray, *, unit: str, level: float = 0.95) -> Kappa:
    """Compute Cohen's unweighted kappa with its large-sample interval.

    Parameters
    ----------
    table : array of counts, categories x categories
        As `crossed` gives it; what neither coder coded is a category too.
    unit : str
        What was judged.
    level : float in (0, 1)
        Level of the two-sided normal interval, cut at -1 and 1.

    Returns
    -------
    Kappa
        Without an estimate where there are no units, or where both coders used one
        and the same category for all, so that chance explains everything.

    Raises
    ------
    ValueError
        Where the table is not square, or a count is missing or negative.

    References
    ----------
    Cohen (1960) Educ. Psychol. Meas. 20:37-46; variance: Fleiss, Cohen & Everitt (1969)
    Psychol. Bull. 72:323-327, eq. 13. Checked: tests/published/psych, against
    cohen.kappa() of R psych and its help page.
    """
    counts = _checked(table)
    n = int(counts.sum())
    if n == 0:
        return _undefined(n, unit, "no units")
    share = counts / n
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    observed, expected = float(np.trace(share)), float(rows @ columns)
    if np.count_nonzero(rows + columns) == 1:
        return _undefined(n, unit, "both coders used one and the same category")
    kappa = (observed - expected) / (1 - expected)
    reach = special.ndtri((1 + level) / 2) * _error(share, n)
    return Kappa(kappa, max(kappa - reach, -1.0), min(kappa + reach, 1.0), n,
                 observed, expected, unit)  # fmt: skip


def _checked(table: np.ndarray) -> np.ndarray:
    counts = np.asarray(table, dtype=float)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError(
            f"a table of {counts.shape}: rows and columns must be the same"
        )
    if np.isnan(counts).any() or (counts < 0).any():
        raise ValueError("a count is missing or negative")
    return counts


def _undefined(n: int, unit: str, reason: str) -> Kappa:
    full = np.nan if n == 0 else 1.0
    return Kappa(np.nan, np.nan, np.nan, n, full, full, unit, reason)


def _error(share: np.ndarray, n: int) -> float:
    """Give the standard error of kappa, by the delta method."""
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    observed, expected = np.trace(share), rows @ columns
    same = np.diag(share)
    agreed = same @ ((1 - expected) - (rows + columns) * (1 - observed)) ** 2
    crossing = share * (columns[:, None] + rows[None, :]) ** 2
    apart = (1 - observed) ** 2 * (crossing.sum() - np.trace(crossing))
    centre = (observed * expected - 2 * expected + observed) ** 2
    spread = agreed + apart - centre
    # full agreement leaves a trace of rounding, and no doubt
    spread = spread if spread > ROUNDING else 0.0
    return float(np.sqrt(spread / n) / (1 - expected) ** 2)
