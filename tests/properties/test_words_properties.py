"""What the direction words say of one another, for every interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthesis_fixtures import BETTER, by_id, change

from plait.synthesis.words import (
    CAUTION,
    CONTRADICTED,
    SHOWN,
    VERDICTS,
    Verdict,
    weakest,
)
from plait.synthesis.words import weigh_word as weigh

NUMBER = st.floats(-100, 100).map(lambda x: round(x, 3))
INTERVALS = st.lists(NUMBER, min_size=3, max_size=3).map(sorted)
VERDICT = st.builds(Verdict, st.sampled_from(VERDICTS), st.sampled_from(["", "a", "b"]))
SIMPLE = ["fell", "rose", "lower_in_sample", "higher_in_sample", "no_change_detected"]
MIRROR = {"fell": "rose", "lower_in_sample": "higher_in_sample",
          "no_change_detected": "no_change_detected"}  # fmt: skip


def _verdict(word, interval, name="gad7.total.t1-t2.change", **more):
    low, estimate, high = interval
    row = change(name, low, high, estimate=estimate, **more)
    return weigh(word, [name], by_id(row), BETTER).verdict


@given(interval=INTERVALS)
def test_a_score_does_not_fall_and_rise(interval):
    verdicts = {_verdict("fell", interval), _verdict("rose", interval)}
    assert verdicts != {SHOWN}
    assert (SHOWN in verdicts) == (CONTRADICTED in verdicts)


@pytest.mark.parametrize(("word", "other"), MIRROR.items())
@given(interval=INTERVALS)
def test_the_mirrored_score_gets_the_mirrored_word(word, other, interval):
    mirrored = [-limit for limit in reversed(interval)]
    assert _verdict(word, interval) == _verdict(other, mirrored)


@given(interval=INTERVALS)
def test_no_change_is_detected_exactly_where_it_neither_fell_nor_rose(interval):
    moved = SHOWN in {_verdict("fell", interval), _verdict("rose", interval)}
    assert (_verdict("no_change_detected", interval) == SHOWN) != moved


@given(interval=INTERVALS)
def test_what_fell_is_lower_in_the_sample(interval):
    if _verdict("fell", interval) == SHOWN:
        assert _verdict("lower_in_sample", interval) == SHOWN


@given(interval=INTERVALS)
def test_improved_is_rose_where_higher_is_better_and_fell_where_lower_is(interval):
    wellbeing = "wemwbs.total.t1-t2.change"
    assert _verdict("improved", interval) == _verdict("fell", interval)
    assert _verdict("improved", interval, wellbeing) == _verdict("rose", interval)
    assert _verdict("worsened", interval) == _verdict("improved", interval, wellbeing)


@pytest.mark.parametrize("word", SIMPLE)
@given(interval=INTERVALS)
def test_a_caution_never_makes_a_claim_stronger(word, interval):
    plain, careful = (_verdict(word, interval, caution=c) for c in ("", "few pairs"))
    assert careful == (CAUTION if plain == SHOWN else plain)


@pytest.mark.parametrize("word", [*SIMPLE, "improved", "comparable", "maintained"])
@given(interval=INTERVALS)
def test_what_was_not_computed_is_never_shown(word, interval):
    assert _verdict(word, interval, status="withheld") == "not shown"


@given(verdicts=st.lists(VERDICT, min_size=1, max_size=5), data=st.data())
def test_the_weakest_verdict_does_not_depend_on_the_order(verdicts, data):
    other = data.draw(st.permutations(verdicts))
    one, two = weakest(verdicts), weakest(other)
    assert one.verdict == two.verdict
    assert set(one.why.split("; ")) == set(two.why.split("; "))
    assert all(
        VERDICTS.index(one.verdict) <= VERDICTS.index(v.verdict) for v in verdicts
    )
