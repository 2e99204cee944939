"""Set those who were lost beside those who stayed."""

from functools import partial

import numpy as np
import pandas as pd
from scipy import special

from plait.quantitative.cautions import joined_cautions
from plait.quantitative.cube import Cube
from plait.quantitative.descriptives import NEAR, moments
from plait.threads import in_order

FEW = 10
METHOD = (
    "mean of those lost minus mean of those who stayed, at the earlier time, over the "
    "root mean square of their two SDs; large-sample interval; no p, which would tell "
    "how many people there are rather than how unlike they are"
)
DENOMINATOR = "root mean square of the SDs of those lost and those who stayed at "


def lost_findings(
    cube: Cube, contrasts: list[dict], *, level: float = 0.95
) -> pd.DataFrame:
    """Compare, at the earlier time, those without a later score with those who have one.

    Parameters
    ----------
    cube : Cube
        Scores [points]; who has no score at the earlier time is left out.
    contrasts : list of dict
        `from` and `to`.
    level : float in (0, 1)
        Level of the two-sided interval.

    Returns
    -------
    DataFrame, one row a contrast x scale
        Measure `lost_difference` [SD], below 0 where those lost scored lower;
        columns of FINDINGS, with n (both together) and n_smallest (the smaller of the
        two). not_computed under two people in either, and where neither has a spread.

    References
    ----------
    Denominator: Austin (2009) Stat. Med. 28:3083-3107. Variance: Hedges & Olkin
    (1985) Statistical Methods for Meta-Analysis, p. 86. Checked:
    tests/published/base_r.
    """
    # ASSUME the shape of an interval for a difference over the pooled SD serves for
    # the root mean square of the two SDs as well.
    reach = special.ndtri((1 + level) / 2)
    parts = list(in_order(partial(_lost, cube, reach), contrasts))
    if not parts:  # the columns of a contrast, without its rows
        return cube.scales.head(0)
    return pd.concat(parts, ignore_index=True).assign(level=level)


def _lost(cube: Cube, reach: float, contrast: dict) -> pd.DataFrame:
    first, later = cube.at(contrast["from"]), cube.at(contrast["to"])
    gone = np.isnan(later)
    lost, stayed = (moments(np.where(who, first, np.nan)) for who in (gone, ~gone))
    difference = _difference(lost, stayed)
    n_lost, n_stayed = lost["n"], stayed["n"]
    together = n_lost + n_stayed
    variance = together / np.maximum(n_lost * n_stayed, 1)
    variance = variance + difference**2 / (2 * np.maximum(together, 1))
    margin = reach * np.sqrt(variance)
    return cube.scales.assign(
        measure="lost_difference", unit="SD", group=cube.group or np.nan,
        time=contrast["to"], contrast=f"{contrast['from']}-{contrast['to']}",
        estimate=difference, low=difference - margin, high=difference + margin,
        n=together, n_smallest=np.minimum(n_lost, n_stayed), method=METHOD,
        effect_denominator=DENOMINATOR + contrast["from"],
        status=np.where(np.isnan(difference), "not_computed", "computed"),
        caution=_cautions(lost, stayed, difference),
    )  # fmt: skip


def _difference(lost: dict, stayed: dict) -> np.ndarray:
    spread = np.sqrt((lost["sd"] ** 2 + stayed["sd"] ** 2) / 2)
    flat = spread <= NEAR * np.fmax(1, np.abs(stayed["mean"]))
    return (lost["mean"] - stayed["mean"]) / np.where(flat, np.nan, spread)


def _cautions(lost: dict, stayed: dict, difference: np.ndarray) -> pd.Series:
    n_lost, n_stayed = lost["n"], stayed["n"]
    able = (n_lost > 1) & (n_stayed > 1)
    return joined_cautions({
        "nobody was scored at the earlier time": (n_lost + n_stayed) == 0,
        "nobody was lost": (n_lost == 0) & (n_stayed > 0),
        "one person was lost": n_lost == 1,
        "nobody stayed": (n_stayed == 0) & (n_lost > 0),
        "one person stayed": n_stayed == 1,
        "no spread in either: there is no SD to divide by": able & np.isnan(difference),
        f"fewer than {FEW} people lost": (n_lost < FEW) & able,
        f"fewer than {FEW} people stayed": (n_stayed < FEW) & able,
    })  # fmt: skip
