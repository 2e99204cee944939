"""Omega of one factor, of invented answers: lavaan, and psych beside it (lavaan.R)."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.complete_answers import complete_answers, item_covariance
from plait.quantitative.omega import omega_findings, omega_total, one_factor
from plait.quantitative.plan import Plan
from plait.quantitative.spread import spread
from plait.shapes.questionnaires import ANSWERS

HERE = Path(__file__).parent
EXPECTED = pd.read_csv(HERE / "lavaan.csv").set_index(["set", "quantity"])["value"]
SETS = ["six", "three", "ten"]


def answers(name):
    return pd.read_csv(HERE / f"{name}.csv")


def found(name):
    wide = answers(name)
    items = list(wide)
    scale = {"id": "total", "items": items, "reverse": [], "score": "sum",
             "rescale_items": False}  # fmt: skip
    instrument = {"id": "made", "source": "lavaan.R", "scales": [scale],
                  "items": {"ids": items, "low": 0, "high": 10}}  # fmt: skip
    rows = ANSWERS.frame(
        {"participant": f"P{person}", "time": "t1", "instrument": "made", "item": item,
         "level": "item", "answer": row[item], "file": "f", "line": person}
        for person, row in wide.iterrows() for item in items
    )  # fmt: skip
    plan = Plan({"made": instrument}, times=["t1"])
    return omega_findings(complete_answers(spread(rows), plan), level=0.95).iloc[0]


@pytest.mark.parametrize("name", SETS)
def test_omega_and_its_interval_equal_those_of_lavaan(name):
    row = found(name)
    for column, quantity in (("estimate", "omega"), ("low", "low"), ("high", "high")):
        assert row[column] == pytest.approx(EXPECTED[name, quantity], abs=2e-6)


@pytest.mark.parametrize("name", SETS)
def test_loadings_equal_those_of_lavaan(name):
    keyed = answers(name).to_numpy(float)
    n, k = keyed.shape
    # lavaan divides by n
    model = one_factor(item_covariance(keyed) * (n - 1) / n)
    loadings = [EXPECTED[name, f"loading_{item}"] for item in range(1, k + 1)]
    own = [EXPECTED[name, f"own_{item}"] for item in range(1, k + 1)]
    sign = np.sign(sum(loadings))
    np.testing.assert_allclose(model.loadings, sign * np.array(loadings), atol=2e-5)
    np.testing.assert_allclose(model.own, own, atol=5e-5)


@pytest.mark.parametrize("name", SETS)
def test_omega_of_correlations_is_near_that_of_psych(name):
    """By minimum residuals instead of maximum likelihood: the third digit differs."""
    model = one_factor(np.corrcoef(answers(name).to_numpy(float), rowvar=False))
    omega, _ = omega_total(model, 100)
    assert omega == pytest.approx(EXPECTED[name, "psych"], abs=1e-3)
