"""`plait trace` prints or writes a trail, and says what it lacks."""

import pandas as pd
import pytest
from trace_fixtures import CHANGE, jobs, results

import plait.commands.trace as command
from plait.cli import main
from plait.provenance import trace_results
from plait.provenance.trace_results import TABLES, read_results
from plait.shapes.tables import write_frame


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A study with every table of a run, whose jobs nobody need ask Snakemake for."""
    run = results(tmp_path)
    for name, (path, shape) in TABLES.items():
        write_frame(run.tables[name], str(tmp_path / path), shape)
    report = tmp_path / "results/shareable/report/report.html"
    report.parent.mkdir(parents=True)
    report.write_text("<html><body><h2>A</h2></body></html>", "utf-8")
    monkeypatch.setattr(command, "_jobs", jobs)
    return tmp_path


def test_a_study_that_was_not_run_is_told_to_run(tmp_path, capsys):
    assert main(["trace", CHANGE, str(tmp_path)]) == 1
    assert "run the study first" in capsys.readouterr().err


def test_a_trail_is_printed(study, capsys):
    assert main(["trace", CHANGE, str(study)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Restricted")
    assert "lines 2-3, 6-7" in told


def test_a_trail_is_written_among_the_restricted_results(study, capsys):
    assert main(["trace", CHANGE, str(study), "--csv"]) == 0
    assert capsys.readouterr().out == "results/restricted/trace.csv\n"
    rows = pd.read_csv(study / "results/restricted/trace.csv")
    assert rows["step"].iloc[0] == "finding"


def test_an_unknown_id_names_the_nearest(study, capsys):
    assert main(["trace", "gad7.total.t1-t2.chnge", str(study)]) == 1
    assert f"did you mean {CHANGE}" in capsys.readouterr().err


def test_a_file_is_named_from_where_one_is(study, capsys, monkeypatch):
    monkeypatch.chdir(study / "data")
    assert main(["trace", "questionnaires/anxiety.csv", str(study)]) == 0
    assert "to gad7: lines 2-7" in capsys.readouterr().out


def test_tables_are_read_when_they_are_asked_for(study, monkeypatch):
    seen = []
    read = trace_results.read_frame
    monkeypatch.setattr(trace_results, "read_frame", lambda *a: seen.append(a[0]) or read(*a))  # fmt: skip
    run = read_results(study, jobs())
    assert seen == []
    assert len(run.tables["codes"]) == 2
    assert run.tables["replacements"].empty
    assert len(seen) == 1
