import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mixed_fixtures import contrast, cube

from plait.qualitative.agreement import cohen_kappa, crossed
from plait.quantitative.between import between_findings, welch_difference, welch_f
from plait.quantitative.mixed_bootstrap import change_interval
from plait.quantitative.mixed_fit import fit_mixed
from plait.quantitative.mixed_moments import mixed_model, score_moments
from plait.quantitative.omnibus import omnibus_findings
from plait.quantitative.plan import Plan
from plait.quantitative.reliability import cronbach_alpha

SCORE = st.one_of(st.integers(0, 40), st.just(None))
TABLE = st.lists(st.lists(SCORE, min_size=3, max_size=3), min_size=4, max_size=12)
WHOLE = st.lists(st.tuples(*[st.integers(0, 40)] * 2), min_size=3, max_size=15)
ITEMS = st.lists(st.lists(st.integers(1, 5), min_size=4, max_size=4), min_size=4,
                 max_size=12)  # fmt: skip
CODES = st.lists(st.tuples(*[st.sampled_from("abc")] * 2), min_size=2, max_size=30)
GROUP = st.tuples(st.integers(2, 50), st.floats(-9, 9), st.floats(0.1, 9))
few = settings(max_examples=30, deadline=None)


def fitted(values):
    fit, problem = mixed_model(score_moments(values))
    assume(not problem)
    return fit


def scores(table):
    return np.array(table, dtype=float)


@few
@given(WHOLE)
def test_complete_pairs_give_the_paired_change_and_its_error(people):
    values = scores(people)
    fit = fitted(values)
    change = values[:, 1] - values[:, 0]
    found = change_interval(fit, None, (0, 1), level=0.95)
    assert found["estimate"] == pytest.approx(change.mean(), abs=1e-9)
    if not fit.at_boundary and change.mean() != 0:
        error = found["estimate"] / found["statistic"]
        plain = change.std(ddof=1) / np.sqrt(len(change))
        assert error == pytest.approx(plain, rel=1e-5)


@few
@given(TABLE, st.integers(-1000, 1000))
def test_a_constant_added_to_all_scores_changes_no_variance(table, constant):
    values = scores(table)
    one, other = fitted(values), fitted(values + constant)
    np.testing.assert_allclose(one.beta + constant, other.beta, atol=1e-6)
    np.testing.assert_allclose(one.residual, other.residual, rtol=1e-6)


@few
@given(TABLE, st.permutations(range(3)))
def test_order_of_the_times_does_not_matter(table, order):
    values = scores(table)
    one, other = fitted(values), fitted(values[:, order])
    np.testing.assert_allclose(one.beta[0][order], other.beta[0], rtol=1e-6, atol=1e-6)


@few
@given(TABLE)
def test_order_of_the_people_does_not_matter(table):
    one, other = fitted(scores(table)), fitted(scores(table[::-1]))
    np.testing.assert_allclose(one.covariance, other.covariance, rtol=1e-5, atol=1e-9)


@few
@given(TABLE)
def test_no_other_ratio_is_more_likely(table):
    """Against the likelihood written out person by person."""
    values = scores(table)
    fit = fitted(values)
    best = plain_deviance(values, fit.ratio)
    for ratio in (0, fit.ratio / 2, fit.ratio * 1.01 + 1e-4, fit.ratio * 3 + 0.1):
        assert best <= plain_deviance(values, ratio) + 1e-6


def plain_deviance(values, ratio):
    """Minus twice the restricted log-likelihood, with matrices of everybody."""
    seen = ~np.isnan(values)
    person, time = np.nonzero(seen)
    y, used = values[seen], np.unique(time)
    x = (time[:, None] == used).astype(float)
    v = np.eye(len(y)) + ratio * (person[:, None] == person)
    inverse = np.linalg.inv(v)
    cross = x.T @ inverse @ x
    left = y - x @ np.linalg.solve(cross, x.T @ inverse @ y)
    rss, spare = left @ inverse @ left, len(y) - len(used)
    sizes = np.linalg.slogdet(v)[1] + np.linalg.slogdet(cross)[1]
    return sizes + spare * np.log(rss)


@few
@given(WHOLE, st.integers(2, 4))
def test_the_order_of_a_contrast_turns_the_difference_of_groups_round(people, split):
    values = scores(people)
    level = ["a" if place % split else "b" for place in range(len(values))]
    groups = pd.Series(level, index=[f"P{place}" for place in range(len(values))])
    plan = Plan({}, contrasts=[contrast(), contrast("t2", "t1")])
    there, back = between_findings(cube(values), groups, plan).iloc[:2].iloc
    assert there["status"] == back["status"]
    if there["status"] == "computed":
        assert there["estimate"] == pytest.approx(-back["estimate"])
        assert there["low"] == pytest.approx(-back["high"])


@given(st.lists(GROUP, min_size=2, max_size=2))
def test_the_f_of_two_groups_is_the_square_of_t(groups):
    n, mean, variance = (
        np.array(part, dtype=float) for part in zip(*groups, strict=True)
    )
    difference, error, df_of_t = welch_difference(n, mean, variance)
    f, df_effect, df = welch_f(n, mean, variance)
    assert f == pytest.approx((difference / error) ** 2)
    assert (df_effect, df) == (1, pytest.approx(df_of_t))


@few
@given(TABLE)
def test_the_f_over_all_times_ignores_their_order_and_their_level(table):
    values = scores(table)
    one = omnibus_findings(cube(values)).iloc[0]
    other = omnibus_findings(cube(values[:, ::-1] + 7)).iloc[0]
    assert one["status"] == other["status"]
    if one["status"] == "computed":
        assert one["estimate"] == pytest.approx(other["estimate"], rel=1e-4, abs=1e-6)
        assert one["estimate"] >= -1e-9


@given(ITEMS, st.permutations(range(4)))
def test_alpha_ignores_the_order_of_items_and_lies_in_its_interval(people, order):
    keyed = scores(people)
    alpha, low, high, _ = cronbach_alpha(keyed)
    other = cronbach_alpha(keyed[:, order])[0]
    np.testing.assert_allclose(alpha, other, rtol=1e-9)
    assert np.isnan(alpha) or low <= alpha <= high + 1e-12 <= 1 + 2e-12


@given(CODES)
def test_kappa_is_symmetric_and_ignores_the_names_of_categories(pairs):
    first, second = zip(*pairs, strict=True)
    kappa = cohen_kappa(crossed(first, second), unit="turn")
    turned = cohen_kappa(crossed(second, first), unit="turn")
    names = {"a": "z", "b": "x", "c": "y"}
    renamed = cohen_kappa(
        crossed([names[code] for code in first], [names[code] for code in second]),
        unit="turn",
    )
    for other in (turned, renamed):
        np.testing.assert_allclose(
            [kappa.estimate, kappa.low, kappa.high],
            [other.estimate, other.low, other.high], atol=1e-6,
        )  # fmt: skip


@given(CODES)
def test_kappa_of_a_coder_with_herself_is_one(pairs):
    codes = [first for first, _ in pairs]
    kappa = cohen_kappa(crossed(codes, codes), unit="turn")
    assert kappa.reason or kappa.estimate == pytest.approx(1)


@few
@given(TABLE)
def test_means_of_many_draws_fit_as_one_by_one(table):
    """Arrays with an axis of replicates give what each replicate alone gives."""
    values = scores(table)
    fitted(values)
    moments = score_moments(values)
    several = type(moments)(
        moments.people, moments.cells, moments.together,
        np.stack([moments.totals, 4 * moments.totals]),
        np.stack([moments.squares, 16 * moments.squares]),
        np.stack([moments.sums, 4 * moments.sums]),
        np.stack([moments.square, 16 * moments.square]),
    )  # fmt: skip
    one, both = fit_mixed(moments), fit_mixed(several)
    np.testing.assert_allclose(both.ratio, [one.ratio, one.ratio], rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(both.residual[1], 16 * one.residual, rtol=1e-5)
