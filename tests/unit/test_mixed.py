import math

import numpy as np
import pytest
from mixed_fixtures import NAN, contrast, cube, drawn_people

from plait.quantitative import mixed_bootstrap
from plait.quantitative.mixed_bootstrap import (
    bootstrap_fits,
    change_interval,
    mixed_findings,
)
from plait.quantitative.mixed_draws import draw_moments, score_patterns
from plait.quantitative.mixed_fit import MixedFit, fit_mixed
from plait.quantitative.mixed_moments import inner_df, mixed_model, score_moments
from plait.quantitative.plan import Plan
from plait.shapes.findings import FINDINGS

PLAN = Plan({}, contrasts=[contrast()])


def found(values, *, plan=PLAN, **about):
    return mixed_findings(cube(values, **about), plan).iloc[0]


def test_complete_pairs_give_the_paired_change():
    values = drawn_people(1, 15, 2)
    row = found(values)
    change = values[:, 1] - values[:, 0]
    error = change.std(ddof=1) / np.sqrt(15)
    assert row["estimate"] == pytest.approx(change.mean())
    assert row["statistic"] == pytest.approx(change.mean() / error, rel=1e-6)


def test_someone_scored_once_counts_and_moves_the_change():
    values = drawn_people(1, 15, 2)
    values[0, 1] = NAN
    assert found(values)["n"] == 15
    assert found(values)["estimate"] != pytest.approx(found(values[1:])["estimate"])


def test_a_person_without_scores_does_not_count():
    values = np.vstack([drawn_people(1, 15, 2), [NAN, NAN]])
    assert found(values)["n"] == 15


def test_interval_is_the_estimate_and_as_much_either_side():
    row = found(drawn_people(2, 15, 2))
    assert row["high"] - row["estimate"] == pytest.approx(row["estimate"] - row["low"])


def test_interval_excludes_zero_exactly_where_p_is_small():
    shifts = np.linspace(0, 1.6, 9)
    values = drawn_people(3, 15, 2)
    rows = [found(values + np.array([0, shift])) for shift in shifts]
    excluded = [row["low"] > 0 or row["high"] < 0 for row in rows]
    assert excluded == [row["p"] <= 0.05 for row in rows]
    assert set(excluded) == {True, False}


def test_nineteen_replicates_reach_as_far_as_the_largest():
    """At 95 %: the 19th of 19 sizes; p counts the study among the 20."""
    fit = MixedFit(
        np.array([[0.0, 3.0]]), np.eye(2)[None] / 2, np.array(1.0), np.array(1)
    )
    sizes = np.r_[np.linspace(0.1, 1.8, 18), 2.5]
    drawn = MixedFit(np.stack([0 * sizes, -sizes], axis=1)[:, None],
                     np.repeat(np.eye(2)[None, None] / 2, 19, axis=0), 1.0, 1.0)  # fmt: skip
    found = change_interval(fit, drawn, (0, 1), level=0.95)
    assert (found["low"], found["high"]) == pytest.approx((0.5, 5.5))
    assert found["p"] == pytest.approx(1 / 20)
    found = change_interval(fit, drawn, (0, 1), level=0.90)
    assert found["high"] == pytest.approx(3 + 1.8)


def test_two_people_with_two_scores_each_are_the_fewest_that_can_be_fitted():
    row = found([[1, 2], [3, 7]])
    assert (row["status"], row["estimate"]) == ("computed", pytest.approx(2.5))


def test_bootstrap_interval_is_wider_than_the_normal_one():
    values = drawn_people(4, 12, 3, lost=0.3)
    moments = score_moments(values)
    fit = fit_mixed(moments)
    drawn = bootstrap_fits(
        score_patterns(values, moments), fit.ratio, rng=np.random.default_rng(1)
    )
    wide = change_interval(fit, drawn, (0, 2), level=0.95)
    normal = change_interval(fit, None, (0, 2), level=0.95)
    assert wide["low"] < normal["low"]
    assert wide["estimate"] == normal["estimate"]


def test_same_seed_same_interval_another_seed_another():
    values = drawn_people(5, 15, 2)
    again = [found(values)["low"] for _ in range(2)]
    other = found(values, plan=Plan({}, contrasts=[contrast()], seed=1))["low"]
    assert again[0] == again[1] != other


def test_one_more_contrast_changes_no_interval():
    values = drawn_people(5, 15, 3, lost=0.2)
    more = Plan({}, contrasts=[contrast("t2", "t3"), contrast()])
    rows = mixed_findings(cube(values), more)
    assert found(values)["low"] == rows["low"][1]
    assert list(rows["contrast"]) == ["t2-t3", "t1-t2"]
    assert list(rows["time"]) == ["t3", "t2"]


def test_each_scale_and_group_has_a_generator_of_its_own():
    values = drawn_people(5, 15, 2)
    rows = mixed_findings(cube(values, scales=2), PLAN)
    assert rows["low"].nunique() == 2
    grouped = found(values, group="north")
    assert grouped["group"] == "north"
    assert grouped["low"] not in list(rows["low"])


def test_rows_fit_the_table_of_findings():
    rows = mixed_findings(cube(drawn_people(5, 15, 2)), PLAN)
    assert set(rows.columns) <= set(FINDINGS.names)
    assert rows["method"][0] == (
        "REML, random intercept (compound symmetry), categorical time, people treated "
        "as independent; parametric bootstrap-t, 999 replicates"
    )


def test_without_contrasts_there_are_no_rows():
    assert len(mixed_findings(cube(drawn_people(5, 15, 2)), Plan({}))) == 0


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([[NAN, NAN], [NAN, NAN]], "no scores"),
        ([[1, NAN], [2, NAN], [NAN, 3]], "too few people were scored at more than one time"),
        ([[1, 2]], "too few people were scored at more than one time"),
        ([[1, 2], [1, 2], [1, 2]], "all scores of a time are equal"),
        ([[1, 2], [3, 4], [7, 8]], "all changes are equal: nothing varies within people"),
    ],
)  # fmt: skip
def test_what_cannot_be_fitted_is_a_row_with_the_reason(values, reason):
    row = found(values)
    assert (row["status"], row["caution"]) == ("not_computed", reason)
    assert row["n"] == np.isfinite(np.asarray(values, float)).any(axis=1).sum()


def test_a_time_at_which_nobody_was_scored_is_named():
    values = np.column_stack([drawn_people(6, 12, 2), np.full(12, NAN)])
    plan = Plan({}, contrasts=[contrast("t1", "t3"), contrast()])
    rows = mixed_findings(cube(values), plan)
    assert list(rows["status"]) == ["not_computed", "computed"]
    assert rows["caution"][0] == "nobody was scored at t3"
    assert rows["low"][1] < rows["estimate"][1] < rows["high"][1]


def test_equal_changes_of_item_means_are_seen_through_rounding():
    first = np.array([0.1, 0.7, 2.3, 1.9])
    values = np.column_stack([first, first + 0.1 + 0.2])
    assert found(values)["status"] == "not_computed"


def test_few_people_are_a_caution():
    assert found(drawn_people(1, 9, 2, person=3))["caution"] == "fewer than 10 people"
    assert found(drawn_people(1, 10, 2, person=3))["caution"] is None


def test_no_variance_between_people_is_a_caution():
    # who is high first is low later
    values = [[person, 20 - person] for person in range(1, 13)]
    assert found(values)["caution"] == "no variance between people was found"


def test_above_two_thousand_people_the_interval_is_normal(monkeypatch):
    monkeypatch.setattr(mixed_bootstrap, "MANY_PEOPLE", 14)
    values = drawn_people(1, 15, 2)
    row = found(values)
    assert "normal interval" in row["method"]
    error = row["estimate"] / row["statistic"]
    assert row["high"] == pytest.approx(row["estimate"] + 1.959963985 * error)
    assert row["p"] == pytest.approx(math.erfc(abs(row["statistic"]) / math.sqrt(2)))


def test_blocks_of_replicates_are_put_together(monkeypatch):
    monkeypatch.setattr(mixed_bootstrap, "BLOCK", 100)
    values = drawn_people(1, 15, 3, lost=0.3)
    moments = score_moments(values)
    drawn = bootstrap_fits(score_patterns(values, moments), 1.0,
                           rng=np.random.default_rng(1), replicates=50)  # fmt: skip
    assert drawn.beta.shape == (50, 1, 3)


def test_drawn_sums_have_the_moments_of_drawn_people():
    """People drawn one by one, and their sums drawn at once: the same on average."""
    values = drawn_people(1, 9, 3, lost=0.4)
    patterns = score_patterns(values, score_moments(values))
    sums = draw_moments(patterns, 2.0, rng=np.random.default_rng(1), size=SIZE)
    for field, by_hand in sums_by_hand(~np.isnan(values), 2.0).items():
        at_once = getattr(sums, field).reshape(by_hand.shape)
        for power in (1, 2):
            one, other = by_hand**power, at_once**power
            gap = one.mean(axis=0) - other.mean(axis=0)
            error = np.sqrt((one.var(axis=0) + other.var(axis=0)) / SIZE)
            assert (np.abs(gap) <= 4.5 * error).all()


SIZE = 20_000


def sums_by_hand(seen, ratio):
    rng = np.random.default_rng(2)
    person = np.sqrt(ratio) * rng.normal(size=(SIZE, len(seen), 1))
    scores = (person + rng.normal(size=(SIZE, *seen.shape))) * seen
    total = scores.sum(axis=2)
    with_k = [seen.sum(axis=1) == k for k in range(1, seen.shape[1] + 1)]
    return {
        "sums": scores.sum(axis=1),
        "square": (scores**2).sum(axis=(1, 2)),
        "squares": np.stack([(total[:, who] ** 2).sum(axis=1) for who in with_k], 1),
        "totals": np.stack([total[:, who] @ seen[who] for who in with_k], 1),
    }


def test_the_interval_covers_the_truth_as_often_as_it_says():
    """100 studies of 12 people; within what chance allows 999 times in a thousand."""
    rng, covered = np.random.default_rng(7), 0
    for study in range(100):
        values = drawn_people([7, study], 12, 3, lost=1 / 3)
        moments = score_moments(values)
        fit, problem = mixed_model(moments)
        assert not problem
        drawn = bootstrap_fits(score_patterns(values, moments), fit.ratio,
                               rng=rng, replicates=199)  # fmt: skip
        limits = change_interval(fit, drawn, (0, 2), level=0.95)
        covered += limits["low"] <= 0 <= limits["high"]
    # R: qbinom(c(0.0005, 0.9995), 100, 0.95)
    assert 87 <= covered <= 100


def test_degrees_of_freedom_within_people():
    values = [[1, 2, 3], [2, 3, NAN], [4, NAN, NAN], [NAN, NAN, NAN]]
    # 6 scores, 3 people, 2 further times
    assert inner_df(score_moments(np.array(values, dtype=float))) == 1


def test_people_of_no_group_are_left_out_of_the_sums():
    values = drawn_people(1, 6, 2)
    codes = np.array([0, 0, 0, 1, 1, -1])
    assert score_moments(values, codes).people.sum(axis=-1).tolist() == [3, 2]
