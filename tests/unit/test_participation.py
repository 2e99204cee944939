import numpy as np
import pandas as pd
import pytest

from plait.quantitative.participation import (
    loss_table,
    participation_table,
    pattern_table,
    who_took_part,
)
from plait.quantitative.plan import Plan
from plait.shapes.participation import (
    LOSSES,
    MISSING_PATTERNS,
    PARTICIPATION,
    TOOK_PART,
)
from plait.shapes.questionnaires import SCORES

SCALES = pd.DataFrame({"instrument": ["mood", "mood"], "scale": ["total", "part"]})
TIMES = ["t1", "t2", "t3"]
BLANK = {"started_on": "", "left_on": "", "left_reason": "", "withdrawn_on": "",
         "withdrawal": ""}  # fmt: skip


def scores(*rows):
    names = ("participant", "time", "scale", "score", "n_answered")
    return SCORES.frame(
        dict(zip(names, row, strict=True)) | {"instrument": "mood"} for row in rows
    )


def people(**rows):
    records = [{"participant": name, **BLANK, **row} for name, row in rows.items()]
    return pd.DataFrame(records).astype("str")


def losses(*rows, times=("t1", "t2"), **who):
    table = loss_table(scores(*rows), people(**who), times=list(times))
    return {(time, reason, post): n for time, reason, post, n in table.to_numpy()}


def reason(time="t2", rows=(("P1", "t1", "total", 5.0, 2),), **who):
    return [key[1] for key in losses(*rows, **who) if key[0] == time]


def test_people_are_counted_from_enrolment_to_a_score():
    table = participation_table(
        scores(("P1", "t1", "total", 5.0, 2), ("P2", "t1", "total", np.nan, 1),
               ("P3", "t1", "total", np.nan, 0)),
        people(P1={}, P2={}, P3={}, P4={"withdrawal": "remove_all"}),
        scales=SCALES, times=TIMES,
    )  # fmt: skip
    rows = table.set_index(["scale", "time"])
    counts = rows.loc[("total", "t1"), ["enrolled", "answered", "scored"]]
    assert counts.tolist() == [4, 2, 1]
    assert rows.loc[("part", "t3"), ["answered", "scored"]].tolist() == [0, 0]
    assert len(table) == 6


def test_enrolled_is_missing_where_nobody_is_listed():
    nobody = people(P1={}).head(0)
    table = participation_table(scores(), nobody, scales=SCALES, times=TIMES)
    assert table["enrolled"].isna().all()
    assert PARTICIPATION.check(table).equals(table)


@pytest.mark.parametrize(
    ("left_on", "in_post"),
    [
        ("2025-01-01", "under 3 months"),
        ("2025-04-01", "under 3 months"),
        ("2025-04-03", "3 to 6 months"),
        ("2025-07-02", "3 to 6 months"),
        ("2025-07-03", "6 to 12 months"),
        ("2026-01-01", "6 to 12 months"),
        ("2026-01-02", "12 months or more"),
        ("2024-12-31", "not recorded"),
        ("", "not recorded"),
    ],
)
def test_time_in_post_is_from_starting_to_leaving(left_on, in_post):
    # 91.3 days are 3 months, 182.6 are 6, 365.25 are 12
    who = {"started_on": "2025-01-01", "left_on": left_on, "left_reason": "moved"}
    rows = [("P1", "t1", "total", 5.0, 2)]
    assert losses(*rows, P1=who) == {("t2", "moved", in_post): 1}


def test_leaver_without_a_reason_is_not_recorded():
    assert reason(P1={"left_on": "2025-05-01"}) == ["not recorded"]


def test_withdrawal_from_questionnaires_is_a_reason_before_leaving():
    for kind in ("no_new_data", "remove_all"):
        assert reason(P1={"withdrawal": kind, "left_reason": "moved"}) == ["withdrawn"]


def test_withdrawal_of_quotes_is_no_reason():
    assert reason(P1={"withdrawal": "no_quotes", "left_reason": "moved"}) == ["moved"]


def test_who_has_not_left_is_still_in_the_role_where_leaving_is_noted():
    rows = [("P1", "t1", "total", 5.0, 2), ("P2", "t1", "total", 5.0, 2)]
    reasons = reason(rows=rows, P1={}, P2={"left_reason": "moved"})
    assert reasons == ["moved", "still in the role"]


def test_nothing_is_known_where_leaving_is_never_noted():
    assert reason(P1={}) == ["not recorded"]


def test_who_answers_later_had_not_left_before():
    rows = [("P1", "t2", "total", 5.0, 2)]
    assert reason("t1", rows, P1={"left_reason": "moved"}) == ["still in the role"]


def test_an_answer_without_a_score_is_no_loss():
    assert losses(("P1", "t1", "total", np.nan, 1), times=["t1"], P1={}) == {}


def test_losses_of_nobody_are_an_empty_table():
    nobody = people(P1={}).head(0)
    table = loss_table(scores(), nobody, times=TIMES)
    assert LOSSES.check(table).empty


def test_people_with_the_same_times_share_a_pattern():
    table = pattern_table(
        scores(("P1", "t1", "total", 5.0, 2), ("P1", "t3", "part", 5.0, 2),
               ("P2", "t1", "part", 4.0, 2), ("P2", "t3", "part", 4.0, 2),
               ("P3", "t2", "total", np.nan, 1)),
        people(P1={}, P2={}, P3={}, P4={}), scales=SCALES, times=TIMES,
    )  # fmt: skip
    assert MISSING_PATTERNS.check(table).equals(table)
    assert dict(zip(table["pattern"], table["n"], strict=True)) == {
        "t1 - t3": 2, "- - -": 2
    }  # fmt: skip


def test_patterns_of_nobody_and_of_no_time():
    nobody = people(P1={}).head(0)
    assert pattern_table(scores(), nobody, scales=SCALES, times=TIMES).empty
    assert pattern_table(scores(), people(P1={}), scales=SCALES, times=[]).empty


def test_where_nobody_was_asked_nobody_was_lost():
    rows = [{"participant": "P1", "started_on": "2025-01-01"}]
    plan = Plan({}, {}, ["t1", "t2"], [], [])
    found = who_took_part(SCORES.empty(), rows, plan)
    assert [len(found[name]) for name in TOOK_PART] == [0, 0, 0]
