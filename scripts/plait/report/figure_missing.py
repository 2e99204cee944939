"""Draw who is missing: the share of people with a score, by scale and time."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from plait.report.figure_panels import sheet
from plait.report.figure_style import (
    HAIR,
    INK,
    LEAST,
    SMALL,
    SOFT,
    WIDTH,
    Drawing,
    numbers_of,
    shorten,
)
from plait.report.finding_words import brief_time
from plait.report.numerals import count, known, numeral
from plait.shapes.records import plain_rows

LINE, HEAD = 0.165, 0.28  # inches
NAMES = 2.6  # inches that the names of the scales take
WIDEST = 1.1  # of a cell, in inches
GAP = 0.03  # between cells
PALE = 0.75  # up to this share, dark letters stand out better than white ones
FULL, EMPTY = (0.0, 68 / 255, 115 / 255), (1.0, 1.0, 1.0)  # dark blue, white
CAPTION = (
    "Share of the people enrolled who have a score, by scale and time, with how many "
    "they are. The stronger the colour, the more."
)


def missing_scores(
    participation: pd.DataFrame, scales: pd.DataFrame, *, times: dict[str, str]
) -> Drawing:
    """Draw the share of people with a score as a map of scales by times.

    Parameters
    ----------
    participation : DataFrame, one row a scale x time
        In the shape PARTICIPATION; released, so that a missing count is a withheld
        one.
    scales : DataFrame, one row a scale
        In the shape SCALES; its order is kept.
    times : dict of str to str
        Id of each time to its short name, in order.

    Returns
    -------
    Drawing
        A cell a scale and time, its share and count in it; hatched where withheld.
    """
    rows = {
        (r["instrument"], r["scale"], r["time"]): r for r in plain_rows(participation)
    }
    lines = _lines(scales, rows)
    cell = min((WIDTH - NAMES - 0.05) / len(times), WIDEST)
    height = LINE * len(lines) + HEAD
    axes = sheet(height)
    for place, name in enumerate(times.values()):
        axes.text(NAMES + (place + 0.5) * cell, -HEAD + 0.08, brief_time(name),
                  ha="center", va="baseline")  # fmt: skip
    for place, line in enumerate(lines):
        _draw_line(axes, line, [rows, list(times)], top=-HEAD - place * LINE, wide=cell)
    alt = _alt([line for line in lines if isinstance(line, dict)], rows, times)
    held = any(_share(row) is None for row in rows.values())
    return Drawing(axes.figure, alt, CAPTION + " Hatched: withheld." * held)


def _lines(scales: pd.DataFrame, rows: dict) -> list[dict | str]:
    seen, lines = {key[:2] for key in rows}, []
    for scale in plain_rows(scales):
        if (scale["instrument"], scale["scale"]) in seen:
            if scale["instrument_name"] not in lines:
                lines.append(scale["instrument_name"])
            lines.append(scale)
    return lines


def _draw_line(
    axes: Axes, line: dict | str, data: list, *, top: float, wide: float
) -> None:
    middle = top - LINE / 2
    if isinstance(line, str):
        axes.text(0.02, middle, shorten(line, 60), fontweight="bold", va="center")
        return
    rows, times = data
    axes.text(0.02, middle, shorten(line["scale_name"], 46), va="center")
    for place, time in enumerate(times):
        row = rows.get((line["instrument"], line["scale"], time))
        if row is not None:
            _draw_cell(axes, row, (NAMES + place * wide, top - LINE), wide)


def _draw_cell(axes: Axes, row: dict, corner: tuple[float, float], wide: float) -> None:
    share = _share(row)
    size = {"width": wide - GAP, "height": LINE - GAP}
    middle = (corner[0] + size["width"] / 2, corner[1] + size["height"] / 2)
    if share is None:
        axes.add_patch(Rectangle(corner, **size, facecolor="white", edgecolor=HAIR,
                                 hatch="/////", linewidth=0.4))  # fmt: skip
        axes.text(*middle, "withheld", fontsize=LEAST, style="italic", color=SOFT,
                  ha="center", va="center",
                  bbox={"pad": 0.6, "color": "white"})  # fmt: skip
        return
    # Faster towards full: the middle stays light enough for its letters.
    tone = [e + (f - e) * share**1.5 for e, f in zip(EMPTY, FULL, strict=True)]
    axes.add_patch(Rectangle(corner, **size, facecolor=tone, edgecolor=HAIR,
                             linewidth=0.4))  # fmt: skip
    words = f"{numeral(100 * share, 0)}%  ({count(row['scored'])})"
    axes.text(*middle, words, fontsize=SMALL, color="white" if share > PALE else INK,
              ha="center", va="center")  # fmt: skip


def _share(row: dict) -> float | None:
    if not known(row["scored"], row["enrolled"]):
        return None
    return row["scored"] / row["enrolled"] if row["enrolled"] else 0.0


def _alt(lines: list[dict], rows: dict, times: dict[str, str]) -> str:
    each = numbers_of({
        line["scale_name"]: [
            _said(rows.get((line["instrument"], line["scale"], time))) for time in times
        ]
        for line in lines
    })  # fmt: skip
    named = ", ".join(brief_time(name) for name in times.values())
    return (
        f"Map of {len(lines)} scales by time: the percentage of people enrolled who "
        f"have a score. At {named}: {each}."
    )


def _said(row: dict | None) -> str:
    share = _share(row) if row else None
    return "withheld" if share is None else f"{numeral(100 * share, 0)}%"
