"""What a coder filled in becomes decisions, or faults, all at once."""

import pytest
from coded_fixtures import codebook, decide, suggestions, themes, transcripts

from plait.ingest.transcripts import document_texts, text_hash
from plait.qualitative.against import targets_of
from plait.qualitative.deciding import decide as decided_of
from plait.qualitative.desk import Desk
from plait.qualitative.recodes import Recodes
from plait.qualitative.sheet_rows import SheetRow
from plait.qualitative.texts import texts_of

TEXT = document_texts(transcripts())["p03_t1"]
HITS = {row["suggestion"]: row for row in suggestions().to_dict("records")}
PAY = next(name for name, hit in HITS.items() if hit["code"] == "pay")
SENTENCE = "The pay is poor."


TARGETS = targets_of(
    codebook(),
    recodes=Recodes(),
    themes=themes(glory="worth"),
    propositions={"now": ["p1"]},
)


def desk(*before):
    texts = texts_of(transcripts())
    return Desk("ann", HITS, texts, codebook(), decide(*before), TARGETS)


def on(sheet, line=2, **cells):
    cells = {name.replace("_", " "): text for name, text in cells.items()}
    return SheetRow(sheet, f"ann.xlsx, sheet {sheet}", line, cells)


def suggestion(line=2, **cells):
    return on("Suggestions", line, **({"suggestion": PAY} | cells))


def by_hand(line=2, **cells):
    return on("Add by hand", line, **({"document": "p03_t1", "code": "pay"} | cells))


def one(row, *before):
    found = decided_of([row], desk(*before))
    assert found.faults == []
    (line,) = found.lines
    return line


def where(row, *before):
    found = decided_of([row], desk(*before))
    assert found.lines == []
    return [(fault.line, fault.where) for fault in found.faults]


def test_accept_names_code_place_and_hash():
    line = one(suggestion(decision="Accept", memo="hm"))
    assert (line["action"], line["code"], line["memo"]) == ("accept", "pay", "hm")
    assert TEXT[int(line["start"]) : int(line["end"])] == SENTENCE
    assert line["text_hash"] == text_hash(SENTENCE)


def test_a_code_may_be_named_in_words():
    line = one(suggestion(decision="move", move_to="bands"))
    assert (line["code"], line["code_to"]) == ("pay", "bands")
    assert one(suggestion(decision="move", move_to="Worth"))["code_to"] == "worth"


def test_extend_finds_the_longer_passage_at_the_suggestion():
    line = one(suggestion(decision="extend", longer_passage="pay is poor.  I felt"))
    assert TEXT[int(line["start"]) : int(line["end"])] == "pay is poor. I felt"


def test_a_passage_by_hand_is_found_once():
    line = one(by_hand(quote="poor. I felt"))
    assert (line["action"], line["document"]) == ("add", "p03_t1")
    assert line["text_hash"] == text_hash("poor. I felt")


def test_words_that_stand_twice_may_be_numbered():
    line = one(by_hand(quote="I felt valued.", which_one="2"))
    assert int(line["start"]) == TEXT.rindex("I felt")


def test_rows_that_are_left_blank_are_left_alone():
    rows = [suggestion(), on("Add by hand", document="", quote=""), on("Decide again")]
    found = decided_of(rows, desk())
    assert (found.lines, found.faults) == ([], [])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (suggestion(decision="acept"), "decision"),
        (suggestion(memo="but no decision"), "decision"),
        (suggestion(decision="move"), "decision"),
        (suggestion(decision="move", move_to="rolls"), "move to"),
        (suggestion(decision="move", move_to="pay"), "move to"),
        (suggestion(decision="accept", move_to="worth"), "decision"),
        (suggestion(decision="reject", longer_passage="x"), "decision"),
        (suggestion(decision="extend"), "decision"),
        (suggestion(decision="extend", longer_passage="not said"), "longer passage"),
        (suggestion(decision="extend", longer_passage="joke"), "longer passage"),
        (suggestion(decision="accept", suggestion="s1"), "suggestion"),
        (suggestion(decision="accept", suggestion=""), "suggestion"),
        (by_hand(quote="poor", document="p77"), "document"),
        (by_hand(quote="poor", code=""), "code"),
        (by_hand(quote=""), "quote"),
        (by_hand(quote="nobody said so"), "quote"),
        (by_hand(quote="I felt valued."), "quote"),
        (by_hand(quote="I felt valued.", which_one="3"), "which one"),
        (on("Decide again", replaces="d9", decision="drop"), "replaces"),
        (on("Decide again", replaces="d1", memo="hm"), "decision"),
        (on("Decide again", replaces="d1", decision="add", passage="poor"), "code now"),
    ],
)
def test_each_fault_names_its_row_and_column(row, column):
    before = {"action": "add", "code": "pay"}
    assert where(row, before) == [(2, column)]


def test_a_quote_that_is_not_there_is_told_with_the_closest_sentence():
    (fault,) = decided_of([by_hand(quote="The pay is very poor.")], desk()).faults
    assert "the closest is 'The pay is poor.'" in fault.found


def test_two_rows_on_one_suggestion_are_a_fault():
    rows = [suggestion(decision="accept"), suggestion(3, decision="reject")]
    found = decided_of(rows, desk())
    assert [(fault.line, fault.where) for fault in found.faults] == [(3, "decision")]


def test_the_same_rows_again_add_nothing():
    rows = [
        suggestion(decision="accept"),
        by_hand(quote="poor. I felt"),
        by_hand(3, quote="poor. I felt"),
    ]
    first = decided_of(rows, desk())
    assert (len(first.lines), first.before) == (2, 1)
    again = decided_of(rows, desk(*first.lines))
    assert (again.lines, again.before) == ([], 3)


def test_a_change_of_mind_supersedes():
    old = one(suggestion(decision="accept"))
    line = one(suggestion(decision="reject"), old)
    assert (line["action"], line["supersedes"]) == ("reject", "d1")


def test_an_older_sheet_does_not_undo_what_was_decided_since():
    accepted = one(suggestion(decision="accept"))
    rejected = one(suggestion(decision="reject"), accepted)
    before = desk(accepted, rejected)
    before.mine["stands"] = [False, True]
    found = decided_of([suggestion(7, decision="accept")], before)
    assert found.lines == []
    assert [row.line for row in found.returned] == [7]


def test_what_was_decided_on_a_suggestion_that_is_gone_is_not_asked_again():
    gone = {"suggestion": "s1", "action": "accept", "code": "pay", "text_hash": "x"}
    row = suggestion(decision="accept", suggestion="s1")
    found = decided_of([row], desk(gone))
    assert (found.lines, found.faults, found.before) == ([], [], 1)


LOST = {"action": "add", "code": "money", "start": 3, "end": 9, "text_hash": "x"}


def test_a_lost_decision_is_made_again_in_its_place():
    row = on("Decide again", replaces="d1", decision="add", quote_now="poor. I felt",
             code_now="pay")  # fmt: skip
    line = one(row, LOST)
    assert (line["supersedes"], line["code"], line["action"]) == ("d1", "pay", "add")
    same = LOST | line
    assert decided_of([row], desk(LOST, same)).before == 1
    other = on("Decide again", replaces="d1", decision="add", quote_now="poor. I felt",
               code_now="worth")  # fmt: skip
    assert one(other, LOST, same)["supersedes"] == "d2"


def test_a_decision_after_a_split_keeps_its_passage():
    row = on("Decide again", replaces="d1", decision="add", passage=SENTENCE,
             code_now="pay")  # fmt: skip
    assert one(row, LOST)["text_hash"] == text_hash(SENTENCE)


def test_a_lost_decision_is_dropped():
    line = one(
        on("Decide again", replaces="d1", decision="drop", reason="said no"), LOST
    )
    assert (line["action"], line["supersedes"]) == ("retract", "d1")
    assert line["reason"] == "said no"


def test_what_words_speak_against_may_be_an_id_or_a_name():
    row = suggestion(decision="reject", against="Glory; pay; theme.glory")
    assert one(row)["against"] == "theme.glory;code.pay;theme.glory"
    assert one(by_hand(quote=SENTENCE, against="p1"))["against"] == "proposition.p1"
    assert one(suggestion(decision="accept"))["against"] == ""


@pytest.mark.parametrize(
    "cells",
    [{"decision": "reject", "against": "pay; joy"}, {"decision": "accept", "against": "joy"}],
)  # fmt: skip
def test_a_thing_to_speak_against_that_is_not_there_is_a_fault(cells):
    assert where(suggestion(**cells)) == [(2, "against")]


def test_a_mark_without_a_decision_is_half_a_row():
    assert where(suggestion(against="joy")) == [(2, "decision")]


def test_a_dropped_decision_speaks_against_nothing():
    before = {"action": "add", "code": "pay", "text_hash": text_hash(SENTENCE)}
    row = on("Decide again", replaces="d1", decision="drop", against="pay")
    assert where(row, before) == [(2, "against")]


def test_another_mark_replaces_the_decision_and_the_same_one_does_not():
    first = one(suggestion(decision="reject", against="glory"))
    before = first | {"start": int(first["start"]), "end": int(first["end"])}
    again = decided_of([suggestion(decision="reject", against="glory")], desk(before))
    assert (again.lines, again.before) == ([], 1)
    other = one(suggestion(decision="reject", against="p1"), before)
    assert (other["against"], other["supersedes"]) == ("proposition.p1", "d1")
