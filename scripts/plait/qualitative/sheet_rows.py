"""Read back what a coder filled in: a workbook, or the CSV files of one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault
from plait.ingest.csvfile import read_csv_rows
from plait.qualitative.list_cells import unguard

SHEETS = ("Suggestions", "Add by hand", "Decide again")
# the column that tells a sheet from the others
TELLING = {"suggestion": SHEETS[0], "replaces": SHEETS[2], "quote": SHEETS[1]}


@dataclass(frozen=True)
class SheetRow:
    """One row of a sheet.

    Parameters
    ----------
    sheet : str
        One of SHEETS.
    shown : str
        File and sheet as a person sees them.
    line : int
        Row of the sheet, from 1.
    cells : dict of str to str
        Column to text, without white space around; "" where blank.
    """

    sheet: str
    shown: str
    line: int
    cells: dict[str, str]

    def fault(self, column: str, found: str, expected: str, mend: str) -> Fault:
        """Word a fault in this row.

        Parameters
        ----------
        column : str
            Where in the row.
        found, expected, mend : str
            As in `Fault`.

        Returns
        -------
        Fault
            With file, sheet and row.
        """
        return Fault(self.shown, self.line, column, found, expected, mend)


@dataclass(frozen=True)
class SheetRows:
    """All rows that a coder may have filled in.

    Parameters
    ----------
    rows : list of SheetRow
        In the order of the sheets.
    faults : list of Fault
        Files and sheets that cannot be read.
    """

    rows: list[SheetRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_sheets(path: str, *, shown: str) -> SheetRows:
    """Read a workbook, or one CSV file, that `plait review` wrote.

    Parameters
    ----------
    path : str
        Ends in .xlsx, .ods or .csv.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    SheetRows
        Sheets may be missing, sorted and shortened. Faults: no such file, a file
        that is none of ours.
    """
    if path.lower().endswith(".csv"):
        return _csv(path, shown)
    # the reader of workbooks is for those who have one
    from plait.ingest.workbook import read_workbook

    found = SheetRows()
    for sheet in SHEETS:
        table = read_workbook(path, shown=shown, sheet=sheet)
        faults = [f for f in table.faults if not f.found.startswith("no sheet")]
        found.faults.extend(faults)
        names = list(table.columns)
        columns = [table.columns[name].tolist() for name in names]
        rows = zip(*columns, strict=True) if columns else ()
        for line, cells in zip(table.lines.tolist(), rows, strict=True):
            row = dict(zip(names, map(unguard, cells), strict=True))
            found.rows.append(SheetRow(sheet, table.shown, line, row))
    found.faults.extend([] if found.rows or found.faults else [_nothing(shown)])
    return SheetRows(found.rows, list(dict.fromkeys(found.faults)))


def _csv(path: str, shown: str) -> SheetRows:
    table = read_csv_rows(path, shown=shown)
    sheets = [sheet for name, sheet in TELLING.items() if name in table.columns]
    if table.faults or not sheets:
        return SheetRows(faults=table.faults or [_nothing(shown)])
    return SheetRows(list(_rows(table.numbered(), sheets[0], shown)))


def _rows(lines, sheet: str, shown: str) -> Iterator[SheetRow]:
    for line, row in lines:
        cells = {name: unguard(text) for name, text in row.items()}
        yield SheetRow(sheet, shown, line, cells)


def _nothing(shown: str) -> Fault:
    return Fault(Path(shown).as_posix(), 0, "", "no sheet of `plait review` with a row",
                 f"one of {', '.join(SHEETS)}", "make it again: plait review")  # fmt: skip
