"""Go through the cells of an export: the row of each, and which distinct text it holds."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plait.ingest.tablefile import TableFile

BLOCK = 2**16  # cells that are looked at together: they fit into a processor's cache
MANY = 2**20  # pairs of label and text, up to which all are listed, in the file or not
Block = tuple[np.ndarray, np.ndarray]


class _Blocks:
    """What cells of either layout can be gone through by."""

    rows: int
    width: int

    @property
    def size(self) -> int:
        """Number of cells, at most."""
        return self.rows * self.width

    def slices(self) -> Iterator[slice]:
        """Cut the rows into blocks that a processor's cache holds.

        Yields
        ------
        slice
            One block after the other.
        """
        return blocks_of(self.rows, self.width)

    def blocks(self) -> Iterator[Block]:
        """Go through the cells.

        Yields
        ------
        tuple of two arrays of int
            As `at` gives them.
        """
        return map(self.at, self.slices())


@dataclass(frozen=True)
class WideCells(_Blocks):
    """The cells of an export with a column for each answer.

    Parameters
    ----------
    cases : DataFrame, one row a label x distinct text
        All columns of the places of the export, and text (as typed).
    codes : list of array of int, one a label
        Which of its texts stands in each row.
    starts : array of int, one a label
        Where its texts begin in `cases`.
    order : array of int
        Rows of the export, in the order in which to go through them.
    """

    cases: pd.DataFrame
    codes: list[np.ndarray]
    starts: np.ndarray
    order: np.ndarray

    @property
    def rows(self) -> int:
        """Number of rows to go through."""
        return len(self.order)

    @property
    def width(self) -> int:
        """Cells of a row."""
        return len(self.codes)

    def at(self, some: slice) -> Block:
        """Give the cells of some rows.

        Parameters
        ----------
        some : slice
            Of the order in which to go through them.

        Returns
        -------
        tuple of two arrays of int
            Row of the export, and place in `cases`, of each cell.
        """
        rows = self.order[some]
        case = np.empty((len(rows), self.width), "int32")
        for column, (codes, start) in enumerate(
            zip(self.codes, self.starts, strict=True)
        ):
            np.add(codes[rows], start, out=case[:, column], casting="unsafe")
        return np.repeat(rows, self.width), case.ravel()


@dataclass(frozen=True)
class LongCells(_Blocks):
    """The cells of an export with a row for each answer.

    Parameters
    ----------
    cases : DataFrame, one row a label x distinct text
        All columns of the places of the export, and text (as typed).
    labels, texts : array of int, one a row
        Which label and which answer stand there.
    of_label, of_text : array of int
        Where the texts of a label begin in `cases` (-1 where it stands for
        nothing), and where among them a text is.
    """

    cases: pd.DataFrame
    labels: np.ndarray
    texts: np.ndarray
    of_label: np.ndarray
    of_text: np.ndarray

    @property
    def rows(self) -> int:
        """Number of rows to go through."""
        return len(self.labels)

    @property
    def width(self) -> int:
        """Cells of a row, at most."""
        return 1

    def at(self, some: slice) -> Block:
        """Give the cells of some rows.

        Parameters
        ----------
        some : slice
            Of the rows.

        Returns
        -------
        tuple of two arrays of int
            Row of the export, and place in `cases`, of each cell.
        """
        label = self.of_label[self.labels[some]]
        case = label + self.of_text[self.texts[some]]
        row = np.arange(some.start, some.start + len(case))
        here = label >= 0
        return (row, case) if here.all() else (row[here], case[here])


Cells = WideCells | LongCells


def blocks_of(size: int, width: int = 1) -> Iterator[slice]:
    """Cut long arrays into blocks that a processor's cache holds.

    Parameters
    ----------
    size : int
        Their length.
    width : int, default 1
        How many there are, or cells a row.

    Yields
    ------
    slice
        One block after the other.
    """
    step = max(BLOCK // max(width, 1), 1)
    for start in range(0, size if width else 0, step):
        yield slice(start, min(start + step, size))


def wide_cells(file: TableFile, places: pd.DataFrame, order: np.ndarray) -> WideCells:
    """Lay out an export with a column for each answer.

    Parameters
    ----------
    file : TableFile
        As read.
    places : DataFrame, one row a label
        As `answer_places` gives them; only labels that are columns.
    order : array of int
        Rows of the export, in the order in which to go through them.

    Returns
    -------
    WideCells
        Row by row; of each, the labels in order.
    """
    columns = [file.columns[label] for label in places["label"]]
    sizes = [len(column.categories) for column in columns]
    texts = [text for column in columns for text in column.categories]
    cases = _cases(places, np.repeat(np.arange(len(columns)), sizes), texts)
    starts = np.cumsum([0, *sizes])[:-1]
    return WideCells(cases, [column.codes for column in columns], starts, order)


def long_cells(file: TableFile, places: pd.DataFrame, source: dict) -> LongCells:
    """Lay out an export with a row for each answer.

    Parameters
    ----------
    file : TableFile
        As read.
    places : DataFrame, one row a label
        As `answer_places` gives them.
    source : dict
        An entry of `questionnaires`: `item` and `answer` name the columns.

    Returns
    -------
    LongCells
        Rows whose label stands for nothing have no cell.
    """
    labels, answers = file.columns[source["item"]], file.columns[source["answer"]]
    place = pd.Index(places["label"]).get_indexer(labels.categories)
    used = np.arange(len(answers.categories))
    if len(used) * len(places) > MANY:
        # a column of answers may also hold the words of questions left out
        used = np.unique(answers.codes[(place >= 0)[labels.codes]])
    of_text = np.zeros(len(answers.categories), dtype="int64")
    of_text[used] = np.arange(len(used))
    texts = np.tile(answers.categories[used], len(places))
    cases = _cases(places, np.repeat(np.arange(len(places)), len(used)), texts)
    of_label = np.where(place < 0, -len(used) - 1, place * len(used))
    return LongCells(cases, labels.codes, answers.codes, of_label, of_text)


def _cases(places: pd.DataFrame, place: np.ndarray, texts: object) -> pd.DataFrame:
    cases = places.take(place).reset_index(drop=True)
    return cases.assign(text=pd.Series(texts, dtype="str", index=cases.index))
