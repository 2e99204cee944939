"""Draw how scores went over time."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from plait.report.figure_layout import PLOT, Panel, Placed, page_of, place_panels, ticks
from plait.report.figure_style import HAIR, INK, SERIES, SOFT, WIDTH, Drawing, bare
from plait.report.finding_words import brief_time
from plait.report.inputs import plain_rows
from plait.report.norm_values import norm_values
from plait.report.numerals import known, numeral

LETTER = 0.047  # inches a letter of a tick label takes
COLOUR = SERIES[0]["color"]


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
        A panel a scale under the name of its instrument; panels with the same range
        of one instrument share the axis [points].
    """
    found = {row["finding"]: row for row in plain_rows(findings)}
    norms = norm_values(found)
    panels = [_panel(scale, found, norms, times) for scale in plain_rows(scales)]
    panels = [panel for panel in panels if any(panel.means)]
    placed = place_panels(panels)
    height = page_of(placed)
    figure = Figure(figsize=(WIDTH, height))
    # One sheet in inches: an axes a panel would take ten times as long.
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(-height, 0))
    bare(axes)
    axes.set_xticks([], [])
    axes.set_yticks([], [])
    names = [brief_time(name) for name in times.values()]
    _draw_frames(axes, placed)
    for place in placed:
        _draw_panel(axes, place)
        _write_panel(axes, place, names)
    return Drawing(figure, _alt(panels, times), _caption(panels))


def _panel(scale: dict, found: dict, norms: dict, times: dict[str, str]) -> Panel:
    key = (scale["instrument"], scale["scale"])
    means = [found.get(f"{key[0]}.{key[1]}.{time}.mean") for time in times]
    return Panel(scale, means, norms.get(key))


def _draw_frames(axes: Axes, placed: list[Placed]) -> None:
    grid = [
        [(p.left, p.up(tick)), (p.right, p.up(tick))] for p in placed for tick in ticks(p)
    ]  # fmt: skip
    feet = [[(p.left, p.bottom), (p.right, p.bottom)] for p in placed]
    norms = [
        [(p.left, p.up(p.panel.norm["mean"])), (p.right, p.up(p.panel.norm["mean"]))]
        for p in placed if p.panel.norm
    ]  # fmt: skip
    rules = [
        [(p.left, p.heading - 0.05), (p.heading_right, p.heading - 0.05)]
        for p in placed if p.opens
    ]  # fmt: skip
    axes.add_collection(LineCollection(grid, colors=HAIR, linewidths=0.4, zorder=0))
    axes.add_collection(LineCollection(feet, colors=SOFT, linewidths=0.5, zorder=1))
    axes.add_collection(LineCollection(rules, colors=INK, linewidths=0.6, zorder=1))
    axes.add_collection(
        LineCollection(norms, colors=SOFT, linewidths=0.8, linestyles=[(0, (4, 2))])
    )


def _draw_panel(axes: Axes, place: Placed) -> None:
    shown = [(x, m) for x, m in _across(place) if is_shown(m)]
    axes.plot(
        [x for x, _ in shown], [place.up(m["estimate"]) for _, m in shown],
        color=COLOUR, linewidth=1, marker="o", markersize=3.4, zorder=3,
        label=f"{place.panel.scale['instrument']}.{place.panel.scale['scale']}",
    )  # fmt: skip
    limits = [
        [(x, place.up(m["low"])), (x, place.up(m["high"]))]
        for x, m in shown if known(m["low"], m["high"])
    ]  # fmt: skip
    axes.add_collection(LineCollection(limits, colors=COLOUR, linewidths=1.1, zorder=2))


def _write_panel(axes: Axes, place: Placed, names: list[str]) -> None:
    if place.opens:
        axes.text(place.left, place.heading, place.heading_text, fontweight="bold",
                  fontsize=7.5, va="bottom")  # fmt: skip
        unit = f"mean, {place.panel.scale['unit']}"
        axes.text(place.left - 0.33, place.bottom + PLOT / 2, unit, rotation=90,
                  fontsize=6, color=SOFT, ha="center", va="center")  # fmt: skip
    axes.text(
        place.left, place.top + 0.08, place.title, va="baseline", linespacing=1.05
    )
    for tick in ticks(place) if place.labelled else []:
        axes.text(place.left - 0.06, place.up(tick), f"{tick:g}", fontsize=6,
                  color=SOFT, ha="right", va="center")  # fmt: skip
    _write_times(axes, place, names)
    if place.panel.norm:
        words = numeral(
            place.panel.norm["mean"], int(place.panel.scale["mean_decimals"])
        )
        axes.text(place.right + 0.03, place.up(place.panel.norm["mean"]), f"norm\n{words}",
                  fontsize=5.5, color=SOFT, va="center", linespacing=0.9)  # fmt: skip


def _write_times(axes: Axes, place: Placed, names: list[str]) -> None:
    step = (place.right - place.left) / len(names)
    turned = max(len(name) for name in names) * LETTER > step
    for (x, mean), name in zip(_across(place), names, strict=True):
        axes.text(x, place.bottom - 0.05, name, fontsize=6, color=SOFT, va="top",
                  ha="right" if turned else "center", rotation=35 if turned else 0,
                  rotation_mode="anchor" if turned else None)  # fmt: skip
        if mean is not None and mean["status"] == "withheld":
            axes.text(x, place.bottom + PLOT / 2, "withheld", rotation=90, fontsize=5.5,
                      color=SOFT, ha="center", va="center")  # fmt: skip


def _across(place: Placed) -> list[tuple[float, dict | None]]:
    step = (place.right - place.left) / len(place.panel.means)
    return [
        (place.left + (at + 0.5) * step, mean)
        for at, mean in enumerate(place.panel.means)
    ]


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
    return (
        f"{len(panels)} small line charts, one a scale, of the mean at "
        f"{', '.join(times.values())}. From {first} to {last} the mean is higher in "
        f"{up} and lower in {down} of them."
    )


def _movement(panel: Panel) -> float | None:
    ends = panel.means[0], panel.means[-1]
    if not all(map(is_shown, ends)):
        return None
    return ends[1]["estimate"] - ends[0]["estimate"]
