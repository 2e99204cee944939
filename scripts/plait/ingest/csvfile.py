"""Read CSV as people save it: any of the usual encodings and separators."""

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault
from plait.ingest.decoding import decode

END = "\x04"  # set below the last row: a quotation mark that is not closed swallows it


@dataclass
class CsvFile:
    """Rows of a CSV file with the line each came from.

    Parameters
    ----------
    shown : str
        Path as a person sees it.
    columns : list of str
        Header, in order.
    rows : list of dict
        Column to text; surrounding white space is taken off, empty is "".
    lines : list of int
        Line of each row, from 1.
    encoding : str
        What it was read as.
    delimiter : str
        One of `,` `;` and tab.
    faults : list of Fault
        What is wrong with the file as a table.
    """

    shown: str
    columns: list[str] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    encoding: str = "utf-8"
    delimiter: str = ","
    faults: list[Fault] = field(default_factory=list)

    def numbered(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Give each row with its line.

        Returns
        -------
        iterator of tuple of int and dict
            Line from 1, and the row.
        """
        return zip(self.lines, self.rows, strict=True)


def read_csv_rows(
    path: str,
    *,
    shown: str | None = None,
    required: Sequence[str] = (),
    known: Sequence[str] | None = None,
) -> CsvFile:
    """Read one CSV file.

    Parameters
    ----------
    path : str
        UTF-8 (with or without byte-order mark), UTF-16 with one, or Windows-1252;
        LF, CRLF or CR; separated by commas, semicolons or tabs.
    shown : str, optional
        Path as the person who wrote it sees it.
    required : sequence of str
        Columns that must be there.
    known : sequence of str, optional
        All columns that may be there; by default any.

    Returns
    -------
    CsvFile
        Rows that are wholly empty are passed over. Faults: no file, nothing in
        it, a column missing, unknown or twice, a row of another length, a quotation
        mark that is not closed.
    """
    file = CsvFile(shown or path)
    text = _text(path, file)
    if text is None:
        return file
    if not text.strip():
        mend = "export it again, or take it out of the study"
        file.faults.append(
            Fault(file.shown, 0, "", "an empty file", "a header and rows", mend)
        )
        return file
    header = next(line for line in text.splitlines() if line.strip())
    file.delimiter = max(",;\t", key=header.count)
    _read_table(text, file)
    file.faults += _column_faults(file, required, known)
    return file


def _text(path: str, file: CsvFile) -> str | None:
    try:
        data = Path(path).read_bytes()
    except OSError:
        mend = "put the file there, or correct its name"
        file.faults.append(Fault(file.shown, 0, "", "no such file", "a CSV file", mend))
        return None
    text, file.encoding = decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_table(text: str, file: CsvFile) -> None:
    csv.field_size_limit(sys.maxsize)
    lines = io.StringIO(f"{text}\n{END}", newline="")
    reader = csv.reader(lines, delimiter=file.delimiter)
    last = 0
    for cells in reader:
        line, last = last + 1, reader.line_num
        row = [cell.strip() for cell in cells]
        if not any(row) or row == [END]:
            continue
        if row[-1].endswith(END):
            file.faults.append(_unclosed(file, line))
        elif not file.columns:
            file.columns = row
        elif len(row) != len(file.columns):
            file.faults.append(_ragged(file, line, len(row)))
        else:
            file.rows.append(dict(zip(file.columns, row, strict=True)))
            file.lines.append(line)


def _unclosed(file: CsvFile, line: int) -> Fault:
    found = "a quotation mark that is not closed: the rest of the file is in one cell"
    mend = "close the quotation mark, or take it out"
    return Fault(file.shown, line, "", found, "quotation marks in pairs", mend)


def _ragged(file: CsvFile, line: int, cells: int) -> Fault:
    expected = f"{len(file.columns)}, as in the header"
    mend = "look for a stray separator, or a quotation mark that is not closed"
    return Fault(file.shown, line, "", f"{cells} cells", expected, mend)


def _column_faults(
    file: CsvFile, required: Sequence[str], known: Sequence[str] | None
) -> list[Fault]:
    columns = file.columns
    there = ", ".join(columns)
    faults = [
        Fault(file.shown, 1, f"column {name}", f"only {there}", f"a column {name!r}",
              "add the column, or correct its name in the header")
        for name in required if name not in columns
    ]  # fmt: skip
    faults += [
        Fault(file.shown, 1, f"column {name}", "this column twice", "each column once",
              "rename one of the two, or take it out")
        for name in dict.fromkeys(columns) if columns.count(name) > 1
    ]  # fmt: skip
    faults += [
        Fault(file.shown, 1, f"column {name}", "a column that is not known",
              f"only {', '.join(known)}", "correct its name, or take it out")
        for name in columns if known is not None and name not in known
    ]  # fmt: skip
    return faults
