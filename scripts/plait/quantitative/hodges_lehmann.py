"""Estimate a typical change that single extreme people hardly move."""

from functools import partial

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.cube import Cube
from plait.quantitative.paired_changes import distinct_values, findings_by_scale
from plait.quantitative.plan import Plan
from plait.quantitative.signed_rank import EXACT_PAIRS, rank_sum_ways

MOST = 4_000  # different changes; their pairs then take some 400 MB
SHIFT = (
    "Hodges-Lehmann: median of the means of all pairs of changes; interval by inverting "
    "the signed-rank test, {how}; ties and changes of 0 stay and are not corrected for, "
    "so that the interval is rather too wide than too narrow"
)


def hodges_lehmann_findings(cube: Cube, plan: Plan) -> pd.DataFrame:
    """Estimate the shift of every declared change.

    Parameters
    ----------
    cube : Cube
        Scores [points]; who lacks one of the two is left out of that scale and
        contrast.
    plan : Plan
        Its contrasts and the level of its intervals.

    Returns
    -------
    DataFrame, one row a contrast x scale
        Measure `hodges_lehmann` [points]; columns of FINDINGS. Without an interval
        where there are too few pairs for its level; not_computed under two pairs and
        above 4,000 different changes.

    References
    ----------
    Hodges & Lehmann (1963) Ann. Math. Stat. 34:598-611. Interval: Bauer (1972) J. Am.
    Stat. Assoc. 67:687-690; with ties: Noether (1967) J. Am. Stat. Assoc. 62:184-188.
    Checked: R, wilcox.test(conf.int = TRUE), in tests/published/wilcox_test.
    """
    found = findings_by_scale(
        cube, plan.contrasts, measure="hodges_lehmann",
        estimate=partial(_estimated, level=plan.level),
    )  # fmt: skip
    return found.assign(level=plan.level)


def _estimated(_: dict, changes: np.ndarray, *, level: float) -> dict:
    how = "exact" if len(changes) <= EXACT_PAIRS else "by the normal approximation"
    method = SHIFT.format(how=how)
    values, counts = distinct_values(changes)
    if len(values) > MOST:
        caution = (
            f"more than {MOST:,} different changes: too many pairs of them to rank"
        )
        return {"status": "not_computed", "caution": caution, "method": method}
    estimate, low, high = shift_interval(values, counts, level=level)
    few = f"too few pairs for an interval at {100 * level:g} percent"
    return {"estimate": estimate, "low": low, "high": high, "method": method,
            "caution": few if np.isnan(low) else None}  # fmt: skip


def shift_interval(
    values: np.ndarray, counts: np.ndarray, *, level: float
) -> tuple[float, float, float]:
    """Give the Hodges-Lehmann shift of changes and its interval.

    Parameters
    ----------
    values : array [points]
        Different changes.
    counts : array of int
        How many people have each; at least one person in all.
    level : float in (0, 1)
        Level of the two-sided interval, which covers at least that, to 50 people
        exactly, above by the normal approximation corrected for continuity.

    Returns
    -------
    estimate, low, high : float [points]
        Limits NaN where so few people allow none.
    """
    means, upto = _walsh(values, counts)
    n = int(counts.sum())
    pairs = n * (n + 1) // 2
    middle = [_smallest(means, upto, k) for k in ((pairs + 1) // 2, pairs // 2 + 1)]
    rank = _exact_rank(n, level) if n <= EXACT_PAIRS else _normal_rank(n, level)
    if rank < 1:
        return float(np.mean(middle)), np.nan, np.nan
    low = _smallest(means, upto, rank)
    return float(np.mean(middle)), low, _smallest(means, upto, pairs + 1 - rank)


def _walsh(values: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the means of all pairs in rising order, and how many lie up to each."""
    first, second = np.triu_indices(len(values))
    means = (values[first] + values[second]) / 2
    ways = counts[first] * np.where(
        first == second, (counts[first] + 1) / 2, counts[second]
    )
    order = np.argsort(means, kind="stable")
    return means[order], np.cumsum(ways[order])


def _smallest(means: np.ndarray, upto: np.ndarray, rank: int) -> float:
    return float(means[np.searchsorted(upto, rank)])


def _exact_rank(n: int, level: float) -> int:
    """Give the quantile of the sum of signed ranks, 0 where no pair may be left out."""
    ways = rank_sum_ways(np.arange(1, n + 1))
    return int(np.searchsorted(np.cumsum(ways), (1 - level) / 2 * 2.0**n))


def _normal_rank(n: int, level: float) -> int:
    spread = np.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    reach = special.ndtri((1 + level) / 2) * spread
    return int(np.floor(n * (n + 1) / 4 - reach + 0.5))
