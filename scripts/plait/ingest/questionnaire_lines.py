"""Count the lines and the people of each export from the answers that are kept."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from plait.ingest.questionnaire_grid import PlacedAnswers
from plait.ingest.questionnaire_rows import ANSWERED, NO_ANSWER, no_answer_at
from plait.quantitative.answer_grid import AnswerGrid
from plait.shapes.questionnaires import ROWS_READ


class Lines(NamedTuple):
    """Which lines of one export hold cells, and answers, of which time.

    Parameters
    ----------
    held, answered : array of bool, lines x times
        Whether there is a cell, and whether it has an answer.
    """

    held: np.ndarray
    answered: np.ndarray

    def counts(self, times: list[str]) -> dict[str, int]:
        """Count lines.

        Parameters
        ----------
        times : list of str
            Of the columns.

        Returns
        -------
        dict of str to int
            Detail of an account of rows used, to lines.
        """
        answered = self.answered.any(axis=1)
        silent = self.held & ~self.answered
        return {
            ANSWERED: np.count_nonzero(answered),
            NO_ANSWER: np.count_nonzero(self.held.any(axis=1) & ~answered),
            **{no_answer_at(t): np.count_nonzero(silent[:, at])
               for at, t in enumerate(times)},
        }  # fmt: skip


def lines_of(placed: PlacedAnswers, grid: AnswerGrid) -> Lines:
    """Find the lines of the answers of one export.

    Parameters
    ----------
    placed : PlacedAnswers
        Of one file.
    grid : AnswerGrid
        Whose places they are.

    Returns
    -------
    Lines
        Up to the last line that holds a cell.
    """
    times, there = len(grid.times), ~np.isnan(placed.answer)
    of_time = grid.occasion(placed.place)[0] % max(times, 1)
    spot = placed.line.astype("int64") * times + of_time
    size = (int(placed.line.max(initial=0)) + 1) * times
    marks = (_marked(one, size) for one in (spot, spot[there]))
    return Lines(*(one.reshape(-1, max(times, 1)) for one in marks))


def people_in(placed: PlacedAnswers, grid: AnswerGrid, file: int | None = None) -> int:
    """Count the people who gave an answer.

    Parameters
    ----------
    placed : PlacedAnswers
        Of any file.
    grid : AnswerGrid
        Whose places they are.
    file : int, optional
        Number of one file; otherwise of all.

    Returns
    -------
    int
        Whoever has missing cells only is not counted.
    """
    there = ~np.isnan(placed.answer)
    if file is not None:
        there &= placed.file == file
    of_person = max(len(grid.times) * len(grid.targets), 1)
    return np.count_nonzero(_marked(placed.place[there] // of_person, len(grid.people)))


def with_people(
    rows_read: pd.DataFrame, placed: PlacedAnswers, grid: AnswerGrid, files: list[str]
) -> pd.DataFrame:
    """Add to the account of each export how many people answered.

    Parameters
    ----------
    rows_read : DataFrame
        In the shape ROWS_READ.
    placed : PlacedAnswers
        Of all exports.
    grid : AnswerGrid
        Whose places they are.
    files : list of str
        Names of the exports.

    Returns
    -------
    DataFrame
        In the shape ROWS_READ, `people` of the rows with at least one answer.
    """
    used = rows_read["what"].eq("rows_used") & rows_read["detail"].eq(ANSWERED)
    counts = {file: people_in(placed, grid, at) for at, file in enumerate(files)}
    people = rows_read["people"].mask(used, rows_read["file"].map(counts))
    return ROWS_READ.check(rows_read.assign(people=people))


def counted_again(
    rows_read: pd.DataFrame, placed: PlacedAnswers, grid: AnswerGrid, files: list[str]
) -> pd.DataFrame:
    """Count used rows again, once the answers of some people are left out.

    Parameters
    ----------
    rows_read : DataFrame
        In the shape ROWS_READ.
    placed : PlacedAnswers
        The answers that are kept.
    grid : AnswerGrid
        Whose places they are.
    files : list of str
        Names of the exports.

    Returns
    -------
    DataFrame
        In the shape ROWS_READ: no row is used and left out. Rows of which a part is
        left out are used where another part is kept.
    """
    new = rows_read["n"].copy()
    for at, file in enumerate(files):
        here = rows_read["file"].eq(file) & rows_read["what"].eq("rows_used")
        counts = lines_of(placed.at(placed.file == at), grid).counts(list(grid.times))
        again = rows_read["detail"].where(here).map(counts).astype(new.dtype)
        new = new.mask(again.notna(), again)
    kept = rows_read["detail"].eq(ANSWERED) | new.ne(0).fillna(True)
    table = rows_read.assign(n=new)[kept | rows_read["what"].ne("rows_used")]
    return with_people(table.reset_index(drop=True), placed, grid, files)


def _marked(places: np.ndarray, size: int) -> np.ndarray:
    seen = np.zeros(size, dtype=bool)
    seen[places] = True
    return seen
