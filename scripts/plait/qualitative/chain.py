"""Chain the lines of a decision file, so that a change in the middle shows."""

import hashlib
from collections.abc import Iterable

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile

CHAIN = "chain"
DIGITS = 12
TO_THE_MINUTE = len("2025-03-01T10:30")
UNIT, RECORD = "\x1f", "\x1e"  # between cells, and between lines


def chain_marks(rows: Iterable[dict[str, str]]) -> list[str]:
    """Give the mark of each line: a digest of it and of all lines before it.

    Parameters
    ----------
    rows : iterable of dict
        Lines of a decision file in their order; columns without a value, and the
        mark itself, do not count.

    Returns
    -------
    list of str
        12 hexadecimal digits of SHA-256 for each line.
    """
    total, marks = hashlib.sha256(), []
    for row in rows:
        cells = [f"{name}{UNIT}{row[name]}" for name in sorted(row)
                 if row[name] and name != CHAIN]  # fmt: skip
        total.update((UNIT.join(cells) + RECORD).encode("utf-8", "surrogatepass"))
        marks.append(total.hexdigest()[:DIGITS])
    return marks


def first_break(rows: list[dict[str, str]]) -> int | None:
    """Find the first line whose mark does not fit what stands before it.

    Parameters
    ----------
    rows : list of dict
        Lines of a decision file; a line without a mark is not held against one.

    Returns
    -------
    int or None
        Place of the line, from 0: the change is in it or before it.
    """
    for place, (row, mark) in enumerate(zip(rows, chain_marks(rows), strict=True)):
        if row.get(CHAIN) and row[CHAIN] != mark:
            return place
    return None


def edit_cautions(file: CsvFile) -> list[Fault]:
    """Notice what a file that only grows at its end does not show.

    Parameters
    ----------
    file : CsvFile
        A decision file.

    Returns
    -------
    list of Fault
        The first line whose mark does not fit; each time before the one above it.
    """
    mend = (
        "look at the file's history; to change a decision, add one that supersedes it"
    )
    broken = first_break(file.rows)
    faults = [] if broken is None else [
        Fault(file.shown, file.lines[broken], "chain", "this line or one before it changed",
              "lines as they were when this one was written", mend)
    ]  # fmt: skip
    last = ""
    for line, row in file.numbered():
        size = min(len(row.get("at", "")), len(last), TO_THE_MINUTE)
        if row.get("at", "")[:size] < last[:size]:
            faults.append(Fault(file.shown, line, "at", f"{row['at']} after {last}",
                                "times that do not run backwards", mend))  # fmt: skip
        last = max(last, row.get("at", ""))
    return faults
