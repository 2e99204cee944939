"""Read and write tables: the only place where a frame meets a file."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from plait.errors import Fault, StudyError
from plait.qualitative.list_cells import guard, unguard
from plait.shapes.shape import DTYPES, Column, Shape, ShapeError, tidy_labels

EXPECTED = "the table that this version of plait writes"
MEND = (
    "run the study again (snakemake --cores all): another version made it, or it broke"
)
ROWS = 2**23  # rows of a part of a Parquet file: labels are written once a part
# Without this, labels of a hundred thousand people would be written row by row.
DICTIONARY_BYTES = 2**28
ARROW = {"text": pa.large_string(), "number": pa.float64(), "count": pa.int64(),
         "flag": pa.bool_()}  # fmt: skip

# Path to a mark of its file and shape, and the table, where tables are kept at all.
_kept: dict[str, tuple] | None = None


def write_frame(frame: pd.DataFrame, path: str, shape: Shape) -> None:
    """Write a checked table as Parquet or CSV, by the ending of the path.

    Parameters
    ----------
    frame : DataFrame
        In the shape.
    path : str
        Ends in .parquet or .csv; the folder is made. In CSV, a text that a spreadsheet
        program would take for a formula has an apostrophe before it; `read_frame`
        takes it off.
    shape : Shape
        What the table must be.

    Raises
    ------
    ShapeError
        Where the table does not have its shape.
    """
    checked = shape.check(frame)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    if path.endswith(".csv"):
        _guarded(checked, shape).to_csv(path, index=False, lineterminator="\n")
        return
    counts = [c.name for c in shape.columns if c.kind == "count"]
    labels = [c.name for c in shape.columns if c.kind == "label"]
    pq.write_table(
        _arrow(checked, shape),
        path,
        row_group_size=ROWS,
        dictionary_pagesize_limit=DICTIONARY_BYTES,
        use_dictionary=[name for name in shape.names if name not in counts],
        column_encoding=dict.fromkeys(counts, "DELTA_BINARY_PACKED"),
        write_statistics=[name for name in shape.names if name not in labels],
    )


def read_frame(
    path: str, shape: Shape, columns: Sequence[str] | None = None
) -> pd.DataFrame:
    """Read a table that plait wrote.

    Parameters
    ----------
    path : str
        Parquet or CSV.
    shape : Shape
        What the table must be.
    columns : sequence of str, optional
        Only these; by default all.

    Returns
    -------
    DataFrame
        Checked. Where only some columns are read, they have their types and the
        rows stand as they were written, but the key is not checked.

    Raises
    ------
    StudyError
        Where the file does not hold the shape: another version of plait wrote it, or
        it is damaged.
    """
    try:
        if columns is None and _kept is not None:
            return _kept_frame(path, shape, _kept)
        return _read(path, shape, columns)
    except ValueError as error:
        raise StudyError([Fault(path, 0, "", str(error), EXPECTED, MEND)]) from error


def keep_frames() -> None:
    """Keep every whole table that is read from now on, until its file changes.

    For a process that reads the same files again and again, such as `plait watch`.
    """
    global _kept
    _kept = _kept or {}


def _kept_frame(path: str, shape: Shape, kept: dict[str, tuple]) -> pd.DataFrame:
    mark = shape, sha256(Path(path).read_bytes()).digest()
    before, frame = kept.get(path, (None, None))
    if before != mark:
        frame = _read(path, shape, None)
        kept[path] = mark, frame
    return frame.copy(deep=False)


def _read(path: str, shape: Shape, columns: Sequence[str] | None) -> pd.DataFrame:
    if path.endswith(".csv"):
        whole = shape.check(_read_csv(path, shape))
        return whole if columns is None else whole[list(columns)]
    with pq.ParquetFile(path) as file:
        missing = {*(columns or [])} - {*file.schema_arrow.names}
        if missing:
            raise ShapeError(f"{shape.name}: columns missing: {sorted(missing)}")
        table = file.read(columns=None if columns is None else list(columns))
    frame = pd.DataFrame(
        {name: _from_arrow(table.column(name)) for name in table.column_names},
        copy=False,
    )
    if columns is None:
        return shape.check(frame)
    kinds = {c.name: DTYPES[c.kind] for c in shape.columns if c.name in columns}
    return frame[list(columns)].astype(kinds)


def read_frames(paths: list[str], shape: Shape) -> pd.DataFrame:
    """Read several parts of one table and put them in the order of its key.

    Parameters
    ----------
    paths : list of str
        Parts; may be empty.
    shape : Shape
        What each part, and the whole, must be.

    Returns
    -------
    DataFrame
        Checked as one; the same whatever the parts were.
    """
    parts = [read_frame(path, shape) for path in paths]
    return shape.check(pd.concat([shape.empty(), *parts], ignore_index=True))


def _guarded(checked: pd.DataFrame, shape: Shape) -> pd.DataFrame:
    """Put an apostrophe before texts that a spreadsheet program would calculate."""
    texts = {name: _changed(checked[name], guard) for name in _text_columns(shape)}
    return checked.assign(**texts)


def _changed(values: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """Change the texts of a column, most of which stay as they are."""
    cells = values.astype("str").tolist()
    new = [change(cell) if isinstance(cell, str) else cell for cell in cells]
    if all(cell is same for cell, same in zip(cells, new, strict=True)):
        return values
    return pd.Series(new, index=values.index, dtype="str")


def _text_columns(shape: Shape) -> list[str]:
    return [c.name for c in shape.columns if c.kind in ("text", "label")]


def _arrow(checked: pd.DataFrame, shape: Shape) -> pa.Table:
    """Leave out what pandas notes of itself: bytes would change with its version."""
    arrays = [_array(checked[column.name], column) for column in shape.columns]
    fields = [
        pa.field(column.name, array.type, nullable=not column.required)
        for column, array in zip(shape.columns, arrays, strict=True)
    ]
    return pa.table(arrays, schema=pa.schema(fields))


def _array(values: pd.Series, column: Column) -> pa.Array:
    if column.kind != "label":
        # named, since a column without rows has no type of its own
        return pa.Array.from_pandas(values, type=ARROW[column.kind])
    codes = values.cat.codes.to_numpy()
    texts = pa.array(values.cat.categories.tolist(), type=pa.string())
    mask = None if column.required else codes < 0
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=mask), texts)


def _from_arrow(column: pa.ChunkedArray) -> pd.Series | pd.Categorical:
    if not pa.types.is_dictionary(column.type):
        return column.to_pandas()
    whole = column.unify_dictionaries().combine_chunks()
    codes = whole.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    texts = pd.Index(whole.dictionary.to_pandas(), dtype="str")
    labels = pd.Categorical.from_codes(codes, texts, validate=False)
    return labels if texts.is_monotonic_increasing else tidy_labels(pd.Series(labels))


def _read_csv(path: str, shape: Shape) -> pd.DataFrame:
    # a carriage return is part of a text: our lines end in a line feed alone
    cells = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""],
                        lineterminator="\n")  # fmt: skip
    bare = {name: _changed(cells[name], unguard)
            for name in _text_columns(shape) if name in cells}  # fmt: skip
    cells = cells.assign(**bare)
    # An empty cell is missing or empty text: where text must be, it is empty.
    texts = {c.name: "" for c in shape.columns
             if c.required and c.kind in ("text", "label")}  # fmt: skip
    return cells.fillna(texts)
