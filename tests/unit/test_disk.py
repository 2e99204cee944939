"""A disk that is full or shut is told in plain words, whoever noticed it."""

import errno

import pytest

from plait.cli import main
from plait.disk import TRIED, disk_fault, room_fault, shut_fault


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_told_with_its_file_and_what_to_do(number):
    fault = disk_fault(OSError(number, "any words", "results/a.parquet"))
    assert str(fault).startswith("results/a.parquet: found no room left on the disk")
    assert "free some space" in fault.mend


def test_what_a_library_wraps_is_known_by_the_words_or_the_error_behind():
    wrapped = RuntimeError("pandoc: report.html: No space left on device")
    assert disk_fault(wrapped).found == "no room left on the disk"
    outer = ValueError("could not write")
    outer.__cause__ = OSError(errno.ENOSPC, "full")
    assert disk_fault(outer).file == "the study folder"


def test_a_place_that_is_read_only_is_another_fault():
    assert "cannot be written to" in disk_fault(PermissionError(13, "no")).found


def test_a_run_is_told_at_once_where_it_may_not_write(tmp_path, monkeypatch):
    (tmp_path / "results" / "restricted").mkdir(parents=True)
    assert shut_fault(tmp_path) is None
    shut = {tmp_path / "results" / "restricted"}
    monkeypatch.setattr("plait.disk.os.access", lambda path, _how: path not in shut)
    assert shut_fault(tmp_path).file == "results/restricted"
    shut.add(tmp_path / ".")
    assert shut_fault(tmp_path).file == "the study folder"


@pytest.mark.parametrize("error", [KeyError("x"), FileNotFoundError(2, "gone")])
def test_other_errors_are_not_the_disk(error):
    assert disk_fault(error) is None


def test_room_is_tried_and_nothing_is_left_of_it(tmp_path, monkeypatch):
    assert room_fault(tmp_path) is None
    monkeypatch.setattr("plait.disk.Path.write_bytes", _full)
    assert "no room left" in str(room_fault(tmp_path))
    assert not (tmp_path / TRIED).exists()


def test_a_command_on_a_full_disk_ends_without_traceback(monkeypatch, capsys):
    monkeypatch.setattr("plait.commands.check.run", _full)
    assert main(["check"]) == 1
    assert "no room left on the disk" in capsys.readouterr().out


def test_an_error_of_another_kind_is_not_hidden_by_a_command(monkeypatch):
    def lost(_words):
        raise FileNotFoundError(2, "gone")

    monkeypatch.setattr("plait.commands.check.run", lost)
    with pytest.raises(FileNotFoundError):
        main(["check"])


def _full(*_words):
    raise OSError(errno.ENOSPC, "No space left on device")
