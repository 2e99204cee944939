"""Hodges-Lehmann shifts of invented changes: wilcox.test of R 4.2.2 (wilcox_test.R)."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.hodges_lehmann import shift_interval

HERE = Path(__file__).parent
CHANGES = pd.read_csv(HERE / "changes.csv").groupby("set")["change"]
EXPECTED = pd.read_csv(HERE / "wilcox_test.csv")
KEY = ["set", "level"]


@pytest.mark.parametrize(("name", "level"), EXPECTED[KEY].drop_duplicates().to_numpy())
def test_shift_and_interval_equal_those_of_r(name, level):
    values = np.sort(CHANGES.get_group(name).to_numpy())
    found = shift_interval(values, np.ones(len(values), dtype=int), level=level)
    expected = EXPECTED[(EXPECTED[KEY] == [name, level]).all(axis=1)]["value"]
    # above 50 R searches for the limits, to 1e-9
    assert found == pytest.approx(expected.tolist(), abs=2e-9)
