import numpy as np
import pandas as pd
import pytest

from plait.quantitative.cube import Cube
from plait.quantitative.lost import lost_findings

SCALES = pd.DataFrame([{"instrument": "mood", "scale": "total", "unit": "points",
                        "source": "s", "low": 0.0, "high": 10.0}])  # fmt: skip
CONTRAST = [{"from": "t1", "to": "t2"}]
NAN = np.nan


def lost(first, later):
    values = np.array([first, later], dtype=float).T[:, :, None]
    people = np.array([f"P{number}" for number in range(len(first))], dtype=object)
    cube = Cube(people, ["t1", "t2"], SCALES, values)
    return lost_findings(cube, CONTRAST).iloc[0]


def test_those_lost_are_set_beside_those_who_stayed_at_the_earlier_time():
    # means 2 and 5, both SDs 1
    found = lost([1, 2, 3, 4, 5, 6], [NAN, NAN, NAN, 9, 9, 9])
    assert found["estimate"] == pytest.approx(-3)
    assert (found["n"], found["n_smallest"]) == (6, 3)
    assert (found["time"], found["contrast"]) == ("t2", "t1-t2")
    assert found["low"] < -3 < found["high"]


def test_who_was_not_there_at_first_does_not_count():
    found = lost([1, 2, NAN, 4, 5, NAN], [NAN, NAN, NAN, 9, 9, 9])
    assert (found["n"], found["n_smallest"]) == (4, 2)


def test_no_p_is_given_and_the_method_says_why():
    found = lost([1, 2, 3, 4], [NAN, NAN, 9, 9])
    assert "p" not in found
    assert "no p" in found["method"]


@pytest.mark.parametrize(
    ("first", "later", "caution"),
    [
        ([NAN, NAN], [1, 2], "nobody was scored at the earlier time"),
        ([1, 2, 3], [1, 2, 3], "nobody was lost"),
        ([1, 2, 3], [1, 2, NAN], "one person was lost"),
        ([1, 2, 3], [NAN, NAN, NAN], "nobody stayed"),
        ([1, 2, 3], [NAN, NAN, 3], "one person stayed"),
        (
            [1] * 10 + [2] * 10,
            [NAN] * 10 + [3] * 10,
            "no spread in either: there is no SD to divide by",
        ),
    ],
)
def test_what_cannot_be_compared_says_why(first, later, caution):
    found = lost(first, later)
    assert found["status"] == "not_computed"
    assert found[["estimate", "low", "high"]].isna().all()
    assert found["caution"] == caution


def test_few_people_are_a_caution():
    caution = lost([1, 2, 3, 4], [NAN, NAN, 9, 9])["caution"]
    assert caution == "fewer than 10 people lost; fewer than 10 people stayed"


def test_ten_of_each_are_not_few():
    assert pd.isna(lost(range(20), [NAN] * 10 + [9] * 10)["caution"])


def test_no_contrasts_give_no_rows():
    cube = Cube(np.array(["P1"]), ["t1"], SCALES, np.ones((1, 1, 1)))
    assert lost_findings(cube, []).empty
