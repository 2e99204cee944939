import functools

import numpy as np
import pandas as pd
import pytest
from questionnaire_fixtures import LONG, WIDE, accounts, only, read_texts

from plait.shapes.questionnaires import ANSWERS, ROWS_READ


@pytest.fixture
def read(tmp_path):
    return functools.partial(read_texts, tmp_path)


def test_wide_layout_gives_a_row_an_item(read):
    data = read((WIDE, "id,wave,m1,m2\nP01,t1,3,4\nP02,t1,5,\n"))
    assert data.faults == []
    assert data.answers["answer"].tolist()[:3] == [3, 4, 5]
    assert np.isnan(data.answers["answer"][3])
    assert data.answers["line"].tolist() == [2, 2, 3, 3]
    ANSWERS.check(data.answers)
    ROWS_READ.check(data.rows_read)


def test_long_layout_gives_a_row_an_imported_scale(read):
    data = read((LONG, "id,wave,what,value\nP01,t1,job_pay,3.5\nP01,t2,job_pay,2\n"))
    assert data.faults == []
    assert data.answers["level"].tolist() == ["scale", "scale"]
    assert data.answers["answer"].tolist() == [3.5, 2]


def test_column_may_be_named_one_by_one(read):
    source = {**WIDE, "patterns": {}, "columns": {"jsat": "job.pay"}}
    data = read((source, "id,wave,jsat\nP01,t1,4\n"))
    assert data.answers["item"].tolist() == ["pay"]


def test_time_as_typed_is_translated(read):
    source = {**WIDE, "time_values": {"1": "t1"}}
    assert read((source, "id,wave,m1,m2\nP01,1,3,4\n")).answers["time"].tolist() == [
        "t1",
        "t1",
    ]


def test_a_file_may_hold_one_time_only(read):
    source = {key: value for key, value in WIDE.items() if key != "time"}
    data = read(({**source, "time_value": "t2"}, "id,m1,m2\nP01,3,4\n"))
    assert set(data.answers["time"]) == {"t2"}


def test_missing_code_is_a_missing_answer_and_is_counted(read):
    source = {**WIDE, "missing_codes": ["-99"]}
    data = read((source, "id,wave,m1,m2\nP01,t1,-99,4\n"))
    assert data.faults == []
    assert data.answers["answer"].isna().tolist() == [True, False]
    assert accounts(data)["recoded_missing", "missing code -99"] == 1


@pytest.mark.parametrize("code", ["-99", -99, "-99.0", -99.0])
def test_missing_code_is_compared_as_a_number(read, code):
    source = {**WIDE, "missing_codes": [code]}
    data = read((source, "id,wave,m1,m2\nP01,t1,-99.0,-99\n"))
    assert data.faults == []
    assert data.answers["answer"].isna().all()


def test_answer_word_becomes_its_number_in_any_case(read):
    source = {**WIDE, "answer_values": {"mood": {"Often": 4}}}
    data = read((source, "id,wave,m1,m2\nP01,t1,often,2\n"))
    assert data.answers["answer"].tolist() == [4, 2]


def test_answer_word_of_another_instrument_is_no_answer(read):
    source = {**WIDE, "answer_values": {"job": {"Often": 4}}}
    fault = only(read((source, "id,wave,m1,m2\nP01,t1,often,2\n")))
    assert fault.found == "the text 'often'"


def test_semicolons_allow_a_decimal_comma(read):
    data = read((LONG, "id;wave;what;value\nP01;t1;job_pay;3,5\n"))
    assert data.answers["answer"].tolist() == [3.5]


def test_commas_do_not_allow_a_decimal_comma(read):
    fault = only(read((LONG, 'id,wave,what,value\nP01,t1,job_pay,"3,5"\n')))
    assert fault.found == "the text '3,5'"


@pytest.mark.parametrize(
    "data",
    ["id,wave,m1,m2,note\r\nP01,t1,3,4,café\r\n".encode("latin-1"),
     "\ufeffid,wave,m1,m2,note\nP01,t1,3,4,café\n".encode()],
)  # fmt: skip
def test_other_encodings_and_line_ends_are_read(read, data):
    found = read((WIDE, data))
    assert found.faults == []
    assert found.answers["answer"].tolist() == [3, 4]


@pytest.mark.parametrize(
    ("typed", "found", "expected"),
    [
        ("9", "the answer 9", "one of 1, 2, 3, 4, 5"),
        ("2.5", "the answer 2.5", "one of 1, 2, 3, 4, 5"),
        ("x", "the text 'x'", "one of 1, 2, 3, 4, 5"),
        ("nan", "the text 'nan'", "one of 1, 2, 3, 4, 5"),
    ],
)
def test_impossible_answer_is_a_fault_with_its_line(read, typed, found, expected):
    fault = only(read((WIDE, f"id,wave,m1,m2\nP01,t1,3,4\nP02,t1,{typed},4\n")))
    assert (fault.file, fault.line) == ("wide.csv", 3)
    assert (fault.found, fault.expected) == (found, expected)
    assert fault.where == "m1, mood item 1, participant P02, time t1"
    assert "missing_codes" in fault.mend


def test_imported_score_out_of_range_is_a_fault(read):
    fault = only(read((LONG, "id,wave,what,value\nP01,t1,job_pay,6\n")))
    assert fault.expected == "a number from 1 to 5"


@pytest.mark.parametrize("typed", ["p01", "P 01", "P1"])
def test_unknown_person_is_a_fault_that_suggests_the_likely_one(read, typed):
    fault = only(read((WIDE, f"id,wave,m1,m2\n{typed},t1,3,4\n{typed},t2,3,4\n")))
    assert fault.found == f"participant {typed} (and 1 more rows)"
    assert fault.line == 2
    assert "write P01" in fault.mend


def test_unknown_person_without_a_likely_one_is_to_be_added(read):
    fault = only(read((WIDE, "id,wave,m1,m2\nQ77,t1,3,4\n")))
    assert fault.mend == "add Q77 to participants.csv"


def test_row_without_a_person_is_a_fault(read):
    fault = only(read((WIDE, "id,wave,m1,m2\n,t1,3,4\n")))
    assert fault.found == "no participant"


def test_row_with_a_fault_gives_no_answers(read):
    assert read((WIDE, "id,wave,m1,m2\nQ77,t1,3,4\n")).answers.empty


def test_unknown_time_is_a_fault(read):
    fault = only(read((WIDE, "id,wave,m1,m2\nP01,t9,3,4\n")))
    assert (fault.found, fault.expected) == ("time t9", "one of t1, t2")


def test_time_value_that_the_study_does_not_have_is_a_fault(read):
    source = {**WIDE, "time_values": {"1": "t1", "2": "t7"}}
    fault = only(read((source, "id,wave,m1,m2\nP01,1,3,4\n")))
    assert (fault.file, fault.found) == ("study.yaml", "time_values 2: t7")


def test_same_person_and_time_twice_names_both_lines(read):
    fault = only(read((WIDE, "id,wave,m1,m2\nP01,t1,3,4\nP02,t1,3,4\nP01,t1,5,4\n")))
    assert fault.line == 4
    assert fault.found == "the same again as in line 2"
    assert fault.where == "participant P01, time t1"


def test_same_item_twice_in_the_long_layout_names_the_item(read):
    row = "P01,t1,job_pay,3\n"
    fault = only(read((LONG, f"id,wave,what,value\n{row}{row}")))
    assert fault.where == "participant P01, time t1, job pay"


def test_same_person_and_time_in_two_files_names_both(read):
    other = {**WIDE, "file": "again.csv"}
    text = "id,wave,m1,m2\nP01,t1,3,4\n"
    fault = only(read((WIDE, text), (other, text)))
    assert fault.file == "again.csv"
    assert fault.found == "the same again as in wide.csv line 2"


def test_two_files_may_hold_different_instruments(read):
    data = read((WIDE, "id,wave,m1,m2\nP01,t1,3,4\n"),
                (LONG, "id,wave,what,value\nP01,t1,job_pay,3\n"))  # fmt: skip
    assert data.faults == []
    assert len(data.answers) == 3


def test_missing_column_is_a_fault_and_the_rest_is_still_checked(read):
    data = read((WIDE, "id,wave,m1\nP01,t1,9\n"))
    assert sorted(fault.where for fault in data.faults) == [
        "column m2",
        "m1, mood item 1, participant P01, time t1",
    ]


def test_missing_key_column_stops_the_file(read):
    data = read((WIDE, "who,wave,m1,m2\nP01,t1,9,9\n"))
    assert only(data).where == "column id"
    assert data.answers.empty


def test_empty_file_is_a_fault(read):
    assert only(read((WIDE, ""))).found == "an empty file"


def test_header_alone_is_a_fault(read):
    data = read((WIDE, "id,wave,m1,m2\n"))
    assert only(data).found == "no row with a response"
    assert data.answers.empty


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"columns": {"x": "mood.9"}}, "mood.9 for 'x'"),
        ({"columns": {"x": "moody.1"}}, "moody.1 for 'x'"),
        ({"columns": {"x": "mood.1"}}, "'m1' and 'x' for mood.1"),
        ({"columns": {"m1": "job.pay"}}, "'m1' for mood.1 and for job.pay"),
        ({"patterns": {"mood": "m{item}", "moody": "x{item}"}}, "a pattern for moody"),
        ({"patterns": {"mood": "m{item}", "job": "x"}}, "the pattern 'x' for job"),
    ],
)
def test_mapping_that_cannot_be_right_is_a_fault(read, changes, found):
    data = read(({**WIDE, **changes}, "id,wave,m1,m2,x\nP01,t1,3,4,1\n"))
    assert only(data).found == found
    assert only(data).file == "study.yaml"


def test_item_label_that_is_not_known_is_a_fault(read):
    fault = only(read((LONG, "id,wave,what,value\nP01,t1,job_food,3\n")))
    assert (fault.line, fault.found) == (2, "'job_food' in 1 rows")


def test_item_label_may_be_left_out_and_is_accounted_for(read):
    source = {**LONG, "leave_out": ["job_food"]}
    text = "id,wave,what,value\nP01,t1,job_food,3\nP01,t1,job_pay,3\n"
    data = read((source, text))
    assert data.faults == []
    left_out = [n for (what, _), n in accounts(data).items() if what == "rows_left_out"]
    assert left_out == [1]


def test_every_column_is_accounted_for(read):
    source = {**WIDE, "leave_out": ["note"]}
    found = accounts(read((source, "id,wave,m1,m2,note,age\nP01,t1,3,4,x,40\n")))
    assert found["columns_used", "mood: m1, m2"] == 2
    assert found["columns_used", "whose, when and what: id, wave"] == 2
    assert found["columns_left_out", "note: named in leave_out"] == 1
    assert found["columns_left_out", "age: not named in study.yaml"] == 1


def test_row_without_an_answer_is_kept_as_non_response(read):
    data = read((WIDE, "id,wave,m1,m2\nP01,t1,3,4\nP02,t1,,\n"))
    found = accounts(data)
    assert found["rows_used", "with at least one answer"] == 1
    assert found["rows_used", "without an answer: kept as non-response"] == 1
    assert data.answers["answer"].isna().sum() == 2


def test_encoding_is_accounted_for(read):
    assert ("encoding", "utf-8") in accounts(read((WIDE, "id,wave,m1,m2\n")))


def test_no_sources_give_empty_tables(read):
    data = read()
    pd.testing.assert_frame_equal(data.answers, ANSWERS.empty())
    pd.testing.assert_frame_equal(data.rows_read, ROWS_READ.empty())
