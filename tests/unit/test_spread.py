import numpy as np
import pytest

from plait.quantitative import spread as module
from plait.quantitative.spread import spread
from plait.shapes.questionnaires import ANSWERS


def row(person, time, instrument, item, answer):
    return {"participant": person, "time": time, "instrument": instrument, "item": item,
            "level": "item", "answer": answer, "file": "f", "line": 2}  # fmt: skip


ROWS = [
    row("P1", "t1", "mood", "1", 4), row("P1", "t1", "mood", "2", np.nan),
    row("P1", "t2", "mood", "1", 5), row("P1", "t2", "mood", "2", 3),
    row("P2", "t1", "job", "1", 1), row("P3", "t2", "job", "1", np.nan),
]  # fmt: skip


@pytest.fixture(params=[1, 4, 2**18])
def wide(request, monkeypatch):
    monkeypatch.setattr(module, "ROWS_AT_ONCE", request.param)
    return spread(ANSWERS.frame(ROWS))


def occasions(frame):
    return list(frame.astype("str").itertuples(index=False, name=None))


def test_each_occasion_has_a_row_and_each_item_a_column(wide):
    assert occasions(wide.occasions) == [("P1", "t1"), ("P1", "t2"), ("P2", "t1"),
                                         ("P3", "t2")]  # fmt: skip
    assert wide.items == [("job", "1"), ("mood", "1"), ("mood", "2")]
    np.testing.assert_array_equal(wide.values, [
        [np.nan, 4, np.nan], [np.nan, 5, 3], [1, np.nan, np.nan], [np.nan] * 3,
    ])  # fmt: skip


def test_whoever_has_a_row_was_asked_even_without_an_answer(wide):
    assert wide.was_asked("job").tolist() == [False, False, True, True]
    assert wide.was_asked("mood").tolist() == [True, True, False, False]
    assert not wide.was_asked("sleep").any()


def test_one_instrument_has_its_own_occasions_and_items(wide):
    people, items, matrix = wide.of("mood")
    assert occasions(people) == [("P1", "t1"), ("P1", "t2")]
    assert items == ["1", "2"]
    np.testing.assert_array_equal(matrix, [[4, np.nan], [5, 3]])


def test_an_instrument_without_answers_has_none(wide):
    people, items, matrix = wide.of("sleep")
    assert (len(people), items, matrix.shape) == (0, [], (0, 0))


def test_columns_come_as_asked_for_and_unknown_ones_empty(wide):
    found = wide.columns("mood", ["2", "9", "1"])
    np.testing.assert_array_equal(found[1], [3, np.nan, 5])


def test_columns_are_a_copy(wide):
    wide.columns("mood", ["1"])[:] = 0
    assert wide.values[0, 1] == 4


def test_order_of_the_rows_does_not_matter(wide):
    other = spread(ANSWERS.frame(ROWS).iloc[::-1])
    np.testing.assert_array_equal(other.values, wide.values)
    np.testing.assert_array_equal(other.asked, wide.asked)


def test_no_rows_give_an_empty_table():
    wide = spread(ANSWERS.empty())
    assert wide.values.shape == (0, 0)
    assert wide.items == wide.instruments == []
