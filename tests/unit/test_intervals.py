"""Intervals and adjusted p values on plain arrays."""

import numpy as np
import pytest
from scipy import special

from plait.quantitative.intervals import (
    benjamini_hochberg,
    fisher_limits,
    hedges_j,
    holm,
    noncentral_limits,
)


def test_noncentral_limits_of_nothing_are_missing():
    low, high = noncentral_limits([np.nan, 2.0], [5, 0], level=0.95)
    assert np.isnan([*low, *high]).all()


def test_noncentral_limits_are_found_far_out():
    low, high = noncentral_limits([40.0], [494.0], level=0.95)
    assert low[0] == pytest.approx(36.82, abs=0.01)
    assert high[0] == pytest.approx(43.16, abs=0.01)


def test_noncentral_limits_survive_holes_in_the_distribution_function():
    # R: uniroot(function(ncp) pt(8, 7, ncp) - p, c(0, 30))
    low, high = noncentral_limits([8.0], [7.0], level=0.95)
    assert [low[0], high[0]] == pytest.approx([3.421488, 12.498115], abs=1e-5)


def test_false_discovery_rate_passes_over_what_could_not_be_tested():
    adjusted = benjamini_hochberg([np.nan, 0.04, 0.5])
    np.testing.assert_allclose(adjusted, [np.nan, 0.08, 0.5])


def test_false_discovery_rate_of_nothing_is_nothing():
    assert benjamini_hochberg([]).size == 0


@pytest.mark.parametrize(("r", "n"), [(0.5, 3), (1.0, 20), (-1.0, 20), (np.nan, 20)])
def test_a_correlation_without_an_interval_has_none(r, n):
    assert np.isnan(fisher_limits([r], [n], level=0.95)).all()


def test_fisher_limits_lie_around_the_correlation():
    low, high = fisher_limits([0.0], [28], level=0.95)
    assert high[0] == pytest.approx(np.tanh(1.959964 / 5))
    assert low[0] == -high[0]


def test_the_correction_for_few_fades_with_many():
    j = hedges_j([1, 7, 100_000, np.nan])
    assert np.isnan(j[[0, 3]]).all()
    assert j[1] == pytest.approx(0.888203, abs=1e-6)
    assert j[2] == pytest.approx(1, abs=1e-5)


def test_holm_multiplies_the_smallest_by_all_and_keeps_the_order():
    # R: p.adjust(c(0.03, 0.01, 0.04, 0.02), "holm")
    adjusted = holm([0.03, 0.01, 0.04, 0.02])
    np.testing.assert_allclose(adjusted, [0.06, 0.04, 0.06, 0.06])


def test_holm_passes_over_what_could_not_be_tested():
    np.testing.assert_allclose(holm([np.nan, 0.04, 0.01]), [np.nan, 0.04, 0.02])


@pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
def test_no_adjusted_p_is_over_one(adjust):
    assert adjust([0.9, 1.0, 0.95]).max() == 1


def test_false_discovery_rate_divides_by_the_rank():
    # R: p.adjust(c(0.03, 0.01, 0.04, 0.015), "BH")
    adjusted = benjamini_hochberg([0.03, 0.01, 0.04, 0.015])
    np.testing.assert_allclose(adjusted, [0.04, 0.03, 0.04, 0.03])


@pytest.mark.parametrize("t", [-1.5, -0.5, 0.0, 0.5, 1.5])
def test_t_lies_at_its_percentiles_under_the_noncentral_limits(t):
    low, high = noncentral_limits([t], [7.0], level=0.95)
    # the distribution function of a t below 0 is had from its mirror image
    tails = [special.nctdtr(7, sign * limit[0], sign * t)
             for limit in (low, high) for sign in [-1 if t < 0 else 1]]  # fmt: skip
    assert sorted(tails) == pytest.approx([0.025, 0.975], abs=1e-6)
    assert low[0] < t < high[0]
