"""What a team agreed on is kept, and every change is told."""

import pytest
from synthesis_fixtures import change, coding

from plait.errors import Fault, StudyError
from plait.shapes.agreed import AGREED
from plait.shapes.codings import CODINGS
from plait.synthesis.agreed import changes_since, evidence_rows, read_agreed
from plait.synthesis.quoted import Passages

ID = "gad7.total.t1-t2.change"
STATEMENT = {"statement": "p1a", "verdict": "shown", "findings": ID, "extracts": "x1"}
ARGUMENT = f'[rose](finding:{ID}) and ["felt held"](extract:d1)'
LINES = {"p1a": ("p1", "synthesis/propositions.yaml", 6),
         f"argument {ID}": ("", "synthesis/argument.md", 4)}  # fmt: skip


def _rows(statements=(STATEMENT,), argument=ARGUMENT, text="I felt held", **finding):
    passages = Passages(CODINGS.frame([coding("x1", text, text_hash=text[:64])]))
    return evidence_rows(statements, argument, {ID: change(**finding)}, passages)


def _told(now):
    before = [row | {"agreed_on": "2026-01-15"} for row in _rows()]
    return [(p, s, fault.file, fault.line, fault.found, tells)
            for p, s, fault, tells in changes_since(before, now, LINES)]  # fmt: skip


def test_what_a_claim_rests_on_is_listed():
    found = [(row["claim"], row["kind"], row["evidence"]) for row in _rows()]
    assert found == [("p1a", "finding", ID), ("p1a", "extract", "x1"),
                     ("argument", "finding", ID), ("argument", "extract", "x1")]  # fmt: skip
    quoted = _rows()[3]
    assert (quoted["start"], quoted["end"]) == ("2", "11")


def test_nothing_is_told_where_nothing_changed():
    assert _told(_rows()) == []


def test_nothing_is_told_where_nothing_was_agreed():
    assert list(changes_since([], _rows(), LINES)) == []


def test_a_flipped_sign_is_told_with_both_values_and_every_place():
    told = _told(_rows(low=-3.0, high=-1.0))
    assert [(t[1], t[2], t[3]) for t in told] == [
        ("p1a", "synthesis/propositions.yaml", 6), ("", "synthesis/argument.md", 4)
    ]  # fmt: skip
    assert (
        "changed since it was agreed on 2026-01-15: estimate was 2, is −2" in told[0][4]
    )
    assert told[0][5] == ID


def test_a_digit_beyond_the_tenth_is_no_change():
    assert _told(_rows(estimate=2.0 + 1e-12)) == []


def test_a_changed_character_of_a_quote_is_told():
    told = _told(_rows(text="I felt helt", argument=f"[rose](finding:{ID})"))
    assert len([t for t in told if "no longer quoted" in t[4]]) == 2


def test_lost_words_are_named_with_their_document_and_their_claim():
    before = [row | {"agreed_on": "2026-01-15"} for row in _rows()]
    now = _rows(text="I felt helt", argument=f"[rose](finding:{ID})")
    told = changes_since(before, now, LINES, documents={"x1": "d1"})
    found = [fault.found for _, _, fault, _ in told]
    assert found[0].startswith("x1 of d1, in statement p1a: changed since")
    assert found[1].startswith("x1 of d1, in the argument: changed since")


def test_what_changed_is_told_after_all_other_faults():
    changed = [fault for _, _, fault, _ in changes_since(
        [row | {"agreed_on": "2026-01-15"} for row in _rows()], [], LINES)]  # fmt: skip
    other = Fault("synthesis/relations.yaml", 9, "", "an id", "another", "mend it")
    assert StudyError([*changed, other]).faults[0] == other


def test_a_passage_that_only_moved_is_the_same():
    moved = Passages(
        CODINGS.frame([coding("x1", "I felt held", start=40, text_hash="I felt held")])
    )
    assert _told(evidence_rows([STATEMENT], ARGUMENT, {ID: change()}, moved)) == []


@pytest.mark.parametrize(("statement", "found"), [
    (STATEMENT | {"verdict": "not shown"}, "the verdict was 'shown', is 'not shown'"),
    (STATEMENT | {"findings": None}, "is no longer among the evidence"),
])  # fmt: skip
def test_another_verdict_and_other_evidence_are_told(statement, found):
    assert found in _told(_rows(statements=[statement]))[0][4]


def test_a_statement_that_is_gone_is_told():
    assert any(
        "the statement is gone" in told[4] for told in _told(_rows(statements=[]))
    )


def test_a_file_is_read_with_its_numbers_as_they_are_compared(tmp_path):
    head = ",".join(AGREED.names)
    row = f"2026-01-15,team,p1a,finding,{ID},-4.0500,,,19.0,,,,shown"
    (tmp_path / "agreed.csv").write_text(f"{head}\n{row}\n")
    (found,), faults = read_agreed("agreed.csv", folder=str(tmp_path))
    assert (found["estimate"], found["n"], found["low"]) == ("-4.05", "19", "")
    assert faults == []


def test_a_file_without_its_columns_is_a_fault(tmp_path):
    (tmp_path / "agreed.csv").write_text("claim\np1a\n")
    rows, faults = read_agreed("agreed.csv", folder=str(tmp_path))
    assert rows == []
    assert faults
    assert read_agreed("") == ([], [])
