"""Go through the cells of an export: the row of each, and which distinct text it holds."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plait.ingest.tablefile import TableFile

BLOCK = 2**14  # cells that are looked at together: they fit into a processor's cache
MANY = 2**20  # pairs of label and text, up to which all are listed, in the file or not
Block = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class WideCells:
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
    def size(self) -> int:
        """Number of cells."""
        return len(self.order) * len(self.codes)

    def blocks(self) -> Iterator[Block]:
        """Go through the cells.

        Yields
        ------
        tuple of two arrays of int64
            Row of the export, and place in `cases`, of each cell.
        """
        width = len(self.codes)
        step = max(BLOCK // max(width, 1), 1)
        for start in range(0, len(self.order) if width else 0, step):
            rows = self.order[start : start + step]
            codes = np.stack([codes[rows] for codes in self.codes])
            case = np.add(codes.T, self.starts, order="C")
            yield np.repeat(rows, width), case.ravel()


@dataclass(frozen=True)
class LongCells:
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
    def size(self) -> int:
        """Number of cells, at most."""
        return len(self.labels)

    def blocks(self) -> Iterator[Block]:
        """Go through the cells.

        Yields
        ------
        tuple of two arrays of int64
            Row of the export, and place in `cases`, of each cell.
        """
        for some in blocks_of(self.size):
            label = self.of_label[self.labels[some]]
            case = label + self.of_text[self.texts[some]]
            here = np.flatnonzero(label >= 0)
            yield here + some.start, case if len(here) == len(case) else case[here]


Cells = WideCells | LongCells


def blocks_of(size: int) -> Iterator[slice]:
    """Cut a long array into blocks that a processor's cache holds.

    Parameters
    ----------
    size : int
        Its length.

    Returns
    -------
    iterator of slice
        One block after the other.
    """
    return (slice(start, start + BLOCK) for start in range(0, size, BLOCK))


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
