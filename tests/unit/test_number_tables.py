"""The fuller tables of the questionnaires say what the findings say, and why not."""

import re
from dataclasses import replace

import pytest
from number_fixtures import SPLIT, full_inputs
from report_fixtures import make_inputs
from table_rows import row_of, without_tips
from test_report_tables import as_html, cells_of

from plait.report.change_tables import change_table, ways_table
from plait.report.claim_tables import RELIABLE_HIDDEN, reliable_table, sure_table
from plait.report.effect_tables import effect_table
from plait.report.equivalence_tables import (  # fmt: skip
    equivalence_table,
    shown_margins,
    verdict,
)
from plait.report.group_tables import between_table, group_table, overall_table
from plait.report.norm_tables import norm_error_table, norm_source_table
from plait.report.notes import alike, all_withheld, disagreement, why_not
from plait.report.people_tables import (  # fmt: skip
    LOST_HIDDEN,
    PATTERNS_HIDDEN,
    loss_table,
    lost_table,
    participation_table,
    pattern_table,
)
from plait.report.reading_tables import reading_table
from plait.report.reliability_tables import ends_table, reliability_table
from plait.report.report_tables import report_tables

FULL = full_inputs()
PLAIN = make_inputs()
FIRST = {"from": "t1", "to": "t2"}


def changed(measure: str, **fields):
    """Give the study with other values in all findings of a kind."""
    found = FULL.findings.copy()
    for name, value in fields.items():
        found.loc[found["measure"] == measure, name] = value
    return replace(FULL, findings=found)


def with_table(name: str, **fields):
    return replace(
        FULL, tables=FULL.tables | {name: FULL.tables[name].assign(**fields)}
    )


def test_changes_have_both_adjusted_p_values():
    table = change_table(FULL, FIRST)
    assert "*p*\u00a0(BH)" in table
    assert " .048 | .031 " in row_of(table, "Wellbeing")


def test_without_such_p_values_there_is_no_column_for_them():
    assert "(BH)" not in change_table(PLAIN, FIRST)


def test_a_withheld_change_is_withheld_in_all_its_columns():
    assert row_of(change_table(FULL, FIRST), "Disengagement").count("withheld]") >= 1


def test_other_analyses_stand_beside_the_paired_t():
    shown = row_of(ways_table(FULL, FIRST), "Wellbeing")
    assert shown == (
        "| Wellbeing | 18 | −2.8 (−6.6 to 1.0) | .038 | .061 | −2.8 (−6.2 to 0.6) "
        "| −2.8 (−6.2 to 0.6) | 32 | **disagree** |"
    )


def test_analyses_that_agree_say_so():
    assert row_of(ways_table(FULL, FIRST), "Leadership").endswith("| agree |")


def test_where_analyses_disagree_it_is_spelled_out_below_the_table():
    said = ways_table(FULL, FIRST).split(":::")[-1]
    assert "On wellbeing: the paired t and the permutation test tell a change" in said
    assert said.count("On ") == 2


def test_analyses_that_all_agree_need_no_words_below():
    assert "Where they disagree" not in ways_table(FULL, {"from": "t1", "to": "t3"})


def test_a_withheld_change_cannot_be_said_to_agree():
    assert row_of(ways_table(FULL, FIRST), "Disengagement").endswith("{.withheld} |")


def test_without_other_analyses_there_is_no_table_of_them():
    assert ways_table(PLAIN, FIRST) == ""


def test_an_analysis_that_was_not_computed_has_a_dash_and_its_reason():
    inputs = changed("mixed_change", status="not_computed", caution="fewer than ten people")  # fmt: skip
    table = ways_table(inputs, FIRST)
    assert row_of(table, "Leadership").endswith("| – | – | agree |")
    assert "fewer than ten people (24)." in " ".join(table.split())


def test_a_change_alone_neither_agrees_nor_disagrees():
    found = FULL.findings
    rows = found[~found["measure"].isin(["permutation", "wilcoxon", "hodges_lehmann"])]
    inputs = replace(FULL, findings=rows[rows["measure"] != "mixed_change"])
    assert ways_table(inputs, FIRST) == ""
    inputs = changed("change", status="not_computed")
    assert row_of(ways_table(inputs, FIRST), "Leadership").endswith("| – |")


def test_effect_sizes_are_named_by_what_they_were_divided_by():
    table = " ".join(effect_table(FULL, FIRST).split())
    for words in ("*d*~rms~ over the root of their mean square", "Glass's Δ over the SD at T1"):  # fmt: skip
        assert words in table


def test_effect_sizes_stand_over_their_corrected_ones():
    lines = effect_table(FULL, FIRST).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("| Leadership "))
    first, second = (without_tips(" ".join(lines[i].replace("\u00a0", " ").split())) for i in (at, at + 2))  # fmt: skip
    assert first.count("\\[") == 5
    assert "−0.26 \\[−0.71, 0.19\\]" in first
    assert "[*r* 0.71 \\[0.36, 0.88\\]]{.small}" in second
    assert second.count("\\[") == 5
    assert second.endswith("| |")


def test_an_effect_size_of_the_main_table_needs_no_table_of_its_own():
    rows = PLAIN.findings
    alone = replace(PLAIN, findings=rows[rows["measure"] != "d_z"])
    assert effect_table(alone, FIRST) == ""
    assert "*d*~z~ [95%" in effect_table(PLAIN, FIRST)


def test_effect_sizes_without_correction_have_one_line():
    rows = FULL.findings
    kept = ~rows["measure"].str.startswith("g_") & (rows["measure"] != "r")
    table = effect_table(replace(FULL, findings=rows[kept]), FIRST)
    assert "second line" not in table
    assert "{.small}" not in table


def test_reliability_has_alpha_with_interval_and_says_why_not_omega():
    table = reliability_table(FULL)
    assert row_of(table, "Exhaustion").startswith("| Exhaustion | 0.87 (0.79 to 0.93) | – |")  # fmt: skip
    assert "fewer than five complete people to an item" in " ".join(table.split())


def test_scales_without_items_are_left_out_of_the_reliability():
    table = reliability_table(FULL)
    assert "Leadership" not in table
    assert "its scores were imported" in " ".join(table.split())


def test_a_coefficient_without_interval_is_set_alone():
    inputs = changed("alpha", low=None)
    assert row_of(reliability_table(inputs), "Exhaustion").startswith("| Exhaustion | 0.87 | – |")  # fmt: skip


def test_floor_and_ceiling_are_percentages():
    assert row_of(ends_table(FULL), "Depression").startswith("| Depression | 3% | 19% | 5% | 19% |")  # fmt: skip


def test_without_reliability_there_is_no_table_of_it():
    assert reliability_table(PLAIN) == ""
    assert ends_table(PLAIN) == ""


def test_participation_counts_answers_scores_and_pairs():
    shown = row_of(participation_table(FULL), "Wellbeing")
    assert shown == "| Wellbeing | 32 | 32 | 20 | 20 | 21 | 21 | 18 | 18 | 18 |"
    assert "People, of 32 enrolled, who answered" in participation_table(FULL)


def test_a_blank_count_of_participation_was_withheld():
    assert row_of(participation_table(FULL), "Exhaustion").count("withheld]") == 1


def test_pairs_of_a_withheld_change_are_withheld():
    assert row_of(participation_table(FULL), "Disengagement").count("withheld]") >= 1


def test_unequal_enrolment_is_not_said_in_one_number():
    odd = FULL.tables["participation"]["enrolled"].where(lambda n: n.index > 3, 30)
    assert "enrolled" not in participation_table(with_table("participation", enrolled=odd))  # fmt: skip


def test_losses_stand_by_time_reason_and_time_in_post():
    table = loss_table(FULL)
    assert row_of(table, "Reason") == "| Reason | 3 to 6 months | 6 to 12 months | 12 months or more |"  # fmt: skip
    html = as_html(table)
    assert html.index("T2") < html.index("another job") < html.index("T3")
    assert "11" in html


@pytest.mark.parametrize(("table", "make", "words"), [("losses", loss_table, LOST_HIDDEN), ("missing_patterns", pattern_table, PATTERNS_HIDDEN)])  # fmt: skip
def test_where_every_count_is_withheld_one_sentence_says_so(table, make, words):
    assert make(with_table(table, n=None)) == words


@pytest.mark.parametrize(("asked", "words"), [
    ([], (LOST_HIDDEN, PATTERNS_HIDDEN)), (["participation"], ("", "")),
])  # fmt: skip
def test_nobody_lost_reads_as_few_and_nobody_asked_leaves_no_table(asked, words):
    none = {name: FULL.tables[name][:0] for name in ("losses", "missing_patterns", *asked)}  # fmt: skip
    inputs = replace(FULL, tables=FULL.tables | none)
    assert (loss_table(inputs), pattern_table(inputs)) == words


def test_patterns_that_are_told_together_have_no_dots():
    rows = FULL.tables["missing_patterns"].assign(pattern=["other patterns", "t1 - -"] * 3)  # fmt: skip
    text = pattern_table(replace(FULL, tables=FULL.tables | {"missing_patterns": rows}))
    (line, *_) = [line for line in text.splitlines() if "other patterns" in line]
    assert "&#9679;" not in line


def test_patterns_are_dots_and_dashes_the_most_frequent_first():
    rows = [x for x in pattern_table(FULL).splitlines() if "&#9679;" in x]
    cells = [[c.strip() for c in row.split("|")][2:] for row in rows]
    assert cells[0][:4] == ["&#9679;"] * 3 + ["16"]
    assert cells[1][:4] == ["&#9679;", "–", "–", "10"]
    assert "withheld" in cells[2][3]


def test_those_lost_are_set_beside_those_who_stayed():
    shown = row_of(lost_table(FULL), "Leadership")
    assert shown.count("−0.21 (−0.95 to 0.53)") == 3
    assert lost_table(PLAIN) == ""


def test_intervals_with_and_without_the_error_of_the_norm():
    table = norm_error_table(FULL)
    known = row_of(table, "Personal burnout")
    assert "−3.1 (−8.0 to 1.8)" in known
    assert not known.startswith("| Personal burnout | –")
    assert "Leadership" not in table


def test_where_no_norms_error_is_known_there_is_no_such_table():
    assert norm_error_table(PLAIN) == ""


def test_norms_have_their_population_size_and_source():
    html = " ".join(as_html(norm_source_table(FULL)).split())
    cells = re.findall(r"<td.*?>(.*?)</td>", html)
    at = cells.index("Copenhagen Burnout Inventory")
    assert cells[at + 1 : at + 6] == ["Puma 2005", "Danish employees", "1914", "Kristensen et al. (2005)", "not verified against its source"]  # fmt: skip
    assert "some rows are norms of scales taken together" in html
    assert "not known" in html


def test_norms_of_different_sizes_show_their_range():
    sizes = [100 + i for i in range(len(FULL.tables["norms"]))]
    table = norm_source_table(with_table("norms", n=sizes))
    assert "| 108 to 112 |" in row_of(table, "Inter\\-disciplinary Team Survey")


def test_a_margin_that_holds_is_shown_and_one_that_does_not_is_not():
    cells = cells_of(equivalence_table(FULL))
    change = cells.index("change T1 to T2")
    assert cells[change + 1 : change + 6] == ["±3 points", "−2.8 (−5.9 to 0.3)", ".450", "not shown", "57"]  # fmt: skip
    norm = cells.index("from the norm of Puma 2005, T1")
    assert cells[norm + 4 : norm + 6] == ["shown", "12"]


def test_a_margin_that_could_not_be_tested_says_why():
    assert "not tested: the size of" in " ".join(as_html(equivalence_table(FULL)).split())  # fmt: skip
    assert verdict(None) == "not tested"
    assert "withheld" in verdict({"status": "withheld"})


def test_only_margins_that_hold_are_listed_as_shown():
    shown = shown_margins(FULL)
    assert {scale["scale"] for scale, _ in shown} == {"personal_burnout"}
    assert len(shown) == 3


def test_a_margin_of_a_scale_that_is_not_there_has_no_row():
    study = FULL.study | {"equivalence": [{"scale": "no.such", "against": "change", "margin": 1, "reason": "x"}]}  # fmt: skip
    assert equivalence_table(replace(FULL, study=study)) == ""
    assert shown_margins(replace(FULL, study=study)) == []


def test_one_test_over_all_times_has_f_and_both_degrees_of_freedom():
    shown = row_of(overall_table(FULL), "Wellbeing")
    assert shown == "| Wellbeing | 3.41 (2, 39.5) | .040 | 0.49 (4, 39.5) | .040 |"


def test_a_withheld_f_is_withheld_with_its_p():
    inputs = changed("time_effect", status="withheld", estimate=None)
    assert row_of(overall_table(inputs), "Wellbeing").count("withheld]") == 1


def test_f_alone_where_its_degrees_of_freedom_are_withheld():
    assert "| 3.41 |" in row_of(overall_table(changed("time_effect", df=None)), "Wellbeing")  # fmt: skip


def test_two_groups_have_a_difference_and_more_an_f():
    assert "+1.4 (−2.0 to 4.8)" in row_of(between_table(FULL), "Wellbeing")
    inputs = changed("change_between", unit="F", df=20.0, df_effect=2.0)
    assert "*F* = 1.40 (2, 20)" in row_of(between_table(inputs), "Wellbeing")


def test_a_withheld_comparison_of_groups_says_so():
    inputs = changed("change_between", status="withheld", estimate=None)
    assert row_of(between_table(inputs), "Wellbeing").count("withheld]") == 3


def test_every_group_has_its_own_change():
    html = as_html(group_table(FULL, FIRST))
    assert html.index("Site A") < html.index("Site B")
    assert row_of(group_table(FULL, FIRST), "Wellbeing").count("10 | −2.8 (−6.2 to 0.6)") == 2  # fmt: skip


def test_groups_that_are_withheld_or_not_there_say_so():
    found = FULL.findings.copy()
    here = found["group"] == "Site A"
    found.loc[here & (found["scale"] == "leadership"), "status"] = "withheld"
    gone = (found["group"] == "Site B") & (found["scale"] == "leadership")
    shown = row_of(
        group_table(replace(FULL, findings=found[~gone]), FIRST), "Leadership"
    )
    assert "withheld" in shown
    assert shown.endswith("| – | – |")


def test_without_groups_there_are_no_tables_of_them():
    assert group_table(PLAIN, FIRST) == ""
    assert between_table(PLAIN) == ""
    assert overall_table(PLAIN) == ""


def test_precision_and_tipping_stand_side_by_side():
    shown = row_of(sure_table(FULL), "Personal satisfaction")
    assert "| 0.53 | +2.12 |" in shown
    assert "| – |" in row_of(sure_table(FULL), "Wellbeing")


def test_people_who_changed_reliably_are_counted_with_both_reliabilities():
    shown = row_of(reliable_table(FULL), "Leadership")
    assert "withheld]{.withheld} | 11 (12) | 18 |" in shown


def test_what_counts_as_reliable_is_said_below():
    said = reliable_table(FULL).split(":::")[-1]
    assert "- Happiness, T1 to T2: reliability 0\\.89 \\(alpha of the manual\\); 6\\.2 points." in said  # fmt: skip
    assert "In brackets: by the study's own alpha." in said


def test_scales_that_are_not_for_single_people_are_left_out_with_the_reason():
    table = reliable_table(FULL)
    assert not re.search(r"^\| Wellbeing ", table, re.M)
    assert "its owners say that it is not for single people (6)" in " ".join(table.split())  # fmt: skip


def test_counts_that_are_all_withheld_are_one_sentence():
    found = FULL.findings.copy()
    reliable = found["measure"].str.startswith("reliably")
    found.loc[reliable & (found["status"] == "computed"), "status"] = "withheld"
    assert reliable_table(replace(FULL, findings=found)).startswith(RELIABLE_HIDDEN)


def test_both_counts_withheld_are_withheld_with_what_they_are_of():
    found = FULL.findings.copy()
    here = found["measure"].str.startswith("reliably") & (found["scale"] == "leadership")  # fmt: skip
    found.loc[here, "status"] = "withheld"
    shown = row_of(reliable_table(replace(FULL, findings=found)), "Leadership")
    assert shown.count("withheld]") == 3
    assert "18" not in shown


def test_what_was_read_is_listed_by_file_and_hidden_where_few():
    html = " ".join(as_html(reading_table(FULL)).split())
    cells = re.findall(r"<td.*?>(.*?)</td>", html)
    assert cells[:4] == [
        "<strong>Questionnaire file 1</strong>",
        "Rows used",
        "–",
        "73",
    ]
    assert cells[4:6] == ["Rows left out", "no consent to questionnaires"]
    assert "withheld" in cells[6]
    assert reading_table(PLAIN) == ""


def test_reasons_are_counted_and_the_rest_summed():
    found = FULL.findings.copy()
    omega = found["measure"] == "omega"
    found.loc[omega, "status"] = "not_computed"
    found.loc[omega, "caution"] = [f"reason {'abcdef'[i % 6]}" for i in range(omega.sum())]  # fmt: skip
    said = why_not(replace(FULL, findings=found), ["omega"])
    assert "reason a (12)" in said
    assert "other reasons (24)" in said
    found.loc[omega, "caution"] = None
    assert "no reason recorded (72)" in why_not(
        replace(FULL, findings=found), ["omega"]
    )


def test_reasons_that_differ_in_numbers_only_are_one():
    counts = {"17 of 30 people": 2, "18.5 of 35 people": 1, "no items": 4}
    assert alike(counts) == {"such as: 17 of 30 people": 3, "no items": 4}


def test_many_rules_of_reliable_change_are_not_all_told():
    found = FULL.findings.copy()
    rows = found["measure"] == "reliably_fell"
    found.loc[rows, "method"] = [f"above {i}" for i in range(rows.sum())]
    said = reliable_table(replace(FULL, findings=found)).split(":::")[-1]
    assert said.count("\n- ") == 13
    assert "more stand in the released table" in said


def test_counts_by_the_studys_own_alpha_alone_stand_in_brackets():
    found = FULL.findings.copy()
    rows = found["measure"].isin(["reliably_rose", "reliably_fell"])
    found.loc[rows, "status"] = "not_computed"
    shown = row_of(reliable_table(replace(FULL, findings=found)), "Leadership")
    assert shown.startswith("| Leadership | – | (12) | 18 |")


def test_a_disagreement_is_read_from_the_caution():
    assert disagreement({"caution": f"few pairs; {SPLIT}"}).startswith("the paired t")
    assert disagreement({"caution": None}) == ""
    assert disagreement(None) == ""


def test_nothing_is_not_all_withheld():
    assert not all_withheld([])
    assert not all_withheld([{"status": "not_computed"}])


def test_every_id_of_a_table_is_used_once():
    text = "\n".join(report_tables(FULL).values())
    ids = re.findall(r"^::: \{#(tbl-[\w-]+)", text, re.M)
    assert len(ids) == len(set(ids)) > 30


def test_no_table_calls_anything_significant_or_powerful():
    text = " ".join(report_tables(FULL).values()).lower()
    assert "significan" not in text
    assert " power" not in text
