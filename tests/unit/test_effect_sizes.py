"""Every effect size is over the SD that it names."""

import numpy as np
import pytest
from change_fixtures import pairs

from plait.quantitative.change import change_findings
from plait.quantitative.effect_sizes import correlation
from plait.quantitative.intervals import noncentral_limits

FIRST, SECOND = [1, 2, 3, 6], [3, 3, 6, 4]
SIZES = ["d_z", "g_z", "d_av", "g_av", "d_rms", "g_rms", "d_rm", "g_rm", "glass_delta"]


def found(first, second):
    return change_findings(pairs(first, second), level=0.95).set_index("measure")


def by_hand():
    first, second = np.array(FIRST), np.array(SECOND)
    sds = first.std(ddof=1), second.std(ddof=1)
    r = np.corrcoef(first, second)[0, 1]
    change = (second - first).std(ddof=1)
    return {"d_z": change, "d_av": np.mean(sds), "d_rms": np.sqrt(np.mean(np.square(sds))),
            "d_rm": change / np.sqrt(2 * (1 - r)), "glass_delta": sds[0]}  # fmt: skip


@pytest.mark.parametrize("measure", by_hand())
def test_a_size_is_the_mean_change_over_its_sd(measure):
    mean = np.mean(np.subtract(SECOND, FIRST))
    size = found(FIRST, SECOND).loc[measure, "estimate"]
    assert size == pytest.approx(mean / by_hand()[measure])


@pytest.mark.parametrize("measure", by_hand())
def test_limits_are_those_of_d_z_in_proportion(measure):
    result = found(FIRST, SECOND)
    ratio = result.loc[measure, "estimate"] / result.loc["d_z", "estimate"]
    for limit in ("low", "high"):
        expected = ratio * result.loc["d_z", limit]
        assert result.loc[measure, limit] == pytest.approx(expected)


@pytest.mark.parametrize("measure", ["g_z", "g_av", "g_rms", "g_rm"])
def test_g_is_d_times_the_exact_correction_for_few(measure):
    result = found(FIRST, SECOND)
    plain = result.loc[measure.replace("g", "d")]
    j = 0.7236012546  # R: gamma(1.5) / (sqrt(1.5) * gamma(1)), df = 3
    for part in ("estimate", "low", "high"):
        assert result.loc[measure, part] == pytest.approx(j * plain[part])


def test_sizes_are_in_sds_and_name_their_denominator_and_method():
    result = found(FIRST, SECOND)
    assert set(result.loc[SIZES, "unit"]) == {"SD"}
    assert result.loc["d_rms", "effect_denominator"] == (
        "root mean square of the SDs at t1 and t2"
    )
    assert result.loc["glass_delta", "effect_denominator"] == "SD at t1"
    assert "noncentral t" in result.loc["d_z", "method"]
    assert "exact J" in result.loc["g_av", "method"]
    assert result.loc[SIZES, ["effect_denominator", "method"]].notna().all(axis=None)


def test_sizes_carry_no_test_of_their_own():
    assert (
        found(FIRST, SECOND)
        .loc[SIZES, ["p", "statistic", "df", "sd"]]
        .isna()
        .all(axis=None)
    )


def test_equal_changes_have_no_d_z_but_a_d_av_without_limits():
    result = found([1.1, 2.2, 3.3, 4.0], [1.4, 2.5, 3.6, 4.3])
    assert result.loc["d_z", "status"] == "not_computed"
    assert result.loc["d_av", "status"] == "computed"
    assert np.isnan(result.loc["d_av", "low"])
    assert "all changes are equal" in result.loc["d_av", "caution"]


def test_scores_that_never_vary_have_no_sd_to_divide_by():
    result = found([1, 1, 1, 1], [2, 3, 2, 4])
    assert result.loc["glass_delta", "status"] == "not_computed"
    assert "there is no SD at t1 to divide by" in result.loc["glass_delta", "caution"]
    assert "differ at both times" in result.loc["r", "caution"]


def test_scores_on_a_line_have_no_d_rm_and_r_no_interval():
    result = found([1, 2, 3, 4], [2, 4, 6, 8])
    assert result.loc["d_rm", "status"] == "not_computed"
    assert result.loc["r", "estimate"] == pytest.approx(1)
    assert np.isnan(result.loc["r", "low"])
    assert "r has no interval" in result.loc["r", "caution"]


def test_two_pairs_allow_no_correction_for_few():
    result = found([1, 2], [3, 5])
    assert result.loc["g_z", "status"] == "not_computed"
    assert "needs three" in result.loc["g_z", "caution"]
    assert result.loc["d_z", "status"] == "computed"


def test_changes_that_hardly_differ_have_no_interval():
    result = found([0.0, 0.0, 0.0], [5.0, 5.00000001, 4.99999999])
    assert np.isnan(result.loc["d_z", "low"])
    assert "no interval" in result.loc["d_z", "caution"]


def test_correlation_from_three_sds_is_pearsons():
    first, second = np.array(FIRST), np.array(SECOND)
    sds = [part.std(ddof=1) for part in (second - first, first, second)]
    assert correlation(*sds) == pytest.approx(np.corrcoef(first, second)[0, 1])


def test_a_correlation_has_a_unit_and_a_method_of_its_own():
    row = found(FIRST, SECOND).loc["r"]
    assert row["unit"] == "correlation"
    assert "Fisher" in row["method"]


def test_two_pairs_on_a_line_have_no_d_rm_for_want_of_a_divisor():
    caution = found([1, 2], [3, 5]).loc["d_rm", "caution"]
    assert "to divide by" in caution
    assert "needs three" not in caution


def test_more_pairs_on_a_line_have_no_g_rm_for_want_of_a_divisor():
    caution = found([1, 2, 3, 4], [2, 4, 6, 8]).loc["g_rm", "caution"]
    assert "to divide by" in caution
    assert "needs three" not in caution


@pytest.mark.parametrize(
    ("sds", "r"), [((2 + 1e-10, 1, 1), -1), ((1 - 1e-10, 1, 2), 1)]
)
def test_a_correlation_that_rounding_takes_past_its_end_is_at_it(sds, r):
    assert correlation(*sds) == r


def test_limits_of_d_z_are_those_of_t_over_the_root_of_the_pairs():
    result = found(FIRST, SECOND)
    t = result.loc["change", ["statistic"]].to_numpy(float)
    low, high = noncentral_limits(t, [3.0], level=0.95)
    assert result.loc["d_z", "low"] == pytest.approx(low[0] / 2)
    assert result.loc["d_z", "high"] == pytest.approx(high[0] / 2)


def test_a_correlation_of_small_sds_is_that_of_large_ones():
    assert correlation(0.1, 0.1, 0.1) == pytest.approx(0.5)
    assert correlation(10.0, 10.0, 10.0) == pytest.approx(0.5)
