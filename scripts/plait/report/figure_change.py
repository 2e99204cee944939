"""Draw how scores went over time."""

import math
import re
import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from plait.report.figure_style import HAIR, SERIES, SOFT, WIDTH, Drawing, shorten
from plait.report.inputs import plain_rows
from plait.report.norm_values import norm_values
from plait.report.numerals import known, numeral

COLUMNS = 4
TITLE_WIDTH = 25


def change_over_time(
    findings: pd.DataFrame, scales: pd.DataFrame, *, times: dict[str, str]
) -> Drawing:
    """Draw the mean of every scale at every time, with its norm.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        Released; withheld means leave a gap that says so.
    scales : DataFrame, one row a scale
        In the shape SCALES.
    times : dict of str to str
        Id of each time to its short name, in order.

    Returns
    -------
    Drawing
        A panel a scale; panels of one instrument share the axis [points].
    """
    found = {row["finding"]: row for row in plain_rows(findings)}
    norms = norm_values(found)
    panels = [_panel(scale, found, norms, times) for scale in plain_rows(scales)]
    panels = [panel for panel in panels if any(panel["means"])]
    rows = math.ceil(len(panels) / COLUMNS)
    height = 1.42 * rows + 0.05
    figure = Figure(figsize=(WIDTH, height))
    # Margins by hand: matplotlib's own layout takes twice as long as the drawing.
    margins = {"left": 0.045, "right": 0.96, "top": 1 - 0.3 / height,
               "bottom": 0.34 / height, "wspace": 0.42, "hspace": 0.86}  # fmt: skip
    grid = figure.subplots(rows, COLUMNS, squeeze=False, gridspec_kw=margins).ravel()
    for axes, panel in zip(grid, panels, strict=False):
        _draw_panel(axes, panel, _limits(panel, panels), times)
    for axes in grid[len(panels) :]:
        axes.set_visible(False)
    return Drawing(figure, _alt(panels, times), _caption(panels))


def _panel(scale: dict, found: dict, norms: dict, times: dict[str, str]) -> dict:
    key = (scale["instrument"], scale["scale"])
    means = [found.get(f"{key[0]}.{key[1]}.{time}.mean") for time in times]
    return {"scale": scale, "means": means, "norm": norms.get(key)}


def _shown(mean: dict | None) -> bool:
    return mean is not None and mean["status"] == "computed" and known(mean["estimate"])


def _values(panel: dict) -> list[float]:
    values = [panel["norm"]["mean"]] if panel["norm"] else []
    for mean in filter(_shown, panel["means"]):
        ends = (mean["estimate"], mean["low"], mean["high"])
        values += [value for value in ends if known(value)]
    return values


def _limits(panel: dict, panels: list[dict]) -> tuple[float, float]:
    same = [
        p for p in panels if p["scale"]["instrument"] == panel["scale"]["instrument"]
    ]
    values = [value for p in same for value in _values(p)]
    low, high = panel["scale"]["low"], panel["scale"]["high"]
    if not values:
        return (low, high) if known(low, high) else (0, 1)
    spread = (max(values) - min(values)) or 1
    bottom, top = min(values) - 0.12 * spread, max(values) + 0.12 * spread
    # Never beyond what can be scored.
    return (max(bottom, low), min(top, high)) if known(low, high) else (bottom, top)


def _draw_panel(axes: Axes, panel: dict, limits: tuple, times: dict[str, str]) -> None:
    colour = SERIES[0]["color"]
    places = np.arange(len(times))
    shown = [(x, m) for x, m in zip(places, panel["means"], strict=True) if _shown(m)]
    name = shorten(panel["scale"]["scale_name"], 2 * TITLE_WIDTH)
    axes.set_title(textwrap.fill(name, TITLE_WIDTH), linespacing=1.05)
    axes.plot([x for x, _ in shown], [m["estimate"] for _, m in shown],
              color=colour, linewidth=1, marker="o", markersize=3.2, zorder=3)  # fmt: skip
    for x, mean in shown:
        if known(mean["low"], mean["high"]):
            axes.plot([x, x], [mean["low"], mean["high"]], color=colour, linewidth=1.1)
    for x, mean in zip(places, panel["means"], strict=True):
        if mean is not None and mean["status"] == "withheld":
            axes.text(x, np.mean(limits), "withheld", rotation=90, fontsize=5.5,
                      color=SOFT, ha="center", va="center")  # fmt: skip
    _draw_norm(axes, panel)
    axes.set_xlim(-0.35, len(times) - 0.65 + 0.3)
    axes.set_ylim(*limits)
    axes.set_xticks(places, [tick_label(name) for name in times.values()])
    axes.locator_params(axis="y", nbins=4)
    axes.grid(axis="y", color=HAIR, linewidth=0.4, zorder=0)
    axes.text(0, -0.34, shorten(panel["scale"]["instrument_name"], 32), fontsize=5.5,
              color=SOFT, transform=axes.transAxes)  # fmt: skip


def tick_label(name: str) -> str:
    """Cut the name of a time to what fits below a small panel.

    Parameters
    ----------
    name : str
        Such as "T1 (after training)".

    Returns
    -------
    str
        What stands before a bracket or comma, at most eight characters.
    """
    return shorten(re.split(r" \(|, ", name)[0], 8)


def _draw_norm(axes: Axes, panel: dict) -> None:
    if panel["norm"]:
        mean = panel["norm"]["mean"]
        words = numeral(mean, int(panel["scale"]["mean_decimals"]))
        axes.axhline(mean, color=SOFT, linewidth=0.8, linestyle=(0, (4, 2)), zorder=1)
        axes.text(1.01, mean, f"norm\n{words}", fontsize=5.5, color=SOFT, ha="left",
                  va="center", linespacing=0.9, transform=axes.get_yaxis_transform())  # fmt: skip


def _caption(panels: list[dict]) -> str:
    norm = " Dashed: the published norm." if any(p["norm"] for p in panels) else ""
    return (
        "Means over time with 95% intervals, of everyone who answered at that "
        f"time.{norm} Panels of one questionnaire share an axis, which need not begin "
        "at the lowest possible score."
    )


def _alt(panels: list[dict], times: dict[str, str]) -> str:
    moved = [_movement(panel) for panel in panels]
    up, down = (sum(m is not None and m * side > 0 for m in moved) for side in (1, -1))
    first, last = next(iter(times.values())), list(times.values())[-1]
    return (
        f"{len(panels)} small line charts, one a scale, of the mean at "
        f"{', '.join(times.values())}. From {first} to {last} the mean is higher in "
        f"{up} and lower in {down} of them."
    )


def _movement(panel: dict) -> float | None:
    ends = panel["means"][0], panel["means"][-1]
    return ends[1]["estimate"] - ends[0]["estimate"] if all(map(_shown, ends)) else None
