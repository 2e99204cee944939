"""Every statement gets a verdict from its evidence; every fault of the argument is told."""

import pandas as pd
import pytest
from synthesis_fixtures import change, claims_of, coding, evidence_with

from plait.synthesis.propositions import faults_of, weigh

ID = "gad7.total.t1-t2.change"
CASE = "- {id: n1, proposition: p1, searched: Both read again., meaning: None found.}\n"
PEOPLE = {"finding": "code.support.all.people", "strand": "qualitative",
          "instrument": "code", "scale": "support", "measure": "people", "time": "all",
          "estimate": 2.0, "n": 2, "status": "computed"}  # fmt: skip


def _proposition(*statements: str, more="negative_case: n1", strands="quantitative"):
    lines = ["- id: p1", "  text: It rises.", f"  strands: {strands}", f"  {more}",
             "  statements:", *(f"    - {{{s}}}" for s in statements)]  # fmt: skip
    return "\n".join(lines) + "\n"


def _number(evidence=f"[{ID}]", word="word: rose, ", basis="data", name="p1a"):
    return (f"id: {name}, strand: quantitative, basis: {basis}, text: It rises., "
            f"{word}evidence: {evidence}")  # fmt: skip


def _voice(evidence="[x1]", basis="data", name="p1b"):
    return (f"id: {name}, strand: qualitative, basis: {basis}, text: They felt held., "
            f"evidence: {evidence}")  # fmt: skip


@pytest.fixture
def weighed(tmp_path):
    def write_and_weigh(propositions, cases=CASE, findings=None, **more):
        claims = claims_of(tmp_path, propositions, cases, **more)
        found = findings or [change(), PEOPLE]
        return weigh(claims, evidence_with(found, [coding()]))

    return write_and_weigh


def _verdict(weighed):
    (row,) = weighed.statements.to_dict("records")
    return row["verdict"], row["why"]


def _found(weighed):
    return list(weighed.faults["found"])


def test_a_number_that_shows_the_claim(weighed):
    result = weighed(_proposition(_number()))
    assert _verdict(result)[0] == "shown"
    assert _found(result) == []


def test_a_statement_keeps_what_it_is_bound_to(weighed):
    (row,) = weighed(_proposition(_number())).statements.to_dict("records")
    assert (row["findings"], row["word"]) == (ID, "rose")
    assert pd.isna(row["extracts"])


def test_a_claim_that_its_evidence_contradicts_is_a_fault_too(weighed):
    result = weighed(_proposition(_number(word="word: fell, ")))
    assert _verdict(result)[0] == "contradicted"
    (found,) = _found(result)
    assert found.startswith("a claim that its evidence contradicts: gad7.total")


@pytest.mark.parametrize(("word", "found"), [
    ("", "no direction word"), ("word: soared, ", "the word 'soared'"),
])  # fmt: skip
def test_a_number_needs_a_direction_word_that_is_known(weighed, word, found):
    result = weighed(_proposition(_number(word=word)))
    assert _found(result) == [found]
    assert _verdict(result) == ("in fault", "see the faults of the argument")


def test_a_word_speaks_of_its_own_measures(weighed):
    mean = change("gad7.total.t1-t2.mean")
    result = weighed(_proposition(_number("[gad7.total.t1-t2.mean]")), findings=[mean])
    assert _found(result) == ["'rose' with gad7.total.t1-t2.mean"]


def test_a_word_does_not_speak_of_an_extract(weighed):
    assert _found(weighed(_proposition(_number("[x1]")))) == ["'rose' with x1"]


def test_an_unknown_id_is_a_fault_with_its_line(weighed):
    result = weighed(_proposition(_number(f"[{ID}, nothing]")))
    (row,) = result.faults.to_dict("records")
    assert (row["statement"], row["line"]) == ("p1a", 6)
    assert row["found"] == "nothing, which nothing has"


def test_a_statement_without_evidence_is_a_fault(weighed):
    assert "no evidence" in _found(weighed(_proposition(_number("[]"))))


def test_words_that_are_not_coded_are_not_repeated_in_the_fault(weighed):
    said = "[{document: d1, quote: never coded}]"
    result = weighed(_proposition(_voice(said), strands="qualitative"))
    (found,) = _found(result)
    assert "never coded" not in found
    assert "d1" not in found
    assert "(entry 1 of evidence)" in found


def test_what_was_published_elsewhere_needs_its_reference(weighed):
    result = weighed(_proposition(_number("[]", basis="published")))
    assert _verdict(result)[0] == "published elsewhere"
    assert _found(result) == ["basis: published without a citation"]


def test_what_was_published_elsewhere_needs_no_evidence(weighed):
    statement = _number("[]", basis="published") + ", citation: smith2020"
    assert _found(weighed(_proposition(statement))) == []


@pytest.mark.parametrize("evidence", [
    "[x1]", "[w1]", "[code.support.all.people]", "[{document: d1, quote: felt}]"
])  # fmt: skip
def test_one_voice_shows_a_claim_about_what_was_said(weighed, evidence):
    result = weighed(_proposition(_voice(evidence), strands="qualitative"))
    assert _verdict(result)[0] == "shown"


def test_a_count_of_nought_shows_nothing(weighed):
    none = PEOPLE | {"estimate": 0.0}
    text = _proposition(_voice("[code.support.all.people]"), strands="qualitative")
    assert _verdict(weighed(text, findings=[none]))[0] == "not shown"


def test_a_caution_of_a_count_goes_with_the_claim(weighed):
    few = PEOPLE | {"caution": "one coder"}
    text = _proposition(_voice("[code.support.all.people]"), strands="qualitative")
    assert _verdict(weighed(text, findings=[few])) == (
        "shown with caution",
        "one coder",
    )


@pytest.mark.parametrize(("more", "cases", "found"), [
    ("fit: expansion", "[]", "no negative case"),
    ("negative_case: n1", "[]", "the negative case 'n1'"),
])  # fmt: skip
def test_a_proposition_needs_a_negative_case_of_its_own(weighed, more, cases, found):
    assert _found(weighed(_proposition(_number(), more=more), cases)) == [found]


def test_a_negative_case_of_another_proposition_is_not_its_own(weighed):
    other = CASE.replace("p1", "p2")
    found = _found(weighed(_proposition(_number()), other))
    assert sorted(found) == ["'p2'", "the negative case 'n1'"]


def test_both_strands_need_a_statement_of_each(weighed):
    result = weighed(_proposition(_number(), strands="both"))
    (row,) = result.faults.to_dict("records")
    assert (row["found"], row["statement"]) == ("both", "")
    assert row["expected"] == "quantitative: no statement of the other arm"


def test_counter_evidence_is_kept_by_its_extracts(weighed):
    case = CASE.replace("}", ", found: [x1, {document: d1, quote: felt, note: y}]}")
    result = weighed(_proposition(_number()), case)
    (row,) = result.propositions.to_dict("records")
    assert row["counter_extracts"] == "x1; x1"
    assert row["searched"] == "Both read again."
    assert _found(result) == []


def test_counter_evidence_that_is_not_there_is_not_lost_silently(weighed):
    case = CASE.replace("}", ", found: [x9]}")
    result = weighed(_proposition(_number()), case)
    (row,) = result.faults.to_dict("records")
    assert (row["file"], row["line"]) == ("synthesis/negative_cases.yaml", 1)
    assert row["found"] == "x9, which nothing has"


def test_a_mark_that_leads_nowhere_is_a_fault_of_no_proposition(weighed):
    result = weighed(_proposition(_number()), argument="{finding:none} {construct:c}",
                     constructs="- {id: c, name: C, kind: synthetic, definition: x}")  # fmt: skip
    (row,) = result.faults.to_dict("records")
    assert (row["proposition"], row["statement"]) == ("", "")


def test_raters_judgements_become_the_farmer_code(weighed):
    rating = ("negative_case: n1\n  ratings: [{rater: r1, covered: both, "
              "meaning: agree, coverage: agree}]")  # fmt: skip
    result = weighed(_proposition(_number(), more=rating))
    assert list(result.propositions["farmer"]) == ["agreement"]


def test_without_claims_there_are_tables_without_rows(weighed):
    result = weighed("[]", "[]")
    assert [len(result.statements), len(result.propositions)] == [0, 0]
    assert faults_of(result) == []


def test_faults_of_the_argument_can_stop_a_run(weighed):
    result = weighed(_proposition(_number("[nothing]"), strands="both"))
    texts = [str(fault) for fault in faults_of(result)]
    assert len(texts) == 2
    assert any("line 6, statement p1a: found nothing, which" in text for text in texts)
    assert any("line 3, p1: found both" in text for text in texts)


def test_a_text_of_no_change_is_not_shown_by_a_change_that_was_not_detected(weighed):
    said = _number(word="word: no_change_detected, ").replace(
        "It rises.", "It was stable."
    )
    result = weighed(_proposition(said), findings=[change(low=-1.0), PEOPLE])
    assert _found(result) == ["'stable' in the text with the word 'no_change_detected'"]
    assert _verdict(result)[0] == "in fault"
    assert result.faults["mend"].item().startswith("say: no change was detected")


def test_a_text_that_claims_too_much_does_not_hide_that_data_contradict_it(weighed):
    said = _number(word="word: no_change_detected, ").replace(
        "It rises.", "It was stable."
    )
    result = weighed(_proposition(said), findings=[change(low=1.0), PEOPLE])
    assert _verdict(result)[0] == "contradicted"
    assert len(_found(result)) == 2
