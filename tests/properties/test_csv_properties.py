"""However a table is written as CSV, it is read back, and no row is lost silently."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plait.ingest.csvfile import read_csv_rows
from plait.ingest.decoding import decode
from plait.shapes.shape import Column, Shape
from plait.shapes.tables import read_frame, write_frame

CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=8
)
ROWS = st.lists(st.tuples(CELL, CELL, CELL), max_size=5)
HEADER = ("id", "answer", "note")
NOTES = Shape(
    name="notes",
    grain="one row: a note",
    key=("note",),
    columns=(
        Column("note", "text", "what was noted", required=True),
        Column("n", "count", "how often"),
        Column("share", "number", "of all"),
        Column("kept", "flag", "whether it stays"),
    ),
)
NOTE = st.fixed_dictionaries(
    {
        "note": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
                        min_size=1, max_size=8),
        "n": st.none() | st.integers(-(2**53), 2**53),
        "share": st.none() | st.floats(allow_nan=False, allow_infinity=False),
        "kept": st.booleans(),
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("csv") / "f.csv"


def _written(rows, delimiter=",", end="\n") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows([HEADER, *rows])
    return text.getvalue()


@given(
    rows=ROWS,
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_table_is_read_however_it_was_saved(path, rows, delimiter, end, encoding):
    path.write_bytes(_written(rows, delimiter, end).encode(encoding))
    file = read_csv_rows(str(path), required=HEADER)
    stripped = [tuple(cell.strip() for cell in row) for row in rows]
    assert [tuple(row.values()) for row in file.rows] == [r for r in stripped if any(r)]
    assert file.faults == []


@given(widths=st.lists(st.integers(1, 5), max_size=6))
def test_every_row_is_read_or_told(path, widths):
    path.write_text("\n".join([",".join(HEADER), *(",".join("x" * w) for w in widths)]))
    file = read_csv_rows(str(path))
    assert file.lines == [n for n, width in enumerate(widths, 2) if width == 3]
    assert [f.line for f in file.faults] == [
        n for n, width in enumerate(widths, 2) if width != 3
    ]


@given(rows=st.lists(st.tuples(*[st.sampled_from("abc")] * 3), min_size=1, max_size=6),
       data=st.data())  # fmt: skip
def test_a_cell_that_opens_a_quotation_and_never_closes_it_is_told(path, rows, data):
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, 2))
    lines = [list(cells) for cells in rows]
    lines[row][column] = '"' + lines[row][column]
    text = "\n".join(",".join(cells) for cells in [HEADER, *lines])
    path.write_text(text, "utf-8")
    file = read_csv_rows(str(path))
    assert [fault.line for fault in file.faults] == [row + 2]
    assert len(file.rows) == row


@given(data=st.binary(max_size=80))
def test_no_file_is_so_broken_that_it_raises(path, data):
    path.write_bytes(data)
    file = read_csv_rows(str(path), required=["id"])
    assert file.faults
    assert len(file.rows) == len(file.lines)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_utf_8_is_decoded_to_itself_without_its_mark(text):
    assert decode(text.encode())[0] == text.removeprefix("\ufeff")


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@given(rows=st.lists(NOTE, max_size=4, unique_by=lambda row: row["note"]))
def test_a_table_of_ours_comes_back_as_it_went(path, ending, rows):
    frame, file = NOTES.frame(rows), str(path.with_suffix(f".{ending}"))
    write_frame(frame, file, NOTES)
    pd.testing.assert_frame_equal(read_frame(file, NOTES), frame)
