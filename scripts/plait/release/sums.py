"""Find which counts of codes and themes are the sum of which others."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from plait.qualitative.codebook import Codebook
from plait.qualitative.themes import codes_of_themes

ALL = "all"
KINDS = ("code", "theme")


class Cell(NamedTuple):
    """A place in the tables of counts: what was said, when, by whom.

    Parameters
    ----------
    kind : {"code", "theme"}
        What is counted.
    scale : str
        Its id.
    time : str
        Id of the time point, or all.
    group : str
        As "site: north"; "" for everyone.
    """

    kind: str
    scale: str
    time: str
    group: str


class Sum(NamedTuple):
    """A count that may be the sum of others.

    Parameters
    ----------
    total : Cell
        The whole.
    parts : tuple of Cell
        Its parts, each inside it.
    """

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Parts, then the total."""
        return (*self.parts, self.total)


def sums_of(
    cells: Sequence[Cell], codes: pd.DataFrame | None, themes: pd.DataFrame | None
) -> list[Sum]:
    """List every way in which one count may be the sum of others.

    Parameters
    ----------
    cells : sequence of Cell
        Counts that are to be released, in their order.
    codes : DataFrame or None
        In the shape CODES: the tree.
    themes : DataFrame or None
        In the shape THEMES.

    Returns
    -------
    list of Sum
        All times together and each time; everyone and each group of a factor; a code
        and those right below it; a theme and its codes; a code or theme and the themes
        inside it with the codes that they leave. Whether the numbers do add up is for
        the caller: a passage may have two codes, a person may speak twice.
    """
    found = dict.fromkeys(
        [*_over_times(cells), *_over_groups(cells), *_over_tree(cells, codes, themes)]
    )
    return list(found)


def _over_times(cells: Sequence[Cell]) -> Iterator[Sum]:
    for total in _totals(cells):
        parts = [cell for cell in cells if cell[:2] == total[:2]
                 and not cell.group and cell.time != ALL]  # fmt: skip
        yield from _sum(total, parts)


def _over_groups(cells: Sequence[Cell]) -> Iterator[Sum]:
    for total in _totals(cells):
        grouped = [cell for cell in cells if cell[:3] == total[:3] and cell.group]
        for factor in dict.fromkeys(_factor(cell) for cell in grouped):
            yield from _sum(total, [c for c in grouped if _factor(c) == factor])


def _totals(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.time == ALL and not cell.group]


def _factor(cell: Cell) -> str:
    return cell.group.partition(":")[0]


def _sum(total: Cell, parts: Iterable[Cell]) -> Iterator[Sum]:
    parts = tuple(parts)
    if parts:
        yield Sum(total, parts)


def _over_tree(
    cells: Sequence[Cell], codes: pd.DataFrame | None, themes: pd.DataFrame | None
) -> Iterator[Sum]:
    if codes is None or codes.empty:
        return
    book = Codebook(codes)
    below = book.below()
    sets = {("code", code): held for code, held in below.items()}
    if themes is not None:
        held = codes_of_themes(themes, book)
        sets |= {("theme", theme): inside for theme, inside in held.items()}
    ways = {target: list(_ways(target, sets)) for target in sets}
    known = set(cells)
    for total in cells:
        for way in ways.get(total[:2], []):
            parts = [Cell(*part, *total[2:]) for part in way]
            yield from _sum(total, [part for part in parts if part in known])


def _ways(target: tuple[str, str], sets: dict) -> Iterator[list[tuple[str, str]]]:
    """Part a set of codes: by codes alone, by one theme, by as many as there are."""
    whole = sets[target]
    themes = [
        name for name, held in sets.items()
        if name[0] == "theme" and name != target and held and held <= whole
    ]  # fmt: skip
    yield _parted(target, [], sets)
    for theme in themes:
        yield _parted(target, [theme], sets)
    if len(themes) > 1:
        yield _parted(target, themes, sets)


def _parted(target: tuple, first: list[tuple], sets: dict) -> list[tuple[str, str]]:
    codes = [name for name in sets if name[0] == "code"]
    covered: set[str] = set()
    chosen = []
    # codes stand in the order of the codebook, each before those below it
    for name in [*first, *codes]:
        held = sets[name]
        if name != target and held <= sets[target] and not held & covered:
            chosen.append(name)
            covered |= held
    return chosen
