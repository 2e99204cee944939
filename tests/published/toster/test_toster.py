"""Two one-sided tests of Student's sleep data, as TOSTER prints them (README.md)."""

import pytest
from change_fixtures import pairs

from plait.quantitative.change import paired_t
from plait.quantitative.equivalence import equivalence_of_changes

SECOND_DRUG = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
FIRST_DRUG = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP = pairs(SECOND_DRUG, FIRST_DRUG)


def equivalence(margin):
    entry = {"scale": "mood.total", "against": "change", "margin": margin}
    return equivalence_of_changes(SLEEP, equivalence=[entry]).iloc[0]


def test_difference_and_interval_are_those_that_toster_prints():
    row = equivalence(1)
    assert row["estimate"] == pytest.approx(-1.58, abs=1e-9)
    assert row["error"] == pytest.approx(0.3889587, abs=5e-8)
    assert row["low"] == pytest.approx(-2.293005, abs=5e-7)
    assert row["high"] == pytest.approx(-0.8669947, abs=5e-8)


def test_the_larger_p_is_the_one_that_toster_prints():
    row = equivalence(1)
    assert row["statistic"] == pytest.approx(-1.491161, abs=5e-7)
    assert row["df"] == 9
    assert row["p"] == pytest.approx(9.149441e-01, abs=5e-8)


def test_the_paired_t_is_the_one_that_toster_prints():
    row = paired_t(SLEEP).iloc[0]
    assert row["statistic"] == pytest.approx(-4.062128, abs=5e-7)
    assert row["p"] == pytest.approx(2.832890e-03, abs=5e-10)
