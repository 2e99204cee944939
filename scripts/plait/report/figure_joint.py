"""Draw numbers and words through the same time points, one above the other."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Circle, Rectangle

from plait.report.figure_joint_words import alt_of, caption_of, is_drawn, wrap_quotes
from plait.report.figure_layout import LETTERS
from plait.report.figure_panels import sheet
from plait.report.figure_style import (
    BAND,
    HAIR,
    INK,
    SERIES,
    SMALL,
    SOFT,
    WIDTH,
    Drawing,
    shorten,
)
from plait.report.finding_words import brief_time
from plait.report.joint_time_tables import line_names, lines_of
from plait.report.numerals import count, known, numeral
from plait.shapes.records import plain_rows

LEFT, RIGHT = 1.5, 0.06  # names of the lines; edge of the page [inches]
HEAD, GAP = 0.4, 0.2
PANEL, BUBBLES = 0.78, 0.36  # height of a scale, of a theme
LETTER_LINE, NAME_LETTERS = 0.122, 21
QUOTE_SIZE = 6.6
RADIUS = 0.155  # of the largest disc
NUMBERS, WORDS = SERIES[0]["color"], SERIES[1]["color"]
KINDS = ("scale", "theme", "quote")
WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1}


@dataclass(frozen=True)
class Sheet:
    """Where things stand.

    Parameters
    ----------
    axes : Axes
        In inches from the upper left corner, upwards.
    columns : list of float
        Middle of each time.
    wide : float
        Width of a column.
    """

    axes: Axes
    columns: list[float]
    wide: float


def joint_over_time(
    table: pd.DataFrame, tables: dict[str, pd.DataFrame], *, times: dict[str, str]
) -> Drawing:
    """Draw scales above, themes and a quote of each time below.

    Parameters
    ----------
    table : DataFrame, one row a line x time
        In the shape JOINT_TIMES, one display; released.
    tables : dict of str to DataFrame
        scales, themes and quotes, in the shapes of these names.
    times : dict of str to str
        Id of each time to its short name, in order.

    Returns
    -------
    Drawing
        Mean scores with their intervals [points], then a disc a theme and time, its
        area the number of extracts, then words that were said at that time, where
        there is room.
    """
    lines = lines_of(plain_rows(table))
    scales = {f"{s['instrument']}.{s['scale']}": s for s in plain_rows(tables["scales"])}  # fmt: skip
    names = line_names(plain_rows(tables["scales"]), plain_rows(tables["themes"]))
    quotes = {row["quote"]: row for row in plain_rows(tables["quotes"])}
    wide = (WIDTH - LEFT - RIGHT) / len(times)
    said = wrap_quotes(lines[-1], quotes, wide=wide)
    page = _page(lines, said, list(times.values()))
    foot = _draw_scales(page, _of(lines, "scale"), scales)
    foot = _draw_themes(page, _of(lines, "theme"), names, foot)
    _draw_quotes(page, said, foot - GAP / 2)
    decimals = {name: int(scale["mean_decimals"]) for name, scale in scales.items()}
    alt = alt_of(lines, names, decimals, times=times, quotes=quotes)
    return Drawing(page.axes.figure, alt, caption_of(said))


def _of(lines: list[list[dict]], kind: str) -> list[list[dict]]:
    return [line for line in lines if line[0]["kind"] == kind]


def _page(lines: list[list[dict]], said: list[str], names: list[str]) -> Sheet:
    deep = max((text.count("\n") + 1 for text in said), default=0)
    scales, themes = len(_of(lines, "scale")), len(_of(lines, "theme"))
    words = HEAD + scales * (PANEL + GAP)
    foot = words + themes * BUBBLES
    height = foot + GAP + LETTER_LINE * deep
    axes = sheet(height)
    wide = (WIDTH - LEFT - RIGHT) / len(names)
    columns = [LEFT + wide * (at + 0.5) for at in range(len(names))]
    # what was said stands on a band of its own
    axes.add_patch(Rectangle((0, -height), WIDTH, height - words, color=BAND, alpha=0.45,
                             linewidth=0, zorder=-1))  # fmt: skip
    guides = [[(x, 0.1 - HEAD), (x, -foot)] for x in columns]
    axes.add_collection(LineCollection(guides, colors=HAIR, linewidths=0.7, zorder=0))
    for x, name in zip(columns, names, strict=True):
        shown = name if len(name) < wide * LETTERS else brief_time(name)
        axes.text(x, -0.14, shown, ha="center", va="center", fontweight="bold")
    return Sheet(axes, columns, wide)


def _name(page: Sheet, text: str, middle: float, below: str = "") -> None:
    words = textwrap.wrap(text, NAME_LETTERS)[:3]
    page.axes.text(0.08, middle, "\n".join(words), va="center", linespacing=1.1)
    if below:
        drop = 0.06 + LETTER_LINE * len(words) / 2
        page.axes.text(0.08, middle - drop, below, va="top", fontsize=SMALL, color=SOFT,
                       linespacing=1.15)  # fmt: skip


def _draw_scales(
    page: Sheet, lines: list[list[dict]], scales: dict[str, dict]
) -> float:
    top = -HEAD
    for line in lines:
        scale = scales[line[0]["id"]]
        better = f"{scale['better']} is better"
        below = (
            f"mean, {scale['unit']}\n{'' if scale['better'] == 'neither' else better}"
        )
        _name(page, scale["scale_name"], top - PANEL / 2 + 0.1, below.strip())
        _draw_scale(page, line, top, int(scale["mean_decimals"]))
        top -= PANEL + GAP
    return top


def _draw_scale(page: Sheet, line: list[dict], top: float, decimals: int) -> None:
    shown = [(x, r) for x, r in zip(page.columns, line, strict=True) if is_drawn(r)]
    up = _axis([row for _, row in shown], top)
    bars = [[(x, up(row["low"])), (x, up(row["high"]))] for x, row in shown
            if known(row["low"], row["high"])]  # fmt: skip
    page.axes.add_collection(
        LineCollection(bars, colors=NUMBERS, linewidths=1.1, zorder=2)
    )
    page.axes.plot([x for x, _ in shown], [up(row["estimate"]) for _, row in shown],
                   color=NUMBERS, linewidth=1, marker="o", markersize=4.2, zorder=3)  # fmt: skip
    for x, row in shown:
        page.axes.text(x + 0.06, up(row["estimate"]) + 0.05,
                       numeral(row["estimate"], decimals), va="bottom", color=NUMBERS,
                       fontweight="bold")  # fmt: skip
    _absent(page, line, top - PANEL / 2)


def _axis(rows: list[dict], top: float) -> Callable[[float], float]:
    """Give the height of a value: each scale has its own axis."""
    values = [
        row[key] for row in rows for key in ("low", "estimate", "high")
        if known(row[key])
    ]  # fmt: skip
    low, high = min(values, default=0.0), max(values, default=1.0)
    spread = (high - low) or 1.0
    return lambda value: top - PANEL + PANEL * (value - low) / spread


def _draw_themes(
    page: Sheet, lines: list[list[dict]], names: dict[str, str], top: float
) -> float:
    counts = [row["estimate"] for line in lines for row in line if is_drawn(row)]
    largest = max(counts, default=1) or 1
    for line in lines:
        middle = top - BUBBLES / 2
        name = names.get(line[0]["id"], line[0]["id"])
        _name(page, shorten(name, 2 * NAME_LETTERS), middle)
        for x, row in zip(page.columns, line, strict=True):
            if is_drawn(row):
                radius = RADIUS * (row["estimate"] / largest) ** 0.5
                _draw_disc(page, (x, middle), radius, count(row["estimate"]))
        _absent(page, line, middle)
        top -= BUBBLES
    return top


def _draw_disc(page: Sheet, at: tuple[float, float], radius: float, text: str) -> None:
    page.axes.add_patch(
        Circle(at, radius, facecolor=WORDS, alpha=0.4, linewidth=0, zorder=2)
    )
    page.axes.text(*at, text, ha="center", va="center", fontweight="bold", zorder=3)


def _absent(page: Sheet, line: list[dict], middle: float) -> None:
    for x, row in zip(page.columns, line, strict=True):
        if not is_drawn(row):
            word = "withheld" if row["status"] == "withheld" else "–"
            page.axes.text(x, middle, word, fontsize=SMALL, color=SOFT, ha="center",
                           va="center", bbox=WHITE)  # fmt: skip


def _draw_quotes(page: Sheet, said: list[str], top: float) -> None:
    if not any(said):
        return
    page.axes.text(0.08, top, "What somebody said", va="top")
    for x, text in zip(page.columns, said, strict=True):
        page.axes.text(x - page.wide / 2 + 0.06, top, text, va="top", color=INK,
                       fontsize=QUOTE_SIZE, linespacing=1.25, style="italic")  # fmt: skip
