"""Test changes by turning their signs round in every way, or in many."""

import zlib
from functools import partial

import numpy as np
import pandas as pd

from plait.quantitative.cube import Cube
from plait.quantitative.paired_changes import (
    distinct_values,
    finding_id,
    findings_by_scale,
    same,
)
from plait.quantitative.plan import Plan

ENUMERATED = 20  # pairs; above, signs are drawn
DRAWS = 9_999
BLOCK = 200  # sizes of change whose signs are drawn at once
NEAR = 1e-10  # points a change; what is closer is rounding
TEST = "sign-flip permutation test of the mean change, two-sided; changes of 0 stay; "
EXACT = TEST + "exact, every way of turning the signs round"
DRAWN = TEST + f"Monte Carlo, {DRAWS:,} drawn ways, p = (b + 1)/(m + 1)"


def permutation_findings(cube: Cube, plan: Plan) -> pd.DataFrame:
    """Test every declared change without a distribution for the scores.

    Parameters
    ----------
    cube : Cube
        Scores [points]; who lacks one of the two is left out of that scale and
        contrast.
    plan : Plan
        Its contrasts and its seed.

    Returns
    -------
    DataFrame, one row a contrast x scale
        Measure `permutation` [points], the mean change with its two-sided p; columns
        of FINDINGS. Exact to 20 pairs, by 9,999 random draws above. A caution where
        no data of so many pairs could give a p below 0.05; not_computed under two
        pairs.

    References
    ----------
    Fisher (1935) The Design of Experiments, section 21. p of a Monte Carlo test:
    Phipson & Smyth (2010) Stat. Appl. Genet. Mol. Biol. 9:39. Checked:
    tests/published/cholesterol, tests/published/coin.
    """
    # ASSUME that, did nobody's score tend to change, a rise would be as likely as a
    # fall of the same size, for each person independently.
    return findings_by_scale(
        cube, plan.contrasts, measure="permutation",
        estimate=partial(_tested, seed=plan.seed),
    )  # fmt: skip


def _tested(row: dict, changes: np.ndarray, *, seed: int) -> dict:
    mean = changes.mean()
    if len(changes) <= ENUMERATED:
        p, method = exact_permutation_p(changes), EXACT
    else:
        name = finding_id(row, "permutation")
        generator = np.random.default_rng([seed, zlib.crc32(name.encode())])
        p, method = monte_carlo_permutation_p(changes, generator=generator), DRAWN
    return {"estimate": mean, "p": p, "method": method, "caution": _caution(changes)}


def _caution(changes: np.ndarray) -> str | None:
    sizes, counts = _sizes(changes)
    smallest = min(2.0 ** (1 - counts.sum()), 1.0)
    if smallest < 0.05 or not len(sizes):
        return None
    return f"so few people changed that p cannot be below {smallest:g}"


def exact_permutation_p(changes: np.ndarray) -> float:
    """Count the ways of turning signs round that give as large a mean change.

    Parameters
    ----------
    changes : array [points]
        At least one, without NaN; meant for at most 20, since the work doubles with
        each person whose size of change nobody else has.

    Returns
    -------
    float, in 0..1
        Two-sided p: a whole number over 2 to the number of changes other than 0.
    """
    sums, ways = np.zeros(1), np.ones(1)
    for size, count in zip(*_sizes(changes), strict=True):
        rises = np.arange(count + 1)
        sums = np.add.outer(sums, size * (2 * rises - count)).ravel()
        ways = np.multiply.outer(ways, _choose(count)).ravel()
    return float(ways[_as_large(sums, changes)].sum() / ways.sum())


def monte_carlo_permutation_p(
    changes: np.ndarray, *, generator: np.random.Generator
) -> float:
    """Draw ways of turning signs round and count those with as large a mean change.

    Parameters
    ----------
    changes : array [points]
        At least one, without NaN. The cost grows with the different sizes of change,
        not with people.
    generator : Generator
        Of the 9,999 draws.

    Returns
    -------
    float, in 0.0001..1
        Two-sided p, the data themselves counted as one of the draws.
    """
    sizes, counts = _sizes(changes)
    sums = np.zeros(DRAWS)
    for start in range(0, len(sizes), BLOCK):
        part = slice(start, start + BLOCK)
        sums += 2 * (_drawn_rises(counts[part], generator) @ sizes[part])
    sums -= counts @ sizes
    return float((np.count_nonzero(_as_large(sums, changes)) + 1) / (DRAWS + 1))


def _drawn_rises(counts: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Draw how many of the people with each size rise: draws by sizes."""
    shape = (DRAWS, len(counts))
    if (counts == 1).all():  # a coin for each is five times as fast
        return generator.integers(0, 2, size=shape, dtype="int8")
    return generator.binomial(counts, 0.5, size=shape)


def _sizes(changes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the different sizes of change above 0, and how many people have each."""
    sizes, counts = distinct_values(np.abs(changes))
    moved = same(sizes) > 0
    return sizes[moved], counts[moved]


def _choose(count: int) -> np.ndarray:
    """Give the ways of choosing 0, 1 ... of so many: a row of Pascal's triangle."""
    row = np.ones(1)
    for _ in range(count):
        row = np.append(row, 0) + np.append(0, row)
    return row


def _as_large(sums: np.ndarray, changes: np.ndarray) -> np.ndarray:
    slack = NEAR * len(changes) * max(1.0, np.abs(changes).max())
    return np.abs(sums) >= abs(changes.sum()) - slack
