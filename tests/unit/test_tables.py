"""What is written to a file is what is read from it, byte by byte the same each time."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from plait.errors import StudyError
from plait.shapes import tables
from plait.shapes.questionnaires import ANSWERS
from plait.shapes.shape import Column, Shape, ShapeError
from plait.shapes.synthesis import ARGUMENT_FAULTS
from plait.shapes.tables import read_frame, read_frames, write_frame

WORDS = Shape(
    name="words",
    grain="one row: a word",
    key=("word",),
    columns=(
        Column("word", "text", "the word", required=True),
        Column("n", "count", "how often"),
        Column("share", "number", "of all"),
        Column("note", "text", "anything"),
        Column("kept", "flag", "whether it stays"),
    ),
)
FRAME = WORDS.frame(
    [
        {"word": "NA", "n": 3, "share": 0.1 + 0.2, "kept": False},
        {"word": 'say "no", \n twice', "note": "ë", "kept": True},
    ]
)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_comes_back_as_it_went(tmp_path, ending):
    path = str(tmp_path / "new" / f"words.{ending}")
    write_frame(FRAME, path, WORDS)
    pd.testing.assert_frame_equal(read_frame(path, WORDS), FRAME)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_without_rows_comes_back_with_its_types(tmp_path, ending):
    path = str(tmp_path / f"words.{ending}")
    write_frame(WORDS.empty(), path, WORDS)
    pd.testing.assert_frame_equal(read_frame(path, WORDS), WORDS.empty())


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_order_of_the_rows_does_not_change_the_bytes(tmp_path, ending):
    paths = [tmp_path / f"{n}.{ending}" for n in (1, 2)]
    write_frame(FRAME, str(paths[0]), WORDS)
    write_frame(FRAME[::-1], str(paths[1]), WORDS)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_parquet_holds_no_version_of_pandas(tmp_path):
    path = str(tmp_path / "words.parquet")
    write_frame(FRAME, path, WORDS)
    assert pq.read_schema(path).metadata is None


def test_csv_lines_end_in_a_line_feed(tmp_path):
    write_frame(FRAME, str(tmp_path / "words.csv"), WORDS)
    data = (tmp_path / "words.csv").read_bytes()
    assert data.startswith(b"word,n,share,note,kept\nNA,3,0.30000000000000004,,False\n")
    assert b"\r" not in data


def test_required_text_may_be_empty_in_a_csv_file(tmp_path):
    path = str(tmp_path / "faults.csv")
    names = ("proposition", "file", "found", "expected", "mend")
    row = dict.fromkeys(names, "x") | {"statement": "", "line": 1}
    frame = ARGUMENT_FAULTS.frame([row])
    write_frame(frame, path, ARGUMENT_FAULTS)
    pd.testing.assert_frame_equal(read_frame(path, ARGUMENT_FAULTS), frame)


def test_a_table_of_another_shape_is_not_written(tmp_path):
    with pytest.raises(ShapeError):
        write_frame(FRAME.drop(columns="n"), str(tmp_path / "words.csv"), WORDS)
    assert not (tmp_path / "words.csv").exists()


def test_a_file_of_another_shape_is_refused(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("word,n\nx,1\n")
    with pytest.raises(StudyError, match="columns missing") as refused:
        read_frame(str(path), WORDS)
    (fault,) = refused.value.faults
    assert fault.file == str(path)
    assert "run the study again" in fault.mend


@pytest.mark.parametrize("damage", ["", 'word,n\n"x,1\n', "word\n\xff\n"])
def test_a_damaged_file_is_refused_without_a_traceback(tmp_path, damage):
    path = tmp_path / "words.csv"
    path.write_bytes(damage.encode("latin-1"))
    with pytest.raises(StudyError, match="run the study again"):
        read_frame(str(path), WORDS)


def test_a_column_that_an_older_file_lacks_is_named(tmp_path):
    path = str(tmp_path / "words.parquet")
    pq.write_table(pa.table({"word": ["x"]}), path)
    with pytest.raises(StudyError, match=r"columns missing: \['note'\]"):
        read_frame(path, WORDS, ["word", "note"])


def test_parts_are_read_as_one_table_in_the_order_of_the_key(tmp_path):
    parts = [str(tmp_path / f"{n}.parquet") for n in (1, 2)]
    write_frame(FRAME[1:], parts[0], WORDS)
    write_frame(FRAME[:1], parts[1], WORDS)
    pd.testing.assert_frame_equal(read_frames(parts, WORDS), FRAME)


def test_no_parts_are_a_table_without_rows():
    pd.testing.assert_frame_equal(read_frames([], WORDS), WORDS.empty())


def test_a_row_in_two_parts_is_refused(tmp_path):
    path = str(tmp_path / "words.parquet")
    write_frame(FRAME, path, WORDS)
    with pytest.raises(ShapeError, match="stands twice"):
        read_frames([path, path], WORDS)


LONG = Shape(
    name="long",
    grain="one row: a person x word",
    key=("person", "word"),
    columns=(
        Column("person", "label", "who", required=True),
        Column("word", "label", "the word", required=True),
        Column("mood", "label", "how it was said"),
        Column("line", "count", "where", required=True),
        Column("share", "number", "of all"),
    ),
)
SAID = LONG.frame(
    {"person": person, "word": word, "mood": mood, "line": line}
    for line, (person, word, mood) in enumerate(
        [("b", "yes", "glad"), ("a", "yes", None), ("é", "no", "sad")], start=1
    )
)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_labels_come_back_as_categories_missing_ones_too(tmp_path, ending):
    path = str(tmp_path / f"long.{ending}")
    write_frame(SAID, path, LONG)
    back = read_frame(path, LONG)
    pd.testing.assert_frame_equal(back, SAID)
    assert back["person"].cat.categories.tolist() == ["a", "b", "é"]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_labels_without_rows_come_back(tmp_path, ending):
    path = str(tmp_path / f"long.{ending}")
    write_frame(LONG.empty(), path, LONG)
    pd.testing.assert_frame_equal(read_frame(path, LONG), LONG.empty())


def test_labels_are_written_once_and_not_row_by_row(tmp_path):
    path = str(tmp_path / "long.parquet")
    write_frame(SAID, path, LONG)
    schema = pq.read_schema(path)
    assert str(schema.field("person").type).startswith("dictionary<")
    column = pq.ParquetFile(path).metadata.row_group(0).column(0)
    assert "RLE_DICTIONARY" in column.encodings


def test_labels_that_no_row_has_are_not_written(tmp_path):
    wider = SAID.assign(person=SAID["person"].cat.add_categories(["left out"]))
    paths = [tmp_path / "1.parquet", tmp_path / "2.parquet"]
    for frame, path in zip((SAID, wider), paths, strict=True):
        write_frame(frame, str(path), LONG)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert b"left out" not in paths[1].read_bytes()


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_some_columns_can_be_read_alone_with_their_types(tmp_path, ending):
    path = str(tmp_path / f"long.{ending}")
    write_frame(SAID, path, LONG)
    some = read_frame(path, LONG, columns=["line", "person"])
    pd.testing.assert_frame_equal(some, SAID[["line", "person"]])


def test_labels_of_several_parts_are_put_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "ROWS", 1)
    path = str(tmp_path / "long.parquet")
    write_frame(SAID, path, LONG)
    assert pq.ParquetFile(path).num_row_groups == 3
    for columns in (None, ["person", "mood"]):
        back = read_frame(path, LONG, columns=columns)
        pd.testing.assert_frame_equal(back, SAID[list(back.columns)])


def test_labels_in_another_order_are_sorted(tmp_path):
    path = str(tmp_path / "long.parquet")
    texts = pd.Categorical(["b", "a"], categories=["b", "a"])
    pd.DataFrame({"person": texts}).to_parquet(path)
    person = read_frame(path, LONG, columns=["person"])["person"]
    assert person.tolist() == ["b", "a"]
    assert person.cat.categories.tolist() == ["a", "b"]


def test_a_table_without_rows_keeps_its_types_through_a_file(tmp_path):
    path = str(tmp_path / "t.parquet")
    none = pd.Series([], dtype="str")
    empty = ANSWERS.empty().assign(item=pd.Categorical(none))
    write_frame(empty, path, ANSWERS)
    pd.testing.assert_frame_equal(read_frame(path, ANSWERS), ANSWERS.empty())


@pytest.fixture
def kept(monkeypatch):
    """Keep tables for the time of a test."""
    monkeypatch.setattr(tables, "_kept", None)
    tables.keep_frames()


def test_a_kept_table_is_read_once_and_again_when_its_file_changes(kept, tmp_path, monkeypatch):  # fmt: skip
    reads, read = [], tables._read_csv
    monkeypatch.setattr(tables, "_read_csv", lambda *a: reads.append(a) or read(*a))
    path = str(tmp_path / "words.csv")
    write_frame(FRAME, path, WORDS)
    once = [read_frame(path, WORDS) for _ in range(3)]
    assert len(reads) == 1
    pd.testing.assert_frame_equal(once[2], FRAME)
    write_frame(FRAME[:1], path, WORDS)
    assert len(read_frame(path, WORDS)) == 1


def test_who_changes_a_kept_table_changes_only_their_own(kept, tmp_path):
    path = str(tmp_path / "words.csv")
    write_frame(FRAME, path, WORDS)
    own = read_frame(path, WORDS)
    own.loc[0, "word"] = "other"
    pd.testing.assert_frame_equal(read_frame(path, WORDS), FRAME)


def test_a_kept_table_is_not_taken_for_another_shape(kept, tmp_path):
    path = str(tmp_path / "words.csv")
    write_frame(FRAME, path, WORDS)
    read_frame(path, WORDS)
    other = Shape("others", "one row: a word", ("word",), WORDS.columns[:2])
    with pytest.raises(StudyError, match="columns missing or unknown"):
        read_frame(path, other)
