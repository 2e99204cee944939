"""Estimate how far the items of a scale hang together."""

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.complete_answers import (
    CompleteAnswers,
    item_cautions,
    item_covariance,
)
from plait.quantitative.group_levels import FEW_PEOPLE

LEAST_PEOPLE = 3
METHOD = (
    "Cronbach's alpha of the keyed items, people who answered every item; interval of "
    "Feldt, Woodruff and Salih"
)


def alpha_findings(answers: list[CompleteAnswers], *, level: float) -> pd.DataFrame:
    """Estimate the internal consistency of every scale at every time.

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
        Measure `alpha` [coefficient, at most 1], columns of FINDINGS, n the people who
        answered every item. not_computed for one item, an imported score, under 3
        people, or where the totals do not vary.

    References
    ----------
    As `cronbach_alpha`. Checked: tests/published/psych.
    """
    return pd.DataFrame([_row(one, level) for one in answers])


def _row(answers: CompleteAnswers, level: float) -> dict:
    base = {**answers.about, "measure": "alpha", "unit": "coefficient", "level": level,
            "method": METHOD, "n": answers.n}  # fmt: skip
    alpha, problem = np.nan, _problem(answers)
    if not problem:
        alpha, low, high = alpha_of(answers.covariance, answers.n, level=level)
        problem = "the totals do not vary" if np.isnan(alpha) else ""
    if problem:
        return {**base, "status": "not_computed", "caution": problem}
    return {**base, "estimate": alpha, "low": low, "high": high, "status": "computed",
            "caution": _cautions(answers, alpha)}  # fmt: skip


def _problem(answers: CompleteAnswers) -> str:
    if not answers.items:
        return "imported as a score: its items are not here"
    if len(answers.items) == 1:
        return "one item: nothing to compare it with"
    if answers.n < LEAST_PEOPLE:
        return f"fewer than {LEAST_PEOPLE} people answered every item"
    return ""


def _cautions(answers: CompleteAnswers, alpha: float) -> str | None:
    words = [
        f"fewer than {FEW_PEOPLE} people" if answers.n < FEW_PEOPLE else "",
        "negative: is an item keyed the wrong way?" if alpha < 0 else "",
        *item_cautions(answers.covariance, answers.items),
    ]
    return "; ".join(filter(None, words)) or None


def cronbach_alpha(
    keyed: np.ndarray, *, level: float = 0.95
) -> tuple[float, float, float, int]:
    """Compute Cronbach's alpha with the interval of Feldt, Woodruff and Salih.

    Parameters
    ----------
    keyed : array, people x items [points]
        At least two items, all pointing the same way; people with a missing (NaN)
        item are left out.
    level : float in (0, 1)
        Level of the two-sided interval.

    Returns
    -------
    alpha, low, high : float, at most 1
        NaN under two complete people or where their totals do not vary. An item that
        everybody answered alike counts as an item; R psych leaves it out.
    n : int
        People who answered every item.

    References
    ----------
    Cronbach (1951) Psychometrika 16:297-334, eq. 2. Interval: Feldt, Woodruff & Salih
    (1987) Appl. Psychol. Meas. 11:93-103. Checked: tests/published/psych, against
    alpha() and alpha.ci().
    """
    complete = keyed[~np.isnan(keyed).any(axis=1)]
    n = len(complete)
    if n < 2:
        return np.nan, np.nan, np.nan, n
    return *alpha_of(item_covariance(complete), n, level=level), n


def alpha_of(
    covariance: np.ndarray, n: int, *, level: float
) -> tuple[float, float, float]:
    """Compute Cronbach's alpha and its interval from the covariance of the items.

    Parameters
    ----------
    covariance : array, items x items [points squared]
        Of at least two items, all pointing the same way.
    n : int
        People behind it, at least two.
    level : float in (0, 1)
        Level of the two-sided interval.

    Returns
    -------
    alpha, low, high : float, at most 1
        NaN where the totals do not vary.

    References
    ----------
    As `cronbach_alpha`.
    """
    k, own, total = len(covariance), np.trace(covariance), covariance.sum()
    if total <= 1e-12 * own:
        return np.nan, np.nan, np.nan
    alpha = k / (k - 1) * (1 - own / total)
    # ASSUME the items are essentially parallel and the totals normal, as the interval
    # of alpha does.
    df, tail = (n - 1, (n - 1) * (k - 1)), (1 - level) / 2
    near, far = special.fdtri(*df, 1 - tail), special.fdtri(*df, tail)
    return alpha, 1 - (1 - alpha) * near, 1 - (1 - alpha) * far
