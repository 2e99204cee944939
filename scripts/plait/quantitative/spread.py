"""Spread answers, a row each, into a table with a column an item."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
import pandas as pd

KEY = ["participant", "time", "instrument", "item"]
OCCASION = KEY[:2]
ROWS_AT_ONCE = 2**18  # so that what is made on the way stays in the processor's cache


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
        Nothing is lost, and rows may come in any order. Beside the table itself
        little room is needed, however many rows there are.
    """
    occasion, item, block = _places(answers)
    values = np.full((item.count, occasion.count), np.nan)
    asked = np.zeros((block.count, occasion.count), dtype=bool)
    cells, starts = values.reshape(-1), item.numbers * occasion.count
    given = answers["answer"].to_numpy()
    for rows, codes in _pieces(answers):
        here = occasion.number(codes[:2])
        cells[starts[item.combined(codes[2:])] + here] = given[rows]
        empty = np.isnan(given[rows])
        asked[block.number([codes[2][empty]]), here[empty]] = True
    items = item.labels(answers)
    instruments = list(block.labels(answers)["instrument"])
    for name, column in zip(items["instrument"], values, strict=True):
        asked[instruments.index(name)] |= ~np.isnan(column)
    pairs = list(items.itertuples(index=False, name=None))
    return Spread(occasion.labels(answers), pairs, values.T, instruments, asked.T)


@dataclass(frozen=True)
class _Places:
    """The combinations of some labels that occur, numbered in their order."""

    names: list[str]
    shape: list[int]
    found: np.ndarray  # of all combinations: whether it occurs

    @property
    def count(self) -> int:
        return int(self.found.sum())

    @cached_property
    def numbers(self) -> np.ndarray:
        return np.cumsum(self.found) - 1

    def combined(self, codes: list[np.ndarray]) -> np.ndarray:
        place = codes[0].astype("int64")
        for code, size in zip(codes[1:], self.shape[1:], strict=True):
            place *= size
            place += code
        return place

    def mark(self, codes: list[np.ndarray]) -> None:
        self.found[self.combined(codes)] = True

    def number(self, codes: list[np.ndarray]) -> np.ndarray:
        return self.numbers[self.combined(codes)]

    def labels(self, answers: pd.DataFrame) -> pd.DataFrame:
        codes = np.unravel_index(np.flatnonzero(self.found), self.shape)
        return pd.DataFrame({
            name: pd.Categorical.from_codes(code, dtype=answers[name].dtype)
            for name, code in zip(self.names, codes, strict=True)
        })  # fmt: skip


def _places(answers: pd.DataFrame) -> tuple[_Places, _Places, _Places]:
    """Find which occasions, items and instruments have a row."""
    sizes = [len(answers[name].cat.categories) for name in KEY]
    occasion = _Places(KEY[:2], sizes[:2], np.zeros(prod(sizes[:2]), dtype=bool))
    item = _Places(KEY[2:], sizes[2:], np.zeros(prod(sizes[2:]), dtype=bool))
    for _, codes in _pieces(answers):
        occasion.mark(codes[:2])
        item.mark(codes[2:])
    block = item.found.reshape(sizes[2:]).any(axis=1)
    return occasion, item, _Places(KEY[2:3], sizes[2:3], block)


def _pieces(answers: pd.DataFrame) -> Iterator[tuple[slice, list[np.ndarray]]]:
    """Give the codes of the key, some rows at a time."""
    codes = [answers[name].cat.codes.to_numpy() for name in KEY]
    for start in range(0, len(answers), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        yield rows, [code[rows] for code in codes]
