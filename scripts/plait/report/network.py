"""Place the boxes of a network so that arrows are short and cross little."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

STARTS = 6  # tries at placing, each from another order
SWEEPS = 12  # of swaps, at most, in each try
BLOCKED, CROSSED = 3.0, 1.5  # what an arrow through a box, and a crossing, cost
CLOSE = 0.45  # of a step: so near an arrow passes through a box
Arrows = Sequence[tuple[int, int]]


def slots_of(count: int, columns: int) -> np.ndarray:
    """Lay out places for boxes, every other column half a step lower.

    Parameters
    ----------
    count : int
        Boxes, at least 1.
    columns : int
        Beside each other, at least 1.

    Returns
    -------
    ndarray, one row a place
        Column and row, in steps from the top left; at least as many as boxes.
    """
    rows = -(-count // columns)
    return np.array(
        [(c, r + (c % 2) / 2) for r in range(rows) for c in range(columns)], float
    )


def place_boxes(count: int, arrows: Arrows, *, columns: int) -> np.ndarray:
    """Give each box a place.

    Parameters
    ----------
    count : int
        Boxes.
    arrows : sequence of (int, int)
        From and to, as places in the order of the boxes.
    columns : int
        Beside each other.

    Returns
    -------
    ndarray, one row a box
        Column and row, in steps. The same input gives the same places: boxes are
        swapped as long as that makes arrows shorter, takes them out of other boxes
        or uncrosses them, from a few fixed beginnings.
    """
    slots = slots_of(count, columns)
    costs = _pair_costs(slots)
    ends = np.array(sorted({tuple(sorted(a)) for a in arrows if a[0] != a[1]}), int)
    ends = ends.reshape(-1, 2)
    best, least = np.arange(len(slots)), np.inf
    rng = np.random.default_rng(0)
    for start in range(STARTS):
        order = np.arange(len(slots)) if start == 0 else rng.permutation(len(slots))
        order, cost = _settle(order, ends, slots, costs)
        if cost < least - 1e-9:
            best, least = order, cost
    return slots[best[:count]]


def _pair_costs(slots: np.ndarray) -> np.ndarray:
    """Cost an arrow between each two places: its length, and boxes in its way."""
    apart = np.linalg.norm(slots[:, None] - slots[None], axis=2)
    costs = apart**1.5
    for a, b in combinations(range(len(slots)), 2):
        others = np.delete(slots, [a, b], axis=0)
        near = int((_distance(others, slots[a], slots[b]) < CLOSE).sum())
        costs[a, b] += BLOCKED * near
        costs[b, a] = costs[a, b]
    return costs


def _distance(points: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """How far points lie from a line between two others."""
    along = end - start
    share = np.clip((points - start) @ along / (along @ along), 0, 1)
    return np.linalg.norm(points - (start + share[:, None] * along), axis=1)


def _settle(
    order: np.ndarray, ends: np.ndarray, slots: np.ndarray, costs: np.ndarray
) -> tuple[np.ndarray, float]:
    """Swap places until no swap makes it better."""
    order, cost = order.copy(), _cost(order, ends, slots, costs)
    for _ in range(SWEEPS):
        before = cost
        for a, b in combinations(range(len(order)), 2):
            order[[a, b]] = order[[b, a]]
            swapped = _cost(order, ends, slots, costs)
            if swapped < cost - 1e-9:
                cost = swapped
            else:
                order[[a, b]] = order[[b, a]]
        if cost >= before - 1e-9:
            break
    return order, cost


def _cost(
    order: np.ndarray, ends: np.ndarray, slots: np.ndarray, costs: np.ndarray
) -> float:
    at = order[ends]
    length = float(costs[at[:, 0], at[:, 1]].sum())
    return length + CROSSED * crossings(slots[at[:, 0]], slots[at[:, 1]])


def crossings(starts: np.ndarray, ends: np.ndarray) -> int:
    """Count how often straight lines cross.

    Parameters
    ----------
    starts, ends : ndarray, one row a line
        Across and down.

    Returns
    -------
    int
        Pairs of lines that cross; lines that share an end do not.
    """
    i, j = np.triu_indices(len(starts), 1)
    a, b, c, d = starts[i], ends[i], starts[j], ends[j]
    apart = _side(a, b, c) * _side(a, b, d), _side(c, d, a) * _side(c, d, b)
    return int(((apart[0] < -1e-9) & (apart[1] < -1e-9)).sum())


def _side(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    along, to = b - a, c - a
    return along[:, 0] * to[:, 1] - along[:, 1] * to[:, 0]
