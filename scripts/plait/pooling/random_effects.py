"""Summarise the results of several trusts with a random-effects model."""

from typing import NamedTuple

import numpy as np
from scipy.optimize import brentq
from scipy.stats import chi2, t

FEWEST = 5  # trusts: below that the spread between them cannot be estimated


class Summary(NamedTuple):
    """What a random-effects model says of several trusts.

    Parameters
    ----------
    estimate, low, high : float
        Mean over trusts with its interval, in the unit of the results.
    predicted_low, predicted_high : float
        Interval for the true result of a further trust.
    error : float
        Standard error of the mean over trusts.
    tau : float
        SD of the true results between trusts; 0 where they differ no more than chance.
    i_squared : float in [0, 100]
        Share of the spread that is not chance [percent].
    q, q_p : float
        Cochran's Q, and its p by chi square with one degree of freedom less than trusts.
    """

    estimate: float
    low: float
    high: float
    predicted_low: float
    predicted_high: float
    error: float
    tau: float
    i_squared: float
    q: float
    q_p: float


def random_effects(
    estimates: np.ndarray, errors: np.ndarray, *, level: float = 0.95
) -> Summary:
    """Fit the random-effects model of Paule and Mandel with the interval of Knapp and Hartung.

    Parameters
    ----------
    estimates : array of float, one a trust
        All finite, in one unit; at least two.
    errors : array of float, one a trust
        Standard errors, above 0, taken as known.
    level : float in (0, 1)
        Of both intervals.

    Returns
    -------
    Summary
        Intervals by t with one degree of freedom less than trusts.

    Notes
    -----
    Where trusts differ less than chance would have them, the interval of Knapp and
    Hartung would be narrower than that of a fixed effect; their own remedy (their factor
    is never below 1) keeps it from that.

    References
    ----------
    Paule & Mandel (1982) J Res Natl Bur Stand 87:377-385. Knapp & Hartung (2003) Stat Med
    22:2693-2710. Prediction interval: IntHout et al. (2016) BMJ Open 6:e010247. Checked
    against R metafor: tests/published/metafor.
    """
    y, v = np.asarray(estimates, float), np.asarray(errors, float) ** 2
    tau2, df = _between(y, v), len(y) - 1
    weights = 1 / (v + tau2)
    mean = _mean(y, weights)
    # ASSUME the interval may never be narrower than that of a fixed effect
    factor = max(1.0, float(np.sum(weights * (y - mean) ** 2) / df))
    error = float(np.sqrt(factor / weights.sum()))
    reach = float(t.ppf((1 + level) / 2, df))
    ahead = reach * float(np.sqrt(tau2 + error**2))
    q = _spread(y, 1 / v)
    return Summary(
        mean, mean - reach * error, mean + reach * error, mean - ahead, mean + ahead,
        error, float(np.sqrt(tau2)), _share(tau2, 1 / v), q, float(chi2.sf(q, df)),
    )  # fmt: skip


def _between(y: np.ndarray, v: np.ndarray) -> float:
    """Find the variance between trusts at which the spread is what it should be."""
    df = len(y) - 1

    def excess(tau2: float) -> float:
        return _spread(y, 1 / (v + tau2)) - df

    if excess(0.0) <= 0:
        return 0.0
    # at this much the weighted squares sum to less than their degrees of freedom
    most = float(np.sum((y - y.mean()) ** 2)) / df
    return float(brentq(excess, 0.0, most, xtol=1e-14, rtol=1e-14, maxiter=500))


def _mean(y: np.ndarray, weights: np.ndarray) -> float:
    return float(np.sum(weights * y) / weights.sum())


def _spread(y: np.ndarray, weights: np.ndarray) -> float:
    return float(np.sum(weights * (y - _mean(y, weights)) ** 2))


def _share(tau2: float, weights: np.ndarray) -> float:
    """Give I squared by the typical variance within trusts of Higgins and Thompson."""
    total = weights.sum()
    typical = (len(weights) - 1) * total / (total**2 - np.sum(weights**2))
    return float(100 * tau2 / (tau2 + typical))
