"""Give every possible answer of a study a whole number, in the order of its key."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from plait.ingest.questionnaire_cells import blocks_of
from plait.quantitative.answer_grid import AnswerGrid
from plait.quantitative.instruments import answer_targets
from plait.shapes.questionnaires import ANSWERS
from plait.threads import in_order

NOWHERE = -(2**60)  # a few of them still fit into 64 bits
ROOM = 8  # places for each answer, up to which a list of all places beats sorting
KINDS = {"place": "int64", "answer": "float64", "line": "int64", "file": "int16"}


@dataclass(frozen=True)
class PlacedAnswers:
    """Answers by the place of each in the grid of the study.

    Parameters
    ----------
    place : array of int
        Place in the grid.
    answer : array of float
        NaN where missing [points].
    line : array of int
        Line of the file, from 1.
    file : array of int
        Number of the file.
    """

    place: np.ndarray
    answer: np.ndarray
    line: np.ndarray
    file: np.ndarray

    def at(self, which: np.ndarray | slice) -> "PlacedAnswers":
        """Take some of the answers.

        Parameters
        ----------
        which : array or slice
            As for an array.

        Returns
        -------
        PlacedAnswers
            In that order.
        """
        return PlacedAnswers(self.place[which], self.answer[which],
                             self.line[which], self.file[which])  # fmt: skip


def answer_grid(
    participants: set[str], times: list[str], instruments: dict[str, dict]
) -> AnswerGrid:
    """Lay out all that could be answered in a study.

    Parameters
    ----------
    participants : set of str
        Ids.
    times : list of str
        Ids.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    AnswerGrid
        In the order of the key of ANSWERS.
    """
    rows = [
        (name, item, target["level"])
        for name in sorted(instruments)
        for item, target in sorted(answer_targets(instruments[name]).items())
    ]
    targets = pd.DataFrame(rows, columns=["instrument", "item", "level"], dtype="str")
    people = pd.Index(sorted(participants), dtype="str")
    return AnswerGrid(people, pd.Index(sorted(times), dtype="str"), targets)


def joined(parts: list[PlacedAnswers]) -> PlacedAnswers:
    """Put the answers of several exports one below the other.

    Parameters
    ----------
    parts : list of PlacedAnswers
        May be empty.

    Returns
    -------
    PlacedAnswers
        In the order given.
    """
    if len(parts) == 1:
        return parts[0]
    columns = {name: [getattr(part, name) for part in parts] for name in KINDS}
    return PlacedAnswers(**{
        name: np.concatenate(arrays) if arrays else np.empty(0, KINDS[name])
        for name, arrays in columns.items()
    })  # fmt: skip


def each_once(place: np.ndarray, size: int) -> bool:
    """Tell whether no place has two answers.

    Parameters
    ----------
    place : array of int
        Places in a grid.
    size : int
        Number of places in the grid.

    Returns
    -------
    bool
        Whether all differ.
    """
    if size > ROOM * len(place):
        return len(np.unique(place)) == len(place)
    seen = np.zeros(size, dtype="bool")

    def mark(some: slice) -> None:
        seen[place[some]] = True

    list(in_order(mark, blocks_of(len(place))))
    return np.count_nonzero(seen) == len(place)


def key_order(place: np.ndarray, size: int) -> np.ndarray | slice:
    """Find the order of answers.

    Parameters
    ----------
    place : array of int
        Places in a grid.
    size : int
        Number of places in the grid.

    Returns
    -------
    array of int, or slice of all
        Takes answers into the order of their places; those of one place in the
        order in which they came.
    """
    if (place[1:] > place[:-1]).all():
        return slice(None)
    if size <= ROOM * len(place):
        found = np.full(size, -1)
        found[place] = np.arange(len(place))
        order = found[found >= 0]
        if len(order) == len(place):
            return order
    return np.argsort(place, kind="stable")


def answer_frame(
    placed: PlacedAnswers, grid: AnswerGrid, files: list[str]
) -> pd.DataFrame:
    """Write placed answers out as a table.

    Parameters
    ----------
    placed : PlacedAnswers
        Each place once, in any order.
    grid : AnswerGrid
        Whose places they are.
    files : list of str
        Names of the files, each once.

    Returns
    -------
    DataFrame, one row a participant x time x instrument x item
        In the shape ANSWERS.
    """
    placed = placed.at(key_order(placed.place, grid.size))
    labels = {
        "participant": pd.Categorical(grid.people, grid.people),
        "time": pd.Categorical(grid.times, grid.times),
        **{name: pd.Categorical(texts) for name, texts in grid.targets.items()},
    }
    codes = _label_codes(placed.place, grid, labels)
    frame = {
        name: pd.Categorical.from_codes(codes[name], few.categories, validate=False)
        for name, few in labels.items()
    }
    file = pd.Categorical.from_codes(placed.file, files)
    line = placed.line.astype("int64", copy=False)
    line = pd.arrays.IntegerArray(line, np.zeros(len(line), dtype="bool"))
    frame |= {"answer": placed.answer, "file": file, "line": line}
    return ANSWERS.check(pd.DataFrame(frame, copy=False))


def _label_codes(
    place: np.ndarray, grid: AnswerGrid, labels: dict[str, pd.Categorical]
) -> dict[str, np.ndarray]:
    """Find the labels of some answers at a time, to stay in the processor's cache."""
    known = {name: few.codes for name, few in labels.items()}
    codes = {name: np.empty(len(place), few.dtype) for name, few in known.items()}

    def fill(some: slice) -> None:
        person, time, target = grid.split(place[some].astype("intp"))
        codes["participant"][some], codes["time"][some] = person, time
        for name in grid.targets:
            codes[name][some] = known[name][target]

    list(in_order(fill, blocks_of(len(place))))
    return codes
