"""Decisions follow the changes of the codebook."""

from coded_fixtures import codebook, decide, suggestions, themes, transcripts

from plait.ingest.transcripts import document_texts, text_hash
from plait.qualitative.codings import collect_codings
from plait.qualitative.recodes import Recodes, Step
from plait.qualitative.recoding import follow_suggestions, replay_recodes
from plait.qualitative.suggestions import suggest

TEXT = document_texts(transcripts())["p03_t1"]


def step(action, codes, into="", version="2", name="r1"):
    return Step(name, action, version, tuple(codes.split()), tuple(into.split()), 0)


def replay(*rows, steps):
    return replay_recodes(decide(*rows), Recodes(list(steps)))


ADD = {"action": "add", "codebook_version": "1"}


def told(found, *columns):
    return found.recoded[list(columns)].fillna("-").to_numpy().tolist()


def test_without_changes_nothing_is_touched():
    frame = decide(ADD | {"code": "pay"})
    assert replay_recodes(frame, Recodes()).decisions is frame


def test_a_decision_on_a_renamed_code_has_the_new_id():
    found = replay(ADD | {"code": "wage"}, steps=[step("rename", "wage", "pay")])
    assert found.decisions["code"].tolist() == ["pay"]
    assert told(found, "code_was", "code", "recodes", "outcome") == [
        ["wage", "pay", "r1", "recoded"]
    ]


def test_a_decision_made_after_the_change_is_left_alone():
    row = ADD | {"code": "pay", "codebook_version": "2"}
    found = replay(row, steps=[step("split", "pay", "pay bands")])
    assert found.decisions["stands"].tolist() == [True]
    assert found.recoded.empty


def test_codes_that_were_merged_are_one():
    found = replay(
        ADD | {"code": "wage"},
        ADD | {"code": "pay"},
        steps=[step("merge", "wage pay", "pay")],
    )
    assert found.decisions["code"].tolist() == ["pay", "pay"]


def test_a_split_waits_for_review_and_does_not_stand():
    found = replay(ADD | {"code": "money"}, steps=[step("split", "money", "pay worth")])
    assert found.decisions["stands"].tolist() == [False]
    (row,) = found.to_review.to_dict("records")
    assert (row["code"], row["candidates"]) == ("money", "pay;worth")
    assert (row["recode"], row["line"]) == ("r1", 2)
    assert "1 decision on a code that was split" in found.cautions[0].found


def test_a_later_rename_of_a_part_shows_in_the_candidates():
    found = replay(
        ADD | {"code": "money"},
        steps=[
            step("split", "money", "wage worth"),
            step("rename", "wage", "pay", version="3", name="r2"),
        ],
    )
    assert found.to_review["candidates"].tolist() == ["pay;worth"]
    assert told(found, "recodes") == [["r1;r2"]]


def test_a_rejection_of_a_code_that_is_gone_has_lapsed():
    row = {"action": "reject", "code": "money", "codebook_version": "1"}
    found = replay(row, steps=[step("split", "money", "pay worth")])
    assert told(found, "outcome") == [["lapsed"]]
    assert found.to_review.empty


def test_a_retired_code_is_kept_and_not_counted():
    found = replay(ADD | {"code": "money"}, steps=[step("retire", "money")])
    assert told(found, "code", "outcome") == [["-", "retired"]]
    assert not found.decisions["stands"].any()


def test_a_move_counts_for_the_code_that_it_goes_to():
    row = {"action": "move", "code": "money", "code_to": "wage"}
    found = replay(
        row,
        steps=[step("split", "money", "pay worth"),
               step("rename", "wage", "pay", name="r2")],
    )  # fmt: skip
    assert found.decisions[["code", "code_to", "stands"]].to_numpy().tolist() == [
        ["", "pay", True]
    ]


def test_lines_that_do_not_stand_are_not_told():
    frame = decide(ADD | {"code": "wage"}).assign(stands=False)
    found = replay_recodes(frame, Recodes([step("rename", "wage", "pay")]))
    assert found.recoded.empty


def test_a_renamed_code_keeps_its_decisions_on_sentences_that_stand_twice():
    """Suggestion ids hold the code: they must be followed, words alone do not do."""
    material, recodes = transcripts(), Recodes([step("rename", "value", "worth")])
    before = suggest(material.turns, [("value", "valued")])
    second = before.iloc[1]
    frame = decide(
        {"action": "accept", "code": "value", "suggestion": second.suggestion,
         "text_hash": text_hash(TEXT[second.start : second.end])}
    )  # fmt: skip
    today = suggestions(material)
    frame = follow_suggestions(
        replay_recodes(frame, recodes).decisions,
        recodes=recodes,
        suggestions=today,
        turns=material.turns,
    )
    found = collect_codings(
        frame,
        suggestions=today,
        transcripts=material,
        codebook=codebook(),
        themes=themes(),
    )
    (row,) = found.codings.to_dict("records")
    assert (row["start"], row["code"], row["anchor"]) == (
        second.start,
        "worth",
        "as decided",
    )


def test_without_renames_suggestions_keep_their_ids():
    frame = decide(ADD)
    same = follow_suggestions(
        frame, recodes=Recodes(), suggestions=suggestions(), turns=transcripts().turns
    )
    assert same is frame
