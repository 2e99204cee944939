"""Test by Wald's F whether the means of a mixed model follow a simpler pattern."""

import numpy as np

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.mixed_fit import MixedFit

# which patterns of means are compared: the wider, the narrower
TIME = ("time", "constant")
GROUP_BY_TIME = ("cell", "parallel")


def wald_test(fit: MixedFit, patterns: tuple[str, str], df: int) -> dict:
    """Test a pattern of means against a narrower one, with the variances as fitted.

    Parameters
    ----------
    fit : MixedFit
        Of one scale, every group scored at every time.
    patterns : tuple of str
        The wider and the narrower: `cell` (any mean), `parallel` (the same course in all
        groups), `time` (no difference between groups), `constant` (one mean).
    df : int
        Degrees of freedom of the denominator.

    Returns
    -------
    dict
        `estimate` and `statistic` (F), `df_effect`, `df`, `p`.

    References
    ----------
    Pinheiro & Bates (2000) Mixed-Effects Models in S and S-PLUS, section 2.4.2: the
    sequential tests of anova(). Checked: tests/published/nlme.
    """
    groups, times = fit.beta.shape
    designs = [_design(pattern, groups, times) for pattern in patterns]
    gained = _explained(fit, designs[0]) - _explained(fit, designs[1])
    df_effect = designs[0].shape[1] - designs[1].shape[1]
    f = gained / df_effect
    return {"estimate": f, "statistic": f, "df_effect": df_effect, "df": df,
            "p": float(special.fdtrc(df_effect, df, f))}  # fmt: skip


def _design(pattern: str, groups: int, times: int) -> np.ndarray:
    """Give the columns that span a pattern, a row a group x time."""
    time = np.tile(np.eye(times), (groups, 1))
    group = np.repeat(np.eye(groups), times, axis=0)
    return {
        "constant": np.ones((groups * times, 1)),
        "time": time,
        "parallel": np.hstack([time, group[:, 1:]]),
        "cell": np.eye(groups * times),
    }[pattern]


def _explained(fit: MixedFit, design: np.ndarray) -> float:
    """Give what a pattern explains, in units of the variance within people."""
    # a constant is in every pattern: without it the last digits are kept
    means = fit.beta - fit.beta.mean()
    groups, times = fit.beta.shape
    precision = np.linalg.inv(fit.covariance)
    weighed = np.einsum("gtu,gu->gt", precision, means).ravel()
    if design.shape[1] == means.size:  # any means at all: nothing to be fitted
        return float(weighed @ means.ravel())
    right = design.T @ weighed
    by_group = design.reshape(groups, times, -1)
    matrix = np.einsum("gta,gtu,gub->ab", by_group, precision, by_group, optimize=True)
    return float(right @ np.linalg.solve(matrix, right))
