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


def test_it_has_no_interval_though_its_scale_has_a_range():
    ranged = pairs([1, 2, 3, 6], [3, 3, 6, 4], low=0.0, high=24.0)
    found = precision_findings(ranged, level=0.95)
    assert {"low", "high"}.isdisjoint(found.columns)


@pytest.mark.parametrize(
    ("second", "caution"),
    [([2, 3, 4], "all changes are equal"), ([2, np.nan, np.nan], "one pair"),
     ([np.nan] * 3, "no pairs")],
)  # fmt: skip
def test_without_a_spread_of_changes_there_is_none(second, caution):
    row = precision_findings(pairs([1, 2, 3], second), level=0.95).iloc[0]
    assert row["status"] == "not_computed"
    assert caution in row["caution"]


def test_with_a_spread_of_changes_it_is_computed():
    assert precision_findings(PAIRS, level=0.95)["status"].tolist() == ["computed"]


def test_few_pairs_are_told_as_they_are_of_the_change():
    rule = {"pairs_at_least": 30, "pairs_note": "too few for its owners"}
    of = pairs([1, 2, 3, 6], [3, 3, 6, 4], **rule)
    row = precision_findings(of, level=0.95).iloc[0]
    assert row["caution"] == "fewer than 10 pairs; too few for its owners"


def test_a_printed_change_of_no_family_has_one_too():
    printed = PAIRS.drop(columns="family")
    row = precision_findings(printed, level=0.95).iloc[0]
    assert row["estimate"] == pytest.approx(
        precision_findings(PAIRS, level=0.95)["estimate"].iloc[0]
    )
