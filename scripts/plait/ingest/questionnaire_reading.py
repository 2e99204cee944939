"""Read the cells of one export into answers, and count what stood in them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from plait.ingest.questionnaire_cells import Cells
from plait.ingest.questionnaire_grid import (
    NOWHERE,
    PlacedAnswers,
    joined,
)
from plait.quantitative.answer_grid import AnswerGrid
from plait.threads import in_order


@dataclass(frozen=True)
class Reading:
    """What was found in the cells of one export.

    Parameters
    ----------
    cases : DataFrame, one row a label x distinct text
        As `judged` and `turned` give them, with n (cells that hold it).
    answers : PlacedAnswers
        Of the cells whose person, time and answer are known.
    held : array of bool, one a row
        Whether the row has a cell.
    answered : array of bool, rows x times
        Whether it has an answer at each time (one column where the row says from
        when it is).
    times : Index of str
        Of the columns of `answered`; "" where the row says it.
    """

    cases: pd.DataFrame
    answers: PlacedAnswers
    held: np.ndarray
    answered: np.ndarray
    times: pd.Index


def read_cells(
    cells: Cells, lines: np.ndarray, of_row: np.ndarray, grid: AnswerGrid
) -> Reading:
    """Read the cells of one export, block by block.

    Parameters
    ----------
    cells : Cells
        Cases as `judged` and `turned` give them.
    lines : array of int, one a row
        Line of the file, from 1.
    of_row : array of int64, one a row
        As `row_parts` gives it.
    grid : AnswerGrid
        Of the study.

    Returns
    -------
    Reading
        Memory: the answers, and a few blocks of cells more.
    """
    room = _room(cells.size, grid, lines)
    time, times = pd.factorize(cells.cases["time"])
    held = np.zeros(len(lines), dtype="bool")
    answered = np.zeros(len(lines) * len(times), dtype="bool")
    of_case, some = _case_parts(cells.cases, grid), ~cells.cases["missing"].to_numpy()
    values = cells.cases["answer"].to_numpy()

    def read(part: slice) -> tuple[slice, np.ndarray]:
        row, case = cells.at(part)
        counts = np.bincount(case, minlength=len(of_case))
        held[row] = True
        spot = row * len(times) + time[case] if len(times) > 1 else row
        answered[spot[some[case]]] = True
        place = of_row[row] + of_case[case]
        if place.min(initial=0) < 0:
            row, case, place = (one[place >= 0] for one in (row, case, place))
        first = part.start * cells.width
        block = slice(first, first + len(place))
        room.place[block], room.answer[block] = place, values[case]
        room.line[block] = lines[row]
        return block, counts

    counts, blocks = np.zeros(len(of_case), dtype="int64"), []
    for block, n in in_order(read, cells.slices()):
        blocks.append(block)
        counts += n
    return Reading(cells.cases.assign(n=counts), _filled(room, blocks), held,
                   answered.reshape(len(lines), len(times)), pd.Index(times))  # fmt: skip


def _filled(room: PlacedAnswers, blocks: list[slice]) -> PlacedAnswers:
    """Leave out the room that cells without an answer have left."""
    if sum(block.stop - block.start for block in blocks) == len(room.place):
        return room
    return joined([room.at(block) for block in blocks])


def _room(size: int, grid: AnswerGrid, lines: np.ndarray) -> PlacedAnswers:
    """Make room for answers, in numbers as short as can be."""
    place, line = _kind(grid.size), _kind(int(lines.max(initial=0)))
    return PlacedAnswers(
        np.empty(size, place), np.empty(size), np.empty(size, line),
        np.zeros(size, "int16"),
    )  # fmt: skip


def _kind(largest: int) -> str:
    return "int32" if largest < 2**31 else "int64"


def _case_parts(cases: pd.DataFrame, grid: AnswerGrid) -> np.ndarray:
    """Find what the text of a cell adds to its place in the grid."""
    time = np.maximum(grid.times.get_indexer(cases["time"]), 0)
    place = time * len(grid.targets) + grid.target_of(cases)
    return np.where(cases["odd"], NOWHERE, place)
