"""Find a place for the label of each arrow of a network."""

from collections.abc import Sequence

import numpy as np

ROUNDS = 5  # tries at placing labels, those left over first
ALONG = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86)
# Shares of the label's size, so that it touches its arrow.
ASIDE = ((0, 0), (0.4, 0.4), (-0.4, -0.4), (0.4, -0.4), (-0.4, 0.4))
AIR = 0.04  # inches kept free around boxes and labels
FINE = 8  # times as many, where it is cut at a box


def place_labels(
    sizes: np.ndarray, boxes: np.ndarray, paths: Sequence[np.ndarray], frame: np.ndarray
) -> np.ndarray:
    """Place labels on their arrows, the shortest arrows first: they have least room.

    Parameters
    ----------
    sizes : ndarray, one row an arrow
        Width and height of its label.
    boxes : ndarray, one row a box
        Left, top, right, bottom.
    paths : sequence of ndarray
        Points of each arrow.
    frame : ndarray
        Left, top, right, bottom of the picture.

    Returns
    -------
    ndarray, one row an arrow
        Left, top, right, bottom; NaN where there was no place.
    """
    tries = [_tries(*both) for both in zip(paths, sizes, strict=True)]
    costs = [
        _label_costs(paths, at, tries[at], boxes, frame) for at in range(len(paths))
    ]
    lengths = [float(np.linalg.norm(np.diff(p, axis=0), axis=1).sum()) for p in paths]
    order = sorted(range(len(paths)), key=lambda k: (round(lengths[k], 6), k))
    placed = best = np.full((len(paths), 4), np.nan)
    for _ in range(ROUNDS):
        placed = np.full((len(paths), 4), np.nan)
        for at in order:
            placed[at] = _first_free(tries[at], costs[at], placed)
        left = [at for at in order if np.isnan(placed[at]).any()]
        if _missing(placed) < _missing(best):
            best = placed
        if not left:
            break
        order = [*left, *(at for at in order if at not in left)]
    return best


def _missing(placed: np.ndarray) -> int:
    return int(np.isnan(placed).any(axis=1).sum())


def _tries(path: np.ndarray, size: np.ndarray) -> np.ndarray:
    middles = np.array(
        [path[int(along * (len(path) - 1))] + np.array(aside) * size
         for aside in ASIDE for along in ALONG]
    )  # fmt: skip
    return np.hstack([middles - size / 2, middles + size / 2])


def _label_costs(
    paths: Sequence[np.ndarray], at: int, tries: np.ndarray, boxes: np.ndarray,
    frame: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """Cost the places of a label: infinite on a box, dear on another arrow."""
    lines = points_of([path for k, path in enumerate(paths) if k != at])
    costs = np.arange(len(tries), dtype=float)
    for k, one in enumerate(tries):
        within = (one[:2] >= frame[:2]).all() and (one[2:] <= frame[2:]).all()
        if not within or overlap(one, boxes, AIR).any():
            costs[k] = np.inf
        elif inside(lines, one, 0.01).any():
            costs[k] += 100
    return costs


def _first_free(tries: np.ndarray, costs: np.ndarray, placed: np.ndarray) -> np.ndarray:
    for k in np.argsort(costs, kind="stable"):
        if np.isfinite(costs[k]) and not overlap(tries[k], placed, AIR).any():
            return tries[k]
    return np.full(4, np.nan)


def overlap(one: np.ndarray, others: np.ndarray, air: float = 0.0) -> np.ndarray:
    """Tell which rectangles lie on another one.

    Parameters
    ----------
    one : ndarray
        Left, top, right, bottom.
    others : ndarray, one row a rectangle
        Likewise; NaN lies on nothing.
    air : float, default 0
        Kept free between them.

    Returns
    -------
    ndarray of bool
        One a rectangle.
    """
    return (
        (others[:, 0] < one[2] + air)
        & (others[:, 2] > one[0] - air)
        & (others[:, 1] < one[3] + air)
        & (others[:, 3] > one[1] - air)
    )


def inside(points: np.ndarray, box: np.ndarray, air: float = 0.0) -> np.ndarray:
    """Tell which points lie in a rectangle.

    Parameters
    ----------
    points : ndarray, one row a point
        Across and down.
    box : ndarray
        Left, top, right, bottom.
    air : float, default 0
        Kept free around it.

    Returns
    -------
    ndarray of bool
        One a point.
    """
    return ((points > box[:2] - air) & (points < box[2:] + air)).all(axis=1)


def points_of(paths: Sequence[np.ndarray]) -> np.ndarray:
    """Give points along some arrows, as many as are needed to see them.

    Parameters
    ----------
    paths : sequence of ndarray
        Points of each arrow.

    Returns
    -------
    ndarray, one row a point
        Across and down.
    """
    return np.vstack([np.empty((0, 2)), *(path[::FINE] for path in paths)])
