"""Exports of survey platforms become one row a response, and say what they are."""

import json

import numpy as np
import openpyxl
import pytest

from plait.ingest.platforms import PLATFORMS, identifying_columns
from plait.ingest.tablefile import TableFile, read_table

QUALTRICS = [
    ["StartDate", "Status", "IPAddress", "Progress", "Finished", "ResponseId",
     "RecipientEmail", "Q1_1", "pid"],
    ["Start Date", "Response Type", "IP Address", "Progress", "Finished", "Response ID",
     "Recipient Email", "How have you been? -\nCheerful", "pid"],
    [json.dumps({"ImportId": i}, separators=(",", ":")) for i in
     ("startDate", "status", "ipAddress", "progress", "finished", "_recordId",
      "recipientEmail", "QID1_1", "pid")],
]  # fmt: skip
ANSWERS = [
    ["2026-01-02 10:00:00", "IP Address", "10.0.0.1", "100", "True", "R_1", "", "3", "p1"],
    ["2026-01-02 11:00:00", "Survey Preview", "", "100", "True", "R_2", "", "1", "me"],
    ["2026-01-02 12:00:00", "Survey Test", "", "100", "True", "R_3", "", "1", "robot"],
    ["2026-01-03 09:00:00", "Spam", "10.0.0.2", "40", "False", "R_4", "", "", "p2"],
]  # fmt: skip
CODES = {"IP Address": "0", "Survey Preview": "1", "Survey Test": "2", "Spam": "8",
         "True": "1", "False": "0"}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def write_and_read(rows, platform, *, mark=",") -> TableFile:
        lines = (mark.join('"' + cell.replace('"', '""') + '"' for cell in row)
                 for row in rows)  # fmt: skip
        (tmp_path / "f.csv").write_text("\n".join(lines))
        return read_table({"file": "f.csv", "from": platform}, folder=str(tmp_path))

    return write_and_read


def _rows(file):
    return {name: list(texts) for name, texts in file.columns.items()}


def test_two_of_the_three_headers_of_qualtrics_are_no_responses(read):
    file = read(QUALTRICS + ANSWERS, "qualtrics")
    assert _rows(file)["pid"] == ["p1", "p2"]
    assert file.labels["Q1_1"] == "How have you been? - Cheerful"
    assert list(file.lines) == [5, 8]  # the question has two lines
    assert list(file.columns["Status"].categories) == ["IP Address", "Spam"]
    assert file.faults == []


@pytest.mark.parametrize("coded", [False, True])
def test_previews_and_test_data_of_qualtrics_are_passed_over_and_counted(read, coded):
    answers = [[CODES.get(c, c) for c in row] if coded else row for row in ANSWERS]
    file = read(QUALTRICS + answers, "qualtrics")
    assert file.passed_over == [
        ("a preview of the survey", 1), ("test data made by Qualtrics", 1),
    ]  # fmt: skip
    assert list(file.incomplete) == [False, True]


def test_progress_tells_of_completion_where_finished_was_not_exported(read):
    rows = [[c for n, c in enumerate(row) if n != 4] for row in QUALTRICS + ANSWERS]
    assert list(read(rows, "qualtrics").incomplete) == [False, True]


def test_a_workbook_of_qualtrics_is_read_like_its_csv(tmp_path):
    book = openpyxl.Workbook()
    for row in QUALTRICS[:2] + ANSWERS:
        book.active.append(row)
    book.save(tmp_path / "f.xlsx")
    source = {"file": "f.xlsx", "from": "qualtrics"}
    file = read_table(source, folder=str(tmp_path))
    assert (_rows(file)["pid"], list(file.lines)) == (["p1", "p2"], [3, 6])
    assert file.labels["Status"] == "Response Type"


def test_a_qualtrics_file_whose_second_headers_were_taken_out_is_read(read):
    file = read([QUALTRICS[0], *ANSWERS], "qualtrics")
    assert (_rows(file)["pid"], file.labels) == (["p1", "p2"], {})


def test_the_legacy_format_of_qualtrics_has_two_headers(read):
    rows = [["V1", "V5", "V7", "V10", "Q1"],
            ["ResponseID", "EmailAddress", "Status", "Finished", "How are you?"],
            ["R_1", "a@b.org", "0", "1", "3"], ["R_2", "", "1", "1", "5"],
            ["R_3", "", "0", "0", ""]]  # fmt: skip
    file = read(rows, "qualtrics")
    assert _rows(file)["Q1"] == ["3", ""]
    assert file.passed_over == [("a preview of the survey", 1)]
    assert list(file.incomplete) == [False, True]
    assert identifying_columns(file) == ["V5"]


def test_qualtrics_says_nothing_of_completion_without_its_columns(read):
    file = read([["StartDate", "ResponseId", "Q1"], ["2026", "R_1", "3"]], "qualtrics")
    assert file.incomplete is None


LIMESURVEY = [
    ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "G1Q1",
     "G2Q1[SQ001]"],
    ["1", "2026-01-02 10:00:00", "3", "en", "12", "abc", "N/A", "4"],
    ["2", "", "1", "en", "13", "abd", "", ""],
    ["3", "1980-01-01 00:00:00", "3", "en", "14", "abe", "2", "5"],
]  # fmt: skip


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_limesurvey_response_without_a_date_was_not_submitted(read, mark):
    file = read(LIMESURVEY, "limesurvey", mark=mark)
    assert list(file.incomplete) == [False, True, False]
    assert _rows(file)["G2Q1[SQ001]"] == ["4", "", "5"]
    assert (file.missing, file.faults) == ({"G1Q1": {"N/A"}}, [])


def test_limesurvey_headings_of_code_and_text_are_taken_apart(read):
    texts = ["Response ID", "Date submitted", "Last page", "Start language", "Seed",
             "Access code", "", "How are you? [At work, with\nothers]"]  # fmt: skip
    head = [f"{code}. {text}" for code, text in zip(LIMESURVEY[0], texts, strict=True)]
    file = read([head, *LIMESURVEY[1:]], "limesurvey")
    assert list(file.columns) == LIMESURVEY[0]
    assert file.labels["G2Q1[SQ001]"] == "How are you? [At work, with others]"
    assert "G1Q1" not in file.labels
    assert list(file.incomplete) == [False, True, False]


def test_limesurvey_headings_of_text_alone_are_the_names(read):
    rows = [["Response ID", "Date submitted", "Last page", "Well. Are you?"],
            ["1", "", "1", "3"]]  # fmt: skip
    file = read(rows, "limesurvey")
    assert (list(file.columns), list(file.incomplete)) == (rows[0], [True])


def test_limesurvey_codes_that_come_twice_keep_their_texts(read):
    rows = [["id. Response ID", "submitdate. Date submitted", "lastpage. Last page",
             "Q1. A", "Q1. B"], ["1", "", "1", "3", "4"]]  # fmt: skip
    assert list(read(rows, "limesurvey").columns)[3:] == ["Q1. A", "Q1. B"]


def test_limesurvey_says_nothing_of_submission_without_the_date(read):
    rows = [["id", "lastpage", "seed", "Q1"], ["1", "1", "2", "3"]]
    assert read(rows, "limesurvey").incomplete is None


REDCAP = [
    ["record_id", "redcap_event_name", "redcap_repeat_instrument",
     "redcap_repeat_instance", "redcap_survey_identifier", "mood_timestamp", "mood_1",
     "why___1", "mood_complete", "work_complete"],
    ["p1", "baseline_arm_1", "", "", "", "2026-01-02 10:00:00", "3", "1", "2", "0"],
    ["p1", "month_4_arm_1", "", "", "", "[not completed]", "", "0", "0", ""],
    ["p2", "baseline_arm_1", "", "", "", "", "", "", "", ""],
    ["p2", "month_4_arm_1", "mood", "1", "", "2026-01-03 10:00:00", "4", "0", "1", ""],
]  # fmt: skip
REDCAP_WORDS = {"0": "Incomplete", "1": "Unverified", "2": "Complete"}


@pytest.mark.parametrize("labelled", [False, True])
def test_a_redcap_row_is_incomplete_where_all_its_forms_are(read, labelled):
    rows = [[*row[:8], *(REDCAP_WORDS.get(c, c) if labelled else c for c in row[8:])]
            for row in REDCAP]  # fmt: skip
    file = read(rows, "redcap")
    assert list(file.incomplete) == [False, True, False, False]
    assert _rows(file)["redcap_event_name"][1] == "month_4_arm_1"
    assert (len(file), file.passed_over, file.faults) == (4, [], [])


def test_redcap_time_stamps_tell_where_no_state_of_a_form_was_exported(read):
    file = read([row[:8] for row in REDCAP], "redcap")
    assert list(file.incomplete) == [False, True, False, False]


def test_redcap_says_nothing_of_completion_without_states_and_stamps(read):
    rows = [["record_id", "redcap_event_name", "x"], ["p1", "t1", "3"]]
    assert read(rows, "redcap").incomplete is None


JISC = [
    ["Unique Response Number", "1. Your code?", "2.1.a. Cheerful, at work",
     "2.1.b. Cheerful, at work", "3. Tick all", "CompletionDate"],
    ["638954-638945-65461629", "p1", "3", "", "A,B", "2026-01-02"],
    ["638954-638945-65461630", "p2", "", "4", "", ""],
]  # fmt: skip


def test_jisc_headings_of_number_and_text_are_taken_apart(read):
    file = read(JISC, "jisc")
    assert list(file.columns) == [
        "Unique Response Number", "1", "2.1.a", "2.1.b", "3", "CompletionDate",
    ]  # fmt: skip
    assert file.labels["2.1.b"] == "Cheerful, at work"
    assert list(file.incomplete) == [False, True]


def test_a_jisc_export_of_codes_keeps_its_names(read):
    rows = [["URN", "Q1", "Q2_1_a"], ["638954-1", "p1", "3"]]
    file = read(rows, "jisc")
    assert (list(file.columns), file.incomplete) == (rows[0], None)


def test_a_status_tells_of_completion_in_jisc(read):
    rows = [["Response ID", "Status", "1"], ["a", "Completed", "3"],
            ["b", "In progress", ""]]  # fmt: skip
    assert list(read(rows, "jisc").incomplete) == [False, True]


EXPORTS = {"qualtrics": QUALTRICS + ANSWERS, "limesurvey": LIMESURVEY,
           "redcap": REDCAP, "jisc": JISC,
           "plain": [["id", "wave", "x"], ["p1", "1", "3"]]}  # fmt: skip


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("other", EXPORTS)
def test_a_file_of_another_platform_is_told_with_what_it_looks_like(
    read, platform, other
):
    faults = read(EXPORTS[other], platform).faults
    if other == platform:
        assert faults == []
    else:
        (fault,) = faults
        assert fault.found.startswith(f"no sign of {PLATFORMS[platform].name}: ")
        assert fault.mend.startswith(f"write from: {other} in study.yaml")


def test_headers_of_qualtrics_in_a_plain_table_are_told(read):
    (fault,) = read(QUALTRICS + ANSWERS, "plain").faults
    assert (fault.line, "from: qualtrics" in fault.mend) == (2, True)


@pytest.mark.parametrize("platform", ["plain", "jisc"])
def test_a_plain_table_is_as_it_is(read, platform):
    file = read(EXPORTS["plain"], platform)
    assert _rows(file) == {"id": ["p1"], "wave": ["1"], "x": ["3"]}
    assert file.incomplete is None


@pytest.mark.parametrize(("export", "columns"), [
    ("qualtrics", ["StartDate", "IPAddress", "RecipientEmail"]),
    ("limesurvey", ["submitdate", "token"]),
    ("redcap", ["redcap_survey_identifier", "mood_timestamp"]),
    ("jisc", ["CompletionDate"]), ("plain", []),
])  # fmt: skip
def test_columns_that_identify_people_are_listed(read, export, columns):
    assert identifying_columns(read(EXPORTS[export], export)) == columns


def test_a_label_tells_of_a_column_that_identifies_people():
    file = TableFile("f", {"Q7": None, "Q8": None}, np.zeros(0, "int64"),
                     labels={"Q7": "Email address", "Q8": "How are you?"})  # fmt: skip
    assert identifying_columns(file) == ["Q7"]
