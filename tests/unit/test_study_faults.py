"""What a study names must be there, and must fit together."""

import pytest
from small_study import spoil

from plait.study import read_study

STUDY = "study.yaml"


def _faults(folder):
    return [(f.line, f.where, f.found) for f in read_study(folder).faults]


def test_questionnaires_need_participants(small):
    (small / "participants.csv").unlink()
    faults = [f for f in read_study(small).faults if f.file == "participants.csv"]
    assert [f.found for f in faults] == ["no such file"]


def test_transcripts_need_a_codebook(small):
    (small / "coding/codebook.yaml").unlink()
    (fault,) = read_study(small).faults
    assert (fault.file, fault.expected) == ("coding/codebook.yaml", "the codes")


@pytest.mark.parametrize("name", ["all", "t1"])
def test_a_time_point_needs_an_id_of_its_own(small, name):
    spoil(small, STUDY, "{id: t2,", f"{{id: {name},")
    assert (10, "times[2].id", repr(name)) in _faults(small)


def test_a_contrast_needs_two_time_points(small):
    spoil(small, STUDY, "from: t1, to: t2", "from: t1, to: t1")
    assert _faults(small) == [(12, "contrasts[1]", "a time point against itself")]


def test_a_contrast_in_a_study_without_times_is_told_where_they_belong(small):
    spoil(small, STUDY, '  - {id: t1, label: "T1, start", short: T1}\n', "")
    spoil(small, STUDY, '  - {id: t2, label: "T2, four months", short: T2}\n', "")
    spoil(small, STUDY, "times:\n", "times: []\n")
    expected = {f.expected for f in read_study(small).faults if "contrasts" in f.where}
    assert expected == {"one of the ids under times"}


@pytest.mark.parametrize(("old", "new"), [
    ("    time: wave\n", ""),
    ("    time: wave\n", "    time: wave\n    time_value: t1\n"),
])  # fmt: skip
def test_an_export_has_a_column_of_times_or_one_time(small, old, new):
    spoil(small, STUDY, old, new)
    (fault,) = _faults(small)
    assert fault == (14, "questionnaires[1]", "both or neither of time and time_value")


def test_the_time_of_a_whole_export_must_be_known(small):
    spoil(small, STUDY, "    time: wave\n", "    time_value: t9\n")
    assert (17, "questionnaires[1].time_value", "'t9'") in _faults(small)


def test_the_long_layout_needs_the_columns_of_item_and_answer(small):
    spoil(small, STUDY, "layout: wide", "layout: long")
    assert [found for _, _, found in _faults(small)] == ["no 'item'", "no 'answer'"]


def test_an_instrument_that_is_nowhere_is_told_with_the_file_to_write(small):
    spoil(small, STUDY, "instruments: [gad7]", "instruments: [gad7, gad9]")
    (fault,) = read_study(small).faults
    assert (fault.line, fault.where) == (21, "instruments[2]")
    assert fault.expected == "a file instruments/gad9.yaml, here or shipped"


def test_a_norm_that_is_nowhere_is_a_fault(small):
    spoil(small, STUDY, "seed: 1", "seed: 1\nnorms: [gad7_mars_2020]")
    assert _faults(small) == [
        (23, "norms[1]", "'gad7_mars_2020', of which there is no file")
    ]


def test_a_misspelt_key_hides_no_fault_elsewhere(small):
    spoil(small, STUDY, "title:", "tittle:")
    spoil(small, STUDY, "from: t1, to: t2", "from: t1, to: t9")
    spoil(small, STUDY, "seed: 1", "seed: 1\nnorms: [gad7_mars_2020]")
    found = {f.found for f in read_study(small).faults}
    assert "'gad7_mars_2020', of which there is no file" in found
    assert "'t9'" in found


def test_a_profile_that_is_nowhere_is_a_fault(small):
    spoil(small, STUDY, "seed: 1", "seed: 1\ndisclosure: none")
    assert _faults(small) == [(23, "disclosure", "'none'")]


def test_an_export_that_is_not_there_is_a_fault(small):
    (small / "data/questionnaires/anxiety.csv").unlink()
    found = "no file 'data/questionnaires/anxiety.csv'"
    assert _faults(small) == [(14, "questionnaires[1].file", found)]


def test_a_margin_against_an_unknown_norm_is_told_what_there_is(small):
    entry = "{scale: gad7.total, against: mars_2020, margin: 2, reason: because}"
    spoil(small, STUDY, "seed: 1", f"seed: 1\nequivalence: [{entry}]")
    (fault,) = read_study(small).faults
    assert (fault.where, fault.expected) == ("equivalence[1].against", "one of change")
