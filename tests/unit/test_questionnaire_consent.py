"""Answers of people who did not agree are left out before they are scored or written."""

from questionnaire_fixtures import (
    ACROSS,
    LONG,
    WIDE,
    accounts,
    answers_of,
    read_texts,
)

ROWS = "id,wave,m1,m2\nP01,t1,3,4\nP02,t1,5,1\nP02,t2,,2\n"
REASON = ("rows_left_out", "no consent to questionnaires, or all withdrawn")


def test_every_answer_of_theirs_is_left_out_and_their_lines_are_counted(tmp_path):
    data = read_texts(tmp_path, (WIDE, ROWS)).without(["P02", "P77"])
    assert answers_of(data) == [("P01", "t1", "1", 3), ("P01", "t1", "2", 4)]
    assert data.spread.values.tolist() == [[3, 4]]
    assert data.answers["participant"].cat.categories.tolist() == ["P01"]
    assert accounts(data)[REASON] == 2


def test_lines_are_counted_for_each_file(tmp_path):
    long = "id,wave,what,value\nP02,t1,job_pay,3\nP02,t1,job_peers,4\n"
    data = read_texts(tmp_path, (WIDE, ROWS), (LONG, long)).without(["P02"])
    rows = data.rows_read.set_index(["file", "detail"])["n"]
    assert (rows["wide.csv", REASON[1]], rows["long.csv", REASON[1]]) == (2, 2)


def test_where_all_agreed_nothing_changes(tmp_path):
    data = read_texts(tmp_path, (WIDE, ROWS))
    assert data.without([]) is data.without(["P77"]) is data


def test_of_who_gives_no_new_data_the_later_answers_are_left_out(tmp_path):
    data = read_texts(tmp_path, (WIDE, ROWS)).without(
        [], {"P02": ["t2"], "P77": ["t1"]}
    )
    assert [row for row in answers_of(data) if row[0] == "P02"] == [
        ("P02", "t1", "1", 5), ("P02", "t1", "2", 1),
    ]  # fmt: skip
    assert (
        accounts(data)["rows_left_out", "answered after the person said: no new data"]
        == 1
    )
    assert REASON not in accounts(data)


def _people(data):
    rows = data.rows_read.set_index("detail")["people"].dropna()
    return rows.to_dict()


def test_no_row_is_used_and_left_out(tmp_path):
    data = read_texts(tmp_path, (WIDE, ROWS))
    assert accounts(data)["rows_used", "with at least one answer"] == 3
    assert _people(data) == {"with at least one answer": 2}
    left = data.without(["P02"])
    assert accounts(left)["rows_used", "with at least one answer"] == 1
    assert _people(left) == {"with at least one answer": 1, REASON[1]: 1}


def test_many_lines_of_one_person_are_one_person(tmp_path):
    long = (
        "id,wave,what,value\nP01,t1,job_pay,1\nP02,t1,job_pay,3\nP02,t1,job_peers,4\n"
    )
    data = read_texts(tmp_path, (LONG, long)).without(["P02"])
    assert accounts(data)[REASON] == 2
    assert _people(data) == {"with at least one answer": 1, REASON[1]: 1}


def test_a_row_of_which_a_later_time_is_left_out_is_used(tmp_path):
    across = "id,m1_t1,m2_t1,m1_t2,m2_t2\nP01,3,4,,\nP02,5,1,2,2\nP03,,,1,1\n"
    everyone = ("P01", "P02", "P03")
    data = read_texts(tmp_path, (ACROSS, across), people=everyone)
    data = data.without(["P03"], {"P02": ["t2"]})
    found = accounts(data)
    later = "answered after the person said: no new data"
    assert found["rows_used", "with at least one answer"] == 2
    assert (found["rows_left_out", later], found[REASON]) == (0, 1)
    assert found["rows_used", "without an answer at t2: kept as non-response"] == 1
    assert ("rows_used", "without an answer at t1: kept as non-response") not in found
    assert _people(data) == {"with at least one answer": 2, later: 1, REASON[1]: 1}
