"""The command shows what is open and writes it down, and keeps what people wrote."""

import shutil

import pytest

from plait.cli import main
from plait.study_files import CHECKOUT

TABLE = "results/shareable/tables/checklists.csv"


@pytest.fixture
def study(tmp_path):
    folder = tmp_path / "wellbeing"
    ignore = shutil.ignore_patterns("results", ".snakemake", "checklists")
    shutil.copytree(CHECKOUT / "studies/wellbeing", folder, ignore=ignore)
    return folder


def written(study):
    return (study / "checklists/srqr.yaml").read_text("utf-8")


def test_before_a_run_what_only_people_know_is_open(study, capsys):
    assert main(["checklist", "srqr", str(study)]) == 0
    told = capsys.readouterr().out
    assert "3 of 21 items open" in told
    assert "not run since" in told
    assert '# "11": {answer: ""}' in written(study)
    assert main(["check", str(study)]) == 0


def test_after_a_run_what_it_left_open_is_open(study, capsys):
    table = study / TABLE
    table.parent.mkdir(parents=True)
    table.write_text("checklist,item,status\nsrqr,21,open\nsrqr,11,filled from the run\ngramms,1,open\n", "utf-8")  # fmt: skip
    assert main(["checklist", "srqr", str(study)]) == 0
    assert "1 of 21 items open" in capsys.readouterr().out
    assert '# "21"' in written(study)
    assert '"11"' not in written(study)


def test_what_people_wrote_is_kept(study):
    (study / "checklists").mkdir()
    own = '"1": {answer: "ours"}\n# "11": {answer: ""}\n'
    (study / "checklists/srqr.yaml").write_text(own, "utf-8")
    main(["checklist", "srqr", str(study)])
    assert written(study).startswith(own)
    assert written(study).count('"11"') == 1
    assert '# "13"' in written(study)
    before = written(study)
    main(["checklist", "srqr", str(study)])
    assert written(study) == before


def test_an_unknown_checklist_is_refused(study, capsys):
    assert main(["checklist", "strobe", str(study)]) == 1
    assert "expected one of srqr, gripp2_sf" in capsys.readouterr().err


def test_faults_of_answers_are_told_first(study, capsys):
    (study / "checklists").mkdir()
    (study / "checklists/srqr.yaml").write_text('"99": {answer: x}\n', "utf-8")
    assert main(["checklist", "srqr", str(study)]) == 1
    assert "an item of SRQR" in capsys.readouterr().err


def test_without_a_study_there_is_nothing_to_show(tmp_path, capsys):
    assert main(["checklist", "srqr", str(tmp_path)]) == 1
    assert "no such file" in capsys.readouterr().err
