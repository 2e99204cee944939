"""Draw how often themes or codes were met at each time."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from plait.report.figure_style import (
    HAIR,
    INK,
    SERIES,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    Drawing,
    bare,
    shorten,
)
from plait.shapes.records import plain_rows

LARGEST = 330  # area of the largest dot, in square points
GONE = ("merged", "split", "retired")


def codes_by_time(
    findings: pd.DataFrame, codes: pd.DataFrame, themes: pd.DataFrame,
    *, times: dict[str, str],
) -> Drawing:  # fmt: skip
    """Draw extracts by theme and time as dots.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        Released; withheld counts are said to be withheld.
    codes, themes : DataFrame
        In the shapes CODES and THEMES; without current themes, codes are drawn.
    times : dict of str to str
        Id of each time to its short name, in order; at least two.

    Returns
    -------
    Drawing
        A line a theme, a dot a time; its area is in proportion to the extracts.
    """
    found = {row["finding"]: row for row in plain_rows(findings)}
    kind, names = _names(codes, themes)
    rows = [
        (name, [found.get(f"{kind}.{key}.{time}.extracts") for time in times])
        for key, name in names.items()
    ]
    height = 0.36 * len(rows) + 0.35
    figure = Figure(figsize=(WIDTH, height))
    margins = {"left": 0.42, "right": 0.99, "top": 1 - 0.27 / height,
               "bottom": 0.04 / height}  # fmt: skip
    axes = figure.subplots(gridspec_kw=margins)
    largest = max([_count(f) for _, row in rows for f in row] + [1])
    for place, (_, row) in enumerate(rows):
        _draw_row(axes, -place, row, largest)
    _finish(axes, rows, list(times.values()))
    return Drawing(figure, _alt(rows, times, kind), _caption(kind))


def _names(codes: pd.DataFrame, themes: pd.DataFrame) -> tuple[str, dict[str, str]]:
    current = [t for t in plain_rows(themes) if t["status"] not in GONE]
    if current:
        return "theme", {row["theme"]: row["name"] for row in current}
    return "code", {row["code"]: row["name"] for row in plain_rows(codes)}


def _count(finding: dict | None) -> int:
    if finding is None or finding["status"] != "computed":
        return 0
    return int(finding["estimate"] or 0)


def _draw_row(axes: Axes, y: float, row: list[dict | None], largest: int) -> None:
    axes.axhline(y, color=HAIR, linewidth=0.5, zorder=0)
    for x, finding in enumerate(row):
        n = _count(finding)
        if finding is not None and finding["status"] == "withheld":
            axes.text(x, y, "withheld", fontsize=SMALL, style="italic", color=SOFT,
                      ha="center", va="center", backgroundcolor="white")  # fmt: skip
            continue
        axes.scatter(x, y, s=LARGEST * n / largest, color=SERIES[0]["color"],
                     alpha=0.85, linewidth=0, zorder=2)  # fmt: skip
        axes.text(x + 0.17, y + 0.06, str(n), fontsize=TEXT, color=INK, va="bottom")


def _finish(axes: Axes, rows: list[tuple], heads: list[str]) -> None:
    bare(axes)
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(heads)), heads, fontsize=TEXT, color=INK)
    axes.set_xlim(-0.5, len(heads) - 0.4)
    axes.set_ylim(-len(rows) + 0.35, 0.65)
    axes.set_yticks([-place for place in range(len(rows))],
                    [shorten(name, 48) for name, _ in rows], color=INK, fontsize=TEXT)  # fmt: skip


def _caption(kind: str) -> str:
    return (
        f"Extracts of each {kind} at each time. The area of a dot is in proportion to "
        "the extracts; how much was said also depends on how many people spoke."
    )


def _alt(rows: list[tuple], times: dict[str, str], kind: str) -> str:
    totals = {name: sum(map(_count, row)) for name, row in rows}
    most = max(totals, key=totals.get)
    return (
        f"Dots for {len(rows)} {kind}s at {', '.join(times.values())}. The largest "
        f"number of extracts, {totals[most]}, belongs to {most}."
    )
