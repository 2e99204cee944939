"""Read a sheet of a workbook (.xlsx, .ods) as columns of texts, as people see them."""

import datetime
from functools import lru_cache
from pathlib import Path

import numpy as np
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from plait.errors import Fault
from plait.ingest.sheeterrors import ods_errors, sheet_errors
from plait.ingest.tablefile import TableFile, name_columns, text_column

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")  # .xls, and .xlsx with a password
TRUE_FALSE = {True: "TRUE", False: "FALSE"}
Value = str | float | bool | datetime.date | datetime.time | datetime.timedelta


def read_workbook(path: str, *, shown: str, sheet: str | None = None) -> TableFile:
    """Read one sheet.

    Parameters
    ----------
    path : str
        A file .xlsx or .ods.
    shown : str
        Path as a person sees it.
    sheet : str, optional
        Name of the sheet; needed where there are several.

    Returns
    -------
    TableFile
        The first row that is not empty gives the names; empty rows are passed over;
        `lines` are rows of the sheet. Numbers are texts without a needless `.0`, with
        the 15 digits that a spreadsheet shows; dates are ISO; an error such as #N/A
        is kept as text, so that it is told where a number is expected. Faults: no
        such file, a password, a broken file, several sheets and none named, an
        unknown sheet, an empty one, columns without a name or twice.
    """
    book = _opened(path, shown)
    if isinstance(book, Fault):
        return TableFile(shown, faults=[book])
    names = book.sheet_names
    if sheet is None and len(names) > 1:
        return TableFile(shown, faults=[_several(shown, names)])
    if sheet is not None and sheet not in names:
        return TableFile(shown, faults=[_no_sheet(shown, sheet, names)])
    return _read_sheet(path, shown, book, sheet or names[0])


def _opened(path: str, shown: str) -> CalamineWorkbook | Fault:
    try:
        return CalamineWorkbook.from_path(path)
    except CalamineError:
        return _unreadable(path, shown)
    except OSError:
        mend = "put the file there, or correct its name"
        return Fault(shown, 0, "", "no such file", "a workbook", mend)


def _unreadable(path: str, shown: str) -> Fault:
    with Path(path).open("rb") as stream:
        start = stream.read(len(OLD_OFFICE))
    if start == OLD_OFFICE:
        found = "a workbook with a password, or in the old format .xls"
    else:
        found = "a file that is broken, has a password, or is no workbook"
    mend = "open it in a spreadsheet program and save it as .xlsx without a password"
    return Fault(shown, 0, "", found, "a workbook .xlsx or .ods", mend)


def _several(shown: str, names: list[str]) -> Fault:
    expected = "the name of one of them as sheet: in study.yaml"
    found = f"several sheets: {', '.join(names)}"
    return Fault(shown, 0, "", found, expected, "add sheet: to this questionnaire")


def _no_sheet(shown: str, sheet: str, names: list[str]) -> Fault:
    return Fault(shown, 0, "", f"no sheet {sheet!r}", f"one of {', '.join(names)}",
                 "correct the name of the sheet in study.yaml")  # fmt: skip


def _read_sheet(path: str, shown: str, book: CalamineWorkbook, sheet: str) -> TableFile:
    ending = Path(shown).suffix.lower().removeprefix(".")
    file = TableFile(f"{shown}, sheet {sheet}", encoding=ending)
    try:
        rows = _texts(book.get_sheet_by_name(sheet), sheet_errors(path, sheet))
    except CalamineError:
        file.faults.append(_unreadable(path, file.shown))
        return file
    file.faults += _error_faults(path, file.shown, sheet)
    filled = [number for number, row in enumerate(rows, 1) if any(row)]
    if not filled:
        mend = "export it again, or name another sheet"
        fault = Fault(file.shown, 0, "", "an empty sheet", "a header and rows", mend)
        file.faults.append(fault)
        return file
    _take_columns(file, rows, filled)
    return file


def _error_faults(path: str, shown: str, sheet: str) -> list[Fault]:
    """Tell of errors in an .ods sheet, whose reader gives them no place."""
    count = ods_errors(path, sheet)
    mend = "clear the cells that show an error such as #N/A, or save it as .xlsx"
    found = f"an error in {count} cells"
    return [Fault(shown, 0, "", found, "numbers and texts", mend)] if count else []


def _take_columns(file: TableFile, rows: list[list[str]], filled: list[int]) -> None:
    head, *body = filled
    file.lines = np.array(body, "int64")
    columns = [text_column(rows[number - 1][place] for number in body)
               for place in range(len(rows[head - 1]))]  # fmt: skip
    name_columns(file, head, zip(rows[head - 1], columns, strict=True))


def _texts(sheet: CalamineSheet, errors: dict[tuple[int, int], str]) -> list[list[str]]:
    """Give every row of a sheet from its first, each as long as the others."""
    text = lru_cache(maxsize=None, typed=True)(cell_text)  # TRUE is not 1
    rows = [[text(value) for value in row] for row in sheet.iter_rows()]
    first = sheet.start[1] if sheet.start else 0
    for (row, column), error in errors.items():
        if row <= len(rows) and 0 <= column - first < len(rows[row - 1]):
            rows[row - 1][column - first] = error
    return rows


def cell_text(value: Value) -> str:
    """Write the value of a cell as people see it.

    Parameters
    ----------
    value : str, float, bool, date, time or timedelta
        As the file holds it.

    Returns
    -------
    str
        3 as "3" and 3.5 as "3.5"; 0.1 + 0.2 as "0.3"; TRUE and FALSE; days as
        2026-01-31 and moments as 2026-01-31 09:30:00.
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return TRUE_FALSE[value]
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return number_text(value) if isinstance(value, int | float) else str(value)


def number_text(value: float) -> str:
    """Write a number as a spreadsheet shows it.

    Parameters
    ----------
    value : float
        Finite.

    Returns
    -------
    str
        At most 15 digits, so that what binary arithmetic leaves behind the last of
        them is gone; whole numbers without a point.
    """
    shown = float(f"{value:.15g}")
    return str(int(shown)) if shown.is_integer() else repr(shown)
