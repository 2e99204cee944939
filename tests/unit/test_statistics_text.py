"""The methods say plainly what was done, and only what was done."""

from dataclasses import replace

import pytest
from number_fixtures import MARGINS, full_inputs
from report_fixtures import make_inputs, make_study, make_tables, without

from plait.report.leads import lead_parts
from plait.report.marks import set_finding
from plait.report.measure_words import LABELS, METHODS
from plait.report.methods_text import measures_text
from plait.report.number_leads import change_notes, more_head, norms_lead, people_lead
from plait.report.parts import report_parts
from plait.report.statistics_text import (  # fmt: skip
    exact_methods,
    statistics_text,
    verdict_text,
)
from plait.report.summary import plain_summary
from plait.shapes.findings import FINDINGS

FULL = full_inputs()
PLAIN = make_inputs()
PARTS, _ = report_parts(FULL, {})
ROW = {"strand": "quantitative", "instrument": "a", "scale": "b", "status": "computed"}


def of_measures(*measures: str):
    rows = [ROW | {"finding": f"a.b.t1.{m}", "measure": m, "method": f"by {m}"} for m in measures]  # fmt: skip
    study = make_study() | {"equivalence": []}
    return replace(PLAIN, findings=FINDINGS.frame(rows), study=study)


def test_every_topic_is_told_of_a_study_with_everything():
    text = statistics_text(FULL)
    topics = dict.fromkeys(topic for topic, *_ in METHODS)
    assert [t for t in topics if f"**{t.capitalize()}.**" not in text] == []


@pytest.mark.parametrize("topic", METHODS, ids=lambda topic: topic[1][0])
def test_nothing_is_said_of_what_was_not_done(topic):
    words = topic[2].split("{")[0][:60]
    assert words in statistics_text(of_measures(topic[1][0]))
    others = [m for m in LABELS if m not in topic[1]]
    assert words not in statistics_text(of_measures(*others))


def test_both_corrections_are_explained_where_both_were_made():
    assert "Holm's method" in statistics_text(FULL)
    assert "*p* (BH)" in statistics_text(FULL)
    assert "(BH)" not in statistics_text(PLAIN)


def test_the_rule_of_wilcoxons_test_is_stated_as_it_was_used():
    assert "what was done with changes of nought: by wilcoxon." in statistics_text(of_measures("wilcoxon"))  # fmt: skip


def test_no_rule_of_wilcoxons_test_is_announced_where_none_was_used():
    bare = of_measures("wilcoxon")
    bare = replace(bare, findings=bare.findings.assign(method=None))
    text = statistics_text(bare)
    assert "the order of the changes instead of their size." in text
    assert "How it was computed" not in text


def test_what_could_not_be_given_has_its_reason_in_the_methods():
    text = statistics_text(FULL)
    assert "Reliable change is not counted where it cannot be (its owners say" in text
    assert "fewer than five complete people to an item" in text


def test_declared_margins_have_their_reasons():
    text = statistics_text(FULL)
    assert all(entry["reason"] in text for entry in MARGINS)


def test_verdicts_are_explained_where_they_can_occur():
    words = verdict_text(FULL)
    assert "*comparable*, *maintained*" in words
    assert "That is not evidence of no change" in words
    assert "comparable" not in verdict_text(of_measures("mean", "change"))
    assert verdict_text(without("quantitative")) == ""


def test_exact_methods_are_listed_in_the_order_of_the_report():
    lines = exact_methods(of_measures("distance", "mean", "a_new_one")).splitlines()
    assert lines == ["- *mean*: by mean.", "- *distance from the norm*: by distance.", "- *a new one*: by a\\_new\\_one."]  # fmt: skip
    assert exact_methods(without("quantitative")) == ""


def test_of_many_wordings_only_the_first_are_listed():
    rows = [ROW | {"finding": f"a.b.{i}.mean", "measure": "mean", "method": f"way {i}"} for i in ("a", "b", "c", "d", "t1 and 2.5")]  # fmt: skip
    said = exact_methods(replace(PLAIN, findings=FINDINGS.frame(rows)))
    assert said == "- *mean*: way a; or: way b; or: way c; others stand in the released table of findings."  # fmt: skip


def test_wordings_that_differ_in_numbers_only_are_told_once():
    rows = [ROW | {"finding": f"a.b.{i}.mean", "measure": "mean", "method": f"way {i}"} for i in range(5)]  # fmt: skip
    said = exact_methods(replace(PLAIN, findings=FINDINGS.frame(rows)))
    assert said == "- *mean*: way 0 (likewise at other times, and with their numbers)."


def test_names_of_effect_sizes_are_set_low_in_exact_methods():
    rows = [ROW | {"finding": "a.b.t1.g_rm", "measure": "g_rm", "method": "limits of d_z and d_rm"}]  # fmt: skip
    said = exact_methods(replace(PLAIN, findings=FINDINGS.frame(rows)))
    assert said == "- *g~rm~*: limits of d~z~ and d~rm~."


def test_the_item_that_is_never_read_is_explained():
    for inputs in (FULL, PLAIN):
        assert "thoughts of self-harm" in measures_text(inputs).replace("\\", "")


def test_scores_on_which_analyses_disagree_are_named_in_the_summary():
    text = plain_summary(FULL)
    assert "tell another story of wellbeing and satisfaction with pay (@sec-more-ways)" in text  # fmt: skip
    assert "@sec-more-ways" not in plain_summary(PLAIN)


def test_notes_on_changes_count_where_analyses_agree():
    notes = change_notes(FULL, PARTS)
    assert "From T1 to T2, they agree on 21 of 23 scores and disagree on wellbeing and satisfaction with pay." in notes  # fmt: skip
    assert "From T2 to T3, they agree on every score" in notes
    assert "@tbl-overall" in notes
    assert "@tbl-sure" in notes


def test_paired_tests_alone_need_no_notes():
    parts, _ = report_parts(PLAIN, {})
    assert change_notes(PLAIN, parts) == ""


def test_contrasts_that_were_withheld_have_no_count_of_agreement():
    found = FULL.findings.copy()
    found.loc[found["measure"] == "change", "status"] = "withheld"
    assert "agree on" not in change_notes(replace(FULL, findings=found), PARTS)


def test_norms_lead_to_all_that_there_is_of_them():
    parts = PARTS | {"figure-norms": "x"}
    assert norms_lead(parts) == "@tbl-norms gives the distance of each mean from its norm; @fig-norms draws it. @tbl-norm-sources says whose norms they are. What the norms' own error does to the intervals is in @sec-more-norms."  # fmt: skip
    assert norms_lead(parts | {"table-norms": ""}) == ""


def test_the_lead_of_who_took_part_names_only_what_is_there():
    assert people_lead(PARTS) == "@sec-more-people counts them for each scale. @tbl-lost sets those who were lost beside those who stayed."  # fmt: skip
    empty = dict.fromkeys(["figure-missing", "table-participation", "table-lost"], "")
    assert people_lead(empty) == ""
    assert people_lead(empty | {"figure-missing": "x"}) == "@fig-missing shows who is missing."  # fmt: skip


def test_what_lies_within_a_margin_is_told_in_the_summary():
    text = plain_summary(FULL)
    assert "- Small enough not to matter, by the study's own margin: personal burnout (from the norm of Puma 2005, T1); " in text  # fmt: skip
    assert "Small enough not to matter" not in plain_summary(PLAIN)


def test_an_empty_appendix_has_no_heading():
    assert more_head({"a": "", "b": ""}, ["a", "b"]) == ""
    assert more_head({"a": "", "b": "x"}, ["a", "b"]).startswith(
        "# More on the numbers"
    )


def test_no_lead_refers_to_a_table_that_is_not_there():
    said = " ".join(lead_parts(PLAIN, report_parts(PLAIN, {})[0]).values())
    for name in ("sure", "overall", "lost", "norm-error"):
        assert f"@tbl-{name}" not in said


def test_no_word_of_the_report_calls_a_result_significant():
    said = " ".join(PARTS.values()).lower()
    assert "significan" not in said
    assert "post-hoc power" not in said


@pytest.mark.parametrize(("measure", "unit", "shown"), [("tipping", "points", "+2.3\u00a0points"), ("floor", "percent", "2\u00a0percent"), ("r", "correlation", "2.35\u00a0correlation"), ("change_between", "F", "2.35\u00a0F"), ("g_av", "SD", "+2.35\u00a0SD")])  # fmt: skip
def test_numbers_in_the_argument_are_set_as_their_kind_asks(measure, unit, shown):
    row = {"measure": measure, "unit": unit, "estimate": 2.345, "status": "computed"}
    assert set_finding(row, 1).replace("\\", "") == shown


def test_tables_of_the_fixture_are_there():
    assert set(make_tables()) >= {"norms", "participation"}
