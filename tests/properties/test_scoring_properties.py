import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from plait.quantitative.intervals import holm
from plait.quantitative.score_ranges import score_range
from plait.quantitative.scoring import keyed_answers, score
from plait.quantitative.spread import spread
from plait.shapes.questionnaires import ANSWERS

ITEMS = ["1", "2", "3", "4"]
LIMITS = {"ids": ITEMS, "low": 0, "high": 4}
MIXED = {**LIMITS, "ranges": {"4": [1, 7]}}
ANSWER = st.one_of(st.none(), st.integers(0, 4))
PERSON = st.lists(ANSWER, min_size=4, max_size=4)
PEOPLE = st.lists(PERSON, min_size=1, max_size=5)
MIXED_PERSON = st.tuples(*[st.integers(0, 4)] * 3, st.integers(1, 7))
KEYS = st.fixed_dictionaries({
    "score": st.sampled_from(["sum", "mean"]),
    "reverse": st.lists(st.sampled_from(ITEMS), unique=True),
    "rescale_items": st.booleans(),
    "min_answered": st.integers(1, 4),
}, optional={"rescale": st.sampled_from([[0, 100], [-3, 7]])})  # fmt: skip
# a table costs some 20 ms to score
few = settings(max_examples=15, deadline=None)


def tiny(rule="sum", order=ITEMS, *, items=LIMITS, **key):
    scale = {"id": "total", "items": list(order), "reverse": ["2"], "score": rule,
             "offset": 0, "rescale_items": False, "min_answered": 2, **key}  # fmt: skip
    return {"tiny": {"id": "tiny", "items": items, "scales": [scale]}}


def table(people):
    return ANSWERS.frame(
        {"participant": f"P{number:03d}", "time": "t1", "instrument": "tiny",
         "item": item, "level": "item", "answer": answer, "file": "f",
         "line": number + 2}
        for number, person in enumerate(people)
        for item, answer in zip(ITEMS, person, strict=True)
    )  # fmt: skip


def scores_of(people, instruments):
    return score(table(people), instruments)["score"].to_numpy()


@few
@given(PEOPLE, KEYS)
def test_scores_stay_in_range(people, key):
    rule, rest = key["score"], {k: v for k, v in key.items() if k != "score"}
    instruments = tiny(rule, **rest)
    low, high = score_range(instruments["tiny"]["scales"][0], LIMITS, {})
    scores = scores_of(people, instruments)
    there = scores[~np.isnan(scores)]
    assert ((there >= low - 1e-9) & (there <= high + 1e-9)).all()


@few
@given(st.lists(MIXED_PERSON, min_size=1, max_size=5), KEYS)
def test_scores_stay_in_range_where_items_differ_in_theirs(people, key):
    rest = {k: v for k, v in key.items() if k not in ("score", "min_answered")}
    instruments = tiny(key["score"], items=MIXED, min_answered=4, **rest)
    low, high = score_range(instruments["tiny"]["scales"][0], MIXED, {})
    scores = scores_of(people, instruments)
    assert ((scores >= low - 1e-9) & (scores <= high + 1e-9)).all()


@few
@given(PEOPLE)
def test_a_score_is_missing_exactly_where_too_few_items_are_answered(people):
    scores = score(table(people), tiny())
    assert (scores["score"].isna() == (scores["n_answered"] < 2)).all()


@few
@given(PEOPLE, st.permutations(ITEMS), st.permutations(range(4)))
def test_order_of_items_does_not_matter(people, order, columns):
    one = scores_of(people, tiny())
    np.testing.assert_array_equal(one, scores_of(people, tiny(order=order)))
    shuffled = table(people).sample(frac=1, random_state=columns[0])
    other = score(shuffled, tiny())["score"].to_numpy()
    np.testing.assert_array_equal(one, other)


@few
@given(PERSON, KEYS, st.integers(2, 60))
def test_a_person_scores_the_same_alone_and_among_others(person, key, others):
    rest = {k: v for k, v in key.items() if k != "score"}
    instruments = tiny(key["score"], **rest)
    alone = scores_of([person], instruments)
    crowd = scores_of([person, *[[1, 2, 3, 4]] * others], instruments)
    np.testing.assert_array_equal(alone, crowd[:1])


def test_a_person_scores_the_same_among_a_thousand():
    person = [0, None, 3, 1]
    instruments = tiny("mean", rescale_items=True, rescale=[0, 100])
    alone = scores_of([person], instruments)
    np.testing.assert_array_equal(np.repeat(alone, 1000),
                                  scores_of([person] * 1000, instruments))  # fmt: skip


@few
@given(PEOPLE)
def test_prorated_sum_is_so_many_times_the_mean(people):
    sums, means = (scores_of(people, tiny(rule)) for rule in ("sum", "mean"))
    np.testing.assert_allclose(sums, 4 * means, rtol=1e-12)


@few
@given(KEYS, st.floats(-50, 50), st.floats(0.5, 100))
def test_rescaling_maps_the_ends_to_the_ends(key, low, width):
    lowest = [4 if item in key["reverse"] else 0 for item in ITEMS]
    highest = [4 - answer for answer in lowest]
    rest = {k: v for k, v in key.items() if k not in ("score", "rescale")}
    instruments = tiny(key["score"], rescale=[low, low + width], **rest)
    np.testing.assert_allclose(scores_of([lowest, highest], instruments),
                               [low, low + width], atol=1e-9)  # fmt: skip


@few
@given(PEOPLE)
def test_rescaling_keeps_the_order_of_people(people):
    plain = pd.Series(scores_of(people, tiny()))
    rescaled = pd.Series(scores_of(people, tiny(rescale=[0, 100])))
    pd.testing.assert_series_equal(plain.round(9).rank(), rescaled.round(9).rank())


@given(st.lists(ANSWER, min_size=1, max_size=8), st.lists(st.sampled_from(["1", "4"])))
def test_reversing_twice_changes_nothing(answers, reverse):
    typed = np.array([[a, a] for a in answers], dtype="float64")
    scale = {"items": ["1", "4"], "reverse": reverse}
    once = keyed_answers(typed, scale=scale, items=MIXED)
    np.testing.assert_array_equal(keyed_answers(once, scale=scale, items=MIXED), typed)


@few
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.sampled_from("ab"),
                          st.sampled_from(ITEMS), ANSWER), unique_by=lambda r: r[:4],
                max_size=40))  # fmt: skip
def test_spreading_loses_no_answer(rows):
    answers = ANSWERS.frame(
        {"participant": f"P{p}", "time": f"t{t}", "instrument": i, "item": item,
         "level": "item", "answer": answer, "file": "f", "line": 2}
        for p, t, i, item, answer in rows
    )  # fmt: skip
    wide = spread(answers)
    keys = list(wide.occasions.astype("str").itertuples(index=False, name=None))
    found = {
        (*occasion, *item): value
        for occasion, values in zip(keys, wide.values, strict=True)
        for item, value in zip(wide.items, values, strict=True) if not np.isnan(value)
    }  # fmt: skip
    given_ = {(f"P{p}", f"t{t}", i, item): answer for p, t, i, item, answer in rows
              if answer is not None}  # fmt: skip
    assert found == given_
    assert {(*k, i) for k, was in zip(keys, wide.asked, strict=True)
            for i, w in zip(wide.instruments, was, strict=True) if w} == {
        (f"P{p}", f"t{t}", i) for p, t, i, _, _ in rows}  # fmt: skip


@given(st.lists(st.one_of(st.floats(0, 1), st.just(np.nan)), min_size=1, max_size=12))
def test_adjusted_p_is_no_smaller_and_keeps_the_order(values):
    p = np.array(values)
    adjusted = holm(p)
    there = ~np.isnan(p)
    assert (np.isnan(adjusted) == ~there).all()
    assert (adjusted[there] >= p[there]).all()
    assert (adjusted[there] <= 1).all()
    assert (np.diff(adjusted[there][np.argsort(p[there])]) >= 0).all()
