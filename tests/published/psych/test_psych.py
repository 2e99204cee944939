"""Alpha and kappa: R psych on invented answers, and its help page (psych.R)."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plait.qualitative.agreement import cohen_kappa, crossed
from plait.quantitative.complete_answers import item_covariance, item_rest_correlations
from plait.quantitative.reliability import cronbach_alpha

HERE = Path(__file__).parent
ANSWERS = pd.read_csv(HERE / "answers.csv").drop(columns="person")
EXPECTED = pd.read_csv(HERE / "psych.csv").set_index("quantity")["value"]
KEYED = {"keyed": ANSWERS.assign(d=6 - ANSWERS["d"]), "unkeyed": ANSWERS}
COUNTS = np.array([[22, 3, 1], [4, 15, 2], [0, 5, 18]])


@pytest.mark.parametrize("name", KEYED)
def test_alpha_and_its_interval_equal_those_of_psych(name):
    alpha, low, high, n = cronbach_alpha(KEYED[name].to_numpy())
    wanted = [EXPECTED[f"{name}_{what}"] for what in ("alpha", "low", "high")]
    np.testing.assert_allclose([alpha, low, high], wanted, rtol=1e-9)
    assert n == EXPECTED[f"{name}_n"]


@pytest.mark.parametrize("name", KEYED)
def test_item_rest_correlations_equal_r_drop_of_psych(name):
    found = item_rest_correlations(item_covariance(KEYED[name].dropna().to_numpy()))
    wanted = [EXPECTED[f"{name}_r_drop_{item}"] for item in ANSWERS]
    np.testing.assert_allclose(found, wanted, rtol=1e-9)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        (
            "help_page",
            crossed([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 1, 6, 1, 5, 5, 6, 7]),
        ),
        ("counts", COUNTS),
        ("characters", np.array([[40, 10], [10, 940]])),
    ],
)
def test_kappa_and_its_interval_equal_those_of_psych(name, table):
    kappa = cohen_kappa(table, unit="segment")
    wanted = [EXPECTED[f"{name}_{what}"] for what in ("kappa", "low", "high")]
    np.testing.assert_allclose(
        [kappa.estimate, kappa.low, kappa.high], wanted, rtol=1e-9, atol=1e-12
    )
    assert kappa.n == EXPECTED[f"{name}_n"]


def test_kappa_prints_as_on_the_help_page_of_psych():
    """Its output is 0.00 (-0.18 to 0.18)."""
    table = crossed([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 1, 6, 1, 5, 5, 6, 7])
    kappa = cohen_kappa(table, unit="rating")
    printed = [f"{value:.2f}" for value in (kappa.low, kappa.estimate, kappa.high)]
    assert printed == ["-0.18", "0.00", "0.18"]
