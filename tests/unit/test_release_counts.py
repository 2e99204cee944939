"""Small counts of people are blank, and so is what would tell them."""

import pandas as pd

from plait.release.counts import (
    release_losses,
    release_participation,
    release_patterns,
)
from plait.shapes.participation import LOSSES, MISSING_PATTERNS, PARTICIPATION

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


def _lost(*rows, **limits):
    table = LOSSES.frame(
        {"time": "t2", "reason": reason, "in_post": "not recorded", "n": n}
        for reason, n in rows
    )
    profile = {"quantitative": PROFILE["quantitative"] | limits}
    shown = release_losses(table, profile)
    return sorted(zip(shown["reason"], shown["n"], strict=True), reverse=True)


def test_small_counts_are_told_together_with_the_next_until_they_are_enough():
    rows = [("left for another job", 3), ("not recorded", 12), ("withdrawn", 20)]
    assert _lost(*rows) == [("withdrawn", 20), ("other reasons", 15)]


def test_few_and_nobody_are_alike_where_nothing_can_be_told_beside_them():
    assert _lost(("illness", 9), ("still in the role", 12)) == []
    assert _lost(("illness", 4)) == _lost() == []


def test_counts_that_are_all_large_stay_and_where_nought_is_held_one_is_not_named():
    rows = [("illness", 10), ("withdrawn", 20)]
    assert _lost(*rows) == rows[::-1]
    assert _lost(*rows, zero="held") == [("withdrawn", 20), ("other reasons", 10)]


def test_what_sums_to_the_number_enrolled_is_not_told_where_non_response_is_held():
    rows = [("illness", 4), ("moved", 7), ("withdrawn", 20)]
    assert _lost(*rows, nonresponse="held") == [("withdrawn", 20)]


def test_small_patterns_have_no_row_of_their_own():
    rows = [("t1 - -", 3), ("t1 t2 -", 8), ("t1 t2 t3", 25)]
    table = MISSING_PATTERNS.frame(
        {"instrument": "gad7", "pattern": pattern, "n": n} for pattern, n in rows
    )
    shown = release_patterns(table, PROFILE)
    assert shown["pattern"].tolist() == ["other patterns", "t1 t2 t3"]
    assert _counts(shown) == [11, 25]


def test_what_is_held_of_the_enrolled_in_another_table_is_held_here():
    table = PARTICIPATION.frame([
        {"instrument": "gad7", "scale": "total", "time": "t1", "enrolled": 32,
         "answered": 20, "scored": 20},
    ])  # fmt: skip
    assert release_participation(table, PROFILE)["enrolled"].tolist() == [32]
    held = release_participation(table, PROFILE, enrolled_held=True)
    assert held["enrolled"].isna().all()
