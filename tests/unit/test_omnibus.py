import numpy as np
import pandas as pd
import pytest
from mixed_fixtures import NAN, cube, drawn_people

from plait.quantitative.omnibus import group_by_time_findings, omnibus_findings
from plait.shapes.findings import FINDINGS


def groups(*levels):
    return pd.Series({f"P{person}": level for person, level in enumerate(levels)})


def test_complete_scores_give_the_f_of_repeated_measures():
    values = drawn_people(1, 12, 3, person=2)
    row = omnibus_findings(cube(values)).iloc[0]
    means, people = values.mean(axis=0), values.mean(axis=1, keepdims=True)
    within = ((values - people - means + values.mean()) ** 2).sum() / 22
    between = 12 * ((means - means.mean()) ** 2).sum() / 2
    assert row["estimate"] == pytest.approx(between / within, rel=1e-7)
    assert (row["df_effect"], row["df"]) == (2, 22)
    assert row["statistic"] == row["estimate"]


@pytest.mark.parametrize("times", [1, 2])
def test_up_to_two_times_there_is_no_row(times):
    assert len(omnibus_findings(cube(drawn_people(1, 12, times)))) == 0


def test_every_scale_has_a_row_in_the_columns_of_findings():
    rows = omnibus_findings(cube(drawn_people(1, 12, 3), scales=2))
    assert list(rows["scale"]) == ["s0", "s1"]
    assert set(rows.columns) <= set(FINDINGS.names)
    assert (rows["time"] == "all").all()
    assert (rows["unit"] == "F").all()


def test_a_time_without_scores_is_left_out_and_named():
    values = drawn_people(1, 12, 4)
    values[:, 2] = NAN
    row = omnibus_findings(cube(values)).iloc[0]
    without = omnibus_findings(cube(np.delete(values, 2, axis=1))).iloc[0]
    assert (row["estimate"], row["df_effect"]) == (without["estimate"], 2)
    assert row["caution"] == "nobody was scored at t3"


@pytest.mark.parametrize(
    ("times", "reason"),
    [
        (2, "scored at two times only: the change between them is the test"),
        (1, "scored at fewer than two times"),
        (0, "scored at fewer than two times"),
    ],
)
def test_too_few_times_with_scores_are_a_row_with_the_reason(times, reason):
    values = drawn_people(1, 12, 3)
    values[:, times:] = NAN
    row = omnibus_findings(cube(values)).iloc[0]
    assert (row["status"], row["caution"]) == ("not_computed", reason)


def test_scores_that_cannot_be_fitted_are_a_row_with_the_reason():
    row = omnibus_findings(cube([[1, 2, 3], [2, 3, 4], [4, 5, 6]])).iloc[0]
    assert row["caution"] == "all changes are equal: nothing varies within people"


def test_cautions_of_few_people_and_no_variance_between_them():
    values = np.array([[1, 8, 1], [2, 7, 2], [3, 6, 4], [4, 5, 2.0]])
    values[:, 2] = [4.5, 4, 5, 4]
    row = omnibus_findings(cube(values)).iloc[0]
    assert row["caution"] == (
        "fewer than 10 people; no variance between people was found"
    )


def test_people_of_unknown_group_are_left_out_of_the_model_with_groups():
    values = drawn_people(1, 24, 3, person=2)
    known = groups(*["a"] * 11, *["b"] * 12, "")
    row = omnibus_findings(cube(values), groups=known).iloc[0]
    assert (row["n"], row["n_smallest"]) == (23, 11)
    assert row["caution"] == "people of unknown group are left out"
    assert row["df"] == 69 - 23 - 2 - 2


def test_one_group_is_as_none():
    values = drawn_people(1, 12, 3)
    row = omnibus_findings(cube(values), groups=groups(*["a"] * 11)).iloc[0]
    assert row["estimate"] == omnibus_findings(cube(values)).iloc[0]["estimate"]
    assert row["n"] == 12


def test_group_by_time_of_two_complete_times_is_the_f_of_the_changes():
    values = drawn_people(1, 20, 2, person=2)
    rows = group_by_time_findings(cube(values), groups(*["a"] * 10, *["b"] * 10))
    change = values[:, 1] - values[:, 0]
    one, other = change[:10], change[10:]
    pooled = (one.var(ddof=1) + other.var(ddof=1)) / 2
    f = (other.mean() - one.mean()) ** 2 / (pooled / 5)
    assert rows["estimate"][0] == pytest.approx(f, rel=1e-7)
    assert (rows["df_effect"][0], rows["df"][0]) == (1, 18)


def test_a_group_that_nobody_saw_at_a_time_is_a_reason():
    values = drawn_people(1, 20, 2)
    values[10:, 1] = NAN
    rows = group_by_time_findings(cube(values), groups(*["a"] * 10, *["b"] * 10))
    assert rows["status"][0] == "not_computed"
    assert rows["caution"][0] == "nobody of a group was scored at t2"
    assert rows["n_smallest"][0] == 0


def test_small_groups_are_a_caution():
    values = drawn_people(1, 20, 2, person=2)
    rows = group_by_time_findings(cube(values), groups(*["a"] * 15, *["b"] * 5))
    assert rows["caution"][0] == "fewer than 10 people in a group"


@pytest.mark.parametrize(
    ("times", "known"), [(1, ["a"] * 6 + ["b"] * 6), (2, ["a"] * 12), (2, [""] * 12)]
)
def test_without_two_times_and_two_groups_there_is_no_course_to_compare(times, known):
    rows = group_by_time_findings(cube(drawn_people(1, 12, times)), groups(*known))
    assert len(rows) == 0
