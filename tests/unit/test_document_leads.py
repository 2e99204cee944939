"""Sections begin with what is in them, and a draft says that it is one."""

import pytest
from report_fixtures import make_inputs, make_study, make_tables

from plait.report.leads import MORE_PARTS, cites, draft_words, lead_parts

INPUTS = make_inputs()
EMPTY = dict.fromkeys(
    ("argument", "cautions", "assumptions", "unverified", "limitations", "themes",
     "table-flow", "table-outcomes", "figure-change", "figure-codes", "table-themes",
     "table-codes", "table-joint", "table-norms", "table-norm-error", "figure-norms",
     "table-norm-sources", "figure-missing", *MORE_PARTS), "")  # fmt: skip


def test_a_draft_counts_its_faults_at_the_top():
    assert 'title="Draft: one fault of the argument is marked"' in draft_words(INPUTS)
    assert "@tbl-faults" in draft_words(INPUTS)


def test_a_draft_without_faults_is_still_a_draft():
    none = make_tables() | {"argument_faults": make_tables()["argument_faults"][:0]}
    words = draft_words(make_inputs(tables=none))
    assert "no faults" in words
    assert "@tbl" not in words


def test_a_final_report_says_nothing_of_drafts():
    study = make_study() | {"synthesis": {"mode": "final"}}
    assert draft_words(make_inputs(study=study)) == ""


def test_empty_sections_have_no_lead():
    assert set(lead_parts(make_inputs(tables={}), EMPTY).values()) == {""}


@pytest.mark.parametrize(
    ("part", "lead", "words"),
    [
        ("argument", "synthesis-lead", "What the team makes of the findings, in its own words."),
        ("table-codes", "codes-head", "## Codes {#sec-codes}"),
        ("table-codes", "themes-lead", "@tbl-codes lists what was coded."),
        ("cautions", "limitations-lead", "What readers of these results need to know is listed below."),
        ("table-outcomes", "outcomes-lead", "@tbl-outcomes gives every outcome at every time."),
        ("table-joint", "synthesis-lead", "@tbl-joint sets numbers and words side by side."),
        ("table-flow", "participants-lead", "@tbl-flow counts the people at each time. People who withdrew stay counted."),
    ],
)  # fmt: skip
def test_a_section_begins_with_what_it_holds(part, lead, words):
    assert lead_parts(INPUTS, EMPTY | {part: "something"})[lead] == words


def test_one_strand_is_not_set_side_by_side():
    said = INPUTS.tables["statements"]
    tables = make_tables() | {"statements": said[said["strand"] == "qualitative"]}
    leads = lead_parts(make_inputs(tables=tables), EMPTY | {"table-joint": "x"})
    assert "side by side" not in leads["synthesis-lead"]


@pytest.mark.parametrize(("text", "cited"), [("as in [@gillard2022]", True), ("@dixon says", True), ("see @tbl-flow", False), ("a\\@b, me@home", False)])  # fmt: skip
def test_references_are_listed_only_where_something_is_cited(text, cited):
    assert cites({"x": text}) is cited


def test_the_teams_note_on_the_scores_follows_the_lead_of_their_table():
    study = make_study() | {"report": {"outcomes_note": "Mind this."}}
    parts = EMPTY | {"table-outcomes": "a table"}
    assert lead_parts(make_inputs(study=study), parts)["outcomes-lead"].endswith(
        "Mind this."
    )
