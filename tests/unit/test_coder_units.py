"""What several coders made of the same units."""

import pandas as pd
import pytest
from agreement_fixtures import coded, said

from plait.qualitative.coder_units import compare_coders, readers_of
from plait.qualitative.unit_grid import cut_at, touched, unit_grid
from plait.shapes.transcripts import TURNS

TURNS_D = said("d")
CODED = coded(TURNS_D, d__ann=[(2, "pay"), (3, "pay")], d__bob=[(3, "pay"), (4, "worth")])  # fmt: skip
READERS = {"d": ["ann", "bob"]}


def compare(turns=TURNS_D, codings=CODED, readers=READERS, **more):
    return compare_coders(turns, codings, readers=readers, **more)


def test_sentences_and_turns_are_what_participants_said():
    turns = said("d", lines=["One. Two.", "Three."])
    assert len(unit_grid(turns, "turn")) == 2
    grid = unit_grid(turns, "sentence")
    texts = turns.set_index("turn")
    cut = [texts.loc[r.turn, "text"][r.start - texts.loc[r.turn, "start"] :
                                     r.end - texts.loc[r.turn, "start"]]
           for r in grid.itertuples()]  # fmt: skip
    assert cut == ["One.", "Two.", "Three."]


def test_no_turns_give_no_units():
    assert unit_grid(TURNS.empty(), "sentence").empty


def test_pieces_hold_every_character_and_end_where_a_passage_does():
    grid = unit_grid(TURNS_D, "turn")
    start = int(grid["start"][0])
    pieces = cut_at(grid, {"d": [start, start + 3, 10_000]})
    assert pieces["end"][0] == pieces["start"][1] == start + 3
    lengths = (pieces["end"] - pieces["start"]).sum()
    assert lengths == (grid["end"] - grid["start"]).sum()


def test_a_passage_touches_every_unit_that_it_reaches_into_and_no_other():
    grid = unit_grid(TURNS_D, "turn")
    passage = CODED.head(1).assign(start=grid["end"][0] - 1, end=grid["start"][2])
    assert touched(grid, passage, ["code"])["unit"].tolist() == [0, 1]


def test_a_passage_of_another_document_touches_nothing():
    elsewhere = CODED.assign(document="e")
    assert touched(unit_grid(TURNS_D, "turn"), elsewhere, ["code"]).empty


def test_units_that_nobody_coded_are_judged_not_coded():
    judged = compare(unit="turn").judgements({"pay"})
    assert judged.tolist() == [[1, 0], [1, 1], [0, 0], [0, 0]]


def test_a_coder_who_did_not_read_a_document_did_not_judge_it():
    turns = said("d", "e", lines=["One."])
    readers = {"d": ["ann", "bob"], "e": ["ann", "cat"]}
    judged = compare(turns, coded(turns, d__ann=[(2, "pay")]), readers, unit="turn")
    assert judged.coders == ["ann", "bob", "cat"]
    assert judged.judgements({"pay"}).tolist() == [[1, 0, -1], [0, -1, 0]]


def test_documents_of_one_coder_are_listed_and_not_compared():
    turns = said("d", "e")
    found = compare(turns, CODED, READERS | {"e": ["ann"]})
    assert (found.alone, set(found.grid["document"])) == (["e"], {"d"})


def test_only_documents_that_are_asked_for_are_compared():
    turns = said("d", "e")
    readers = READERS | {"e": ["ann", "bob"]}
    assert list(compare(turns, CODED, readers, documents=["e"]).readers) == ["e"]


def test_characters_weigh_as_many_as_they_are():
    sentences, characters = compare(), compare(unit="character")
    assert sentences.weights.sum() == 4
    spoken = TURNS_D[TURNS_D["role"].eq("participant")]["text"].str.len().sum()
    assert characters.weights.sum() == spoken


def test_people_are_those_in_whose_words_somebody_saw_the_code():
    found = compare()
    assert (found.people(), found.people({"pay"}), found.people({"bands"})) == (1, 1, 0)


def test_whoever_left_a_decision_in_a_document_read_it():
    decisions = pd.DataFrame({"document": ["d", "d", "e"], "coder": ["bob", "bob", "ann"]})  # fmt: skip
    assert readers_of(decisions, CODED) == {"d": ["ann", "bob"], "e": ["ann"]}


@pytest.mark.parametrize("unit", ["sentence", "turn", "character"])
def test_no_document_of_two_coders_compares_nothing(unit):
    found = compare(readers={"d": ["ann"]}, unit=unit)
    assert (found.readers, len(found.grid), found.coders) == ({}, 0, [])
