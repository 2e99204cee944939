"""Tables of answers are read by what their file is, and said to be."""

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from plait.ingest.tablefile import (
    TableFile,
    coded_column,
    name_columns,
    read_table,
    text_column,
)


def test_a_csv_file_is_read_from_the_study_folder(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.CSV").write_text("id,x\np1,3\n")
    file = read_table({"file": "data/a.CSV"}, folder=str(tmp_path))
    assert file.shown == "data/a.CSV"
    assert {name: list(texts) for name, texts in file.columns.items()} == {
        "id": ["p1"], "x": ["3"],
    }  # fmt: skip
    assert (len(file), file.incomplete, file.faults) == (1, None, [])


@pytest.mark.parametrize("platform", ["plain", "limesurvey"])
def test_an_export_without_a_row_is_told(tmp_path, platform):
    (tmp_path / "a.csv").write_text("id,submitdate,lastpage,startlanguage,x\n")
    source = {"file": "a.csv", "from": platform}
    (fault,) = read_table(source, folder=str(tmp_path)).faults
    assert (fault.line, fault.found) == (1, "no row with a response")


def test_tabs_separate_a_tsv_file(tmp_path):
    (tmp_path / "a.tsv").write_text("id\tx\np1\t3,5\n")
    assert list(read_table({"file": "a.tsv"}, folder=str(tmp_path)).columns["x"]) == [
        "3,5"
    ]


def test_an_spss_file_is_read_by_its_ending(tmp_path):
    path = tmp_path / "a.sav"
    pyreadstat.write_sav(pd.DataFrame({"x": [3.0]}), str(path))
    file = read_table({"file": "a.sav"}, folder=str(tmp_path))
    assert (file.encoding, list(file.columns["x"])) == ("sav", ["3"])


def test_a_kind_of_file_that_is_not_known_is_told(tmp_path):
    (fault,) = read_table({"file": "a.xls"}, folder=str(tmp_path)).faults
    assert fault.found == "a file .xls"
    assert ".xlsx" in fault.expected


def test_a_file_that_is_not_there_is_not_asked_for_its_platform(tmp_path):
    source = {"file": "a.csv", "from": "qualtrics"}
    faults = read_table(source, folder=str(tmp_path)).faults
    assert [fault.found for fault in faults] == ["no such file"]


def test_a_sheet_of_a_csv_file_is_a_fault(tmp_path):
    source = {"file": "a.csv", "sheet": "Data"}
    (fault,) = read_table(source, folder=str(tmp_path)).faults
    assert fault.found == "sheet Data of a file without sheets"


def test_some_rows_are_kept_with_their_lines_and_marks():
    column = text_column(["a", "b", "a"])
    file = TableFile("f", {"x": column}, np.array([2, 3, 5]),
                     incomplete=np.array([True, False, False]))  # fmt: skip
    kept = file.keep(np.array([True, False, True]))
    assert (list(kept.columns["x"].categories), list(kept.lines)) == (["a"], [2, 5])
    assert list(kept.incomplete) == [True, False]


def test_texts_that_differ_in_white_space_alone_become_one():
    column = coded_column(np.array([0, 1, 2, 1]), ["3", " 3 ", "4"])
    assert list(column) == ["3", "3", "4", "3"]
    assert list(column.categories) == ["3", "4"]


def test_no_rows_make_an_empty_column():
    assert len(text_column([])) == 0


@pytest.mark.parametrize(("cells", "found"), [
    ([("x", ["1"]), ("", ["2"])], [("column 2", "cells under no name")]),
    ([("x", ["1"]), ("", [""])], []),
    ([("x", ["1"]), ("x", ["2"]), ("x", ["2"])], [("column x", "this column twice")]),
])  # fmt: skip
def test_a_column_needs_a_name_of_its_own_if_something_stands_in_it(cells, found):
    file = TableFile("f")
    name_columns(file, 4, ((name, text_column(texts)) for name, texts in cells))
    assert [(f.line, f.where, f.found) for f in file.faults] == [
        (4, *fault) for fault in found
    ]
    assert list(file.columns["x"]) == ["1"]
