"""Add up the scores of a scale for the mixed model, and fit it where they can bear it."""

import numpy as np

from plait.quantitative.mixed_fit import MixedFit, Moments, fit_mixed


def score_moments(values: np.ndarray, groups: np.ndarray | None = None) -> Moments:
    """Add up the scores of one scale in one pass over the people.

    Parameters
    ----------
    values : array, people x times [points]
        NaN where there is no score; people without any are left out.
    groups : array of int, people, optional
        Number of the group that each person is in, from 0 without gaps; -1 leaves
        the person out. All are in one group where it is not given.

    Returns
    -------
    Moments
        Of every group.
    """
    groups = np.zeros(len(values), int) if groups is None else groups
    used = values[groups >= 0]
    centre = used[~np.isnan(used)].mean() if not np.isnan(used).all() else 0.0
    parts = [
        _group_moments(values[groups == group] - centre)
        for group in range(groups.max(initial=0) + 1)
    ]
    fields = [np.stack(part) for part in zip(*parts, strict=True)]
    return Moments(*fields, centre=float(centre))


def _group_moments(values: np.ndarray) -> tuple[np.ndarray, ...]:
    times = values.shape[1]
    there, seen = np.nan_to_num(values), (~np.isnan(values)).astype(float)
    scored, total = seen.sum(axis=1), there.sum(axis=1)
    with_k = (scored == np.arange(1, times + 1)[:, None]).astype(float)
    together = [(seen * mark[:, None]).T @ seen for mark in with_k]
    return (
        with_k.sum(axis=1),
        np.diag(seen.sum(axis=0)),
        np.array(together).reshape(times, times, times),
        (with_k * total) @ seen,
        with_k @ total**2,
        there.sum(axis=0),
        (there**2).sum(),
    )


def mixed_model(moments: Moments) -> tuple[MixedFit | None, str]:
    """Fit the mixed model, or say why the scores cannot bear it.

    Parameters
    ----------
    moments : Moments
        Of one scale.

    Returns
    -------
    fit : MixedFit or None
        None where there is a reason.
    problem : str
        The reason in words; "" where there is none.
    """
    problem = _problem(moments)
    fit = None if problem else fit_mixed(moments)
    if fit is not None and fit.flat:
        return None, "all changes are equal: nothing varies within people"
    return fit, problem


def _problem(moments: Moments) -> str:
    if moments.n == 0:
        return "no scores"
    if inner_df(moments) < 1:
        return "too few people were scored at more than one time"
    counts = np.maximum(np.diagonal(moments.cells, axis1=-2, axis2=-1), 1)
    left = (moments.square - (moments.sums**2 / counts).sum(axis=-1)).sum()
    # sums of equal item means differ in their last bits: that is no spread
    rounding = 1e-18 * moments.observations * (1 + moments.centre**2)
    return "all scores of a time are equal" if left <= rounding else ""


def inner_df(moments: Moments) -> int:
    """Count the degrees of freedom within people.

    Parameters
    ----------
    moments : Moments
        Of one scale.

    Returns
    -------
    int
        Observations, less people, less the means beyond one a group, as anova() of R
        nlme counts them for terms that vary within people.

    References
    ----------
    Pinheiro & Bates (2000) Mixed-Effects Models in S and S-PLUS, section 2.4.2.
    Checked: tests/published/nlme.
    """
    means = moments.filled.sum(axis=-1)
    return moments.observations - moments.n - int(np.maximum(means - 1, 0).sum())
