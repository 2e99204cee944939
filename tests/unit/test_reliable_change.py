"""Reliable change is counted where a scale is for single people."""

import numpy as np
import pandas as pd
import pytest
from change_fixtures import CONTRAST, PLAN, cube

from plait.quantitative.cube import Cube
from plait.quantitative.plan import Plan
from plait.quantitative.reliable_change import (
    reliable_change_findings,
    reliable_threshold,
)

KNOWN = {"reliability": 0.8, "reliability_source": "manual"}
# SD 2 at t1: with .8 the threshold is 1.96 * sqrt(2) * 2 * sqrt(.2) = 2.479
FIRST = [10, 12, 14, 12, 10, 14, 9, 15, 12]
SECOND = [13, 12, 11, 14, 12, 12, 12, 12, np.nan]


def found(second=SECOND, *, alphas=None, **more):
    rows = reliable_change_findings(cube(FIRST, second, **(KNOWN | more)), PLAN,
                                    alphas=alphas)  # fmt: skip
    return rows.set_index("measure")


def alpha(**more):
    return pd.DataFrame([{"instrument": "mood", "scale": "total", "measure": "alpha",
                          "time": "t1", "estimate": 0.2} | more])  # fmt: skip


def test_rises_and_falls_beyond_the_threshold_are_counted():
    rows = found()
    assert rows.loc["reliably_rose", "estimate"] == 2
    assert rows.loc["reliably_fell", "estimate"] == 2
    assert rows["n"].tolist() == [8, 8]
    assert rows["unit"].tolist() == ["people"] * 2


def test_a_count_has_no_interval_though_its_scale_has_a_range():
    assert {"low", "high"}.isdisjoint(found(low=0.0, high=24.0).columns)


def test_a_count_is_guarded_by_itself():
    rows = found()
    assert rows["n_smallest"].tolist() == rows["estimate"].tolist()


def test_the_sd_is_of_everyone_scored_at_the_earlier_time():
    sd = np.std(FIRST, ddof=1)
    assert f"{sd:.4g}" in found().loc["reliably_rose", "method"]


def test_the_method_prints_reliability_source_and_threshold():
    method = found().loc["reliably_fell", "method"]
    limit = reliable_threshold(np.std(FIRST, ddof=1), 0.8)
    assert f"below {-limit:.4g} points" in method
    assert "a reliability of 0.8 (manual)" in method


def test_a_change_of_exactly_the_threshold_does_not_count():
    limit = float(reliable_threshold(np.std([0.0, 4.0, 8.0], ddof=1), 0.8))
    plan = Plan({}, contrasts=[CONTRAST])
    rows = reliable_change_findings(
        cube([0, 4, 8], [limit, 4 + limit + 1e-12, 8 - limit - 1], **KNOWN), plan
    ).set_index("measure")
    assert rows["estimate"].tolist() == [0, 1]


def test_alpha_of_the_study_is_a_second_reliability():
    rows = found(alphas=alpha())
    assert rows.index.tolist() == ["reliably_rose", "reliably_fell",
                                   "reliably_rose_alpha", "reliably_fell_alpha"]  # fmt: skip
    # a reliability of .2 doubles the threshold: nobody passes it
    assert rows["estimate"].tolist() == [2, 2, 0, 0]
    assert "alpha of this study" in rows.loc["reliably_rose_alpha", "method"]


@pytest.mark.parametrize(
    "other",
    [{"time": "t2"}, {"scale": "part"}, {"measure": "omega"}, {"group": "north"}],
)
def test_only_alpha_of_the_same_scale_time_and_group_serves(other):
    row = found(alphas=alpha(**other)).loc["reliably_rose_alpha"]
    assert row["status"] == "not_computed"
    assert row["caution"] == "no alpha of this study at the earlier time"


def test_a_group_takes_its_own_alpha():
    rows = found(alphas=alpha(group="north"), group="north")
    assert rows.loc["reliably_rose_alpha", "status"] == "computed"
    assert set(rows["group"]) == {"north"}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"reliability": np.nan}, "no reliability is declared for this scale"),
        ({"reliability": 1.2}, "a reliability outside 0 to 1 gives no error of measurement"),
        ({"individuals_note": "not for single people"}, "not for single people"),
        ({"second": [np.nan] * 9}, "no pairs"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_says_why(more, reason):
    rows = found(**more)
    assert set(rows["status"]) == {"not_computed"}
    assert set(rows["caution"]) == {reason}
    assert rows[["estimate", "n_smallest"]].isna().all(axis=None)


def test_a_negative_alpha_gives_no_error_of_measurement():
    row = found(alphas=alpha(estimate=-0.3)).loc["reliably_rose_alpha"]
    assert "outside 0 to 1" in row["caution"]


def test_equal_scores_have_no_error_of_measurement():
    rows = reliable_change_findings(cube([3, 3, 3], [3, 4, 5], **KNOWN), PLAN)
    assert rows["caution"].str.contains("no spread").all()


def test_a_lower_level_counts_more_people():
    plan = Plan({}, contrasts=[CONTRAST], level=0.8)
    rows = reliable_change_findings(cube(FIRST, SECOND, **KNOWN), plan)
    assert rows["estimate"].tolist() == [4, 3]


def test_no_contrasts_and_no_scales_give_no_rows():
    whole = cube(FIRST, SECOND, **KNOWN)
    bare = Cube(whole.people, whole.times, whole.scales.head(0), np.empty((9, 2, 0)))
    assert reliable_change_findings(whole, Plan({})).empty
    assert reliable_change_findings(bare, PLAN, alphas=alpha()).empty


def test_the_method_prints_how_many_errors_the_threshold_is():
    assert " 1.96 times " in found().loc["reliably_rose", "method"]
