"""The report counts what is filled and lists what is open."""

from report_fixtures import make_inputs, make_prose, make_study, make_tables

from plait.report.checklist_tables import checklist_parts, counted_items
from plait.shapes.checklists import CHECKLISTS

ABOUT = {"id": "tiny_list", "name": "Tiny list of items", "short": "Tiny", "version": "1",
         "citation": "Nobody (2020)", "doi": "10.1/x", "licence": "CC BY", "note": "",
         "verified": True, "unverified": 0}  # fmt: skip
ROWS = [
    {"status": "filled from the run", "where": "sec-participants; front"},
    {"status": "filled from the run", "where": "sec-themes"},
    {"status": "answered by the team", "answer": "<b>We</b> did | so", "where": "page 3"},
    {"status": "not applicable", "answer": "nobody was matched"},
    {"status": "open"},
    {"status": "open", "where": "sec-participants"},
]  # fmt: skip


def parts(about=None, mode="final", there=("table-flow",)):
    rows = [{"checklist": "tiny_list", "place": n, "item": str(n), "section": "A", "asks": f"asked {n}"} | row for n, row in enumerate(ROWS, 1)]  # fmt: skip
    inputs = make_inputs(
        tables=make_tables() | {"checklists": CHECKLISTS.frame(rows)},
        prose=make_prose() | {"checklists": [ABOUT | (about or {})]},
        study=make_study() | {"synthesis": {"mode": mode}},
    )
    return checklist_parts(inputs, dict.fromkeys(there, "x"))


def test_items_are_counted_by_how_they_end():
    text = parts()["checklists"]
    assert "**Tiny**: 2 of 6 filled from the run, 1 answered by the team, 1 not applicable and 2 open." in text  # fmt: skip


def test_a_checklist_without_answers_counts_what_is_open():
    assert (
        counted_items([{"status": "open"}]) == "0 of 1 filled from the run and 1 open"
    )


def test_only_sections_that_are_there_are_linked():
    text = parts()["checklist-tables"]
    assert "@sec-participants and the front page" in text
    assert "@sec-themes" not in text
    assert "this report" in text


def test_answers_stand_as_they_were_typed():
    text = parts()["checklist-tables"]
    assert "<b>" not in text
    assert "The team:" in text
    assert "page 3" in text


def test_what_does_not_apply_says_why_and_what_is_open_says_so():
    text = parts()["checklist-tables"]
    assert "Not applicable: nobody was matched" in text
    assert "**Open**; in part: @sec-participants" in text


def test_the_source_is_named_and_doubt_about_the_items_too():
    assert "not every item was held against" not in parts()["checklist-tables"]
    told = parts({"unverified": 3, "note": "From memory."})["checklist-tables"]
    assert "not every item was held against the source (3). From memory" in told


def test_a_draft_lists_what_is_open_at_its_top():
    assert "5, 6" in parts(mode="draft")["draft-checklists"]
    assert parts()["draft-checklists"] == ""


def test_a_study_without_checklists_says_nothing_of_them():
    found = checklist_parts(make_inputs(), {})
    assert set(found.values()) == {""}
