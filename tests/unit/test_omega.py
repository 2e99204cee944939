import numpy as np
import pytest
from reliability_fixtures import found as estimated

from plait.quantitative import omega as omega_module
from plait.quantitative.omega import OneFactor, omega_findings, omega_total, one_factor
from plait.shapes.findings import FINDINGS


def people(n, loadings=(1, 1, 1), seed=1):
    rng = np.random.default_rng(seed)
    factor = rng.normal(size=(n, 1))
    answers = (
        3 + factor * np.array(loadings) + 0.7 * rng.normal(size=(n, len(loadings)))
    )
    return np.clip(np.round(answers), 1, 5).tolist()


def omega(answers, **scale):
    return estimated(omega_findings, answers, **scale).iloc[0]


def test_a_covariance_made_of_one_factor_gives_its_loadings_back():
    loadings, own = np.array([0.9, 0.5, 1.4, 0.7]), np.array([0.4, 1.0, 0.3, 0.6])
    model = one_factor(np.outer(loadings, loadings) + np.diag(own))
    np.testing.assert_allclose(model.loadings, loadings, atol=1e-7)
    np.testing.assert_allclose(model.own, own, atol=1e-7)
    assert model.reason == ""


def test_omega_by_hand():
    # (1 + 1 + 2)^2 over itself plus 1 + 1 + 2
    model = OneFactor(np.array([1.0, 1, 2]), np.array([1.0, 1, 2]))
    assert omega_total(model, 50)[0] == pytest.approx(16 / 20)


def test_equal_loadings_have_an_omega_equal_to_alpha():
    covariance = np.full((4, 4), 0.6) + 0.4 * np.eye(4)
    value, _ = omega_total(one_factor(covariance), 50)
    assert value == pytest.approx(4 / 3 * (1 - 4 / covariance.sum()), abs=1e-7)


def test_the_interval_narrows_with_the_root_of_n():
    model = OneFactor(np.array([1.0, 1, 2]), np.array([1.0, 1, 2]))
    ratio = omega_total(model, 50)[1] / omega_total(model, 200)[1]
    assert ratio == pytest.approx(2)


def test_five_people_an_item_are_enough_and_one_fewer_is_not():
    assert omega(people(15))["status"] == "computed"
    row = omega(people(14))
    assert row["status"] == "not_computed"
    assert row["caution"] == (
        "14 people answered all 3 items; one factor needs 15, 5 an item"
    )


def test_an_item_that_loads_against_the_others_is_named():
    row = omega(people(60, (1, 1, -1, 1)))
    assert row["caution"] == "load against the other items: 3"
    assert omega(people(60, (1, 1, -1, 1)), reverse=["3"])["caution"] is None


@pytest.mark.parametrize(
    ("answers", "scale", "reason"),
    [
        ([[1, 2], [2, 3]] * 9, {}, "a factor needs at least 3 items"),
        ([[one, two, 3] for one, two, _ in people(30)], {}, "an item does not vary"),
        ([[one, two, one] for one, two, _ in people(30)], {},
         "an item follows from the others"),
        (people(30), {"score": "imported", "items": []},
         "imported as a score: its items are not here"),
    ],
)  # fmt: skip
def test_what_cannot_be_estimated_is_a_row_with_the_reason(answers, scale, reason):
    row = omega(answers, **scale)
    assert (row["status"], row["caution"]) == ("not_computed", reason)


def test_an_item_without_variance_of_its_own_is_a_reason():
    # r12 * r13 > r23: the first item would share more than all it has
    model = one_factor(np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]]))
    assert model.reason == "an item has no variance of its own left (a Heywood case)"


def test_a_search_that_does_not_end_is_a_reason(monkeypatch):
    monkeypatch.setattr(omega_module, "ROUNDS", 1)
    model = one_factor(np.cov(np.array(people(60, (2, 0.5, 1, 0.3))), rowvar=False))
    assert model.reason == "the one-factor model did not converge"


def test_rows_fit_the_table_of_findings():
    rows = estimated(omega_findings, people(30))
    assert set(rows.columns) <= set(FINDINGS.names)
    assert rows["low"][0] < rows["estimate"][0] < rows["high"][0]
