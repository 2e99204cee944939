"""A file that people keep is written whole, or stays as it was."""

import errno
import os

import pytest

from plait import atomic
from plait.atomic import write_whole
from plait.errors import StudyError
from plait.provenance import signing


def test_what_was_there_is_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "coding" / "coder_a.csv"
    write_whole(path, b"one\n")
    write_whole(path, b"two\n")
    assert path.read_bytes() == b"two\n"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_is_full_leaves_the_file_as_it_was(tmp_path, monkeypatch, step):
    path = tmp_path / "participants.csv"
    path.write_bytes(b"people\n")

    def full(*_words):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic.os, step, full)
    with pytest.raises(StudyError, match=r"participants\.csv: found no room left"):
        write_whole(path, b"half")
    assert path.read_bytes() == b"people\n"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_that_is_not_the_disks_is_not_hidden(tmp_path, monkeypatch):
    def odd(*_words):
        raise OSError(errno.EIO, "odd")

    monkeypatch.setattr(atomic.os, "replace", odd)
    with pytest.raises(OSError, match="odd"):
        write_whole(tmp_path / "a", b"")


def test_what_a_killed_command_left_beside_is_written_over(tmp_path):
    (tmp_path / "a.csv.new").write_bytes(b"half of something long")
    write_whole(tmp_path / "a.csv", b"whole")
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"whole"


def test_rights_are_kept_and_a_link_stays_a_link(tmp_path):
    kept = tmp_path / "kept.csv"
    kept.write_bytes(b"")
    kept.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(kept)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert kept.read_bytes() == b"new"
    assert os.stat(kept).st_mode & 0o777 == 0o640


def test_a_bundle_that_cannot_be_packed_again_stays_as_it_was(tmp_path, monkeypatch):
    (tmp_path / "manifest.json").write_text("{}")
    (tmp_path / "bundle.zip").write_bytes(b"packed before")

    def half(_files, path, *, root):
        (tmp_path / path).write_bytes(b"half")
        raise OSError(errno.ENOSPC, f"No space left on device: {root}")

    monkeypatch.setattr(signing, "write_bundle", half)
    with pytest.raises(OSError, match="No space"):
        signing._pack_again(tmp_path)
    assert (tmp_path / "bundle.zip").read_bytes() == b"packed before"
    assert len(list(tmp_path.iterdir())) == 2
