"""Intervals and adjusted p values: the formulas, on plain arrays."""

import numpy as np

# scipy.stats would cost a second to import, and these functions are all it would give
from scipy import special

LARGEST_T = 1000
HALVINGS = 80


def t_interval(
    estimate: np.ndarray, error: np.ndarray, df: np.ndarray, *, level: float
) -> tuple[np.ndarray, np.ndarray]:
    """Give the two-sided interval of a t-distributed estimate.

    Parameters
    ----------
    estimate, error, df : array
        Estimate and its standard error, in the same unit; degrees of freedom. NaN
        gives NaN.
    level : float in (0, 1)
        Level of the interval.

    Returns
    -------
    low, high : array
        In the unit of the estimate.

    References
    ----------
    Student (1908) Biometrika 6:1-25. Checked: tests/published/cholesterol.
    """
    reach = special.stdtrit(df, (1 + level) / 2) * np.asarray(error, dtype=float)
    return estimate - reach, estimate + reach


def noncentral_limits(
    t: np.ndarray, df: np.ndarray, *, level: float
) -> tuple[np.ndarray, np.ndarray]:
    """Find the noncentralities that a t statistic is compatible with.

    Parameters
    ----------
    t, df : array
        Statistic and its degrees of freedom. NaN gives NaN.
    level : float in (0, 1)
        Level of the two-sided interval.

    Returns
    -------
    low, high : array
        Noncentralities at which the statistic is the upper and the lower
        percentile of the noncentral t; over the root of n they are limits of d_z.
        NaN where t is beyond 1,000, where the search would take hours.

    References
    ----------
    Cumming & Finch (2001) Educ. Psychol. Meas. 61:532-574. Checked:
    tests/published/cholesterol, against JASP 0.16.4 and SPSS 28.
    """
    t, df = np.asarray(t, dtype=float), np.asarray(df, dtype=float)
    tail = (1 - level) / 2
    # the mirror image, since the distribution function is sound for t >= 0 only
    size = np.where((np.abs(t) <= LARGEST_T) & (df >= 1), np.abs(t), np.nan)
    near = _noncentrality(size, df, 1 - tail)
    far = _noncentrality(size, df, tail)
    return np.where(t < 0, -far, near), np.where(t < 0, -near, far)


def _noncentrality(t: np.ndarray, df: np.ndarray, percentile: float) -> np.ndarray:
    """Halve the bracket until doubles hold no more: the function falls steadily."""
    reach = 12 * np.sqrt(1 + t**2 / df)
    low, high = t - reach, t + reach
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        reached = special.nctdtr(df, middle, t)
        # it gives NaN far out in the tails
        reached = np.where(np.isnan(reached), middle < t, reached)
        low = np.where(reached > percentile, middle, low)
        high = np.where(reached > percentile, high, middle)
    return (low + high) / 2


def two_sided_p(t: np.ndarray, df: np.ndarray) -> np.ndarray:
    """Give the two-sided p of a t statistic.

    Parameters
    ----------
    t, df : array
        Statistic and its degrees of freedom. NaN gives NaN.

    Returns
    -------
    array, in 0..1
        Twice the smaller tail.
    """
    return 2 * special.stdtr(df, -np.abs(np.asarray(t, dtype=float)))


def holm(p: np.ndarray) -> np.ndarray:
    """Adjust the p values of one family so that its error rate holds.

    Parameters
    ----------
    p : array, in 0..1
        NaN where a test could not be done: it stays NaN and does not count.

    Returns
    -------
    array, in 0..1
        At least `p`, in the same order of size.

    References
    ----------
    Holm (1979) Scand. J. Statist. 6:65-70. Checked: R, p.adjust(method = "holm").
    """
    p = np.asarray(p, dtype=float)
    adjusted = np.full(p.shape, np.nan)
    order = np.argsort(p, kind="stable")[: np.count_nonzero(~np.isnan(p))]
    steps = p[order] * np.arange(order.size, 0, -1)
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1)
    return adjusted


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    """Adjust the p values of one family so that its false discovery rate holds.

    Parameters
    ----------
    p : array, in 0..1
        NaN where a test could not be done: it stays NaN and does not count.

    Returns
    -------
    array, in 0..1
        At least `p` and at most what Holm's method gives, in the same order of size.

    References
    ----------
    Benjamini & Hochberg (1995) J. R. Stat. Soc. B 57:289-300. Checked: R,
    p.adjust(method = "BH"), in tests/published/cholesterol.
    """
    p = np.asarray(p, dtype=float)
    adjusted = np.full(p.shape, np.nan)
    n = np.count_nonzero(~np.isnan(p))
    falling = np.argsort(p, kind="stable")[:n][::-1]
    # the factor first: it is at least 1, so that no p becomes smaller
    steps = p[falling] * (n / np.arange(n, 0, -1))
    adjusted[falling] = np.minimum(np.minimum.accumulate(steps), 1)
    return adjusted


def fisher_limits(
    r: np.ndarray, n: np.ndarray, *, level: float
) -> tuple[np.ndarray, np.ndarray]:
    """Give the interval of a correlation by Fisher's z.

    Parameters
    ----------
    r : array, in -1..1
        Correlations. NaN gives NaN.
    n : array
        Pairs behind each.
    level : float in (0, 1)
        Level of the two-sided interval.

    Returns
    -------
    low, high : array, in -1..1
        NaN under four pairs, and where the correlation is 1 or -1.

    References
    ----------
    Fisher (1921) Metron 1:3-32. Checked: R, cor.test, in tests/published/cholesterol.
    """
    r, n = np.asarray(r, dtype=float), np.asarray(n, dtype=float)
    able = (n > 3) & (np.abs(r) < 1)
    z = np.arctanh(np.where(able, r, np.nan))
    reach = special.ndtri((1 + level) / 2) / np.sqrt(np.where(able, n - 3, np.nan))
    return np.tanh(z - reach), np.tanh(z + reach)


def hedges_j(df: np.ndarray) -> np.ndarray:
    """Give the exact factor that corrects an effect size for a small sample.

    Parameters
    ----------
    df : array
        Degrees of freedom of the SD. NaN gives NaN.

    Returns
    -------
    array, in 0..1
        NaN under two degrees of freedom, where there is none.

    References
    ----------
    Hedges (1981) J. Educ. Stat. 6:107-128, eq. 6e. Checked: R, effectsize, in
    tests/published/effectsize.
    """
    df = np.asarray(df, dtype=float)
    df = np.where(df >= 2, df, np.nan)
    ratio = special.gammaln(df / 2) - special.gammaln((df - 1) / 2)
    return np.exp(ratio) / np.sqrt(df / 2)
