"""A result in prose comes from the findings, or the mark is a fault."""

import pytest
from report_fixtures import make_inputs

from plait.report.marks import fill_marks
from plait.shapes.findings import FINDINGS

CONSTRUCTS = [{"id": "c1", "name": "borrowed *steadiness*"}]
ROW = {"strand": "quantitative", "instrument": "wemwbs", "scale": "total", "measure": "change",
       "status": "computed", "estimate": -2.14, "low": -3.94, "high": -0.26, "level": 0.95,
       "unit": "points"}  # fmt: skip
FOUND = FINDINGS.frame([
    ROW | {"finding": "a.change"},
    ROW | {"finding": "a.d_z", "measure": "d_z", "unit": "SD"},
    ROW | {"finding": "a.gone", "status": "withheld", "estimate": None},
    ROW | {"finding": "a.none", "status": "not_computed", "estimate": None},
    ROW | {"finding": "theme.x.all.extracts", "measure": "extracts", "unit": "extracts", "estimate": 24, "low": None},
])  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("{finding:a.change}", "−2.1\u00a0points"),
        ("{finding:a.change|number}", "−2.1"),
        ("{finding:a.change|interval}", "−2.1\u00a0points (95% CI −3.9\u00a0to\u00a0−0.3)"),
        ("{finding:a.d_z|number}", "−2.14"),
        ("{finding:a.gone}", "\\[withheld\\]"),
        ("{finding:a.none}", "\\[not computed\\]"),
        ("{finding:theme.x.all.extracts}", "24\u00a0extracts"),
        ("{construct:c1}", "*borrowed \\*steadiness\\**"),
    ],
)  # fmt: skip
def test_a_mark_becomes_words(mark, shown):
    assert fill_marks(f"so {mark}.", FOUND, CONSTRUCTS) == (f"so {shown}.", [])


def test_decimals_are_those_of_the_scale():
    inputs = make_inputs()
    text, _ = fill_marks("{finding:mjs.pay.t1-t2.change|number}", inputs.findings, [], scales=inputs.tables["scales"])  # fmt: skip
    assert len(text.split(".")[1]) == 2


def test_unknown_marks_are_faults_with_their_lines():
    text, faults = fill_marks("a\n{finding:b}\n{construct:d}", FOUND, CONSTRUCTS)
    assert [(fault.line, fault.found) for fault in faults] == [(2, "{finding:b}"), (3, "{construct:d}")]  # fmt: skip
    assert "\\{finding\\:b\\}" in text


@pytest.mark.parametrize("mark", ["{finding:a.change|words}", "{construct:c1|unit}"])
def test_an_unknown_form_is_a_fault(mark):
    assert len(fill_marks(mark, FOUND, CONSTRUCTS)[1]) == 1
