"""Test changes by their ranks: Wilcoxon's signed-rank test."""

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.cube import Cube
from plait.quantitative.paired_changes import distinct_values, findings_by_scale, same

EXACT_PAIRS = 50
TEST = (
    "Wilcoxon's signed-rank test, two-sided; statistic: sum of the ranks of the rises; "
    "changes of 0 are ranked and then left out (Pratt), ties to nine decimals share "
    "their mean rank; "
)
EXACT = TEST + "exact p"
NORMAL = TEST + "p by the normal approximation without a correction for continuity"


def signed_rank_findings(cube: Cube, contrasts: list[dict]) -> pd.DataFrame:
    """Test every declared change by ranks.

    Parameters
    ----------
    cube : Cube
        Scores [points]; who lacks one of the two is left out of that scale and
        contrast.
    contrasts : list of dict
        `from` and `to`.

    Returns
    -------
    DataFrame, one row a contrast x scale
        Measure `wilcoxon` [points], without an estimate: `statistic` is the sum of
        the ranks of those who rose, with its two-sided p, exact to 50 pairs; columns
        of FINDINGS. not_computed under two pairs, and where nobody changed.

    References
    ----------
    Wilcoxon (1945) Biometrics Bull. 1:80-83; zeros: Pratt (1959) J. Am. Stat. Assoc.
    54:655-667. Checked: R, coin, wilcoxsign_test(zero.method = "Pratt"), in
    tests/published/coin.
    """
    return findings_by_scale(cube, contrasts, measure="wilcoxon", estimate=_tested)


def _tested(_: dict, changes: np.ndarray) -> dict:
    method = EXACT if len(changes) <= EXACT_PAIRS else NORMAL
    rises, doubled, counts = signed_ranks(changes)
    if not counts.sum():
        caution = "all changes are 0: there is nothing to rank"
        return {"status": "not_computed", "caution": caution, "method": method}
    twice = int(rises @ doubled)
    exact = len(changes) <= EXACT_PAIRS
    p = _exact_p(twice, doubled, counts) if exact else _normal_p(twice, doubled, counts)
    return {"statistic": twice / 2, "p": p, "method": method}


def signed_ranks(changes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rank the sizes of change, with 0 among them, and drop 0.

    Parameters
    ----------
    changes : array [points]
        Without NaN.

    Returns
    -------
    rises : array of int
        How many people rose by each size, from the smallest size above 0.
    doubled : array of int
        Twice the mean rank of that size: a whole number.
    counts : array of int
        How many people changed by that size, up or down.
    """
    sizes, counts = distinct_values(np.abs(changes))
    doubled = 2 * np.cumsum(counts) - counts + 1
    places = np.searchsorted(same(sizes), same(changes[changes > 0]))
    rises = np.bincount(places, minlength=len(sizes))
    moved = same(sizes) > 0
    return rises[moved], doubled[moved], counts[moved]


def _exact_p(twice: int, doubled: np.ndarray, counts: np.ndarray) -> float:
    ways = rank_sum_ways(np.repeat(doubled, counts))
    total = len(ways) - 1
    extreme = np.abs(2 * np.arange(total + 1) - total) >= abs(2 * twice - total)
    return float(ways[extreme].sum() / ways.sum())


def rank_sum_ways(ranks: np.ndarray) -> np.ndarray:
    """Count the ways of turning signs round that give each sum of ranks of rises.

    Parameters
    ----------
    ranks : array of int, above 0
        Ranks, or twice the mean ranks; at most 50, for counts that doubles hold.

    Returns
    -------
    array
        Ways to a sum of 0, 1 ... up to the sum of all.

    References
    ----------
    Streitberg & Roehmel (1986) Stat. Softw. Newsl. 12:10-17.
    """
    ways = np.zeros(int(np.sum(ranks)) + 1)
    ways[0] = 1
    for rank in ranks:
        shifted = np.zeros_like(ways)
        shifted[rank:] = ways[:-rank]
        ways += shifted
    return ways


def _normal_p(twice: int, doubled: np.ndarray, counts: np.ndarray) -> float:
    doubled = doubled.astype(float)
    z = (2 * twice - counts @ doubled) / np.sqrt(counts @ doubled**2)
    return float(2 * special.ndtr(-abs(z)))
