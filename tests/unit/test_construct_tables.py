"""Constructs, relations, critique, memos and versions as the report sets them."""

import pytest
from argument_fixtures import HELD, LOAD, argument_tables, relation
from report_fixtures import make_inputs

from plait.report.network_parts import network_parts
from plait.shapes.synthesis import ARGUMENT_FAULTS

SCRIPT = "<script>alert(1)</script>"
NOTE = {"place": 1, "note": "n", "on_kind": "construct", "on": "held",
        "by": "an adviser", "date": "2025-12-01", "text": "Says who?"}  # fmt: skip


def parts(**rows):
    inputs = make_inputs()
    return network_parts(make_inputs(tables=inputs.tables | argument_tables(**rows)))


def flat(text):
    return " ".join(text.replace("|", " ").split())


def test_a_study_without_constructs_has_none_of_the_parts():
    assert set(parts().values()) == {""}


def test_constructs_say_where_they_came_from():
    table = flat(parts(constructs=[HELD, LOAD])["table-constructs"])
    assert "theme:" in table
    assert "[@gale2013]" in table
    assert "not said" in table


def test_relations_say_what_speaks_for_and_against():
    row = relation(findings_for="a.b.t1.mean", extracts_for="q1; q2", others_against="@gale2013; w1")  # fmt: skip
    table = flat(parts(constructs=[HELD, LOAD], relations=[row])["table-relations"])
    assert "*limits*" in table
    assert "a\\.b\\.t1\\.mean" in table
    assert "[q1, q2]{.id}" in table
    assert "[@gale2013]" in table


def test_a_relation_without_evidence_is_shown_as_interpretation():
    row = relation(basis="interpretation", n_for=0, n_against=0)
    made = parts(constructs=[HELD, LOAD], relations=[row])
    assert "*Interpretation: no evidence is named.*" in flat(made["table-relations"])
    assert "one rests on interpretation alone" in made["constructs"]


def test_loops_and_tensions_are_told_in_sentences():
    rows = [relation(), relation(2, "load", "leads_to", "held"),
            relation(3, kind="in_tension_with")]  # fmt: skip
    lead = parts(constructs=[HELD, LOAD], relations=rows)["constructs"]
    assert "one existing construct and one synthetic construct" in lead
    assert "One feedback loop comes out: Being held limits The load, which" in lead
    assert "not resolved: Being held and The load." in lead
    assert "Three relations are held between them" in lead


def test_constructs_without_relations_are_told_alone():
    assert parts(constructs=[HELD])["constructs"] == (
        "The argument works with one synthetic construct."
    )


@pytest.mark.parametrize(("kind", "name", "part"), [
    ("constructs", "held", "table-constructs"), ("relations", "r1", "table-relations"),
    ("critique", "n", "table-critique"),
])  # fmt: skip
def test_a_fault_stands_in_the_row_of_what_it_concerns(kind, name, part):
    fault = {"proposition": name, "statement": "", "file": f"synthesis/{kind}.yaml",
             "line": 1, "found": f"fault of {kind}", "expected": "e", "mend": "m"}  # fmt: skip
    tables = make_inputs().tables | argument_tables(
        constructs=[HELD, LOAD], relations=[relation()], critique_notes=[NOTE]
    )
    tables["argument_faults"] = ARGUMENT_FAULTS.frame([fault])
    made = network_parts(make_inputs(tables=tables))
    assert "[**To mend:** fault" in flat(made[part])
    assert [key for key, text in made.items() if ".fault-note" in text] == [part]


@pytest.mark.parametrize(("kind", "on", "said"), [
    ("construct", "held", "construct:"), ("relation", "r1", "relation 1"),
    ("reference", "gale2013", "[@gale2013]"), ("method", "method", "the method"),
    ("question", "q9", "question q9"), ("statement", "p1a", "statement p1a"),
])  # fmt: skip
def test_a_critique_note_says_what_it_is_on(kind, on, said):
    note = NOTE | {"on_kind": kind, "on": on}
    made = parts(constructs=[HELD, LOAD], relations=[relation()], critique_notes=[note])
    assert said in flat(made["table-critique"])


def test_open_critique_is_counted_and_shown():
    done = NOTE | {"place": 2, "note": "m", "done": "We asked again."}
    made = parts(constructs=[HELD], critique_notes=[NOTE, done])
    assert "Two critique notes were made" in made["critique"]
    assert "One note is still open." in made["critique"]
    assert "*Open.*" in made["table-critique"]
    assert "All were taken up" in parts(constructs=[HELD], critique_notes=[done])["critique"]  # fmt: skip


def test_a_memo_is_printed_with_its_date_and_its_author():
    row = {"place": 1, "date": "2025-11-21", "heading": "After", "text": "We *fought*.",
           "shown_as": "a peer researcher", "approved_on": "2025-12-01"}  # fmt: skip
    memo = parts(reflexive_memos=[row])["reflexive-memos"]
    assert "### 2025\\-11\\-21\\: After {.unnumbered .unlisted}" in memo
    assert "We *fought*." in memo
    assert "[a peer researcher]{.attribution}" in memo


VERSIONS = [
    {"place": 1, "version": "2025-09-20", "date": "2025-09-20", "why": "first", "words": 90},
    {"place": 2, "version": "now", "words": 900, "added": "construct:a; construct:b; relation:r",
     "dropped": "question:q1", "caution": "x was changed since it was kept"},
]  # fmt: skip
CHANGE = {"place": 2, "version": "now", "kind": "question", "id": "q1",
          "change": "dropped", "before": "Does it?"}  # fmt: skip


def test_versions_tell_how_the_synthesis_grew():
    made = parts(versions=VERSIONS, version_changes=[CHANGE])
    assert made["growth"] == (
        "One version of the synthesis was kept. From the first of them to the present the "
        "argument went from 90 to 900 words. In now, x was changed since it was kept."
    )
    table = flat(made["table-versions"])
    assert "constructs a, b" in table
    assert "relation r" in table
    assert "**As reported here**" in table
    assert "*dropped*" in flat(made["table-rewordings"])


def test_earlier_wordings_stand_with_their_reasons():
    row = {
        "kind": "question",
        "id": "q1",
        "place": 1,
        "text": "Does it?",
        "now": "How?",
    }
    assert "question q1" in flat(parts(earlier_wordings=[row])["table-earlier"])


@pytest.mark.parametrize("part", ["table-constructs", "table-relations", "constructs", "table-critique",
                                  "reflexive-memos", "table-versions", "table-rewordings",
                                  "table-earlier"])  # fmt: skip
def test_markup_that_people_typed_shows_as_text(part):
    held = HELD | {"name": SCRIPT, "definition": SCRIPT}
    rows = [relation(text=SCRIPT), relation(2, "load", "leads_to", "held")]
    note = NOTE | {"text": SCRIPT, "by": SCRIPT, "done": SCRIPT}
    memo = {"place": 1, "heading": SCRIPT, "text": SCRIPT, "shown_as": SCRIPT,
            "approved_on": "2025-12-01"}  # fmt: skip
    versions = [v | {"why": SCRIPT} for v in VERSIONS]
    earlier = {"kind": "question", "id": "q1", "place": 1, "text": SCRIPT, "now": "", "why": SCRIPT}  # fmt: skip
    made = parts(
        constructs=[held, LOAD], relations=rows, critique_notes=[note],
        reflexive_memos=[memo], versions=versions,
        version_changes=[CHANGE | {"before": SCRIPT}], earlier_wordings=[earlier],
    )  # fmt: skip
    assert "script" in made[part]
    assert "<script>" not in made[part].replace("\\<script>", "")
