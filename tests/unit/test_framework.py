"""Cases by times by themes."""

import pandas as pd
import pytest
from coded_fixtures import coding, themes, transcripts

from plait.qualitative.framework import chart_framework, read_summaries
from plait.shapes.codings import CODINGS
from plait.shapes.transcripts import TURNS

THEMES = themes(money="pay", self="worth")


def chart(*codings, **more):
    turns = more.pop("turns", transcripts().turns)
    return chart_framework(CODINGS.frame(codings), turns=turns, themes=THEMES, **more)


def test_a_cell_counts_distinct_extracts_and_names_them():
    rows = [
        coding(extract="x2", theme="money", start=9, end=12),
        coding(extract="x1", theme="money;self"),
        coding(extract="x1", theme="money", coder="bob"),
    ]
    found = chart(*rows).set_index("theme")
    assert found.loc["money", ["extracts", "extract_ids"]].tolist() == [2, "x1;x2"]
    assert found.loc["self", ["extracts", "extract_ids"]].tolist() == [1, "x1"]


def test_a_case_without_codings_has_empty_cells():
    found = chart()
    assert found[["case", "time", "theme", "extracts"]].to_numpy().tolist() == [
        ["P03", "t1", "money", 0],
        ["P03", "t1", "self", 0],
    ]


def test_a_document_without_a_time_stands_under_all():
    found = chart(coding(time=None, theme="self"), turns=transcripts(time=None).turns)
    assert set(found["time"]) == {"all"}
    assert found["extracts"].sum() == 1


def test_codes_without_a_theme_are_in_no_cell():
    assert chart(coding(theme=None))["extracts"].sum() == 0


def test_summaries_stand_in_their_cell():
    cells = pd.DataFrame(
        [["P03", "t1", "money", "too little"]],
        columns=["case", "time", "theme", "summary"],
    )
    found = chart(summaries=cells).set_index("theme")
    assert found.loc["money", "summary"] == "too little"
    assert pd.isna(found.loc["self", "summary"])
    assert found["summary_extracts"].isna().all()


def test_no_turns_give_an_empty_chart():
    assert chart(turns=TURNS.empty()).empty


@pytest.fixture
def summaries(tmp_path):
    def read(*rows):
        path = tmp_path / "summaries.csv"
        path.write_text("\n".join(["case,time,theme,summary", *rows]) + "\n")
        return read_summaries(str(path), cases=["P03"], themes=["money"], times=["t1"])

    return read


def test_a_blank_time_is_all(summaries):
    found, faults = summaries('P03,,money,"too little, he says"')
    assert not faults
    row = ["P03", "all", "money", "too little, he says", "", 2]
    assert found.iloc[0].tolist() == row


@pytest.mark.parametrize(
    ("row", "where"),
    [("P9,t1,money,x", "case"), ("P03,t9,money,x", "time"), ("P03,t1,mony,x", "theme")],
)
def test_an_unknown_id_is_a_fault(summaries, row, where):
    found, faults = summaries(row)
    assert [(fault.line, fault.where) for fault in faults] == [(2, where)]
    assert found.empty


def test_a_cell_written_twice_is_a_fault(summaries):
    _, faults = summaries("P03,,money,x", "P03,all,money,y")
    assert faults[0].line == 3


def test_extracts_that_no_extract_can_be_called_are_a_fault(tmp_path):
    path = tmp_path / "summaries.csv"
    path.write_text(
        "case,time,theme,summary,extracts\nP03,t1,money,x,x0123456789; x12\n"
    )
    _, faults = read_summaries(str(path), cases=["P03"], themes=["money"], times=["t1"])
    assert [(fault.where, fault.found) for fault in faults] == [("extracts", "'x12'")]


def test_a_missing_column_is_a_fault(tmp_path):
    (tmp_path / "s.csv").write_text("case,time\nP03,t1\n")
    _, faults = read_summaries(str(tmp_path / "s.csv"), cases=[], themes=[], times=[])
    assert faults
