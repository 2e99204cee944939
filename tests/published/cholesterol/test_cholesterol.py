"""Paired statistics of eight people: github.com/mtorchiano/effsize issue 58, and R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from change_fixtures import scales

from plait.quantitative.change import change_findings, pair_summaries
from plait.quantitative.cube import Cube
from plait.quantitative.distances import norm_distances
from plait.quantitative.equivalence import equivalence_findings
from plait.quantitative.intervals import (
    benjamini_hochberg,
    hedges_j,
    holm,
    noncentral_limits,
)
from plait.quantitative.permutation import permutation_findings
from plait.quantitative.plan import Plan
from plait.quantitative.signed_rank import signed_rank_findings

HERE = Path(__file__).parent
CONTRAST = [{"from": "before", "to": "after", "family": "main"}]
PLAN = Plan({}, contrasts=CONTRAST)
SCALES = scales("total", instrument="lipids")


@pytest.fixture
def cube():
    people = pd.read_csv(HERE / "cholesterol.csv", dtype={"person": "str"})
    values = people[["before", "after"]].to_numpy(dtype=float)[:, :, None]
    return Cube(people["person"].to_numpy(dtype=object), ["before", "after"], SCALES,
                values)  # fmt: skip


@pytest.fixture
def pairs(cube):
    return pair_summaries(cube, CONTRAST)


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
        ("change", "p_fdr", 0.025577),
        ("change", "n", 8),
    ],
)
def test_paired_t_equals_that_of_r(found, measure, column, expected):
    assert found.loc[measure, column] == pytest.approx(expected, abs=6e-6)


# cholesterol.R: estimate, low, high
@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("r", (0.96027946, 0.79057543, 0.99300371)),
        ("d_z", (-0.99890659, -1.83896475, -0.114709987)),
        ("d_av", (-0.34728730, -0.63934818, -0.039880928)),
        ("d_rms", (-0.34546670, -0.63599648, -0.039671858)),
        ("d_rm", (-0.28154478, -0.51831765, -0.032331349)),
        ("glass_delta", (-0.31491423, -0.57975007, -0.036163348)),
        ("g_z", (-0.88723174, -1.63337384, -0.101885744)),
        ("g_av", (-0.30846159, -0.56787091, -0.035422357)),
        ("g_rms", (-0.30684452, -0.56489392, -0.035236659)),
        ("g_rm", (-0.25006889, -0.46037125, -0.028716798)),
    ],
)
def test_effect_sizes_equal_those_of_r(found, measure, expected):
    numbers = found.loc[measure, ["estimate", "low", "high"]].tolist()
    assert numbers == pytest.approx(expected, abs=1e-8)


# cholesterol.R, rounded to six decimals
@pytest.mark.parametrize(
    ("measure", "printed"),
    [("d_z", "0.998907"), ("g_z", "0.887232"), ("d_av", "0.347287"),
     ("d_rms", "0.345467"), ("d_rm", "0.281545"), ("glass_delta", "0.314914")],
)  # fmt: skip
def test_one_data_set_gives_a_threefold_spread_of_sizes(found, measure, printed):
    assert f"{-found.loc[measure, 'estimate']:.6f}" == printed


def test_d_z_interval_prints_as_in_jasp_and_spss(found):
    # JASP 0.16.4 and SPSS 28.0.1.1; effsize 0.8.1 prints 0.071 to 1.927
    limits = found.loc["d_z", ["high", "low"]]
    assert [f"{-limit:.3f}" for limit in limits] == ["0.115", "1.839"]
    assert [f"{-limit:.6f}" for limit in limits] == ["0.114710", "1.838965"]


def test_correction_for_few_people_equals_r():
    assert hedges_j([7])[0] == pytest.approx(0.88820291, abs=1e-8)


def test_denominators_are_named(found):
    assert found.loc["d_z", "effect_denominator"] == "SD of the changes"
    named = found.loc["d_av", "effect_denominator"]
    assert named == "mean of the SDs at before and after"


def test_exact_tests_equal_every_way_of_turning_the_signs_round(cube):
    permutation = permutation_findings(cube, PLAN).iloc[0]
    ranks = signed_rank_findings(cube, CONTRAST).iloc[0]
    assert permutation["p"] == 8 / 256
    assert (ranks["statistic"], ranks["p"]) == (2.5, 8 / 256)


def test_two_one_sided_tests_equal_those_of_r(pairs):
    margin = [{"scale": "lipids.total", "against": "change", "margin": 20}]
    found = equivalence_findings(pairs, no_distances(), equivalence=margin).iloc[0]
    assert found["p"] == pytest.approx(3.6979456e-03, rel=1e-6)
    assert found["low"] == pytest.approx(-14.4086481, abs=1e-6)
    assert found["high"] == pytest.approx(-2.8413519, abs=1e-6)


def no_distances():
    return welch_distances().head(0)


def welch_distances(**more):
    summary = SCALES.assign(time="t2", n=20, mean=47.7, sd=9.17)
    norm = {"instrument": "lipids", "scale": "total", "norm": "r_2022", "norm_mean": 51.6,
            "norm_sd": 8.71, "norm_n": 100.0, "combined": False, "verified": True,
            "source": "r"}  # fmt: skip
    return norm_distances(summary, pd.DataFrame([norm | more]))


def needed(rows):
    return rows.set_index("measure").loc["people_needed", "estimate"]


@pytest.mark.parametrize(("margin", "n"), [(20, 3), (5, 11), (0.2, 5045)])
def test_pairs_needed_equal_a_search_in_r(pairs, margin, n):
    margins = [{"scale": "lipids.total", "against": "change", "margin": margin}]
    rows = equivalence_findings(pairs, no_distances(), equivalence=margins)
    assert needed(rows) == n


# cholesterol.R; beside a norm of five people the width has its least in between
@pytest.mark.parametrize(
    ("margin", "norm", "n"),
    [(3, {}, 35), (1.5, {}, 1410), (1, {}, np.nan),
     (4, {"norm_sd": 4.0, "norm_n": 5.0}, 57)],
)  # fmt: skip
def test_people_needed_beside_a_norm_equal_a_search_in_r(pairs, margin, norm, n):
    margins = [{"scale": "lipids.total", "against": "r_2022", "margin": margin}]
    rows = equivalence_findings(pairs, welch_distances(**norm), equivalence=margins)
    assert needed(rows) == pytest.approx(n, nan_ok=True)


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


def test_adjusted_p_equal_p_adjust_of_r():
    p = np.array([0.01, 0.04, 0.03, 0.005, np.nan])
    np.testing.assert_allclose(holm(p), [0.03, 0.06, 0.06, 0.02, np.nan])
    np.testing.assert_allclose(benjamini_hochberg(p), [0.02, 0.04, 0.04, 0.02, np.nan])


def test_noncentral_limits_are_mirrored_for_a_negative_t():
    low, high = noncentral_limits([2.825334, -2.825334], [7, 7], level=0.95)
    assert low[0] == -high[1]
    assert high[0] == -low[1]
