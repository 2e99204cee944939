"""Estimate omega: the share of a total's variance that one factor explains."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.complete_answers import CompleteAnswers

PEOPLE_AN_ITEM = 5
METHOD = (
    "omega total of one factor by maximum likelihood on the covariances of the keyed "
    "items, people who answered every item; interval by the delta method"
)
HEYWOOD = 1e-3
ROUNDS = 500
CLOSE = 1e-9


@dataclass(frozen=True)
class OneFactor:
    """A model of one factor.

    Parameters
    ----------
    loadings : array, items [points]
        Covariance of each item with the factor, whose variance is 1.
    own : array, items [points squared]
        What is left of each item's variance.
    reason : str
        Why it is not to be used; "" where it may be.
    """

    loadings: np.ndarray
    own: np.ndarray
    reason: str = ""


def omega_findings(answers: list[CompleteAnswers], *, level: float) -> pd.DataFrame:
    """Estimate omega of every scale at every time that has people enough.

    Parameters
    ----------
    answers : list of CompleteAnswers
        As `complete_answers` gives it: people with a missing item are left out of that
        scale and time.
    level : float in (0, 1)
        Level of the two-sided intervals.

    Returns
    -------
    DataFrame, one row a scale x time
        Measure `omega` [coefficient, 0 to 1], columns of FINDINGS, n the people who
        answered every item. not_computed under 3 items, under 5 people an item, where
        the model does not converge, or where an item has no variance of its own left
        (a Heywood case).

    References
    ----------
    As `omega_total`. Checked: tests/published/lavaan.
    """
    return pd.DataFrame([_row(one, level) for one in answers])


def _row(answers: CompleteAnswers, level: float) -> dict:
    base = {**answers.about, "measure": "omega", "unit": "coefficient", "level": level,
            "method": METHOD, "n": answers.n}  # fmt: skip
    problem = _problem(answers)
    if not problem:
        model = one_factor(answers.covariance)
        problem = model.reason
    if problem:
        return {**base, "status": "not_computed", "caution": problem}
    omega, error = omega_total(model, answers.n)
    reach = special.ndtri((1 + level) / 2) * error
    return {**base, "estimate": omega, "low": omega - reach, "high": omega + reach,
            "status": "computed", "caution": _caution(model, answers.items)}  # fmt: skip


def _problem(answers: CompleteAnswers) -> str:
    n, k = answers.n, len(answers.items)
    if k == 0:
        return "imported as a score: its items are not here"
    if k < 3:
        return "a factor needs at least 3 items"
    # ASSUME a factor model can be believed from 5 complete people an item on; below
    # that omega is refused.
    if n < PEOPLE_AN_ITEM * k:
        return (f"{n} people answered all {k} items; one factor needs "
                f"{PEOPLE_AN_ITEM * k}, {PEOPLE_AN_ITEM} an item")  # fmt: skip
    return ""


def _caution(model: OneFactor, items: list[str]) -> str | None:
    sign = np.sign(model.loadings.sum())
    against = [item for item, loading in zip(items, model.loadings, strict=True)
               if loading * sign < 0]  # fmt: skip
    return f"load against the other items: {', '.join(against)}" if against else None


def one_factor(covariance: np.ndarray) -> OneFactor:
    """Fit one factor to a covariance by maximum likelihood.

    Parameters
    ----------
    covariance : array, items x items [points squared]
        Of at least three items.

    Returns
    -------
    OneFactor
        With a reason where an item does not vary or is made up of others, where the
        search does not end, or where an item has no variance of its own left.

    References
    ----------
    Jöreskog (1967) Psychometrika 32:443-482; scoring by Lawley & Maxwell (1971). Checked:
    tests/published/lavaan, against cfa(std.lv = TRUE).
    """
    sd = np.sqrt(np.diag(covariance))
    if (sd == 0).any():
        return _refused("an item does not vary")
    correlation = covariance / np.outer(sd, sd)
    if np.linalg.eigvalsh(correlation)[0] < CLOSE:
        return _refused("an item follows from the others")
    own = _uniquenesses(correlation)
    if own is None:
        return _refused("the one-factor model did not converge")
    if own.min() < HEYWOOD:
        return _refused("an item has no variance of its own left (a Heywood case)")
    largest, direction, _ = _parts(correlation, own)
    loadings = np.sqrt(own * max(largest - 1, 0)) * direction * sd
    return OneFactor(loadings * (np.sign(loadings.sum()) or 1), own * sd**2)


def _refused(reason: str) -> OneFactor:
    return OneFactor(np.empty(0), np.empty(0), reason)


def _uniquenesses(correlation: np.ndarray) -> np.ndarray | None:
    """Search by scoring on the log scale, in steps of bounded length."""
    own = 1 / np.diag(np.linalg.inv(correlation))
    for _ in range(ROUNDS):
        _, direction, slope = _parts(correlation, own)
        if np.abs(slope).max() < CLOSE or own.min() < HEYWOOD:
            return own
        curvature = (np.eye(len(own)) - np.outer(direction, direction)) ** 2
        step = np.linalg.solve(curvature, slope)
        own = own * np.exp(-step / max(1.0, np.abs(step).max()))
    return None


def _parts(correlation: np.ndarray, own: np.ndarray) -> tuple:
    """Give the factor's eigenvalue and vector, and the slope of the misfit."""
    root = np.sqrt(own)
    values, vectors = np.linalg.eigh(correlation / np.outer(root, root))
    return values[-1], vectors[:, -1], vectors[:, :-1] ** 2 @ (1 - values[:-1])


def omega_total(model: OneFactor, n: int) -> tuple[float, float]:
    """Give omega and its standard error.

    Parameters
    ----------
    model : OneFactor
        Without a reason against it.
    n : int
        People behind it.

    Returns
    -------
    omega : float, in 0..1
        (sum of loadings)^2 over itself plus the sum of what is left. omega() of R psych
        factors correlations, by default by minimum residuals: its value differs where
        items differ in their SD.
    error : float
        By the delta method and the expected information, normal.

    References
    ----------
    McDonald (1999) Test Theory: A Unified Treatment, chapter 6. Checked:
    tests/published/lavaan.
    """
    total, left = model.loadings.sum(), model.own.sum()
    size = total**2 + left
    by_loading = 2 * total * left / size**2
    slope = np.r_[np.full(len(model.own), by_loading),
                  np.full(len(model.own), -(total**2) / size**2)]  # fmt: skip
    covariance = np.linalg.inv(n * _information(model))
    return float(total**2 / size), float(np.sqrt(slope @ covariance @ slope))


def _information(model: OneFactor) -> np.ndarray:
    """Give the expected information of loadings and uniquenesses, a person."""
    loadings = model.loadings
    inverse = np.linalg.inv(np.outer(loadings, loadings) + np.diag(model.own))
    turned = inverse @ loadings
    of_loadings = inverse * (loadings @ turned) + np.outer(turned, turned)
    mixed = inverse * turned
    return np.block([[of_loadings, mixed], [mixed.T, inverse**2 / 2]])
