"""Decisions become codings, or orphans."""

import pandas as pd
import pytest
from coded_fixtures import (
    codebook,
    coding,
    decide,
    suggestions,
    themes,
    transcripts,
)

from plait.ingest.transcripts import Transcripts, document_texts, text_hash
from plait.qualitative.codings import collect_codings
from plait.qualitative.codings_in_use import codings_in_use
from plait.qualitative.passages import extract_id
from plait.qualitative.texts import evidence_of
from plait.shapes.codings import CODINGS
from plait.shapes.transcripts import TURNS

TEXT = document_texts(transcripts())["p03_t1"]


def hit(keyword, which=0):
    found = suggestions()
    row = found[found["keyword"].eq(keyword)].iloc[which]
    return {
        "suggestion": row.suggestion,
        "text_hash": text_hash(TEXT[row.start : row.end]),
    }


def passage(words, at=0):
    start = TEXT.index(words, at)
    return {
        "start": start,
        "end": start + len(words),
        "text_hash": text_hash(words),
    }


def collect(*rows, material=None):
    material = material or transcripts()
    return collect_codings(
        decide(*rows),
        suggestions=suggestions(material),
        transcripts=material,
        codebook=codebook(),
        themes=themes(money="pay", self="worth"),
    )


def codes(found):
    return found.codings[["code", "text"]].to_numpy().tolist()


def test_accept_codes_the_sentence_of_the_suggestion():
    found = collect({"action": "accept", "memo": "hm"} | hit("pay"))
    row = found.codings.iloc[0]
    assert (row.code, row.text, row.theme) == ("pay", "The pay is poor.", "money")
    assert (row.participant, row.case, row.time, row.turn) == ("P03", "P03", "t1", 2)
    assert (row.origin, row.keyword, row.memo) == ("suggestion", "pay", "hm")
    assert TEXT[row.start : row.end] == row.text


def test_move_gives_another_code():
    found = collect({"action": "move", "code_to": "bands"} | hit("pay"))
    assert codes(found) == [["bands", "The pay is poor."]]
    assert found.codings["theme"].iloc[0] == "money"


def test_extend_codes_another_range():
    found = collect(
        {"action": "extend"} | hit("pay") | passage("The pay is poor. I felt valued.")
    )
    assert codes(found) == [["pay", "The pay is poor. I felt valued."]]


def test_add_codes_a_passage_by_hand():
    found = collect({"action": "add", "code": "worth"} | passage("poor. I felt"))
    assert found.codings[["origin", "text"]].iloc[0].tolist() == [
        "hand",
        "poor. I felt",
    ]


def test_reject_codes_nothing_and_is_no_orphan():
    found = collect({"action": "reject"} | hit("pay"))
    assert found.codings.empty
    assert found.orphans.empty


def test_lines_that_do_not_stand_code_nothing():
    rows = decide({"action": "accept"} | hit("pay")).assign(stands=False)
    found = collect_codings(
        rows,
        suggestions=suggestions(),
        transcripts=transcripts(),
        codebook=codebook(),
        themes=themes(),
    )
    assert found.codings.empty


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"suggestion": "s000000000000"},
            "the suggestion no longer exists, and the decision names no code",
        ),
        ({"document": "p09"}, "the suggestion is in another document"),
        ({"code": "worth"}, "the suggestion is for another code"),
        (
            {"text_hash": "0" * 64},
            "the text of the passage has changed, and its words are nowhere in the "
            "document",
        ),
    ],
)
def test_what_no_longer_fits_is_an_orphan_with_the_reason(change, reason):
    found = collect({"action": "accept"} | hit("pay") | change)
    assert found.codings.empty
    assert found.orphans[["file", "line", "reason"]].iloc[0].tolist() == [
        "ann.csv",
        2,
        reason,
    ]
    assert found.cautions[0].found == reason


@pytest.mark.parametrize(
    "place",
    [
        {"start": 0, "end": 2},
        {"start": 5, "end": 9999},
        {"start": 5, "end": 9, "document": "p77"},
    ],
)
def test_a_passage_outside_all_turns_is_an_orphan(place):
    found = collect({"action": "add", "code": "pay", "text_hash": "0" * 64} | place)
    assert found.orphans["reason"].iloc[0].startswith("the passage is in no turn")


def test_a_hash_no_longer_fits_after_the_transcript_was_corrected():
    spoken = [("participant", "P03", "The pay is fair. I felt valued.")]
    changed = transcripts(spoken)
    row = {"action": "add", "code": "pay", "start": 3, "end": 19}
    old = row | {"text_hash": text_hash("The pay is poor.")}
    assert len(collect(old, material=changed).orphans) == 1


def test_offsets_hold_where_a_turn_was_taken_out():
    whole = transcripts()
    turns = whole.turns[whole.turns["turn"].ne(2)]
    material = Transcripts(TURNS.check(turns), whole.left_out)
    place = passage("Pay is a joke.")
    found = collect({"action": "add", "code": "pay"} | place, material=material)
    assert codes(found) == [["pay", "Pay is a joke."]]


def test_a_passage_of_a_turn_that_was_taken_out_is_an_orphan():
    whole = transcripts()
    turns = whole.turns[whole.turns["turn"].ne(2)]
    material = Transcripts(TURNS.check(turns), whole.left_out)
    row = {"action": "add", "code": "pay"} | passage("The pay is poor.")
    assert len(collect(row, material=material).orphans) == 1


def test_a_passage_over_a_question_belongs_to_the_one_who_answers():
    material = evidence_of(transcripts(), ["participant", "unknown"])
    found = collect(
        {"action": "add", "code": "pay"} | passage(TEXT[3:25]), material=material
    )
    assert found.codings["participant"].iloc[0] == "P03"
    assert found.codings["turn"].iloc[0] == 2


def test_words_of_an_interviewer_alone_cannot_be_coded_unless_they_are_evidence():
    row = {"action": "add", "code": "pay"} | passage("And pay?")
    material = evidence_of(transcripts(), ["participant", "unknown"])
    assert len(collect(row, material=material).orphans) == 1
    everyone = evidence_of(transcripts(), ["participant", "unknown", "interviewer"])
    assert len(collect(row, material=everyone).codings) == 1


def test_what_is_no_evidence_is_left_out_with_the_reason_and_no_character_lost():
    material = evidence_of(transcripts(), ["participant"])
    assert document_texts(material) == document_texts(transcripts())
    reasons = set(material.left_out["reason"]) - set(transcripts().left_out["reason"])
    assert reasons == {
        "words of interviewer: no evidence in this study",
        "words of unknown: no evidence in this study",
    }


def test_a_passage_of_two_speakers_belongs_to_no_one_person():
    start = TEXT.rindex("I felt")
    found = collect({"action": "add", "code": "pay"} | passage(TEXT[start:-1], start))
    assert found.codings["participant"].isna().all()


def test_identical_passages_have_extracts_of_their_own():
    first = {"action": "add", "code": "worth"} | passage("I felt valued.")
    later = TEXT.rindex("I felt")
    second = {"action": "add", "code": "worth"} | passage("I felt valued.", later)
    ids = collect(first, second).codings["extract"].tolist()
    assert ids == [
        extract_id("p03_t1", "I felt valued.", 0),
        extract_id("p03_t1", "I felt valued.", 1),
    ]


def test_two_decisions_for_one_coding_stand_in_one_row():
    place = passage("The pay is poor.")
    found = collect(
        {"action": "add", "code": "pay", "memo": "a"} | place,
        {"action": "accept", "memo": "b"} | hit("pay"),
    ).codings
    assert found[["decision", "memo", "origin"]].to_numpy().tolist() == [
        ["d1;d2", "a;b", "suggestion"]
    ]


def test_decisions_are_counted_by_keyword():
    counts = collect(
        {"action": "accept"} | hit("pay"),
        {"action": "reject", "coder": "bob"} | hit("pay"),
        {"action": "reject"} | hit("valued"),
        {"action": "add", "code": "pay"} | passage("poor"),
    ).decision_counts.set_index(["code", "keyword"])
    columns = ["suggested", "accepted", "rejected", "open"]
    assert counts.loc[("pay", "pay"), "precision"] == 0.5
    assert counts.loc[("worth", "valued"), "precision"] == 0
    assert counts["precision"].isna().sum() == 2  # undecided, and by hand
    assert counts.loc[("pay", "pay"), columns].tolist() == [2, 1, 1, 1]
    assert counts.loc[("worth", "valued"), columns].tolist() == [2, 0, 1, 1]
    assert counts.loc[("worth", "thanked"), columns].tolist() == [0, 0, 0, 0]
    assert counts.loc[("pay", "(by hand)"), columns].tolist() == [0, 1, 0, 0]


def test_a_keyword_that_left_the_codebook_is_counted():
    found = suggestions().assign(keyword="gone")
    counts = collect_codings(
        decide(),
        suggestions=found,
        transcripts=transcripts(),
        codebook=codebook(),
        themes=themes(),
    ).decision_counts
    assert "gone" in counts["keyword"].tolist()


CODED = CODINGS.frame(
    [
        coding(start=1, end=5),
        coding(start=4, end=8, coder="bob"),
        coding(start=5, end=8, coder="cat", code="worth"),
        coding(start=50, end=60, coder="bob"),
    ]
)


@pytest.mark.parametrize(
    ("used", "starts"),
    [("any_coder", [1, 4, 5, 50]), ("agreed", [1, 4]), ("bob", [4, 50]), ("eve", [])],
)
def test_which_codings_are_used(used, starts):
    assert codings_in_use(CODED, used)["start"].tolist() == starts


def test_agreement_of_a_coder_with_himself_is_none():
    rows = [coding(start=1, end=5), coding(start=2, end=6)]
    assert codings_in_use(CODINGS.frame(rows), "agreed").empty


def test_no_codings_agree_on_nothing():
    assert isinstance(codings_in_use(CODINGS.empty(), "agreed"), pd.DataFrame)
