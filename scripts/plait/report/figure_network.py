"""Draw constructs as boxes and the relations between them as arrows."""

import textwrap
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle
from matplotlib.textpath import TextToPath

from plait.report.figure_style import (
    BAND,
    INK,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    Drawing,
    bare,
    font_of,
)
from plait.report.network_labels import FINE
from plait.report.network_paths import Layout, Sizes, lay_out
from plait.report.network_words import (
    arrow_label,
    network_alt,
    network_caption,
)
from plait.shapes.records import plain_rows

TALLEST = 8.6  # inches: with its caption it fits on a page
KEY = 0.42  # inches below the picture, for the key
NAME, LABEL = TEXT, SMALL
LETTERS, LINES = 19, 4  # of a construct's name in a box
LEADING = 1.25
PAD = np.array([0.09, 0.06])  # inches around words, on each side
SYNTHETIC = {"facecolor": BAND, "edgecolor": INK, "linewidth": 1.1}
EXISTING = {"facecolor": "#ffffff", "edgecolor": SOFT, "linewidth": 0.8}
DASHES = {"in_tension_with": (4, 2.2), "interpretation": (0.8, 1.8)}
HEAD = (0.085, 0.034)  # length and half width of an arrow's head [inches]


@dataclass(frozen=True)
class Words:
    """What stands in the boxes and at the arrows, a list of lines each.

    Parameters
    ----------
    boxes, labels : list of list of str
        In the order of the tables.
    """

    boxes: list[list[str]]
    labels: list[list[str]]


def construct_network(constructs: pd.DataFrame, relations: pd.DataFrame) -> Drawing:
    """Draw the constructs and how they hang together.

    Parameters
    ----------
    constructs : DataFrame, one row a construct
        In the shape CONSTRUCTS; at least one.
    relations : DataFrame, one row a relation
        In the shape RELATIONS; one of a construct to itself is not drawn.

    Returns
    -------
    Drawing
        Existing constructs in boxes with corners, synthetic ones in round tinted
        ones; each arrow with its verb and what speaks for and against it. No box or
        label lies on another; where an arrow has no room for words, it has the
        number of its row in the table.
    """
    nodes = plain_rows(constructs)
    order = {row["construct"]: at for at, row in enumerate(nodes)}
    drawn = [r for r in plain_rows(relations) if r["source"] != r["target"]]
    arrows = [(order[row["source"]], order[row["target"]]) for row in drawn]
    words, layout, numbered = _fitted(nodes, drawn, arrows)
    height = layout.height + KEY
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    bare(axes)
    axes.set(xticks=[], yticks=[])
    for row, path in zip(drawn, layout.paths, strict=True):
        _draw_arrow(axes, row, path)
    for place, lines in zip(layout.labels, words.labels, strict=True):
        _draw_label(axes, place, lines)
    for row, place, lines in zip(nodes, layout.boxes, words.boxes, strict=True):
        _draw_box(axes, row, place, lines)
    _draw_key(axes, height - KEY / 2, nodes, drawn)
    caption = network_caption(nodes, drawn, numbered=numbered)
    return Drawing(figure, network_alt(nodes, drawn), caption)


def _fitted(
    nodes: list[dict], drawn: list[dict], arrows: list[tuple[int, int]]
) -> tuple[Words, Layout, bool]:
    """Place everything; what has no room gets a number for its words."""
    names = [_box_lines(row) for row in nodes]
    full = [arrow_label(row) for row in drawn]
    numbers = [[str(row["place"])] for row in drawn]
    layout = _layout(Words(names, full), arrows)
    words = Words(names, full)
    if not layout.complete:
        gone = np.isnan(layout.labels).any(axis=1)
        words = Words(names, [n if g else f for n, f, g in
                              zip(numbers, words.labels, gone, strict=True)])  # fmt: skip
        layout = _layout(words, arrows)
    if not layout.complete:
        words = Words(names, numbers)
        layout = _layout(words, arrows)
    return words, layout, words.labels != full


def _layout(words: Words, arrows: list[tuple[int, int]]) -> Layout:
    boxes = [_size(lines, NAME) + 2 * PAD for lines in words.boxes]
    labels = [_size(lines, LABEL) + 0.6 * PAD for lines in words.labels]
    sizes = Sizes(np.array(boxes).reshape(-1, 2), np.array(labels).reshape(-1, 2),
                  WIDTH, TALLEST - KEY)  # fmt: skip
    return lay_out(sizes, arrows)


def _box_lines(row: dict) -> list[str]:
    lines = textwrap.wrap(row["name"], LETTERS) or [row["construct"]]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1][: LETTERS - 1]}…"]
    return [*lines, row["news"]] if row["news"] else lines


def _size(lines: list[str], points: float) -> np.ndarray:
    wide = max(_text_width(line, points) for line in lines)
    return np.array([wide, len(lines) * points * LEADING / 72])


@cache
def _text_width(text: str, points: float) -> float:
    wide = TextToPath().get_text_width_height_descent(text, font_of(points), False)[0]
    return wide / 72


def _draw_box(axes: Axes, row: dict, place: np.ndarray, lines: list[str]) -> None:
    axes.add_patch(_box(place, synthetic=row["kind"] == "synthetic")).set_zorder(3)
    news = bool(row["news"])
    middle, top = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    step = NAME * LEADING / 72
    for at, line in enumerate(lines):
        own = (
            {"color": SOFT, "style": "italic"} if news and at == len(lines) - 1 else {}
        )
        y = top + (at - (len(lines) - 1) / 2) * step
        axes.text(middle, y, line, ha="center", va="center_baseline", fontsize=NAME,
                  zorder=4, **own)  # fmt: skip


def _box(place: np.ndarray, *, synthetic: bool) -> FancyBboxPatch | Rectangle:
    left, top, right, bottom = place
    if not synthetic:
        return Rectangle((left, top), right - left, bottom - top, **EXISTING)
    style = f"round,pad=0,rounding_size={0.48 * (bottom - top):.4f}"
    return FancyBboxPatch((left, top), right - left, bottom - top, boxstyle=style,
                          **SYNTHETIC)  # fmt: skip


def _draw_arrow(axes: Axes, row: dict, path: np.ndarray) -> None:
    kind = "interpretation" if row["basis"] == "interpretation" else row["kind"]
    dashes = {"dashes": DASHES[kind]} if kind in DASHES else {}
    points = np.vstack([path[::FINE], path[-1:]])
    axes.plot(points[:, 0], points[:, 1], color=INK, linewidth=0.9, zorder=1, **dashes)
    axes.add_patch(_head(path))
    if row["kind"] == "in_tension_with":
        axes.add_patch(_head(path[::-1]))


def _head(path: np.ndarray) -> Polygon:
    tip = path[-1]
    apart = np.linalg.norm(path - tip, axis=1)
    back = path[int(np.flatnonzero(apart >= min(HEAD[0], apart.max())).max())]
    along = (tip - back) / max(float(np.linalg.norm(tip - back)), 1e-9)
    side, base = np.array([-along[1], along[0]]), tip - HEAD[0] * along
    corners = [tip, base + HEAD[1] * side, base - HEAD[1] * side]
    return Polygon(corners, closed=True, facecolor=INK, linewidth=0)


def _draw_label(axes: Axes, place: np.ndarray, lines: list[str]) -> None:
    left, top, right, bottom = place
    if np.isnan(left):
        return
    axes.add_patch(Rectangle((left, top), right - left, bottom - top, facecolor="white", lw=0, zorder=2))  # fmt: skip
    step = LABEL * LEADING / 72
    for at, line in enumerate(lines):
        y = (top + bottom) / 2 + (at - (len(lines) - 1) / 2) * step
        axes.text((left + right) / 2, y, line, ha="center", va="center_baseline", fontsize=LABEL,
                  color=SOFT if at else INK)  # fmt: skip


def _draw_key(axes: Axes, y: float, nodes: list[dict], drawn: list[dict]) -> None:
    """Say below the picture what is drawn how, of what there is."""
    kinds = {row["kind"] for row in nodes}
    lines = {"interpretation" if r["basis"] == "interpretation" else r["kind"] for r in drawn}  # fmt: skip
    parts = [("existing construct", "existing")] * ("existing" in kinds)
    parts += [("synthetic construct", "synthetic")] * ("synthetic" in kinds)
    parts += [("in tension", "in_tension_with")] * ("in_tension_with" in lines)
    parts += [("interpretation only", "interpretation")] * ("interpretation" in lines)
    x = 0.06
    for words, kind in parts:
        spot = np.array([x, y - 0.07, x + 0.3, y + 0.07])
        if kind in DASHES:
            axes.plot([x, x + 0.3], [y, y], color=INK, linewidth=0.9, dashes=DASHES[kind])  # fmt: skip
        else:
            axes.add_patch(_box(spot, synthetic=kind == "synthetic"))
        axes.text(x + 0.36, y, words, va="center", fontsize=TEXT)
        x += 0.36 + _text_width(words, 6.5) + 0.28
