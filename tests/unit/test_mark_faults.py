"""A mark leads somewhere, and says what stands there."""

import pytest
from synthesis_fixtures import BETTER, change, coding

from plait.shapes.codings import CODINGS
from plait.synthesis.argument import argument_faults
from plait.synthesis.mark_faults import Known, mark_faults
from plait.synthesis.quoted import Passages

FELL = change(
    "wemwbs.total.t1-t2.change", -7.683, -0.4169, estimate=-4.05, n=19, p=0.0308
)
WIDE = change("wemwbs.total.t2-t3.change", -1.53, 6.59, estimate=2.53)
LESS = change("gad7.total.t1-t2.change", -5.0, -1.0, estimate=-3.0)
HELD = change("wemwbs.total.t1-t3.change") | {"status": "withheld", "estimate": None, "low": None, "high": None}  # fmt: skip
IDS = {"construct": {"support"}, "question": {"q1"}}
CODED = [coding("x1", "You can’t be the  poster, and tired.", document="p17", start=0),
         coding("x2", "be the poster", document="p17", start=8),
         coding("x3", "I was tired", document="p17", start=100),
         coding("x4", "I was TIRED", document="p17", start=200)]  # fmt: skip


def _found(text, times=()):
    rows = {row["finding"]: row for row in (FELL, WIDE, LESS, HELD)}
    known = Known(rows, Passages(CODINGS.frame(CODED)), BETTER, IDS, list(times))
    return [fault.found for fault, _ in mark_faults(text, known)]


def _link(words, word="", name=FELL["finding"]):
    title = f' "{word}"' if word else ""
    return f"[{words}](finding:{name}{title})"


@pytest.mark.parametrize("words", [
    "fell by 4.1 points", "fell by 4 points", "changed by −4.05", "changed by -4.1 points",
    "fell by 4.1 (0.4 to 7.7)", "−4.1 (95% CI −7.7 to −0.4), n = 19, p = .03",
    "fell by four points", "fell (p < .05)", "was lower", "had fallen by 4.1 points",
])  # fmt: skip
def test_numbers_that_the_finding_gives(words):
    assert _found(_link(words)) == []


@pytest.mark.parametrize("words", [
    "fell by 4.2 points", "changed by 4.1", "changed by +4.1", "−4.04", "fell by five points",
    "n = 20", "p = .04", "−4.1 (90% CI −7.7 to −0.4)", "fell by 4.1 (0.4 to 7.8)", "p < .01",
])  # fmt: skip
def test_a_number_that_the_finding_does_not_give_is_a_fault(words):
    (found,) = _found(_link(words))
    assert "does not give it" in found


TOLD = FELL | {"unit": "points", "n": 4, "sd": 7.8, "statistic": -2.33, "df": 18}
SHARE = {"finding": "code.pay.t1.people", "measure": "people", "unit": "people",
         "estimate": 14, "n": 20, "status": "computed", "low": None, "high": None}  # fmt: skip
EFFECT = FELL | {"finding": "wemwbs.total.t1-t2.d_z", "measure": "d_z", "unit": "SD",
                 "estimate": -0.52, "low": -0.99, "high": -0.05}  # fmt: skip


def _given(words, *rows):
    known = Known(
        {r["finding"]: {**FELL, **r} for r in rows}, Passages(CODINGS.frame([]))
    )
    names = ";".join(row["finding"] for row in rows)
    return [f.found for f, _ in mark_faults(f"[{words}](finding:{names})", known)]


@pytest.mark.parametrize(("words", "row"), [
    ("fell by 4.1 points in 4 people (SD 7.8)", TOLD), ("t(18) = −2.3, p = .03", TOLD),
    ("4 of them, a mean of −4.1", TOLD), ("fell by 4.1 (0.4 to 7.7)", TOLD),
    ("14 people", SHARE), ("14 of 20 people", SHARE), ("14 peer workers", SHARE),
    ("*d*~z~ = −0.52", EFFECT), ("0.5 SD lower", EFFECT), ("fell by 0.5 SDs", EFFECT),
])  # fmt: skip
def test_words_that_say_what_a_number_is_fit_what_the_finding_gives(words, row):
    assert _given(words, row) == []


@pytest.mark.parametrize(("words", "row"), [
    # each number is there, and is something else
    ("fell by 7.8 points", TOLD | {"sd": None, "maximum": None, "statistic": -7.8}),
    ("fell by 4", FELL | {"estimate": -3.1, "low": -6, "high": -0.2, "n": 4}),
    ("a mean of 4", FELL | {"estimate": 3.1, "low": 2, "high": 6, "n": 4}),
    ("18 people", TOLD), ("−4.05 people", TOLD), ("SD 4", TOLD), ("SD of 18", TOLD),
    ("d = −4.1", TOLD), ("4.1 SD lower", TOLD), ("t = −4.1", TOLD), ("t(4) = −2.3", TOLD),
    ("4%", TOLD | {"estimate": -3.1, "low": -6, "high": -0.2}), ("alpha = −4.1", TOLD),
    ("0.52 points lower", EFFECT), ("14 points", SHARE), ("r = −0.52", EFFECT),
])  # fmt: skip
def test_a_number_that_is_something_else_than_the_words_say_is_a_fault(words, row):
    assert any("does not give it" in found for found in _given(words, row))


def test_the_message_says_why_a_number_of_the_finding_does_not_fit():
    rows = {EFFECT["finding"]: EFFECT}
    known = Known(rows, Passages(CODINGS.frame([])))
    ((fault, _),) = mark_faults(
        _link("0.52 points lower", name=EFFECT["finding"]), known
    )
    assert "not in points" in fault.expected


@pytest.mark.parametrize(("words", "word"), [
    ("wellbeing rose by 4.1", ""), ("4.1 points higher", ""), ("went by −4.1", "rose"),
])  # fmt: skip
def test_words_that_go_the_other_way_are_a_fault(words, word):
    assert any("goes the other way" in found or "contradicted" in found
               for found in _found(_link(words, word)))  # fmt: skip


@pytest.mark.parametrize(("words", "word"), [("by 2.5", "rose"), ("rose by 2.5", "")])
def test_a_direction_word_where_the_interval_spans_zero_is_a_fault(words, word):
    (found,) = _found(
        _link(f"{words} points", word, WIDE["finding"]).replace("by 2.5", "by 2.53")
    )
    assert found.startswith("'rose' is not shown")


@pytest.mark.parametrize("before", [
    "wellbeing rose a lot, see", "Wellbeing increased", "It held. Wellbeing then improved (see",
])  # fmt: skip
def test_a_direction_word_just_before_a_mark_is_checked(before):
    (found,) = _found(f"{before} {_link('there', name=WIDE['finding'])}")
    assert "before 'there' is not shown" in found


@pytest.mark.parametrize("before", [
    "nobody said that wellbeing rose, see", "Anxiety rose. Wellbeing is", "anxiety rose, wellbeing",
    "Anxiety rose and wellbeing held", "it fell and rose", "anxiety rose [there](question:q1), wellbeing",
    "wellbeing didn't rise or improved",
])  # fmt: skip
def test_a_direction_word_of_another_clause_is_not(before):
    assert _found(f"{before} {_link('there', name=WIDE['finding'])}") == []


def test_a_direction_word_before_a_mark_that_the_data_show_is_no_fault():
    assert _found(f"wellbeing fell, see {_link('there')}") == []


def test_improved_goes_through_the_direction_of_the_scale():
    assert _found(_link("anxiety improved by 3.0 points", "", LESS["finding"])) == []
    assert len(_found(_link("wellbeing improved by 4.1 points"))) == 1


@pytest.mark.parametrize(("sd", "given"), [(8.72, "SD 8.72"), (None, "no SD")])
def test_a_wrong_sd_is_told_with_the_right_one(sd, given):
    row = FELL | {"sd": sd}
    known = Known({row["finding"]: row}, Passages(CODINGS.frame(CODED)), BETTER)
    ((fault, _),) = mark_faults(_link("SD = 9.1"), known)
    assert fault.expected.endswith(given)


@pytest.mark.parametrize(("name", "mend"), [
    ("0123456789abcdef", "that is the id of a released quote; write extract:<document>"),
    ("x9", "correct the id in the mark"),
])  # fmt: skip
def test_an_unknown_extract_says_where_ids_are(name, mend):
    known = Known({}, Passages(CODINGS.frame(CODED)))
    ((fault, _),) = mark_faults(f"[words](extract:{name})", known)
    assert fault.expected == "the id of an extract of this study"
    assert fault.mend.startswith(mend)


def test_a_title_is_a_direction_word():
    (found,) = _found(_link("it", "fel"))
    assert found == "the word 'fel'; did you mean fell?"


def test_a_length_of_time_that_the_study_names_is_no_number():
    text = _link("fell by 4.1 points over 9 months")
    assert len(_found(text)) == 1
    assert _found(text, [{"label": "nine months in post"}]) == []


def test_a_withheld_finding_keeps_its_binding():
    assert _found(_link("changed", name=HELD["finding"])) == []


@pytest.mark.parametrize(("text", "found"), [
    ("[x](construct:suport)", "construct:suport, which nothing has; did you mean support?"),
    ("[x](finding:wemwbs.total.t1-t2.chnge)", "did you mean wemwbs.total.t1-t2.change?"),
    ("{finding:none}", "finding:none, which nothing has"),
    ("{finding:wemwbs.total.t1-t2.change|words}", "'words' after the bar"),
    ("[12](typed:)", "without a reason"),
])  # fmt: skip
def test_a_mark_that_leads_nowhere_is_a_fault(text, found):
    (one,) = _found(text)
    assert found in one


@pytest.mark.parametrize("words", [
    '"You can\'t be the poster"', "“you CAN'T be\nthe poster,”", "and tired", "*be the poster*",
])  # fmt: skip
def test_quoted_words_may_differ_in_case_marks_and_space(words):
    assert _found(f"[{words}](extract:p17)") == []


@pytest.mark.parametrize("words", ["never said", "I was tired", '""'])
def test_words_in_no_coded_passage_or_in_several_are_a_fault(words):
    (found,) = _found(f"[{words}](extract:p17)")
    assert found == "words that are not in exactly one coded passage (extract:p17)"


def test_an_extract_can_be_named_by_its_id():
    assert _found("[](extract:x3) and [tired](extract:x4)") == []


def _argued(text):
    return [(fault.line, fault.found) for fault in argument_faults(text)]


def test_a_paragraph_that_rests_on_nothing_is_a_fault_with_its_line():
    text = "# Head\n\nOne [x](construct:c).\n\nNothing\nhere.\n\n- a [@b2020]\n"
    assert _argued(text) == [(5, "'Nothing here.'…: a paragraph that rests on nothing")]


def test_a_number_typed_by_hand_is_no_ground_to_rest_on():
    found = _argued('One [x](construct:c).\n\nThere were [12](typed: "the plan").')
    assert [line for line, _ in found] == [3]


def test_an_argument_uses_a_construct():
    assert (
        _argued("It [fell](finding:a).")[0][1] == "no construct in the whole argument"
    )
    assert _argued("") == []


def test_a_number_without_a_mark_is_a_fault_with_its_line_and_word():
    (fault,) = _argued("One [x](construct:c).\nIt fell by 2.9 points.")
    assert fault == (
        2,
        "'2.9' in 'fell by 2.9 points.': a number that no finding gives",
    )


def test_a_number_inside_another_mark_is_prose():
    assert len(_argued("One [12 people](construct:c).")) == 1
    assert _argued("See [question 2](question:q2) and [x](construct:c).") == []


def test_the_words_of_a_mark_claim_no_more_than_its_title():
    mark = f'[was maintained](finding:{WIDE["finding"]} "no_change_detected")'
    assert "'maintained' in the text with the word 'no_change_detected'" in _found(mark)
