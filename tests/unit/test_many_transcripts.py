"""Before a run over many transcripts they are not read: the run reads them anyway."""

import pytest

from plait import study_files
from plait.check import check_study


@pytest.fixture
def telling(small):
    """Put a telephone number into a transcript."""
    path = small / "data/transcripts/p01_t1.txt"
    path.write_text(path.read_text() + "\nP01: Ring me on 07700 900123.\n")
    return small


def test_few_transcripts_are_read_before_a_run(telling):
    [fault] = check_study(telling, to_run=True).faults
    assert fault.where == "phone"


def test_many_are_left_to_the_run_and_still_checked_when_asked(telling, monkeypatch):
    monkeypatch.setattr(study_files, "MANY_TRANSCRIPTS", 2)
    assert check_study(telling, to_run=True) is None
    assert [fault.where for fault in check_study(telling).faults] == ["phone"]
