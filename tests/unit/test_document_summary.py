"""The plain summary and the methods say what was found and done, by rule."""

import pytest
from report_fixtures import make_inputs, make_study, make_tables, scale_rows, without

from plait.report.change_words import change_sentences
from plait.report.methods_text import (  # fmt: skip
    design_text,
    disclosure_text,
    measures_text,
    qualitative_text,
    synthesis_text,
)
from plait.report.norm_words import norm_sentences
from plait.report.statistics_text import (  # fmt: skip
    exact_methods,
    statistics_text,
)
from plait.report.summary import (  # fmt: skip
    plain_summary,
    synthesis_sentences,
    theme_sentences,
    who_took_part,
    withheld_sentences,
)
from plait.report.wording import counted, joined, lower_name, some
from plait.shapes.findings import FINDINGS
from plait.shapes.release import SCALES

INPUTS = make_inputs()
CONTRAST = {"from": "t1", "to": "t2"}
CHANGE = {"finding": "wemwbs.total.t1-t2.change", "strand": "quantitative", "instrument": "wemwbs", "scale": "total", "measure": "change", "contrast": "t1-t2", "status": "computed", "unit": "points", "estimate": -2.1, "low": -3.9, "high": -0.3, "n": 18}  # fmt: skip
SCALE = {"instrument": "wemwbs", "scale": "total", "place": 1, "instrument_name": "WEMWBS", "scale_name": "Wellbeing", "unit": "points", "low": 14, "high": 70, "better": "higher", "mean_decimals": 1, "sd_decimals": 2, "verified": True}  # fmt: skip


def changed(change: dict, scale: dict | None = None) -> str:
    inputs = make_inputs(findings=FINDINGS.frame([CHANGE | change]), tables={"scales": SCALES.frame([SCALE | (scale or {})])})  # fmt: skip
    return change_sentences(inputs, CONTRAST).replace("\u00a0", " ")


def test_a_clear_change_is_told_in_full():
    assert changed({}) == "Wellbeing (WEMWBS) fell by 2.1 points, for the worse (95% CI −3.9 to −0.3; 18 people)."  # fmt: skip


@pytest.mark.parametrize(("better", "words"), [("lower", "points, for the better ("), ("neither", "points (95%")])  # fmt: skip
def test_good_and_bad_go_through_the_direction_of_the_scale(better, words):
    assert words in changed({}, {"better": better})


def test_a_rise_is_a_rise():
    assert "rose by 2.1" in changed({"estimate": 2.1, "low": 0.3, "high": 3.9})


def test_an_interval_with_zero_is_no_change_detected():
    assert changed({"high": 0.3}) == "For one score no change was detected, which is not evidence of no change."  # fmt: skip


def test_a_withheld_change_is_not_told():
    assert changed({"status": "withheld", "estimate": None, "low": None}) == ""


def test_only_the_largest_changes_are_told_in_full():
    text = change_sentences(INPUTS, CONTRAST)
    assert text.count("95% CI") == 3
    assert "What else fell: nine scores, among them" in text


def test_who_took_part_is_counted_at_each_time():
    text = who_took_part(INPUTS)
    assert text.startswith(
        "32 people took part (T1, after training; T2, four months; and"
    )
    assert "Questionnaires were answered by 32 at T1, 20 at T2 and 21 at T3." in text


def test_a_number_of_people_that_is_withheld_is_no_dash():
    flow = INPUTS.tables["flow"].assign(enrolled=float("nan"))
    text = who_took_part(make_inputs(tables=make_tables() | {"flow": flow}))
    assert text.startswith("So few people that their number is withheld took part (T1")


def test_scores_beside_norms_are_above_below_or_not_told_apart():
    text = norm_sentences(INPUTS)
    assert "below the published norm (Gillard 2022) for wellbeing" in text
    assert "that is not the same as being alike" in text


def test_scores_beside_several_norms_name_each_once():
    found = INPUTS.findings.copy()
    own = found["finding"].str.startswith("cbi.") & found["measure"].eq("distance")
    moved = found.assign(**{end: found[end].mask(own, -9.0) for end in ("low", "high")})
    text = norm_sentences(make_inputs(findings=moved))
    assert "below the published norms (Gillard 2022 and Puma 2005) for" in text


def test_themes_are_named_and_recommendations_counted():
    text = theme_sentences(INPUTS)
    assert text.startswith("The team made four themes")
    assert text.endswith("Workshops turned them into six recommendations.")


def test_strands_that_disagree_are_a_result():
    text = synthesis_sentences(INPUTS)
    assert "three propositions, which rest on 12 statements." in text
    assert "disagree on one proposition; this is a result" in text


def test_what_was_withheld_is_counted():
    assert withheld_sentences(INPUTS).startswith("Five results stayed inside the team")


@pytest.mark.parametrize(("strand", "gone", "kept"), [("quantitative", "Beside other people", "What people said"), ("qualitative", "What people said", "Beside other people")])  # fmt: skip
def test_nothing_is_said_of_an_absent_strand(strand, gone, kept):
    text = plain_summary(without(strand))
    assert gone not in text
    assert kept in text


def test_an_empty_study_has_an_empty_summary():
    study = make_study() | {"times": [], "contrasts": []}
    assert plain_summary(make_inputs(findings=FINDINGS.empty(), tables={}, study=study)) == ""  # fmt: skip


def test_parts_are_joined_with_and():
    assert joined(["a"], ",") == "a"
    assert joined(["a", "b", "c"], ",") == "a, b and c"


def test_counts_up_to_ten_are_words():
    assert (counted(1, "score"), counted(11, "score")) == ("one score", "11 scores")


def test_many_names_are_counted():
    assert some(list("abcdefg")) == "seven scores, among them a, b and c"


def test_an_abbreviation_keeps_its_capitals():
    assert lower_name({"scale_name": "CES-D"}) == "CES\\-D"
    assert lower_name({"scale_name": "Team cohesion"}) == "team cohesion"


def test_measures_name_scales_range_and_scoring():
    text = measures_text(INPUTS)
    assert "- **Oldenburg Burnout Inventory**: Exhaustion and Disengagement. Scores run from 1 to 4. Sum of the items" in text  # fmt: skip


def test_methods_are_the_words_of_the_findings():
    text = exact_methods(INPUTS)
    assert "- *change within people*: mean of the paired differences, later minus earlier." in text  # fmt: skip


def test_methods_say_plainly_what_was_done():
    text = statistics_text(INPUTS)
    assert text.startswith("**Scores.** Each scale is described at each time")
    assert "**Margins.** For wellbeing, a change in it counts as nothing where it lies within 3 points" in text  # fmt: skip
    assert "Wilcoxon" not in text


@pytest.mark.parametrize(("approach", "words"), [("reflexive", "are not reported"), ("codebook", "shared codebook"), ("coding_reliability", "agreement between coders is reported")])  # fmt: skip
def test_the_approach_is_described(approach, words):
    study = make_study() | {"approach": approach}
    assert words in qualitative_text(make_inputs(study=study)).replace("\n", " ")


def test_suggestions_that_were_off_are_not_described():
    study = make_study() | {"suggestions": False}
    assert "suggested passages" not in qualitative_text(make_inputs(study=study))


def test_methods_of_an_absent_strand_are_not_described():
    assert statistics_text(without("quantitative")) == ""
    assert qualitative_text(without("qualitative")) == ""
    assert synthesis_text(without("qualitative")) == ""


def test_one_strand_is_not_called_both():
    found = INPUTS.findings[INPUTS.findings["strand"] == "qualitative"]
    inputs = make_inputs(findings=found.reset_index(drop=True))
    assert "from the findings" in synthesis_text(inputs)
    assert "**What the team makes of it.**" in plain_summary(inputs)


def test_verdicts_are_told_in_words():
    said = INPUTS.tables["statements"].iloc[:1].assign(verdict="contradicted")
    text = synthesis_sentences(make_inputs(tables=make_tables() | {"statements": said}))
    assert "1 goes against what was found." in text


def test_a_margin_against_a_norm_is_said_in_words():
    margin = {"scale": "wemwbs.wellbeing", "against": "gillard_2022", "margin": 3, "reason": "small"}  # fmt: skip
    text = statistics_text(make_inputs(study=make_study() | {"equivalence": [margin]}))
    assert "For wellbeing, its distance from the norm of Gillard 2022 counts" in text


def test_the_design_names_strands_times_and_norms():
    text = design_text(INPUTS)
    assert "questionnaires and interviews or groups" in text
    assert "Gillard 2022 and Puma 2005" in text.replace(";", " and")


def test_the_disclosure_profile_is_named():
    assert "*acro*" in disclosure_text(INPUTS)


def test_scales_of_different_ranges_have_none_in_the_measures():
    rows = [r | {"instrument_name": "One", "note": None} for r in scale_rows()]
    tables = make_tables() | {"scales": SCALES.frame(rows)}
    assert "Scores run" not in measures_text(make_inputs(tables=tables))
