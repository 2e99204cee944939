"""Tell whether a table in a document is a transcript: who in one column, what beside."""

import re

from plait.ingest.label_words import fold
from plait.ingest.parsed import fits_label

FEWEST_ROWS = 3
OFTEN = 2  # turns of each speaker, on average, before a column is one of speakers
NO_NAME = re.compile(r"[\W\d_]*")  # numbers and times of turns
NUMBERS = "numbers and times"
HEADS = {"speaker", "speaker name", "name", "participant", "who"}
SENTENCE_END = (".", "?", "!", ",", ";", "…", ":")


def cell_kinds(rows: list[list[str]]) -> list[list[str]]:
    """Say of each cell of a table what it holds.

    Parameters
    ----------
    rows : list of list of str
        Texts of the cells.

    Returns
    -------
    list of list of str
        `speaker` for the first column in which every cell is short enough for a
        label and most stand twice or more, with something to its right; then
        `numbers and times` for what stands before it, and `names of columns` for a
        first row that says so. `speech` for all else, and where there is no such
        column: a cell that ends in a colon is left to the rule of plain text.
    """
    heads = rows[:1] if rows and not HEADS.isdisjoint(map(fold, rows[0])) else []
    turns = rows[len(heads) :]
    column = _speaker_column(turns)
    if column < 0:
        return [["speech"] * len(row) for row in rows]
    kinds = [
        [NUMBERS] * column + ["speaker"] + ["speech"] * (len(row) - column - 1)
        for row in turns
    ]
    return [["names of columns"] * len(row) for row in heads] + kinds


def _speaker_column(rows: list[list[str]]) -> int:
    """Find the column; -1 where there is none, or words stand before it."""
    if len(rows) < FEWEST_ROWS:
        return -1
    for column in range(min(map(len, rows)) - 1):
        cells = [row[column].strip() for row in rows if row[column].strip()]
        if _are_speakers(cells):
            return column
        if not all(NO_NAME.fullmatch(cell) for cell in cells):
            return -1
    return -1


def _are_speakers(cells: list[str]) -> bool:
    labels = all(_is_label(cell.strip()) for cell in cells)
    names = {fold(cell) for cell in cells}
    return labels and len(cells) >= max(FEWEST_ROWS, OFTEN * len(names))


def _is_label(cell: str) -> bool:
    plain = not cell.endswith(SENTENCE_END) and not NO_NAME.fullmatch(cell)
    return plain and fits_label(cell)
