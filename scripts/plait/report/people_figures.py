"""Draw a mark for every person, for the team only: never for release."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from plait.quantitative.cube import score_cube
from plait.report.density import density
from plait.report.figure_axes import Panel
from plait.report.figure_layout import Placed, page_of, place_panels
from plait.report.figure_panels import across, draw_frames, foot_of, sheet, write_panel
from plait.report.figure_style import INK, SERIES, SOFT, WIDTH, Drawing, styled
from plait.report.finding_words import brief_time
from plait.report.people_missing import draw_missing
from plait.shapes.records import plain_rows

RESTRICTED = "restricted: one mark per person"
MOST_PEOPLE, SAMPLE = 300, 100
ABOVE = 0.24  # inches for the warning
COLOUR, LIGHT, FAINT = SERIES[0]["color"], "#c5dff0", "#8fbfe0"
FINE = 48  # points of a density


@dataclass(frozen=True)
class People:
    """What the pictures are drawn from.

    Parameters
    ----------
    block : array, people x times x scales [points]
        Everyone's scores; NaN where there is none.
    drawn : array of int
        Rows of the people who have a mark of their own.
    scales : list of dict
        Rows of SCALES that anybody has a score on.
    times : list of str
        Short names of the times.
    """

    block: np.ndarray
    drawn: np.ndarray
    scales: list[dict]
    times: list[str]


def draw_people(
    scores: pd.DataFrame, scales: pd.DataFrame, times: dict[str, str], *, seed: int
) -> dict[str, Drawing]:
    """Draw people's own lines, rainclouds, and who has which score.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES [points].
    scales : DataFrame, one row a scale
        In the shape SCALES; scales on which nobody has a score are left out.
    times : dict of str to str
        Id of each time to its short name, in order.
    seed : int
        Of the sample and of the jitter.

    Returns
    -------
    dict of str to Drawing
        people_lines, people_rainclouds and people_missing, none of them with an id;
        each says that it is restricted. Above 300 people the marks are those of a
        seeded sample of 100, and the picture says so; means, boxes and densities are
        always of everyone. Empty without scores.
    """
    cube = score_cube(scores, scales=scales, times=list(times))
    seen = ~np.isnan(cube.values).all(axis=(0, 1))
    if not seen.any():
        return {}
    shown = [row for row, has in zip(plain_rows(scales), seen, strict=True) if has]
    names = [brief_time(name) for name in times.values()]
    drawn = _drawn(len(cube.people), seed)
    people = People(np.compress(seen, cube.values, axis=2), drawn, shown, names)
    with styled():
        return {
            "people_lines": _lines(people),
            "people_rainclouds": _rainclouds(people, np.random.default_rng(seed)),
            "people_missing": _missing(people),
        }


def _drawn(n: int, seed: int) -> np.ndarray:
    if n <= MOST_PEOPLE:
        return np.arange(n)
    return np.sort(np.random.default_rng(seed).choice(n, SAMPLE, replace=False))


def _lines(people: People) -> Drawing:
    axes, placed = _panels(people)
    segments, points = [], []
    for at, place in enumerate(placed):
        x = np.array([x for x, _ in across(place)])
        y = place.up(people.block[people.drawn, :, at])
        marks = np.stack([np.broadcast_to(x, y.shape), y], axis=-1)
        pairs = np.stack([marks[:, :-1], marks[:, 1:]], axis=-2).reshape(-1, 2, 2)
        segments.append(pairs[~np.isnan(pairs).any(axis=(1, 2))])
        points.append(marks[~np.isnan(y)])
        means = [(x, place.up(m["estimate"])) for x, m in across(place) if m]
        axes.plot(*zip(*means, strict=True), color=INK, linewidth=1.4, zorder=4)
    axes.add_collection(LineCollection(np.concatenate(segments), colors=FAINT,
                                       linewidths=0.5, zorder=2))  # fmt: skip
    axes.plot(*np.concatenate(points).T, linestyle="", marker="o", markersize=1.5,
              color=COLOUR, markeredgewidth=0, zorder=3)  # fmt: skip
    n = len(people.drawn)
    alt = (
        f"Small panels, one a scale ({len(placed)} in all), with a line for each of "
        f"{n} people."
    )
    caption = (
        "Each thin line is one person; it breaks where a score is missing. Black: the "
        "mean of everyone who answered at that time."
    )
    return Drawing(axes.figure, alt, caption)


def _rainclouds(people: People, random: np.random.Generator) -> Drawing:
    axes, placed = _panels(people)
    clouds, boxes, drops = [], [], []
    for at, place in enumerate(placed):
        step = (place.right - place.left) / len(people.times)
        for when, (x, _) in enumerate(across(place)):
            scores = people.block[:, when, at]
            own = scores[people.drawn]
            own, everyone = own[~np.isnan(own)], scores[~np.isnan(scores)]
            spread = random.uniform(-0.34, -0.12, size=len(own)) * step
            drops.append(np.column_stack([x + spread, place.up(own)]))
            if len(everyone) > 1:
                clouds.append(_cloud(everyone, place, x, 0.4 * step))
                boxes += _box(everyone, place, x, 0.05 * step)
    axes.add_collection(PolyCollection(clouds, facecolors=LIGHT, edgecolors=COLOUR,
                                       linewidths=0.4, zorder=2))  # fmt: skip
    axes.add_collection(LineCollection(boxes, colors=INK, linewidths=0.6, zorder=4))
    axes.plot(*np.concatenate(drops).T, linestyle="", marker="o", markersize=1.7,
              color=COLOUR, markeredgewidth=0, zorder=3)  # fmt: skip
    alt = (
        f"Small panels, one a scale ({len(placed)} in all), with a raincloud at each "
        "time."
    )
    caption = (
        "For each time: a dot for each person, the quartiles and the median of "
        "everyone, and how the scores lie. Dots are moved sideways at random."
    )
    return Drawing(axes.figure, alt, caption)


def _missing(people: People) -> Drawing:
    axes = draw_missing(people.block[people.drawn], people.scales, people.times,
                        above=ABOVE)  # fmt: skip
    _warn(axes, people)
    alt = f"A row for each of {len(people.drawn)} people: dark where there is a score."
    caption = "A row is a person; dark: a score, white: none. Rows with the same times stand together."
    return Drawing(axes.figure, alt, caption)


def _panels(people: People) -> tuple[Axes, list[Placed]]:
    foot = foot_of(people.times, len(people.scales))
    placed = place_panels([
        Panel(scale, _summaries(people.block[:, :, at]), None)
        for at, scale in enumerate(people.scales)
    ], foot=foot)  # fmt: skip
    axes = sheet(page_of(placed, foot=foot), above=ABOVE)
    draw_frames(axes, placed)
    for place in placed:
        write_panel(axes, place, people.times, what="score")
    _warn(axes, people)
    return axes, placed


def _summaries(values: np.ndarray) -> list[dict | None]:
    """Give mean and range of one scale at each time, as a panel takes them."""
    columns = [column[~np.isnan(column)] for column in values.T]
    return [
        {"status": "computed", "estimate": float(c.mean()), "low": float(c.min()),
         "high": float(c.max())} if len(c) else None
        for c in columns
    ]  # fmt: skip


def _cloud(scores: np.ndarray, place: Placed, x: float, wide: float) -> np.ndarray:
    at = np.linspace(scores.min(), scores.max(), FINE)
    high = density(scores, at)
    edge = x + wide * high / (high.max() or 1.0)
    ends = place.up(at[[-1, 0]])
    side = np.column_stack([edge, place.up(at)])
    return np.vstack([side, [[x, ends[0]], [x, ends[1]]]])


def _box(scores: np.ndarray, place: Placed, x: float, half: float) -> list:
    low, middle, high = place.up(np.quantile(scores, [0.25, 0.5, 0.75]))
    left, right = x - half, x + half
    frame = [(left, low), (right, low), (right, high), (left, high), (left, low)]
    return [frame, [(left, middle), (right, middle)]]


def _warn(axes: Axes, people: People) -> None:
    total, drawn = len(people.block), len(people.drawn)
    axes.text(0.02, ABOVE - 0.05, RESTRICTED, fontweight="bold", fontsize=8, va="top",
              color="#a33a00")  # fmt: skip
    words = f"all {total:,} people"
    if drawn < total:
        words = f"a seeded sample of {drawn} of {total:,} people"
    axes.text(WIDTH - 0.02, ABOVE - 0.05, words, ha="right", va="top", color=SOFT)
