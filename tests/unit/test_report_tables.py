"""The tables of the report say what the released tables say."""

import re
import subprocess

import pandas as pd
import pypandoc
import pytest
from report_fixtures import make_inputs, make_study, make_tables, without
from table_rows import row_of, without_tips

from plait.report.change_tables import change_table
from plait.report.code_tables import code_table
from plait.report.inputs import has_strand, time_blocks
from plait.report.norm_tables import norm_table
from plait.report.norm_values import norm_label, norm_values
from plait.report.outcome_tables import outcome_table
from plait.report.record_tables import flow_table, software_table, withheld_table
from plait.report.report_tables import report_tables
from plait.report.synthesis_tables import (  # fmt: skip
    fault_table,
    negative_cases,
    statement_table,
)
from plait.report.theme_tables import (  # fmt: skip
    current_themes,
    set_quote,
    theme_passages,
    theme_table,
)
from plait.report.workshop_tables import recommendation_table, workshop_table
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.participation import NORMS
from plait.shapes.release import SCALES

INPUTS = make_inputs()
GILLARD = {"instrument": "wemwbs", "scale": "total", "strand": "quantitative", "status": "computed", "unit": "points"}  # fmt: skip


def as_html(markdown: str) -> str:
    command = [
        pypandoc.get_pandoc_path(),
        "--from=markdown",
        "--to=html",
        "--wrap=none",
    ]
    done = subprocess.run(command, input=markdown, capture_output=True, text=True, check=True)  # fmt: skip
    return done.stdout.replace("\u00a0", " ")


def cells_of(table: str) -> list[str]:
    found = re.findall(r"<td.*?>(.*?)</td>", " ".join(as_html(table).split()))
    return [re.sub(r"<[^>]+>", "", words) for words in found]


def test_outcomes_are_set_as_in_the_published_table():
    scale = {"instrument": "wemwbs", "scale": "total", "place": 1, "instrument_name": "WEMWBS", "scale_name": "Wellbeing", "unit": "points", "low": 14, "high": 70, "better": "higher", "mean_decimals": 1, "sd_decimals": 2, "verified": True}  # fmt: skip
    found = FINDINGS.frame([
        GILLARD | {"finding": f"wemwbs.total.{t}.mean", "measure": "mean", "time": t, "estimate": m, "sd": s, "n": n}
        for t, m, s, n in (("t1", 49.84375, 9.071, 32), ("t2", 47.7, 9.169, 20), ("t3", 48.714, 11.73, 21))
    ])  # fmt: skip
    norms = NORMS.frame([{"place": 1, "instrument": "wemwbs", "scale": "total", "norm": "gillard_2022", "population": "adults", "mean": 51.6, "sd": 8.71, "combined": False, "verified": True, "citation": "Table 3"}])  # fmt: skip
    table = outcome_table(make_inputs(findings=found, tables={"scales": SCALES.frame([scale]), "norms": norms}))  # fmt: skip
    assert row_of(table, "Wellbeing") == (
        "| Wellbeing | 32 | 49.8 (9.07) | 20 | 47.7 (9.17) | 21 | 48.7 (11.73) | 51.6 (8.71) |"
    )  # fmt: skip


def test_a_withheld_mean_is_withheld_with_its_n():
    assert row_of(outcome_table(INPUTS), "Exhaustion").count("withheld]") == 1


def test_a_scale_without_norm_has_a_dash():
    assert row_of(outcome_table(INPUTS), "Depression").endswith("| – |")


def test_changes_have_all_their_statistics():
    shown = row_of(change_table(INPUTS, {"from": "t1", "to": "t2"}), "Wellbeing")
    assert shown == (
        "| Wellbeing | 18 | −2.8 (−6.6 to 1.0) | −1.57 (17) | \\<.001 | .048 "
        "| −0.31 (−0.76 to 0.14) |"
    )


def test_a_withheld_change_is_withheld_whole():
    shown = row_of(change_table(INPUTS, {"from": "t1", "to": "t2"}), "Disengagement")
    assert shown.count("withheld]") == 2


def test_a_contrast_that_was_not_estimated_has_no_table():
    assert change_table(INPUTS, {"from": "t3", "to": "t1"}) == ""


def test_distances_are_in_points_and_in_sds():
    cells = cells_of(norm_table(INPUTS))
    place = cells.index("Wellbeing")
    assert cells[place + 1 : place + 3] == ["−3.9 (−7.2 to −0.7)", "−0.40"]


def test_withheld_distances_say_so():
    found = INPUTS.findings.copy()
    found.loc[found["measure"].isin(["distance", "distance_z"]), ["status", "estimate"]] = ["withheld", None]  # fmt: skip
    assert row_of(norm_table(make_inputs(findings=found)), "Wellbeing").count("withheld]") == 6  # fmt: skip


def test_the_first_norm_in_the_order_of_the_study_is_shown_and_one_without_mean_is_not():
    own = {"instrument": "mjs", "scale": "pay"}
    norms = norm_values([own | {"norm": n, "mean": m, "place": place} for place, n, m in ((3, "b_2022", 3.0), (2, "hse_2011", 3.5), (1, "a_2000", None))])  # fmt: skip
    assert norms[("mjs", "pay")]["norm"] == "hse_2011"


@pytest.mark.parametrize(("norm", "label"), [("gillard_2022", "Gillard 2022"), ("hse_2011", "HSE 2011"), ("nhs_staff_2020", "NHS Staff 2020")])  # fmt: skip
def test_a_norm_is_named(norm, label):
    assert norm_label(norm) == label


def test_themes_that_were_merged_are_not_current():
    assert "adjusting" not in [theme["theme"] for theme in current_themes(INPUTS)]
    assert "Adjusting" not in theme_table(INPUTS)
    assert "Adjusting" in workshop_table(INPUTS)
    assert "adjusting is about time" in as_html(workshop_table(INPUTS))


def test_children_stand_under_their_parents():
    assert "\u2003Being thanked" in code_table(INPUTS)


def test_a_withheld_count_says_so():
    assert "withheld]" in row_of(code_table(INPUTS), "Feeling valued")


def test_a_theme_has_its_quotes():
    held = theme_passages(INPUTS).split("## ")
    (passage,) = [part for part in held if part.startswith("Held by supervision")]
    assert "That is supervision" in passage
    assert "stood up straighter" not in passage


def test_a_quote_is_shown_as_spoken():
    quote = set_quote({"text": "<i> *no* [pause]", "attribution": "peer worker", "quote": "q1"})  # fmt: skip
    assert "\\<i\\> \\*no\\* \\[pause\\]" in quote
    assert without_tips(quote).endswith("[peer worker (q1)]{.attribution}")


def test_recommendations_stand_under_their_heads_in_order():
    table = recommendation_table(INPUTS)
    heads = re.findall(r"\*\*(.+?)\*\*", table)
    assert heads == ["Training and development", "Support and supervision", "Organisational cultural change"]  # fmt: skip


def test_a_recommendation_says_where_it_stands_and_who_acts():
    html = as_html(recommendation_table(INPUTS))
    assert html.count("<em>Growing in the work.</em> Every peer worker") == 1
    assert html.count("team leaders<") == 6


def test_a_scale_with_two_norms_has_a_row_for_each():
    rows = INPUTS.findings
    other = rows[rows["norm"] == "gillard_2022"].copy()
    other["finding"] = other["finding"].str.replace("gillard_2022", "hse_2011")
    both = FINDINGS.check(pd.concat([rows, other.assign(norm="hse_2011", estimate=0.0)]))  # fmt: skip
    table = norm_table(make_inputs(findings=both))
    cells = cells_of(table)
    assert "Wellbeing, Gillard 2022" in cells
    assert cells[cells.index("Wellbeing, HSE 2011") + 2] == "0.00"
    assert "Personal burnout" in cells


def test_a_statement_carries_verdict_reason_and_evidence():
    table = statement_table(INPUTS)
    assert '<span class="verdict shown">● shown</span>' in as_html(table)
    assert "[@gillard2022]" in table
    assert "wemwbs\\.wellbeing\\.t1\\-t2\\.change" in table


def test_a_citation_that_is_no_key_is_only_shown():
    said = INPUTS.tables["statements"].assign(citation="x] <b> [@y")
    table = statement_table(make_inputs(tables=make_tables() | {"statements": said}))
    assert "\\<b\\> \\[\\@y" in table


def test_what_speaks_against_is_quoted_or_said_to_be_missing():
    text = negative_cases(INPUTS)
    assert text.count("No quote of it may be shown.") == 2
    assert "it doesn’t always" in text


def test_faults_of_a_draft_are_listed():
    assert "p3a" in fault_table(INPUTS)


def test_a_fault_stands_beside_its_statement_without_markup():
    html = as_html(statement_table(INPUTS))
    assert '<span class="fault-note"><strong>To mend:</strong>' in html
    assert ":::" not in html


def test_a_fault_of_a_proposition_has_its_number():
    fault = INPUTS.tables["argument_faults"].assign(statement="")
    table = fault_table(make_inputs(tables=make_tables() | {"argument_faults": fault.replace("", None)}))  # fmt: skip
    assert row_of(table, "3")


def test_the_flow_leaves_out_columns_that_say_nothing():
    flow = INPUTS.tables["flow"].assign(left=None)
    table = flow_table(make_inputs(tables={"flow": flow}))
    assert "Left" not in table
    assert row_of(table, "T2, four months") == "| T2, four months | 32 | 20 | 4 |"
    assert "A dash" not in table


def test_a_strand_that_asked_nobody_has_no_column():
    flow = INPUTS.tables["flow"].assign(interviewed=0, left=0)
    table = flow_table(make_inputs(tables={"flow": flow}))
    assert "interview" not in table
    assert "Left" in table


def test_without_times_the_flow_names_none():
    flow = INPUTS.tables["flow"].iloc[:1].assign(label="whole study", left=None)
    table = flow_table(make_inputs(tables={"flow": flow}, study=make_study() | {"times": []}))  # fmt: skip
    assert "whole study" not in table
    assert "People in the study." in table
    assert row_of(table, "32") == "| 32 | 32 | 4 |"


def test_what_was_withheld_is_counted_by_rule():
    assert row_of(withheld_table(INPUTS), "Finding").startswith("| Finding | 4 |")


def test_software_stands_with_its_versions():
    assert "3\\.1\\.1" in software_table(INPUTS)


@pytest.mark.parametrize("strand", ["quantitative", "qualitative"])
def test_an_absent_strand_leaves_no_table(strand):
    inputs = without(strand)
    assert not has_strand(inputs, strand)
    gone = {"quantitative": ["outcomes", "norms", "changes"], "qualitative": ["themes", "codes", "recommendations"]}[strand]  # fmt: skip
    tables = report_tables(inputs)
    assert [tables[f"table-{name}"] for name in gone] == ["", "", ""]


def test_a_study_without_times_counts_all_extracts():
    inputs = make_inputs(study=make_study() | {"times": [], "contrasts": []})
    assert row_of(code_table(inputs), "Supervision") == "| Supervision | 4 | 27 |"


def test_many_times_make_several_tables():
    times = [{"id": f"t{i}", "label": f"T{i}", "short": f"T{i}"} for i in range(1, 7)]
    table = outcome_table(make_inputs(study=make_study() | {"times": times}))
    assert "#tbl-outcomes " in table
    assert "#tbl-outcomes-2 " in table
    assert [list(block) for block, _ in time_blocks({t["id"]: "" for t in times})] == [["t1", "t2", "t3"], ["t4", "t5", "t6"]]  # fmt: skip


def test_without_norms_there_is_no_norm_column():
    tables = make_tables() | {"norms": NORMS.empty()}
    table = outcome_table(make_inputs(tables=tables))
    assert "orm" not in table.replace("normal", "")


def test_codes_that_belong_to_no_time_are_counted_once():
    found = INPUTS.findings
    found = found[(found["strand"] == "quantitative") | (found["time"] == "all")]
    table = code_table(make_inputs(findings=found))
    assert row_of(table, "Code") == "| Code | People | Extracts |"


def test_people_are_not_shown_where_they_are_not_counted():
    found = INPUTS.findings.copy()
    found.loc[found["measure"] == "people", "status"] = "not_computed"
    inputs = make_inputs(findings=found)
    assert "People" not in code_table(inputs)
    assert "People" not in theme_table(inputs)


def test_a_reason_is_said_in_words_and_once():
    why = "wemwbs.wellbeing.t1-t2.change: no margin; mjs.pay.t1-t2.change: no margin; mjs.pay.t1.mean: -0.00; then -1.5"  # fmt: skip
    said = INPUTS.tables["statements"].iloc[:1].assign(why=why)
    html = as_html(statement_table(make_inputs(tables=make_tables() | {"statements": said})))  # fmt: skip
    text = " ".join(html.split())
    assert "Wellbeing and Satisfaction with pay, T1 to T2: no margin." in text
    assert "Satisfaction with pay, T1: 0.00; then −1.5." in text


def test_statements_without_reasons_have_no_such_column():
    said = INPUTS.tables["statements"].assign(why=None)
    table = statement_table(make_inputs(tables=make_tables() | {"statements": said}))
    assert "Why" not in table


def test_faults_name_findings_in_words():
    fault = INPUTS.tables["argument_faults"].assign(found="contradicts: wemwbs.wellbeing.t1-t2.change: -0.1")  # fmt: skip
    html = as_html(fault_table(make_inputs(tables=make_tables() | {"argument_faults": fault})))  # fmt: skip
    assert "contradicts: Wellbeing, T1 to T2: −0.1" in html


def test_a_workshop_has_a_row_an_action():
    shared = {"workshop": "w1", "definition": None, "codes": None}
    rows = [
        shared | {"theme": "a", "name": "Old one", "status": "merged", "became": "c", "reason": "alike", "dissent": "no"},
        shared | {"theme": "b", "name": "Old two", "status": "merged", "became": "c", "reason": "alike", "dissent": "no"},
        shared | {"theme": "c", "name": "New", "status": "current", "became": None, "reason": "alike", "dissent": "no"},
        shared | {"theme": "d", "name": "Kept", "status": "renamed", "became": None, "reason": "clearer", "dissent": None},
    ]  # fmt: skip
    table = workshop_table(make_inputs(tables={"themes": THEMES.frame(rows)}))
    cells = [re.sub("<.*?>", "", c) for c in re.findall(r"<td.*?>(.*?)</td>", as_html(table), re.DOTALL)]  # fmt: skip
    assert [" ".join(c.split()) for c in cells] == ["Old one Old two", "merged into New", "alike", "no", "Kept", "given this name", "clearer", ""]  # fmt: skip
