"""Who and which rows stand behind a statistic, and why the others do not."""

import pytest
from trace_fixtures import ANSWERS, SCORES, answers, finding, score, score_tables

from plait.provenance.trace_rows import behind, lines_by_file

SCALE = {"id": "total", "items": [str(item) for item in range(1, 8)]}
GROUPS = {"P01": "north", "P02": "north", "P03": "south", "P04": ""}


def found(name="gad7.total.t1-t2.change", groups=None, more=(), **cells):
    rows = score_tables()
    tables = {
        "answers": ANSWERS.frame([*rows["answers"], *more]),
        "scores": SCORES.frame(rows["scores"]),
    }
    row = finding(name, **cells)
    return behind(row, tables, SCALE, times=["t1", "t2"], groups=groups or {})


def at(name, time):
    return {"name": name, "contrast": None, "time": time}


def lines(rows):
    return dict(lines_by_file(rows))


def why(rows):
    return dict(zip(rows["participant"], rows["why"], strict=True))


def test_a_change_counts_those_with_both_scores():
    assert found().people == ["P01", "P02"]


def test_the_lines_of_a_change_are_those_of_both_times():
    assert list(lines(found().used).values()) == [[2, 3, 6, 7]]


def test_who_is_left_out_is_told_with_the_reason():
    assert why(found().left_out) == {
        "P03": "no score at t2: no row",
        "P04": "no score at t1: too few items answered (2 of 7, needs 7); at t2: no row",
    }


def test_a_mean_counts_everyone_scored_then():
    one = found(**at("gad7.total.t1-t1.mean", "t1"))
    assert one.people == ["P01", "P02", "P03"]
    assert set(why(one.left_out)) == {"P04"}


def test_those_lost_count_with_those_who_stayed():
    assert found("gad7.total.t1-t2.lost_difference").people == ["P01", "P02", "P03"]
    assert found("gad7.total.t1-t2.tipping").people == ["P01", "P02", "P03"]


def test_a_mixed_model_counts_whoever_was_scored_once():
    one = found("gad7.total.t1-t2.mixed_change")
    assert one.people == ["P01", "P02", "P03"]
    assert list(lines(one.used).values()) == [[2, 3, 4, 6, 7]]


def test_alpha_counts_those_who_answered_every_item():
    tables = {
        "answers": ANSWERS.frame(
            [*answers("P01", "t1", 2), *answers("P02", "t1", 3, items=6)]
        ),
        "scores": SCORES.frame([score("P01", "t1", 7.0), score("P02", "t1", 7.0)]),
    }
    row = finding(**at("gad7.total.t1-t1.alpha", "t1"))
    one = behind(row, tables, SCALE, times=["t1"], groups={})
    assert one.people == ["P01"]
    assert why(one.left_out) == {"P02": "not every item was answered"}


def test_a_group_counts_its_own_people_only():
    one = found(groups=GROUPS, group="north", **at("gad7.total.t1-t1.mean", "t1"))
    assert one.people == ["P01", "P02"]
    assert why(one.left_out)["P03"] == "not of the group north"


@pytest.mark.parametrize("measure", ["time_effect", "group_by_time"])
def test_where_groups_are_compared_people_of_none_are_left_out(measure):
    groups = GROUPS | {"P03": ""}
    one = found(f"gad7.total.t1-t2.{measure}", groups=groups)
    assert one.people == ["P01", "P02"]
    assert why(one.left_out)["P03"] == "of no known group"


def test_a_missing_answer_of_somebody_who_counts_is_told_as_missing():
    tables = {
        "answers": ANSWERS.frame(answers("P01", "t1", 2, items=6)),
        "scores": SCORES.frame([score("P01", "t1", 7.0)]),
    }
    row = finding(**at("gad7.total.t1-t1.mean", "t1"))
    one = behind(row, tables, SCALE, times=["t1"], groups={})
    assert list(one.left_out["why"]) == ["no answer"]
    assert len(one.used) == 6
