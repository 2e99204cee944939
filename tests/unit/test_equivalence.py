import numpy as np
import pandas as pd
import pytest

from plait.quantitative.findings import quantitative_findings, round_findings
from plait.quantitative.plan import Plan, plan_faults
from plait.shapes.findings import FINDINGS
from plait.shapes.questionnaires import SCORES

INSTRUMENTS = {"mood": {"source": "instruments/mood.yaml",
                        "scales": [{"id": "total", "unit": "points"}]}}  # fmt: skip


def norms(n=None):
    scale = {"scale": "total", "mean": 5, "sd": 2, "n": n, "combined": False}
    return {"mood_public_2020": {"norm": "public_2020", "instrument": "mood",
                                 "verified": True, "source": "norms/m.yaml",
                                 "scales": [scale]}}  # fmt: skip


def plan(*equivalence, n=None, **changes):
    contrasts = [{"from": "t1", "to": "t2", "family": "main"}]
    return Plan(INSTRUMENTS, norms(n), ["t1", "t2"], contrasts,
                list(equivalence), **changes)  # fmt: skip


def margin(against="change", margin=3, **more):
    return {"scale": "mood.total", "against": against, "margin": margin, **more}


def scores(second=(4, 6, 4, 6, 5, 5)):
    return SCORES.frame(
        {"participant": f"P{number}", "time": time, "instrument": "mood",
         "scale": "total", "score": value, "status": "scored"}
        for time, values in (("t1", (4, 5, 5, 6, 4, 6)), ("t2", second))
        for number, value in enumerate(values)
    )  # fmt: skip


def found(*equivalence, second=(4, 6, 4, 6, 5, 5), n=None):
    table = quantitative_findings(scores(second), plan(*equivalence, n=n))
    return table.set_index("finding")


CHANGE = "mood.total.t1-t2.equivalence"
NORM = "mood.total.t2.equivalence:public_2020"


def test_equivalence_is_shown_exactly_where_the_interval_lies_inside():
    for width in (0.5, 0.7, 0.8, 1, 3):
        row = found(margin(margin=width)).loc[CHANGE]
        inside = -width < row["low"] and row["high"] < width
        assert (row["p"] < 0.05) == inside


def test_interval_of_equivalence_is_90_percent():
    assert found(margin()).loc[CHANGE, "level"] == pytest.approx(0.90)


def test_method_names_the_margin_and_its_reason():
    method = found(margin(reason="owners")).loc[CHANGE, "method"]
    assert "against -3 and 3 points" in method
    assert method.endswith("reason for the margin: owners")


def test_equivalence_with_a_norm_of_unknown_size_is_refused():
    row = found(margin("public_2020")).loc[NORM]
    assert row["status"] == "not_computed"
    assert "refused" in row["caution"]
    assert np.isnan(row["p"])


def test_equivalence_with_a_norm_of_known_size_is_tested():
    assert found(margin("public_2020"), n=500).loc[NORM, "p"] < 0.05


@pytest.mark.parametrize(
    ("second", "caution"),
    [((5, 6, 6, 7, 5, 7), "all changes are equal: their SD is 0"),
     ((5,), "one pair: no change can be estimated"), ((), "no pairs")],
)  # fmt: skip
def test_equivalence_that_cannot_be_tested_says_why(second, caution):
    row = found(margin(), second=second).loc[CHANGE]
    assert (row["status"], row["caution"]) == ("not_computed", caution)


def test_findings_hold_every_statistic_once():
    table = found(margin())
    assert set(table["measure"]) == {"mean", "change", "d_z", "d_av", "distance",
                                     "distance_z", "equivalence"}  # fmt: skip
    assert "mood.total.t1.distance_z:public_2020" in table.index
    FINDINGS.check(table.reset_index())


def test_finding_names_the_file_of_its_norm_or_instrument():
    source = found()["source"]
    assert source["mood.total.t1.mean"] == "instruments/mood.yaml"
    assert source["mood.total.t1.distance:public_2020"] == "norms/m.yaml"


def test_order_of_rows_does_not_matter():
    shuffled = scores().sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(quantitative_findings(shuffled, plan()),
                                  quantitative_findings(scores(), plan()))  # fmt: skip


def test_contrast_without_a_family_has_none():
    free = Plan(INSTRUMENTS, {}, ["t1", "t2"], [{"from": "t1", "to": "t2"}])
    assert quantitative_findings(scores(), free)["family"].isna().all()


def test_study_without_questionnaires_has_no_findings():
    empty = quantitative_findings(SCORES.empty(), Plan({}))
    pd.testing.assert_frame_equal(empty, FINDINGS.empty())


def test_study_whose_scores_are_all_missing_has_findings_not_computed():
    table = quantitative_findings(SCORES.empty(), plan(margin()))
    assert set(table["status"]) == {"not_computed"}


def test_findings_are_rounded_to_ten_digits():
    table = found().reset_index()
    table["estimate"] = 1.23456789012345
    rounded = round_findings(table)
    assert set(rounded["estimate"]) == {1.234567890}
    pd.testing.assert_frame_equal(round_findings(rounded), rounded)


def test_plan_that_can_be_had_has_no_faults():
    assert plan_faults(plan(margin(), margin("public_2020"))) == []


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (margin() | {"scale": "mood.part"}, "the scale mood.part"),
        (margin("private_2020"), "the norm private_2020"),
        (margin(margin=0), "a margin of 0"),
    ],
)
def test_margin_that_cannot_be_had_is_a_fault(entry, found):
    assert [fault.found for fault in plan_faults(plan(entry))] == [found]


def test_margin_twice_is_a_fault():
    faults = plan_faults(plan(margin(), margin()))
    assert [fault.found for fault in faults] == ["mood.total against change twice"]


def test_contrasts_that_cannot_be_had_are_faults():
    contrasts = [{"from": "t1", "to": "t9"}, {"from": "t1", "to": "t1"}]
    faults = plan_faults(Plan(INSTRUMENTS, times=["t1"], contrasts=contrasts))
    assert [fault.found for fault in faults] == ["the time t9", "t1 to t1"]
