"""One row a person, with columns of their own for each time."""

import math

import pytest
from questionnaire_fixtures import ACROSS, WIDE, accounts, answers_of, only, read_texts

HEADER = "id,m1_t1,m2_t1,m1_t2,m2_t2\n"


def test_each_time_is_read_from_columns_of_its_own(tmp_path):
    data = read_texts(tmp_path, (ACROSS, HEADER + "P02,1,2,3,4\nP01,5,4,3,2\n"))
    assert data.faults == []
    assert answers_of(data) == [
        ("P01", "t1", "1", 5), ("P01", "t1", "2", 4),
        ("P01", "t2", "1", 3), ("P01", "t2", "2", 2),
        ("P02", "t1", "1", 1), ("P02", "t1", "2", 2),
        ("P02", "t2", "1", 3), ("P02", "t2", "2", 4),
    ]  # fmt: skip
    assert data.answers["line"].tolist() == [3] * 4 + [2] * 4


def test_time_in_a_name_may_be_written_in_words_of_the_file(tmp_path):
    source = ACROSS | {"time_values": {"pre": "t1", "post": "t2"}}
    header = HEADER.replace("t1", "pre").replace("t2", "post")
    data = read_texts(tmp_path, (source, header + "P01,1,2,3,4\n"))
    assert data.faults == []
    assert data.answers["time"].tolist() == ["t1", "t1", "t2", "t2"]


def test_a_column_may_name_its_time_behind_an_at(tmp_path):
    source = ACROSS | {"patterns": {}, "columns": {"sat_2": "job.pay@t2"}}
    data = read_texts(tmp_path, (source, "id,sat_2\nP01,4\n"))
    assert answers_of(data) == [("P01", "t2", "pay", 4)]


def test_a_time_behind_an_at_must_be_known(tmp_path):
    source = ACROSS | {"patterns": {}, "columns": {"sat_2": "job.pay@t9"}}
    fault = only(read_texts(tmp_path, (source, "id,sat_2\nP01,4\n")))
    assert fault.found == "job.pay@t9 for 'sat_2'"
    assert fault.expected == "one of t1, t2 behind the @"


def test_a_time_without_any_of_its_columns_is_one_fault(tmp_path):
    fault = only(read_texts(tmp_path, (ACROSS, "id,m1_t1,m2_t1\nP01,1,2\n")))
    assert fault.where == "mood at t2"
    assert fault.found.startswith("none of the 2 columns m1_t2 ... m2_t2, only id,")
    assert "time_values" in fault.mend


def test_a_time_that_the_file_does_not_have_is_left_out_of_time_values(tmp_path):
    source = ACROSS | {"time_values": {"t1": "t1"}}
    data = read_texts(tmp_path, (source, "id,m1_t1,m2_t1\nP01,1,2\n"))
    assert data.faults == []
    assert len(data.answers) == 2


def test_one_column_that_is_missing_at_one_time_is_told_with_the_nearest(tmp_path):
    others = ",".join(f"note_{number}" for number in range(12))
    header = f"id,m1_t1,m2_t1,m1_t2,m2t2,{others}\n"
    row = "P01,1,2,3,4" + ",x" * 12 + "\n"
    fault = only(read_texts(tmp_path, (ACROSS, header + row)))
    assert fault.where == "column m2_t2"
    assert fault.found.startswith("only m2t2,")
    assert fault.found.endswith("(17 in all)")


def test_two_words_for_one_time_are_two_columns_for_one_item(tmp_path):
    source = ACROSS | {"time_values": {"t1": "t1", "T1": "t1"}}
    text = "id,m1_t1,m2_t1,m1_T1,m2_T1\nP01,1,2,3,4\n"
    found = {fault.found for fault in read_texts(tmp_path, (source, text)).faults}
    assert found == {"'m1_t1' and 'm1_T1' for mood.1@t1",
                     "'m2_t1' and 'm2_T1' for mood.2@t1"}  # fmt: skip


def test_who_is_silent_at_a_time_is_kept_as_non_response_and_counted(tmp_path):
    data = read_texts(tmp_path, (ACROSS, HEADER + "P01,1,2,,\nP02,,,,\n"))
    assert len(data.answers) == 8
    assert sum(math.isnan(value) for value in data.answers["answer"]) == 6
    found = accounts(data)
    assert found["rows_used", "with at least one answer"] == 1
    assert found["rows_used", "without an answer: kept as non-response"] == 1
    assert found["rows_used", "without an answer at t1: kept as non-response"] == 1
    assert found["rows_used", "without an answer at t2: kept as non-response"] == 2


def test_an_impossible_answer_is_told_with_the_time_of_its_column(tmp_path):
    fault = only(read_texts(tmp_path, (ACROSS, HEADER + "P01,1,2,9,4\n")))
    assert fault.where == "m1_t2, mood item 1, participant P01, time t2"


def test_a_person_twice_is_one_fault_though_several_times_are_double(tmp_path):
    text = HEADER + "P01,1,2,3,4\nP01,1,2,3,4\n"
    fault = only(read_texts(tmp_path, (ACROSS, text)))
    assert (fault.line, fault.where) == (3, "participant P01")


def test_a_later_time_may_come_in_a_file_of_its_own(tmp_path):
    first = ACROSS | {"time_values": {"t1": "t1"}}
    second = {key: value for key, value in WIDE.items() if key != "time"}
    data = read_texts(tmp_path, (first, "id,m1_t1,m2_t1\nP01,1,2\n"),
                      (second | {"time_value": "t2"}, "id,m1,m2\nP01,3,4\n"))  # fmt: skip
    assert data.faults == []
    assert [value for *_, value in answers_of(data)] == [1, 2, 3, 4]


def test_the_time_of_a_whole_file_is_an_id_though_other_times_are_typed(tmp_path):
    source = {key: value for key, value in WIDE.items() if key != "time"}
    source |= {"time_value": "t2", "time_values": {"1": "t1"}}
    data = read_texts(tmp_path, (source, "id,m1,m2\nP01,3,4\n"))
    assert data.faults == []
    assert set(data.answers["time"]) == {"t2"}


@pytest.mark.parametrize("lines", [["P01,1,2,3,4", "P02,5,4,3,2"],
                                   ["P02,5,4,3,2", "P01,1,2,3,4"]])  # fmt: skip
def test_the_order_of_the_rows_changes_no_answer(tmp_path, lines):
    data = read_texts(tmp_path, (ACROSS, HEADER + "\n".join(lines) + "\n"))
    assert [value for *_, value in answers_of(data)] == [1, 2, 3, 4, 5, 4, 3, 2]


def test_item_labels_of_a_long_file_may_hold_the_time(tmp_path):
    source = ACROSS | {"layout": "long", "item": "what", "answer": "value"}
    text = "id,what,value\nP01,m2_t2,4\nP01,m1_t1,3\nP01,m2_t1,\n"
    data = read_texts(tmp_path, (source, text))
    assert data.faults == []
    assert answers_of(data)[0] == ("P01", "t1", "1", 3)
    assert answers_of(data)[2] == ("P01", "t2", "2", 4)


@pytest.mark.parametrize("source", [ACROSS | {"time": "wave"},
                                    ACROSS | {"patterns": {"mood": "m{item}"}}])  # fmt: skip
def test_names_with_two_times_or_none_are_not_read(tmp_path, source):
    data = read_texts(tmp_path, (source, "id,wave,m1,m2,m1_t1\nP01,t2,1,2,3\n"))
    assert data.answers.empty
