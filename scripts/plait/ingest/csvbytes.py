"""Look at the bytes of a CSV file: its encoding, its header, where its rows begin."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

import numpy as np

from plait.ingest.decoding import decode

NEWLINE, QUOTE = b'\n"'
SEPARATOR_LINE = re.compile(rb'"?sep=([,;\t])"?', re.I)  # Excel's own first line
QUOTED = re.compile(rb'"[^"]*"')
STEP = 1 << 20  # bytes looked at at once: they stay in the processor's cache
BLOCK = 1 << 20  # bytes of rows parsed at once, likewise


@dataclass(frozen=True)
class Head:
    """What stands above the rows of a CSV file.

    Parameters
    ----------
    names : list of str
        Of the columns, without white space around.
    delimiter : str
        One of `,` `;` and tab.
    line : int
        Line in which the names begin, from 1.
    last : int
        Line in which they end.
    end : int
        Bytes up to and with that line.
    declared : bool
        Whether a line `sep=;` declares the delimiter.
    """

    names: list[str]
    delimiter: str
    line: int
    last: int
    end: int
    declared: bool


@dataclass(frozen=True)
class Plain:
    r"""A text file as UTF-8 with `\n` at the end of lines.

    Parameters
    ----------
    stream : binary stream
        From its beginning, without a byte-order mark.
    encoding : str
        What the file was written in.
    zero : int
        Line of the first zero byte, from 1; 0 where there is none.
    """

    stream: BinaryIO
    encoding: str = "utf-8"
    zero: int = 0


def open_plain(path: str) -> Plain:
    """Open a text file in whatever encoding and with whatever line ends.

    Parameters
    ----------
    path : str
        Of a file that there is.

    Returns
    -------
    Plain
        The file itself where nothing must be changed, else a copy in memory. To be
        closed by the caller.
    """
    stream = Path(path).open("rb")  # noqa: SIM115 - the caller closes it
    blocks = iter(partial(stream.read, STEP), b"")
    plain = all(
        block.isascii() and b"\r" not in block and b"\0" not in block
        for block in blocks
    )
    stream.seek(0)
    if plain:
        return Plain(stream)
    with stream:
        text, encoding = decode(stream.read())
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    zero = text.count("\n", 0, text.index("\0")) + 1 if "\0" in text else 0
    return Plain(io.BytesIO(text.encode("utf-8")), encoding, zero)


def read_head(stream: BinaryIO) -> Head | None:
    """Read the names of the columns.

    Parameters
    ----------
    stream : binary stream
        As `open_plain` gives it; at least one line is not blank.

    Returns
    -------
    Head or None
        Of the first row that is not blank; None where its quotation marks do not fit
        together.
    """
    stream.seek(0)
    above, first = next((n, line) for n, line in enumerate(stream, 1) if line.strip())
    declared = SEPARATOR_LINE.fullmatch(first.strip(b" \n"))
    delimiter = declared[1].decode() if declared else _delimiter(first)
    if not declared:
        above -= 1
        stream.seek(stream.tell() - len(first))
    reader = csv.reader(
        (line.decode("utf-8") for line in stream), delimiter=delimiter, strict=True
    )
    last = above
    try:
        for cells in reader:
            line, last = last + 1, above + reader.line_num
            names = [name.strip() for name in cells]
            if any(names):
                return Head(names, delimiter, line, last, stream.tell(), bool(declared))
    except csv.Error:
        return None
    return Head([], delimiter, last, last, stream.tell(), bool(declared))


def _delimiter(header: bytes) -> str:
    # a comma in the text of a question separates nothing
    return max(",;\t", key=QUOTED.sub(b"", header).decode("utf-8").count)


def row_blocks(stream: BinaryIO, head: Head) -> Iterator[bytes]:
    """Cut what is below the header into blocks of whole rows.

    Parameters
    ----------
    stream : binary stream
        As `open_plain` gives it.
    head : Head
        As `read_head` gives it.

    Yields
    ------
    bytes
        A line break in quotation marks ends no block, so that each begins outside
        of them; where they do not come in pairs, the last block is the rest.
    """
    stream.seek(head.end)
    while block := stream.read(BLOCK):
        block += stream.readline()
        lines, marks = [block], block.count(b'"') if b'"' in block else 0
        while marks % 2 and (line := stream.readline()):
            lines.append(line)
            marks += line.count(b'"')
        yield b"".join(lines)


def row_lines(block: bytes, rows: int) -> tuple[np.ndarray, int]:
    """Give the line in which each row begins.

    Parameters
    ----------
    block : bytes
        As `row_blocks` gives it, without stray quotation marks.
    rows : int
        How many of its rows are no empty lines.

    Returns
    -------
    lines : array of int64
        One a row that is not an empty line, from 0. A line break in quotation
        marks ends no row.
    count : int
        Lines of the block.
    """
    body = np.frombuffer(block, "uint8")
    at_end = body == NEWLINE
    at_end[-1:] = True  # the last line of a file may have no end
    count = int(np.count_nonzero(at_end))
    if count == rows:  # no empty lines, no line breaks in cells
        return np.arange(rows), rows
    ends = np.flatnonzero(at_end)
    ends[-1:] += body[-1:] != NEWLINE
    inside = np.searchsorted(np.flatnonzero(body == QUOTE), ends) % 2 == 1
    last = np.flatnonzero(~inside)
    first = np.append(0, last + 1)[:-1]
    starts = np.append(0, ends + 1)[first]
    return first[ends[last] > starts], count


def stray_quote(block: bytes, head: Head) -> int | None:
    """Find a quotation mark that neither opens nor closes a cell.

    Parameters
    ----------
    block : bytes
        As `row_blocks` gives it.
    head : Head
        As `read_head` gives it.

    Returns
    -------
    int or None
        Line of the first one, from 0, or of the last mark where a cell is opened and
        never closed; None where all are in their places, so that counting them tells
        what stands in a cell.
    """
    body = np.frombuffer(block, "uint8")
    marks = np.flatnonzero(body == QUOTE)
    beside = marks + np.where(np.arange(len(marks)) % 2 == 0, -1, 1)
    odd = marks[~_at_edge(body, beside, head)]
    if not len(odd) and len(marks) % 2:
        odd = marks[-1:]
    return block.count(b"\n", 0, int(odd[0])) if len(odd) else None


def _at_edge(body: np.ndarray, places: np.ndarray, head: Head) -> np.ndarray:
    """Tell whether a cell ends at these places (or a doubled mark stands there)."""
    outside = (places < 0) | (places >= len(body))
    there = body[np.where(outside, 0, places)]
    return outside | np.isin(there, [ord(head.delimiter), NEWLINE, QUOTE])
