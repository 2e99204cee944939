"""Effect sizes of invented scores: R effectsize 0.8.3 and cor.test (effectsize.R)."""

from pathlib import Path

import pandas as pd
import pytest
from change_fixtures import pairs

from plait.quantitative.change import change_findings

HERE = Path(__file__).parent
SCORES = pd.read_csv(HERE / "scores.csv").groupby("set")
EXPECTED = pd.read_csv(HERE / "effectsize.csv").set_index(
    ["set", "measure", "quantity"]
)


@pytest.mark.parametrize("name", ["few", "study", "many"])
@pytest.mark.parametrize("measure", ["d_z", "g_z", "r"])
def test_sizes_and_their_limits_equal_those_of_effectsize(name, measure):
    scores = SCORES.get_group(name)
    rows = change_findings(pairs(scores["before"], scores["after"]), level=0.95)
    found = rows.set_index("measure").loc[measure]
    expected = EXPECTED.loc[(name, measure), "value"]
    assert found["estimate"] == pytest.approx(expected["estimate"], rel=1e-9)
    # effectsize searches for its limits, to six digits
    for limit in ("low", "high"):
        assert found[limit] == pytest.approx(expected[limit], abs=2e-6)
