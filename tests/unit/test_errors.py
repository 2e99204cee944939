"""Faults read as two lines, and are raised all at once."""

import pytest

from plait.errors import Fault, StudyError, count_of, stop_on

EARLY = Fault("a.csv", 2, "column x", "9", "0 to 3", "correct it")
LATE = Fault("b.yaml", found="nothing", expected="a key", mend="add it")


def test_a_fault_reads_as_place_found_expected_and_how_to_mend():
    assert (
        str(EARLY) == "a.csv line 2, column x: found 9, expected 0 to 3\n  correct it"
    )


def test_a_fault_without_line_or_place_names_the_file_alone():
    assert str(LATE).startswith("b.yaml: found nothing")


def test_faults_are_sorted_and_told_once():
    assert StudyError([LATE, EARLY, LATE]).faults == [EARLY, LATE]


def test_an_error_counts_its_faults():
    assert str(StudyError([EARLY])).startswith("1 fault in this study:\na.csv line 2")
    assert str(StudyError([EARLY, LATE])).startswith("2 faults in this study:")


def test_one_thing_is_counted_in_the_singular():
    assert [count_of(n, "place") for n in (0, 1, 2)] == [
        "0 places",
        "1 place",
        "2 places",
    ]


def test_stop_on_nothing_goes_on():
    assert stop_on([]) is None


def test_stop_on_a_fault_raises_all_of_them():
    with pytest.raises(StudyError) as stopped:
        stop_on(iter([LATE, EARLY]))
    assert stopped.value.faults == [EARLY, LATE]
