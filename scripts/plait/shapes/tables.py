"""Read and write tables: the only place where a frame meets a file."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from plait.shapes.shape import Shape


def write_frame(frame: pd.DataFrame, path: str, shape: Shape) -> None:
    """Write a checked table as Parquet or CSV, by the ending of the path.

    Parameters
    ----------
    frame : DataFrame
        In the shape.
    path : str
        Ends in .parquet or .csv; the folder is made.
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
        checked.to_csv(path, index=False, lineterminator="\n")
        return
    table = pa.Table.from_pandas(checked, preserve_index=False)
    # pandas notes its own version in the metadata: bytes would change with it
    pq.write_table(table.replace_schema_metadata(None), path)


def read_frame(path: str, shape: Shape) -> pd.DataFrame:
    """Read a table that plait wrote.

    Parameters
    ----------
    path : str
        Parquet or CSV.
    shape : Shape
        What the table must be.

    Returns
    -------
    DataFrame
        Checked.

    Raises
    ------
    ShapeError
        Where the file does not hold the shape.
    """
    if path.endswith(".csv"):
        # a carriage return is part of a text: our lines end in a line feed alone
        cells = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""],
                            lineterminator="\n")  # fmt: skip
        # An empty cell is missing or empty text: where text must be, it is empty.
        texts = {c.name: "" for c in shape.columns if c.required and c.kind == "text"}
        return shape.check(cells.fillna(texts))
    return shape.check(pq.read_table(path).to_pandas())


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
