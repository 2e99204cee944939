"""What goes wrong in real exports is told with its place, and not a thousand times."""

import pytest
from questionnaire_fixtures import (
    ACROSS,
    INSTRUMENTS,
    LONG,
    WIDE,
    accounts,
    answers_of,
    only,
    read_texts,
)

HEADER = "id,wave,m1,m2\n"
PEOPLE = [f"P{number:03}" for number in range(1, 101)]
NEVER = {"items": ["9"], "reason": "it asks about harm"}
RULED = {"mood": INSTRUMENTS["mood"] | {"never_read": NEVER}}


def rows(template, people=PEOPLE):
    return "".join(template.format(person=person) for person in people)


def test_a_missing_code_that_is_not_declared_is_told_for_the_first_five(tmp_path):
    text = HEADER + rows("{person},t1,99,3\n")
    faults = read_texts(tmp_path, (WIDE, text), people=PEOPLE).faults
    assert [fault.line for fault in faults] == [2, 3, 4, 5, 6]
    assert [fault.found for fault in faults] == [
        *["the answer 99"] * 4, "the answer 99 (and 95 more rows)",
    ]  # fmt: skip


def test_the_first_rows_of_a_text_are_those_of_the_file(tmp_path):
    text = HEADER + rows("{person},t1,99,3\n", PEOPLE[::-1])
    faults = read_texts(tmp_path, (WIDE, text), people=PEOPLE).faults
    assert [fault.line for fault in faults] == [2, 3, 4, 5, 6]
    assert "participant P100," in faults[0].where


def test_two_columns_are_each_told(tmp_path):
    text = HEADER + rows("{person},t1,99,99\n", PEOPLE[:7])
    faults = read_texts(tmp_path, (WIDE, text), people=PEOPLE).faults
    assert sum("and 2 more rows" in fault.found for fault in faults) == 2
    assert len(faults) == 10


def test_words_that_stand_for_answers_everywhere_are_told_once_each(tmp_path):
    items = {"ids": ["1", "2", "3", "4"], "low": 1, "high": 5, "values": [1, 2, 3]}
    mood = INSTRUMENTS["mood"] | {"items": items}
    text = "id,wave,m1,m2,m3,m4\n" + rows("{person},t1,No,No,No,No\n", PEOPLE[:7])
    found = read_texts(
        tmp_path, (WIDE, text), people=PEOPLE, instruments={"mood": mood}
    )
    assert only(found).found == "the text 'No' (and 27 more answers, to 4 items in all)"
    assert only(found).line == 2


def test_ids_that_lost_their_leading_noughts_are_told_apart_from_unknown_ones(tmp_path):
    text = HEADER + "0017,t1,2,3\n0,t1,2,3\n"
    lost, unknown = read_texts(tmp_path, (WIDE, text), people=["17", "270"]).faults
    assert (
        lost.mend == "if 17 is meant, write 17; otherwise add 0017 to participants.csv"
    )
    assert unknown.mend == "add 0 to participants.csv"


def test_many_ids_that_lost_their_leading_noughts_are_told_in_one_fault(tmp_path):
    text = (
        HEADER + rows("{person},t1,2,3\n{person},t2,2,3\n", range(1, 21)) + "X,t1,2,3\n"
    )
    known = [f"{number:04}" for number in range(1, 30)]
    lost, unknown = read_texts(tmp_path, (WIDE, text), people=known).faults
    assert (lost.line, lost.where) == (2, "participant")
    assert lost.found == (
        "participants without their leading noughts, 1, 2, 3, 4, 5 and 15 more, in 40 rows"
    )
    assert lost.expected == "0001, 0002, 0003, 0004, 0005 and 15 more"
    assert lost.mend.startswith("write 0001 for 1, and so on")
    assert unknown.found == "participant X"


def test_up_to_five_ids_without_their_noughts_are_all_told(tmp_path):
    text = HEADER + rows("{person},t1,2,3\n", range(1, 6))
    known = [f"{number:02}" for number in range(1, 6)]
    fault = only(read_texts(tmp_path, (WIDE, text), people=known))
    assert fault.expected == "01, 02, 03, 04, 05"


def test_an_id_that_could_be_two_known_ones_is_told_by_itself(tmp_path):
    text = HEADER + rows("{person},t1,2,3\n", [17, 18, 19])
    people = ["017", "0017", "018", "019"]
    faults = read_texts(tmp_path, (WIDE, text), people=people).faults
    assert [fault.found for fault in faults] == [
        "participants without their leading noughts, 18, 19, in 2 rows",
        "participant 17",
    ]


def test_a_column_of_comments_is_told_for_its_first_twenty_texts(tmp_path):
    text = HEADER + rows("{person},t1,I am {person},3\n")
    faults = read_texts(tmp_path, (WIDE, text), people=PEOPLE).faults
    assert len(faults) == 21
    assert faults[-1].found == "80 more texts in 80 rows"
    assert (faults[-1].where, faults[-1].line) == ("m1", 22)


def test_many_unknown_people_are_told_in_one_fault_from_the_twenty_first_on(tmp_path):
    text = HEADER + rows("{person},t1,2,3\n")
    faults = read_texts(tmp_path, (WIDE, text), people=["Q"]).faults
    assert len(faults) == 21
    assert faults[-1].found == "80 more that are not known, in 80 rows"


def test_among_very_many_people_only_case_and_spaces_are_forgiven(tmp_path):
    people = [f"X{number}" for number in range(6_000)]
    text = HEADER + "x 17,t1,2,3\nX17b,t1,2,3\n"
    spaced, spelt = read_texts(tmp_path, (WIDE, text), people=people).faults
    assert "write X17;" in spaced.mend
    assert spelt.mend == "add X17b to participants.csv"


def test_an_export_pasted_below_itself_is_told_for_the_first_five_rows(tmp_path):
    body = rows("{person},t1,2,3\n")
    faults = read_texts(tmp_path, (WIDE, HEADER + body + body), people=PEOPLE).faults
    assert [fault.line for fault in faults] == [102, 103, 104, 105, 106]
    assert faults[-1].found == "the same again as in line 6 (and 95 more rows)"


def test_overlapping_exports_are_told_for_each_two_files(tmp_path):
    text = HEADER + "P01,t1,2,3\n"
    again, third = WIDE | {"file": "b.csv"}, WIDE | {"file": "c.csv"}
    data = read_texts(tmp_path, (WIDE, text), (again, text), (third, text))
    found = [(fault.file, fault.found) for fault in data.faults]
    assert found == [("b.csv", "the same again as in wide.csv line 2"),
                     ("c.csv", "the same again as in wide.csv line 2")]  # fmt: skip


def test_one_file_in_two_entries_is_told_as_itself(tmp_path):
    text = HEADER + "P01,t1,2,3\n"
    fault = only(read_texts(tmp_path, (WIDE, text), (WIDE, text)))
    assert (fault.file, fault.found) == ("wide.csv", "the same again as in line 2")


def test_numbers_in_quotes_and_spaces_are_numbers(tmp_path):
    data = read_texts(tmp_path, (WIDE, HEADER + '"P01", t1 ," 3 ","4.0"\n'))
    assert data.faults == []
    assert data.answers["answer"].tolist() == [3, 4]


@pytest.mark.parametrize("typed", ["'3", "3 (agree)", "three", "3;", "--3", "1e999"])
def test_a_number_with_something_around_it_is_a_fault(tmp_path, typed):
    fault = only(read_texts(tmp_path, (WIDE, HEADER + f"P01,t1,{typed},4\n")))
    assert fault.line == 2
    assert typed in fault.found


def test_a_word_for_the_time_that_is_not_listed_is_told_with_those_that_are(tmp_path):
    source = WIDE | {"time_values": {"pre": "t1", "post": "t2"}}
    fault = only(read_texts(tmp_path, (source, HEADER + "P01,Pre,3,4\n")))
    assert (fault.found, fault.expected) == ("time Pre", "one of post, pre")


def test_a_pattern_that_fits_no_column_is_one_fault(tmp_path):
    source = WIDE | {"patterns": {"mood": "mood_{item}"}}
    fault = only(read_texts(tmp_path, (source, HEADER + "P01,t1,3,4\n")))
    assert fault.where == "mood"
    assert (
        fault.found == "none of the 2 columns mood_1 ... mood_2, only id, wave, m1, m2"
    )
    assert fault.mend == (
        "correct its pattern or columns in study.yaml: {item} stands for an item "
        "({item:02} for 01, 02, ...), {scale} for a ready-made total, {time} for the time of a column"
    )


def test_columns_with_a_nought_before_the_number_are_read(tmp_path):
    source = WIDE | {"patterns": {"mood": "m{item:02}"}}
    data = read_texts(tmp_path, (source, "id,wave,m01,m02\nP01,t1,3,4\n"))
    assert data.faults == []
    assert answers_of(data) == [("P01", "t1", "1", 3), ("P01", "t1", "2", 4)]


@pytest.mark.parametrize(("columns", "found"), [
    ("m01,m02", "no 2 columns m1 ... m2, but m01 ... m02"), ("m01,m2", "no column m1, but m01"),
    ("m001,m002", "no 2 columns m1 ... m2, but m001 ... m002"),
])  # fmt: skip
def test_noughts_that_the_pattern_lacks_are_told_in_one_fault(tmp_path, columns, found):
    fault = only(read_texts(tmp_path, (WIDE, f"id,wave,{columns}\nP01,t1,3,4\n")))
    assert (fault.found, "{item:02}" in fault.mend) == (found, True)


def test_unknown_item_labels_are_told_in_one_fault_from_the_twenty_first_on(tmp_path):
    text = "id,wave,what,value\n" + rows("P01,t1,item {person},3\n")
    faults = read_texts(tmp_path, (LONG, text)).faults
    assert len(faults) == 21
    assert faults[-1].found == "80 more labels"


def test_columns_of_the_key_are_all_told_at_once(tmp_path):
    data = read_texts(tmp_path, (LONG, "id,when,which,value\nP01,t1,job_pay,3\n"))
    assert {fault.where for fault in data.faults} == {"column wave", "column what"}


def test_an_entry_that_does_not_say_whose_answers_they_are_gives_none(tmp_path):
    source = {key: value for key, value in WIDE.items() if key != "participant"}
    data = read_texts(tmp_path, (source, HEADER + "P01,t1,3,4\n"))
    assert data.answers.empty


def test_an_item_that_must_not_be_read_is_left_out_with_the_reason(tmp_path):
    text = "id,wave,m1,m2,m9\nP01,t1,3,4,1\n"
    data = read_texts(tmp_path, (WIDE, text), instruments=RULED)
    assert data.faults == []
    assert "9" not in set(data.answers["item"])
    detail = "m9: never read, mood: it asks about harm"
    assert accounts(data)["columns_left_out", detail] == 1


def test_an_item_that_must_not_be_read_is_left_out_at_every_time(tmp_path):
    text = "id,m1_t1,m2_t1,m9_t1,m1_t2,m2_t2,m9_t2\nP01,3,4,1,3,4,1\n"
    found = accounts(read_texts(tmp_path, (ACROSS, text), instruments=RULED))
    assert sum("never read" in detail for _, detail in found) == 2


def test_rows_of_an_item_that_must_not_be_read_are_left_out(tmp_path):
    source = LONG | {"patterns": {"mood": "m{item}"}}
    text = "id,wave,what,value\nP01,t1,m1,3\nP01,t1,m9,2\nP02,t1,m9,2\n"
    data = read_texts(tmp_path, (source, text), instruments=RULED)
    assert data.faults == []
    detail = "never read, mood: it asks about harm"
    assert accounts(data)["rows_left_out", detail] == 2
    assert len(data.answers) == 1


@pytest.mark.parametrize("columns", [{"m9": "mood.2"}, {"x": "mood.9"}])
def test_an_item_that_must_not_be_read_cannot_be_named_by_hand(tmp_path, columns):
    source = WIDE | {"columns": columns}
    text = "id,wave,m1,m2,m9,x\nP01,t1,3,4,1,1\n"
    fault = only(read_texts(tmp_path, (source, text), instruments=RULED))
    assert fault.file == "study.yaml"
    assert "it asks about harm" in fault.expected


def test_a_table_of_summaries_holds_no_answers(tmp_path):
    source = {"file": "s.csv", "layout": "summary", "item": "x", "time_value": "t1"}
    data = read_texts(tmp_path, (source, "x,n\nmood.total,30\n"))
    assert data.faults == []
    assert data.answers.empty
