"""The shift is the median of the means of all pairs of changes."""

import numpy as np
import pytest
from change_fixtures import CONTRAST, PLAN, from_changes

from plait.quantitative.hodges_lehmann import hodges_lehmann_findings, shift_interval
from plait.quantitative.plan import Plan


def found(changes, level=0.95):
    plan = Plan({}, contrasts=[CONTRAST], level=level)
    return hodges_lehmann_findings(from_changes(changes), plan).iloc[0]


def by_hand(changes):
    first, second = np.triu_indices(len(changes))
    return np.sort((np.array(changes)[first] + np.array(changes)[second]) / 2)


def test_the_shift_is_the_median_of_all_means_of_pairs():
    changes = [1.0, 5.0, 5.0, -2.0, 0.0, 0.0, 0.0]
    assert found(changes)["estimate"] == np.median(by_hand(changes))


def test_the_interval_leaves_out_as_many_means_as_the_ranks_allow():
    # P(V <= 2) = 3/128 for seven, P(V <= 3) = 5/128: the third smallest mean
    changes = [1.0, 2.5, 4.0, 8.0, 16.0, -3.0, 0.5]
    row, means = found(changes), by_hand(changes)
    assert (row["low"], row["high"]) == (means[2], means[-3])


def test_equal_changes_count_as_often_as_they_are_there():
    changes = [1.0, 1.0, 1.0, 4.0, 4.0, -2.0, 3.0, 3.0]
    row, means = found(changes), by_hand(changes)
    # P(V <= 3) = 5/256 for eight, P(V <= 4) = 7/256: the fourth smallest mean
    assert (row["low"], row["high"]) == (means[3], means[-4])


def test_five_pairs_have_a_shift_but_no_interval_at_95_percent():
    row = found([1, 2, 3, 4, 5])
    assert (row["estimate"], row["status"]) == (3, "computed")
    assert np.isnan(row["low"])
    assert row["caution"] == "too few pairs for an interval at 95 percent"
    assert found([1, 2, 3, 4, 5], level=0.9)["low"] == 1


def test_many_pairs_use_the_normal_approximation():
    row = found(np.random.default_rng(1).normal(1, 2, 60))
    assert row["low"] < row["estimate"] < row["high"]
    assert "normal approximation" in row["method"]
    assert "exact" in found(range(10))["method"]


def test_the_method_says_what_is_done_with_ties():
    assert "ties and changes of 0 stay" in found(range(10))["method"]


def test_more_different_changes_than_can_be_ranked_are_refused():
    row = found(np.arange(4001) / 7)
    assert row["status"] == "not_computed"
    assert "more than 4,000 different changes" in row["caution"]


def test_a_hundred_thousand_people_on_a_grid_are_no_trouble():
    values, counts = np.arange(-5.0, 6.0), np.full(11, 10_000)
    estimate, low, high = shift_interval(values, counts, level=0.95)
    assert (estimate, low, high) == (0, 0, 0)


@pytest.mark.parametrize("changes", [[], [3.0]])
def test_under_two_pairs_there_is_no_shift(changes):
    row = hodges_lehmann_findings(from_changes([*changes, np.nan]), PLAN).iloc[0]
    assert row["status"] == "not_computed"
