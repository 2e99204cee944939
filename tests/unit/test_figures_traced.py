"""The trail says which results a figure shows: held against what is drawn."""

import pytest
from report_fixtures import make_inputs

from plait.provenance import trace_forward
from plait.report import audit_run
from plait.report.figures import draw_figures

INPUTS = make_inputs()
FEW = INPUTS.tables | {"scales": INPUTS.tables["scales"].iloc[[0, 5]]}
FROM_TABLE = {"joint_over_time"}  # of findings too, by way of the table joint_times
TRACED = {
    name: measures
    for name, measures in trace_forward.FIGURES.items()
    if name not in FROM_TABLE
}
MEASURES = sorted({measure for shown in TRACED.values() for measure in shown})


def seen(kept) -> dict[str, tuple]:
    findings = INPUTS.findings[kept]
    drawn = draw_figures(findings, FEW, study=INPUTS.study)
    return {name: (one.alt, one.caption, one.drawn) for name, one in drawn.items()}


@pytest.mark.parametrize("measure", MEASURES)
def test_a_figure_changes_with_the_findings_that_the_trail_names(measure):
    given = INPUTS.findings["measure"]
    whole = seen(given.isin(MEASURES))
    without = seen(given.isin(MEASURES) & given.ne(measure))
    changed = {name for name in whole if whole[name] != without[name]}
    assert changed == {name for name, shown in TRACED.items() if measure in shown}


def test_other_findings_are_in_no_figure():
    every = INPUTS.findings["measure"]
    assert seen(every.isin(MEASURES)) == seen(every.notna())


def test_the_audit_page_names_what_the_same_figures_are_drawn_from():
    assert set(audit_run.FIGURES) == set(TRACED)
