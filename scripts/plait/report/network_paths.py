"""Lead the arrows of a network around its boxes, and find a place for each label."""

from dataclasses import dataclass

import numpy as np

from plait.report.network import Arrows, place_boxes
from plait.report.network_labels import AIR, FINE, inside, place_labels, points_of

STEPS = 41  # points along an arrow
BENDS = (0.0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32, 0.46, -0.46)  # shares of its length
NEAR = 0.1  # inches: so near two arrows cannot be told apart
EDGE = 0.04  # inches kept free at the sides
ROOM = 0.6  # inches between two boxes over each other, at least where there is space


@dataclass(frozen=True)
class Sizes:
    """How large everything is [inches].

    Parameters
    ----------
    boxes : ndarray, one row a box
        Width and height.
    labels : ndarray, one row an arrow
        Width and height of its label.
    width : float
        Of the picture.
    tallest : float
        That the picture may become.
    """

    boxes: np.ndarray
    labels: np.ndarray
    width: float
    tallest: float


@dataclass(frozen=True)
class Layout:
    """A network, placed [inches from the top left].

    Parameters
    ----------
    boxes : ndarray, one row a box
        Left, top, right, bottom.
    paths : list of ndarray
        Points of each arrow, from the edge of one box to that of the other.
    labels : ndarray, one row an arrow
        Left, top, right, bottom; NaN where there was no place for it.
    height : float
        Of the picture.
    """

    boxes: np.ndarray
    paths: list[np.ndarray]
    labels: np.ndarray
    height: float

    @property
    def complete(self) -> bool:
        """Whether every label has its place."""
        return not np.isnan(self.labels).any()


def lay_out(sizes: Sizes, arrows: Arrows, *, columns: int = 3) -> Layout:
    """Place boxes, arrows and labels so that no box or label lies on another.

    Parameters
    ----------
    sizes : Sizes
        Of everything.
    arrows : sequence of (int, int)
        From and to, as places in the order of the boxes; none from a box to itself.
    columns : int, default 3
        Boxes beside each other.

    Returns
    -------
    Layout
        The lowest picture in which everything has its place; where there is none,
        the tallest allowed, not `complete`.
    """
    count = len(sizes.boxes)
    columns = min(columns, max(count, 1))
    places = place_boxes(count, arrows, columns=columns)
    rows = places[:, 1].max() if count else 0.0
    high = sizes.boxes[:, 1].max() if count else 0.0
    most = max((sizes.tallest - high - 2 * EDGE) / max(rows, 0.5), high + AIR)
    step = min(high + ROOM, most)
    # farther apart, what has no room by now would not find any
    most = min(most, 2 * step)
    while True:
        layout = _at_step(sizes, arrows, places, step)
        if layout.complete or step >= most:
            return layout
        step = min(step * 1.15, most)


def _at_step(sizes: Sizes, arrows: Arrows, places: np.ndarray, step: float) -> Layout:
    across = places[:, 0].max() if len(places) else 0.0
    half = sizes.boxes / 2
    wide = half[:, 0].max() if len(half) else 0.0
    pitch = (sizes.width - 2 * (wide + EDGE)) / max(across, 1)
    left = (sizes.width - pitch * across) / 2
    top = half[:, 1].max() + EDGE if len(half) else 0.0
    middles = np.column_stack([left + pitch * places[:, 0], top + step * places[:, 1]])
    boxes = np.hstack([middles - half, middles + half])
    height = float(boxes[:, 3].max() + EDGE) if len(boxes) else 2 * EDGE
    frame = np.array([EDGE, EDGE, sizes.width - EDGE, height - EDGE])
    paths = _paths(middles, boxes, arrows, frame)
    return Layout(boxes, paths, place_labels(sizes.labels, boxes, paths, frame), height)


def _paths(
    middles: np.ndarray, boxes: np.ndarray, arrows: Arrows, frame: np.ndarray
) -> list[np.ndarray]:
    """Bend each arrow as little as will do, the shortest arrows first."""
    lengths = [float(np.linalg.norm(middles[b] - middles[a])) for a, b in arrows]
    paths: dict[int, np.ndarray] = {}
    for at in sorted(range(len(arrows)), key=lambda k: (round(lengths[k], 6), k)):
        start, end = arrows[at]
        others = np.delete(boxes, [start, end], axis=0)
        tries = [_curve(middles[start], middles[end], bend) for bend in BENDS]
        told = points_of(list(paths.values()))
        costs = [
            _cost_of(path, others, told, bend) + 500 * (not inside(path, frame).all())
            for path, bend in zip(tries, BENDS, strict=True)
        ]
        whole = tries[int(np.argmin(costs))]
        paths[at] = _between(whole, boxes[start], boxes[end])
    return [paths[at] for at in range(len(arrows))]


def _curve(start: np.ndarray, end: np.ndarray, bend: float) -> np.ndarray:
    t = np.linspace(0, 1, STEPS)[:, None]
    along = end - start
    turn = (start + end) / 2 + 2 * bend * np.array([-along[1], along[0]])
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * turn + t**2 * end


def _cost_of(
    path: np.ndarray, others: np.ndarray, told: np.ndarray, bend: float
) -> float:
    over = (path[:, None] > others[:, :2] - AIR) & (path[:, None] < others[:, 2:] + AIR)
    hits = int(over.all(axis=2).any(axis=0).sum())
    middle = path[STEPS // 5 : -(STEPS // 5)]
    apart = np.abs(middle[:, None] - told[None]).max(axis=2)
    near = int((apart < NEAR).any(axis=1).sum()) if len(told) else 0
    return 1000.0 * hits + near + 12 * abs(bend)


def _between(path: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Cut an arrow where it leaves one box and meets the other."""
    # finely, so that its head ends at the box and not a step before
    fine = np.linspace(0, len(path) - 1, FINE * STEPS)
    known = np.arange(len(path))
    points = np.column_stack([np.interp(fine, known, path[:, k]) for k in (0, 1)])
    first = int(np.flatnonzero(inside(points, start, 0.01)).max(initial=0))
    last = int(np.flatnonzero(inside(points, end, 0.02)).min(initial=len(points) - 1))
    kept = points[first + 1 : last]
    return kept if len(kept) > 1 else points[[first, last]]
