"""Draw what all panels have: frames, titles, axes and the names of the times."""

import math

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from plait.report.figure_layout import (
    FOOT,
    LEFT,
    PLOT,
    RIGHT,
    Placed,
    columns_of,
    ticks,
)
from plait.report.figure_style import HAIR, HEAD, INK, LEAST, SMALL, SOFT, WIDTH, bare
from plait.report.numerals import numeral

LETTER = 0.047  # inches a letter of a tick label takes
TURNED = 35  # degrees, where the names of the times do not fit beside each other


def sheet(height: float, *, above: float = 0.0) -> Axes:
    """Give one pair of axes over a whole page, in inches from its upper left corner.

    An axes a panel would take ten times as long.

    Parameters
    ----------
    height : float
        Of what lies below the corner [inches].
    above : float, default 0
        Room above it [inches].

    Returns
    -------
    Axes
        Bare; its figure is as wide as a page.
    """
    figure = Figure(figsize=(WIDTH, height + above))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(-height, above))
    bare(axes)
    axes.set_xticks([], [])
    axes.set_yticks([], [])
    return axes


def foot_of(names: list[str], panels: int) -> float:
    """Give the room that the names of the times need below a plot.

    Parameters
    ----------
    names : list of str
        Of the times.
    panels : int
        How many panels there are.

    Returns
    -------
    float
        Inches; more where the names are turned.
    """
    wide = WIDTH / columns_of(panels) - LEFT - RIGHT
    if not names or not _are_turned(names, wide):
        return FOOT
    return FOOT / 2 + _longest(names) * math.sin(math.radians(TURNED)) + 0.06


def _longest(names: list[str]) -> float:
    return max(len(name) for name in names) * LETTER


def _are_turned(names: list[str], wide: float) -> bool:
    return _longest(names) > wide / len(names)


def draw_frames(axes: Axes, placed: list[Placed]) -> None:
    """Draw grid, foot, norm and the rule under each instrument's name.

    Parameters
    ----------
    axes : Axes
        As `sheet` gives them; changed in place.
    placed : list of Placed
        As `place_panels` gives them.
    """
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


def write_panel(
    axes: Axes, place: Placed, names: list[str], *, what: str = "mean"
) -> None:
    """Write the words of one panel.

    Parameters
    ----------
    axes : Axes
        As `sheet` gives them; changed in place.
    place : Placed
        A panel with its place.
    names : list of str
        Of the times, in order.
    what : str, default "mean"
        What the axis shows, before its unit.
    """
    if place.opens:
        axes.text(place.left, place.heading, place.heading_text, fontweight="bold",
                  fontsize=HEAD, va="bottom")  # fmt: skip
        unit = f"{what}, {place.panel.scale['unit']}"
        axes.text(place.left - 0.33, place.bottom + PLOT / 2, unit, rotation=90,
                  fontsize=SMALL, color=SOFT, ha="center", va="center")  # fmt: skip
    axes.text(
        place.left, place.top + 0.08, place.title, va="baseline", linespacing=1.05
    )
    for tick in ticks(place) if place.labelled else []:
        axes.text(place.left - 0.06, place.up(tick), f"{tick:g}", fontsize=SMALL,
                  color=SOFT, ha="right", va="center")  # fmt: skip
    _write_times(axes, place, names)
    if place.panel.norm:
        words = numeral(
            place.panel.norm["mean"], int(place.panel.scale["mean_decimals"])
        )
        axes.text(place.right + 0.03, place.up(place.panel.norm["mean"]), f"norm\n{words}",
                  fontsize=LEAST, color=SOFT, va="center", linespacing=0.9)  # fmt: skip


def _write_times(axes: Axes, place: Placed, names: list[str]) -> None:
    turned = _are_turned(names, place.right - place.left)
    for (x, mean), name in zip(across(place), names, strict=True):
        axes.text(x, place.bottom - 0.05, name, fontsize=SMALL, color=SOFT, va="top",
                  ha="right" if turned else "center", rotation=TURNED if turned else 0,
                  rotation_mode="anchor" if turned else None)  # fmt: skip
        if mean is not None and mean["status"] == "withheld":
            axes.text(x, place.bottom + PLOT / 2, "withheld", rotation=90, fontsize=LEAST,
                      color=SOFT, ha="center", va="center")  # fmt: skip


def across(place: Placed) -> list[tuple[float, dict | None]]:
    """Give where each time stands in a panel.

    Parameters
    ----------
    place : Placed
        A panel with its place.

    Returns
    -------
    list of (float, dict or None)
        Inches from the left, and what the panel shows there.
    """
    step = (place.right - place.left) / len(place.panel.means)
    return [
        (place.left + (at + 0.5) * step, mean)
        for at, mean in enumerate(place.panel.means)
    ]
