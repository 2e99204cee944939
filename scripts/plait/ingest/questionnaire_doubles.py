"""Find answers that stand twice, in one export or in two."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.questionnaire_grid import PlacedAnswers, each_once, key_order
from plait.quantitative.answer_grid import AnswerGrid

PLACES = ["file", "line", "file_first", "line_first"]
FIRST = 5  # pairs of rows that are told of the same two files


def placed_once(
    placed: PlacedAnswers, grid: AnswerGrid, files: list[str]
) -> tuple[PlacedAnswers, list[Fault]]:
    """Keep the first answer of each place.

    Parameters
    ----------
    placed : PlacedAnswers
        Of all exports, in their order.
    grid : AnswerGrid
        Whose places they are.
    files : list of str
        Names of the files.

    Returns
    -------
    placed : PlacedAnswers
        Each place once.
    faults : list of Fault
        For each row of an export that says again what another one says, with both
        lines: the first five of two files, and how many more there are.
    """
    if each_once(placed.place, grid.size):
        return placed, []
    placed = placed.at(key_order(placed.place, grid.size))
    again = np.append(False, placed.place[1:] == placed.place[:-1])
    pairs = _pairs(placed, again)
    return placed.at(~again), list(_double_faults(pairs, grid, files))


def _pairs(placed: PlacedAnswers, again: np.ndarray) -> pd.DataFrame:
    """Give each pair of rows with the first and the last place that they share."""
    first = np.maximum.accumulate(np.where(again, 0, np.arange(len(again))))[again]
    cells = pd.DataFrame({
        "place": placed.place[again],
        "file": placed.file[again], "line": placed.line[again],
        "file_first": placed.file[first], "line_first": placed.line[first],
    })  # fmt: skip
    grouped = cells.groupby(PLACES, sort=False)["place"]
    return grouped.agg(["min", "max"]).reset_index()


def _double_faults(
    pairs: pd.DataFrame, grid: AnswerGrid, files: list[str]
) -> Iterator[Fault]:
    for _, rows in pairs.sort_values(PLACES).groupby(["file", "file_first"]):
        more = len(rows) - FIRST
        for rank, row in enumerate(rows[:FIRST].to_dict("records"), start=1):
            yield _double(row, grid, files, more if rank == FIRST else 0)


def _double(row: dict, grid: AnswerGrid, files: list[str], more: int) -> Fault:
    other = f"line {row['line_first']}"
    if row["file_first"] != row["file"]:
        other = f"{files[row['file_first']]} {other}"
    found = f"the same again as in {other}"
    found += f" (and {more} more rows)" if more > 0 else ""
    return Fault(files[row["file"]], int(row["line"]), _where(row, grid), found,
                 "each answer of a person and time once",
                 "take one of the two out, or correct its person or time")  # fmt: skip


def _where(row: dict, grid: AnswerGrid) -> str:
    """Name what the two rows share: a person, one time if it is one, or one item."""
    (person, _), time, target = grid.split(np.array([row["min"], row["max"]]))
    where = f"participant {grid.people[person]}"
    if time[0] == time[1]:
        where += f", time {grid.times[time[0]]}"
    if row["min"] == row["max"]:
        only = grid.targets.iloc[target[0]]
        where += f", {only['instrument']} {only['item']}"
    return where
