"""participants.csv and documents.csv: who took part, who agreed, what was said where."""

import pytest

from plait.ingest.cells import is_date
from plait.ingest.documents import read_documents
from plait.ingest.people import consenting, not_consenting, read_participants


@pytest.fixture
def people(tmp_path):
    def write_and_read(text):
        (tmp_path / "participants.csv").write_text(text)
        return read_participants(tmp_path)

    return write_and_read


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "data/transcripts"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("P01: yes\n")
    (folder / "b.txt").write_text("P01: no\n")

    def write_and_read(text):
        (tmp_path / "documents.csv").write_text(text)
        return read_documents(tmp_path)

    return write_and_read


def _found(file):
    return [(f.line, f.where, f.found) for f in file.faults]


@pytest.mark.parametrize("read", [read_participants, read_documents])
def test_no_file_is_an_empty_table_without_faults(tmp_path, read):
    file = read(tmp_path)
    assert (file.rows, file.faults) == ([], [])


def test_an_id_alone_is_enough(people):
    file = people("participant\nP01\n")
    assert [row["participant"] for row in file.rows] == ["P01"]
    assert file.faults == []


def test_columns_may_be_added(people):
    assert people("participant,arm,site2\nP01,a,b\n").faults == []


@pytest.mark.parametrize("column", ["withdrawl", "consent_quote", "withdrawn"])
def test_a_column_that_looks_misspelt_is_not_passed_over(people, column):
    (fault,) = people(f"participant,{column}\nP01,\n").faults
    assert (fault.line, fault.where) == (1, f"column {column}")
    assert fault.mend.startswith("did you mean")


def test_without_ids_there_are_no_rows(people):
    file = people("person\nP01\n")
    assert (file.rows, file.lines) == ([], [])
    assert _found(file) == [(1, "column participant", "only person")]


def test_an_id_that_stands_twice_is_told_with_the_first_line(people):
    file = people("participant\nP01\nP02\nP01\n")
    assert _found(file) == [(4, "participant", "'P01' again (first in line 2)")]


def test_a_person_without_an_id_is_a_fault(people):
    assert _found(people("participant,site\n,a\n")) == [(2, "participant", "no id")]


@pytest.mark.parametrize("word", ["yes", "No", ""])
def test_consent_is_yes_no_or_blank(people, word):
    assert people(f"participant,consent_quotes\nP01,{word}\n").faults == []


def test_another_word_of_consent_is_a_fault(people):
    file = people("participant,consent_quotes\nP01,ok\n")
    assert _found(file) == [(2, "consent_quotes", "'ok'")]
    assert file.faults[0].expected == "one of yes, no, (blank)"


def test_another_word_of_withdrawal_is_a_fault(people):
    file = people("participant,withdrawal\nP01,all\n")
    assert _found(file) == [(2, "withdrawal", "'all'")]


def test_a_withdrawal_in_capitals_is_honoured(people):
    file = people("participant,withdrawal,consent_quotes\nP01,Remove_All,yes\n")
    assert file.faults == []
    assert file.rows[0]["withdrawal"] == "remove_all"
    assert consenting(file.rows, "quotes") == []


def test_a_date_in_another_order_is_a_fault(people):
    file = people("participant,left_on,started_on\nP01,31/01/2026,2026-01-31\n")
    assert _found(file) == [(2, "left_on", "'31/01/2026'")]


@pytest.mark.parametrize(("text", "is_one"), [
    ("2026-01-31", True), ("2026-02-30", False), ("20260131", False),
    ("2026-W05-1", False), ("", False), ("31.01.2026", False),
])  # fmt: skip
def test_a_date_is_year_month_day(text, is_one):
    assert is_date(text) is is_one


@pytest.mark.parametrize(("withdrawal", "to", "agreed"), [
    ("", "quotes", True),
    ("none", "quotes", True),
    ("no_new_data", "quotes", True),
    ("no_quotes", "quotes", False),
    ("remove_all", "quotes", False),
    ("no_quotes", "interviews", True),
    ("remove_all", "interviews", False),
])  # fmt: skip
def test_consent_lasts_until_it_is_taken_back(withdrawal, to, agreed):
    row = {"participant": "P01", f"consent_{to}": "Yes", "withdrawal": withdrawal}
    assert consenting([row], to) == (["P01"] if agreed else [])


@pytest.mark.parametrize("row", [{}, {"consent_quotes": ""}, {"consent_quotes": "no"}])
def test_blank_and_no_are_no_consent(row):
    assert consenting([{"participant": "P01"} | row], "quotes") == []


def test_who_does_not_agree_is_everyone_else():
    rows = [{"participant": "P01", "consent_interviews": "yes"}, {"participant": "P02"}]
    assert not_consenting(rows, "interviews") == ["P02"]
    assert not_consenting(iter(rows), "linkage") == ["P01", "P02"]


def test_a_bare_name_lies_in_data_transcripts(documents):
    file = documents("document,file,kind,participant\nd1,a.txt,interview,P01\n")
    assert file.faults == []
    assert file.rows[0]["file"] == "data/transcripts/a.txt"
    assert file.rows[0]["speaker_map"] == ""


def test_a_path_is_told_from_the_study_folder(documents):
    row = "d1,data/transcripts/b.txt,interview,P01"
    file = documents(f"document,file,kind,participant\n{row}\n")
    assert file.faults == []
    assert file.rows[0]["file"] == "data/transcripts/b.txt"


def test_a_document_and_a_file_stand_once(documents):
    file = documents("document,file,kind,group\nd1,a.txt,other,\nd1,a.txt,other,\n")
    assert [(line, where) for line, where, _ in _found(file)] == [
        (3, "document"), (3, "file")
    ]  # fmt: skip


def test_an_unknown_column_of_documents_is_a_fault(documents):
    file = documents("document,file,kind,speaker\nd1,a.txt,other,x\n")
    assert _found(file) == [(1, "column speaker", "a column that is not known")]


def test_a_ragged_row_does_not_hide_other_faults(documents):
    file = documents("document,file,kind\nd1,a.txt\nd2,a.txt,story\n")
    assert _found(file) == [(2, "", "2 cells"), (3, "kind", "'story'")]


def test_without_a_needed_column_there_are_no_rows(documents):
    file = documents("document,file\nd1,a.txt\n")
    assert (file.rows, len(file.faults)) == ([], 1)


@pytest.mark.parametrize(("row", "where", "found"), [
    ("d1,a.txt,story,P01,g", "kind", "'story'"),
    ("d1,c.txt,other,,", "file", "no file 'data/transcripts/c.txt'"),
    ("d1,,other,,", "file", "no file ''"),
    ("d1,{a}.txt,other,,", "file", "'data/transcripts/{a}.txt'"),
    ("d1,a.txt,interview,,", "participant", "no participant"),
    ("d1,a.txt,focus_group,,", "group", "no group"),
])  # fmt: skip
def test_a_row_says_what_was_said_where(documents, row, where, found):
    file = documents(f"document,file,kind,participant,group\n{row}\n")
    assert _found(file) == [(2, where, found)]


def test_an_interview_of_several_is_named_by_its_speaker_map(documents):
    row = "d1,a.txt,interview,S1=P01;S2=P02"
    assert documents(f"document,file,kind,speaker_map\n{row}\n").faults == []


def test_a_date_of_withdrawal_alone_does_not_say_what_was_withdrawn(people):
    file = people("participant,withdrawn_on,withdrawal\nP01,2025-03-01,\n")
    assert [fault.where for fault in file.faults] == ["withdrawal"]
