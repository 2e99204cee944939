"""Draw what the mixed model needs of new studies with the same missing scores."""

from dataclasses import dataclass

import numpy as np

from plait.quantitative.mixed_fit import Moments


@dataclass(frozen=True)
class Patterns:
    """Who was scored when, in one scale.

    Parameters
    ----------
    seen : array of bool, patterns x times
        The different sets of times at which somebody was scored, none of them empty.
    people : array of int, patterns
        How many people have each.
    moments : Moments
        Of the scores that were observed; their counts serve every draw.
    """

    seen: np.ndarray
    people: np.ndarray
    moments: Moments


def score_patterns(values: np.ndarray, moments: Moments) -> Patterns:
    """List the sets of times at which people were scored.

    Parameters
    ----------
    values : array, people x times [points]
        NaN where there is no score; people without any are left out.
    moments : Moments
        Of these scores, one group.

    Returns
    -------
    Patterns
        In a fixed order, whatever the order of the people.
    """
    seen = ~np.isnan(values)
    patterns, people = np.unique(seen[seen.any(axis=1)], axis=0, return_counts=True)
    return Patterns(patterns, people, moments)


def draw_moments(
    patterns: Patterns, ratio: float, *, rng: np.random.Generator, size: int
) -> Moments:
    """Draw random intercepts and residuals around means of 0, added up.

    Not the people are drawn but, with the same distribution, their sums: the sum of
    each pattern's scores at each time is normal, and what is left around the pattern's
    means is chi-squared, between people and within. The cost grows with the
    patterns, not with the people.

    Parameters
    ----------
    patterns : Patterns
        As `score_patterns` gives it.
    ratio : float
        Variance between people over the variance within, which is 1.
    rng : Generator
        Of numpy.
    size : int
        Replicates.

    Returns
    -------
    Moments
        With an axis of replicates before the axes of `sums`, `totals`, `squares` and
        `square`; one group.
    """
    k, n = patterns.seen.sum(axis=1), patterns.people
    times = patterns.seen.shape[1]
    noise = rng.standard_normal((size, len(n), times))
    person = np.sqrt(ratio) * rng.standard_normal((size, len(n), 1))
    sums = np.sqrt(n)[:, None] * (noise + person) * patterns.seen
    between = (1 + k * ratio) * _chi_squared(rng, n - 1, size)
    within = _chi_squared(rng, (n - 1) * (k - 1), size)
    total = sums.sum(axis=2)
    return _added_up(
        patterns, sums, total**2 / n + k * between,
        (sums**2).sum(axis=2) / n + between + within,
    )  # fmt: skip


def _chi_squared(rng: np.random.Generator, df: np.ndarray, size: int) -> np.ndarray:
    return 2 * rng.standard_gamma(df / 2, size=(size, len(df)))


def _added_up(
    patterns: Patterns, sums: np.ndarray, squares: np.ndarray, square: np.ndarray
) -> Moments:
    """Add patterns with equally many scores up; the counts are those observed."""
    observed, times = patterns.moments, patterns.seen.shape[1]
    with_k = patterns.seen.sum(axis=1) == np.arange(1, times + 1)[:, None]
    spread = with_k[:, :, None] * patterns.seen
    totals = np.einsum("kpt,rp->rkt", spread, sums.sum(axis=2), optimize=True)
    return Moments(
        observed.people, observed.cells, observed.together,
        totals[:, None], (squares @ with_k.T)[:, None], sums.sum(axis=1)[:, None],
        square.sum(axis=1)[:, None],
    )  # fmt: skip
