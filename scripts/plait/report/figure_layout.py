"""Lay out small panels under the names of their instruments, in inches."""

import textwrap
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from plait.report.figure_axes import Panel, axis_limits, axis_of
from plait.report.figure_style import WIDTH

COLUMNS = 4
LEFT, RIGHT = 0.42, 0.27  # beside a panel: axis labels, label of the norm
PLOT, FOOT = 0.84, 0.25  # height of a plot, and of the times below it
HEADING_LINE, TITLE_LINE = 0.13, 0.122
LETTERS = 16.5  # of a title in one inch
BOLD_LETTERS = 13.5


@dataclass(frozen=True)
class Placed:
    """A panel with its place on the page [inches; upwards, zero at the top].

    Parameters
    ----------
    panel : Panel
        What it shows.
    left, right, bottom : float
        Edges of its plot.
    heading, heading_right : float
        Foot of the instrument's name, and how far it may reach.
    limits : tuple of float
        Lowest and highest value on the axis [points].
    title, heading_text : str
        Names of scale and instrument, broken into lines.
    opens, labelled : bool
        Whether it is the first of its instrument, and whether its axis has labels.
    """

    panel: Panel
    left: float
    right: float
    bottom: float
    heading: float
    heading_right: float
    limits: tuple[float, float]
    title: str
    heading_text: str
    opens: bool
    labelled: bool

    @property
    def top(self) -> float:
        """Upper edge of the plot."""
        return self.bottom + PLOT

    def up(self, value: float) -> float:
        """Give the height of a value.

        Parameters
        ----------
        value : float
            On the axis [points].

        Returns
        -------
        float
            Inches.
        """
        low, high = self.limits
        return self.bottom + PLOT * (value - low) / (high - low)


def place_panels(panels: list[Panel], *, foot: float = FOOT) -> list[Placed]:
    """Place panels in rows; an instrument begins where all of it fits, or a new row.

    Parameters
    ----------
    panels : list of Panel
        In the order of the report.
    foot : float, optional
        Room below each plot, for the names of the times [inches].

    Returns
    -------
    list of Placed
        In the same order.
    """
    columns = columns_of(len(panels))
    placed: list[Placed] = []
    above = 0.0
    for row in _rows(panels, columns):
        placed += _place_row(row, panels, above, columns)
        above = placed[-1].bottom - foot
    return placed


def columns_of(panels: int) -> int:
    """Give how many panels stand beside each other.

    Parameters
    ----------
    panels : int
        How many there are.

    Returns
    -------
    int
        From 2 to 4.
    """
    return min(COLUMNS, max(panels, 2))


def page_of(placed: list[Placed], *, foot: float = FOOT) -> float:
    """Give the height that panels take.

    Parameters
    ----------
    placed : list of Placed
        As `place_panels` gives them.
    foot : float, optional
        As it was given to them [inches].

    Returns
    -------
    float
        Inches.
    """
    return foot - min(place.bottom for place in placed)


def ticks(place: Placed) -> list[float]:
    """Give the values at which an axis has its lines.

    Parameters
    ----------
    place : Placed
        A panel with its limits.

    Returns
    -------
    list of float
        Round numbers within the limits [points].
    """
    low, high = place.limits
    values = MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [float(value) for value in values if low <= value <= high]


def _rows(panels: list[Panel], columns: int) -> list[list[Panel]]:
    rows: list[list[Panel]] = []
    for name in dict.fromkeys(p.scale["instrument_name"] for p in panels):
        own = [p for p in panels if p.scale["instrument_name"] == name]
        if rows and len(rows[-1]) + len(own) <= columns:
            rows[-1] += own
            continue
        rows += [own[at : at + columns] for at in range(0, len(own), columns)]
    return rows


def _place_row(
    row: list[Panel], panels: list[Panel], above: float, columns: int
) -> list[Placed]:
    slot = WIDTH / columns
    firsts = {p.scale["instrument_name"]: p for p in reversed(panels)}
    names = [panel.scale["instrument_name"] for panel in row]
    wide = slot - LEFT - RIGHT
    heads = {
        name: textwrap.fill(name, int(BOLD_LETTERS * (names.count(name) * slot - LEFT)))
        for name in names
    }
    titles = [
        textwrap.fill(p.scale["scale_name"], int(LETTERS * (slot - LEFT))) for p in row
    ]
    new = [
        name for panel, name in zip(row, names, strict=True) if panel is firsts[name]
    ]
    heading = above - 0.05 - HEADING_LINE * _most_lines(heads[name] for name in new)
    bottom = heading - (0.15 if new else 0.06) - TITLE_LINE * _most_lines(titles) - PLOT
    return [
        Placed(
            panel, left := at * slot + LEFT, left + wide, bottom, heading,
            (at + names[at:].count(names[at])) * slot - RIGHT / 2,
            axis_limits(panel, panels), titles[at], heads[names[at]],
            opens=panel is firsts[names[at]],
            labelled=at == 0 or axis_of(row[at - 1]) != axis_of(panel),
        )
        for at, panel in enumerate(row)
    ]  # fmt: skip


def _most_lines(texts) -> int:
    return max((text.count("\n") + 1 for text in texts), default=0)
