import numpy as np
import pandas as pd
import pytest

from plait.quantitative.descriptives import mean_findings, summarise
from plait.shapes.questionnaires import SCORES

SCALES = pd.DataFrame([{"instrument": "mood", "scale": "total", "unit": "points",
                        "source": "s", "pairs_at_least": 0, "pairs_note": ""}])  # fmt: skip


def scores(*values):
    return SCORES.frame(
        {"participant": f"P{number}", "time": "t1", "instrument": "mood",
         "scale": "total", "score": value, "status": "scored"}
        for number, value in enumerate(values)
    )  # fmt: skip


def mean_of(*values, times=("t1",)):
    summary = summarise(scores(*values), scales=SCALES, times=list(times))
    return mean_findings(summary, level=0.95).iloc[-1]


def test_mean_carries_its_sd_n_and_range():
    found = mean_of(1, 2, 6)
    numbers = found[["estimate", "sd", "n", "minimum", "maximum"]].tolist()
    assert numbers == pytest.approx([3, np.sqrt(7), 3, 1, 6])


def test_interval_is_students():
    # R: t.test(c(1, 2, 6))$conf.int
    found = mean_of(1, 2, 6)
    assert [found["low"], found["high"]] == pytest.approx(
        [-3.572411, 9.572411], abs=1e-5
    )


def test_missing_scores_are_left_out():
    assert mean_of(1, np.nan, 3)["n"] == 2


def test_equal_scores_have_an_interval_of_no_width():
    found = mean_of(2, 2)
    assert (found["low"], found["high"], found["status"]) == (2, 2, "computed")


def test_one_person_has_a_mean_without_interval():
    found = mean_of(4)
    assert found["estimate"] == 4
    assert np.isnan(found["low"])
    assert found["caution"] == "one person: no SD and no interval"


def test_time_without_scores_has_a_row_that_says_so():
    found = mean_of(1, 2, times=("t1", "t2"))
    assert found["status"] == "not_computed"
    assert found["caution"] == "no scores at this time"


def test_several_people_need_no_caution():
    assert pd.isna(mean_of(1, 2)["caution"])
