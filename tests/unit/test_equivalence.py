"""Equivalence is shown where the 90 percent interval lies inside a declared margin."""

import numpy as np
import pandas as pd
import pytest
from change_fixtures import pairs, scales

from plait.quantitative.distances import norm_distances
from plait.quantitative.equivalence import equivalence_findings

FIRST, SECOND = (4, 5, 5, 6, 4, 6), (4, 6, 4, 6, 5, 5)


def margin(against="change", margin=3, **more):
    return {"scale": "mood.total", "against": against, "margin": margin, **more}


def distances(n=None):
    summary = scales("total").assign(time="t2", n=6, mean=5.0, sd=0.9)
    norms = pd.DataFrame([{"instrument": "mood", "scale": "total", "norm": "public_2020",
                           "norm_mean": 5.2, "norm_sd": 2.0, "norm_n": n,
                           "combined": False, "verified": True, "source": "m"}])  # fmt: skip
    return norm_distances(summary, norms.astype({"norm_n": "float64"}))


def found(*equivalence, second=SECOND, n=None):
    rows = equivalence_findings(
        pairs(FIRST, second), distances(n), equivalence=list(equivalence)
    )
    return rows.set_index("measure")


def test_equivalence_is_shown_exactly_where_the_interval_lies_inside():
    for width in (0.5, 0.7, 0.8, 1, 3):
        row = found(margin(margin=width)).loc["equivalence"]
        inside = -width < row["low"] and row["high"] < width
        assert (row["p"] < 0.05) == inside


def test_interval_of_equivalence_is_90_percent():
    row = found(margin()).loc["equivalence"]
    assert row["level"] == pytest.approx(0.90)
    # R: t.test(c(0, 1, -1, 0, 1, -1), conf.level = 0.9)
    assert row["high"] == pytest.approx(0.7357916324, abs=1e-9)


def test_method_names_the_margin_and_its_reason():
    method = found(margin(reason="owners")).loc["equivalence", "method"]
    assert "against -3 and 3 points" in method
    assert method.endswith("reason for the margin: owners")


def test_a_margin_of_change_names_its_contrast():
    row = found(margin()).loc["equivalence"]
    assert (row["contrast"], row["time"]) == ("t1-t2", "t2")


def test_few_pairs_are_told_as_they_are_of_the_change():
    rule = {"pairs_at_least": 30, "pairs_note": "too few for its owners"}
    of = pairs(FIRST, SECOND, **rule)
    rows = equivalence_findings(of, distances(), equivalence=[margin()])
    assert set(rows["caution"]) == {"too few for its owners; fewer than 10 pairs"}


def test_only_declared_margins_are_tested():
    assert found().empty
    assert found(margin("another_2020")).empty


def test_equivalence_with_a_norm_of_unknown_size_is_refused():
    row = found(margin("public_2020")).loc["equivalence"]
    assert row["status"] == "not_computed"
    assert "refused" in row["caution"]
    assert np.isnan(row["p"])
    assert np.isnan(row["estimate"])


def test_equivalence_with_a_norm_of_known_size_is_tested():
    assert found(margin("public_2020"), n=500).loc["equivalence", "p"] < 0.05


@pytest.mark.parametrize(
    ("second", "caution"),
    [
        ((5, 6, 6, 7, 5, 7),
         "fewer than 10 pairs; all changes are equal: their SD is 0"),
        ((5, *[np.nan] * 5), "one pair: no change can be estimated"),
        ([np.nan] * 6, "no pairs"),
    ],
)  # fmt: skip
def test_equivalence_that_cannot_be_tested_says_why(second, caution):
    rows = found(margin(), second=second)
    assert set(rows["status"]) == {"not_computed"}
    assert set(rows["caution"]) == {caution}


def test_each_margin_says_how_many_people_it_would_need():
    rows = found(margin(), margin("public_2020"), n=500)
    assert rows.index.tolist() == ["equivalence"] * 2 + ["people_needed"] * 2
    assert rows.loc["people_needed", "status"].tolist() == ["computed"] * 2


@pytest.mark.parametrize("sign", [1, -1])
def test_the_statistic_is_that_of_the_nearer_margin(sign):
    changes = [sign * change for change in (0, 1, 0, 1, 0, 1, 0, 1)]
    rows = equivalence_findings(
        pairs([0] * 8, changes), distances(), equivalence=[margin(margin=2)]
    )
    # mean .5, SE .188982
    expected = sign * (0.5 - 2) / 0.188982
    assert rows["statistic"].iloc[0] == pytest.approx(expected, abs=1e-4)
    assert rows["df"].iloc[0] == 7


def test_a_margin_without_a_reason_gives_none():
    assert found(margin()).loc["equivalence", "method"].endswith("the larger p")


def test_a_printed_change_of_no_family_is_tested_too():
    printed = pairs(FIRST, SECOND).drop(columns="family")
    rows = equivalence_findings(printed, distances(), equivalence=[margin()])
    assert set(rows["status"]) == {"computed"}


def test_a_margin_that_no_number_of_people_shows_leaves_the_others_theirs():
    near = margin("public_2020", margin=0.01), margin("public_2020", margin=3)
    needed = found(*near, n=10).loc["people_needed"]
    assert needed["status"].tolist() == ["not_computed", "computed"]
    assert needed["estimate"].isna().tolist() == [True, False]
