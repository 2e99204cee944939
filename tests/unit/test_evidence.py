"""Evidence is gathered from both strands, the workshops and the instruments."""

from plait.shapes.codings import CODINGS, RECOMMENDATIONS
from plait.shapes.findings import FINDINGS
from plait.study import CHECKOUT
from plait.synthesis.evidence import evidence_of

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
