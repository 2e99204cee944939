import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from plait.quantitative.intervals import holm
from plait.quantitative.scoring import keyed_answers, score
from plait.shapes.questionnaires import ANSWERS

ITEMS = ["1", "2", "3", "4"]
LIMITS = {"ids": ITEMS, "low": 0, "high": 4}
ANSWER = st.one_of(st.none(), st.integers(0, 4))
PERSON = st.lists(ANSWER, min_size=4, max_size=4)
PEOPLE = st.lists(PERSON, min_size=1, max_size=5)
# a table costs some 20 ms to score
few = settings(max_examples=25, deadline=None)


def tiny(rule, order=ITEMS):
    scale = {"id": "total", "items": list(order), "reverse": ["2"], "score": rule,
             "offset": 0, "min_answered": 2}  # fmt: skip
    return {"tiny": {"id": "tiny", "items": LIMITS, "scales": [scale]}}


def table(people):
    return ANSWERS.frame(
        {"participant": f"P{number}", "time": "t1", "instrument": "tiny", "item": item,
         "level": "item", "answer": answer, "file": "f", "line": number + 2}
        for number, person in enumerate(people)
        for item, answer in zip(ITEMS, person, strict=True)
    )  # fmt: skip


@few
@given(PEOPLE, st.sampled_from([("sum", 16), ("mean", 4)]))
def test_scores_stay_in_range(people, rule):
    scores = score(table(people), tiny(rule[0]))["score"].dropna()
    assert scores.between(-1e-9, rule[1] + 1e-9).all()


@few
@given(PEOPLE)
def test_a_score_is_missing_exactly_where_too_few_items_are_answered(people):
    scores = score(table(people), tiny("sum"))
    assert (scores["score"].isna() == (scores["n_answered"] < 2)).all()


@few
@given(PEOPLE, st.permutations(ITEMS))
def test_order_of_items_does_not_matter(people, order):
    answers = table(people)
    one, other = score(answers, tiny("sum")), score(answers, tiny("sum", order))
    pd.testing.assert_frame_equal(one, other)


@given(st.lists(ANSWER, min_size=1, max_size=8))
def test_reversing_twice_changes_nothing(answers):
    wide = pd.DataFrame({"1": pd.Series(answers, dtype="float64")})
    once = keyed_answers(wide, reverse=["1"], items=LIMITS)
    pd.testing.assert_frame_equal(
        keyed_answers(once, reverse=["1"], items=LIMITS), wide
    )


@given(st.lists(st.one_of(st.floats(0, 1), st.just(np.nan)), min_size=1, max_size=12))
def test_adjusted_p_is_no_smaller_and_keeps_the_order(values):
    p = np.array(values)
    adjusted = holm(p)
    there = ~np.isnan(p)
    assert (np.isnan(adjusted) == ~there).all()
    assert (adjusted[there] >= p[there]).all()
    assert (adjusted[there] <= 1).all()
    assert (np.diff(adjusted[there][np.argsort(p[there])]) >= 0).all()
