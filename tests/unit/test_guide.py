"""The Good Practice Guide: what it says, in which order, and in every format."""

from pathlib import Path

import pytest
from report_fixtures import make_inputs, make_study

from plait.errors import StudyError
from plait.report.guide import guide_metadata, guide_parts, write_guide
from plait.report.render import render_document
from plait.report.workshop_tables import by_head, recommendation_table
from plait.shapes.codings import RECOMMENDATIONS

REPORTS = Path(__file__).parents[2] / "reports"
GUIDE = {
    "title": "A guide", "readers": "managers & peers", "introduction": "Read on.",
    "made": "By *many* hands [@robertson2024].",
    "heads": {"support": "Support first"},
}  # fmt: skip
ROW = {
    "recommendation": "r1", "workshop": "w1", "head": "support", "text": "Keep *it*.",
    "themes": "worth;held", "priority": 2, "status": "contested", "who_acts": "managers",
    "guide_section": "Supervision", "why": "It was a list.", "steps": "Fix it\nKeep it",
    "extracts": "q1; (withheld)", "dissent": "Some say no.", "amended": "Two words.",
}  # fmt: skip


def inputs(*changes, guide=GUIDE):
    rows = [ROW | change for change in changes or ({},)]
    tables = make_inputs().tables | {"recommendations": RECOMMENDATIONS.frame(rows)}
    return make_inputs(study=make_study() | {"guide": guide}, tables=tables)


def chapters(*changes):
    parts, faults = guide_parts(inputs(*changes))
    assert not faults
    return parts["chapters"]


def test_a_recommendation_says_what_why_in_whose_words_what_to_do_and_who_objects():
    text = chapters()
    order = ["# Support first", "## Supervision", "Keep \\*it\\*", "### Why",
             "It was a list", "It rests on the themes", "### What people said",
             "stood up straighter", "### What to do", "- Fix it\n- Keep it",
             "**Who acts:** managers.", "### Where people saw it otherwise",
             "Some say no", "did not agree on this", "Two words"]  # fmt: skip
    found = [text.find(part) for part in order]
    assert found == sorted(found)
    assert -1 not in found


def test_a_quote_that_was_held_back_is_not_in_the_guide():
    assert chapters().count("> [") == 1


def test_what_a_recommendation_does_not_say_has_no_heading():
    bare = dict.fromkeys(
        (
            "themes",
            "who_acts",
            "why",
            "steps",
            "extracts",
            "dissent",
            "status",
            "amended",
        )
    )
    assert "###" not in chapters(bare)


def test_heads_come_in_the_order_of_the_guide_then_by_urgency():
    other = {"recommendation": "r2", "head": "a_new_start", "priority": None}
    first = {"recommendation": "r3", "priority": 1}
    found = by_head(inputs({}, other, first))
    assert [title for title, _ in found] == ["Support first", "A new start"]
    assert [row["recommendation"] for row in found[0][1]] == ["r3", "r1"]


def test_the_report_has_the_heads_of_the_guide_in_its_order():
    other = {"recommendation": "r2", "head": "a_new_start"}
    table = recommendation_table(inputs(other, {}))
    assert table.index("**Support first**") < table.index("**A new start**")


def test_a_recommendation_without_a_section_is_called_by_its_id():
    assert "## Recommendation r1" in chapters({"guide_section": None})


def test_one_table_holds_every_recommendation():
    parts, _ = guide_parts(inputs({}, {"recommendation": "r2", "head": "other"}))
    assert parts["glance"].count("Keep \\*it\\*") == 2
    assert "{#tbl-glance}" in parts["glance"]


def test_the_table_leads_to_what_it_names():
    parts, _ = guide_parts(inputs({"guide_section": "On [call] | rest"}))
    assert "[On \\[call\\]" in parts["glance"]
    assert "](#sec-r1)" in parts["glance"]
    assert "rest {#sec-r1}" in parts["chapters"]


def test_a_number_in_a_reason_is_written_through_its_id():
    text = chapters({"why": "Wellbeing was {finding:wemwbs.wellbeing.t1.mean}."})
    assert "{finding" not in text
    _, faults = guide_parts(inputs({"why": "It was {finding:no.such.t1.mean}."}))
    assert "no.such.t1.mean" in faults[0].found


def test_the_guide_has_a_title_of_its_own_and_no_abstract():
    metadata = guide_metadata(inputs().study)
    assert metadata["title"] == "A guide"
    assert metadata["subtitle"] == "For managers \\& peers"
    assert "abstract" not in metadata


def test_every_format_of_the_guide_says_that_nobody_has_approved_it(tmp_path):
    waiting = inputs()
    state = {"state": "candidate", "why": "nobody has approved it", "digest": "a" * 64}
    waiting.record["release"] = state
    waiting.study["synthetic"] = "Invented"
    write_guide(tmp_path / "g", waiting, sources=REPORTS)
    told = (tmp_path / "g/_metadata.yml").read_text("utf-8").replace("\\", "")
    assert "not to be passed on: nobody has approved it. Invented" in told


def test_a_guide_without_citations_has_no_references():
    parts, _ = guide_parts(inputs(guide=GUIDE | {"made": "By hand."}))
    assert parts["references"] == ""


def test_a_fault_in_a_reason_stops_the_guide(tmp_path):
    wrong = inputs({"why": "{finding:no.such.t1.mean}"})
    with pytest.raises(StudyError, match=r"no\.such"):
        write_guide(tmp_path / "g", wrong, sources=REPORTS)


def test_the_guide_is_set_in_every_format(tmp_path):
    write_guide(tmp_path / "g", inputs(), sources=REPORTS)
    render_document(tmp_path / "g", tmp_path / "out" / "guide", renderer="embedded")
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {"guide.html", "guide.pdf", "guide.docx"}
    html = (tmp_path / "out" / "guide.html").read_text("utf-8")
    assert "What we recommend" in html
    assert 'id="ref-robertson2024"' in html
