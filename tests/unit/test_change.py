"""Changes are of the people who have both scores, and adjusted within their family."""

import numpy as np
import pandas as pd
import pytest
from change_fixtures import CONTRAST, cube, pairs

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.change import change_findings, pair_summaries


def found(first, second, **more):
    rows = change_findings(pairs(first, second, **more), level=0.95)
    return rows.set_index("measure")


def test_change_is_later_minus_earlier():
    assert found([1, 2, 3], [3, 3, 6]).loc["change", "estimate"] == 2


def test_only_people_with_both_scores_count():
    result = found([1, 2, 3, 9, np.nan], [3, 3, 6, np.nan, 8])
    assert result.loc["change", "n"] == 3
    assert result.loc["change", "estimate"] == 2


def test_pairs_are_summarised_in_the_same_people():
    row = pairs([1, 2, 3, 9], [3, 3, 6, np.nan]).iloc[0]
    assert row["sd_from"] == 1
    assert row["sd_to"] == pytest.approx(np.sqrt(3))
    assert row["r"] == pytest.approx(np.corrcoef([1, 2, 3], [3, 3, 6])[0, 1])


def test_people_with_the_earlier_score_only_are_lost():
    assert pairs([1, 2, 3, 9, np.nan], [3, 3, np.nan, np.nan, 4])["lost"][0] == 2


def test_a_row_names_its_contrast_and_its_later_time():
    row = found([1, 2, 3], [3, 3, 6]).loc["change"]
    assert (row["contrast"], row["time"]) == ("t1-t2", "t2")


def test_fewer_than_ten_pairs_carry_a_caution():
    assert found([1, 2, 3], [3, 3, 6]).loc["change", "caution"] == "fewer than 10 pairs"


def test_ten_pairs_need_no_caution():
    assert found(range(10), [0, 2] * 5)["caution"].isna().all()


def test_owners_rule_of_thumb_is_added():
    rule = {"pairs_at_least": 30, "pairs_note": "too few for its owners"}
    caution = found(range(10), [0, 2] * 5, **rule).loc["change", "caution"]
    assert caution == "too few for its owners"


@pytest.mark.parametrize(
    ("second", "caution"),
    [
        ([5, np.nan], "one pair: no change can be estimated"),
        ([np.nan] * 2, "no pairs"),
    ],
)
def test_under_two_pairs_nothing_is_computed(second, caution):
    result = found([1, 2], second)
    assert len(result) == 11
    assert set(result["status"]) == {"not_computed"}
    assert set(result["caution"]) == {caution}
    assert result["estimate"].isna().all()


def test_equal_changes_have_a_mean_but_no_t():
    result = found([1.1, 2.2, 3.3], [1.4, 2.5, 3.6])
    assert result.loc["change", "estimate"] == pytest.approx(0.3)
    assert np.isnan(result.loc["change", "p"])
    assert "all changes are equal" in result.loc["change", "caution"]


def two_scales():
    return pairs([[1, 2, 3], [1, 2, 3]], [[3, 3, 6], [2, 4, 3]])


def changes(rows):
    result = change_findings(rows, level=0.95)
    return result[result["measure"] == "change"]


def test_p_is_adjusted_over_all_scales_of_a_family():
    rows = changes(two_scales())
    assert rows["p_adjusted"].min() == pytest.approx(2 * rows["p"].min())
    assert rows["p_fdr"].min() == pytest.approx(
        min(2 * rows["p"].min(), rows["p"].max())
    )


def test_a_group_is_a_family_of_its_own():
    both = [pairs([1, 2, 3], [3, 3, 6], group=group) for group in ("", "north")]
    rows = changes(pd.concat(both, ignore_index=True))
    assert rows["group"].fillna("all").tolist() == ["all", "north"]
    assert (rows["p_adjusted"] == rows["p"]).all()


def test_contrast_without_a_family_is_not_adjusted():
    contrasts = [{"from": "t1", "to": "t2"}]
    rows = changes(pair_summaries(cube([1, 2, 4], [3, 5, 4]), contrasts))
    assert rows[["p_adjusted", "p_fdr"]].isna().all(axis=None)
    assert "adjusted" not in rows["method"].iloc[0]


def test_no_contrasts_give_no_rows():
    none = pair_summaries(cube([1], [2]), [])
    assert change_findings(none, level=0.95).empty


def test_a_study_without_scales_gives_no_rows():
    empty = cube([1], [2]).scales.head(0)
    bare = type(cube([1], [2]))(
        np.array(["P"]), ["t1", "t2"], empty, np.empty((1, 2, 0))
    )
    assert change_findings(pair_summaries(bare, [CONTRAST]), level=0.95).empty


def printed():
    """Give the summary of a change as an article prints it."""
    return pd.DataFrame([{"instrument": "mood", "scale": "total", "unit": "points",
                          "source": "a", "from": "t1", "to": "t2", "family": "main",
                          "n": 8, "mean": -8.625, "sd": 8.63444, "sd_from": 27.38841,
                          "sd_to": 22.28228}])  # fmt: skip


def test_a_printed_summary_gives_what_the_scores_would():
    result = change_findings(printed(), level=0.95).set_index("measure")
    assert result.loc["change", "p"] == pytest.approx(0.025577, abs=1e-6)
    assert result.loc["d_rms", "estimate"] == pytest.approx(-0.345467, abs=1e-6)
    assert result.loc["r", "estimate"] == pytest.approx(0.960279, abs=1e-5)


def test_printed_sds_that_contradict_one_another_have_no_correlation():
    result = change_findings(printed().assign(sd=60.0), level=0.95).set_index("measure")
    assert result.loc["r", "status"] == "not_computed"
    assert "SDs that agree" in result.loc["r", "caution"]
    assert result.loc["d_rm", "status"] == "not_computed"


def test_cautions_are_joined_in_order():
    rules = {"a": pd.Series([True, True]), "b": pd.Series([True, False])}
    assert joined_cautions(rules).tolist() == ["a; b", "a"]


def test_note_stands_alone_where_there_is_no_caution():
    cautions = pd.Series([np.nan, "a", np.nan], dtype="str")
    notes = pd.Series(["n", "n", ""], dtype="str")
    assert with_notes(cautions, notes).fillna("none").tolist() == ["n", "a; n", "none"]


def test_two_pairs_are_enough_for_a_t_and_its_interval():
    row = found([1, 2], [3, 5]).loc["change"]
    assert (row["n"], row["df"], row["statistic"]) == (2, 1, 5)
    assert row["low"] < row["estimate"] < row["high"]


@pytest.mark.parametrize("second", [[5, np.nan], [np.nan] * 2])
def test_under_two_pairs_there_are_no_degrees_of_freedom(second):
    assert np.isnan(found([1, 2], second).loc["change", "df"])


def test_large_equal_changes_are_equal_though_their_last_bits_differ():
    result = found([0.1, 0.2, 0.3], [1e5 + 0.1, 1e5 + 0.2, 1e5 + 0.3])
    assert np.isnan(result.loc["change", "statistic"])
    assert result.loc["change", "sd"] == 0
    assert "all changes are equal" in result.loc["change", "caution"]


def test_owners_rule_of_thumb_holds_for_two_pairs():
    rule = {"pairs_at_least": 3, "pairs_note": "too few for its owners"}
    caution = found([1, 2], [3, 5], **rule).loc["change", "caution"]
    assert "too few for its owners" in caution


def test_pairs_of_several_contrasts_are_numbered_through():
    back = {"from": "t2", "to": "t1"}
    rows = pair_summaries(cube([1, 2, 4], [3, 5, 4]), [CONTRAST, back])
    assert rows.index.tolist() == [0, 1]


def test_equal_changes_have_an_sd_of_nought_and_an_interval_without_width():
    row = found([1.1, 2.2, 3.3], [1.4, 2.5, 3.6]).loc["change"]
    assert row["sd"] == 0
    assert row["low"] == row["estimate"] == row["high"]


def test_a_study_of_one_time_has_no_pairs():
    two = cube([1, 2], [3, 5])
    once = type(two)(two.people, ["t1"], two.scales, two.at("t1")[:, np.newaxis])
    assert pair_summaries(once, []).empty


def test_rows_may_be_numbered_in_any_way():
    numbered = pairs([1, 2, 3], [3, 3, 6]).set_axis([7])
    result = change_findings(numbered, level=0.95).set_index("measure")
    plain = found([1, 2, 3], [3, 3, 6])
    pd.testing.assert_frame_equal(result, plain)


def test_t_is_the_mean_change_over_its_standard_error():
    # changes 2, 1, 3: mean 2, SD 1; qt(0.975, 2) = 4.302653
    row = found([1, 2, 3], [3, 3, 6]).loc["change"]
    assert (row["n"], row["df"], row["sd"]) == (3, 2, 1)
    assert row["statistic"] == pytest.approx(2 * np.sqrt(3))
    assert row["low"] == pytest.approx(2 - 4.302653 / np.sqrt(3))
    assert row["high"] == pytest.approx(2 + 4.302653 / np.sqrt(3))


def test_two_equal_changes_are_equal_too():
    assert "all changes are equal" in found([1, 2], [3, 4]).loc["change", "caution"]


def test_findings_are_numbered_through():
    assert change_findings(two_scales(), level=0.95).index.tolist() == list(range(22))


def test_owners_rule_of_thumb_is_silent_where_it_is_met():
    rule = {"pairs_at_least": 10, "pairs_note": "too few for its owners"}
    assert found(range(10), [0, 2] * 5, **rule)["caution"].isna().all()


@pytest.mark.parametrize(("sd", "flat"), [(1e-6, True), (1e-3, False)])
def test_a_printed_sd_is_no_spread_where_it_is_nothing_beside_the_mean(sd, flat):
    large = printed().assign(mean=1e5, sd=sd)
    row = change_findings(large, level=0.95).set_index("measure").loc["change"]
    assert (row["sd"] == 0) == flat
    assert np.isnan(row["statistic"]) == flat
