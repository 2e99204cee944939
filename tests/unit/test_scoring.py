import numpy as np
import pandas as pd
import pytest

from plait.quantitative.scoring import keyed_answers, score
from plait.shapes.questionnaires import ANSWERS, SCORES


def instrument(**scale):
    items = scale.pop("items", ["1", "2", "3"])
    whole = {"id": "total", "items": items, "reverse": [], "score": "sum", "offset": 0,
             "min_answered": 3, **scale}  # fmt: skip
    return {"tiny": {"id": "tiny", "items": {"ids": items, "low": 1, "high": 5},
                     "scales": [whole], "lookup": {"3": 1.5, "15": 9.0}}}  # fmt: skip


def answers(*values, person="P01", level="item", names=("1", "2", "3")):
    rows = [
        {"participant": person, "time": "t1", "instrument": "tiny", "item": item,
         "level": level, "answer": value, "file": "f", "line": 2}
        for item, value in zip(names, values, strict=True) if value != "absent"
    ]  # fmt: skip
    return ANSWERS.frame(rows)


def scored(table, **scale):
    return score(table, instrument(**scale)).iloc[0]


def test_sum_adds_the_answers():
    assert scored(answers(1, 2, 5))["score"] == 8


def test_mean_averages_the_answers():
    assert scored(answers(1, 2, 3), score="mean")["score"] == 2


def test_reversed_item_is_turned_before_it_is_added():
    assert scored(answers(1, 1, 1), reverse=["3"])["score"] == 7


def test_offset_is_added_to_the_score():
    assert scored(answers(1, 1, 1), offset=-3)["score"] == 0


def test_lookup_takes_the_score_from_the_table():
    assert scored(answers(5, 5, 5), score="lookup")["score"] == 9.0


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
    both = pd.concat([answers(1, 1, 1), answers(2, 2, 2, person="P02")])
    found = score(both, instrument())
    assert found["score"].tolist() == [3, 6]
    SCORES.check(found)


def test_no_answers_give_an_empty_table_of_scores():
    assert score(ANSWERS.empty(), {}).equals(SCORES.empty())


def test_keyed_answers_leave_missing_ones_missing():
    wide = pd.DataFrame({"1": [1.0, np.nan]})
    turned = keyed_answers(wide, reverse=["1"], items={"low": 0, "high": 4})
    assert turned["1"].tolist()[0] == 3
    assert np.isnan(turned["1"][1])
