"""Draw the changes of one scale in every trust, with what holds over them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from plait.report.cells import with_interval
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
from plait.report.numerals import interval, known

LINE, HEAD, FOOT = 0.135, 0.12, 0.42  # inches: two forests of three contrasts a page
LEFT, RIGHT = 0.33, 0.76  # of the figure: where the axes begin and end
EDGE = -LEFT / (RIGHT - LEFT) * 0.98  # of the axes: the left edge of the figure
LONGEST = 34  # characters of a trust's name
MOST_LINES = 40  # of one figure on an A4 page


class Line(NamedTuple):
    """One line of a forest.

    Parameters
    ----------
    kind : {"head", "trust", "published", "pooled", "predicted"}
        What stands on it.
    label : str
        To its left.
    row : mapping
        `estimate`, `low`, `high`; empty in a head, without numbers where withheld.
    """

    kind: str
    label: str
    row: Mapping


def forest(lines: Sequence[Line], *, scale: str, unit: str, decimals: int) -> Drawing:
    """Draw a forest.

    Parameters
    ----------
    lines : sequence of Line
        From top to bottom.
    scale : str
        Name of the scale.
    unit : str
        Of the change.
    decimals : int
        Of the numbers at the right edge.

    Returns
    -------
    Drawing
        Filled marks are trusts, hollow ones published, the diamond is the mean over
        trusts, and the bar below it where the true change of a further trust is likely.
    """
    height = LINE * len(lines) + HEAD + FOOT
    figure = Figure(figsize=(WIDTH, height))
    margins = {"left": LEFT, "right": RIGHT, "top": 1 - HEAD / height, "bottom": FOOT / height}  # fmt: skip
    axes = figure.subplots(gridspec_kw=margins)
    for place, line in enumerate(lines):
        _draw(axes, -place, line)
        _name_block(axes, -place, line)
        axes.text(1.02, -place, _numbers(line, decimals), va="center", fontsize=6,
                  transform=axes.get_yaxis_transform())  # fmt: skip
    _finish(axes, lines, f"Change in {unit}, later minus earlier")
    return Drawing(figure, _alt(lines, scale, decimals), _caption(lines, scale))


def _name_block(axes: Axes, y: float, line: Line) -> None:
    if line.kind == "head":
        axes.text(EDGE, y, line.label, va="center", fontsize=6, fontweight="bold",
                  transform=axes.get_yaxis_transform())  # fmt: skip


def _draw(axes: Axes, y: float, line: Line) -> None:
    row = line.row
    if not known(row.get("low"), row.get("high")):
        _mark(axes, y, line)
    elif line.kind == "pooled":
        middle = row["estimate"]
        axes.fill([row["low"], middle, row["high"], middle], [y, y + 0.3, y, y - 0.3],
                  color=INK, zorder=3)  # fmt: skip
    elif line.kind == "predicted":
        axes.plot([row["low"], row["high"]], [y, y], color=SOFT, linewidth=3,
                  solid_capstyle="butt", zorder=2)  # fmt: skip
    else:
        axes.plot([row["low"], row["high"]], [y, y], color=SERIES[0]["color"],
                  linewidth=0.8, zorder=2)  # fmt: skip
        _mark(axes, y, line)


def _mark(axes: Axes, y: float, line: Line) -> None:
    if known(line.row.get("estimate")):
        look = SERIES[0] if line.kind == "trust" else SERIES[1]
        axes.plot([line.row["estimate"]], [y], linestyle="", markersize=3.6, zorder=4,
                  markeredgewidth=0.8, **look)  # fmt: skip


def _numbers(line: Line, decimals: int) -> str:
    if line.kind == "head":
        return ""
    if line.kind == "predicted":
        return interval(line.row["low"], line.row["high"], decimals)
    return _told(line.row, decimals)


def _told(row: Mapping, decimals: int) -> str:
    if not known(row.get("estimate")):
        return "withheld"
    return with_interval(dict(row), decimals)


def _finish(axes: Axes, lines: Sequence[Line], axis: str) -> None:
    bare(axes)
    axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
    axes.set_ylim(-len(lines) + 0.4, 0.6)
    names = [
        "" if line.kind == "head" else shorten(line.label, LONGEST) for line in lines
    ]
    axes.set_yticks([-place for place in range(len(lines))], names, fontsize=6)
    for label, line in zip(axes.get_yticklabels(), lines, strict=True):
        label.set_color(INK)
        label.set_fontweight("bold" if line.kind == "pooled" else "normal")
    axes.grid(axis="x", color=HAIR, linewidth=0.4, zorder=0)
    axes.set_axisbelow(True)
    axes.set_xlabel(axis, color=SOFT)


def _alt(lines: Sequence[Line], scale: str, decimals: int) -> str:
    told = []
    for line in lines:
        numbers = _numbers(line, decimals)
        told.append(f"{line.label}: {numbers}" if numbers else f"{line.label}")
    return f"Forest of the changes in {scale}. {'; '.join(told)}."


def _caption(lines: Sequence[Line], scale: str) -> str:
    kinds = {line.kind for line in lines}
    parts = [f"{scale}: mean change in each trust with its 95% interval"]
    parts += ["published values hollow"] * ("published" in kinds)
    parts += ["the diamond is the mean over trusts, the grey bar where the true change "
              "of a further trust is likely to lie"] * ("pooled" in kinds)  # fmt: skip
    parts += [] if "pooled" in kinds else ["no summary, since fewer than five trusts can enter one"]  # fmt: skip
    return f"{'; '.join(parts)}."
