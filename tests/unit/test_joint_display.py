"""The joint display sets both strands side by side, with what they mean together."""

import re

import pytest
from report_fixtures import make_inputs, make_tables

from plait.report.joint_convergence import (
    completeness_words,
    convergence_table,
    convergence_words,
    dissonance_words,
)
from plait.report.joint_display import joint_display
from plait.report.joint_pairings import letters_of
from plait.shapes.joint import RATINGS
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.synthesis.farmer import farmer_code

INPUTS = make_inputs()
FINDING = "wemwbs.wellbeing.t1-t2.change"


def rating(
    pairing, statements, *judged, rater="rater 1", settled=False, proposition="p1"
):
    covered, meaning, coverage = (*judged, None, None)[:3]
    row = {"covered": covered, "meaning": meaning, "coverage": coverage}
    return row | {"proposition": proposition, "pairing": pairing, "rater": rater,
                  "statements": statements, "settled": settled,
                  "code": farmer_code({k: v for k, v in row.items() if v}) or None}  # fmt: skip


def statement(name, strand="quantitative", proposition="p1", **more):
    row = {"proposition": proposition, "statement": name, "strand": strand,
           "basis": "data", "text": f"Claim {name}.", "verdict": "shown"}  # fmt: skip
    return row | more


def inputs_of(statements, ratings=(), **proposition):
    row = {"proposition": "p1", "text": "It holds", "strands": "both"} | proposition
    tables = {
        "statements": STATEMENTS.frame(statements),
        "propositions": PROPOSITIONS.frame([row]),
        "ratings": RATINGS.frame(ratings),
    }
    return make_inputs(tables=make_tables() | tables)


def text_of(table):
    """Read a grid table cell by cell, each on one line."""
    cells, told = [], []
    for line in table.splitlines():
        if line.startswith("|"):
            parts = [part.strip() for part in line.strip("|").split("|")]
            cells = [" ".join(pair) for pair in zip(cells or [""] * len(parts), parts, strict=True)]  # fmt: skip
        elif line.startswith("+"):
            told += [" ".join(cell.replace("&#9679;", "●").split()) for cell in cells]
            cells = []
    return " / ".join(told).replace("&#9675;", "○")


BOTH = [statement("p1a", findings=FINDING), statement("p1b"),
        statement("p1c", "qualitative", extracts="q1;(withheld)"),
        statement("p1d", "qualitative")]  # fmt: skip


def test_a_proposition_stands_across_both_arms_and_so_does_the_fit():
    table = joint_display(inputs_of(BOTH, fit="expansion", meta_inference="More."))
    assert "| **1. It holds** " in table
    assert "**Fit: expansion.** **What the two together mean.** More\\." in table
    assert "| Quantitative analysis" in table


def test_statements_are_lettered_in_each_arm():
    table = joint_display(inputs_of(BOTH))
    assert [table.count(f"\\({letter}\\)") for letter in "abc"] == [2, 2, 0]


def test_an_arm_of_one_statement_needs_no_letter():
    assert "\\(a\\)" not in joint_display(inputs_of([BOTH[0], BOTH[2]]))


def test_a_statement_carries_its_numbers_and_the_ids_of_its_quotes():
    text = text_of(joint_display(inputs_of([BOTH[0], BOTH[2]])))
    assert "T1 to T2: Wellbeing" in text
    assert "(−6.6 to 1.0)" in text
    assert "n = 18" in text
    assert "Quote q1; 1 more withheld." in text


def test_statements_of_one_label_are_one_item_and_shared_words_stand_once():
    said = [
        statement("p1a", label="a", display="scores were alike"),
        statement("p1b", label="a", display="and remained so"),
        statement("p1c", label="a", display="and remained so", verdict="not shown"),
        statement("p1d", label="b"),
    ]
    text = text_of(joint_display(inputs_of(said)))
    words = re.sub(r"\[(.) [^]]*\]\{\.verdict [^}]*\}", r"\1", text)
    assert "\\(a\\) scores were alike ● and remained so ● ○ *The data" in words
    assert "do not show this: “and remained so”.*" in words


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("not shown", "*The data of this study do not show this.*"),
     ("contradicted", "*The data of this study speak against this.*")],
)  # fmt: skip
def test_what_the_data_do_not_show_is_said_in_words(verdict, words):
    said = [statement("p1a", verdict=verdict), statement("p1c", "qualitative")]
    assert words in text_of(joint_display(inputs_of(said)))


def test_a_published_statement_carries_its_reference_and_says_so():
    said = statement("p1a", basis="published", verdict="published elsewhere", citation="gillard2022")  # fmt: skip
    text = text_of(joint_display(inputs_of([said])))
    assert "Published elsewhere; this study has no data on it [@gillard2022]." in text


def test_one_strand_has_one_column():
    table = joint_display(inputs_of(BOTH[2:]))
    assert "Quantitative" not in table
    assert "Propositions, and the statements" in table


def test_an_arm_without_statements_says_so():
    said = [*BOTH, statement("p2a", proposition="p2")]
    inputs = inputs_of(said)
    rows = [{"proposition": p, "text": "x", "strands": "both"} for p in ("p1", "p2")]
    tables = inputs.tables | {"propositions": PROPOSITIONS.frame(rows)}
    assert "Nothing is put forward here." in joint_display(make_inputs(tables=tables))


def test_without_propositions_there_is_no_display():
    assert joint_display(inputs_of([])) == ""


def test_more_statements_than_letters_are_numbered():
    letters = letters_of([statement(f"s{i}") for i in range(28)])
    assert list(letters.values())[-3:] == ["z", "27", "28"]


def test_a_given_label_is_not_given_twice():
    letters = letters_of([statement("s1"), statement("s2", label="a")])
    assert letters == {"s1": "b", "s2": "a"}


AGREE = rating(1, "p1a; p1c", "both", "agree", "agree")
PARTLY = rating(1, "p1a; p1c", "both", "agree", "disagree", rater="rater 2")
PARTED = rating(2, "p1b; p1d", "both", "disagree", "disagree")
SILENT = rating(3, "p1b", "quantitative")


def test_the_pairings_stand_below_the_fit():
    text = text_of(joint_display(inputs_of(BOTH, [AGREE, PARTED])))
    assert "numbers \\(a\\) beside words \\(a\\): agreement" in text
    assert "numbers \\(b\\) beside words \\(b\\): dissonance" in text


def test_raters_who_differ_are_told_neutrally():
    text = text_of(joint_display(inputs_of(BOTH, [AGREE, PARTLY])))
    assert "agreement or partial agreement, still to be settled" in text
    assert "rater 1" not in text


def test_what_was_settled_is_told_as_settled():
    settled = rating(1, "p1a; p1c", "both", "agree", "agree", rater="together", settled=True)  # fmt: skip
    text = text_of(convergence_table(inputs_of(BOTH, [AGREE, PARTLY, settled])))
    assert "agreement \\(settled together\\)" in text


def test_a_part_of_an_item_goes_by_its_letter_and_a_number():
    said = [statement("p1a", label="a", findings=FINDING),
            statement("p1b", label="a", findings=FINDING), *BOTH[2:]]  # fmt: skip
    text = text_of(joint_display(inputs_of(said, [AGREE])))
    assert "numbers \\(a1\\) beside words \\(a\\): agreement" in text
    assert text.index("\\(a1\\) T1 to T2") < text.index("\\(a2\\) T1 to T2")
    assert "numbers p1a" not in text


def test_what_stands_alone_in_its_arm_is_told_without_a_letter():
    text = completeness_words(inputs_of([BOTH[1], BOTH[3]], [SILENT]))
    assert text == "- Only the numbers speak of: 1 Claim p1b."


def test_a_whole_proposition_may_be_judged():
    text = text_of(
        convergence_table(inputs_of(BOTH, [rating(1, None, "both", "agree")]))
    )
    assert "the whole proposition / agree / not judged / not judged in full" in text


def test_the_matrix_says_once_what_raters_judged_alike():
    text = text_of(convergence_table(inputs_of(BOTH, [AGREE, PARTLY, SILENT])))
    assert "words \\(a\\) / agree / rater 1: agree rater 2: part / agreement or" in text
    assert "numbers \\(b\\) / only numbers / only numbers / silence" in text


def test_dissonance_is_told_first_and_names_the_pairing():
    text = dissonance_words(inputs_of(BOTH, [AGREE, PARTED]))
    assert "- Proposition 1, numbers \\(b\\) beside words \\(b\\): *It holds*." in text


def test_no_dissonance_is_told_too():
    assert dissonance_words(inputs_of(BOTH, [AGREE])).startswith("No rater found")
    assert dissonance_words(inputs_of(BOTH)) == ""


def test_codes_are_counted_over_all_pairings():
    text = convergence_words(inputs_of(BOTH, [AGREE, PARTLY, PARTED, SILENT]))
    assert text.startswith("Of three pairings (@tbl-convergence): silence in 1 and dissonance in 1.")  # fmt: skip
    assert "One pairing was seen differently by the raters" in text
    assert convergence_words(inputs_of(BOTH)) == ""


def test_what_one_strand_alone_covers_is_listed():
    text = completeness_words(inputs_of(BOTH, [AGREE, SILENT]))
    assert text == "- Only the numbers speak of: 1\\(b\\) Claim p1b."
    assert completeness_words(inputs_of(BOTH, [AGREE])) == ""


def test_the_display_of_a_whole_study_is_set():
    html_safe = joint_display(INPUTS)
    assert html_safe.startswith("::: {#tbl-joint .joint}")
    assert "□\u00a0withheld" in html_safe


def fault(found, *, name="", file="propositions"):
    return {"proposition": "p1", "statement": name, "line": 1, "found": found,
            "file": f"synthesis/{file}.yaml", "expected": "e", "mend": "m"}  # fmt: skip


def test_faults_stand_at_their_proposition_and_their_statement():
    inputs = inputs_of(BOTH)
    faults = [fault("no negative case"), fault("no evidence", name="p1b"),
              fault("of a relation", file="relations")]  # fmt: skip
    tables = inputs.tables | {"argument_faults": ARGUMENT_FAULTS.frame(faults)}
    text = text_of(joint_display(make_inputs(tables=tables)))
    note = "[**To mend:** {}.]{{.fault-note}}"
    assert f"**1. It holds** {note.format('no negative case')}" in text
    assert text.index("Claim p1b") < text.index(note.format("no evidence"))
    assert "of a relation" not in text
