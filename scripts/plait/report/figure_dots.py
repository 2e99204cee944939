"""Draw marks with intervals, a line a scale under its instrument."""

from dataclasses import dataclass, field

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from plait.report.figure_style import (
    BAND,
    HAIR,
    INK,
    SERIES,
    SMALL,
    SOFT,
    WIDTH,
    bare,
    shorten,
)
from plait.report.numerals import known

LINE = 0.21  # inches a line
LEGEND_LINE = 0.16
LETTERS, HANDLE = 17.0, 0.45  # of a legend: in one inch; inches beside each name
SPREAD = 0.5  # of a line that its marks take


@dataclass(frozen=True)
class DotRow:
    """What one line shows.

    Parameters
    ----------
    scale : dict
        Row of SCALES.
    marks : dict of str to dict
        Id of a series (a time or a contrast) to its row of FINDINGS; those that
        cannot be drawn are left out.
    band : tuple of float or None
        Ends of the shaded band behind the line.
    """

    scale: dict
    marks: dict[str, dict]
    band: tuple[float, float] | None = field(default=None)


def dot_chart(
    rows: list[DotRow], series: dict[str, str], *, axis: str, centre: str
) -> Figure:
    """Draw rows of marks around a line at nought.

    Parameters
    ----------
    rows : list of DotRow
        In the order of the report; at least one.
    series : dict of str to str
        Id of each series to its name, in order.
    axis : str
        What the axis measures, with its unit.
    centre : str
        What stands at nought.

    Returns
    -------
    Figure
        As wide as the page; as high as its lines.
    """
    lines = _lines(rows)
    columns = _legend_columns(series)
    head = 0.53 + LEGEND_LINE * (-(-len(series) // columns) - 1)
    height = LINE * len(lines) + head + 0.47
    figure = Figure(figsize=(WIDTH, height))
    margins = {"left": 0.4, "right": 0.985, "top": 1 - head / height,
               "bottom": 0.45 / height}  # fmt: skip
    axes = figure.subplots(gridspec_kw=margins)
    _draw_bands(axes, lines)
    for place, key in enumerate(series):
        _draw_series(axes, lines, key, place=place, of=len(series))
    _label_series(axes, series, columns)
    _finish(axes, lines, axis, centre)
    return figure


def _lines(rows: list[DotRow]) -> list[DotRow | str]:
    lines: list[DotRow | str] = []
    for row in rows:
        name = row.scale["instrument_name"]
        if name not in lines:
            lines.append(name)
        lines.append(row)
    return lines


def _draw_bands(axes: Axes, lines: list[DotRow | str]) -> None:
    for place, line in enumerate(lines):
        if isinstance(line, DotRow) and line.band:
            low, high = line.band
            axes.add_patch(Rectangle((low, -place - 0.42), high - low, 0.84, color=BAND,
                                     linewidth=0, zorder=0.5))  # fmt: skip


def _draw_series(
    axes: Axes, lines: list[DotRow | str], key: str, *, place: int, of: int
) -> None:
    step = SPREAD / max(of - 1, 2)
    offset = step * ((of - 1) / 2 - place)
    found = [
        (offset - at, line.marks[key])
        for at, line in enumerate(lines)
        if isinstance(line, DotRow) and key in line.marks
    ]
    look = SERIES[place % len(SERIES)]
    limits = [
        [(row["low"], y), (row["high"], y)]
        for y, row in found if known(row["low"], row["high"])
    ]  # fmt: skip
    axes.add_collection(LineCollection(limits, colors=look["color"], linewidths=0.8,
                                       zorder=2))  # fmt: skip
    axes.plot([row["estimate"] for _, row in found], [y for y, _ in found],
              linestyle="", markersize=3.4, zorder=3, markeredgewidth=0.8, **look)  # fmt: skip


def _legend_columns(series: dict[str, str]) -> int:
    """Say how many names stand side by side within the page."""
    widest = max((len(name) for name in series.values()), default=0)
    fits = int(WIDTH * 0.95 / (widest / LETTERS + HANDLE))
    return min(max(fits, 1), max(len(series), 1))


def _label_series(axes: Axes, series: dict[str, str], columns: int) -> None:
    for place, name in enumerate(series.values()):
        look = SERIES[place % len(SERIES)]
        axes.plot([], [], linestyle="-", linewidth=0.8, markersize=3.8, label=name,
                  markeredgewidth=0.8, **look)  # fmt: skip
    # from the right edge to the left, where the names of the lines leave room
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=columns,
                frameon=False, borderaxespad=1.9, handlelength=1.6)  # fmt: skip


def _finish(axes: Axes, lines: list[DotRow | str], axis: str, centre: str) -> None:
    bare(axes)
    axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
    axes.text(0, 0.62, centre, ha="center", va="bottom", fontsize=SMALL, color=INK)
    axes.set_ylim(-len(lines) + 0.4, 0.6)
    axes.set_yticks([-place for place in range(len(lines))],
                    [_label(line) for line in lines])  # fmt: skip
    for label, line in zip(axes.get_yticklabels(), lines, strict=True):
        label.set_color(INK)
        label.set_fontweight("bold" if isinstance(line, str) else "normal")
    axes.grid(axis="x", color=HAIR, linewidth=0.4, zorder=0)
    axes.set_axisbelow(True)
    axes.set_xlabel(axis, color=SOFT)


def _label(line: DotRow | str) -> str:
    return shorten(line if isinstance(line, str) else line.scale["scale_name"], 46)
