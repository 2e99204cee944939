"""A number must mean the same in the data as in the key."""

import numpy as np
import pytest
from questionnaire_fixtures import accounts, only, read_texts

from plait.ingest import questionnaires
from plait.ingest.tablefile import TableFile, text_column

ITEMS = {"ids": ["1", "2"], "low": 1, "high": 4, "ranges": {"2": [1, 7]}}
SCALES = [{"id": "total", "score": "sum", "range": [2, 11]},
          {"id": "whole", "score": "imported", "range": [0, 10]}]  # fmt: skip
ANCHORS = {"key": "strongly_agree", "other": "strongly_disagree"}
BURNT = {"burnt": {"id": "burnt", "items": ITEMS, "scales": SCALES, "anchors": ANCHORS}}
CALM = {"calm": {"id": "calm", "items": ITEMS, "scales": SCALES}}
SOURCE = {"file": "b.csv", "layout": "wide", "participant": "id", "time": "wave",
          "columns": {"b1": "burnt.1", "b2": "burnt.2", "all": "burnt.whole"}}  # fmt: skip
TEXT = "id,wave,b1,b2,all\nP01,t1,1,7,10\nP02,t1,,2,3\n"


def read(folder, source, text=TEXT, instruments=BURNT):
    return read_texts(folder, (source, text), instruments=instruments)


def test_answers_that_run_the_other_way_are_turned_each_in_its_own_range(tmp_path):
    source = SOURCE | {"anchors": {"burnt": "strongly_disagree"}}
    data = read(tmp_path, source)
    assert data.faults == []
    given = data.answers.set_index(["participant", "item"])["answer"]
    assert given.loc["P01"].to_dict() == {"1": 4, "2": 1, "whole": 10}
    assert given.loc["P02"].dropna().to_dict() == {"2": 6, "whole": 3}
    detail = ("burnt: 1 means strongly_disagree in this file, its key is for "
              "strongly_agree: every answer turned")  # fmt: skip
    assert accounts(data)["recoded", detail] == 3


def test_answers_that_run_as_the_key_does_are_left_alone(tmp_path):
    data = read(tmp_path, SOURCE | {"anchors": {"burnt": "strongly_agree"}})
    assert data.faults == []
    assert data.answers["answer"].tolist()[:3] == [1, 7, 10]
    assert not any(what == "recoded" for what, _ in accounts(data))


def test_an_instrument_of_two_directions_needs_the_one_of_the_file(tmp_path):
    fault = only(read(tmp_path, SOURCE))
    assert (fault.file, fault.where) == ("study.yaml", "questionnaires, b.csv")
    assert fault.found == "no anchors for burnt"
    assert "burnt: strongly_agree (if 1 means strongly_agree" in fault.expected
    assert "every answer is turned" in fault.expected
    assert "turns every score of burnt round" in fault.mend


def test_a_direction_that_the_instrument_does_not_have_is_a_fault(tmp_path):
    fault = only(read(tmp_path, SOURCE | {"anchors": {"burnt": "never"}}))
    assert fault.found == "anchors burnt: never"


def test_scores_alone_need_no_direction(tmp_path):
    source = SOURCE | {"columns": {"all": "burnt.whole"}}
    assert read(tmp_path, source).faults == []


@pytest.mark.parametrize(("name", "expected"), [
    ("calm", "none: its key has one direction"),
    ("clam", "one of burnt, calm"),
])  # fmt: skip
def test_a_direction_that_no_key_asks_for_is_a_fault(tmp_path, name, expected):
    source = SOURCE | {"anchors": {"burnt": "strongly_agree", name: "never"}}
    fault = only(read(tmp_path, source, instruments=BURNT | CALM))
    assert (fault.found, fault.expected) == (f"anchors for {name}", expected)


def test_an_impossible_answer_is_told_as_it_stands_in_the_file(tmp_path):
    source = SOURCE | {"anchors": {"burnt": "strongly_disagree"}}
    fault = only(read(tmp_path, source, TEXT.replace("P01,t1,1,", "P01,t1,5,")))
    assert (fault.found, fault.expected) == ("the answer 5", "a number from 1 to 4")


@pytest.mark.parametrize(("label", "faults"), [
    ("Strongly Disagree", 1), ("strongly agree", 0), ("", 0),
])  # fmt: skip
def test_the_direction_must_not_contradict_the_labels_of_the_file(
    monkeypatch, label, faults
):
    columns = {"id": ["P01"], "wave": ["t1"], "b1": ["2"], "b2": ["2"]}
    texts = {name: text_column(column) for name, column in columns.items()}
    file = TableFile("b.sav", texts, np.array([1]), value_labels={"b1": {"1": label}})
    monkeypatch.setattr(questionnaires, "read_table", lambda source, folder: file)
    source = SOURCE | {"columns": {"b1": "burnt.1", "b2": "burnt.2"},
                       "anchors": {"burnt": "strongly_agree"}}  # fmt: skip
    found = questionnaires.read_questionnaires(
        [source], folder="", participants={"P01"}, times=["t1"], instruments=BURNT
    ).faults
    assert len(found) == faults
    assert all(f.found == "1 labelled 'Strongly Disagree'" for f in found)
