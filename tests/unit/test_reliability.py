import numpy as np
import pytest
from reliability_fixtures import found as estimated

from plait.quantitative import complete_answers
from plait.quantitative.reliability import alpha_findings, cronbach_alpha
from plait.shapes.findings import FINDINGS

PEOPLE = [[1, 2, 1], [2, 2, 3], [3, 4, 3], [4, 4, 5], [5, 4, 5]]


def alpha(people=PEOPLE, **scale):
    return estimated(alpha_findings, people, **scale).iloc[0]


def test_alpha_by_hand():
    # items 1 and 2: variances 1, 1, of the sum 3: 2 * (1 - 2/3)
    value, *_ = cronbach_alpha(np.array([[1.0, 2], [2, 1], [3, 3]]))
    assert value == pytest.approx(2 / 3)


def test_equal_items_have_an_alpha_of_one():
    value, low, high, n = cronbach_alpha(np.array([[1.0, 1], [2, 2], [4, 4]]))
    assert (value, low, high, n) == (1, 1, 1, 3)


def test_people_with_a_missing_item_are_left_out():
    row = alpha([*PEOPLE, [1, None, 5]])
    assert row["estimate"] == alpha()["estimate"]
    assert row["n"] == 5


def test_reversed_items_are_turned_round_first():
    turned = [[one, 6 - two, three] for one, two, three in PEOPLE]
    assert alpha(turned, reverse=["2"])["estimate"] == alpha()["estimate"]
    assert alpha(turned)["estimate"] < alpha()["estimate"]


def test_an_item_keyed_the_wrong_way_is_named():
    row = alpha([[one, 6 - two, three] for one, two, three in PEOPLE])
    assert "run against the other items: 2" in row["caution"]


def test_a_negative_alpha_asks_for_the_key():
    row = alpha([[1, 5], [2, 4], [3, 3], [4, 1], [5, 1]])
    assert row["estimate"] < 0
    assert "negative: is an item keyed the wrong way?" in row["caution"]


def test_an_item_that_everybody_answered_alike_is_named():
    row = alpha([[*answers, 4] for answers in PEOPLE])
    assert row["caution"] == "fewer than 10 people; everybody answered the same: 4"


def test_ten_people_need_no_caution():
    assert alpha(PEOPLE * 2)["caution"] is None


@pytest.mark.parametrize(
    ("people", "scale", "reason"),
    [
        ([[1], [2], [3]], {}, "one item: nothing to compare it with"),
        (PEOPLE[:2], {}, "fewer than 3 people answered every item"),
        ([[2, 3]] * 4, {}, "the totals do not vary"),
        ([[1, 5], [2, 4], [4, 2]], {}, "the totals do not vary"),
        (PEOPLE, {"score": "imported", "items": []},
         "imported as a score: its items are not here"),
    ],
)  # fmt: skip
def test_what_cannot_be_estimated_is_a_row_with_the_reason(people, scale, reason):
    row = alpha(people, **scale)
    assert (row["status"], row["caution"]) == ("not_computed", reason)


def test_every_time_has_a_row_in_the_columns_of_findings():
    rows = estimated(alpha_findings, PEOPLE, times=["t1", "t2"])
    assert list(rows["status"]) == ["computed", "not_computed"]
    assert list(rows["n"]) == [5, 0]
    assert set(rows.columns) <= set(FINDINGS.names)


def test_two_people_have_an_alpha():
    value, _, _, n = cronbach_alpha(np.array([[1.0, 2], [3, 3]]))
    # variances 2 and 1/2, of the sum 9/2
    assert (value, n) == (pytest.approx(2 * (1 - 2.5 / 4.5)), 2)


def test_one_person_has_no_alpha():
    value, _, _, n = cronbach_alpha(np.array([[1.0, 2], [np.nan, 3]]))
    assert np.isnan(value)
    assert n == 1


def test_blocks_of_occasions_are_put_together(monkeypatch):
    whole = alpha()
    monkeypatch.setattr(complete_answers, "OCCASIONS_AT_ONCE", 2)
    assert alpha()["estimate"] == pytest.approx(whole["estimate"], rel=1e-12)
    assert alpha()["n"] == 5
