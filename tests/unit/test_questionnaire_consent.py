"""Answers of people who did not agree are left out before they are scored or written."""

from questionnaire_fixtures import LONG, WIDE, accounts, answers_of, read_texts

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
