"""What a file holds decides whether a rule reruns, whatever its time says."""

import os

import pytest

from plait import given_files
from plait.given_files import changed_since, contents_digest


@pytest.fixture(autouse=True)
def unseen(monkeypatch):
    monkeypatch.setattr(given_files, "_known", {})
    monkeypatch.setattr(given_files, "_first", {})


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text("version: 1\n")
    return path


def test_an_older_file_put_back_with_its_old_time_counts_as_changed(book):
    before = contents_digest([str(book)])
    book.write_text("version: 0\n")
    os.utime(book, (0, 0))
    assert contents_digest([str(book)]) != before


def test_a_touched_file_does_not_and_is_not_told_as_changed(book):
    before = contents_digest([str(book)])
    os.utime(book, (0, 0))
    assert contents_digest([str(book)]) == before
    assert changed_since() == []


def test_a_file_that_changes_while_a_run_is_under_way_is_told(book):
    contents_digest([str(book)])
    book.write_text("version: 22\n")
    assert changed_since() == [str(book)]
    contents_digest([str(book)])  # by a later rule
    assert changed_since() == [str(book)]


def test_order_and_repeats_say_nothing_and_a_missing_file_does(book, tmp_path):
    other = tmp_path / "other"
    names = [str(book), str(other)]
    before = contents_digest(names)
    assert contents_digest([*reversed(names), str(book)]) == before
    assert before != contents_digest([str(book)])
    other.write_text("")
    assert contents_digest(names) != before


def test_of_a_very_large_export_only_the_size_counts(book, monkeypatch):
    monkeypatch.setattr(given_files, "WHOLE", 4)
    before = contents_digest([str(book)])
    book.write_text("version: 2\n")
    os.utime(book, (0, 0))
    assert contents_digest([str(book)]) == before
