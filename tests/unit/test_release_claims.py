"""Claims go through the door with quote ids, and without what would tell a number."""

import pytest

from plait.release.claims import (
    bound_extracts,
    id_faults,
    release_faults,
    release_propositions,
    release_recommendations,
    release_statements,
    split_ids,
)
from plait.shapes.codings import RECOMMENDATIONS
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS


def _statement(name="s1", **more):
    return {"proposition": "p1", "statement": name, "strand": "qualitative",
            "basis": "data", "text": "T", "verdict": "shown", "why": "n = 3"} | more  # fmt: skip


def _proposition(**more):
    return {"proposition": "p1", "text": "T", "strands": "both"} | more


def _recommendation(**more):
    return {"recommendation": "r1", "workshop": "w1", "head": "h", "text": "T"} | more


def _fault(found, statement="s1"):
    return {"proposition": "p1", "statement": statement, "file": "f", "line": 1,
            "found": found, "expected": "e", "mend": "m"}  # fmt: skip


@pytest.mark.parametrize(("cell", "ids"), [
    ("x1; x2;x3 ", ["x1", "x2", "x3"]), ("", []), (";", []), (None, []),
    (float("nan"), []),
])  # fmt: skip
def test_a_cell_of_ids_is_split(cell, ids):
    assert split_ids(cell) == ids


def test_extracts_for_and_against_are_listed_in_the_order_of_the_report():
    statements = STATEMENTS.frame([_statement(extracts="x2; x1")])
    propositions = PROPOSITIONS.frame([_proposition(counter_extracts="x3")])
    guide = RECOMMENDATIONS.frame([_recommendation(extracts="x4;x1")])
    rows = bound_extracts(statements, propositions, guide).to_numpy().tolist()
    assert rows == [["x2", "s1", False], ["x1", "s1", False], ["x3", "p1", True],
                    ["x4", "r1", False], ["x1", "r1", False]]  # fmt: skip


def test_a_recommendation_goes_out_with_quote_ids():
    guide = RECOMMENDATIONS.frame([_recommendation(extracts="x4;x1")])
    released = release_recommendations(guide, {"x1": "q1"})
    assert list(released["extracts"]) == ["(withheld); q1"]


def test_without_claims_no_extract_is_bound():
    frame = bound_extracts(
        STATEMENTS.empty(), PROPOSITIONS.empty(), RECOMMENDATIONS.empty()
    )
    assert (len(frame), str(frame["against"].dtype)) == (0, "bool")


def test_extracts_become_quotes_or_are_told_as_withheld():
    statements = STATEMENTS.frame([_statement(extracts="x1; x2")])
    released = release_statements(statements, held=set(), names={"x1": "q1"})
    assert list(released["extracts"]) == ["q1; (withheld)"]
    assert list(released["verdict"]) == ["shown"]


def test_a_verdict_on_a_withheld_number_is_withheld_and_its_binding_stands():
    rows = [_statement("s1", findings="a; b"), _statement("s2", findings="c")]
    released = release_statements(STATEMENTS.frame(rows), held={"b"}, names={})
    assert list(released["verdict"]) == ["withheld", "shown"]
    assert released["why"].iloc[0] == "it rests on a finding that was held back"
    assert released["findings"].iloc[0] == "a; b"


def test_counter_extracts_become_quotes():
    frame = PROPOSITIONS.frame([_proposition(counter_extracts="x1")])
    released = release_propositions(frame, {"x1": "q4"})
    assert list(released["counter_extracts"]) == ["q4"]


def test_a_contradiction_by_a_withheld_number_is_held_back_too():
    statements = STATEMENTS.frame(
        [_statement("s1", verdict="withheld"), _statement("s2")]
    )
    contradicts = "a claim that its evidence contradicts: 2.00 (interval 1.00 to 3.00)"
    faults = ARGUMENT_FAULTS.frame(
        [_fault(contradicts), _fault("no evidence"), _fault(contradicts, "s2")]
    )
    left = release_faults(faults, statements)
    assert list(zip(left["statement"], left["found"], strict=True)) == [
        ("s1", "no evidence"), ("s2", contradicts)
    ]  # fmt: skip


def test_a_released_fault_names_no_document():
    since = "changed since it was agreed on 2026-01-15: gone"
    row = {"proposition": "", "statement": "", "file": "f", "line": 0, "expected": "e", "mend": "m"}  # fmt: skip
    faults = ARGUMENT_FAULTS.frame([row | {"found": f"x1 of p01_t3, in the argument: {since}"}])  # fmt: skip
    (found,) = release_faults(faults, STATEMENTS.empty())["found"]
    assert found == f"x1, in the argument: {since}"


@pytest.mark.parametrize("text", ["as P01 said", "P01's", "(P01)", ["of P01"]])
def test_a_persons_id_in_a_text_is_a_fault(text):
    (fault,) = id_faults({"synthesis/argument.md": text}, ["P01", "P02"])
    assert fault.file == "synthesis/argument.md"
    assert fault.found == "the participant id P01"


@pytest.mark.parametrize("text", ["P011 and XP01 and P01-b", "7 people", ""])
def test_what_only_looks_like_an_id_is_none(text):
    assert list(id_faults({"a": text}, ["P01", "7"])) == []


def test_ids_that_are_all_numbers_are_passed_over():
    assert list(id_faults({"a": "7 of 8"}, ["7", "8"])) == []


def test_signs_in_an_id_are_taken_as_they_stand():
    assert list(id_faults({"a": "PX1"}, ["P.1"])) == []
    assert len(list(id_faults({"a": "P.1"}, ["P.1"]))) == 1
