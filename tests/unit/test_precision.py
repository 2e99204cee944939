"""The smallest change is the half-width of the paired t interval."""

import numpy as np
import pytest
from change_fixtures import pairs

from plait.quantitative.change import change_findings
from plait.quantitative.precision import precision_findings

PAIRS = pairs([1, 2, 3, 6], [3, 3, 6, 4])


@pytest.mark.parametrize("level", [0.9, 0.95])
def test_a_smaller_mean_change_would_not_exclude_nought(level):
    row = precision_findings(PAIRS, level=level).iloc[0]
    change = change_findings(PAIRS, level=level).iloc[0]
    assert row["measure"] == "smallest_change"
    assert row["estimate"] == pytest.approx(change["estimate"] - change["low"])
    assert row["level"] == level


def test_it_is_no_test():
    row = precision_findings(PAIRS, level=0.95).iloc[0]
    assert {"p", "statistic"}.isdisjoint(row.index)
    assert "power" not in row["method"]


@pytest.mark.parametrize(
    ("second", "caution"),
    [([2, 3, 4], "all changes are equal"), ([2, np.nan, np.nan], "one pair"),
     ([np.nan] * 3, "no pairs")],
)  # fmt: skip
def test_without_a_spread_of_changes_there_is_none(second, caution):
    row = precision_findings(pairs([1, 2, 3], second), level=0.95).iloc[0]
    assert row["status"] == "not_computed"
    assert caution in row["caution"]
