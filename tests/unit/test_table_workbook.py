"""A workbook holds what the table holds: texts as texts, numbers as numbers."""

import hashlib
import warnings
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from plait.release.table_workbook import write_table_workbook
from plait.release.workbook import CUT, LONGEST_CELL, Sheet, write_workbook
from plait.shapes.shape import Column, Shape
from plait.shapes.tables import read_frame, write_frame

LOANS = Shape(
    name="loans",
    grain="one row: a loan",
    key=("who",),
    columns=(
        Column("who", "text", "who borrowed", required=True),
        Column("kind", "label", "what kind"),
        Column("n", "count", "how many [books]"),
        Column("share", "number", "of all, 0 to 1"),
        Column("back", "flag", "whether it came back"),
    ),
)
FORMULAS = ["=1+1", "+44 20", "-2 points", "@sum", "\tx", "\rx", "'=x", "'", "-"]


def cells_of(path, sheet: int = 0) -> list[list]:
    book = CalamineWorkbook.from_path(str(path))
    return book.get_sheet_by_index(sheet).to_python()


@pytest.fixture
def loans():
    return LOANS.frame([
        {"who": "a", "kind": "novel", "n": 2, "share": -0.25, "back": True},
        {"who": "b", "kind": None, "n": None, "share": None, "back": False},
    ])  # fmt: skip


def test_a_table_comes_with_its_kinds_and_its_empty_cells(tmp_path, loans):
    path = tmp_path / "new" / "loans.xlsx"
    write_table_workbook(loans, path, LOANS, profile="acro")
    rows = cells_of(path)
    assert rows[0] == ["who", "kind", "n", "share", "back"]
    assert rows[1:] == [["a", "novel", 2, -0.25, True], ["b", "", "", "", False]]


def test_the_second_sheet_says_what_the_table_is(tmp_path, loans):
    path = tmp_path / "loans.xlsx"
    write_table_workbook(loans, path, LOANS, profile="acro")
    about = {row[0]: row[1] for row in cells_of(path, 1)}
    assert about["n"] == "how many [books]"
    assert (about["description"], about["rows"]) == ("one row: a loan", 2)
    assert (about["disclosure profile"], about["status"]) == ("acro", "passed")


def test_a_table_without_rows_has_its_head(tmp_path):
    path = tmp_path / "loans.xlsx"
    write_table_workbook(LOANS.empty(), path, LOANS, profile="acro")
    assert cells_of(path) == [LOANS.names]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path, text):
    path = tmp_path / "x.xlsx"
    write_workbook(path, [Sheet("x", [[text]], heads=0)])
    cell = openpyxl.load_workbook(path).worksheets[0]["A1"]
    assert cell.data_type != "f"
    assert cells_of(path) == [[text]]


@pytest.mark.parametrize(
    "text", ["a\x07b", "a\r\nb", "_x0041_", "<b>&\"'", " x ", "🙂 كان"]
)
def test_every_letter_comes_back(tmp_path, text):
    path = tmp_path / "x.xlsx"
    write_workbook(path, [Sheet("x", [[text, None, 1]])])
    assert cells_of(path) == [[text, "", 1]]


def test_a_number_that_is_none_is_an_empty_cell(tmp_path):
    path = tmp_path / "x.xlsx"
    write_workbook(path, [Sheet("x", [[float("nan"), float("inf"), 2]])])
    assert cells_of(path)[0][-1] == 2
    assert openpyxl.load_workbook(path).worksheets[0]["A1"].value is None


def test_a_cell_longer_than_excel_allows_says_where_the_rest_is(tmp_path):
    path = tmp_path / "x.xlsx"
    write_workbook(path, [Sheet("x", [["w" * 40_000]])])
    (text,) = cells_of(path)[0]
    assert (len(text), text.endswith(CUT)) == (LONGEST_CELL, True)


def test_names_of_sheets_are_allowed_and_differ(tmp_path):
    names = ["a/b: c*?", "a b  c", "A B  C", "n" * 40, "n" * 41, "[]"]
    path = tmp_path / "x.xlsx"
    write_workbook(path, [Sheet(name, [[1]]) for name in names])
    made = openpyxl.load_workbook(path).sheetnames
    assert made[0] == "a b  c"
    assert len({name.lower() for name in made}) == 6
    assert max(map(len, made)) <= 31
    assert made[-1] == "Sheet"


def test_far_columns_have_their_letters(tmp_path):
    path = tmp_path / "x.xlsx"
    write_workbook(path, [Sheet("x", [list(range(800))])])
    assert openpyxl.load_workbook(path).worksheets[0]["ADT1"].value == 799


def test_the_head_stays_in_sight_and_cells_may_be_one(tmp_path):
    path = tmp_path / "x.xlsx"
    sheet = Sheet(
        "x", [["a", None], ["b", "c"]], widths=(12, 30), merged=[(1, 1, 1, 2)]
    )
    write_workbook(path, [sheet])
    read = openpyxl.load_workbook(path).worksheets[0]
    assert read.freeze_panes == "A2"
    assert read["A1"].font.bold
    assert not read["A2"].font.bold
    assert [str(cells) for cells in read.merged_cells.ranges] == ["A1:B1"]
    assert read.column_dimensions["B"].width == 30


def test_the_same_table_gives_the_same_bytes_and_no_warning(tmp_path, loans):
    digests = set()
    for name in ("1", "2"):
        path = tmp_path / name / "loans.xlsx"
        write_table_workbook(loans, path, LOANS, profile="acro")
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        openpyxl.load_workbook(path)


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_keeps_spreadsheets_from_calculating_and_comes_back(tmp_path, text):
    path = str(tmp_path / "loans.csv")
    frame = LOANS.frame([{"who": text, "kind": text, "n": -1, "share": -0.5, "back": True}])  # fmt: skip
    write_frame(frame, path, LOANS)
    line = Path(path).read_bytes().decode().split("\n", 1)[1]
    assert not line.lstrip('"').startswith(("=", "+", "-", "@", "\t", "\r"))
    assert "-1,-0.5," in line
    assert read_frame(path, LOANS).equals(frame)
