"""A margin needs the smallest number of people whose interval would lie inside."""

import numpy as np
import pandas as pd
import pytest
from scipy import special

from plait.quantitative.people_needed import NEVER, people_needed


def margins(**more):
    row = {"instrument": "mood", "scale": "total", "measure": "equivalence", "sd": 9.17,
           "margin": 3.0, "norm_error": 0.0, "level": 0.9, "status": "computed",
           "caution": np.nan, "unit": "points", "what": "the paired change",
           "estimate": 1.0, "low": 0.0, "high": 2.0, "p": 0.01}  # fmt: skip
    return pd.DataFrame([row | more])


def needed(**more):
    return people_needed(margins(**more)).iloc[0]


def half_width(n, sd=9.17):
    return special.stdtrit(n - 1, 0.95) * sd / np.sqrt(n)


@pytest.mark.parametrize("margin", [2.0, 3.0, 3.5, 8.0, 40.0])
def test_one_person_fewer_would_not_do(margin):
    n = needed(margin=margin)["estimate"]
    assert half_width(n) < margin
    assert n == 2 or half_width(n - 1) >= margin


def test_twenty_people_cannot_show_three_points_where_the_sd_is_nine():
    assert half_width(20) == pytest.approx(3.5, abs=0.05)
    assert needed()["estimate"] == 28


def test_the_row_counts_people_and_has_no_test():
    row = needed()
    assert (row["measure"], row["unit"]) == ("people_needed", "people")
    assert "p" not in row.index
    assert "low" not in row.index


def test_the_method_says_what_is_assumed():
    method = needed()["method"]
    assert "within -3 and 3 points" in method
    assert "SD as observed, 9.17" in method


def test_a_norm_with_an_error_wider_than_the_margin_can_never_be_matched():
    row = needed(norm_error=2.0, norm_n=100.0, norm_sd=20.0)
    assert (row["status"], row["caution"]) == ("not_computed", NEVER)
    assert np.isnan(row["estimate"])


def test_a_norm_asks_for_more_people_than_a_fixed_number():
    assert needed(norm_error=0.871, norm_n=100.0)["estimate"] > needed()["estimate"]


def test_a_pooled_norm_leaves_the_degrees_of_freedom_to_the_sample():
    n = needed(norm_error=0.871, norm_se=0.871)["estimate"]
    reach = special.stdtrit(n - 1, 0.95) * np.sqrt(9.17**2 / n + 0.871**2)
    fewer = special.stdtrit(n - 2, 0.95) * np.sqrt(9.17**2 / (n - 1) + 0.871**2)
    assert reach < 3 <= fewer


def test_a_margin_too_narrow_for_a_million_people_is_said_to_be_so():
    assert needed(margin=0.001)["status"] == "not_computed"


def test_what_was_not_tested_needs_nobody_and_keeps_its_reason():
    row = needed(status="not_computed", caution="no pairs")
    assert (row["status"], row["caution"]) == ("not_computed", "no pairs")


def test_no_margins_give_no_rows():
    assert people_needed(margins().head(0)).empty
