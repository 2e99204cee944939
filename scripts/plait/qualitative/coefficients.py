"""Measure agreement of any number of coders from counts of their judgements."""

from dataclasses import dataclass

import numpy as np

LEAST = 1e-12


@dataclass(frozen=True)
class Beyond:
    """Agreement, and what chance alone would give.

    Parameters
    ----------
    observed, expected : array of float, in 0..1
        Share of agreement seen, and by chance; NaN where nothing was judged twice.
        One value, or one a resample.
    """

    observed: np.ndarray
    expected: np.ndarray

    @property
    def estimate(self) -> np.ndarray:
        """Agreement beyond chance, at most 1; NaN where chance explains everything."""
        room = 1 - self.expected
        defined = room > LEAST
        gain = self.observed - self.expected
        return np.where(defined, gain / np.where(defined, room, 1), np.nan)


def pooled(parts: list[Beyond]) -> Beyond:
    """Put the agreement on several codes into one.

    Parameters
    ----------
    parts : list of Beyond
        One a code, at least one.

    Returns
    -------
    Beyond
        Means of what was observed and of what was expected, each code alike.

    References
    ----------
    De Vries, Elliott, Kanouse & Teleki (2008) Field Methods 20:272-282.
    """
    return Beyond(
        np.mean([part.observed for part in parts], axis=0),
        np.mean([part.expected for part in parts], axis=0),
    )


def share_agreed(counts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Give the share of pairs of coders who judge a unit alike.

    Parameters
    ----------
    counts : array of int, units x categories
        Coders who gave each unit each category; a unit that fewer than two judged
        does not count.
    weights : array of float, (...) x units
        How often each unit stands; leading axes are resamples.

    Returns
    -------
    array of float, (...)
        Mean over units, in 0..1; NaN where there are none.
    """
    judged = counts.sum(axis=1)
    twice = judged > 1
    pairs = np.where(twice, judged * (judged - 1), 1)
    alike = (counts * (counts - 1)).sum(axis=1) / pairs
    return _over(weights @ np.where(twice, alike, 0), weights @ twice.astype(float))


def fleiss_kappa(counts: np.ndarray, weights: np.ndarray) -> Beyond:
    """Compute Fleiss' kappa of coders who all judged every unit.

    Parameters
    ----------
    counts : array of int, units x categories
        Coders who gave each unit each category; every unit has as many.
    weights : array of float, (...) x units
        How often each unit stands.

    Returns
    -------
    Beyond
        `estimate` is the kappa.

    Raises
    ------
    ValueError
        Where units were judged by different numbers of coders.

    References
    ----------
    Fleiss (1971) Psychol. Bull. 76:378-382. Checked: tests/published/fleiss_1971.
    """
    if len(np.unique(counts.sum(axis=1))) > 1:
        raise ValueError("units judged by different numbers of coders")
    given = weights @ counts
    share = _over(given, given.sum(axis=-1, keepdims=True))
    return Beyond(share_agreed(counts, weights), (share**2).sum(axis=-1))


def krippendorff_alpha(counts: np.ndarray, weights: np.ndarray) -> Beyond:
    """Compute Krippendorff's alpha for nominal categories; judgements may be missing.

    Parameters
    ----------
    counts : array of int, units x categories
        Coders who gave each unit each category; a unit that fewer than two judged
        cannot be paired, and does not count.
    weights : array of float, (...) x units
        How often each unit stands.

    Returns
    -------
    Beyond
        `estimate` is the alpha: 1 - D_observed / D_expected.

    References
    ----------
    Krippendorff (2011) Computing Krippendorff's alpha-reliability; Krippendorff (2019)
    Content Analysis, 4th ed., section 12.3. Checked: tests/published/krippendorff_2011.
    """
    judged = counts.sum(axis=1)
    paired = judged > 1
    counts, judged, weights = counts[paired], judged[paired], weights[..., paired]
    alike = (counts * (counts - 1)).sum(axis=1) / (judged - 1)
    values = weights @ counts
    total = values.sum(axis=-1)
    by_chance = (values * (values - 1)).sum(axis=-1)
    return Beyond(_over(weights @ alike, total), _over(by_chance, total * (total - 1)))


def cohen_pairs(first: np.ndarray, second: np.ndarray, weights: np.ndarray) -> Beyond:
    """Compute Cohen's kappa of two coders who both judged every unit.

    Parameters
    ----------
    first, second : array of int, units
        Category that each coder gave.
    weights : array of float, (...) x units
        How often each unit stands.

    Returns
    -------
    Beyond
        `estimate` is the kappa, as `agreement.cohen_kappa` gives it.

    References
    ----------
    Cohen (1960) Educ. Psychol. Meas. 20:37-46.
    """
    total = weights.sum(axis=-1)
    expected = sum(
        _over(weights @ (first == category), total)
        * _over(weights @ (second == category), total)
        for category in np.unique(np.concatenate([first, second]))
    )
    return Beyond(_over(weights @ (first == second), total), expected)


def _over(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Divide; nothing of nothing is not known."""
    some = whole > 0
    return np.where(some, part / np.where(some, whole, 1), np.nan)
