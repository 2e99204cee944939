"""Transcripts that are tables: one row a turn."""

import pytest

from plait.ingest.transcripts import document_texts, read_transcripts

PLAIN = 'speaker,text\nInterviewer,How is it?\nP03,"Fine, mostly."\nP03,Yes.\n'


@pytest.fixture
def read(tmp_path):
    def read(text, file="d1.csv"):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / file).write_bytes(data)
        row = {"document": "d1", "file": file, "kind": "interview",
               "participant": "P03", "interviewer_labels": "Interviewer"}  # fmt: skip
        return read_transcripts([row], folder=str(tmp_path))

    return read


def said(found):
    return list(zip(found.turns["speaker"], found.turns["text"], strict=True))


SAID = [("Interviewer", "How is it?"), ("P03", "Fine, mostly."), ("P03", "Yes.")]


@pytest.mark.parametrize(("text", "file"), [
    (PLAIN, "d1.csv"),
    (PLAIN.replace("\n", "\r\n").encode("utf-8-sig"), "d1.csv"),
    (PLAIN.replace("Fine, mostly", "Fine; mostly").replace(",", ";")
     .replace("Fine; mostly", "Fine, mostly"), "D1.CSV"),
    ("Speaker Name\tUtterance\nInterviewer\tHow is it?\nP03\tFine, mostly.\nP03:\tYes.",
     "d1.tsv"),
])  # fmt: skip
def test_each_row_is_a_turn(read, text, file):
    found = read(text, file)
    assert found.faults == []
    assert said(found) == SAID


@pytest.mark.parametrize(("cell", "at"), [
    ("0:03", 3.0), ("3.5", 3.5), ("3,5", 3.5), ("4s", 4.0), ("soon", -1.0), ("", -1.0),
])  # fmt: skip
def test_a_column_of_times_says_when(read, cell, at):
    found = read(f'start,speaker,text\n"{cell}",P03,Yes.\n')
    assert found.turns["at"].fillna(-1).tolist() == [at]


def test_other_columns_and_the_header_are_left_out(read):
    found = read("n,speaker,text,mood\n1,P03,Yes.,calm\n2,Interviewer,So?,\n")
    text = document_texts(found)["d1"]
    left = found.left_out.set_index("reason")["text"]
    assert left["names of columns"].strip() == "n speaker text mood"
    assert left["other columns"].split() == ["1", "calm", "2"]
    expected = "n,speaker,text,mood1,P03,Yes.,calm2,Interviewer,So?,".replace(",", "")
    assert sorted("".join(text.split())) == sorted(expected)


def test_a_blank_speaker_is_unknown(read):
    turns = read("speaker,text\nP03,Yes.\n,Who was that?\n").turns
    assert turns["role"].tolist() == ["participant", "unknown"]


def test_a_cell_may_hold_several_lines(read):
    assert said(read('speaker,text\nP03,"One.\r\n\r\nTwo."\n'))[0][1] == "One.\n\nTwo."


@pytest.mark.parametrize(("text", "expected"), [
    ("who said,text\nP03,Yes.\n", "a column 'speaker'"),
    ("speaker,when\nP03,now\n", "a column 'text'"),
    ("speaker,text\nP03,Yes.,more\n", "2, as in the header"),
    ("speaker,text\nP03,\n", "a row for each turn"),
])  # fmt: skip
def test_a_table_that_is_no_transcript_is_a_fault(read, text, expected):
    [fault] = read(text).faults
    assert (fault.file, fault.expected) == ("d1.csv", expected)
