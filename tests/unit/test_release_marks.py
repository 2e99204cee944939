"""The argument leaves with released quotes and released numbers only."""

import pandas as pd
import pytest
from report_fixtures import make_inputs
from synthesis_fixtures import change, coding

from plait.release.argument_marks import NOT_GIVEN, bound_to_argument, release_marks
from plait.release.held_numbers import hide_held
from plait.report.argument_marks import set_argument, typed_numbers
from plait.report.argument_parts import argument_parts
from plait.shapes.codings import CODINGS
from plait.shapes.findings import FINDINGS
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS

ID = "gad7.total.t1-t2.change"
CODED = CODINGS.frame([coding("x1", "I felt [so] held, all year", document="d1"),
                       coding("x2", "He said no", document="d2")])  # fmt: skip
SHOWN = FINDINGS.frame([change(n=20)])
HELD = FINDINGS.frame(
    [
        change()
        | {"status": "withheld", "estimate": None, "low": None, "high": None, "n": None}
    ]
)


def _released(text, findings=SHOWN):
    return release_marks(text, CODED, findings, {"x1": "q1"})


def test_a_quote_is_cut_from_the_transcript_with_its_number():
    text, faults = _released('So ["FELT [so]\nheld"](extract:d1).')
    assert text == "So [felt\n\\[so\\] held](quote:q1)."
    assert faults == []


def test_a_quote_of_someone_who_did_not_agree_is_withheld_and_a_fault():
    text, (fault,) = _released('One.\n\n["He said no"](extract:d2)')
    assert "He said" not in text
    assert text.endswith("[](quote:withheld)")
    assert (fault.line, fault.found) == (3, "a quote that may not be shown")


def test_words_that_were_never_coded_do_not_leave_in_a_draft():
    assert _released('["never coded words"](extract:d1)')[0] == "[](quote:withheld)"


@pytest.mark.parametrize("mark", [
    f"[rose by 2.0 points](finding:{ID})", f'[rose](finding:{ID} "rose")',
    f"{{finding:{ID}}}", "[x](construct:c)", '[12](typed: "why")',
])  # fmt: skip
def test_a_mark_whose_numbers_were_released_stays(mark):
    assert _released(f"So {mark}.")[0] == f"So {mark}."


@pytest.mark.parametrize("words", ["rose by 2.0 points", "rose"])
def test_words_about_a_withheld_finding_are_withheld_and_the_binding_stands(words):
    text, _ = _released(f"It [{words}](finding:{ID}).", HELD)
    assert text == f"It [withheld](finding:{ID})."


def test_a_count_that_was_rounded_on_its_way_out_is_withheld():
    text, (fault,) = _released(f"One.\n\n[19 people](finding:{ID})")
    assert text == f"One.\n\n[withheld](finding:{ID})"
    assert (fault.line, fault.found) == (3, NOT_GIVEN)
    assert f"{{finding:{ID}}}" in fault.mend


def test_a_number_of_a_withheld_finding_is_no_fault_of_the_argument():
    assert _released(f"[19 people](finding:{ID})", HELD)[1] == []


def test_the_extracts_of_an_argument_are_listed_once():
    text = "[felt](extract:d1) [held](extract:d1) [zz](extract:d1)"
    assert bound_to_argument(text, CODED)["extract"].tolist() == ["x1"]
    assert bound_to_argument("", CODED).empty


def test_a_held_number_goes_out_of_the_sentence_that_tells_it():
    said = {"proposition": "p1", "statement": "s1", "strand": "quantitative", "basis": "data",
            "text": "It rose by 2.0 points in 14.", "findings": ID, "verdict": "shown"}  # fmt: skip
    tables = {"statements": STATEMENTS.frame([said]), "propositions": PROPOSITIONS.frame([
        {"proposition": "p1", "text": "A rise of 2 points", "strands": "quantitative"}])}  # fmt: skip
    hidden = hide_held(tables, SHOWN, HELD)
    assert hidden["statements"]["text"][0] == "It rose by (withheld) points in 14."
    assert hidden["propositions"]["text"][0] == "A rise of (withheld) points"
    assert hide_held(tables, SHOWN, SHOWN)["statements"]["text"][0] == said["text"]


def _set(text, **more):
    return set_argument(text, make_inputs(prose=more.get("prose", {})))[0]


def test_special_characters_of_a_quote_are_shown_as_typed():
    words = r"a *b* _c_ #d $e @f <script>g</script> {h} \[i\] `j` // = k"
    shown = _set(f"[{words}](quote:q1)")
    assert "\\<script\\>" in shown
    assert "\\\\<" not in shown
    assert "\\*b\\*" in shown
    assert "\\@f" in shown
    assert "\\[i\\]" in shown


def test_right_to_left_words_and_emoji_are_kept():
    assert "שלום 🙂 مرحبا" in _set("[שלום 🙂 مرحبا](quote:q1)")


def test_html_in_the_name_of_a_construct_is_shown_as_text():
    prose = {
        "constructs": [{"id": "c", "name": "<script>x</script>", "definition": "<b>"}]
    }
    shown = _set("See {construct:c}.", prose=prose)
    assert "\\<script\\>" in shown
    assert "\\\\<" not in shown


def test_a_withheld_quote_and_a_broken_mark_are_said():
    assert _set("[](quote:withheld)") == "\\[a quote that is withheld\\]"
    assert "javascript\\:" in _set("[x](javascript:alert)")


def test_numbers_typed_by_hand_are_listed_with_their_reason():
    text = '[12](typed: "from the plan")'
    assert typed_numbers(text) == [("12", "from the plan")]
    parts, _ = argument_parts(make_inputs(prose={"argument": text}))
    assert "12: from the plan" in parts["typed"]


def test_a_fault_stands_after_its_paragraph():
    row = {"proposition": "", "statement": "", "file": "synthesis/argument.md", "line": 3,
           "found": "<b>12", "expected": "e", "mend": "write it"}  # fmt: skip
    whole = make_inputs()
    tables = whole.tables | {"argument_faults": ARGUMENT_FAULTS.frame([row])}
    inputs = make_inputs(
        prose={"argument": "One.\n\nTwo\n12.\n\nThree."}, tables=tables
    )
    words = argument_parts(inputs)[0]["argument"]
    assert words.index("Two") < words.index("fault-note") < words.index("Three")
    assert "\\<b\\>12" in words


def test_every_verdict_that_was_given_is_explained():
    words = argument_parts(make_inputs())[0]["verdicts"]
    given = set(make_inputs().tables["statements"]["verdict"])
    assert all(f"*{verdict}*" in words for verdict in given)
    assert pd.Series(list(given)).notna().all()


def test_a_mark_over_two_lines_keeps_its_full_stop():
    text = 'We say [so\nit is](typed: "a reason"). Then\nmore, [twice\nso](typed: "b"), we say.'
    said = _set(text)
    assert said.count("\n") == text.count("\n")
    assert "}. Then" in said.replace("\n", " ").replace("  ", " ")
    assert "}, we say." in said.replace("\n", " ")
    assert " ." not in said


@pytest.mark.parametrize("text", ["[so it is](typed: \"a\")\nand more", "[so\nit is](typed: \"a\")\nand more\nof it"])  # fmt: skip
def test_a_mark_that_ends_its_line_keeps_the_space_behind_it(text):
    said = _set(text)
    assert "}\nand" in said
    assert said.count("\n") == text.count("\n")
