"""What was read is told by people, without names, and never of few of them."""

import pandas as pd
import pytest

from plait.ingest.consent import LATER, REASON
from plait.ingest.questionnaire_rows import ANSWERED, NO_ANSWER
from plait.ingest.summary_accounts import PRINTED
from plait.release.rows_read import release_rows_read
from plait.shapes.questionnaires import ROWS_READ

PROFILE = {"quantitative": {"min_people": 10}}
HELD = {"quantitative": {"min_people": 10, "nonresponse": "held"}}


def _rows(*rows):
    names = ROWS_READ.names
    return ROWS_READ.frame(dict(zip(names, row, strict=True)) for row in rows)


def _people(*rows, profile=PROFILE, **more):
    shown = release_rows_read(_rows(*rows), profile, **more)
    return {row.detail: None if pd.isna(row.people) else int(row.people)
            for row in shown.itertuples()}  # fmt: skip


def _used(people):
    return ("a.csv", "rows_used", ANSWERED, 6 * people, people)


def _left(people, why=REASON):
    return ("a.csv", "rows_left_out", why, 14 * people, people)


def test_what_was_read_is_told_without_names_of_files_and_columns():
    shown = release_rows_read(_rows(
        ("b_Smith.csv", "columns_left_out", "How are you feeling?: not named", 1, None),
        ("b_Smith.csv", "columns_left_out", "IPAddress: identifies people", 1, None),
        ("a.csv", "encoding", "utf-8", None, None),
    ), PROFILE)  # fmt: skip
    assert shown["file"].tolist() == ["questionnaire file 1", "questionnaire file 2"]
    assert "Smith" not in shown.to_csv()
    assert "feeling" not in shown.to_csv()
    assert shown.set_index("what")["n"]["columns_left_out"] == 2


def test_many_rows_of_few_people_are_few():
    told = _people(_used(40), _left(3))
    assert (told[ANSWERED], told[REASON]) == (40, None)
    assert _people(_used(40), _left(12))[REASON] == 12


def test_no_number_of_rows_or_answers_is_told():
    shown = release_rows_read(_rows(
        _used(40), _left(12), ("a.csv", "rows_left_out", "survey preview", 30, None),
        ("a.csv", "recoded", "gad7: never read as 0", 159, None),
        ("a.csv", "recoded_missing", "empty cells", 703, None),
    ), PROFILE)  # fmt: skip
    assert shown["n"].isna().all()


def test_few_and_nobody_left_out_are_alike():
    assert _people(_used(40)) == _people(_used(40), _left(3), _left(9, LATER))


def test_who_was_silent_has_no_row():
    silent = ("a.csv", "rows_used", NO_ANSWER, 13, None)
    assert _people(_used(40), silent) == _people(_used(40))


@pytest.mark.parametrize(("enrolled", "left_out", "told"), [
    (45, 3, None),  # 5 are left, so that 3 is told nearly
    (40, 0, 40), (60, 3, 40), (60, 12, None),  # 20 are left, less the 12 that are told
    (0, 3, 40),
])  # fmt: skip
def test_the_people_enrolled_less_those_told_are_never_few(enrolled, left_out, told):
    assert _people(_used(40), _left(left_out), enrolled=enrolled)[ANSWERED] == told


def test_where_non_response_is_held_who_answered_a_file_is_not_told():
    assert _people(_used(40), profile=HELD, enrolled=60)[ANSWERED] is None


def test_rows_of_printed_figures_are_of_nobody():
    rows = [("p.csv", "rows_used", PRINTED, 3, None),
            ("p.csv", "rows_left_out", "named in leave_out", 2, None)]  # fmt: skip
    shown = release_rows_read(_rows(*rows), PROFILE)
    assert shown.set_index("what")["n"].to_dict() == {"rows_left_out": 2, "rows_used": 3}  # fmt: skip
    assert REASON not in shown["detail"].tolist()
