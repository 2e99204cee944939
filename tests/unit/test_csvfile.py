"""CSV files are read as people save them, and what is wrong with them is told."""

import pytest

from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.ingest.decoding import decode


@pytest.fixture
def read(tmp_path):
    def write_and_read(content, **asked) -> CsvFile:
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "f.csv").write_bytes(data)
        return read_csv_rows(str(tmp_path / "f.csv"), shown="f.csv", **asked)

    return write_and_read


def test_rows_are_text_without_white_space_around(read):
    file = read("id, answer \n P01 ,3\nP02,\n")
    assert file.columns == ["id", "answer"]
    assert file.rows == [{"id": "P01", "answer": "3"}, {"id": "P02", "answer": ""}]
    assert file.faults == []


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_separator_is_found_in_the_header(read, mark):
    file = read(f"a{mark}b\n1,5{mark}2\n" if mark != "," else "a,b\n1.5,2\n")
    assert file.delimiter == mark
    assert list(file.rows[0]) == ["a", "b"]


def test_each_row_has_the_line_it_begins_in(read):
    file = read('a,b\n1,"two\nlines"\n\n,\n3,4\n')
    assert file.lines == [2, 6]
    assert list(file.numbered()) == [(2, {"a": "1", "b": "two\nlines"}),
                                     (6, {"a": "3", "b": "4"})]  # fmt: skip


def test_lines_above_the_header_may_be_empty(read):
    assert read("\n\na,b\n1,2\n").lines == [4]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_gives_the_same(read, end):
    file = read(end.join(["a,b", "1,2", "3,4", ""]))
    assert (file.lines, file.rows[1]) == ([2, 3], {"a": "3", "b": "4"})


@pytest.mark.parametrize(("saved_as", "read_as"), [
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"),
    ("cp1252", "cp1252"), ("latin-1", "cp1252"),
])  # fmt: skip
def test_any_usual_encoding_gives_the_same(read, saved_as, read_as):
    file = read("id,name\nP01,Zoë\n".encode(saved_as))
    assert file.rows == [{"id": "P01", "name": "Zoë"}]
    assert file.encoding == read_as


def test_a_byte_that_windows_does_not_know_is_kept_as_it_is():
    assert decode(b"caf\xe9 \x81") == ("café \x81", "latin-1")


def test_a_missing_file_is_a_fault(tmp_path):
    file = read_csv_rows(str(tmp_path / "none.csv"))
    assert [f.found for f in file.faults] == ["no such file"]


@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff"])
def test_an_empty_file_is_one_fault_whatever_columns_are_wanted(read, content):
    file = read(content, required=["id"])
    assert [f.found for f in file.faults] == ["an empty file"]


def test_a_header_without_rows_is_no_fault(read):
    file = read("a,b\n", required=["a"])
    assert (file.rows, file.faults) == ([], [])


def test_a_missing_column_is_told_with_those_there(read):
    (fault,) = read("a,b\n1,2\n", required=["a", "c"]).faults
    assert (fault.line, fault.where, fault.found) == (1, "column c", "only a, b")


def test_a_column_that_stands_twice_is_told_once(read):
    faults = read("a,a,a,b\n1,2,3,4\n").faults
    assert [(f.where, f.found) for f in faults] == [("column a", "this column twice")]


def test_an_unknown_column_is_told_where_columns_are_known(read):
    (fault,) = read("a,z\n1,2\n", known=["a", "b"]).faults
    assert (fault.where, fault.expected) == ("column z", "only a, b")


def test_a_row_of_another_length_is_told_and_the_others_are_read(read):
    file = read("a,b\n1,2,3\n4,5\n6\n")
    assert file.rows == [{"a": "4", "b": "5"}]
    assert [(f.line, f.found) for f in file.faults] == [(2, "3 cells"), (4, "1 cells")]


@pytest.mark.parametrize("open_row", ['3,"x', '"3', '3,4,"x'])
def test_a_quotation_mark_that_is_not_closed_loses_no_row_silently(read, open_row):
    file = read(f"a,b\n1,2\n{open_row}\n5,6\n")
    (fault,) = file.faults
    assert fault.line == 3
    assert fault.found.startswith("a quotation mark that is not closed")
    assert file.rows == [{"a": "1", "b": "2"}]


def test_a_quotation_mark_that_is_not_closed_in_a_large_file_is_a_fault_too(read):
    file = read('a,b\n1,"2\n' + "3,4\n" * 50_000)
    assert [f.line for f in file.faults] == [2]


def test_several_faults_are_told_at_once(read):
    file = read("a,a,c\n1\n", required=["b"], known=["a"])
    assert len(file.faults) == 4  # too short, no b, two a, c unknown
