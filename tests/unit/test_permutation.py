"""Signs are turned round in every way, and ties of sums are ties."""

import numpy as np
import pytest
from change_fixtures import CONTRAST, PLAN, cube, from_changes
from scipy import special

from plait.quantitative.permutation import (
    exact_permutation_p,
    monte_carlo_permutation_p,
    permutation_findings,
)
from plait.quantitative.plan import Plan


def found(changes, plan=PLAN):
    return permutation_findings(from_changes(changes), plan).iloc[0]


def test_every_way_is_counted():
    # 1 and 2 and 4 up: only that and its mirror image are as large
    assert exact_permutation_p(np.array([1.0, 2.0, 4.0])) == 2 / 8


def test_the_test_is_two_sided():
    assert exact_permutation_p(np.array([-1.0, -2.0, -4.0])) == 2 / 8


def test_equal_sizes_are_counted_together():
    # sums of four signs: 4 in one way, 2 in four, and their mirror images
    assert exact_permutation_p(np.array([1.0, 1.0, 1.0, -1.0])) == 10 / 16


def test_changes_of_nought_stay_and_change_nothing():
    assert exact_permutation_p(np.array([0.0, 1.0, 2.0, 4.0])) == 2 / 8


def test_nobody_changed_is_no_sign_of_change():
    assert exact_permutation_p(np.zeros(3)) == 1


def test_sums_that_are_equal_on_paper_are_equal():
    # in tenths -3, 1, 2: in floats the sum is not 0 but 3e-17
    changes = np.array([-0.3, 0.1, 0.2])
    assert changes.sum() != 0
    assert exact_permutation_p(changes) == 1


def test_twenty_different_sizes_are_enumerated():
    changes = 2.0 ** np.arange(20)
    assert exact_permutation_p(changes) == 2 / 2**20


def test_a_finding_says_that_it_is_exact():
    row = found(range(1, 21))
    assert (row["measure"], row["estimate"]) == ("permutation", 10.5)
    assert "exact" in row["method"]


def test_above_twenty_pairs_ways_are_drawn():
    row = found(range(1, 22))
    assert "Monte Carlo, 9,999 drawn ways" in row["method"]
    assert row["p"] == 1 / 10_000


def test_drawn_p_is_near_the_exact_one():
    changes = np.array([1.0, 1.0, 2.0, -1.0, 3.0, 0.5, -2.0, 2.5, 1.5, -0.5])
    drawn = monte_carlo_permutation_p(changes, generator=np.random.default_rng(1))
    exact = exact_permutation_p(changes)
    # four standard errors of a share of 9,999
    assert drawn == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / 9_999))


def test_drawn_p_of_sizes_that_nobody_shares_is_near_the_exact_one():
    changes = np.array([1.1, 2.3, -0.7, 3.1, 0.4, 1.9, -2.2, 0.2])
    drawn = monte_carlo_permutation_p(changes, generator=np.random.default_rng(2))
    exact = exact_permutation_p(changes)
    assert drawn == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / 9_999))


def test_more_sizes_than_are_drawn_at_once_are_all_drawn():
    changes = np.random.default_rng(3).normal(0.03, 1, 450)
    z = abs(changes.sum()) / np.sqrt((changes**2).sum())
    drawn = monte_carlo_permutation_p(changes, generator=np.random.default_rng(4))
    # a sum of 450 turned signs is nearly normal
    assert 0.01 < drawn < 0.2
    assert drawn == pytest.approx(2 * special.ndtr(-z), abs=0.01)


def test_the_same_seed_gives_the_same_p_and_another_a_neighbour():
    changes = np.random.default_rng(5).normal(0.4, 2, 30)
    again = [found(changes)["p"] for _ in range(2)]
    other = found(changes, Plan({}, contrasts=[CONTRAST], seed=1))["p"]
    assert again[0] == again[1]
    assert other != again[0]
    assert other == pytest.approx(again[0], abs=0.02)


def test_groups_have_draws_of_their_own():
    changes = np.random.default_rng(5).normal(0.4, 2, 30)
    of_group = permutation_findings(from_changes(changes, group="north"), PLAN).iloc[0]
    assert of_group["group"] == "north"
    assert of_group["p"] != found(changes)["p"]


def test_so_few_pairs_that_p_cannot_be_small_carry_a_caution():
    row = found([1, 2, 3, 4, 0])
    assert row["p"] == 0.125
    assert row["caution"] == "so few people changed that p cannot be below 0.125"
    assert found([1, 2, 3, 4, 5, 6])["caution"] is None


@pytest.mark.parametrize(
    ("second", "caution"),
    [
        ([5, np.nan], "one pair: no change can be estimated"),
        ([np.nan] * 2, "no pairs"),
    ],
)
def test_under_two_pairs_nothing_is_tested(second, caution):
    row = permutation_findings(cube([1, 2], second), PLAN).iloc[0]
    assert (row["status"], row["caution"]) == ("not_computed", caution)


def test_every_scale_has_a_row():
    rows = permutation_findings(cube([[1, 2], [1, 2]], [[3, 5], [0, 1]]), PLAN)
    assert rows["scale"].tolist() == ["total", "other"]
    assert rows["estimate"].tolist() == [2.5, -1.0]
