"""CSV exports of any size are read as columns, with the lines of their rows."""

import pytest

from plait.ingest import csvbytes, csvtable
from plait.ingest.csvfile import read_csv_rows
from plait.ingest.csvtable import read_csv_table
from plait.ingest.tablefile import TableFile

EITHER = [False, True]  # as a small file, as a large one


@pytest.fixture
def read(tmp_path, monkeypatch):
    def write_and_read(content, *, large=False) -> TableFile:
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "f.csv").write_bytes(data)
        if large:
            monkeypatch.setattr(csvtable, "SMALL", 0)
            monkeypatch.setattr(csvbytes, "STEP", 5)
            monkeypatch.setattr(csvbytes, "BLOCK", 5)
        return read_csv_table(str(tmp_path / "f.csv"), shown="f.csv")

    return write_and_read


def _rows(file: TableFile) -> dict[str, list[str]]:
    return {name: list(texts) for name, texts in file.columns.items()}


@pytest.mark.parametrize("large", EITHER)
@pytest.mark.parametrize("quote", ["", '"'])
def test_columns_are_texts_without_white_space_around(read, large, quote):
    cells = [[" id", "x "], ["p1 ", "3"], [" p1", ""], ["p2", "3.50"]]
    lines = [",".join(f"{quote}{cell}{quote}" for cell in row) for row in cells]
    file = read("\n".join(lines), large=large)
    assert _rows(file) == {"id": ["p1", "p1", "p2"], "x": ["3", "", "3.50"]}
    assert list(file.columns["id"].categories) == ["p1", "p2"]
    assert (list(file.lines), file.faults) == ([2, 3, 4], [])


@pytest.mark.parametrize("large", EITHER)
def test_lines_are_right_below_blank_lines_and_breaks_in_cells(read, large):
    text = '\n\na,"b\nc"\n\n1,"two\nlines"\n,\n\n"3",4\n5,6\n\n\n'
    file = read(text, large=large)
    assert list(file.lines) == [6, 10, 11]
    assert _rows(file) == {"a": ["1", "3", "5"], "b\nc": ["two\nlines", "4", "6"]}


def test_lines_are_right_below_blank_lines_without_any_quotation_mark(read):
    assert list(read("a,b\n\n1,2\n\n\n3,4\n,\n5,6").lines) == [3, 6, 8]


@pytest.mark.parametrize("large", EITHER)
def test_lines_are_right_around_rows_of_white_space(read, large):
    file = read("a,b\n1,2\n  \n,,,\n3,4\n", large=large)
    assert (list(file.lines), _rows(file)["a"]) == ([2, 5], ["1", "3"])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_and_line_end_gives_the_same(read, end, encoding):
    text = end.join(["id,name", 'p1,"Zoë\nB"', "p2,x"])
    file = read(text.encode(encoding))
    assert _rows(file) == {"id": ["p1", "p2"], "name": ["Zoë\nB", "x"]}
    assert (file.encoding, list(file.lines)) == (encoding, [2, 4])


@pytest.mark.parametrize(("mark", "comma"), [(",", False), (";", True), ("\t", False)])
def test_the_separator_is_found_and_tells_of_decimal_commas(read, mark, comma):
    file = read(f"a{mark}b\n1{mark}2\n")
    assert (list(file.columns), file.decimal_comma) == (["a", "b"], comma)


def test_commas_in_the_text_of_a_question_separate_nothing(read):
    file = read('"id";"1. Sad, low, or tired, at work?"\n"p1";"3"\n')
    assert list(file.columns) == ["id", "1. Sad, low, or tired, at work?"]


@pytest.mark.parametrize("line", ["sep=;\n", '\n"sep=;"\r\n'])
def test_the_line_with_which_excel_declares_the_separator_is_no_header(read, line):
    file = read(f"{line}id;a,b,c\np1;3,5\n")
    assert (list(file.columns), file.decimal_comma) == (["id", "a,b,c"], True)
    assert list(file.lines) == [line.count("\n") + 2]


@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff"])
def test_an_empty_file_is_one_fault(read, content):
    file = read(content)
    assert ([f.found for f in file.faults], file.columns) == (["an empty file"], {})


def test_a_missing_file_is_one_fault(tmp_path):
    file = read_csv_table(str(tmp_path / "none.csv"), shown="none.csv")
    assert [(f.file, f.found) for f in file.faults] == [("none.csv", "no such file")]


def test_a_header_without_rows_has_its_columns(read):
    file = read("a,b\n")
    assert (_rows(file), len(file), file.faults) == ({"a": [], "b": []}, 0, [])


def test_a_file_of_separators_alone_has_no_columns(read):
    assert read(",,\n,,\n").columns == {}


def test_a_zero_byte_is_told_with_its_line(read):
    (fault,) = read("id,x\np1,\0\n".encode("utf-16-le")).faults
    assert (fault.line, fault.found) == (1, "a zero byte")


def test_a_column_without_a_name_is_told_if_something_stands_in_it(read):
    file = read("\n,x,\n1,p1,\n")
    assert [(f.line, f.where) for f in file.faults] == [(2, "column 1")]
    assert list(file.columns) == ["x"]


def test_a_column_that_stands_twice_is_told(read):
    (fault,) = read("x,y,x\n1,2,3\n").faults
    assert (fault.where, fault.found) == ("column x", "this column twice")


def test_oddities_of_a_small_file_are_told_as_for_any_csv_file(read, tmp_path):
    file = read('a,b\n1,2\n3\n4,5"6\n"7,8\n')
    rows = read_csv_rows(str(tmp_path / "f.csv"), shown="f.csv")
    assert file.faults == rows.faults
    assert [fault.line for fault in file.faults] == [3, 5]
    assert (_rows(file), list(file.lines)) == (
        {"a": ["1", "4"], "b": ["2", '5"6']}, [2, 4],
    )  # fmt: skip


def test_rows_of_another_length_in_a_large_file_are_counted(read):
    file = read("a,b\n1,2\n\n3\n4,5,6\n  \n7\n", large=True)
    (fault,) = file.faults
    assert (fault.line, fault.found) == (4, "1 cells (and 2 more such rows)")
    assert file.columns == {}


@pytest.mark.parametrize(("rows", "line"), [
    ('1,2\n3,4"5\n"6",7\n', 3), ('1,2\n"3,4\n5,6\n', 3), ('1,"2"x\n3,4\n', 2),
    ('1,2\n3,"4', 3),
])  # fmt: skip
def test_a_stray_quotation_mark_in_a_large_file_is_told(read, rows, line):
    (fault,) = read(f"a,b\n{rows}", large=True).faults
    assert (fault.line, fault.expected) == (line, "quotation marks in pairs")


def test_a_header_whose_quotation_mark_is_not_closed_is_told(read):
    assert [f.line for f in read('a,"b\n1,2\n').faults] == [1]
    assert [f.line for f in read('a,"b\n1,2\n', large=True).faults] == [1]


@pytest.mark.parametrize("end", ["", "\n"])
def test_the_last_row_may_have_no_line_end(read, end):
    assert list(read(f"a\n1\n\n2{end}").lines) == [2, 4]


def test_a_block_of_empty_lines_alone_counts_its_lines(read, monkeypatch):
    monkeypatch.setattr(csvbytes, "BLOCK", 1)
    assert list(read("a,b\n1,2\n\n\n\n3,4\n").lines) == [2, 6]


def test_a_cell_of_many_lines_at_the_seam_of_blocks_stays_whole(read, monkeypatch):
    monkeypatch.setattr(csvbytes, "BLOCK", 4)
    file = read('a,b\n1,x\n2,"y\n\nz"\n3,w\n')
    assert _rows(file)["b"] == ["x", "y\n\nz", "w"]
    assert list(file.lines) == [2, 3, 6]


def test_doubled_quotation_marks_stand_for_one(read):
    file = read('a,b\n"say ""yes""",""\n"""",x\n', large=True)
    assert _rows(file) == {"a": ['say "yes"', '"'], "b": ["", "x"]}


def test_a_cell_that_is_longer_than_a_block_is_read(read, monkeypatch):
    monkeypatch.setattr(csvbytes, "BLOCK", 16)
    file = read(f"a,b\n1,{'x' * 100}\n2,y\n")
    assert (len(file.columns["b"][0]), list(file.lines)) == (100, [2, 3])


def test_rows_of_many_blocks_come_in_order(read, monkeypatch):
    monkeypatch.setattr(csvbytes, "BLOCK", 64)
    people = [f"p{n:04}" for n in range(500)]
    file = read(
        "id,x\n" + "".join(f"{name},{n % 5}\n" for n, name in enumerate(people))
    )
    assert list(file.columns["id"]) == people
    assert list(file.columns["x"]) == [str(n % 5) for n in range(500)]


@pytest.mark.parametrize("number", ["01", "+1", "-0", "1.0", "1e0", "12345678901234"])
def test_a_number_keeps_the_text_in_which_it_was_written(read, number):
    assert _rows(read(f"x\n1\n{number}\n")) == {"x": ["1", number]}


def test_no_text_stands_for_a_missing_answer_but_the_empty_one(read):
    texts = ["NA", "NULL", "NaN", "#N/A", "null", ""]
    rows = "".join(f"p,{text}\n" for text in texts)
    assert list(read(f"id,x\n{rows}").columns["x"]) == texts


def test_only_rows_of_white_space_below_the_header_are_no_rows(read):
    file = read("a,b\n \n  \n", large=True)
    assert (_rows(file), file.faults) == ({"a": [], "b": []}, [])
