"""A plan asks only for what a study has."""

import pytest

from plait.quantitative.plan import Plan, plan_faults

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
