"""Paired statistics of eight people: github.com/mtorchiano/effsize issue 58, and R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.change import change_findings, pair_summaries
from plait.quantitative.distances import norm_distances
from plait.quantitative.equivalence import equivalence_findings
from plait.quantitative.intervals import holm, noncentral_limits

HERE = Path(__file__).parent
SCALES = pd.DataFrame([{"instrument": "lipids", "scale": "total", "unit": "points",
                        "source": "", "pairs_at_least": 0, "pairs_note": ""}])  # fmt: skip
CONTRAST = [{"from": "before", "to": "after", "family": "main"}]


@pytest.fixture
def pairs():
    people = pd.read_csv(HERE / "cholesterol.csv", dtype={"person": "str"})
    scores = people.melt("person", var_name="time", value_name="score")
    scores = scores.rename(columns={"person": "participant"})
    scores = scores.assign(instrument="lipids", scale="total")
    return pair_summaries(scores, scales=SCALES, contrasts=CONTRAST)


@pytest.fixture
def found(pairs):
    return change_findings(pairs, level=0.95).set_index("measure")


# cholesterol.R, R 4.2.2; signs are those of after minus before
@pytest.mark.parametrize(
    ("measure", "column", "expected"),
    [
        ("change", "estimate", -8.625),
        ("change", "sd", 8.63444),
        ("change", "low", -15.84357),
        ("change", "high", -1.40643),
        ("change", "statistic", -2.825334),
        ("change", "df", 7),
        ("change", "p", 0.025577),
        ("change", "p_adjusted", 0.025577),
        ("change", "n", 8),
        ("d_z", "estimate", -0.998907),
        ("d_z", "low", -1.838965),
        ("d_z", "high", -0.114710),
        ("d_av", "estimate", -0.347287),
        ("d_av", "low", -0.639348),
        ("d_av", "high", -0.039881),
    ],
)
def test_paired_statistics_equal_those_of_r(found, measure, column, expected):
    assert found.loc[measure, column] == pytest.approx(expected, abs=6e-6)


def test_d_z_interval_prints_as_in_jasp_and_spss(found):
    # JASP 0.16.4 and SPSS 28.0.1.1; effsize 0.8.1 prints 0.071 to 1.927
    limits = found.loc["d_z", ["high", "low"]]
    assert [f"{-limit:.3f}" for limit in limits] == ["0.115", "1.839"]


def test_denominators_are_named(found):
    assert found.loc["d_z", "effect_denominator"] == "SD of the changes"
    named = found.loc["d_av", "effect_denominator"]
    assert named == "mean of the SDs at before and after"


def test_two_one_sided_tests_equal_those_of_r(pairs):
    margin = [{"scale": "lipids.total", "against": "change", "margin": 20}]
    found = equivalence_findings(pairs, no_distances(), equivalence=margin).iloc[0]
    assert found["p"] == pytest.approx(3.6979456e-03, rel=1e-6)
    assert found["low"] == pytest.approx(-14.4086481, abs=1e-6)
    assert found["high"] == pytest.approx(-2.8413519, abs=1e-6)


def no_distances():
    return welch_distances().head(0)


def welch_distances():
    summary = SCALES.assign(time="t2", n=20, mean=47.7, sd=9.17)
    norms = pd.DataFrame([{"instrument": "lipids", "scale": "total", "norm": "r_2022",
                           "norm_mean": 51.6, "norm_sd": 8.71, "norm_n": 100.0,
                           "combined": False, "verified": True, "source": "r"}])  # fmt: skip
    return norm_distances(summary, norms)


@pytest.mark.parametrize(
    ("column", "expected"),
    [("statistic", -1.750607185), ("df", 26.310834210), ("p", 0.091667392)],
)
def test_distance_from_a_norm_of_known_size_equals_welch_in_r(column, expected):
    assert welch_distances()[column][0] == pytest.approx(expected, rel=1e-8)


def test_equivalence_with_a_norm_of_known_size_equals_r(pairs):
    margin = [{"scale": "lipids.total", "against": "r_2022", "margin": 10}]
    found = equivalence_findings(pairs, welch_distances(), equivalence=margin)
    assert found["p"][0] == pytest.approx(5.4695748e-03, rel=1e-6)


def test_holm_equals_p_adjust_of_r():
    adjusted = holm(np.array([0.01, 0.04, 0.03, 0.005, np.nan]))
    np.testing.assert_allclose(adjusted, [0.03, 0.06, 0.06, 0.02, np.nan])


def test_noncentral_limits_are_mirrored_for_a_negative_t():
    low, high = noncentral_limits([2.825334, -2.825334], [7, 7], level=0.95)
    assert low[0] == -high[1]
    assert high[0] == -low[1]
