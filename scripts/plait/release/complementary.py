"""Hold back further counts until no withheld one follows from those that are shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from plait.release.solving import told
from plait.release.sums import Cell, Sum

Counts = Mapping[str, Mapping[Cell, float]]


def hold_back(
    counts: Counts, sums: Sequence[Sum], held: set[Cell],
    *, few: Callable[[float], bool] = lambda people: False,
) -> set[Cell]:  # fmt: skip
    """Close a set of withheld cells under what adding and subtracting tells.

    Parameters
    ----------
    counts : mapping of str to mapping of Cell to float
        `people` and `extracts` (one may be missing), each cell to its count [people
        or extracts], at least 0. A cell's two counts are withheld together, since
        the number of people stands beside the extracts too.
    sums : sequence of Sum
        As `sums_of` gives them.
    held : set of Cell
        Cells with too few people.
    few : callable
        Says of a number of people whether it is withheld.

    Returns
    -------
    set of Cell
        `held` and what must go with it: wherever one cell alone of a sum is withheld,
        or one follows from all sums together, or those withheld of a shown total are
        few people all together, the smallest shown one of that sum goes too (by people,
        then extracts, a total last), until nothing follows.
    """
    # ASSUME a reader takes counts to add up wherever they do add up, for whatever
    # reason: nobody spoke twice, no passage has two of the codes. Where they do not,
    # subtracting gives a wrong number, and the reader cannot tell which it is.
    # ASSUME a reader does not know who spoke how often, and does not rerun this rule
    # for every number that a withheld count might be.
    held = set(held)
    exact = {measure: _exact(values, sums) for measure, values in counts.items()}
    while (
        any([_alone(counts, measure, exact, held) for measure in exact])
        or any([_together(counts, measure, exact, held) for measure in exact])
        or _few_together(counts, exact.get("people", []), held, few)
    ):
        continue
    return held


def _exact(values: Mapping[Cell, float], sums: Sequence[Sum]) -> list[Sum]:
    """Keep the sums that hold in these numbers."""
    return [
        each for each in sums
        if all(cell in values for cell in each.cells)
        and values[each.total] == sum(values[part] for part in each.parts)
    ]  # fmt: skip


def _alone(counts: Counts, measure: str, exact: dict, held: set[Cell]) -> bool:
    """Withhold a second cell of every sum with one."""
    before = len(held)
    for each in exact[measure]:
        if sum(cell in held for cell in each.cells) == 1:
            held |= _smallest(each.cells, counts, measure, held)
    return len(held) > before


def _together(counts: Counts, measure: str, exact: dict, held: set[Cell]) -> bool:
    """Withhold one more cell beside one that follows from all sums together."""
    sums, values = exact[measure], counts[measure]
    hidden = held & set(values)
    given = told(sums, values, hidden)
    more = given and (
        _smallest(_beside(given, sums), counts, measure, held)
        or _smallest(_beside(hidden, sums), counts, measure, held)
    )
    held |= more
    return bool(more)


def _few_together(
    counts: Counts, sums: Sequence[Sum], held: set[Cell], few: Callable
) -> bool:
    """Withhold one more part where the withheld ones hold few people all together."""
    before = len(held)
    for each in sums:
        hidden = [part for part in each.parts if part in held]
        rest = sum(counts["people"][part] for part in hidden)
        if hidden and each.total not in held and few(rest):
            held |= _smallest(each.parts, counts, "people", held)
    return len(held) > before


def _beside(cells: set[Cell], sums: Sequence[Sum]) -> Iterator[Cell]:
    for each in sums:
        if cells.intersection(each.cells):
            yield from each.cells


def _smallest(
    cells: Iterable[Cell], counts: Counts, measure: str, held: set[Cell]
) -> set[Cell]:
    """Give the smallest cell still shown, or none; of equals the first."""
    shown = [c for c in cells if c not in held and c in counts[measure]]
    names = [name for name in ("people", "extracts") if name in counts]
    best = min(
        shown, key=lambda cell: [counts[n].get(cell, 0) for n in names], default=None
    )
    return set() if best is None else {best}
