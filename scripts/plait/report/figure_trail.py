"""Draw the trail from the first codes to the final themes."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from plait.report.figure_style import HAIR, INK, SOFT, TEXT, WIDTH, Drawing, bare
from plait.report.trail import NOWHERE, Stage, stages_of
from plait.report.wording import joined
from plait.shapes.records import plain_rows

# Okabe & Ito (2008), darkest first; what belongs to no theme is grey.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
LINE, GAP = 0.17, 0.10  # height of a code, and space between two themes [inches]
HEAD, FOOT = 0.24, 0.06
BAR = 0.06  # width of a theme's bar
LEFT, RIGHT = 2.1, 1.75  # room for the names of codes and of final themes
LETTERS = 17  # of a name in one inch
HALO = [withStroke(linewidth=2, foreground="white", alpha=0.8)]


@dataclass(frozen=True)
class Strip:
    """Where one code runs in one stage.

    Parameters
    ----------
    code, theme : str
        Ids; `NOWHERE` for no theme.
    middle : float
        Height of its middle [inches, downwards from the top].
    """

    code: str
    theme: str
    middle: float


def theme_trail_figure(trail: pd.DataFrame, codes: pd.DataFrame) -> Drawing:
    """Draw each code as a line that runs through the themes that held it.

    Parameters
    ----------
    trail : DataFrame, one row a stage x code x theme
        In the shape THEME_TRAIL; at least two stages.
    codes : DataFrame, one row a code
        In the shape CODES.

    Returns
    -------
    Drawing
        Codes on the left, themes at each stage in bars; every line is equally
        thick, since a code is no more than a code, and has the colour of the
        theme it ends in. A code in two themes runs in both.
    """
    stages = stages_of(trail)
    names = {row["code"]: row["name"] for row in plain_rows(codes)}
    columns = _columns(stages)
    height = HEAD + FOOT + max(_depth(strips) for strips in columns)
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    bare(axes)
    axes.set(xticks=[], yticks=[])
    places, paint = _places(len(columns)), _painter(stages[-1])
    for at in range(len(columns) - 1):
        _flow(axes, columns[at : at + 2], places[at : at + 2], paint)
    _name_codes(axes, columns[0], names)
    for at, (stage, strips) in enumerate(zip(stages, columns, strict=True)):
        _name_themes(axes, stage, strips, (places[at], at == len(stages) - 1))
    return Drawing(figure, _alt(stages, names), _caption(stages))


def _columns(stages: list[Stage]) -> list[list[Strip]]:
    """Place the codes of every stage under each other, theme by theme."""
    columns, order = [], {}
    for stage in stages:
        themes = sorted(stage.held, key=lambda theme: _middle(stage.held[theme], order))
        themes = [t for t in themes if t != NOWHERE] + [NOWHERE] * (NOWHERE in themes)
        strips, top = [], HEAD
        for theme in themes:
            held = sorted(stage.held[theme], key=lambda code: order.get(code, 0))
            for place, code in enumerate(held):
                strips.append(Strip(code, theme, top + LINE * (place + 0.5)))
            top += LINE * len(held) + GAP
        order = {strip.code: strip.middle for strip in strips}
        columns.append(strips)
    return columns


def _middle(codes: list[str], order: dict[str, float]) -> float:
    """Where a theme's codes were: themes are set so that few lines cross."""
    return sum(order.get(code, 0.0) for code in codes) / len(codes)


def _depth(strips: list[Strip]) -> float:
    return max(strip.middle for strip in strips) + LINE / 2 - HEAD


def _places(count: int) -> list[float]:
    step = (WIDTH - LEFT - RIGHT - BAR) / (count - 1)
    return [LEFT + step * at for at in range(count)]


def _painter(last: Stage) -> Callable[[Strip], str]:
    """Give a line the colour of the theme it ends in: its own where that lasts."""
    paint = {t: COLOURS[at % len(COLOURS)] for at, t in enumerate(last.themes)}
    paint[NOWHERE] = SOFT
    final = {code: theme for theme, codes in last.held.items() for code in codes}

    def colour(strip: Strip) -> str:
        lasts = strip.code in last.held.get(strip.theme, ())
        return paint[strip.theme if lasts else final[strip.code]]

    return colour


def _flow(axes: Axes, columns: list[list[Strip]], places: list[float], paint) -> None:
    """Draw the lines of every code between two stages."""
    for old in columns[0]:
        for new in columns[1]:
            kept = old.theme in {s.theme for s in columns[1] if s.code == old.code}
            if old.code != new.code or (kept and new.theme != old.theme):
                continue
            x0, x1 = places[0] + BAR, places[1]
            axes.add_patch(_ribbon((x0, old.middle), (x1, new.middle), paint(new)))


def _ribbon(start: tuple, end: tuple, colour: str) -> PathPatch:
    (x0, y0), (x1, y1) = start, end
    half, turn = LINE * 0.40, (x0 + x1) / 2
    points = [
        (x0, y0 - half), (turn, y0 - half), (turn, y1 - half), (x1, y1 - half),
        (x1, y1 + half), (turn, y1 + half), (turn, y0 + half), (x0, y0 + half),
        (x0, y0 - half),
    ]  # fmt: skip
    steps = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3,
             Path.CLOSEPOLY]  # fmt: skip
    return PathPatch(Path(points, steps), facecolor=colour, alpha=0.42, linewidth=0)


def _name_codes(axes: Axes, strips: list[Strip], names: dict[str, str]) -> None:
    axes.text(LEFT - 0.07, 0.12, "Code", ha="right", va="center", fontweight="bold")
    for strip in strips:
        name = textwrap.shorten(names.get(strip.code, strip.code),
                                int(LETTERS * LEFT), placeholder="…")  # fmt: skip
        axes.text(LEFT - 0.07, strip.middle, name, ha="right", va="center",
                  fontsize=TEXT)  # fmt: skip


def _name_themes(
    axes: Axes, stage: Stage, strips: list[Strip], where: tuple[float, bool]
) -> None:
    left, last = where
    axes.text(left if last else left + BAR + 0.05, 0.12, stage.title, va="center",
              fontweight="bold")  # fmt: skip
    for theme in stage.held:
        middles = [strip.middle for strip in strips if strip.theme == theme]
        top, bottom = min(middles) - LINE / 2, max(middles) + LINE / 2
        colour = HAIR if theme == NOWHERE else INK
        axes.add_patch(Rectangle((left, top), BAR, bottom - top, color=colour, lw=0))
        wide = int(LETTERS * (RIGHT if last else 1.15))
        words = textwrap.wrap(stage.names[theme], wide)[: max(1, len(middles) + 1)]
        axes.text(left + BAR + 0.05, (top + bottom) / 2, "\n".join(words), va="center",
                  fontsize=TEXT, linespacing=1.1, path_effects=HALO)  # fmt: skip


def _caption(stages: list[Stage]) -> str:
    return (
        "From the first codes to the final themes. Every line is one code; it has the "
        "colour of the theme it ended in. "
        + joined(
            [f"{stage.title}: {len(stage.themes)} themes" for stage in stages], ";"
        )
        + "."
    )


def _alt(stages: list[Stage], names: dict[str, str]) -> str:
    parts = [
        f"{stages[-1].names[theme]} holds "
        + joined([names.get(code, code) for code in codes], ",")
        for theme, codes in stages[-1].held.items()
    ]
    return (
        f"Lines from {len(names)} codes through {len(stages)} stages. At the end "
        f"{'; '.join(parts)}."
    )
