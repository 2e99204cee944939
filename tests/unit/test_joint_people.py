"""Answers and words are linked only of those who agreed to it."""

import math

import numpy as np
import pandas as pd
import pytest

from plait.shapes.questionnaires import SCORES
from plait.synthesis.joint_people import (
    Linked,
    count_linked,
    group_people,
    heard_people,
    margin_of,
    values_at,
)

SHOWN = {"scale": "w.total"}


def scores(*rows):
    return SCORES.frame(
        {"participant": p, "time": t, "instrument": "w", "scale": "total", "score": s,
         "n_items": 1, "n_answered": 1, "status": "scored"}
        for p, t, s in rows
    )  # fmt: skip


def test_who_did_not_agree_is_left_out_and_counted():
    linked = Linked({"a", "b", "c"}, {"b", "c", "d"}, {"a", "b"})
    counts = count_linked(linked, display=1).set_index("what")["n"].to_dict()
    assert linked.people == {"b"}
    assert counts == {"with a score": 3, "who spoke": 3, "with both": 2,
                      "left out, no consent to linkage": 1, "linked": 1}  # fmt: skip


def test_voices_that_are_not_known_are_nobodys():
    turns = pd.DataFrame({"participant": ["a", None, "a"]})
    assert heard_people(turns) == {"a"}


def test_a_change_needs_both_scores():
    table = scores(("a", "t1", 4.0), ("a", "t2", 6.0), ("b", "t1", 4.0), ("c", "t1", np.nan))  # fmt: skip
    assert values_at(table, "w.total", "t1-t2").to_dict() == {"a": 2.0}
    assert values_at(table, "w.total", "t1").to_dict() == {"a": 4.0, "b": 4.0}


def test_a_time_without_scores_has_no_values():
    assert values_at(scores(("a", "t1", 4.0)), "w.total", "t1-t9").empty
    assert values_at(scores(), "w.total", "t1").empty


def test_a_change_of_exactly_the_margin_is_one():
    values = pd.Series({"a": 3.0, "b": 2.9, "c": -3.0, "d": 0.0})
    groups = group_people(values, by="direction", margin=3)
    assert groups == {"rose": ["a"], "about the same": ["b", "d"], "fell": ["c"]}


def test_equal_values_fall_into_the_lower_group():
    values = pd.Series({"a": 1.0, "b": 2.0, "c": 2.0, "d": 3.0})
    groups = group_people(values, by="median", margin=math.nan)
    assert groups == {"lower half": ["a", "b", "c"], "upper half": ["d"]}


def test_tertiles_part_everyone_once():
    values = pd.Series({f"p{i}": float(i) for i in range(9)})
    groups = group_people(values, by="tertiles", margin=math.nan)
    assert [len(people) for people in groups.values()] == [3, 3, 3]


def test_nobody_makes_empty_groups():
    groups = group_people(pd.Series(dtype="float64"), by="tertiles", margin=math.nan)
    assert list(groups.values()) == [[], [], []]


NOBODY = pd.Series(dtype="float64")
DECLARED = [{"scale": "w.total", "against": "change", "margin": 2}]


@pytest.mark.parametrize(
    ("display", "margins", "expected"),
    [
        (SHOWN | {"margin": 5}, DECLARED, (5.0, "declared for this display")),
        (SHOWN, DECLARED, (2.0, "declared for equivalence")),
        (SHOWN, [DECLARED[0] | {"against": "n_2000"}], (None, "")),
    ],
)
def test_the_margin_is_the_displays_own_or_the_studys(display, margins, expected):
    margin, source = margin_of(display, scale={}, margins=margins, before=NOBODY)
    assert source == expected[1]
    assert margin == expected[0] or (expected[0] is None and math.isnan(margin))


def test_else_the_margin_is_reliable_change():
    scale, before = {"reliability": {"value": 0.75}}, pd.Series([0.0, 2.0])
    margin, source = margin_of(SHOWN, scale=scale, margins=[], before=before)
    # 1.96 times the root of 2, times the SD (root of 2), times the root of 1 - 0.75
    assert margin == pytest.approx(1.959964 * 2**0.5 * 2**0.5 * 0.5)
    assert source == "reliable change"
