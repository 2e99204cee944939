"""People are counted from enrolment on, and few of them are not told."""

import pandas as pd
import pytest
from synthesis_fixtures import PROFILE, coding

from plait.release.flow import (
    count_flow,
    holds_enrolled,
    release_flow,
    with_quoted,
)
from plait.shapes.codings import CODINGS
from plait.shapes.participation import PARTICIPATION
from plait.shapes.questionnaires import ANSWERS
from plait.shapes.release import FLOW
from plait.shapes.transcripts import TURNS

TIMES = [{"id": "t1", "label": "Start"}, {"id": "t2", "label": "End"}]
PEOPLE = [{"participant": "P01", "left_on": "2025-05-01"},
          {"participant": "P02", "left_on": ""}, {"participant": "P03"}]  # fmt: skip


def _answer(participant, time, answer=1.0):
    return {"participant": participant, "time": time, "instrument": "gad7", "item": "1",
            "level": "item", "answer": answer, "file": "f", "line": 1}  # fmt: skip


def _turn(number, participant, time="t1", role="participant"):
    return {"document": "d", "turn": number, "role": role, "participant": participant,
            "time": time, "text": "x", "start": 0, "end": 1, "text_hash": "0"}  # fmt: skip


ANSWERED = ANSWERS.frame(
    [_answer("P01", "t1"), _answer("P02", "t1"), _answer("P02", "t2"),
     _answer("P03", "t2", float("nan"))]
)  # fmt: skip
SPOKEN = TURNS.frame(
    [
        _turn(1, None, role="interviewer"),
        _turn(2, "P01"),
        _turn(3, "P01"),
        _turn(4, None),
    ]
)


def _count(answers=ANSWERED, turns=SPOKEN, people=PEOPLE, times=TIMES):
    return count_flow(answers, turns, people, times)


def test_each_time_counts_people_and_not_rows():
    flow = _count()
    assert list(flow["enrolled"]) == [3, 3]
    assert list(flow["answered"]) == [2, 1]
    assert list(flow["interviewed"]) == [1, 0]


def test_who_left_is_counted_once_they_answer_no_more():
    assert list(_count()["left"]) == [0, 1]


def test_an_absent_strand_is_not_counted_as_nobody():
    flow = _count(ANSWERS.empty(), SPOKEN)
    assert flow["answered"].isna().all()
    assert flow["left"].isna().all()
    assert _count(ANSWERED, TURNS.empty())["interviewed"].isna().all()


def test_without_a_list_of_people_enrolment_is_not_known():
    assert _count(people=[])["enrolled"].isna().all()


def test_a_study_without_times_is_one_row():
    flow = _count(times=[])
    assert flow[["time", "answered", "interviewed"]].to_numpy().tolist() == [
        ["all", 2, 1]
    ]


@pytest.mark.parametrize(("column", "limit"), [
    ("enrolled", 10), ("answered", 10), ("left", 10), ("interviewed", 3)
])  # fmt: skip
def test_few_people_are_blanked_and_nobody_is_shown(column, limit):
    counts = [0, 1, limit - 1, limit, None]
    rows = [{"place": n, "time": f"t{n}", "label": "x", "answered": 50, column: count}
            for n, count in enumerate(counts)]  # fmt: skip
    released = release_flow(FLOW.frame(rows), PROFILE)[column]
    assert [None if pd.isna(v) else v for v in released] == [0, None, None, limit, None]


def test_a_study_of_words_alone_tells_its_people_by_the_rule_for_words():
    flow = FLOW.frame([{"place": 1, "time": "all", "label": "All", "enrolled": 6,
                        "interviewed": 6}])  # fmt: skip
    assert release_flow(flow, PROFILE)["enrolled"].tolist() == [6]
    asked = flow.assign(answered=pd.array([6], dtype=flow["answered"].dtype))
    assert release_flow(asked, PROFILE)["enrolled"].isna().all()


def test_who_did_not_answer_and_who_withdrew_is_counted():
    people = [PEOPLE[0] | {"withdrawal": "no_quotes"}, PEOPLE[1] | {"withdrawal": "none"}, PEOPLE[2]]  # fmt: skip
    flow = _count(people=people)
    assert list(flow["not_answered"]) == [1, 2]
    assert list(flow["withdrawn"]) == [1, 1]
    assert _count(people=[])["withdrawn"].isna().all()


def test_quoted_people_are_counted_once_a_time():
    said = CODINGS.frame([coding("x1", start=0), coding("x2", start=50), coding("x3", start=90, participant="P02")])  # fmt: skip
    flow = with_quoted(_count(), said.assign(time="t1"), {"x1", "x2"})
    assert list(flow["quoted"]) == [1, 0]
    nobody = _count(ANSWERED, TURNS.empty())
    assert with_quoted(nobody, said, {"x1"})["quoted"].isna().all()


@pytest.mark.parametrize(("quoted", "shown"), [(8, 8), (7, None), (5, 5), (2, None)])
def test_who_spoke_and_is_not_quoted_is_not_told_by_difference(quoted, shown):
    rows = [{"place": 1, "time": "t1", "label": "x", "interviewed": 8, "quoted": quoted}]  # fmt: skip
    released = release_flow(FLOW.frame(rows), PROFILE | {"qualitative": {"min_people": 3}})["quoted"]  # fmt: skip
    assert [None if pd.isna(v) else v for v in released] == [shown]


HELD = {"quantitative": {"min_people": 10, "nonresponse": "held"},
        "qualitative": {"min_people": 3}}  # fmt: skip


def _answered(*counts):
    return FLOW.frame([
        {"place": n, "time": f"t{n}", "label": "x", "enrolled": 45, "answered": count,
         "not_answered": 45 - count} for n, count in enumerate(counts)
    ])  # fmt: skip


def test_where_non_response_is_held_no_sum_gives_the_number_enrolled():
    shown = release_flow(_answered(41, 31), HELD)
    assert shown[["enrolled", "not_answered"]].isna().all(axis=None)
    assert shown["answered"].tolist() == [41, 31]
    assert release_flow(_answered(31), HELD)["enrolled"].tolist() == [45]
    assert release_flow(_answered(31), HELD, enrolled_held=True)["enrolled"].isna().all()  # fmt: skip


@pytest.mark.parametrize(("flow", "scale", "held"), [
    (_answered(31), 31, False), (_answered(41), 31, True), (_answered(31), 41, True),
])  # fmt: skip
def test_the_number_enrolled_is_held_in_all_tables_or_in_none(flow, scale, held):
    scales = PARTICIPATION.frame([
        {"instrument": "gad7", "scale": "total", "time": "t1", "enrolled": 45,
         "answered": scale, "scored": scale},
    ])  # fmt: skip
    assert holds_enrolled(flow, scales, HELD) == held
    assert not holds_enrolled(flow, scales, PROFILE)
