"""Exact and asymptotic tests of invented changes: R coin 1.4.2 (coin.R)."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from change_fixtures import CONTRAST, PLAN, from_changes

from plait.quantitative.permutation import exact_permutation_p, permutation_findings
from plait.quantitative.signed_rank import signed_rank_findings

HERE = Path(__file__).parent
CHANGES = pd.read_csv(HERE / "changes.csv").groupby("set")["change"]
EXPECTED = pd.read_csv(HERE / "coin.csv").set_index(["set", "quantity"])["value"]
SETS = ["zeros_ties", "item_means", "twenty", "fifty", "sixty", "hundred"]


def changes(name):
    return CHANGES.get_group(name).to_numpy()


@pytest.mark.parametrize("name", SETS)
def test_signed_ranks_equal_those_of_coin(name):
    row = signed_rank_findings(from_changes(changes(name)), [CONTRAST]).iloc[0]
    assert row["statistic"] == EXPECTED[name, "statistic"]
    assert row["p"] == pytest.approx(EXPECTED[name, "wilcoxon"], rel=1e-10)


@pytest.mark.parametrize("name", ["zeros_ties", "item_means", "twenty"])
def test_exact_permutation_p_equals_that_of_coin(name):
    p = exact_permutation_p(changes(name))
    assert p == pytest.approx(EXPECTED[name, "permutation"], rel=1e-10)


@pytest.mark.parametrize("name", ["fifty", "sixty", "hundred"])
def test_drawn_permutation_p_is_near_the_exact_one_of_coin(name):
    p = permutation_findings(from_changes(changes(name)), PLAN)["p"][0]
    exact = EXPECTED[name, "permutation"]
    # four standard errors of a share of 9,999, and the data as one more draw
    assert p == pytest.approx(
        exact, abs=4 * np.sqrt(exact * (1 - exact) / 9_999) + 1e-4
    )
