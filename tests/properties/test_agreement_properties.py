"""What holds of agreement, whatever coders did."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plait.qualitative.coefficients import (
    cohen_pairs,
    fleiss_kappa,
    krippendorff_alpha,
    share_agreed,
)

JUDGED = st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3), min_size=2, max_size=20)  # fmt: skip
HOLES = st.lists(st.lists(st.integers(-1, 2), min_size=3, max_size=3), min_size=2, max_size=20)  # fmt: skip


def counts_of(rows):
    rows = np.array(rows)
    return np.stack([(rows == category).sum(axis=1) for category in range(3)], axis=1)


def estimates(rows):
    counts, weights = counts_of(rows), np.ones(len(rows))
    found = [
        krippendorff_alpha(counts, weights).estimate,
        share_agreed(counts, weights),
    ]
    if (np.array(rows) >= 0).all():
        found.append(fleiss_kappa(counts, weights).estimate)
    return [float(value) for value in found]


@given(HOLES)
def test_nothing_is_above_one_or_below_minus_one(rows):
    assert all(np.isnan(v) or -1 - 1e-9 <= v <= 1 + 1e-9 for v in estimates(rows))


@given(HOLES)
def test_order_of_coders_and_of_units_and_names_of_categories_do_not_matter(rows):
    table = np.array(rows)
    renamed = np.where(table >= 0, (table + 1) % 3, -1)
    for other in (table[::-1], table[:, ::-1], renamed):
        np.testing.assert_allclose(estimates(other), estimates(table), atol=1e-12)


@given(st.lists(st.integers(0, 2), min_size=2, max_size=20))
def test_full_agreement_is_one_where_there_is_anything_to_tell_apart(units):
    rows = [[unit] * 3 for unit in units]
    wanted = 1.0 if len(set(units)) > 1 else float("nan")
    alpha, share, kappa = estimates(rows)
    assert share == 1
    np.testing.assert_allclose([alpha, kappa], wanted)


@given(JUDGED)
def test_kappa_of_a_pair_is_symmetric_and_one_with_itself(rows):
    first, second = np.array(rows)[:, 0], np.array(rows)[:, 1]
    weights = np.ones(len(rows))
    one = cohen_pairs(first, second, weights).estimate
    np.testing.assert_allclose(one, cohen_pairs(second, first, weights).estimate)
    self_agreement = cohen_pairs(first, first, weights).estimate
    assert np.isnan(self_agreement) or self_agreement == pytest.approx(1)


@given(JUDGED, st.integers(2, 5))
def test_twice_the_weight_is_twice_the_units(rows, times):
    counts = counts_of(rows)
    by_weight = krippendorff_alpha(counts, np.full(len(rows), float(times)))
    repeated = krippendorff_alpha(np.repeat(counts, times, axis=0), np.ones(len(rows) * times))  # fmt: skip
    np.testing.assert_allclose(by_weight.estimate, repeated.estimate)
