"""Exports as platforms and statistics programs make them become answers."""

import openpyxl
import pandas as pd
import pyreadstat
import pytest
from questionnaire_fixtures import (
    INSTRUMENTS,
    WIDE,
    accounts,
    answers_of,
    only,
    read_texts,
)

from plait.ingest.questionnaires import read_questionnaires

QUALTRICS = """\
StartDate,Status,IPAddress,Finished,m1,m2,pid,wave
Start Date,Response Type,IP Address,Finished,"Cheerful,
lately",Calm,pid,wave
"{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""ip""}",\
"{""ImportId"":""finished""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}",\
"{""ImportId"":""pid""}","{""ImportId"":""wave""}"
2026-01-02 10:00:00,IP Address,10.0.0.1,True,3,4,P01,1
2026-01-02 11:00:00,Survey Preview,,True,1,1,me,1
2026-01-02 12:00:00,IP Address,10.0.0.2,False,2,,P02,1
"""
REDCAP = """\
record_id,redcap_event_name,m1,m2,mood_complete
P01,baseline_arm_1,3,4,2
P01,month_4_arm_1,2,,0
"""


@pytest.fixture
def read(tmp_path):
    def read_file(source):
        return read_questionnaires(
            [source], folder=str(tmp_path), participants={"P01", "P02"},
            times=["t1", "t2"], instruments=INSTRUMENTS,
        )  # fmt: skip

    return read_file


def test_an_export_of_qualtrics_is_read_without_its_headers_and_previews(tmp_path):
    source = WIDE | {
        "from": "qualtrics",
        "participant": "pid",
        "time_values": {"1": "t1"},
    }
    data = read_texts(tmp_path, (source, QUALTRICS))
    assert data.faults == []
    assert answers_of(data)[:3] == [("P01", "t1", "1", 3), ("P01", "t1", "2", 4),
                                    ("P02", "t1", "1", 2)]  # fmt: skip
    found = accounts(data)
    assert found["rows_left_out", "a preview of the survey"] == 1
    assert found["rows_used", "of these, not completed: kept"] == 1
    assert found["columns_left_out", "IPAddress: identifies people: not read"] == 1
    assert not data.rows_read["detail"].str.contains("10.0.0").any()


def test_what_qualtrics_marks_as_not_finished_can_be_left_out(tmp_path):
    source = WIDE | {"from": "qualtrics", "participant": "pid",
                     "time_values": {"1": "t1"}, "incomplete": "leave_out"}  # fmt: skip
    data = read_texts(tmp_path, (source, QUALTRICS))
    assert set(data.answers["participant"]) == {"P01"}


def test_events_of_redcap_are_times(tmp_path):
    events = {"baseline_arm_1": "t1", "month_4_arm_1": "t2"}
    source = WIDE | {"from": "redcap", "participant": "record_id",
                     "time": "redcap_event_name", "time_values": events}  # fmt: skip
    data = read_texts(tmp_path, (source, REDCAP))
    assert data.faults == []
    assert data.answers["time"].tolist() == ["t1", "t1", "t2", "t2"]
    assert accounts(data)["rows_used", "of these, not completed: kept"] == 1


def test_each_sheet_of_a_workbook_may_be_one_time(tmp_path, read):
    book = openpyxl.Workbook()
    book.active.title = "Start"
    book.create_sheet("Month 4")
    for sheet, answer in zip(book, (3, 4.0), strict=True):
        sheet.append(["id", "m1", "m2"])
        sheet.append(["P01", answer, 5])
    book.save(tmp_path / "waves.xlsx")
    entry = {key: value for key, value in WIDE.items() if key != "time"}
    entry |= {"file": "waves.xlsx"}
    data = read_questionnaires(
        [entry | {"sheet": "Start", "time_value": "t1"},
         entry | {"sheet": "Month 4", "time_value": "t2"}],
        folder=str(tmp_path), participants={"P01"}, times=["t1", "t2"],
        instruments=INSTRUMENTS,
    )  # fmt: skip
    assert data.faults == []
    assert data.answers["answer"].tolist() == [3, 5, 4, 5]
    shown = ["waves.xlsx, sheet Month 4", "waves.xlsx, sheet Start"]
    assert data.answers["file"].cat.categories.tolist() == shown
    assert "time_value" not in only(read(entry | {"time_value": "t1"})).found


def test_codes_that_an_spss_file_declares_missing_are_missing(tmp_path, read):
    frame = pd.DataFrame({"id": ["P01", "P02"], "wave": [1.0, 1.0], "m1": [3.0, 99.0],
                          "m2": [4.0, None]})  # fmt: skip
    pyreadstat.write_sav(frame, str(tmp_path / "a.sav"), missing_ranges={"m1": [99]})
    data = read(WIDE | {"file": "a.sav", "time_values": {"1": "t1"}})
    assert data.faults == []
    assert data.answers["answer"].isna().tolist() == [False, False, True, True]
    detail = "missing code 99, declared in the file itself"
    assert accounts(data)["recoded_missing", detail] == 1


def test_a_code_of_an_spss_file_out_of_range_is_told_with_its_label(tmp_path, read):
    frame = pd.DataFrame({"id": ["P01"], "wave": [1.0], "m1": [9.0], "m2": [4.0]})
    labels = {"m1": {9: "Refused"}}
    pyreadstat.write_sav(frame, str(tmp_path / "a.sav"), variable_value_labels=labels)
    fault = only(read(WIDE | {"file": "a.sav", "time_values": {"1": "t1"}}))
    assert fault.found == "the answer 9, which the file calls 'Refused'"
