"""Welch's tests of invented changes in two to four groups: base R (oneway.R)."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.between import between_findings
from plait.quantitative.cube import Cube
from plait.quantitative.plan import Plan

HERE = Path(__file__).parent
CHANGES = pd.read_csv(HERE / "changes.csv")
EXPECTED = pd.read_csv(HERE / "oneway.csv").set_index("quantity")["value"]
SCALES = pd.DataFrame([{"instrument": "made", "scale": "up", "unit": "points",
                        "source": "oneway.R"}])  # fmt: skip
PLAN = Plan({}, contrasts=[{"from": "t1", "to": "t2"}])


def compared(*levels):
    rows = CHANGES[CHANGES["group"].isin(levels)]
    people = rows.index.astype(str).to_numpy(dtype=object)
    scores = np.stack([np.full(len(rows), 20.0), 20 + rows["change"]], axis=1)
    groups = pd.Series(rows["group"].to_numpy(), index=people)
    made = Cube(people, ["t1", "t2"], SCALES, scores[:, :, None])
    return between_findings(made, groups, PLAN).iloc[0]


@pytest.mark.parametrize("column", ["estimate", "low", "high", "statistic", "df", "p"])
def test_two_groups_equal_t_test_of_r(column):
    found = compared("north", "south")
    assert found[column] == pytest.approx(EXPECTED[f"two_{column}"], rel=1e-9)


@pytest.mark.parametrize("column", ["estimate", "df_effect", "df", "p"])
@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("three", ["north", "south", "west"]),
        ("four", ["north", "south", "west", "east"]),
    ],
)
def test_more_groups_equal_oneway_test_of_r(name, levels, column):
    expected = EXPECTED[f"{name}_{column}"]
    assert compared(*levels)[column] == pytest.approx(expected, rel=1e-9)
