"""Answers are put into the order of their key by whole numbers."""

import numpy as np
import pytest

from plait.ingest import questionnaire_cells as cells_of
from plait.ingest.questionnaire_cells import long_cells, wide_cells
from plait.ingest.questionnaire_grid import answer_grid, each_once, key_order
from plait.ingest.questionnaire_places import answer_places
from plait.ingest.tablefile import TableFile, text_column

ITEMS = {"ids": ["2", "10", "1"], "low": 1, "high": 5}
MOOD = {"mood": {"items": ITEMS, "scales": []}}


def test_items_stand_in_the_order_of_their_text():
    grid = answer_grid({"b", "a"}, ["t2", "t1"], MOOD)
    assert grid.targets["item"].tolist() == ["1", "10", "2"]
    assert grid.people.tolist() == ["a", "b"]
    assert grid.size == 12


def test_a_place_is_told_apart_into_person_time_and_item():
    grid = answer_grid({"b", "a"}, ["t2", "t1"], MOOD)
    person, time, target = grid.split(np.arange(12))
    again = (person * 2 + time) * 3 + target
    assert again.tolist() == list(range(12))
    assert (person.max(), time.max(), target.max()) == (1, 1, 2)


def test_a_study_without_people_has_no_places():
    grid = answer_grid(set(), [], {})
    assert grid.size == 0
    assert [part.size for part in grid.split(np.empty(0, "int64"))] == [0, 0, 0]


@pytest.mark.parametrize("size", [12, 10**9])
def test_order_is_found_with_and_without_room_for_every_place(size):
    place = np.array([7, 3, 11, 0])
    assert place[key_order(place, size)].tolist() == [0, 3, 7, 11]


def test_what_is_in_order_stays_as_it_is():
    assert key_order(np.array([0, 3, 7]), 10) == slice(None)
    assert key_order(np.empty(0, "int64"), 0) == slice(None)


@pytest.mark.parametrize("size", [12, 10**9])
def test_a_place_that_stands_twice_is_seen_with_and_without_room(size):
    assert each_once(np.array([7, 3, 11, 0]), size)
    assert not each_once(np.array([7, 3, 11, 7]), size)
    assert each_once(np.empty(0, "int32"), 0)


def test_answers_of_some_people_are_found():
    grid = answer_grid({"b", "a"}, ["t2", "t1"], MOOD)
    of_b = [False] * 6 + [True] * 6
    assert grid.whose(np.arange(12), ["b", "nobody"]).tolist() == of_b
    assert not grid.whose(np.arange(12), ["nobody"]).any()


def test_answers_of_one_place_stay_in_the_order_in_which_they_came():
    place = np.array([5, 1, 5, 1])
    assert key_order(place, 8).tolist() == [1, 3, 0, 2]


def _file(**columns):
    texts = {name: text_column(column) for name, column in columns.items()}
    return TableFile("x.csv", texts, np.arange(2, 2 + len(columns["a"])))


def _told(cells):
    blocks = list(cells.blocks())
    row = np.concatenate([row for row, _ in blocks])
    case = np.concatenate([case for _, case in blocks])
    label, text = cells.cases["label"], cells.cases["text"]
    return [(r, label[c], text[c]) for r, c in zip(row, case, strict=True)]


@pytest.mark.parametrize("block", [1, 3, 1000])
def test_every_cell_of_a_wide_file_is_gone_through_once(monkeypatch, block):
    monkeypatch.setattr(cells_of, "BLOCK", block)
    source = {"file": "x.csv", "layout": "wide", "time": "t",
              "columns": {"a": "mood.1", "b": "mood.2"}}  # fmt: skip
    places = answer_places(source, MOOD, ["t1"]).table
    file = _file(a=["1", "2", ""], b=["5", "5", "4"])
    cells = wide_cells(file, places, np.array([2, 0, 1]))
    assert cells.size == 6
    assert _told(cells) == [(2, "a", ""), (2, "b", "4"), (0, "a", "1"), (0, "b", "5"),
                            (1, "a", "2"), (1, "b", "5")]  # fmt: skip


@pytest.mark.parametrize("many", [0, 1000])
@pytest.mark.parametrize("block", [1, 3, 1000])
def test_every_known_cell_of_a_long_file_is_gone_through_once(monkeypatch, block, many):
    monkeypatch.setattr(cells_of, "BLOCK", block)
    monkeypatch.setattr(cells_of, "MANY", many)
    source = {"file": "x.csv", "layout": "long", "time": "t", "item": "a",
              "answer": "b", "patterns": {"mood": "m{item}"}}  # fmt: skip
    places = answer_places(source, MOOD, ["t1"]).table
    file = _file(a=["m1", "note", "m10", "m1"], b=["3", "some words", "4", "4"])
    cells = long_cells(file, places, source)
    assert _told(cells) == [(0, "m1", "3"), (2, "m10", "4"), (3, "m1", "4")]
    assert ("some words" in set(cells.cases["text"])) == (many > 0)
