"""An entry of `questionnaires` must say whose, when and what, each in one way."""

import pytest
from small_study import spoil

from plait.study import read_study

STUDY = "study.yaml"
TIMES = '    time: wave\n    time_values: {"1": t1, "2": t2}\n'
PATTERN = '    patterns: {gad7: "gad_{item}"}\n'
ACROSS = '    patterns: {gad7: "gad_{item}_{time}"}\n'


def _faults(folder):
    return [(f.where, f.found) for f in read_study(folder).faults]


def test_columns_for_each_time_need_no_other_time(small):
    spoil(small, STUDY, TIMES + PATTERN, ACROSS)
    assert _faults(small) == []


def test_a_time_cannot_be_in_the_row_and_in_the_name(small):
    spoil(small, STUDY, PATTERN, ACROSS)
    found = "time and the time in 'gad_{item}_{time}'"
    assert _faults(small) == [("questionnaires[1]", found)]


def test_all_names_have_a_time_or_none(small):
    spoil(small, STUDY, TIMES + PATTERN, ACROSS + "    columns: {x: gad7.1}\n")
    assert _faults(small) == [("questionnaires[1]", "'x' without a time")]


def test_a_column_names_its_time_behind_an_at(small):
    spoil(small, STUDY, TIMES + PATTERN, "    columns: {x: gad7.1@t1}\n")
    assert _faults(small) == []


def test_an_export_says_whose_answers_it_holds(small):
    spoil(small, STUDY, "    participant: person\n", "")
    assert _faults(small) == [("questionnaires[1]", "no 'participant'")]


@pytest.mark.parametrize("key", ["answer", "mean", "minimum", "count", "percent"])
def test_a_key_of_another_layout_is_a_fault(small, key):
    spoil(small, STUDY, PATTERN, PATTERN + f"    {key}: x\n")
    assert _faults(small) == [
        (f"questionnaires[1].{key}", f"{key!r} in the wide layout")
    ]


def test_a_table_of_summaries_needs_its_figures_and_no_people(small):
    spoil(small, STUDY, "layout: wide", "layout: summary")
    found = {found for _, found in _faults(small)}
    needed = {"no 'item'", "no 'n'", "no 'mean'", "no 'sd'"}
    assert found == needed | {"'participant' in the summary layout"}


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("count: c", set()),
        ("percent: p", set()),
        ("count: c, sd: s", {"no 'mean'"}),
        ("minimum: m", {"no 'mean'", "no 'sd'"}),
    ],
)
def test_a_table_of_counts_needs_no_mean_and_no_sd(small, keys, found):
    start = (
        "  - {file: data/questionnaires/anxiety.csv, layout: summary, item: i, n: n, "
    )
    spoil(small, STUDY, "instruments:", f"{start}time: w, {keys}}}\ninstruments:")
    assert {found for _, found in _faults(small)} == found
