"""Limitations are grouped, ranked by a stated rule, and kept whole in the appendix."""

import pytest
from report_fixtures import make_inputs, make_study, make_tables, without

from plait.report.limitation_parts import limitation_parts
from plait.report.limitation_words import caution_limits, family_of, foremost
from plait.shapes.findings import FINDINGS
from plait.shapes.synthesis import STATEMENTS

INPUTS = make_inputs()
ASSUMED = {"about numbers": ["One *thing*.", "Another."], "about words": ["A third."]}


def finding(name, caution=None, **more):
    return {"finding": name, "strand": "quantitative", "instrument": "wemwbs", "scale": "total",
            "measure": "mean", "status": "computed", "caution": caution} | more  # fmt: skip


def with_findings(rows, statements=()):
    said = STATEMENTS.frame(
        {"proposition": "p1", "statement": f"s{n}", "strand": "quantitative", "basis": "data",
         "text": "x", "findings": ids, "verdict": "shown"} for n, ids in enumerate(statements)
    )  # fmt: skip
    tables = make_tables()
    tables |= {"statements": said, "scales": tables["scales"][:0], "flow": tables["flow"][:0]}  # fmt: skip
    return make_inputs(findings=FINDINGS.frame(rows), tables=tables)


def test_cautions_that_differ_in_numbers_stand_together():
    rows = [finding("a", "3 of 10; odd"), finding("b", "4 of 12"), finding("c", "x", status="withheld")]  # fmt: skip
    limits = caution_limits(with_findings(rows))
    assert {limit.text: len(limit.findings) for limit in limits} == {"Such as\\: 3 of 10": 2, "Odd": 1}  # fmt: skip


def test_analyses_that_disagree_are_one_limit():
    rows = [finding("a", "analyses disagree: t does"), finding("b", "analyses disagree: w does")]  # fmt: skip
    (limit,) = caution_limits(with_findings(rows))
    assert limit.text == "Analyses of the same change disagree"
    whole = limitation_parts(with_findings(rows), {})["more-cautions"]
    assert whole.count("Analyses disagree") == 2


@pytest.mark.parametrize(("more", "family"), [
    ({}, "Scores at one time"), ({"contrast": "t1-t2"}, "Change within people"),
    ({"norm": "x_2020"}, "Beside norms"), ({"strand": "qualitative"}, "Words"),
])  # fmt: skip
def test_each_result_belongs_to_a_family(more, family):
    row = {"strand": "quantitative", "norm": None, "contrast": None} | more
    assert family_of(row) == family


def test_what_touches_most_statements_comes_first():
    rows = [finding("a", "few"), finding("b", "many"), finding("c", "many")]
    first, second = foremost(with_findings(rows, ["a", "a", "b"]))
    assert (first[0].text, first[1], second[1]) == ("Few", 2, 1)


def test_without_statements_the_number_of_results_decides():
    rows = [finding("a", "few"), finding("b", "many"), finding("c", "many")]
    assert [limit.text for limit, _ in foremost(with_findings(rows))] == ["Many", "Few"]


def test_at_most_five_are_told_with_their_rule():
    rows = [finding(f"f{n}", f"caution {'abcdefg'[n]}") for n in range(7)]
    text = limitation_parts(with_findings(rows), {})["limitations-most"]
    assert text.count("\n- ") == 5
    assert "by a fixed rule" in text
    assert "the first five" in text


def test_much_missing_unchecked_keys_and_withheld_results_are_limits_too():
    flow = INPUTS.tables["flow"].assign(not_answered=[0, 12, 11])
    inputs = make_inputs(tables=make_tables() | {"flow": flow})
    told = " ".join(limit.text for limit, _ in foremost(inputs))
    assert "did not answer at T2 and T3" in told
    assert "Copenhagen Burnout Inventory was not checked" in told
    assert "Too few people stand behind" in told


def test_what_people_wrote_stands_as_they_wrote_it():
    parts = limitation_parts(INPUTS, {})
    assert parts["limitations"].startswith("- The sample is small.")


def test_what_the_data_lack_is_told_in_sentences():
    text = limitation_parts(INPUTS, {})["data-lacks"]
    assert "No groups are compared" in text
    assert "the study declares no margin" in text
    assert "(@sec-unverified)" in text
    between = make_inputs(study=make_study() | {"between": "site"})
    assert "No groups" not in limitation_parts(between, {})["data-lacks"]


def test_cautions_are_counted_by_family():
    text = limitation_parts(INPUTS, {})["cautions"]
    assert "**Beside norms**:" in text
    assert "Words" not in text


def test_assumptions_are_counted_in_the_text_and_listed_in_the_appendix():
    parts = limitation_parts(INPUTS, ASSUMED)
    assert "three things for granted: 2 about numbers and 1 about words" in parts["assumptions"]  # fmt: skip
    assert "### About numbers" in parts["more-assumptions"]
    assert "- One \\*thing\\*" in parts["more-assumptions"]


def test_a_study_without_limits_says_nothing():
    study = make_study() | {"report": {}, "contrasts": []}
    inputs = make_inputs(findings=FINDINGS.empty(), tables={}, study=study)
    told = limitation_parts(inputs, {})
    assert set(told.values()) == {""}


def test_words_alone_have_no_word_of_scores():
    text = limitation_parts(without("quantitative"), {})["data-lacks"]
    assert "margin" not in text
