"""Sheets of workbooks are read as people see them."""

import datetime
import zipfile

import openpyxl
import pytest

from plait.ingest.workbook import cell_text, number_text, read_workbook

MOMENT = datetime.datetime(2026, 1, 31, 9, 30)
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.3"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:body><office:spreadsheet><table:table table:name="Data">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>
</manifest:manifest>"""
CELL = (
    '<table:table-cell office:value-type="{kind}" {more}><text:p>{text}</text:p>'
    "</table:table-cell>"
)


@pytest.fixture
def write(tmp_path):
    def write_workbook(**sheets) -> str:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "f.xlsx")
        return str(tmp_path / "f.xlsx")

    return write_workbook


@pytest.fixture
def write_ods(tmp_path):
    def write_rows(*rows) -> str:
        lines = "".join(f"<table:table-row>{''.join(row)}</table:table-row>"
                        for row in rows)  # fmt: skip
        path = tmp_path / "f.ods"
        with zipfile.ZipFile(path, "w") as archive:
            kind = "application/vnd.oasis.opendocument.spreadsheet"
            archive.writestr("mimetype", kind)
            archive.writestr("META-INF/manifest.xml", MANIFEST.format(kind=kind))
            archive.writestr("content.xml", ODS.format(rows=lines))
        return str(path)

    return write_rows


def _read(path, **asked):
    shown = "f.ods" if path.endswith("ods") else "f.xlsx"
    return read_workbook(path, shown=shown, **asked)


def _rows(file):
    return {name: list(texts) for name, texts in file.columns.items()}


def test_cells_are_texts_as_people_see_them(write):
    path = write(Data=[["id", "x"], ["p1 ", 3], ["p2", 3.5], ["p3", None], [4, "03"]])
    file = _read(path)
    assert _rows(file) == {"id": ["p1", "p2", "p3", "4"], "x": ["3", "3.5", "", "03"]}
    assert (file.shown, file.encoding) == ("f.xlsx, sheet Data", "xlsx")
    assert (list(file.lines), file.faults) == ([2, 3, 4, 5], [])


@pytest.mark.parametrize(("value", "text"), [
    (3.0, "3"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (1e20, "100000000000000000000"),
    (True, "TRUE"), (False, "FALSE"), (1, "1"), (" x ", "x"),
    (MOMENT, "2026-01-31 09:30:00"), (MOMENT.date(), "2026-01-31"),
    (MOMENT.time(), "09:30:00"), (datetime.timedelta(hours=30), "1 day, 6:00:00"),
])  # fmt: skip
def test_a_value_is_written_as_a_spreadsheet_shows_it(value, text):
    assert cell_text(value) == text


def test_what_binary_arithmetic_leaves_behind_the_last_digit_is_gone():
    assert number_text(4.35 * 100) == "435"


def test_true_in_one_row_and_one_in_another_stay_apart(write):
    path = write(Data=[["x"], [1], [True], [MOMENT], [1.0]])
    assert _rows(_read(path))["x"] == ["1", "TRUE", "2026-01-31 09:30:00", "1"]


def test_rows_above_the_names_and_between_answers_may_be_empty(write):
    path = write(Data=[[], [None, "id", "x"], [], [None, "p1", 1], [], [None, "p2", 2]])
    file = _read(path)
    assert (_rows(file), list(file.lines)) == (
        {"id": ["p1", "p2"], "x": ["1", "2"]}, [4, 6],
    )  # fmt: skip


def test_an_error_is_kept_as_text_and_so_is_a_formula_without_its_value(write):
    path = write(Data=[[], [None, "x", "y"], [None, "#N/A", "=1/0"], [None, 2, 3]])
    assert _rows(_read(path)) == {"x": ["#N/A", "2"], "y": ["=1/0", "3"]}


def test_one_of_several_sheets_must_be_named(write):
    path = write(T1=[["id"]], T2=[["id"], ["p1"]])
    assert [f.found for f in _read(path).faults] == ["several sheets: T1, T2"]
    assert _rows(_read(path, sheet="T2")) == {"id": ["p1"]}


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(write):
    (fault,) = _read(write(T1=[["id"]], T2=[["id"]]), sheet="t2").faults
    assert (fault.found, fault.expected) == ("no sheet 't2'", "one of T1, T2")


def test_an_empty_sheet_is_a_fault(write):
    assert [f.found for f in _read(write(Data=[])).faults] == ["an empty sheet"]


def test_merged_names_and_notes_beside_the_table_are_told(write, tmp_path):
    path = write(Data=[["id", "mood", None, None], ["p1", 1, 2, "check!"]])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("B1:C1")
    book.save(path)
    file = _read(path)
    assert [(f.line, f.where, f.found) for f in file.faults] == [
        (1, "column 3", "cells under no name"), (1, "column 4", "cells under no name"),
    ]  # fmt: skip
    assert list(file.columns) == ["id", "mood"]


def test_a_title_above_the_names_is_told(write):
    file = _read(write(Data=[["Wave 1"], ["id", "x"], ["p1", 1]]))
    assert [f.where for f in file.faults] == ["column 2"]


def test_a_column_that_stands_twice_is_told(write):
    file = _read(write(Data=[["x", "x"], [1, 2]]))
    assert [f.found for f in file.faults] == ["this column twice"]


@pytest.mark.parametrize(("content", "found"), [
    (b"no zip at all", "a file that is broken, has a password, or is no workbook"),
    (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
     "a workbook with a password, or in the old format .xls"),
])  # fmt: skip
def test_a_file_that_cannot_be_opened_is_told(tmp_path, content, found):
    (tmp_path / "f.xlsx").write_bytes(content)
    assert [f.found for f in _read(str(tmp_path / "f.xlsx")).faults] == [found]


def test_a_sheet_whose_content_is_broken_is_told(write):
    path = write(Data=[["id"], ["p1"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            sheet = name.startswith("xl/worksheets/")
            archive.writestr(name, content[:-40] + b"<<" if sheet else content)
    (fault,) = _read(path).faults
    assert fault.found.startswith("a file that is broken")


def test_a_missing_workbook_is_told(tmp_path):
    faults = _read(str(tmp_path / "none.xlsx")).faults
    assert [f.found for f in faults] == ["no such file"]


def test_a_sheet_of_an_ods_file_is_read(write_ods):
    names = [CELL.format(kind="string", more="", text=name) for name in ("id", "x")]
    cells = [CELL.format(kind="string", more="", text="p1"),
             CELL.format(kind="float", more='office:value="3"', text="3")]  # fmt: skip
    file = _read(write_ods(names, cells))
    assert (_rows(file), file.encoding, file.faults) == (
        {"id": ["p1"], "x": ["3"]}, "ods", [],
    )  # fmt: skip


def test_errors_in_an_ods_file_are_counted(write_ods):
    name = CELL.format(kind="string", more="", text="x")
    error = CELL.format(kind="string", more='calcext:value-type="error"', text="#N/A")
    (fault,) = _read(write_ods([name], [error], [error])).faults
    assert fault.found == "an error in 2 cells"
