"""The decision files of the shipped studies are what their coding plans give."""

import runpy
from pathlib import Path

import pytest

from plait.errors import StudyError
from plait.ingest.csvfile import read_csv_rows
from plait.qualitative.decisions import read_decisions

STUDIES = Path(__file__).parents[2] / "studies"
MAKER = runpy.run_path(str(STUDIES / "make_decisions.py"))
PLANNED = sorted(
    path.parents[1].name for path in STUDIES.glob("*/synthetic/coding_plan.yaml")
)


@pytest.fixture(params=PLANNED)
def folder(request):
    return STUDIES / request.param


def test_the_plan_gives_the_same_bytes(folder, tmp_path):
    coders, _ = MAKER["make_decisions"](MAKER["read_study"](folder))
    for coder in coders:
        MAKER["write_decisions"](coder, tmp_path)
        name = f"{coder.name}.csv"
        shipped = folder / "coding" / "decisions" / name
        assert (tmp_path / name).read_bytes() == shipped.read_bytes()


def test_shipped_decisions_have_no_faults(folder):
    study = MAKER["read_study"](folder)
    documents = read_csv_rows(str(folder / "documents.csv"))
    paths = sorted((folder / "coding" / "decisions").glob("*.csv"))
    found = read_decisions(
        [(str(path), path.name) for path in paths],
        documents=[row["document"] for row in documents.rows],
        codes=study.codes,
    )
    assert found.faults == []


def test_quotes_that_are_not_there_once_stop_with_their_lines(folder):
    study = MAKER["read_study"](folder)
    study.plan.data["codings"][0]["quote"] = "words that nobody said"
    study.plan.data["codings"][1]["code"] = "nocode"
    study.plan.data["codings"][2]["coder"] = "nobody"
    study.plan.data["codings"][3]["document"] = "nowhere"
    with pytest.raises(StudyError, match="4 faults"):
        MAKER["make_decisions"](study)
