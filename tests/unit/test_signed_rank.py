"""Ranks of changes: zeros by Pratt's rule, ties by their mean rank."""

import numpy as np
import pytest
from change_fixtures import CONTRAST, cube, from_changes

from plait.quantitative.signed_rank import (
    rank_sum_ways,
    signed_rank_findings,
    signed_ranks,
)


def found(changes):
    return signed_rank_findings(from_changes(changes), [CONTRAST]).iloc[0]


def test_the_statistic_is_the_sum_of_the_ranks_of_the_rises():
    assert found([-1, 2, -3, 4])["statistic"] == 2 + 4


def test_ties_share_their_mean_rank():
    assert found([-1, 1, 2, -2])["statistic"] == 1.5 + 3.5


def test_changes_of_nought_take_the_lowest_ranks_and_then_leave():
    rises, doubled, counts = signed_ranks(np.array([0.0, 0.0, 1.0, -2.0]))
    assert (doubled / 2).tolist() == [3, 4]
    assert rises.tolist() == [1, 0]
    assert counts.tolist() == [1, 1]


def test_changes_that_are_equal_on_paper_are_ties():
    # 0.3 - 0.2 and 0.8 - 0.7 differ in floats
    rows = signed_rank_findings(cube([0.2, 0.8, 0.0], [0.3, 0.7, 0.5]), [CONTRAST])
    assert rows["statistic"][0] == 1.5 + 3


def test_a_change_by_rounding_alone_is_no_change():
    rows = signed_rank_findings(
        cube([0.3, 1.0, 2.0], [0.1 + 0.2, 2.0, 4.0]), [CONTRAST]
    )
    assert rows["statistic"][0] == 2 + 3


def test_ways_are_counted_by_shifting():
    assert rank_sum_ways(np.array([1, 2, 3])).tolist() == [1, 1, 1, 2, 1, 1, 1]


def test_p_is_exact_to_fifty_pairs_and_normal_above():
    changes = np.random.default_rng(1).normal(0.2, 1, 51)
    fewer, more = found(changes[:50]), found(changes)
    assert fewer["method"].endswith("exact p")
    assert "normal approximation" in more["method"]
    assert more["p"] == pytest.approx(fewer["p"], abs=0.1)


def test_the_method_states_the_rules_for_zeros_and_ties():
    assert "ranked and then left out (Pratt)" in found([1, 2, -3])["method"]
    assert "share their mean rank" in found([1, 2, -3])["method"]


def test_a_test_of_ranks_has_no_estimate():
    row = found([1, 2, -3])
    assert row["status"] == "computed"
    assert "estimate" not in row.index


def test_nobody_changed_leaves_nothing_to_rank():
    row = found([0, 0, 0])
    assert row["status"] == "not_computed"
    assert "nothing to rank" in row["caution"]


def test_one_pair_is_refused():
    assert found([1])["caution"] == "one pair: no change can be estimated"
