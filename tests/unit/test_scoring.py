import numpy as np
import pandas as pd
import pytest

from plait.quantitative.scoring import keyed_answers, score
from plait.shapes.questionnaires import ANSWERS, SCORES


def instrument(ranges=None, **scale):
    items = scale.pop("items", ["1", "2", "3"])
    whole = {"id": "total", "items": items, "reverse": [], "score": "sum", "offset": 0,
             "rescale_items": False, "min_answered": 3, **scale}  # fmt: skip
    limits = {"ids": items, "low": 1, "high": 5, "ranges": ranges or {}}
    return {"tiny": {"id": "tiny", "items": limits, "scales": [whole],
                     "lookup": {"3": 1.5, "15": 9.0}}}  # fmt: skip


def rows(*values, person="P01", level="item", names=("1", "2", "3"), name="tiny"):
    return [
        {"participant": person, "time": "t1", "instrument": name, "item": item,
         "level": level, "answer": value, "file": "f", "line": 2}
        for item, value in zip(names, values, strict=True) if value != "absent"
    ]  # fmt: skip


def answers(*values, **other):
    return ANSWERS.frame(rows(*values, **other))


def scored(table, **scale):
    return score(table, instrument(**scale)).iloc[0]


def test_sum_adds_the_answers():
    assert scored(answers(1, 2, 5))["score"] == 8


def test_mean_averages_the_answers():
    assert scored(answers(1, 2, 3), score="mean")["score"] == 2


def test_reversed_item_is_turned_before_it_is_added():
    assert scored(answers(1, 1, 1), reverse=["3"])["score"] == 7


def test_reversed_item_is_turned_within_its_own_range():
    ranges = {"3": [1, 7]}
    assert scored(answers(1, 1, 2), reverse=["3"], ranges=ranges)["score"] == 8


def test_offset_is_added_to_the_score():
    assert scored(answers(1, 1, 1), offset=-3)["score"] == 0


def test_lookup_takes_the_score_from_the_table():
    assert scored(answers(5, 5, 5), score="lookup")["score"] == 9.0


@pytest.mark.parametrize(("values", "rescaled"), [
    ((1, 1, 1), 0), ((5, 5, 5), 100), ((3, 3, 3), 50), ((1, 1, 4), 25),
])  # fmt: skip
@pytest.mark.parametrize("rule", ["sum", "mean"])
def test_rescaled_score_lies_in_a_straight_line_between_its_ends(
    values, rescaled, rule
):
    assert scored(answers(*values), score=rule, rescale=[0, 100])["score"] == rescaled


def test_rescale_allows_for_the_ranges_of_the_items():
    found = scored(answers(1, 1, 7), ranges={"3": [1, 7]}, rescale=[0, 7])
    assert found["score"] == 3


def test_rescaled_items_count_alike_whatever_their_range():
    ranges = {"3": [1, 7]}
    found = scored(answers(1, 3, 7), score="mean", ranges=ranges, rescale_items=True)
    assert found["score"] == 0.5


def test_rescaled_items_stand_for_a_missing_one():
    found = scored(answers(5, np.nan, 7), ranges={"3": [1, 7]}, rescale_items=True,
                   min_answered=2)  # fmt: skip
    assert found["score"] == 3


def test_answered_items_stand_for_a_missing_one_in_a_sum():
    found = scored(answers(4, 2, np.nan), min_answered=2)
    assert found["score"] == 9
    assert found["n_answered"] == 2


def test_answered_items_stand_for_a_missing_one_in_a_mean():
    assert scored(answers(4, 2, np.nan), score="mean", min_answered=2)["score"] == 3


@pytest.mark.parametrize("rule", ["sum", "mean", "lookup"])
def test_too_few_answers_give_no_score_and_the_reason(rule):
    found = scored(answers(4, np.nan, np.nan), score=rule)
    assert np.isnan(found["score"])
    assert found["status"] == "too few items answered (1 of 3, needs 3)"


def test_as_many_answers_as_are_needed_are_enough():
    found = scored(answers(4, 2, np.nan), min_answered=2)
    assert found["status"] == "scored"


def test_a_row_that_is_absent_is_a_missing_answer():
    assert scored(answers(4, 2, "absent"))["n_answered"] == 2


def test_nothing_answered_is_no_score_even_where_none_is_needed():
    nothing = answers(np.nan, np.nan, np.nan)
    assert np.isnan(scored(nothing, min_answered=0)["score"])


def test_imported_score_is_taken_as_it_is():
    table = answers(3.25, level="scale", names=["total"])
    found = scored(table, score="imported")
    assert (found["score"], found["n_items"], found["status"]) == (3.25, 1, "imported")


def test_missing_imported_score_says_so():
    table = answers(np.nan, level="scale", names=["total"])
    found = scored(table, score="imported")
    assert np.isnan(found["score"])
    assert found["status"] == "no score in the export"


def test_each_person_and_time_has_a_row():
    both = ANSWERS.frame([*rows(1, 1, 1), *rows(2, 2, 2, person="P02")])
    found = score(both, instrument())
    assert found["score"].tolist() == [3, 6]
    SCORES.check(found)


def two_scales():
    whole = instrument()["tiny"]
    part = {**whole["scales"][0], "id": "part", "items": ["3"], "min_answered": 1}
    other = {**whole, "id": "other"}
    return {"tiny": {**whole, "scales": [*whole["scales"], part]}, "other": other}


def test_every_scale_has_a_row_for_whoever_has_a_row_of_the_instrument():
    table = ANSWERS.frame([*rows(np.nan, "absent", "absent"),
                           *rows(1, 2, 3, person="P02", name="other")])  # fmt: skip
    found = score(table, two_scales())
    keys = found[["participant", "instrument", "scale"]].astype("str")
    assert list(keys.itertuples(index=False, name=None)) == [
        ("P01", "tiny", "part"), ("P01", "tiny", "total"), ("P02", "other", "total")
    ]  # fmt: skip
    assert found["status"].tolist()[1] == "too few items answered (0 of 3, needs 3)"


def test_scores_come_in_the_order_of_their_key_whatever_the_order_of_the_rows():
    several = [r for p in ("P10", "P2", "P1") for r in rows(1, 2, 3, person=p)]
    table = ANSWERS.frame(several)
    found = score(table, two_scales())
    assert found.equals(score(table.iloc[::-1], two_scales()))
    assert found["participant"].astype("str").is_monotonic_increasing


def test_only_what_occurs_is_a_category():
    found = score(answers(1, 2, 3), instrument())
    assert found["status"].cat.categories.tolist() == ["scored"]


def test_no_answers_give_an_empty_table_of_scores():
    assert score(ANSWERS.empty(), {}).equals(SCORES.empty())


def test_keyed_answers_leave_missing_ones_missing():
    items, scale = {"low": 0, "high": 4}, {"items": ["1"], "reverse": ["1"]}
    turned = keyed_answers(np.array([[1.0], [np.nan]]), scale=scale, items=items)
    assert turned[0, 0] == 3
    assert np.isnan(turned[1, 0])


def test_keyed_answers_leave_the_typed_ones_as_they_are():
    typed = np.array([[1.0]])
    scale = {"items": ["1"], "reverse": ["1"]}
    keyed_answers(typed, scale=scale, items={"low": 0, "high": 4})
    assert pd.isna(typed).sum() == 0
    assert typed[0, 0] == 1


def ready_made(score, *items):
    table = rows(*items, person="P01")
    extra = rows(score, level="scale", names=("total",))
    return ANSWERS.frame([*table, *extra])


def test_a_total_that_the_export_gives_is_imported_where_no_item_was_answered():
    found = scored(ready_made(7, None, None, None))
    assert (found["score"], found["status"], found["n_answered"]) == (7, "imported", 1)


def test_answered_items_are_scored_whatever_total_stands_beside_them():
    assert scored(ready_made(7, 1, 2, 3))["score"] == 6


@pytest.mark.parametrize(("rule", "expected"), [("sum", 12), ("mean", 4)])
def test_one_answer_stands_for_all_where_one_is_enough(rule, expected):
    table = answers(4, np.nan, np.nan)
    assert scored(table, score=rule, min_answered=1)["score"] == expected


@pytest.mark.parametrize(("value", "n_answered"), [(3.25, 1), (np.nan, 0)])
def test_an_imported_score_is_one_item_answered_or_none(value, n_answered):
    table = answers(value, level="scale", names=["total"])
    assert scored(table, score="imported")["n_answered"] == n_answered


def test_a_score_says_of_how_many_items_it_is():
    assert scored(answers(1, 2, 5))["n_items"] == 3


def test_rescaled_range_may_begin_above_nought():
    assert scored(answers(1, 1, 4), rescale=[10, 110])["score"] == 35


def test_an_item_is_reversed_only_where_the_scale_says_so():
    limits = {"ids": ["1"], "low": 1, "high": 5, "ranges": {}}
    keyed = keyed_answers(np.array([[2]]), scale={"items": ["1"]}, items=limits)
    assert keyed.tolist() == [[2]]


def test_whole_answers_are_rescaled_to_fractions():
    limits = {"ids": ["1"], "low": 1, "high": 5, "ranges": {}}
    scale = {"items": ["1"], "rescale_items": True}
    keyed = keyed_answers(np.array([[2]]), scale=scale, items=limits)
    assert keyed.tolist() == [[0.25]]


def test_a_total_is_imported_for_one_person_and_the_next_is_scored():
    total = rows(7, level="scale", names=["total"])
    table = ANSWERS.frame([*total, *rows(1, 2, 5, person="P02")])
    found = score(table, instrument())
    assert found["score"].tolist() == [7, 8]
    assert found["status"].tolist() == ["imported", "scored"]
