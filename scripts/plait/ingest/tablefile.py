"""Hold a table of answers, whatever program saved it, and choose its reader."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd

from plait.errors import Fault

SUFFIXES = {
    ".csv": "csv", ".tsv": "csv", ".xlsx": "workbook", ".ods": "workbook",
    ".sav": "sav", ".zsav": "sav",
}  # fmt: skip


@dataclass
class TableFile:
    """Rows of a table file, each column as texts and their places.

    Parameters
    ----------
    shown : str
        Path as a person sees it, with the sheet of a workbook.
    columns : dict of str to Categorical
        Name to texts, one a row, without white space around; "" where empty.
    lines : array of int
        Where each row begins: line of the file, row of the sheet or number of the
        case, from 1; a header is counted.
    encoding : str
        What it was read as: utf-8, utf-8-sig, utf-16, cp1252, latin-1, xlsx, ods, sav.
    decimal_comma : bool
        Whether `3,5` is a number.
    labels : dict of str to str
        Column to the text of its question, where the file has one.
    value_labels : dict of str to dict
        Column to code (as text) to what it means, where the file says so.
    missing : dict of str to frozenset of str
        Column to texts that the file itself declares missing.
    passed_over : list of tuple of str and int
        Why rows are no responses (previews, test data), and how many they are.
    incomplete : array of bool or None
        Whether the platform says that the response was not completed; None where
        it says nothing.
    faults : list of Fault
        What is wrong with the file as a table.
    """

    shown: str
    columns: dict[str, pd.Categorical] = field(default_factory=dict)
    lines: np.ndarray = field(default_factory=lambda: np.zeros(0, "int64"))
    encoding: str = "utf-8"
    decimal_comma: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    value_labels: dict[str, dict[str, str]] = field(default_factory=dict)
    missing: dict[str, frozenset[str]] = field(default_factory=dict)
    passed_over: list[tuple[str, int]] = field(default_factory=list)
    incomplete: np.ndarray | None = None
    faults: list[Fault] = field(default_factory=list)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.lines)

    def keep(self, rows: np.ndarray) -> "TableFile":
        """Take some of the rows.

        Parameters
        ----------
        rows : array of bool
            One a row: whether it stays.

        Returns
        -------
        TableFile
            With the same faults; texts that no row has any more are gone.
        """
        columns = {
            name: texts[rows].remove_unused_categories()
            for name, texts in self.columns.items()
        }
        incomplete = None if self.incomplete is None else self.incomplete[rows]
        return replace(
            self, columns=columns, lines=self.lines[rows], incomplete=incomplete
        )


def read_table(source: dict, *, folder: str) -> TableFile:
    """Read one export: the file, then what its platform put around the answers.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml: `file`, and optionally `sheet`
        and `from` (plain, limesurvey, qualtrics, redcap, jisc; plain by default).
    folder : str
        The study folder; the file is relative to it.

    Returns
    -------
    TableFile
        One row a response (or an answer, in a long table). A file that cannot be
        read has no columns and a fault that says why; one without a row has a fault too.
    """
    # imported here: the platforms build on TableFile
    from plait.ingest.platforms import as_responses

    file = _read_file(source, str(Path(folder, source["file"])))
    if file.columns:
        file = as_responses(file, source.get("from", "plain"))
    if file.columns and not len(file) and not file.faults:
        file.faults.append(_no_rows(file.shown))
    return file


def _no_rows(shown: str) -> Fault:
    mend = "export it again, or take it out of study.yaml until there are answers"
    return Fault(shown, 1, "", "no row with a response", "at least one row", mend)


def _read_file(source: dict, path: str) -> TableFile:
    shown, sheet = source["file"], source.get("sheet")
    kind = SUFFIXES.get(Path(shown).suffix.lower())
    if sheet is not None and kind != "workbook":
        mend = "take out the sheet, or name the workbook"
        found = f"sheet {sheet} of a file without sheets"
        return TableFile(shown, faults=[Fault(shown, 0, "", found, "no sheet", mend)])
    # imported here: a study of CSV files does not pay for SPSS and workbooks
    if kind == "csv":
        from plait.ingest.csvtable import read_csv_table

        return read_csv_table(path, shown=shown)
    if kind == "workbook":
        from plait.ingest.workbook import read_workbook

        return read_workbook(path, shown=shown, sheet=sheet)
    if kind == "sav":
        from plait.ingest.savfile import read_sav

        return read_sav(path, shown=shown)
    return TableFile(shown, faults=[_unknown_kind(shown)])


def _unknown_kind(shown: str) -> Fault:
    mend = "save it as CSV or XLSX, and name that file"
    found = f"a file {Path(shown).suffix or 'without an ending'}"
    return Fault(shown, 0, "", found, f"one of {', '.join(SUFFIXES)}", mend)


def text_column(texts: Iterable[str]) -> pd.Categorical:
    """Put texts, one a row, into a column.

    Parameters
    ----------
    texts : iterable of str
        As they stand in the file; "" where empty.

    Returns
    -------
    Categorical
        White space around them taken off; categories in the order in which they
        come first.
    """
    places, distinct = pd.factorize(np.array([*texts], dtype=object))
    return coded_column(places, list(distinct))


def coded_column(places: np.ndarray, distinct: list[str]) -> pd.Categorical:
    """Put texts that are coded already into a column.

    Parameters
    ----------
    places : array of int
        Place of each row's text among the distinct ones, from 0.
    distinct : list of str
        Texts, each once, with the white space that stands around them.

    Returns
    -------
    Categorical
        Without that white space; texts that differ in it alone become one.
    """
    stripped = pd.Index([text.strip() for text in distinct], dtype="str")
    moved, texts = pd.factorize(stripped)
    if len(texts) < len(stripped):
        places = moved.astype("int32")[places]
    return pd.Categorical.from_codes(places, categories=texts)


def name_columns(
    file: TableFile, line: int, cells: Iterable[tuple[str, pd.Categorical]]
) -> None:
    """Give a file its columns, and the faults of their names.

    Parameters
    ----------
    file : TableFile
        Gets the columns and the faults.
    line : int
        Where the names stand, from 1.
    cells : iterable of tuple of str and Categorical
        Names and columns, in order. A column without a name is passed over if
        nothing stands in it; otherwise it is a fault, as a name that comes twice.
    """
    for place, (name, column) in enumerate(cells, 1):
        if not name and any(column.categories):
            file.faults.append(_nameless(file, line, place))
        elif name in file.columns:
            file.faults.append(_twice(file, line, name))
        elif name:
            file.columns[name] = column
    file.faults = list(dict.fromkeys(file.faults))


def _nameless(file: TableFile, line: int, place: int) -> Fault:
    mend = (
        "write a name into each cell of one row above the answers; split merged cells, "
        "and take out titles above the names and notes beside the table"
    )
    return Fault(file.shown, line, f"column {place}", "cells under no name",
                 "a name above each column", mend)  # fmt: skip


def _twice(file: TableFile, line: int, name: str) -> Fault:
    return Fault(file.shown, line, f"column {name}", "this column twice",
                 "each column once", "rename one of the two, or take it out")  # fmt: skip
