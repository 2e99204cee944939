"""The command says what is wrong, and by its exit status whether anything is."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_study import spoil

from plait.cli import main


def test_check_of_a_sound_study_ends_with_0(small, capsys):
    assert main(["check", str(small)]) == 0
    assert capsys.readouterr().out == "No faults: this study can run.\n"


def test_check_of_a_faulty_study_lists_the_faults_and_ends_with_1(small, capsys):
    spoil(small, "study.yaml", "approach: codebook", "approach: thematic")
    assert main(["check", str(small)]) == 1
    assert "study.yaml line 7, approach: found 'thematic'" in capsys.readouterr().out


def test_check_looks_here_unless_told_otherwise(small, capsys, monkeypatch):
    monkeypatch.chdir(small)
    assert main(["check"]) == 0
    assert "No faults" in capsys.readouterr().out


def test_a_folder_without_a_study_is_a_fault(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 1
    assert "study.yaml: found no such file" in capsys.readouterr().out


def test_no_command_is_answered_with_the_commands(capsys):
    with pytest.raises(SystemExit):
        main([])
    assert "command" in capsys.readouterr().err


def test_a_reader_that_stops_reading_sees_no_traceback(small):
    plait = Path(sys.executable).with_name("plait")
    with subprocess.Popen(
        [plait, "check", small], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
