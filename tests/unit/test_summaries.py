"""Summaries rest on extracts of their cell; the matrix is laid out to be read."""

import pandas as pd
import pytest
from coded_fixtures import coding, themes, transcripts

from plait.qualitative.framework import SUMMARIES
from plait.qualitative.summaries import (
    framework_matrix,
    framework_of,
    in_study_order,
)
from plait.shapes.codings import CODINGS, FRAMEWORK

THEMES = themes(money="pay", self="worth")
HERE, THERE, GONE = "x0000000001", "x0000000002", "x0000000003"
ROWS = CODINGS.frame([
    coding(extract=HERE, theme="money"),
    coding(extract=THERE, theme="self", start=9, end=12, code="worth"),
])  # fmt: skip


def frame(extracts=None, codings=ROWS):
    rows = [("P03", "t1", "money", "Too little.", extracts, 2)]
    summaries = pd.DataFrame(rows, columns=SUMMARIES) if extracts is not None else None
    return framework_of(codings, transcripts().turns, THEMES, summaries)


def test_a_summary_is_bound_to_extracts_of_its_cell():
    framework, faults, cautions = frame(HERE)
    cell = framework.set_index("theme").loc["money"]
    assert (cell["summary"], cell["summary_extracts"]) == ("Too little.", HERE)
    assert (faults, cautions) == ([], [])


def test_an_extract_of_another_cell_is_a_fault():
    framework, faults, _ = frame(f"{HERE};{THERE}")
    assert [(f.line, f.found) for f in faults] == [
        (2, f"{THERE}, an extract of another cell")
    ]
    assert framework.set_index("theme").loc["money", "summary_extracts"] == HERE


def test_an_extract_that_is_gone_is_told_and_the_summary_kept():
    framework, faults, cautions = frame(f"{GONE}; {HERE}")
    assert not faults
    assert [c.found for c in cautions] == [f"{GONE}, which is no extract now"]
    assert framework.set_index("theme").loc["money", "summary_extracts"] == HERE


@pytest.mark.parametrize("extracts", [None, ""])
def test_a_summary_need_not_name_extracts(extracts):
    framework, faults, cautions = frame(extracts)
    assert framework["summary_extracts"].isna().all()
    assert (faults, cautions) == ([], [])


def test_the_matrix_has_a_row_a_case_and_time_and_a_column_a_theme():
    matrix, shape = framework_matrix(frame(HERE)[0], THEMES)
    assert list(matrix.columns) == shape.names == ["case", "time", "money", "self"]
    assert matrix.loc[0, "money"] == f"Too little. [{HERE}]"
    assert matrix.loc[0, "self"] == f"[{THERE}]"


def test_a_case_that_said_nothing_keeps_its_row():
    matrix, _ = framework_matrix(frame(codings=CODINGS.empty())[0], THEMES)
    assert matrix[["case", "time"]].to_numpy().tolist() == [["P03", "t1"]]
    assert matrix[["money", "self"]].isna().all(axis=None)


def test_themes_of_one_name_keep_their_ids_as_heads():
    alike = THEMES.assign(name=["case", "Worth"])
    heads = framework_matrix(frame()[0], alike)[1].names
    assert heads == ["case", "time", "money", "Worth"]


def test_an_empty_framework_is_an_empty_matrix():
    matrix, _ = framework_matrix(FRAMEWORK.empty(), THEMES)
    assert list(matrix.columns) == ["case", "time", "money", "self"]
    assert matrix.empty


def test_rows_stand_as_the_documents_do_then_by_time():
    matrix = pd.DataFrame(
        {"case": ["A", "B", "B", "fg", "X"], "time": ["all", "t1", "t2", "t1", "t1"]}
    )
    documents = [
        {"document": "d1", "participant": "B", "group": ""},
        {"document": "d2", "participant": "", "group": "fg"},
        {"document": "d3", "participant": "A"},
    ]
    found = in_study_order(matrix, documents, ["t2", "t1"])
    assert found.to_numpy().tolist() == [
        ["B", "t2"], ["B", "t1"], ["fg", "t1"], ["A", "all"], ["X", "t1"],
    ]  # fmt: skip
