"""A mark in the argument leads to a finding or a construct that there is."""

from synthesis_fixtures import claims_of

from plait.synthesis.marks import mark_faults

CONSTRUCTS = "- {id: holding, name: Holding, kind: synthetic, definition: x}"


def _found(folder, argument):
    claims = claims_of(folder, argument=argument, constructs=CONSTRUCTS)
    return [(f.line, f.found) for f in mark_faults(claims, {"gad7.total.t1.mean"})]


def test_marks_that_lead_somewhere_are_no_fault(tmp_path):
    text = "{finding:gad7.total.t1.mean} and {construct:holding}"
    assert _found(tmp_path, text) == []


def test_each_mark_that_leads_nowhere_has_its_line(tmp_path):
    text = "\nOf {finding:gad7.total.t9.mean}\nand {construct:gad7.total.t1.mean}."
    assert _found(tmp_path, text) == [
        (2, "{finding:gad7.total.t9.mean}"), (3, "{construct:gad7.total.t1.mean}")
    ]  # fmt: skip
