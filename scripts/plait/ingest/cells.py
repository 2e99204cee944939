"""What can be wrong with a cell of a table that a person keeps."""

import datetime
import re

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def double_faults(file: CsvFile, column: str) -> list[Fault]:
    """List the values of a column that stand more than once.

    Parameters
    ----------
    file : CsvFile
        As read.
    column : str
        Whose values must differ.

    Returns
    -------
    list of Fault
        One for each row but the first, which it names.
    """
    first: dict[str, int] = {}
    faults = []
    for line, row in file.numbered():
        value = row[column]
        if value in first:
            found = f"{value!r} again (first in line {first[value]})"
            mend = "keep one row, or give the other an id of its own"
            faults.append(Fault(file.shown, line, column, found, "each once", mend))
        first.setdefault(value, line)
    return faults


def value_fault(
    shown: str, line: int, row: dict[str, str], column: str, allowed: tuple[str, ...]
) -> Fault:
    """Word a cell that holds none of the words it may.

    Parameters
    ----------
    shown : str
        File as a person sees it.
    line : int
        From 1.
    row : dict
        The row.
    column : str
        The cell's column.
    allowed : tuple of str
        What may stand there; "" is a blank.

    Returns
    -------
    Fault
        With all the words.
    """
    expected = "one of " + ", ".join(word or "(blank)" for word in allowed)
    return Fault(shown, line, column, repr(row.get(column, "")), expected,
                 "correct the cell")  # fmt: skip


def is_date(text: str) -> bool:
    """Tell whether a text is a date written as year, month, day.

    Parameters
    ----------
    text : str
        For example 2026-01-31.

    Returns
    -------
    bool
        Whether there is such a day.
    """
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    # fromisoformat also takes 20260131 and weeks
    return bool(DATE.fullmatch(text))
