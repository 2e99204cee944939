"""Small counts of people are blank, and so is what would tell them."""

import pandas as pd

from plait.release.counts import (
    release_losses,
    release_participation,
    release_patterns,
    release_rows_read,
)
from plait.shapes.participation import LOSSES, MISSING_PATTERNS, PARTICIPATION
from plait.shapes.questionnaires import ROWS_READ

PROFILE = {"quantitative": {"min_people": 10}}


def _counts(table):
    return [None if pd.isna(n) else int(n) for n in table["n"]]


def test_too_few_people_with_a_score_are_not_shown():
    table = PARTICIPATION.frame([
        {"instrument": "gad7", "scale": "total", "time": "t1", "enrolled": 32,
         "answered": 10, "scored": 9},
        {"instrument": "gad7", "scale": "total", "time": "t2", "enrolled": 32,
         "answered": 0, "scored": 0},
    ])  # fmt: skip
    shown = release_participation(table, PROFILE)
    assert shown["answered"].tolist() == [10, 0]
    assert shown["scored"].isna().tolist() == [True, False]


def test_one_blank_count_takes_the_next_smallest_of_its_time_with_it():
    rows = [("left for another job", 3), ("not recorded", 12), ("withdrawn", 20)]
    table = LOSSES.frame(
        {"time": "t2", "reason": reason, "in_post": "not recorded", "n": n}
        for reason, n in rows
    )
    assert _counts(release_losses(table, PROFILE)) == [None, None, 20]


def test_two_blank_counts_hide_each_other():
    rows = [("t1 - -", 3), ("t1 t2 -", 4), ("t1 t2 t3", 25)]
    table = MISSING_PATTERNS.frame(
        {"instrument": "gad7", "pattern": pattern, "n": n} for pattern, n in rows
    )
    assert _counts(release_patterns(table, PROFILE)) == [None, None, 25]


def test_what_was_read_is_told_without_names_of_files_and_columns():
    rows = [
        ("b_Smith.csv", "columns_left_out", "How are you feeling?: not named", 1),
        ("b_Smith.csv", "columns_left_out", "IPAddress: identifies people", 1),
        ("b_Smith.csv", "rows_used", "with at least one answer", 40),
        ("a.csv", "rows_left_out", "no consent", 3),
        ("a.csv", "encoding", "utf-8", None),
    ]
    table = ROWS_READ.frame(
        dict(zip(ROWS_READ.names, row, strict=True)) for row in rows
    )
    shown = release_rows_read(table, PROFILE)
    assert set(shown["file"]) == {"questionnaire file 1", "questionnaire file 2"}
    text = shown.to_csv()
    assert "Smith" not in text
    assert "feeling" not in text
    left_out = shown[shown["what"] == "columns_left_out"]
    assert left_out["n"].tolist() == [2]
    assert shown.set_index("what")["n"].isna()["rows_left_out"]
    assert shown.set_index("what")["n"]["rows_used"] == 40
