"""What a table is: its grain, its columns, its key, and the one check of all three."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

DTYPES = {"text": "str", "label": "category", "number": "float64", "count": "Int64",
          "flag": "bool"}  # fmt: skip
TYPES = {kind: pd.Series(dtype=name).dtype for kind, name in DTYPES.items()}
BLOCK = 2**16  # rows at once, so that what is made on the way stays in the cache


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name : str
        In snake_case.
    kind : {"text", "label", "number", "count", "flag"}
        Text may be missing (NaN), number may be NaN, count may be <NA>, a flag
        may not be missing. A label is text of which few differ in a long table: it
        is kept as a category, its categories sorted and all in use.
    meaning : str
        One phrase for the data dictionary, with the unit where there is one.
    required : bool, default False
        Whether a missing value is a bug.
    """

    name: str
    kind: str
    meaning: str
    required: bool = False


@dataclass(frozen=True)
class Shape:
    """A table with a stated grain.

    Parameters
    ----------
    name : str
        Plural noun, the name of the file too.
    grain : str
        Reads "one row: ...".
    key : tuple of str
        Columns that together name a row; rows are kept in the order of the key.
    columns : tuple of Column
        In the order in which they are written.
    """

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """Names of the columns, in order."""
        return [column.name for column in self.columns]

    def empty(self) -> pd.DataFrame:
        """Give the table without rows: what an absent strand looks like.

        Returns
        -------
        DataFrame, no rows
            All columns, each with its type.
        """
        return self.frame([])

    def frame(self, rows: Iterable[dict]) -> pd.DataFrame:
        """Make a checked table of rows; columns that a row leaves out are missing.

        Parameters
        ----------
        rows : iterable of dict
            Keys are column names.

        Returns
        -------
        DataFrame
            Checked and sorted by the key.

        Raises
        ------
        ShapeError
            Where `check` would.
        """
        records = list(rows)
        unknown = {name for row in records for name in row} - set(self.names)
        if unknown:
            raise ShapeError(f"{self.name}: unknown columns {sorted(unknown)}")
        return self.check(pd.DataFrame.from_records(records, columns=self.names))

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Hold a table against its shape.

        Parameters
        ----------
        frame : DataFrame
            Any column order, any row order.

        Returns
        -------
        DataFrame
            Columns in order, typed; rows sorted by the key; a fresh index.

        Raises
        ------
        ShapeError
            Where a column is missing or unknown, a required value is missing, or
            a key stands twice. This is a bug of plait's, never a person's mistake.
        """
        if sorted(frame.columns) != sorted(self.names):
            odd = sorted(set(frame.columns).symmetric_difference(self.names))
            raise ShapeError(f"{self.name}: columns missing or unknown: {odd}")
        typed = self._typed(frame)
        if {c.kind for c in self.columns if c.name in self.key} == {"label"}:
            return self._sorted_by_labels(typed)
        if _rising_texts(typed, self.key):
            return typed.reset_index(drop=True)
        self._refuse_doubles(typed)
        return typed.sort_values(list(self.key), kind="stable").reset_index(drop=True)

    def _typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        given = {c: _flags(frame[c.name], c) for c in self.columns}
        self._refuse_missing(given)
        if all(_is_typed(values, c) for c, values in given.items()):
            return frame if frame.columns.tolist() == self.names else frame[self.names]
        return pd.DataFrame(
            {c.name: _typed(values, c) for c, values in given.items()}, copy=False
        )

    def _sorted_by_labels(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Sort by whole numbers, since long tables come in order most of the time."""
        key = list(self.key)
        if _rising(frame[key], key):
            return frame.reset_index(drop=True)
        self._refuse_doubles(frame)
        order = np.argsort(row_places(frame, key), kind="stable")
        return frame.take(order).reset_index(drop=True)

    def _refuse_missing(self, given: dict[Column, pd.Series]) -> None:
        # a missing flag would become true
        required = {c: v for c, v in given.items() if c.required or c.kind == "flag"}
        holes = [column.name for column, values in required.items() if values.hasnans]
        if holes:
            raise ShapeError(f"{self.name}: missing values in {holes}")

    def _refuse_doubles(self, frame: pd.DataFrame) -> None:
        double = frame.duplicated(list(self.key), keep=False)
        if double.any():
            row = frame.loc[double, list(self.key)].iloc[0].to_dict()
            raise ShapeError(f"{self.name}: {self.grain}, but {row} stands twice")


def tidy_labels(values: pd.Series) -> pd.Series:
    """Sort the categories of labels and drop those that no row has.

    Parameters
    ----------
    values : Series of category
        Texts; missing ones stay missing.

    Returns
    -------
    Series of category
        Same texts. What is not in the rows is not in the table either: a person
        who was left out must not stay behind as an unused category.
    """
    codes, texts = values.array.codes, values.cat.categories.astype("str")
    used = np.zeros(len(texts) + 1, dtype=bool)  # the last stands for missing ones
    for start in range(0, len(codes), BLOCK):
        used[codes[start : start + BLOCK].astype("intp")] = True
    if used[:-1].all() and texts.is_monotonic_increasing:
        return values.cat.rename_categories(texts)
    kept = texts[used[:-1]].sort_values()
    place = np.append(kept.get_indexer(texts), -1)
    place = place.astype(np.min_scalar_type(-max(len(kept), 1)))
    labels = pd.Categorical.from_codes(place[codes], kept, validate=False)
    return pd.Series(labels, index=values.index, name=values.name)


def row_places(frame: pd.DataFrame, key: list[str]) -> np.ndarray:
    """Give each row the number of its place in the order of a key of labels.

    Parameters
    ----------
    frame : DataFrame
        Its key columns are labels without missing values.
    key : list of str
        Columns, the slowest first.

    Returns
    -------
    array of int64
        Smaller where the row comes earlier; equal where the keys are.
    """
    place = np.zeros(len(frame), dtype="int64")
    for name in key:
        labels = frame[name].cat
        place *= max(len(labels.categories), 1)
        place += labels.codes.to_numpy()
    return place


def _rising(frame: pd.DataFrame, key: list[str]) -> bool:
    """Tell whether rows come in the order of a key of labels, each once."""
    starts = range(0, len(frame), BLOCK)
    blocks = (row_places(frame[start : start + BLOCK + 1], key) for start in starts)
    return all((np.diff(block) > 0).all() for block in blocks)


def _rising_texts(frame: pd.DataFrame, key: Sequence[str]) -> bool:
    """Tell whether the rows of a short table come in the order of its key, each once."""
    if len(frame) > BLOCK:
        return False
    rows = list(zip(*(frame[name].tolist() for name in key), strict=True))
    try:
        return all(one < next_one for one, next_one in pairwise(rows))
    except TypeError:  # a missing value has no order
        return False


def _flags(values: pd.Series, column: Column) -> pd.Series:
    """Read flags of a CSV file, where the word False is not false."""
    if column.kind == "flag" and values.dtype == "str":
        return values.map({"True": True, "False": False})
    return values


def _is_typed(values: pd.Series, column: Column) -> bool:
    # the categories of a label may hold what no row has any more
    return values.dtype == TYPES[column.kind] and column.kind != "label"


def _typed(values: pd.Series, column: Column) -> pd.Series:
    typed = values.astype(DTYPES[column.kind])
    return tidy_labels(typed) if column.kind == "label" else typed


class ShapeError(ValueError):
    """A table does not have its shape: a bug, with its traceback kept."""
