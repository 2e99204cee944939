"""The plain summary and the methods say what was found and done, by rule."""

import re

import pytest
from report_fixtures import make_inputs, make_study, make_tables, scale_rows, without

from plait.report.change_words import (
    change_sentences,
    clear_changes,
    told_contrasts,
)
from plait.report.methods_text import (  # fmt: skip
    design_text,
    disclosure_text,
    measures_text,
    qualitative_text,
    synthesis_text,
)
from plait.report.norm_words import norm_sentences
from plait.report.people_words import who_took_part
from plait.report.statistics_text import (  # fmt: skip
    exact_methods,
    statistics_text,
)
from plait.report.summary import (  # fmt: skip
    advice_lines,
    dissonance_sentence,
    people_said,
    plain_summary,
    theme_lines,
)
from plait.report.sureness import (
    HOLDS,
    OPEN,
    how_sure,
    not_known,
    statement_sentence,
    withheld_sentence,
)
from plait.report.wording import counted, joined, lower_name, some
from plait.shapes.findings import FINDINGS
from plait.shapes.release import FLOW, SCALES

INPUTS = make_inputs()
CONTRAST = {"from": "t1", "to": "t2"}
CHANGE = {"finding": "wemwbs.total.t1-t2.change", "strand": "quantitative", "instrument": "wemwbs", "scale": "total", "measure": "change", "contrast": "t1-t2", "status": "computed", "unit": "points", "estimate": -2.1, "low": -3.9, "high": -0.3, "n": 18}  # fmt: skip
SCALE = {"instrument": "wemwbs", "scale": "total", "place": 1, "instrument_name": "WEMWBS", "scale_name": "Wellbeing", "unit": "points", "low": 14, "high": 70, "better": "higher", "mean_decimals": 1, "sd_decimals": 2, "verified": True}  # fmt: skip


def changed(change: dict, scale: dict | None = None) -> str:
    inputs = make_inputs(findings=FINDINGS.frame([CHANGE | change]), tables={"scales": SCALES.frame([SCALE | (scale or {})])})  # fmt: skip
    text = change_sentences(inputs, CONTRAST).replace("\u00a0", " ")
    return re.sub(r"\[(.*?)\]\{f=\w+\}", r"\1", text)


def test_a_clear_change_is_told_in_full():
    assert changed({}) == "Wellbeing fell by 2.1 points on a scale from 14 to 70, for the worse."  # fmt: skip


@pytest.mark.parametrize(("better", "words"), [("lower", "14 to 70, for the better."), ("neither", "14 to 70.")])  # fmt: skip
def test_good_and_bad_go_through_the_direction_of_the_scale(better, words):
    assert words in changed({}, {"better": better})


def test_a_rise_is_a_rise():
    assert "rose by 2.1" in changed({"estimate": 2.1, "low": 0.3, "high": 3.9})


def test_an_interval_with_zero_is_no_change_detected():
    assert changed({"high": 0.3}) == "In one score no change was detected."


def test_a_withheld_change_is_not_told():
    assert changed({"status": "withheld", "estimate": None, "low": None}) == ""


def test_only_the_largest_changes_are_told_in_full():
    text = change_sentences(INPUTS, CONTRAST)
    assert text.count(" on a scale from ") == 3
    assert "What else fell, for the worse: " in text


def test_what_else_changed_is_told_as_better_or_worse():
    kinds = {"a": ("higher", -5), "b": ("higher", -5), "c": ("higher", -5),
             "d": ("higher", -1), "e": ("lower", -1), "f": ("neither", -1),
             "g": ("higher", 1)}  # fmt: skip
    scales = [SCALE | {"scale": name, "scale_name": f"Score {name}", "better": better, "place": place}
              for place, (name, (better, _)) in enumerate(kinds.items())]  # fmt: skip
    rows = []
    for name, (_, size) in kinds.items():
        own = {
            "finding": f"wemwbs.{name}.t1-t2.change",
            "scale": name,
            "estimate": size,
        }
        limits = {"low": size - 0.5, "high": size + 0.5}
        rows.append(CHANGE | own | limits)
        rows.append(
            rows[-1] | {"finding": f"wemwbs.{name}.t1-t2.d_z", "measure": "d_z"}
        )
    inputs = make_inputs(findings=FINDINGS.frame(rows), tables={"scales": SCALES.frame(scales)})  # fmt: skip
    text = change_sentences(inputs, CONTRAST)
    assert text[text.index("What else") :] == (
        "What else fell, for the worse: score d. What else fell: score f. "
        "What else fell, for the better: score e. What else rose, for the better: score g."
    )


def test_who_took_part_is_counted_at_each_time():
    text = who_took_part(INPUTS)
    assert text.startswith("32 people took part. Questionnaires")
    assert "Questionnaires were answered by 32 at T1, 20 at T2 and 21 at T3." in text


def test_a_number_of_people_that_is_withheld_is_no_dash():
    flow = INPUTS.tables["flow"].assign(enrolled=float("nan"))
    text = who_took_part(make_inputs(tables=make_tables() | {"flow": flow}))
    assert text.startswith("So few people that their number is withheld took part.")


def test_scores_beside_norms_are_above_below_or_not_told_apart():
    text = norm_sentences(INPUTS)
    assert text.startswith("At T1, beside published groups: ")
    assert "wellbeing" in text
    assert "were below; in" in text
    assert "no difference could be told" in text


def test_themes_are_named_and_recommendations_counted():
    (text,) = theme_lines(INPUTS)
    assert text.startswith("The team made four themes")
    assert advice_lines(INPUTS)[-1] == "Three more in @sec-recommendations."


def test_themes_of_words_alone_say_what_holds_them_together():
    lines = theme_lines(without("quantitative"))
    assert len(lines) == 4
    assert lines[0].startswith("*Held by supervision, or not*. How people came")


def test_the_most_urgent_recommendations_are_told_first():
    made = INPUTS.tables["recommendations"].assign(
        text=[f"Do {n}." for n in range(6)], priority=[3, None, 2, 9, 9, 1]
    )
    lines = advice_lines(make_inputs(tables=make_tables() | {"recommendations": made}))
    assert lines[:3] == ["Do 5\\.", "Do 2\\.", "Do 0\\."]


def test_a_study_without_recommendations_says_so():
    none = INPUTS.tables["recommendations"][:0]
    tables = make_tables() | {"recommendations": none}
    assert "no recommendations" in advice_lines(make_inputs(tables=tables))


def test_strands_that_disagree_are_a_result():
    text = dissonance_sentence(INPUTS)
    assert text.startswith("Numbers and words disagree on one of the team's three propositions.")  # fmt: skip
    assert "This is a result" in text


def test_short_quotes_of_two_themes_are_quoted_and_none_against_alone():
    text = people_said(INPUTS)
    assert text.count("{.attribution}") == 2
    assert "That is supervision" in text
    assert "down as a healthcare assistant" in text
    long = INPUTS.tables["quotes"].assign(text="word " * 31)
    assert people_said(make_inputs(tables=make_tables() | {"quotes": long})) == ""


def test_a_summary_fits_on_a_page_however_much_there_is_to_tell():
    shown = re.sub(r"\{[^}]*\}", "", plain_summary(INPUTS))
    assert len(shown.split()) < 600


def test_the_range_of_a_scale_is_told_once():
    assert plain_summary(INPUTS).count("on a scale from 24 to 120") == 1


def test_of_many_contrasts_the_planned_ones_are_told():
    many = [{"from": "t1", "to": f"t{n}", "primary": n == 4} for n in range(2, 7)]
    assert told_contrasts({"contrasts": many}) == [many[2]]
    assert told_contrasts({"contrasts": many[:2]}) == many[:2]
    unplanned = [c | {"primary": False} for c in many]
    assert told_contrasts({"contrasts": unplanned}) == unplanned[:3]


def test_how_sure_the_changes_are_is_said_without_statistics():
    text = " ".join(how_sure(INPUTS))
    assert "Each change is that of 18 people who answered both times. With so few" in text  # fmt: skip
    assert "when this is allowed for, all of them stay clear." in text
    assert "CI" not in text


@pytest.mark.parametrize(("p", "words"), [(0.5, "none of them is clear any more"), (None, "")])  # fmt: skip
def test_how_many_changes_stay_clear_is_counted(p, words):
    found = INPUTS.findings.assign(p_adjusted=p).astype({"p_adjusted": "float64"})
    assert words in " ".join(how_sure(make_inputs(findings=found)))


def test_one_change_that_stays_clear_is_one():
    found = INPUTS.findings.copy()
    kept = found["finding"] == clear_changes(INPUTS, CONTRAST)[0][1]["finding"]
    found["p_adjusted"] = found["p_adjusted"].mask(~kept, 0.5)
    assert "only one stays clear" in " ".join(how_sure(make_inputs(findings=found)))


def test_many_people_need_no_warning():
    found = INPUTS.findings.assign(n=80)
    assert "With so few" not in " ".join(how_sure(make_inputs(findings=found)))


def test_who_did_not_answer_is_told_with_what_is_not_known():
    flow = INPUTS.tables["flow"].assign(not_answered=[0, 12, 11])
    text = " ".join(not_known(make_inputs(tables=make_tables() | {"flow": flow})))
    assert "Some did not answer: 12 of 32 at T2 and 11 of 32 at T3." in text
    assert "there may still be one" in text


def test_words_alone_do_not_know_who_did_not_come():
    assert "did not come" in " ".join(not_known(without("quantitative")))


def test_everybody_who_spoke_is_all_of_them():
    row = {"place": 1, "time": "all", "label": "x", "enrolled": 17, "interviewed": 17}
    study = make_study() | {"times": []}
    inputs = make_inputs(
        study=study, tables=make_tables() | {"flow": FLOW.frame([row])}
    )
    assert "we listened to all of them" in who_took_part(inputs)


def test_support_closes_the_summary_where_the_team_names_it():
    study = make_study() | {"report": {"support": "Call *us*."}}
    assert plain_summary(make_inputs(study=study)).endswith("Call *us*.")


def test_what_was_withheld_is_counted():
    assert withheld_sentence(INPUTS).startswith("Five results stayed inside the team")


@pytest.mark.parametrize(("strand", "gone", "kept"), [("quantitative", "beside published groups", "What people said"), ("qualitative", "What people said", "beside published groups")])  # fmt: skip
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


def test_verdicts_are_told_in_words():
    said = INPUTS.tables["statements"].iloc[:1].assign(verdict="contradicted")
    inputs = make_inputs(tables=make_tables() | {"statements": said})
    assert statement_sentence(inputs, OPEN, "Of it") == "Of it, 1 goes against what was found."  # fmt: skip
    assert statement_sentence(inputs, HOLDS, "Of it") == ""


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
