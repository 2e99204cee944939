"""Parse the rows of a CSV file into columns of distinct texts, as fast as can be."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from plait.ingest.csvbytes import Head, row_blocks, row_lines, stray_quote
from plait.threads import in_order

LARGEST = 2**31 - 1  # bytes of a block that Arrow parses
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
    lines : array of int
        Line in which each row begins, from 1; of rows of any length that are no
        empty lines.
    columns : list of Categorical
        One a column of the header; of the rows that are as long as the header.
    odd : list of OddRow
        Those of another length.
    stray : int or None
        Line of a quotation mark that neither opens nor closes a cell; what stands
        from there on is not parsed.
    """

    lines: np.ndarray
    columns: list[pd.Categorical]
    odd: list[OddRow] = field(default_factory=list)
    stray: int | None = None


@dataclass
class _Block:
    """Some rows: their lines from 0, the codes and distinct texts of each column."""

    lines: np.ndarray = field(default_factory=lambda: np.zeros(0, "int64"))
    breaks: int = 0
    columns: list[tuple[np.ndarray, list[str]]] = field(default_factory=list)
    odd: list[OddRow] = field(default_factory=list)
    stray: int | None = None


def parse_columns(stream: BinaryIO, head: Head) -> Parsed:
    """Parse everything below the header.

    Parameters
    ----------
    stream : binary stream
        UTF-8 with LF.
    head : Head
        As `read_head` gives it.

    Returns
    -------
    Parsed
        Empty lines are passed over; categories have no white space around them, and
        come in the order of the file.
    """
    lines, odd, rows, end = [np.zeros(0, "int32")], [], 0, head.last + 1
    columns = [_Column() for _ in head.names]
    for block in in_order(partial(_parse, head=head), row_blocks(stream, head)):
        if block.stray is not None:
            return Parsed(np.concatenate(lines), [], odd, end + block.stray)
        for column, part in zip(columns, block.columns, strict=False):
            column.add(*part)
        odd += [OddRow(rows + row.number, row.cells, row.text) for row in block.odd]
        kind = np.promote_types("int32", _kind(end + block.breaks))
        lines.append((block.lines + end).astype(kind))
        rows, end = rows + len(block.lines), end + block.breaks
    return Parsed(np.concatenate(lines), [column.whole() for column in columns], odd)


class _Column:
    """A column that grows block by block, with each distinct text once."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.codes = [np.zeros(0, "int8")]

    def add(self, codes: np.ndarray, texts: list[str]) -> None:
        places = self.places
        moved = [places.setdefault(text.strip(), len(places)) for text in texts]
        self.codes.append(np.array(moved, _kind(len(places)))[codes])

    def whole(self) -> pd.Categorical:
        texts = pd.Index(list(self.places), dtype="str")
        codes = np.concatenate(self.codes)
        return pd.Categorical.from_codes(codes, texts, validate=False)


def _kind(count: int) -> np.dtype:
    """Give the shortest whole numbers that tell some texts, and a missing one, apart."""
    return np.min_scalar_type(-max(count, 1))


def _parse(block: bytes, *, head: Head) -> _Block:
    quoted = b'"' in block
    if quoted and (stray := stray_quote(block, head)) is not None:
        return _Block(stray=stray)
    if not block.strip(b"\n"):
        return _Block(breaks=block.count(b"\n"))
    odd: list[OddRow] = []

    def note(row: arrow_csv.InvalidRow) -> str:
        odd.append(OddRow(row.number, row.actual_columns, row.text))
        return "skip"

    parse = arrow_csv.ParseOptions(
        delimiter=head.delimiter, quote_char='"' if quoted else False,
        double_quote=quoted, newlines_in_values=quoted, invalid_row_handler=note,
    )  # fmt: skip
    table = _table(block, len(head.names), parse)
    lines, breaks = row_lines(block, len(table) + len(odd))
    return _Block(lines, breaks, list(_coded(table)), odd)


def _table(block: bytes, width: int, parse: arrow_csv.ParseOptions) -> pa.Table:
    places = [str(place) for place in range(width)]
    size = min(len(block) + 1, LARGEST)
    return arrow_csv.read_csv(
        pa.BufferReader(block),
        arrow_csv.ReadOptions(column_names=places, block_size=size, use_threads=False),
        parse,
        arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(places, TEXT), strings_can_be_null=False,
            check_utf8=False,
        ),
    )  # fmt: skip


def _coded(table: pa.Table) -> Iterator[tuple[np.ndarray, list[str]]]:
    for column in table.columns:
        whole = column.unify_dictionaries().combine_chunks()
        texts = whole.dictionary.to_pylist()
        yield whole.indices.to_numpy().astype(_kind(len(texts))), texts
