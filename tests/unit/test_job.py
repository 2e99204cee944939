"""A rule's script logs, and ends without traceback where the study is at fault."""

import errno
import logging
import warnings
from pathlib import Path
from types import SimpleNamespace

import pytest

from plait.errors import Fault, StudyError
from plait.job import HOME, job

pytestmark = pytest.mark.usefixtures("logs")


@pytest.fixture
def given(tmp_path: Path) -> SimpleNamespace:
    log = str(tmp_path / "logs" / "rule.log")
    return SimpleNamespace(log=[log], scriptdir=str(HOME / "scripts"))


def _log(given: SimpleNamespace) -> str:
    return Path(given.log[0]).read_text()


def test_the_log_is_made_with_its_folder(given):
    with job(given):
        logging.warning("three rows were left out")
    assert _log(given) == "WARNING three rows were left out\n"


def test_a_warning_becomes_a_line_of_the_log(given):
    with job(given), warnings.catch_warnings():
        logging.captureWarnings(True)
        warnings.simplefilter("always")
        warnings.warn("mean of an empty slice", RuntimeWarning, stacklevel=1)
    assert "mean of an empty slice" in _log(given)


def test_a_fault_of_the_study_ends_without_traceback(given):
    with pytest.raises(SystemExit) as ended, job(given):
        raise StudyError([Fault("a.csv", 2, "", "9", "0 to 3", "correct it")])
    assert ended.value.code == 1
    assert "a.csv line 2: found 9, expected 0 to 3\n  correct it" in _log(given)
    assert "Traceback" not in _log(given)


def test_a_bug_keeps_its_traceback_in_the_log(given):
    with pytest.raises(SystemExit), job(given):
        raise KeyError("oops")
    assert "a bug in plait, not a fault of the study" in _log(given)
    assert "Traceback" in _log(given)
    assert "KeyError: 'oops'" in _log(given)


def test_another_checkout_is_refused(given, tmp_path):
    given.scriptdir = str(tmp_path / "scripts")
    with pytest.raises(SystemExit) as ended, job(given):
        pass
    assert "another checkout" in _log(given)
    assert "make environment" in ended.value.code


def test_what_stops_a_script_is_told_on_the_screen_too(given, capsys):
    with pytest.raises(SystemExit), job(given):
        raise StudyError([Fault("a.csv", 2, "", "9", "0 to 3", "correct it")])
    assert "a.csv line 2: found 9" in capsys.readouterr().err
    with pytest.raises(SystemExit), job(given):
        raise KeyError("P01 said so")
    said = capsys.readouterr().err
    assert "a bug in plait" in said
    assert "P01" not in said


def test_a_full_disk_is_told_in_plain_words_and_is_no_bug(given, capsys):
    with pytest.raises(SystemExit), job(given):
        raise OSError(errno.ENOSPC, "No space left on device", "turns.parquet")
    assert "turns.parquet: found no room left on the disk" in capsys.readouterr().err
    assert "Traceback" not in _log(given)
    assert "bug" not in _log(given)
