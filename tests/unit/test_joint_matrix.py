"""The mixed methods matrix: a person's scores beside that person's words."""

import io
import zipfile

import openpyxl
import pandas as pd
from synthesis_fixtures import coding

from plait.shapes.codings import CODINGS, FRAMEWORK
from plait.synthesis.joint_matrix import mixed_methods_matrix, words_of
from plait.synthesis.joint_workbook import LONGEST, matrix_workbook

SCORES = pd.DataFrame(
    [("a", "t1", "w.total", 4.0), ("a", "t3", "w.total", 7.0), ("b", "t2", "w.total", 1.0)],
    columns=["participant", "time", "scale", "score"],
)  # fmt: skip
SAID = pd.DataFrame(
    [("a", "t1", "held", "=1+1"), ("a", "all", "held", "“so” [x1]")],
    columns=["participant", "time", "theme", "text"],
)
THEMES = {"held": "Held", "left": "Left"}


def matrix(values=SCORES, said=SAID, themes=THEMES):
    return mixed_methods_matrix(values, said, themes=themes, times=["t1", "t2", "t3"])


def test_a_row_is_a_person_and_time():
    table, shape = matrix()
    assert list(zip(table["participant"], table["time"], strict=True)) == [
        ("a", "all"), ("a", "t1"), ("a", "t3"), ("b", "t2")
    ]  # fmt: skip
    assert shape.names == ["participant", "time", "w.total", "w.total change", "Held", "Left"]  # fmt: skip


def test_change_is_since_the_score_before_though_a_time_was_missed():
    change = matrix()[0].set_index(["participant", "time"])["w.total change"]
    assert change["a", "t3"] == 3.0
    assert change.isna().sum() == 3


def test_a_theme_called_like_another_column_keeps_its_id():
    table, _ = matrix(themes={"held": "time", "left": "Same", "far": "Same"})
    assert list(table.columns[-3:]) == ["held", "left", "far"]


def test_nobody_gives_the_heads_alone():
    table, _ = matrix(SCORES[:0], SAID[:0])
    assert list(table.columns) == ["participant", "time", "Held", "Left"]
    assert table.empty


def test_summaries_come_before_words_and_only_of_the_linked():
    framework = FRAMEWORK.frame([
        {"case": "P01", "time": "t1", "theme": "held", "extracts": 1, "summary": "Was held."},
        {"case": "P02", "time": "t1", "theme": "held", "extracts": 1, "summary": "Not to be seen."},
    ])  # fmt: skip
    codings = CODINGS.frame([coding(), coding("x2", "no", "d2", participant="P02")])
    (row,) = words_of(framework, codings, {"P01"}).to_dict("records")
    assert row["text"] == "Was held.\n“I felt held” [x1]"


def book_of(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_the_workbook_is_made_to_be_read():
    sheet = book_of(matrix_workbook(matrix()[0], {"w.total": "Wellbeing (W)"}))
    heads = [cell.value for cell in sheet[1]]
    assert heads[2:4] == ["Wellbeing (W)", "Wellbeing (W): change"]
    assert sheet.freeze_panes == "C2"
    assert sheet["E3"].alignment.wrap_text
    assert sheet.column_dimensions["E"].width == 60
    assert sheet["C3"].value == 4


def test_words_that_look_like_a_formula_stay_words():
    cell = book_of(matrix_workbook(matrix()[0], {}))["E3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_cell_that_is_too_long_says_that_it_was_cut():
    long = SAID.assign(text="x" * (LONGEST + 1))
    cell = book_of(matrix_workbook(matrix(said=long)[0], {}))["E2"]
    assert len(cell.value) == LONGEST
    assert cell.value.endswith("has all of it)")


def test_the_same_matrix_gives_the_same_bytes():
    first, second = (matrix_workbook(matrix()[0], {}) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert b"1980-01-01T00:00:00Z" in parts.read("docProps/core.xml")
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
