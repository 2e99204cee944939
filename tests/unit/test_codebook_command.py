"""`plait codebook convert` takes a codebook from one form to another and back."""

import pytest
from small_study import CODEBOOK

from plait.cli import main
from plait.ingest.yamlfile import read_yaml


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "codebook.yaml").write_text(CODEBOOK)
    return tmp_path


def convert(folder, source, target, *more):
    words = ["codebook", "convert", str(folder / source), str(folder / target), *more]
    return main(words)


def test_to_a_spreadsheet_and_back(folder, capsys):
    assert convert(folder, "codebook.yaml", "codebook.csv") == 0
    assert "2 codes" in capsys.readouterr().out
    assert convert(folder, "codebook.csv", "again.yaml") == 0
    both = [
        read_yaml(str(folder / name)).data for name in ("codebook.yaml", "again.yaml")
    ]
    assert both[0] == both[1]


def test_to_another_tool_and_back_the_codes_are_the_same(folder, capsys):
    assert convert(folder, "codebook.yaml", "codebook.qdc") == 0
    assert "no place for themes" in capsys.readouterr().out
    assert convert(folder, "codebook.qdc", "again.yaml") == 0
    both = [
        read_yaml(str(folder / name)).data for name in ("codebook.yaml", "again.yaml")
    ]
    assert both[0]["codes"] == both[1]["codes"]


def test_a_file_that_is_there_is_not_written_over(folder, capsys):
    (folder / "codebook.csv").write_text("mine")
    assert convert(folder, "codebook.yaml", "codebook.csv") == 1
    assert "--over" in capsys.readouterr().out
    assert (folder / "codebook.csv").read_text() == "mine"
    assert convert(folder, "codebook.yaml", "codebook.csv", "--over") == 0


def test_all_faults_come_at_once_and_nothing_is_written(folder, capsys):
    (folder / "codebook.yaml").write_text("codes: [{id: A, name: A, colour: red}]\n")
    assert convert(folder, "codebook.yaml", "codebook.txt") == 1
    assert "3 faults" in capsys.readouterr().out
    assert not (folder / "codebook.txt").exists()


@pytest.mark.parametrize("name", ["none.yaml", "none.csv", "none.qdc", "codebook.doc"])
def test_a_source_that_cannot_be_read_is_a_fault(folder, name, capsys):
    assert convert(folder, name, "new.yaml") == 1
    assert name in capsys.readouterr().out


def test_a_study_reads_a_codebook_of_either_form_but_not_both(small, capsys):
    book = small / "coding/codebook.yaml"
    assert convert(small, "coding/codebook.yaml", "coding/codebook.csv") == 0
    assert main(["check", str(small)]) == 1
    assert "a codebook.yaml beside it" in capsys.readouterr().out
    book.unlink()
    assert main(["check", str(small)]) == 0
