"""Change single cells of a CSV file that people keep, and nothing else in it."""

import codecs
import re
from collections.abc import Mapping

from plait.ingest.csvfile import CsvFile

BIG_ENDIAN = ("utf-16", codecs.BOM_UTF16_BE)

Span = tuple[int, int]


def with_cells(
    content: bytes, file: CsvFile, row: int, cells: Mapping[str, str]
) -> bytes:
    """Write cells into one row of a CSV file.

    Parameters
    ----------
    content : bytes
        The file as it is.
    file : CsvFile
        The same, as read: its columns, encoding, separator and lines.
    row : int
        Place of the row among `file.rows`.
    cells : mapping of str to str
        Column to what stands there from now on; one that the file has not is added at
        the end of the header and, blank, of every other row.

    Returns
    -------
    bytes
        With the same encoding, byte-order mark, separators, line ends, quotation marks
        and order; every byte of the other cells is as it was.
    """
    text = content.decode(file.encoding)
    rows = [spans for spans in _spans(text, file.delimiter) if _filled(text, spans)]
    new = [name for name in cells if name not in file.columns]
    edits = [
        (rows[row + 1][file.columns.index(name)], value)
        for name, value in cells.items() if name not in new
    ]  # fmt: skip
    for place, spans in enumerate(rows):
        values = (
            new if place == 0 else [cells[n] if place == row + 1 else "" for n in new]
        )
        end = spans[-1][1]
        edits += [((end, end), file.delimiter + value) for value in values]
    return _encoded(_edited(text, edits), content, file.encoding)


def _spans(text: str, delimiter: str) -> list[list[Span]]:
    """Give the places of all cells, row after row, quotation marks included."""
    rest = rf"[^{re.escape(delimiter)}\r\n]*"
    cell = re.compile(
        rf'(?:"(?:[^"]|"")*"{rest}|{rest})({re.escape(delimiter)}|\r\n|\r|\n|\Z)'
    )
    rows, row, at = [], [], 0
    while at < len(text) or row:
        found = cell.match(text, at)
        row.append((at, found.start(1)))
        at = found.end()
        if found[1] != delimiter:
            rows.append(row)
            row = []
    return rows


def _filled(text: str, spans: list[Span]) -> bool:
    return any(text[slice(*span)].strip() for span in spans)


def _edited(text: str, edits: list[tuple[Span, str]]) -> str:
    """Write from the end to the beginning, so that places hold."""
    # two insertions at one place keep their order
    ordered = sorted(enumerate(edits), key=lambda pair: (pair[1][0], pair[0]))
    for _, ((start, end), value) in reversed(ordered):
        quoted = text[start:end].startswith('"')
        text = text[:start] + (f'"{value}"' if quoted else value) + text[end:]
    return text


def _encoded(text: str, content: bytes, encoding: str) -> bytes:
    if (encoding, content[:2]) == BIG_ENDIAN:
        return codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    return text.encode(encoding)
