"""Go through the changes of single people, one scale and contrast at a time."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from plait.quantitative.cube import Cube

DECIMALS = 9
TOO_FEW = {0: "no pairs", 1: "one pair: no change can be estimated"}
Estimate = Callable[[dict, np.ndarray], dict]


def findings_by_scale(
    cube: Cube, contrasts: list[dict], *, measure: str, estimate: Estimate
) -> pd.DataFrame:
    """Estimate one measure for every scale and contrast from the people's changes.

    Parameters
    ----------
    cube : Cube
        Scores [points].
    contrasts : list of dict
        `from` and `to`.
    measure : str
        Name of the measure.
    estimate : function of a row and its changes
        Takes what is known of a row (as `scale_changes` gives it) and an array of at
        least two changes [points]; gives columns of FINDINGS, with its own status
        where it cannot be computed.

    Returns
    -------
    DataFrame, one row a contrast x scale
        Columns of FINDINGS; not_computed under two pairs.
    """
    rows = [
        {**row, "measure": measure, "n": len(changes),
         **(_too_few(changes) or {"status": "computed", **estimate(row, changes)})}
        for row, changes in scale_changes(cube, contrasts)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _too_few(changes: np.ndarray) -> dict:
    if len(changes) > 1:
        return {}
    return {"status": "not_computed", "caution": TOO_FEW[len(changes)]}


def scale_changes(
    cube: Cube, contrasts: list[dict]
) -> Iterator[tuple[dict, np.ndarray]]:
    """Give the changes of every scale and contrast, one after the other.

    Parameters
    ----------
    cube : Cube
        Scores [points].
    contrasts : list of dict
        `from` and `to`.

    Yields
    ------
    row : dict
        instrument, scale, unit, source, time (the later one), contrast and group
        (None where all are in it) of the finding.
    changes : array [points]
        Later minus earlier, of the people who have both scores.
    """
    scales = cube.scales[["instrument", "scale", "unit", "source"]].to_dict("records")
    for contrast in contrasts:
        first, second = cube.pairs(contrast)
        changes = np.asfortranarray(second - first)
        about = {"time": contrast["to"], "group": cube.group or None,
                 "contrast": f"{contrast['from']}-{contrast['to']}"}  # fmt: skip
        for place, scale in enumerate(scales):
            of_scale = changes[:, place]
            yield {**scale, **about}, of_scale[~np.isnan(of_scale)]


def distinct_values(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Find the different values, taking as equal what is equal to nine decimals.

    Changes of item means that are equal on paper differ in their last bits.

    Parameters
    ----------
    values : array
        Without NaN.

    Returns
    -------
    values : array
        In rising order; one of those that are taken as equal, unrounded.
    counts : array of int
        How often each is there.
    """
    _, places, counts = np.unique(same(values), return_index=True, return_counts=True)
    return values[places], counts


def same(values: np.ndarray) -> np.ndarray:
    """Round values so that those which are equal on paper are equal.

    Parameters
    ----------
    values : array

    Returns
    -------
    array
        To nine decimals.
    """
    # ASSUME changes that are equal to nine decimals are the same change.
    return np.round(values, DECIMALS)


def finding_id(row: dict, measure: str) -> str:
    """Give the id that a finding of a contrast will have.

    Parameters
    ----------
    row : dict
        instrument, scale, contrast and group (None where all are in it).
    measure : str
        Name of the measure.

    Returns
    -------
    str
        `<instrument>.<scale>.<contrast>[@<group>].<measure>`.
    """
    at = f"@{row['group']}" if row["group"] else ""
    return f"{row['instrument']}.{row['scale']}.{row['contrast']}{at}.{measure}"
