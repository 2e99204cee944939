"""Draw how far scores lie from their norms."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from plait.report.figure_style import (
    HAIR,
    INK,
    SERIES,
    SOFT,
    WIDTH,
    Drawing,
    bare,
    shorten,
)
from plait.report.inputs import plain_rows
from plait.report.numerals import known

STEP = 0.24


def norm_distance(
    findings: pd.DataFrame, scales: pd.DataFrame, *, times: dict[str, str]
) -> Drawing:
    """Draw the distance of every mean from its norm.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        Released; withheld and uncomputed distances are left out.
    scales : DataFrame, one row a scale
        In the shape SCALES.
    times : dict of str to str
        Id of each time to its short name, in order.

    Returns
    -------
    Drawing
        A line a scale under its instrument; a mark with its interval a time [SDs of
        the norm].
    """
    rows = _rows(findings, scales)
    lines = _lines(rows)
    height = 0.21 * len(lines) + 1.0
    figure = Figure(figsize=(WIDTH, height))
    margins = {"left": 0.4, "right": 0.985, "top": 1 - 0.53 / height,
               "bottom": 0.45 / height}  # fmt: skip
    axes = figure.subplots(gridspec_kw=margins)
    for place, line in enumerate(lines):
        _draw_line(axes, -place, line, list(times))
    _label_times(axes, times)
    _finish(axes, lines)
    return Drawing(figure, _alt(rows, times), _caption())


def _rows(findings: pd.DataFrame, scales: pd.DataFrame) -> list[dict]:
    distances = findings[findings["measure"] == "distance_z"]
    distances = distances[distances["estimate"].notna()]
    seen = plain_rows(distances.sort_values(["norm", "time"], kind="stable"))
    rows = []
    for scale in plain_rows(scales):
        own = [
            row
            for row in seen
            if (row["instrument"], row["scale"])
            == (scale["instrument"], scale["scale"])
        ]
        if own:
            first = [row for row in own if row["norm"] == own[0]["norm"]]
            rows.append({"scale": scale, "at": {row["time"]: row for row in first}})
    return rows


def _lines(rows: list[dict]) -> list[dict | str]:
    lines: list[dict | str] = []
    for row in rows:
        name = row["scale"]["instrument_name"]
        if name not in lines:
            lines.append(name)
        lines.append(row)
    return lines


def _draw_line(axes: Axes, y: float, line: dict | str, times: list[str]) -> None:
    if isinstance(line, str):
        return
    for place, time in enumerate(times):
        finding = line["at"].get(time)
        if finding is None:
            continue
        at = y + STEP * ((len(times) - 1) / 2 - place)
        look = SERIES[place % len(SERIES)]
        if known(finding["low"], finding["high"]):
            axes.plot([finding["low"], finding["high"]], [at, at], linewidth=0.8,
                      color=look["color"], zorder=2)  # fmt: skip
        axes.plot(finding["estimate"], at, linestyle="", markersize=3.4, zorder=3,
                  markeredgewidth=0.8, **look)  # fmt: skip


def _label_times(axes: Axes, times: dict[str, str]) -> None:
    for place, name in enumerate(times.values()):
        look = SERIES[place % len(SERIES)]
        axes.plot([], [], linestyle="-", linewidth=0.8, markersize=3.8, label=name,
                  markeredgewidth=0.8, **look)  # fmt: skip
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(times),
                frameon=False, borderaxespad=1.9, handlelength=1.6)  # fmt: skip


def _finish(axes: Axes, lines: list[dict | str]) -> None:
    bare(axes)
    axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
    axes.text(0, 0.62, "norm", ha="center", va="bottom", fontsize=6, color=INK)
    axes.set_ylim(-len(lines) + 0.4, 0.6)
    axes.set_yticks([-place for place in range(len(lines))],
                    [_label(line) for line in lines])  # fmt: skip
    for label, line in zip(axes.get_yticklabels(), lines, strict=True):
        label.set_color(INK)
        label.set_fontweight("bold" if isinstance(line, str) else "normal")
    axes.grid(axis="x", color=HAIR, linewidth=0.4, zorder=0)
    axes.set_axisbelow(True)
    axes.set_xlabel("Distance from the norm, in SDs of the norm", color=SOFT)


def _label(line: dict | str) -> str:
    name = line if isinstance(line, str) else line["scale"]["scale_name"]
    return shorten(name, 46)


def _caption() -> str:
    return (
        "Distance of each mean from its published norm, in standard deviations of the "
        "norm, with 95% intervals. Right of the line: above the norm."
    )


def _alt(rows: list[dict], times: dict[str, str]) -> str:
    first = next(iter(times))
    seen = [row["at"][first]["estimate"] for row in rows if first in row["at"]]
    above = sum(value > 0 for value in seen)
    far = max(rows, key=lambda row: max(abs(f["estimate"]) for f in row["at"].values()))
    return (
        f"Dot chart of {len(rows)} scales against their norms. At {times[first]}, "
        f"{above} of {len(seen)} means lie above the norm; the farthest from it, at "
        f"any time, is {far['scale']['scale_name']}."
    )
