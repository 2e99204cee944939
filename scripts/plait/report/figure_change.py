"""Draw how scores went over time."""

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from plait.report.figure_axes import Panel
from plait.report.figure_layout import Placed, page_of, place_panels
from plait.report.figure_panels import across, draw_frames, foot_of, sheet, write_panel
from plait.report.figure_style import SERIES, Drawing, numbers_of
from plait.report.finding_words import brief_time
from plait.report.norm_values import norm_values
from plait.report.numerals import known, numeral
from plait.shapes.records import plain_rows

COLOUR = SERIES[0]["color"]


def change_over_time(
    findings: pd.DataFrame, scales: pd.DataFrame, *, times: dict[str, str],
    norms: pd.DataFrame,
) -> Drawing:  # fmt: skip
    """Draw the mean of every scale at every time, with its norm.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        Released; withheld means leave a gap that says so.
    scales : DataFrame, one row a scale
        In the shape SCALES.
    times : dict of str to str
        Id of each time to its short name, in order.
    norms : DataFrame, one row a norm x scale
        In the shape NORMS; the first of a scale is drawn.

    Returns
    -------
    Drawing
        A panel a scale under the name of its instrument; panels with the same range
        of one instrument share the axis [points].
    """
    found = {row["finding"]: row for row in plain_rows(findings)}
    first = norm_values(plain_rows(norms))
    panels = [_panel(scale, found, first, times) for scale in plain_rows(scales)]
    panels = [panel for panel in panels if any(panel.means)]
    names = [brief_time(name) for name in times.values()]
    foot = foot_of(names, len(panels))
    placed = place_panels(panels, foot=foot)
    axes = sheet(page_of(placed, foot=foot))
    draw_frames(axes, placed)
    for place in placed:
        _draw_panel(axes, place)
        write_panel(axes, place, names)
    return Drawing(axes.figure, _alt(panels, times), _caption(panels))


def _panel(scale: dict, found: dict, norms: dict, times: dict[str, str]) -> Panel:
    key = (scale["instrument"], scale["scale"])
    means = [found.get(f"{key[0]}.{key[1]}.{time}.mean") for time in times]
    return Panel(scale, means, norms.get(key))


def _draw_panel(axes: Axes, place: Placed) -> None:
    shown = [(x, m) for x, m in across(place) if is_shown(m)]
    # A mean that was held back parts the line, which would tell it otherwise.
    points = [
        (x, place.up(m["estimate"]) if is_shown(m) else math.nan)
        for x, m in across(place) if m is not None
    ]  # fmt: skip
    axes.plot(
        [x for x, _ in points], [y for _, y in points],
        color=COLOUR, linewidth=1, marker="o", markersize=3.4, zorder=3,
        label=f"{place.panel.scale['instrument']}.{place.panel.scale['scale']}",
    )  # fmt: skip
    limits = [
        [(x, place.up(m["low"])), (x, place.up(m["high"]))]
        for x, m in shown if known(m["low"], m["high"])
    ]  # fmt: skip
    axes.add_collection(LineCollection(limits, colors=COLOUR, linewidths=1.1, zorder=2))


def is_shown(mean: dict | None) -> bool:
    """Say whether a mean can be drawn.

    Parameters
    ----------
    mean : dict or None
        Row of FINDINGS.

    Returns
    -------
    bool
        False where it was withheld or not computed.
    """
    return mean is not None and mean["status"] == "computed" and known(mean["estimate"])


def _caption(panels: list[Panel]) -> str:
    norm = " Dashed: the published norm." if any(p.norm for p in panels) else ""
    return (
        "Means over time with 95% intervals, of everyone who answered at that "
        f"time.{norm} Panels of one questionnaire share an axis, which need not begin "
        "at the lowest possible score."
    )


def _alt(panels: list[Panel], times: dict[str, str]) -> str:
    moved = [_movement(panel) for panel in panels]
    up, down = (sum(m is not None and m * side > 0 for m in moved) for side in (1, -1))
    first, last = next(iter(times.values())), list(times.values())[-1]
    each = numbers_of({
        panel.scale["scale_name"]: [_told(mean, panel.scale) for mean in panel.means]
        for panel in panels
    })  # fmt: skip
    return (
        f"{len(panels)} small line charts, one a scale, of the mean at "
        f"{', '.join(times.values())}. From {first} to {last} the mean is higher in "
        f"{up} and lower in {down} of them. The means: {each}."
    )


def _told(mean: dict | None, scale: dict) -> str:
    if mean is not None and mean["status"] == "withheld":
        return "withheld"
    return (
        numeral(mean["estimate"], int(scale["mean_decimals"])) if is_shown(mean) else ""
    )


def _movement(panel: Panel) -> float | None:
    ends = panel.means[0], panel.means[-1]
    if not all(map(is_shown, ends)):
        return None
    return ends[1]["estimate"] - ends[0]["estimate"]
