"""What a whole run releases says of itself that it is a candidate, cell by cell."""

import json
from collections import Counter

import pytest

from plait.release.approval import release_digest
from plait.release.keeping import approved_files

pytestmark = pytest.mark.slow
STUDIES = ("impact", "wellbeing")


def _json(path):
    return json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("study", STUDIES)
def test_a_run_is_a_candidate_of_these_very_bytes(reports, study):
    root = reports[study].parent
    state = _json(root / "record.json")["release"]
    assert state["state"] == "candidate"
    assert state["digest"] == release_digest(approved_files(root.parents[1]), root=root)
    page = (reports[study] / "report.html").read_text("utf-8")
    assert "Candidate for release" in page
    assert state["digest"][:16] in page


@pytest.mark.parametrize("study", STUDIES)
def test_no_cell_of_any_output_tells_of_too_few(reports, study):
    root = reports[study].parent
    told = Counter()
    for path in [root / "findings.json", *sorted((root / "tables").glob("*.json"))]:
        for cell in _json(path)["cells"]:
            told[cell["status"]] += 1
            # of nobody only where nothing was computed, or no row was left out
            assert cell["n"] in (None, 0) or cell["n"] >= 3, (path.name, cell)
            assert cell["status"] == "pass" or cell["reason"]
    assert told["pass"]
    assert told["held back"]
