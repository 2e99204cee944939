import numpy as np
import pandas as pd
import pytest

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.change import change_findings, pair_summaries
from plait.quantitative.intervals import noncentral_limits
from plait.shapes.questionnaires import SCORES

CONTRASTS = [{"from": "t1", "to": "t2", "family": "main"}]


def scales(*names, at_least=0):
    return pd.DataFrame([
        {"instrument": "mood", "scale": name, "unit": "points", "source": "s",
         "pairs_at_least": at_least, "pairs_note": "too few for its owners"}
        for name in names
    ])  # fmt: skip


def scores(first, second, scale="total"):
    rows = [
        {"participant": f"P{number:02d}", "time": time, "instrument": "mood",
         "scale": scale, "score": value, "status": "scored"}
        for time, values in (("t1", first), ("t2", second))
        for number, value in enumerate(values)
    ]  # fmt: skip
    return SCORES.frame(rows)


def found(first, second, **options):
    pairs = pair_summaries(
        scores(first, second), scales=scales("total", **options), contrasts=CONTRASTS
    )
    return change_findings(pairs, level=0.95).set_index("measure")


def test_change_is_later_minus_earlier():
    assert found([1, 2, 3], [3, 3, 6]).loc["change", "estimate"] == 2


def test_only_people_with_both_scores_count():
    result = found([1, 2, 3, 9], [3, 3, 6, np.nan])
    assert result.loc["change", "n"] == 3
    assert result.loc["change", "estimate"] == 2


def test_d_z_divides_by_the_sd_of_the_changes():
    assert found([1, 2, 3], [3, 3, 6]).loc["d_z", "estimate"] == 2


def test_d_av_divides_by_the_mean_of_the_two_sds():
    expected = 2 / ((1 + np.sqrt(3)) / 2)
    assert found([1, 2, 3], [3, 3, 6]).loc["d_av", "estimate"] == pytest.approx(
        expected
    )


def test_effect_sizes_are_in_sds():
    assert (
        found([1, 2, 3], [3, 3, 6]).loc[["d_z", "d_av"], "unit"].tolist() == ["SD"] * 2
    )


def test_fewer_than_ten_pairs_carry_a_caution():
    assert (
        found([1, 2, 3], [3, 3, 6])["caution"].tolist() == ["fewer than 10 pairs"] * 3
    )


def test_ten_pairs_need_no_caution():
    assert found(range(10), [0, 2] * 5)["caution"].isna().all()


def test_owners_rule_of_thumb_is_added():
    caution = found(range(10), [0, 2] * 5, at_least=30).loc["change", "caution"]
    assert caution == "too few for its owners"


@pytest.mark.parametrize(
    ("second", "caution"),
    [([5], "one pair: no change can be estimated"), ([], "no pairs")],
)
def test_under_two_pairs_nothing_is_computed(second, caution):
    result = found([1, 2], second)
    assert set(result["status"]) == {"not_computed"}
    assert set(result["caution"]) == {caution}
    assert result["estimate"].isna().all()


def test_equal_changes_have_a_mean_but_no_t_and_no_d_z():
    result = found([1.1, 2.2, 3.3], [1.4, 2.5, 3.6])
    assert result.loc["change", "estimate"] == pytest.approx(0.3)
    assert np.isnan(result.loc["change", "p"])
    assert result.loc["d_z", "status"] == "not_computed"
    assert "all changes are equal" in result.loc["d_z", "caution"]


def test_scores_that_never_vary_have_no_d_av():
    assert found([1, 1, 1], [2, 2, 2]).loc["d_av", "status"] == "not_computed"


def test_p_is_adjusted_over_all_scales_of_a_family():
    both = pd.concat([scores([1, 2, 3], [3, 3, 6]),
                      scores([1, 2, 3], [2, 4, 3], scale="other")])  # fmt: skip
    pairs = pair_summaries(both, scales=scales("total", "other"), contrasts=CONTRASTS)
    result = change_findings(pairs, level=0.95)
    changes = result[result["measure"] == "change"]
    assert changes["p_adjusted"].min() == pytest.approx(2 * changes["p"].min())


def test_contrast_without_a_family_is_not_adjusted():
    contrasts = [{"from": "t1", "to": "t2"}]
    pairs = pair_summaries(scores([1, 2], [3, 5]), scales=scales("total"),
                           contrasts=contrasts)  # fmt: skip
    assert change_findings(pairs, level=0.95)["p_adjusted"].isna().all()


def test_no_contrasts_give_no_rows():
    pairs = pair_summaries(scores([1], [2]), scales=scales("total"), contrasts=[])
    assert change_findings(pairs, level=0.95).empty


def test_noncentral_limits_of_nothing_are_missing():
    low, high = noncentral_limits([np.nan, 2.0], [5, 0], level=0.95)
    assert np.isnan([*low, *high]).all()


def test_noncentral_limits_are_found_far_out():
    low, high = noncentral_limits([40.0], [494.0], level=0.95)
    assert low[0] == pytest.approx(36.82, abs=0.01)
    assert high[0] == pytest.approx(43.16, abs=0.01)


def test_noncentral_limits_survive_holes_in_the_distribution_function():
    # R: uniroot(function(ncp) pt(8, 7, ncp) - p, c(0, 30))
    low, high = noncentral_limits([8.0], [7.0], level=0.95)
    assert [low[0], high[0]] == pytest.approx([3.421488, 12.498115], abs=1e-5)


def test_changes_that_hardly_differ_have_no_interval():
    result = found([0.0, 0.0, 0.0], [5.0, 5.00000001, 4.99999999])
    assert np.isnan(result.loc["d_z", "low"])
    assert "no interval" in result.loc["d_z", "caution"]


def test_cautions_are_joined_in_order():
    rules = {"a": pd.Series([True, True]), "b": pd.Series([True, False])}
    assert joined_cautions(rules).tolist() == ["a; b", "a"]


def test_note_stands_alone_where_there_is_no_caution():
    cautions = pd.Series([np.nan, "a", np.nan], dtype="str")
    notes = pd.Series(["n", "n", ""], dtype="str")
    assert with_notes(cautions, notes).fillna("none").tolist() == ["n", "a; n", "none"]
