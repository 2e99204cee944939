"""Parse the rows of a CSV file into columns of distinct texts, as fast as can be."""

from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from plait.ingest.csvbytes import Head
from plait.ingest.tablefile import coded_column, text_column

BLOCK = 1 << 22  # bytes parsed at once by a thread
LONGEST = 1 << 30  # bytes of the longest row
TEXT = pa.dictionary(pa.int32(), pa.utf8())


@dataclass(frozen=True)
class OddRow:
    """A row that has not as many cells as the header.

    Parameters
    ----------
    number : int
        Which of the rows that are no empty lines, from 1.
    cells : int
        How many cells it has.
    text : str
        As it stands in the file.
    """

    number: int
    cells: int
    text: str


@dataclass
class Parsed:
    """Rows of a CSV file as columns.

    Parameters
    ----------
    rows : int
        How many are as long as the header.
    columns : list of Categorical
        One a column of the header; at least one.
    odd : list of OddRow
        Those of another length.
    """

    rows: int
    columns: list[pd.Categorical]
    odd: list[OddRow] = field(default_factory=list)


def parse_columns(data: bytes, head: Head, *, quoted: bool) -> Parsed:
    """Parse everything below the header.

    Parameters
    ----------
    data : bytes
        UTF-8 with LF, without stray quotation marks.
    head : Head
        As `read_head` gives it.
    quoted : bool
        Whether there is a quotation mark below the header.

    Returns
    -------
    Parsed
        Empty lines are passed over; categories have no white space around them.
    """
    if head.end >= len(data):
        return Parsed(0, [text_column([]) for _ in head.names])
    body = pa.py_buffer(data)[head.end :]
    parse = partial(_parse, body, head, quoted)
    try:
        parsed = parse(block=BLOCK, threads=True)
    except pa.ArrowInvalid:  # a row that is longer than a block
        return parse(block=LONGEST, threads=False)
    # once more on one thread where rows are odd: only that gives their numbers
    return parse(block=BLOCK, threads=False) if parsed.odd else parsed


def _parse(
    body: pa.Buffer, head: Head, quoted: bool, *, block: int, threads: bool
) -> Parsed:
    odd: list[OddRow] = []

    def note(row: arrow_csv.InvalidRow) -> str:
        odd.append(OddRow(row.number or 0, row.actual_columns, row.text))
        return "skip"

    places = [str(place) for place in range(len(head.names))]
    table = arrow_csv.read_csv(
        pa.BufferReader(body),
        arrow_csv.ReadOptions(
            column_names=places, block_size=block, use_threads=threads
        ),
        arrow_csv.ParseOptions(
            delimiter=head.delimiter, quote_char='"' if quoted else False,
            double_quote=quoted, newlines_in_values=quoted, invalid_row_handler=note,
        ),
        arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(places, TEXT), strings_can_be_null=False,
            check_utf8=False,
        ),
    )  # fmt: skip
    return Parsed(len(table), [_column(column) for column in table.columns], odd)


def _column(parsed: pa.ChunkedArray) -> pd.Categorical:
    chunks = parsed.unify_dictionaries().chunks
    places = np.concatenate([chunk.indices.to_numpy() for chunk in chunks])
    return coded_column(places, chunks[0].dictionary.to_pylist())
