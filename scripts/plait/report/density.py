"""Estimate how scores lie: a smooth density, bounded in cost."""

import numpy as np

MOST_DISTINCT = 512  # beyond that, scores are counted in bins


def density(values: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Estimate the density of some scores by Gaussian kernels.

    Parameters
    ----------
    values : array
        Scores without NaN [points].
    at : array
        Where the density is wanted [points].

    Returns
    -------
    array
        Same length as `at` [1 / points]; noughts where all scores are alike, or
        there are fewer than two.

    References
    ----------
    Silverman (1986) Density Estimation for Statistics and Data Analysis, eq. 3.31.
    """
    width = bandwidth(values)
    if width == 0:
        return np.zeros(len(at))
    points, weights = _weighted(values)
    z = (at[:, None] - points[None, :]) / width
    kernels = np.exp(-0.5 * z**2) @ weights
    return kernels / (width * np.sqrt(2 * np.pi) * weights.sum())


def bandwidth(values: np.ndarray) -> float:
    """Give Silverman's bandwidth.

    Parameters
    ----------
    values : array
        Scores without NaN [points].

    Returns
    -------
    float
        0.9 times the smaller of SD and interquartile range / 1.34, over the fifth
        root of n [points]; by the SD where the quartiles coincide; 0 where all
        scores are alike, or there are fewer than two.

    References
    ----------
    Silverman (1986), eq. 3.31; R's bw.nrd0. Checked: tests/unit/test_people_figures.
    """
    if len(values) < 2:
        return 0.0
    sd = float(np.std(values, ddof=1))
    low, high = np.quantile(values, [0.25, 0.75])
    spread = min(sd, float(high - low) / 1.34) or sd
    return 0.9 * spread * len(values) ** -0.2


def _weighted(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    points, counts = np.unique(values, return_counts=True)
    if len(points) > MOST_DISTINCT:
        counts, edges = np.histogram(values, bins=MOST_DISTINCT)
        points = (edges[:-1] + edges[1:]) / 2
    return points, counts.astype(float)
