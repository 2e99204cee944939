"""Look at the bytes of a CSV file: its encoding, its header, where its rows begin."""

import csv
import io
import re
from dataclasses import dataclass

import numpy as np

from plait.ingest.decoding import decode

NEWLINE, QUOTE = b'\n"'
SEPARATOR_LINE = re.compile(rb'"?sep=([,;\t])"?', re.I)  # Excel's own first line
QUOTED = re.compile(rb'"[^"]*"')
STEP = 1 << 24  # bytes looked at at once: what bounds the memory


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


def plain_bytes(data: bytes) -> tuple[bytes, str]:
    r"""Bring the bytes of a text file to UTF-8 with `\n` at the end of lines.

    Parameters
    ----------
    data : bytes
        As they stand in the file.

    Returns
    -------
    data : bytes
        UTF-8 without a byte-order mark.
    encoding : str
        What the file was written in.
    """
    encoding = "utf-8"
    if not data.isascii():
        text, encoding = decode(data)
        data = text.encode("utf-8")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data, encoding


def read_head(data: bytes) -> Head | None:
    """Read the names of the columns.

    Parameters
    ----------
    data : bytes
        As `plain_bytes` gives them; at least one line is not blank.

    Returns
    -------
    Head or None
        Of the first row that is not blank; None where its quotation marks do not fit
        together.
    """
    stream = io.BytesIO(data)
    above, first = _filled_line(stream)
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


def _filled_line(stream: io.BytesIO) -> tuple[int, bytes]:
    """Read on to the next line that is not blank, and count."""
    return next((n, line) for n, line in enumerate(stream, 1) if line.strip())


def _delimiter(header: bytes) -> str:
    # a comma in the text of a question separates nothing
    return max(",;\t", key=QUOTED.sub(b"", header).decode("utf-8").count)


def row_lines(data: bytes, head: Head) -> np.ndarray:
    """Give the line in which each row begins.

    Parameters
    ----------
    data : bytes
        As `plain_bytes` gives them, without stray quotation marks.
    head : Head
        As `read_head` gives it.

    Returns
    -------
    array of int64
        One a row that is not an empty line, from 1. A line break in quotation
        marks ends no row.
    """
    body = np.frombuffer(data, "uint8", offset=head.end)
    ends, inside = _line_ends(body)
    if len(body) and body[-1] != NEWLINE:
        ends, inside = np.append(ends, len(body)), np.append(inside, False)
    last = np.flatnonzero(~inside)
    starts = np.append(-1, ends[last[:-1]]) + 1 if len(last) else last
    lines = head.last + 1 + np.append(-1, last[:-1]) + 1 if len(last) else last
    return lines[ends[last] > starts].astype("int64")


def _line_ends(body: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Find every line end, and whether it stands in quotation marks."""
    places, inside, seen = [np.zeros(0, "int64")], [np.zeros(0, "bool")], 0
    for start in range(0, len(body), STEP):
        part = body[start : start + STEP]
        ends, marks = np.flatnonzero(part == NEWLINE), np.flatnonzero(part == QUOTE)
        places.append(ends + start)
        inside.append((np.searchsorted(marks, ends) + seen) % 2 == 1)
        seen += len(marks)
    return np.concatenate(places), np.concatenate(inside)


def stray_quote(data: bytes, head: Head) -> int | None:
    """Find a quotation mark that neither opens nor closes a cell.

    Parameters
    ----------
    data : bytes
        As `plain_bytes` gives them.
    head : Head
        As `read_head` gives it.

    Returns
    -------
    int or None
        Line of the first one, or of the last mark where a cell is opened and never
        closed; None where all are in their places, so that counting them tells what
        stands in a cell.
    """
    body = np.frombuffer(data, "uint8", offset=head.end)
    seen, last = 0, 0
    for start in range(0, len(body), STEP):
        marks = np.flatnonzero(body[start : start + STEP] == QUOTE) + start
        opening = (np.arange(len(marks)) + seen) % 2 == 0
        odd = marks[~_at_edge(body, np.where(opening, marks - 1, marks + 1), head)]
        if len(odd):
            return _line_at(data, head, int(odd[0]))
        seen, last = seen + len(marks), int(marks[-1]) if len(marks) else last
    return _line_at(data, head, last) if seen % 2 else None


def _line_at(data: bytes, head: Head, place: int) -> int:
    return head.last + 1 + data.count(b"\n", head.end, head.end + place)


def _at_edge(body: np.ndarray, places: np.ndarray, head: Head) -> np.ndarray:
    """Tell whether a cell ends at these places (or a doubled mark stands there)."""
    outside = (places < 0) | (places >= len(body))
    there = body[np.where(outside, 0, places)]
    return outside | np.isin(there, [ord(head.delimiter), NEWLINE, QUOTE])
