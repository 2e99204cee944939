"""Read CSV exports of any size as columns of texts, each distinct text once."""

import csv
import io
from pathlib import Path

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.csvbytes import Head, plain_bytes, read_head, row_lines, stray_quote
from plait.ingest.csvcolumns import OddRow, Parsed, parse_columns
from plait.ingest.csvfile import read_csv_rows
from plait.ingest.tablefile import TableFile, name_columns, text_column

SMALL = 1 << 26  # bytes: more of them are too many to read cell by cell


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
        not closed. Memory: the file, 4 bytes a cell, and 8 bytes a row.
    """
    data, encoding = _data(path)
    if not data[:SMALL].strip() and not data.strip():
        return _cell_by_cell(path, shown)  # no such file, an empty file
    if b"\0" in data:
        return TableFile(shown, encoding=encoding, faults=[_zero_byte(shown, data)])
    head = read_head(data)
    quoted = head is not None and data.find(b'"', head.end) >= 0
    stray = 1 if head is None else stray_quote(data, head) if quoted else None
    small = len(data) <= SMALL and not (head and head.declared)
    if stray is not None:
        return _cell_by_cell(path, shown) if small else _stray(shown, stray)
    parsed = parse_columns(data, head, quoted=quoted)
    if parsed.odd and small:
        return _cell_by_cell(path, shown)
    file = TableFile(shown, encoding=encoding, decimal_comma=head.delimiter == ";")
    rows = parsed.rows + len(parsed.odd)
    file.lines = _lines(data, head, rows, quoted=quoted)
    file.faults += _ragged(file, head, parsed.odd)
    if not file.faults:
        _take_columns(file, head, parsed)
    return file


def _data(path: str) -> tuple[bytes, str]:
    try:
        return plain_bytes(Path(path).read_bytes())
    except OSError:
        return b"", "utf-8"


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


def _lines(data: bytes, head: Head, rows: int, *, quoted: bool) -> np.ndarray:
    # without an empty line, rows and lines go together; counting a thousand million
    # bytes of lines would take longer than looking for two ends side by side
    if (
        not quoted
        and data[head.end : head.end + 1] != b"\n"
        and (data.find(b"\n\n", head.end) < 0)
    ):
        return np.arange(head.last + 1, head.last + 1 + rows, dtype="int64")
    return row_lines(data, head)


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
        blank &= (column.codes == empty) & (empty >= 0)
        if not blank.any():
            break
    return blank


def _zero_byte(shown: str, data: bytes) -> Fault:
    line = data.count(b"\n", 0, data.index(b"\0")) + 1
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
