"""Fit a random-intercept model by REML, from counts and sums of the scores alone."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

# ASSUME what two scores of a person share is the same whichever two times they are
# from (compound symmetry): one random intercept a person, one residual variance.

# intraclass correlations at which the likelihood is looked at before the search
GRID = np.r_[np.arange(0, 0.96, 0.05), 0.97, 0.99, 1 - 10.0 ** -np.arange(3, 7)]
STEPS = 60
MODEL = (
    "REML, random intercept (compound symmetry), categorical time, people treated as "
    "independent"
)
CLOSE = 1e-12


@dataclass(frozen=True)
class Moments:
    """All that the likelihood needs of the scores of one scale.

    The covariance of a person's k scores has the inverse (I - w_k J) / s2 with
    w_k = ratio / (1 + k * ratio), so that people with equally many scores can be
    added up once and for all. Any axes may come before those named here (replicates);
    arrays without them serve all.

    Parameters
    ----------
    people : array, groups x k
        People with k scores, k from 1 to the number of times.
    cells : array, groups x times x times
        Scores at each time, on the diagonal.
    together : array, groups x k x times x times
        Of the people with k scores, how many have one at both times.
    totals : array, groups x k x times
        Sum of the totals of those of them who have a score at the time [points].
    squares : array, groups x k
        Sum of the squares of their totals [points squared].
    sums : array, groups x times
        Sum of the scores at each time [points].
    square : array, groups
        Sum of the squares of all scores [points squared].
    centre : float
        What was taken off every score, for the sake of the last digits [points].
    """

    people: np.ndarray
    cells: np.ndarray
    together: np.ndarray
    totals: np.ndarray
    squares: np.ndarray
    sums: np.ndarray
    square: np.ndarray
    centre: float = 0.0

    @property
    def k(self) -> np.ndarray:
        """Numbers of scores that a person may have."""
        return np.arange(1.0, self.people.shape[-1] + 1)

    @property
    def n(self) -> int:
        """People with at least one score."""
        return int(self.people.sum())

    @property
    def observations(self) -> int:
        """Scores of all people."""
        return int((self.people * self.k).sum())

    @property
    def filled(self) -> np.ndarray:
        """Whether anybody has a score, groups x times."""
        return np.diagonal(self.cells, axis1=-2, axis2=-1) > 0

    @property
    def spare(self) -> int:
        """Observations less the means that are estimated."""
        return self.observations - int(self.filled.sum())


@dataclass(frozen=True)
class MixedFit:
    """A random-intercept model that was fitted.

    Parameters
    ----------
    beta : array, groups x times
        Mean of every group at every time [points]; NaN where nobody has a score.
    covariance : array, groups x times x times
        Of these means [points squared]; different groups do not covary.
    residual : float or array
        Variance within people [points squared].
    ratio : float or array
        Variance between people over the variance within; 0 where no variance
        between people was found.
    """

    beta: np.ndarray
    covariance: np.ndarray
    residual: np.ndarray
    ratio: np.ndarray

    @property
    def between(self) -> np.ndarray:
        """Variance between people [points squared]."""
        return self.ratio * self.residual

    @property
    def at_boundary(self) -> np.ndarray:
        """Whether no variance between people was found."""
        return self.ratio == 0

    @property
    def flat(self) -> np.ndarray:
        """Whether nothing varies within people, so that the search had no end."""
        return self.ratio >= _ratio(GRID[-1])


def fit_mixed(moments: Moments) -> MixedFit:
    """Fit a mean for every group and time and a random intercept a person, by REML.

    Parameters
    ----------
    moments : Moments
        As `score_moments` gives it; without a problem (`mixed_problem`).

    Returns
    -------
    MixedFit
        With the leading axes of the moments. Everybody with at least one score
        counts; missing scores are taken to be missing at random.

    References
    ----------
    Patterson & Thompson (1971) Biometrika 58:545-554; Laird & Ware (1982) Biometrics
    38:963-974. Checked: tests/published/nlme, against lme(y ~ time, random = ~1|id).
    """
    # ASSUME whether a score is missing depends on scores that were seen, not on the one
    # that is missing.
    ratio = _ratio(_best_correlation(moments))
    inverse, beta, rss = _solve(moments, ratio)
    residual = rss / moments.spare
    return MixedFit(
        np.where(moments.filled, beta + moments.centre, np.nan),
        inverse * residual[..., None, None, None],
        residual,
        ratio,
    )


def _ratio(correlation: np.ndarray) -> np.ndarray:
    return correlation / (1 - correlation)


def _best_correlation(moments: Moments) -> np.ndarray:
    """Search where the grid is lowest: the likelihood can have two hills."""
    replicates = moments.square.ndim - 1
    places = GRID.reshape(-1, *[1] * replicates)
    best = _deviance(moments, _ratio(places)).argmin(axis=0)
    last = len(GRID) - 1
    return _crossing(
        lambda correlation: _slope(moments, _ratio(correlation)),
        GRID[np.maximum(best - 1, 0)],
        GRID[np.minimum(best + 1, last)],
    )


def _crossing(
    slope: Callable[[np.ndarray], np.ndarray], start: np.ndarray, end: np.ndarray
) -> np.ndarray:
    """Find where slopes turn from falling to rising (the Illinois method)."""
    old, new = start, end
    before, here = slope(old), slope(new)
    rising, falling = before >= 0, here <= 0
    for _ in range(STEPS):
        gap = here - before
        step = here * (new - old) / np.where(gap == 0, 1, gap)
        middle = np.clip(new - step, start, end)
        value = slope(middle)
        turned = value * here < 0
        old = np.where(turned, new, old)
        before = np.where(turned, here, before / 2)
        done = np.all((np.abs(middle - new) < CLOSE) | rising | falling)
        new, here = middle, value
        if done:
            break
    return np.where(rising, start, np.where(falling, end, new))


def _solve(moments: Moments, ratio: np.ndarray) -> tuple[np.ndarray, ...]:
    """Give the inverse of the normal equations, their solution and what is left."""
    weight = _weight(moments, ratio)
    matrix = _matrix(moments, weight)
    right = moments.sums - np.einsum("...k,...kt->...t", weight, moments.totals)
    own = moments.square - np.einsum("...k,...k->...", weight, moments.squares)
    inverse = np.linalg.inv(matrix)
    beta = np.einsum("...tu,...u->...t", inverse, right)
    return inverse, beta, (own - (beta * right).sum(axis=-1)).sum(axis=-1)


def _weight(moments: Moments, ratio: np.ndarray) -> np.ndarray:
    ratio = np.asarray(ratio)[..., None, None]
    return ratio / (1 + moments.k * ratio)


def _matrix(moments: Moments, weight: np.ndarray) -> np.ndarray:
    shared = np.einsum("...k,...ktu->...tu", weight, moments.together)
    # a cell without scores stands apart from the others: its mean comes out as 0
    empty = np.eye(moments.filled.shape[-1]) * ~moments.filled[..., None]
    return moments.cells + empty - shared


def _deviance(moments: Moments, ratio: np.ndarray) -> np.ndarray:
    """Give minus twice the restricted log-likelihood, but for a constant."""
    _, size = np.linalg.slogdet(_matrix(moments, _weight(moments, ratio)))
    stretch = np.log1p(moments.k * ratio[..., None, None])
    spread = (moments.people * stretch).sum(axis=(-1, -2))
    rss = _solve(moments, ratio)[2]
    return spread + size.sum(axis=-1) + moments.spare * np.log(rss)


def _slope(moments: Moments, ratio: np.ndarray) -> np.ndarray:
    """Differentiate the deviance by the intraclass correlation."""
    inverse, beta, rss = _solve(moments, ratio)
    damping = 1 / (1 + moments.k * ratio[..., None, None])
    fitted = np.einsum("...ktu,...u->...kt", moments.together, beta)
    residuals = moments.squares + np.einsum(
        "...t,...kt->...k", beta, fitted - 2 * moments.totals
    )
    trace = np.einsum("...tu,...ktu->...k", inverse, moments.together)
    known = moments.people * moments.k * damping - damping**2 * trace
    left = moments.spare / rss[..., None, None] * damping**2 * residuals
    return (known - left).sum(axis=(-1, -2)) * (1 + ratio) ** 2
