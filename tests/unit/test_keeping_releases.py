"""What has left is kept, and nothing else; a changed file is found."""

import json

import pytest
from synthesis_fixtures import change

from plait.cli import main
from plait.errors import StudyError
from plait.provenance.jsonfile import write_json
from plait.release.approval import release_digest
from plait.release.keeping import approved_files, keep_release, look_at
from plait.release.released import RELEASED
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import write_frame
from plait.shapes.transcripts import TURNS

QUOTE = {"quote": "q1", "extract": "x", "text": "We went to Ashby.", "attribution": "a"}
REVIEW = {"output": "quotes", "id": "q1",
          "reason": "a name, a number or a pet word that no other transcript has"}  # fmt: skip


@pytest.fixture
def study(tmp_path):
    root = tmp_path / "results/shareable"
    (root / "tables").mkdir(parents=True)
    findings = FINDINGS.frame([change(n=20)])
    for name in ("findings.csv", "findings.parquet"):
        write_frame(findings, str(root / name), FINDINGS)
    for name, shape in RELEASED.items():
        rows = [QUOTE] if name == "quotes" else []
        write_frame(shape.frame(rows), str(root / "tables" / f"{name}.csv"), shape)
    write_json({}, str(root / "prose.json"))
    write_json({"profile": "acro"}, str(root / "findings.json"))
    turn = {"document": "d", "turn": 1, "role": "participant", "text": QUOTE["text"],
            "start": 0, "end": 17, "text_hash": "0"}  # fmt: skip
    (tmp_path / "results/restricted").mkdir()
    write_frame(
        TURNS.frame([turn]), str(tmp_path / "results/restricted/turns.parquet"), TURNS
    )  # fmt: skip
    _state(tmp_path, state="release", on="2026-01-31", reviews=[])
    return tmp_path


def _state(folder, **more):
    digest = release_digest(approved_files(folder), root=folder / "results/shareable")
    state = {"digest": digest, "why": "w", "reviews": [REVIEW]} | more
    write_json({"release": state}, str(folder / "results/shareable/record.json"))


def test_a_release_is_kept_once_under_its_day(study):
    assert keep_release(study) == keep_release(study) == "release/history/2026-01-31.json"  # fmt: skip
    told = json.loads((study / "release/history/2026-01-31.json").read_text("utf-8"))
    assert told["counts"]["findings"] == {"gad7.total.t1-t2.change|n": 20}
    assert (told["profile"], told["estimates"]) == ("acro", {"gad7.total.t1-t2.change": 2.0})  # fmt: skip


def test_another_release_of_that_day_is_a_fault(study):
    write_json({"on": "2026-01-31"}, str(study / "release/history/2026-01-31.json"))
    with pytest.raises(StudyError, match="another release of that day"):
        keep_release(study)


def test_a_candidate_is_not_kept(study, capsys):
    _state(study, state="candidate")
    with pytest.raises(StudyError, match="a candidate"):
        keep_release(study)
    assert main(["release", str(study), "--keep"]) == 1
    assert "a candidate" in capsys.readouterr().out


def test_a_candidate_is_told_with_the_words_to_look_at(study, capsys):
    _state(study, state="candidate")
    assert main(["release", str(study)]) == 0
    told = capsys.readouterr().out
    assert "quotes, q1: a name, a number or a pet word" in told
    assert "ashby" in told
    assert "digest: " in told


def test_a_release_is_told_and_kept_on_request(study, capsys):
    assert main(["release", str(study), "--keep"]) == 0
    assert "Kept: release/history/2026-01-31.json" in capsys.readouterr().out


def test_a_changed_file_is_told(study):
    (study / "results/shareable/prose.json").write_text("{} ")
    with pytest.raises(StudyError, match="changed after the run"):
        look_at(study)


def test_a_study_without_results_is_told(tmp_path):
    with pytest.raises(StudyError, match="no record of a run"):
        look_at(tmp_path)
