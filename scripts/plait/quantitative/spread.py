"""Spread answers, a row each, into a table with a column an item."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plait.quantitative.answer_grid import AnswerGrid
from plait.shapes.shape import row_places, tidy_labels
from plait.threads import in_order

KEY = ["participant", "time", "instrument", "item"]
ROWS_AT_ONCE = 2**16  # so that what is made on the way stays in the processor's cache


@dataclass(frozen=True)
class Spread:
    """The answers of a study, a row a participant x time, a column an item.

    Parameters
    ----------
    occasions : DataFrame, one row a participant x time
        participant and time, as labels, in the order of ANSWERS; whoever has a row
        of answers then, to whichever instrument.
    items : list of (str, str)
        Instrument and item (or imported scale) of each column.
    values : array, occasions x items [points]
        As typed; NaN where missing. Each column lies in one piece.
    instruments : list of str
        Those that have a row of answers.
    asked : array of bool, occasions x instruments
        Whether there is a row of answers to the instrument, were it empty.
    """

    occasions: pd.DataFrame
    items: list[tuple[str, str]]
    values: np.ndarray
    instruments: list[str]
    asked: np.ndarray

    def of(self, instrument: str) -> tuple[pd.DataFrame, list[str], np.ndarray]:
        """Give the answers to one instrument.

        Parameters
        ----------
        instrument : str
            May be one without answers.

        Returns
        -------
        occasions : DataFrame, one row a participant x time
            Those that have a row of answers to it.
        items : list of str
            Items that anyone has a row of, sorted.
        matrix : array, occasions x items [points]
            As typed; NaN where missing. A copy; each column lies in one piece.
        """
        here = self.was_asked(instrument)
        columns = [p for p, (name, _) in enumerate(self.items) if name == instrument]
        first, end = (columns[0], columns[-1] + 1) if columns else (0, 0)
        matrix = self.values.T[first:end][:, here].T
        return self.occasions[here], [self.items[c][1] for c in columns], matrix

    def was_asked(self, instrument: str) -> np.ndarray:
        """Say at which occasions there are rows of answers to an instrument.

        Parameters
        ----------
        instrument : str
            May be one without answers.

        Returns
        -------
        array of bool, one an occasion
            All False for an instrument without answers.
        """
        if instrument not in self.instruments:
            return np.zeros(len(self.occasions), dtype=bool)
        return self.asked[:, self.instruments.index(instrument)]

    def columns(self, instrument: str, items: list[str]) -> np.ndarray:
        """Give the answers to some items at every occasion.

        Parameters
        ----------
        instrument : str
            May be one without answers.
        items : list of str
            In the order wanted; may be items that nobody has a row of.

        Returns
        -------
        array, occasions x items [points]
            A copy; NaN where missing, and for an item that nobody has a row of. Each
            column lies in one piece.
        """
        place = {pair: column for column, pair in enumerate(self.items)}
        wanted = np.full((len(items), len(self.values)), np.nan)
        for column, item in zip(wanted, items, strict=True):
            if (instrument, item) in place:
                column[:] = self.values[:, place[instrument, item]]
        return wanted.T


def spread(answers: pd.DataFrame) -> Spread:
    """Spread answers into a table with a column an item.

    Parameters
    ----------
    answers : DataFrame, one row a participant x time x instrument x item
        In the shape ANSWERS [points], so that nothing is answered twice.

    Returns
    -------
    Spread
        Nothing is lost, and rows may come in any order.
    """
    labels = [answers[name].cat.categories for name in KEY]
    targets = pd.MultiIndex.from_product(labels[2:]).to_frame(index=False)
    grid = AnswerGrid(labels[0], labels[1], targets.set_axis(KEY[2:], axis=1))
    return spread_placed(row_places(answers, KEY), answers["answer"].to_numpy(), grid)


def spread_placed(place: np.ndarray, answer: np.ndarray, grid: AnswerGrid) -> Spread:
    """Spread answers whose places in a grid are known.

    Parameters
    ----------
    place : array of int
        Place of each answer, each place once, in any order.
    answer : array of float [points]
        NaN where missing.
    grid : AnswerGrid
        Whose places they are.

    Returns
    -------
    Spread
        Of the people, times and items that have a row. Beside the table itself
        little room is needed, however many rows there are.
    """
    here, there = _found(place, grid)
    pairs = grid.targets[there][KEY[2:]].astype("str")
    instruments = sorted(set(pairs["instrument"]))
    of_item = pairs["instrument"].map(instruments.index).to_numpy()
    values = np.full((len(pairs), int(here.sum())), np.nan)
    asked = np.zeros((len(instruments), values.shape[1]), dtype=bool)
    row, item = np.cumsum(here) - 1, np.cumsum(there) - 1
    cells, starts = values.reshape(-1), item * values.shape[1]

    def fill(some: slice) -> None:
        occasion, target = grid.occasion(place[some])
        occasion, given = row[occasion], answer[some]
        cells[starts[target] + occasion] = given
        empty = np.isnan(given)
        asked[of_item[item[target[empty]]], occasion[empty]] = True

    list(in_order(fill, _slices(len(place))))
    for number, column in zip(of_item, values, strict=True):
        asked[number] |= ~np.isnan(column)
    return Spread(_occasions(here, grid), list(pairs.itertuples(index=False, name=None)),
                  values.T, instruments, asked.T)  # fmt: skip


def _slices(size: int) -> Iterator[slice]:
    for start in range(0, size, ROWS_AT_ONCE):
        yield slice(start, start + ROWS_AT_ONCE)


def _found(place: np.ndarray, grid: AnswerGrid) -> tuple[np.ndarray, np.ndarray]:
    """Say of which occasions, and of which items, there is a row."""
    here = np.zeros(len(grid.people) * len(grid.times), dtype=bool)
    there = np.zeros(len(grid.targets), dtype=bool)

    def mark(some: slice) -> None:
        occasion, target = grid.occasion(place[some])
        here[occasion], there[target] = True, True

    list(in_order(mark, _slices(len(place))))
    return here, there


def _occasions(here: np.ndarray, grid: AnswerGrid) -> pd.DataFrame:
    """Name the occasions, with no labels that none of them has."""
    codes = np.divmod(np.flatnonzero(here), max(len(grid.times), 1))
    labels = {"participant": grid.people, "time": grid.times}
    return pd.DataFrame({
        name: tidy_labels(pd.Series(pd.Categorical.from_codes(code, texts)))
        for code, (name, texts) in zip(codes, labels.items(), strict=True)
    })  # fmt: skip
