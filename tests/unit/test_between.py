import numpy as np
import pandas as pd
import pytest
from mixed_fixtures import NAN, contrast, cube

from plait.quantitative.between import between_findings
from plait.quantitative.group_levels import group_codes
from plait.quantitative.plan import Plan
from plait.shapes.findings import FINDINGS

PLAN = Plan({}, contrasts=[contrast()])


def compared(changes, *, plan=PLAN):
    """Compare groups, each a list of the changes of its people."""
    level = [name for name, group in changes.items() for _ in group]
    change = np.array([value for group in changes.values() for value in group], float)
    values = np.column_stack([np.full(len(change), 5.0), 5 + change])
    groups = pd.Series(level, index=[f"P{person}" for person in range(len(change))])
    rows = between_findings(cube(values), groups, plan)
    return rows[rows["measure"] == "change_between"].iloc[0]


def test_the_second_group_in_sorted_order_stands_first_in_the_difference():
    row = compared({"b": [3, 4, 5], "a": [0, 1, 2]})
    assert row["estimate"] == pytest.approx(3)
    assert row["method"].startswith("mean change of b minus mean change of a")
    assert (row["unit"], row["n"], row["n_smallest"]) == ("points", 6, 3)


def test_welch_by_hand():
    # variances 1 and 4 in groups of 3: error^2 = 5/3, df = (5/3)^2 / ((1/9 + 16/9) / 2)
    row = compared({"a": [0, 1, 2], "b": [2, 4, 6]})
    assert row["statistic"] == pytest.approx(3 / np.sqrt(5 / 3))
    assert row["df"] == pytest.approx(50 / 17)
    assert row["low"] < 0 < row["high"]


def test_three_groups_give_an_f_without_interval():
    row = compared({"a": [0, 1, 2], "b": [2, 4, 6], "c": [1, 1, 4]})
    assert row["unit"] == "F"
    assert row["df_effect"] == 2
    assert "low" not in row or np.isnan(row["low"])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"a": [1, 2], "b": [1]}, "fewer than two pairs in a group"),
        ({"a": [1, 2], "b": [NAN, NAN], "c": [1]}, "fewer than two pairs in a group"),
        ({"a": [1, 1], "b": [2, 2]}, "all changes are equal in a group"),
        ({"a": [1, 1], "b": [2, 3], "c": [0, 4]}, "all changes are equal in a group"),
        ({"a": [1, 2, 4]}, "fewer than two groups are known"),
        ({"": [1, 2, 4]}, "fewer than two groups are known"),
    ],
)
def test_what_cannot_be_compared_is_a_row_with_the_reason(changes, reason):
    row = compared(changes)
    assert (row["status"], row["caution"]) == ("not_computed", reason)
    assert "estimate" not in row or np.isnan(row["estimate"])


def test_one_group_of_equal_changes_beside_another_is_compared():
    assert compared({"a": [1, 1, 1], "b": [2, 3, 4]})["df"] == pytest.approx(2)


def test_a_small_group_is_a_caution_without_its_name():
    row = compared({"a": range(10), "b": range(9)})
    assert row["caution"] == "fewer than 10 people in a group"
    assert compared({"a": range(10), "b": range(11)})["caution"] is None


def test_people_of_unknown_group_are_left_out():
    row = compared({"a": range(12), "b": range(11), "": [1, 2, NAN]})
    assert row["n"] == 23
    assert row["caution"] == "people of unknown group are left out"


def test_people_without_a_pair_do_not_count():
    assert compared({"a": [1, 2, NAN], "b": [3, 4, 6]})["n"] == 5


def test_courses_are_compared_after_the_changes():
    values = np.random.default_rng(1).normal(size=(12, 3)) + np.arange(12)[:, None]
    groups = pd.Series(["a", "b"] * 6, index=[f"P{person}" for person in range(12)])
    rows = between_findings(cube(values, scales=2), groups, PLAN)
    assert list(rows["measure"]) == ["change_between"] * 2 + ["group_by_time"] * 2
    assert list(rows["time"]) == ["t2", "t2", "all", "all"]
    assert set(rows.columns) <= set(FINDINGS.names)


def test_a_person_who_is_not_among_the_groups_is_of_unknown_group():
    codes, levels = group_codes(np.array(["P1", "P2", "P3"], dtype=object),
                                pd.Series({"P3": "x", "P1": None, "P9": "y"}))  # fmt: skip
    assert (codes.tolist(), levels) == ([-1, -1, 0], ["x"])


def test_each_scale_counts_its_own_smallest_group_and_names_the_group_of_all():
    values = np.full((6, 2, 2), 5.0)
    values[:, 1, :] = np.array([[6, 6], [7, 7], [9, 9], [5, 5], [6, 6], [8, 8]])
    values[0, 1, 1] = NAN  # on the second scale, one person of group a
    groups = pd.Series(list("aaabbb"), index=[f"P{person}" for person in range(6)])
    rows = between_findings(cube(values, group="north"), groups, PLAN)
    rows = rows[rows["measure"] == "change_between"].set_index("scale")
    assert rows["n_smallest"].to_dict() == {"s0": 3, "s1": 2}
    assert set(rows["group"]) == {"north"}
