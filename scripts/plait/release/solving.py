"""Work out, as a reader could, which withheld counts follow from the shown ones."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from plait.release.sums import Cell, Sum

Bounds = dict[Cell, tuple[float, float]]


def told(
    sums: Sequence[Sum], counts: Mapping[Cell, float], hidden: set[Cell]
) -> set[Cell]:
    """Find the withheld counts that only one number fits.

    Parameters
    ----------
    sums : sequence of Sum
        Those that hold exactly: each total is the sum of its parts.
    counts : mapping of Cell to float
        The true counts [whole numbers].
    hidden : set of Cell
        Which of them are withheld.

    Returns
    -------
    set of Cell
        Those that follow by adding and subtracting (they are fixed by the linear
        equations), or because no other number fits: no count is below nought, and no
        part is larger than its total.
    """
    linked = [s for s in sums if hidden.intersection(s.cells)]
    return _solved(linked, hidden) | _squeezed(linked, counts, hidden)


def _solved(sums: Sequence[Sum], hidden: set[Cell]) -> set[Cell]:
    """Bring the equations to reduced form: a row with one unknown gives it away."""
    rows: dict[Cell, dict[Cell, Fraction]] = {}
    for each in sums:
        row = _reduced(_equation(each, hidden), rows)
        if not row:
            continue
        pivot = min(row)
        row = {cell: value / row[pivot] for cell, value in row.items()}
        for name, other in rows.items():
            if pivot in other:
                rows[name] = _less(other, row, other[pivot])
        rows[pivot] = row
    return {pivot for pivot, row in rows.items() if len(row) == 1}


def _equation(each: Sum, hidden: set[Cell]) -> dict[Cell, Fraction]:
    signs = dict.fromkeys(each.parts, Fraction(1)) | {each.total: Fraction(-1)}
    return {cell: sign for cell, sign in signs.items() if cell in hidden}


def _reduced(row: dict, rows: Mapping[Cell, dict]) -> dict[Cell, Fraction]:
    for pivot in [cell for cell in row if cell in rows]:
        row = _less(row, rows[pivot], row[pivot])
    return row


def _less(row: dict, other: dict, times: Fraction) -> dict[Cell, Fraction]:
    cells = dict.fromkeys([*row, *other])
    left = {cell: row.get(cell, 0) - times * other.get(cell, 0) for cell in cells}
    return {cell: value for cell, value in left.items() if value}


def _squeezed(
    sums: Sequence[Sum], counts: Mapping[Cell, float], hidden: set[Cell]
) -> set[Cell]:
    """Narrow what each count may be until nothing moves; the truth always fits."""
    bounds = {cell: (float(count), float(count)) for cell, count in counts.items()}
    for cell in hidden:
        bounds[cell] = (0.0, float("inf"))
    moved = True
    while moved:
        moved = any([_narrow(each, bounds) for each in sums])
    return {cell for cell in hidden if bounds[cell][0] == bounds[cell][1]}


def _narrow(each: Sum, bounds: Bounds) -> bool:
    total, parts = each
    least = sum(bounds[part][0] for part in parts)
    most = sum(bounds[part][1] for part in parts)
    moved = _tighten(total, least, most, bounds)
    low, high = bounds[total]
    for part in parts:
        others = [bounds[other] for other in parts if other != part]
        floor = low - sum(upper for _, upper in others)
        roof = high - sum(lower for lower, _ in others)
        moved |= _tighten(part, floor, roof, bounds)
    return moved


def _tighten(cell: Cell, low: float, high: float, bounds: Bounds) -> bool:
    before = bounds[cell]
    bounds[cell] = (max(before[0], low), min(before[1], high))
    return bounds[cell] != before
