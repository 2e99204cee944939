"""What only the team can tell is printed where a journal has it, or not at all."""

import pytest
from report_fixtures import make_inputs, make_study

from plait.report.methods_text import design_text
from plait.report.team_texts import analysis_text, involvement_text, team_parts


def parts(**texts):
    return team_parts(make_inputs(study=make_study() | {"report": texts}))


def test_nothing_is_made_up_for_what_is_not_told():
    assert set(parts().values()) == {""}


@pytest.mark.parametrize(("key", "part"), [("setting", "setting"), ("sample_size", "sample-size"), ("data_collection", "collection"), ("ethics", "ethics"), ("integration", "integration"), ("transferability", "transferability")])  # fmt: skip
def test_each_text_has_its_place(key, part):
    assert parts(**{key: "Told *so*."})[part] == "Told *so*."


def test_declarations_are_labelled():
    assert parts(funding="None.")["funding"] == "**Funding.** None."
    assert parts(interests="None.")["interests"].startswith("**Competing interests.**")


def test_what_could_run_is_shown_as_typed():
    assert "\\<script" in parts(ethics="<script>x</script>")["ethics"]


def test_only_declared_phases_are_named():
    text = analysis_text({"phases": ["naming", "coding"]})
    assert text == "Phases that the team went through: coding and refining, defining and naming them."  # fmt: skip
    assert "writing up" not in text
    assert analysis_text({"analysis": "We read."}) == "We read."


def test_involvement_is_one_text_or_five_parts():
    assert involvement_text("Peers led.") == "Peers led."
    text = involvement_text({"reflections": "We learnt.", "aim": "To ask well."})
    assert text.index("## Aim") < text.index("## Reflections")
    assert "Methods" not in text
    assert involvement_text(None) == ""


def test_the_design_says_why_and_in_what_order_where_the_team_does():
    study = make_study() | {"design": {"purpose": "Each sees more.", "sequence": "Side by side."}}  # fmt: skip
    text = design_text(make_inputs(study=study))
    assert "**Why both.** Each sees more." in text
    assert "Which weighs more" not in text
