"""Scores are laid out as people by times by scales, and nothing is lost or moved."""

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.cube import score_cube
from plait.shapes.questionnaires import SCORES

SCALES = pd.DataFrame(
    {"instrument": ["gad7", "cbi", "cbi"], "scale": ["total", "work", "client"]}
)


def _score(participant, time, scale, score):
    instrument, name = scale.split(".")
    return {"participant": participant, "time": time, "instrument": instrument,
            "scale": name, "score": score, "n_items": 7, "n_answered": 7,
            "status": "scored"}  # fmt: skip


@pytest.fixture
def cube():
    scores = SCORES.frame([
        _score("B", "t1", "gad7.total", 3.0),
        _score("A", "t1", "gad7.total", 1.0),
        _score("A", "t2", "gad7.total", 2.0),
        _score("A", "t2", "cbi.client", 50.0),
        _score("B", "t2", "gad7.total", None),
        _score("A", "t9", "gad7.total", 9.0),
        _score("A", "t1", "phq8.total", 9.0),
    ])  # fmt: skip
    return score_cube(scores, scales=SCALES, times=["t2", "t1"])


def test_each_score_stands_at_its_person_time_and_scale(cube):
    assert list(cube.people) == ["A", "B"]
    np.testing.assert_array_equal(cube.at("t1")[:, 0], [1.0, 3.0])
    np.testing.assert_array_equal(cube.at("t2")[0], [2.0, np.nan, 50.0])


def test_what_is_not_asked_for_is_left_out(cube):
    assert np.nansum(cube.values) == 1 + 3 + 2 + 50


def test_a_pair_needs_both_scores(cube):
    first, second = cube.pairs({"from": "t1", "to": "t2"})
    np.testing.assert_array_equal(first[:, 0], [1.0, np.nan])
    np.testing.assert_array_equal(second[:, 0], [2.0, np.nan])


def test_a_group_keeps_its_people_only(cube):
    theirs = cube.of({"B", "nobody"}, "north")
    assert list(theirs.people) == ["B"]
    assert theirs.group == "north"
    np.testing.assert_array_equal(theirs.at("t1")[:, 0], [3.0])


def test_a_study_without_scores_has_an_empty_cube():
    cube = score_cube(SCORES.empty(), scales=SCALES, times=["t1"])
    assert cube.at("t1").shape == (0, 3)
