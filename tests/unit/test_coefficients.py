"""Agreement from counts of judgements: what counts, and what chance would give."""

import numpy as np
import pytest

from plait.qualitative.agreement import cohen_kappa
from plait.qualitative.coefficients import (
    Beyond,
    cohen_pairs,
    fleiss_kappa,
    krippendorff_alpha,
    pooled,
    share_agreed,
)

ONCE = np.ones(4)


def test_share_agreed_is_that_of_pairs_of_coders():
    counts = np.array([[3, 0], [2, 1], [0, 3], [1, 2]])
    assert share_agreed(counts, ONCE) == pytest.approx((1 + 1 / 3 + 1 + 1 / 3) / 4)


def test_a_unit_that_one_coder_judged_does_not_count():
    counts = np.array([[2, 0], [1, 0], [0, 1], [1, 1]])
    assert share_agreed(counts, ONCE) == 0.5
    assert krippendorff_alpha(counts, ONCE).observed == 0.5


def test_a_unit_stands_as_often_as_its_weight():
    counts = np.array([[2, 0], [1, 1]])
    twice = np.array([[2, 0], [2, 0], [1, 1]])
    for measure in (fleiss_kappa, krippendorff_alpha):
        by_weight = measure(counts, np.array([2.0, 1.0])).estimate
        assert by_weight == pytest.approx(measure(twice, np.ones(3)).estimate)


def test_alpha_allows_for_few_judgements_and_kappa_does_not():
    counts = np.array([[2, 0], [1, 1], [0, 2], [0, 2]])
    kappa = fleiss_kappa(counts, ONCE).estimate
    alpha = krippendorff_alpha(counts, ONCE).estimate
    assert alpha == pytest.approx(1 - (1 - kappa) * 7 / 8)


def test_fleiss_refuses_units_that_not_everyone_judged():
    with pytest.raises(ValueError, match="different numbers"):
        fleiss_kappa(np.array([[2, 0], [1, 0]]), np.ones(2))


def test_cohen_of_weighted_pairs_is_that_of_the_table():
    first, second = np.array([1, 1, 0, 0]), np.array([1, 0, 1, 0])
    weights = np.array([40.0, 10.0, 10.0, 940.0])
    kappa = cohen_kappa(np.array([[40, 10], [10, 940]]), unit="character")
    found = cohen_pairs(first, second, weights)
    assert found.estimate == pytest.approx(kappa.estimate)
    assert found.estimate == pytest.approx(0.789474, abs=5e-7)


def test_kappa_is_not_that_of_multiplied_margins():
    """Taking the product of yes and no for chance, a known slip, would give 0.660."""
    shares = np.array([0.05, 0.95])
    slip = (0.98 - shares.prod()) / (1 - shares.prod())
    kappa = cohen_kappa(np.array([[40, 10], [10, 940]]), unit="character").estimate
    assert kappa == pytest.approx(0.789, abs=5e-4)
    assert abs(slip - kappa) > 0.1


def test_where_chance_explains_everything_there_is_no_estimate():
    assert np.isnan(fleiss_kappa(np.array([[0, 2], [0, 2]]), np.ones(2)).estimate)


def test_of_no_units_nothing_is_known():
    assert np.isnan(share_agreed(np.array([[1, 0]]), np.ones(1)))
    assert np.isnan(krippendorff_alpha(np.array([[1, 0]]), np.ones(1)).estimate)


def test_resamples_are_rows_of_weights():
    counts = np.array([[2, 0], [1, 1], [0, 2]])
    draws = np.array([[1.0, 1.0, 1.0], [3.0, 0.0, 0.0]])
    alpha = krippendorff_alpha(counts, draws)
    assert alpha.observed.tolist() == pytest.approx([2 / 3, 1])
    assert np.isnan(alpha.estimate[1])


def test_codes_are_pooled_by_their_means_of_seen_and_expected():
    one, other = Beyond(np.array(0.9), np.array(0.8)), Beyond(np.array(0.7), np.array(0.2))  # fmt: skip
    assert pooled([one, other]).estimate == pytest.approx((0.8 - 0.5) / (1 - 0.5))
