"""Evidence is gathered from both strands, the workshops and the instruments."""

from plait.shapes.codings import CODINGS, RECOMMENDATIONS
from plait.shapes.findings import FINDINGS
from plait.study_files import CHECKOUT
from plait.synthesis.evidence import evidence_of, unknown_findings

ROW = {"finding": "a", "strand": "quantitative", "instrument": "gad7",
       "scale": "total", "measure": "mean", "status": "computed"}  # fmt: skip
GUIDE = {"recommendation": "r1", "workshop": "w1", "head": "h", "text": "t"}


def _evidence():
    path = str(CHECKOUT / "config/instruments/gad7.yaml")
    return evidence_of(
        FINDINGS.frame([ROW]), CODINGS.empty(), RECOMMENDATIONS.frame([GUIDE]),
        {"gad7": path},
    )  # fmt: skip


def test_workshops_and_recommendations_can_be_bound_to():
    assert _evidence().workshops == {"r1", "w1"}


def test_the_direction_of_each_scale_comes_from_its_instrument():
    assert _evidence().better == {"gad7.total": "lower"}


def test_a_missing_caution_is_empty_text():
    assert _evidence().by_id()["a"]["caution"] == ""


def test_a_finding_that_a_recommendation_names_must_be_there():
    guide = [GUIDE | {"findings": "a;b"}, GUIDE | {"recommendation": "r2"}]
    faults = unknown_findings(RECOMMENDATIONS.frame(guide), FINDINGS.frame([ROW]))
    assert [(fault.where, "'b'" in fault.found) for fault in faults] == [("r1", True)]
