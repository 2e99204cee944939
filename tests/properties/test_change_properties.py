"""What holds for the changes of any people."""

from fractions import Fraction
from itertools import product
from math import lcm

import numpy as np
import pytest
from change_fixtures import CONTRAST, PLAN, cube, from_changes
from hypothesis import given, settings
from hypothesis import strategies as st

from plait.quantitative.change import change_findings, pair_summaries
from plait.quantitative.equivalence import equivalence_of_changes
from plait.quantitative.hodges_lehmann import hodges_lehmann_findings
from plait.quantitative.intervals import benjamini_hochberg, holm
from plait.quantitative.permutation import (
    exact_permutation_p,
    monte_carlo_permutation_p,
    permutation_findings,
)
from plait.quantitative.signed_rank import signed_rank_findings

SCORE = st.integers(0, 60).map(lambda whole: whole / 4)
PAIR = st.tuples(SCORE, SCORE)
PEOPLE = st.lists(PAIR, min_size=2, max_size=12)
P = st.lists(st.one_of(st.just(np.nan), st.floats(0, 1)), max_size=12)
# a person's answers to the same items at two times, None where left out
ANSWERS = st.lists(
    st.tuples(st.none() | st.integers(0, 4), st.none() | st.integers(0, 4)),
    min_size=1, max_size=13,
)  # fmt: skip
NUMBERS = ["estimate", "low", "high", "p"]
# the findings of one example cost some 100 ms
few = settings(max_examples=15, deadline=None)


def columns(people):
    return [first for first, _ in people], [second for _, second in people]


def found(first, second):
    block = cube(first, second)
    pairs = pair_summaries(block, [CONTRAST])
    parts = [
        change_findings(pairs, level=0.95), permutation_findings(block, PLAN),
        signed_rank_findings(block, [CONTRAST]), hodges_lehmann_findings(block, PLAN),
    ]  # fmt: skip
    rows = {}
    for part in parts:
        numbers = part.reindex(columns=NUMBERS).to_numpy(dtype=float)
        rows |= dict(zip(part["measure"], numbers, strict=True))
    return rows


def assert_same(one, other):
    for measure, numbers in one.items():
        # r and d_rm come from differences of variances: they hold fewer digits
        np.testing.assert_allclose(
            numbers, other[measure], rtol=1e-6, atol=1e-6, err_msg=measure
        )


@few
@given(PEOPLE, st.integers(-50, 50))
def test_a_constant_added_to_both_times_changes_nothing(people, constant):
    first, second = columns(people)
    moved = [[score + constant for score in scores] for scores in (first, second)]
    assert_same(found(first, second), found(*moved))


@few
@given(PEOPLE, st.randoms(use_true_random=False))
def test_order_of_people_does_not_matter(people, random):
    shuffled = list(people)
    random.shuffle(shuffled)
    assert_same(found(*columns(people)), found(*columns(shuffled)))


@few
@given(PEOPLE)
def test_swapped_times_turn_signs_and_exchange_limits(people):
    first, second = columns(people)
    there, back = found(first, second), found(second, first)
    for rows in (there, back):
        del rows["glass_delta"]  # its SD is that of the other time
    turned = {name: numbers[[0, 2, 1, 3]] * [-1, -1, -1, 1]
              for name, numbers in back.items()}  # fmt: skip
    turned["r"] = back["r"]
    assert_same(there, turned)


@given(P)
def test_adjusted_p_is_no_smaller_and_keeps_the_order(values):
    p = np.array(values, dtype=float)
    order = np.argsort(p, kind="stable")[: np.count_nonzero(~np.isnan(p))]
    for adjusted in (holm(p), benjamini_hochberg(p)):
        assert (np.isnan(adjusted) == np.isnan(p)).all()
        assert (adjusted[order] >= p[order]).all()
        assert (adjusted[order] <= 1).all()
        assert (np.diff(adjusted[order]) >= 0).all()


@given(P)
def test_false_discovery_rate_asks_no_more_than_holm(values):
    p = np.array(values, dtype=float)
    there = ~np.isnan(p)
    assert (benjamini_hochberg(p)[there] <= holm(p)[there] * (1 + 1e-12)).all()


@few
@given(st.lists(SCORE, min_size=1, max_size=8))
def test_symmetric_changes_are_no_sign_of_change(sizes):
    changes = np.array([*sizes, *(-size for size in sizes)])
    assert exact_permutation_p(changes) == 1
    assert monte_carlo_permutation_p(changes, generator=np.random.default_rng(1)) == 1


def mean_of(answers):
    """Score as a scale does: the mean of the items that were answered."""
    given_ones = [answer for answer in answers if answer is not None]
    return np.mean(given_ones) if given_ones else np.nan


def exact_mean(answers):
    given_ones = [answer for answer in answers if answer is not None]
    return Fraction(sum(given_ones), len(given_ones))


def in_whole_numbers(people):
    """Give the changes of item means without a denominator."""
    changes = [
        exact_mean([b for _, b in person]) - exact_mean([a for a, _ in person])
        for person in people
    ]
    unit = lcm(*(change.denominator for change in changes))
    return [int(change * unit) for change in changes]


def counted_p(changes):
    total = abs(sum(changes))
    sums = [
        sum(sign * change for sign, change in zip(signs, changes, strict=True))
        for signs in product((-1, 1), repeat=len(changes))
    ]
    return Fraction(sum(abs(each) >= total for each in sums), len(sums))


def scored(person):
    return all(any(answers[time] is not None for answers in person) for time in (0, 1))


@settings(max_examples=40, deadline=None)
@given(st.lists(ANSWERS.filter(scored), min_size=2, max_size=9))
def test_item_means_on_any_grid_give_the_p_of_whole_numbers(people):
    first = [mean_of([a for a, _ in person]) for person in people]
    second = [mean_of([b for _, b in person]) for person in people]
    row = permutation_findings(cube(first, second), PLAN).iloc[0]
    assert row["p"] == float(counted_p(in_whole_numbers(people)))


@settings(max_examples=40, deadline=None)
@given(st.lists(ANSWERS.filter(scored), min_size=2, max_size=9))
def test_item_means_on_any_grid_rank_as_whole_numbers_do(people):
    first = [mean_of([a for a, _ in person]) for person in people]
    second = [mean_of([b for _, b in person]) for person in people]
    whole = [float(change) for change in in_whole_numbers(people)]
    means = signed_rank_findings(cube(first, second), [CONTRAST])
    wholes = signed_rank_findings(from_changes(whole), [CONTRAST])
    columns = ["status", "statistic", "p"]
    assert means.reindex(columns=columns).equals(wholes.reindex(columns=columns))


@few
@given(PEOPLE, st.floats(0.1, 20))
def test_equivalence_and_its_interval_agree(people, width):
    pairs = pair_summaries(cube(*columns(people)), [CONTRAST])
    margin = {"scale": "mood.total", "against": "change", "margin": width}
    row = equivalence_of_changes(pairs, equivalence=[margin]).iloc[0]
    if row["status"] == "computed":
        room = min(width - row["high"], row["low"] + width)
        assert (row["p"] < 0.05) == (room > 0) or room == pytest.approx(0, abs=1e-9)


@few
@given(PEOPLE)
def test_the_shift_lies_in_its_interval_and_among_the_changes(people):
    changes = np.subtract(*reversed(columns(people)))
    estimate, low, high, _ = found(*columns(people))["hodges_lehmann"]
    assert changes.min() - 1e-9 <= estimate <= changes.max() + 1e-9
    assert np.isnan(low) or low - 1e-9 <= estimate <= high + 1e-9
