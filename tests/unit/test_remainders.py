"""What means and changes together tell of a few people is held back, and little more."""

from itertools import count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plait.release.remainders import answer_patterns, dear_findings, remainder_rules
from plait.shapes.findings import FINDINGS
from plait.shapes.questionnaires import SCORES
from plait.shapes.synthesis import STATEMENTS

LIMITS = {"remainder_people": 5, "rounding": "none"}
THREE = ("t1-t2", "t1-t3", "t2-t3")


def _scores(**patterns):
    """Give people who answered at some times: t1t2=3 are three who answered at both."""
    number, rows = count(), []
    for pattern, people in patterns.items():
        for _ in range(people):
            who = f"P{next(number)}"
            rows += [
                {"participant": who, "time": pattern[at : at + 2], "instrument": "gad7",
                 "scale": "total", "score": 1.0, "status": "scored"}
                for at in range(0, len(pattern), 2)
            ]  # fmt: skip
    return SCORES.frame(rows)


def _row(measure, **place):
    at = place.get("time") or place["contrast"]
    more = f":{place['norm']}" if "norm" in place else ""
    return {"finding": f"gad7.total.{at}.{measure}{more}", "strand": "quantitative",
            "instrument": "gad7", "scale": "total", "measure": measure, "estimate": 1.0,
            "n": 20, "status": "computed", **place}  # fmt: skip


def _findings(times="t1 t2", contrasts=("t1-t2",)):
    rows = [_row("mean", time=time) for time in times.split()]
    rows += [_row("distance", time=t, norm="gillard_2022") for t in times.split()]
    rows += [_row("floor", time=time) for time in times.split()]
    rows += [_row(m, contrast=c) for c in contrasts for m in ("change", "d_z")]
    return FINDINGS.frame(rows)


def _held(findings, scores, limits=LIMITS, **more):
    return sorted(remainder_rules(findings, scores, limits, **more))


@pytest.mark.parametrize(("only_first", "held"), [
    (1, True), (4, True), (5, False), (0, False),
])  # fmt: skip
def test_a_change_that_gives_few_leavers_scores_away_is_held(only_first, held):
    names = _held(_findings(), _scores(t1t2=20, t1=only_first))
    assert names == ["gad7.total.t1-t2.change", "gad7.total.t1-t2.d_z"] * held


def test_leavers_and_comers_hide_each_other():
    assert _held(_findings(), _scores(t1t2=20, t1=3, t2=3)) == []


def test_what_the_study_rests_on_is_held_last():
    dear = {"gad7.total.t1-t2.change"}
    names = _held(_findings(), _scores(t1t2=20, t1=2), dear=dear)
    assert names == ["gad7.total.t2.distance:gillard_2022", "gad7.total.t2.mean"]


def test_three_changes_tell_of_those_who_missed_one_time():
    """t1-t2 and t2-t3 less t1-t3 leave those who answered at two times alone."""
    findings = _findings("", THREE)
    assert _held(findings, _scores(t1t2t3=20, t1t2=2)) == [
        "gad7.total.t2-t3.change", "gad7.total.t2-t3.d_z"]  # fmt: skip
    assert _held(findings, _scores(t1t2t3=20, t1t2=2, t2t3=3)) == []


def test_a_profile_that_rounds_holds_nothing_more():
    limits = LIMITS | {"rounding": "nearest", "base": 5}
    assert _held(_findings(), _scores(t1t2=20, t1=2), limits) == []


def test_what_is_withheld_already_tells_nothing():
    findings = _findings()
    findings.loc[findings["time"].eq("t1"), "status"] = "withheld"
    assert _held(findings, _scores(t1t2=20, t1=2)) == []


def test_a_scale_known_by_its_summary_has_nobody_to_tell_of():
    assert _held(_findings(), SCORES.empty()) == []


def test_people_are_counted_by_the_times_at_which_they_have_a_score():
    scores = _scores(t1t2=2, t2=1)
    scores.loc[0, "score"] = np.nan
    assert answer_patterns(scores) == {
        ("gad7", "total"): {frozenset({"t1", "t2"}): 1, frozenset({"t2"}): 2}
    }


def test_primary_contrasts_and_claims_are_dear():
    study = {"contrasts": [{"from": "t1", "to": "t2", "primary": True}, {"from": "t2", "to": "t3"}]}  # fmt: skip
    rows = [{"proposition": "p", "statement": name, "strand": "quantitative", "basis": "data",
             "text": "x", "verdict": "shown", "findings": cell}
            for name, cell in (("s1", "gad7.total.t2.mean; a.b.t1.mean"), ("s2", None))]  # fmt: skip
    dear = dear_findings(_findings("t1", THREE), STATEMENTS.frame(rows), study)
    assert dear == {"gad7.total.t1-t2.change", "gad7.total.t1-t2.d_z",
                    "gad7.total.t2.mean", "a.b.t1.mean"}  # fmt: skip


SIZES = st.dictionaries(
    st.sampled_from(["t1t2t3", "t1t2", "t1t3", "t2t3", "t1", "t2", "t3"]),
    st.integers(1, 9), min_size=1,
)  # fmt: skip


@given(SIZES, st.integers(0, 2**32 - 1))
def test_no_adding_and_subtracting_of_what_is_left_tells_of_few_people(sizes, seed):
    """Sums with small whole weights of what is shown, as a reader would try them."""
    scores, findings = _scores(**sizes), _findings("t1 t2 t3", THREE)
    shown = set(findings["finding"]) - set(remainder_rules(findings, scores, LIMITS))
    people = scores.groupby("participant")["time"].agg(frozenset)
    rows = [_weights(name, people) for name in sorted(shown) if name.endswith(("mean", "change"))]  # fmt: skip
    if not rows:
        return
    generator = np.random.default_rng(seed)
    tries = generator.integers(-2, 3, size=(2000, len(rows))) @ np.array(rows)
    told = (tries.reshape(2000, len(people), 3) != 0).any(axis=2).sum(axis=1)
    assert not ((told > 0) & (told < LIMITS["remainder_people"])).any()


def _weights(finding, people):
    """Say how often each person's score at each time goes into a finding's sum."""
    first, _, last = finding.split(".")[2].partition("-")
    grid = np.zeros((len(people), 3))
    for place, times in enumerate(people):
        if last and {first, last} <= times:
            grid[place, int(last[1]) - 1] += 1
            grid[place, int(first[1]) - 1] -= 1
        elif not last and first in times:
            grid[place, int(first[1]) - 1] = 1
    return grid.ravel()
