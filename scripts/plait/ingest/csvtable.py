"""Read CSV exports of any size as columns of texts, each distinct text once."""

import csv
import io
from os import SEEK_END

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.csvbytes import Head, Plain, open_plain, read_head
from plait.ingest.csvcolumns import OddRow, Parsed, parse_columns
from plait.ingest.csvfile import read_csv_rows
from plait.ingest.tablefile import TableFile, name_columns, text_column

SMALL = 1 << 26  # bytes: more of them are too many to read cell by cell
UNREADABLE = Parsed(np.zeros(0, "int64"), [], stray=1)  # whose header is not


def read_csv_table(path: str, *, shown: str) -> TableFile:
    """Read one CSV file, in the meanings of `read_csv_rows`.

    Parameters
    ----------
    path : str
        UTF-8 (with or without byte-order mark), UTF-16 with one, or Windows-1252;
        LF, CRLF or CR; separated by commas, semicolons or tabs; above the header
        there may be a line `sep=;` as Excel writes it.
    shown : str
        Path as a person sees it.

    Returns
    -------
    TableFile
        Rows that are wholly empty are passed over. `3,5` is a number where
        semicolons separate. Faults: no file, nothing in it, a zero byte, a column
        without a name or twice, a row of another length, a quotation mark that is
        not closed. Memory: a few bytes a cell and a row.
    """
    plain = _opened(path)
    with plain.stream as stream:
        if not any(line.strip() for line in stream):
            return _cell_by_cell(path, shown)  # no such file, an empty file
        if plain.zero:
            fault = _zero_byte(shown, plain.zero)
            return TableFile(shown, encoding=plain.encoding, faults=[fault])
        head = read_head(stream)
        parsed = parse_columns(stream, head) if head else UNREADABLE
        small = stream.seek(0, SEEK_END) <= SMALL and not (head and head.declared)
    if small and (parsed.odd or parsed.stray):
        return _cell_by_cell(path, shown)
    if parsed.stray:
        return _stray(shown, parsed.stray)
    file = TableFile(shown, encoding=plain.encoding, lines=parsed.lines,
                     decimal_comma=head.delimiter == ";")  # fmt: skip
    file.faults += _ragged(file, head, parsed.odd)
    if not file.faults:
        _take_columns(file, head, parsed)
    return file


def _opened(path: str) -> Plain:
    try:
        return open_plain(path)
    except OSError:
        return Plain(io.BytesIO())


def _cell_by_cell(path: str, shown: str) -> TableFile:
    """Read a small file with its oddities, so that each is told with its line."""
    rows = read_csv_rows(path, shown=shown)
    file = TableFile(shown, encoding=rows.encoding, faults=rows.faults,
                     lines=np.array(rows.lines, "int64"),
                     decimal_comma=rows.delimiter == ";")  # fmt: skip
    cells = ((n, text_column(row[n] for row in rows.rows))
             for n in dict.fromkeys(rows.columns))  # fmt: skip
    name_columns(file, 1, cells)
    return file


def _ragged(file: TableFile, head: Head, odd: list[OddRow]) -> list[Fault]:
    """Word the rows of another length; a large file does not list them all."""
    wrong = [row for row in odd if any(_cells(row.text, head))]
    if not wrong:
        return []
    found = f"{wrong[0].cells} cells"
    found += f" (and {len(wrong) - 1} more such rows)" if len(wrong) > 1 else ""
    expected = f"{len(head.names)}, as in the header"
    mend = "look for a stray separator, or a quotation mark that is not closed"
    line = int(file.lines[wrong[0].number - 1])
    return [Fault(file.shown, line, "", found, expected, mend)]


def _cells(text: str, head: Head) -> list[str]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=head.delimiter)
    return [cell.strip() for cells in rows for cell in cells]


def _take_columns(file: TableFile, head: Head, parsed: Parsed) -> None:
    """Put the parsed columns into the file, without the rows that are blank."""
    if parsed.odd:
        file.lines = np.delete(file.lines, [row.number - 1 for row in parsed.odd])
    name_columns(file, head.line, zip(head.names, parsed.columns, strict=True))
    blank = _blank(parsed.columns, len(file))
    if blank.any():
        kept = file.keep(~blank)
        file.columns, file.lines = kept.columns, kept.lines


def _blank(cells: list[pd.Categorical], rows: int) -> np.ndarray:
    blank = np.ones(rows, "bool")
    for column in cells:
        empty = column.categories.get_indexer([""])[0]
        if empty < 0:
            return np.zeros(rows, "bool")
        blank &= column.codes == empty
    return blank


def _zero_byte(shown: str, line: int) -> Fault:
    mend = "save it again as CSV UTF-8; it may be UTF-16, or not a CSV file at all"
    return Fault(shown, line, "", "a zero byte", "text", mend)


def _stray(shown: str, line: int) -> TableFile:
    found = "a quotation mark that is not closed, or stands inside a cell"
    mend = (
        "close it, take it out or double it; a file of this size is only read where "
        "quotation marks stand around whole cells"
    )
    fault = Fault(shown, line, "", found, "quotation marks in pairs", mend)
    return TableFile(shown, faults=[fault])
