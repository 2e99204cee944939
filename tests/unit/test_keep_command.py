"""`plait keep` keeps a version, and says where it lies or why there is none."""

import pytest

from plait.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A study of which only the argument matters here."""
    study = {"claims": {}, "argument": "synthesis/argument.md", "versions": []}
    monkeypatch.setattr("plait.study.load_study", lambda folder: study)
    (tmp_path / "synthesis").mkdir()
    (tmp_path / "synthesis/argument.md").write_text("It holds.\n")
    return tmp_path


def test_a_version_is_kept_of_the_day_that_was_named(folder, capsys):
    assert main(["keep", str(folder), "--why", "first", "--date", "2026-01-01"]) == 0
    assert "Kept: synthesis/versions/2026-01-01" in capsys.readouterr().out
    assert (folder / "synthesis/versions/2026-01-01/argument.md").is_file()


def test_a_day_that_is_not_named_is_today(folder):
    assert main(["keep", str(folder), "--why", "first"]) == 0
    (kept,) = (folder / "synthesis/versions").iterdir()
    assert len(kept.name) == 10


def test_what_cannot_be_kept_is_told(folder, capsys):
    assert main(["keep", str(folder), "--why", "x", "--date", "soon"]) == 1
    assert "expected a date" in capsys.readouterr().out
