"""Draw who has which score: a row a person, for the team only."""

import textwrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from plait.report.figure_panels import sheet
from plait.report.figure_style import HAIR, INK, SERIES, SOFT, WIDTH, shorten

TALLEST = 6.0  # inches that all rows take
LARGEST = 0.14  # inches a row takes
HEAD = 1.2  # inches for the turned names of the scales
TIMES = 0.16
GAP = 0.04


def draw_missing(
    values: np.ndarray, scales: list[dict], times: list[str], *, above: float
) -> Axes:
    """Draw a map of people by scales and times.

    Parameters
    ----------
    values : array, people x times x scales [points]
        NaN where there is no score.
    scales : list of dict
        Rows of SCALES, one a column group.
    times : list of str
        Short names of the times, columns within each group.
    above : float
        Room to leave above [inches].

    Returns
    -------
    Axes
        In inches; rows with the same pattern stand together, the most complete ones
        first.
    """
    there = ~np.isnan(values)
    there = there[_order(there)]
    row = min(TALLEST / len(there), LARGEST)
    foot = HEAD + TIMES + row * len(there)
    axes = sheet(foot + 0.05, above=above)
    group = (WIDTH - 0.05) / len(scales)
    wide = (min(group, 1.2) - GAP) / len(times)
    lefts = 0.02 + np.arange(len(scales)) * min(group, 1.2)
    _write_heads(axes, scales, times, lefts, wide)
    _draw_cells(axes, there, lefts, (wide, row))
    return axes


def _order(there: np.ndarray) -> np.ndarray:
    """Sort people by the times they have, then by how many scores."""
    at_time = there.any(axis=2)
    keys = [-there.sum(axis=(1, 2)), *(~at_time[:, ::-1]).T]
    return np.lexsort(keys)


def _draw_cells(
    axes: Axes, there: np.ndarray, lefts: np.ndarray, size: tuple[float, float]
) -> None:
    wide, row = size
    person, time, scale = np.nonzero(there)
    left = lefts[scale] + time * wide
    top = -HEAD - TIMES - person * row
    right, bottom = left + wide * 0.9, top - row * 0.86
    corners = np.stack([np.stack([x, y], axis=-1) for x, y in (
        (left, top), (right, top), (right, bottom), (left, bottom))], axis=1)  # fmt: skip
    axes.add_collection(PolyCollection(corners, facecolors=SERIES[0]["color"],
                                       linewidths=0, zorder=2))  # fmt: skip
    end = -HEAD - TIMES - row * len(there)
    edges = [[(x - GAP / 2, -HEAD), (x - GAP / 2, end)] for x in lefts]
    axes.add_collection(LineCollection(edges, colors=HAIR, linewidths=0.5, zorder=1))


def _write_heads(
    axes: Axes, scales: list[dict], times: list[str], lefts: np.ndarray, wide: float
) -> None:
    above = None
    small = wide < 0.16
    for scale, left in zip(scales, lefts, strict=True):
        middle = left + wide * len(times) / 2
        opens = scale["instrument_name"] != above
        above = scale["instrument_name"]
        name = textwrap.fill(shorten(scale["scale_name"], 44), 22)
        axes.text(middle, -HEAD + 0.04, name, rotation=90, ha="center", va="bottom",
                  fontsize=6, linespacing=0.95, color=INK)  # fmt: skip
        if opens:
            axes.plot([left - GAP / 2] * 2, [0, -HEAD], color=SOFT, linewidth=0.5)
        for place, time in enumerate(times):
            axes.text(left + (place + 0.45) * wide, -HEAD - TIMES + 0.04, time,
                      fontsize=4 if small else 5.5, color=SOFT, ha="center")  # fmt: skip
