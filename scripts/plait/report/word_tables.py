"""Give the tables of a finished report as one workbook, each with its caption."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from plait.release.workbook import Sheet, write_workbook
from plait.report.word_xml import beside, style_of, text_of, w

WIDE, NARROW = 60, 9
NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*)?(?:\.\d+)?(?<=\d)")
# What looks like a number there is a name; the first column names its row.
NAMES = {"Version"}


@dataclass(frozen=True)
class SetTable:
    """A table as the report prints it.

    Parameters
    ----------
    label : str
        As "Table 3".
    caption : str
        The words after it.
    rows : list of list of (str, int)
        Words of each cell and how many columns it covers.
    heads : int
        Rows of the head.
    """

    label: str
    caption: str
    rows: list[list[tuple[str, int]]]
    heads: int


def write_report_tables(word: str | Path, path: str | Path) -> None:
    """Write every numbered table of a report into one workbook.

    Parameters
    ----------
    word : str or Path
        The report as a Word file, finished: the one place where both renderers leave
        the same tables, with their numbers and references resolved.
    path : str or Path
        Ends in .xlsx. A sheet a table, under its number; before them a list of all.
    """
    tables = tables_of(Path(word).read_bytes())
    listed = [["Table", "Caption"], *([t.label, t.caption] for t in tables)]
    first = Sheet("Tables", listed, widths=(12, 100), wrapped=True)
    write_workbook(path, [first, *map(_sheet, tables)])


def tables_of(word: bytes) -> list[SetTable]:
    """Read the numbered tables of a finished Word report.

    Parameters
    ----------
    word : bytes
        A .docx.

    Returns
    -------
    list of SetTable
        In their order; what has no caption above it is no table of the report.
    """
    with zipfile.ZipFile(io.BytesIO(word)) as file:
        body = etree.fromstring(file.read("word/document.xml")).find(w("body"))
    return [table for table in map(_read, body.findall(w("tbl"))) if table]


def _read(table: etree._Element) -> SetTable | None:
    above = next(beside(table, -1), None)
    if above is None or above.tag != w("p") or not style_of(above).endswith("Caption"):
        return None
    label, _, caption = text_of(above).partition(". ")
    rows = table.findall(w("tr"))
    heads = [
        row for row in rows if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    ]
    read = [[_cell(cell) for cell in row.findall(w("tc"))] for row in rows]
    return SetTable(label.replace("\u00a0", " "), caption, read, len(heads))


def _cell(cell: etree._Element) -> tuple[str, int]:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    words = "\n".join(text_of(paragraph) for paragraph in cell.iter(w("p")))
    plain = words.replace("\u00a0", " ").replace("\u200b", "").strip()
    return plain, 1 if span is None else int(span.get(w("val")))


def _value(words: str, table: SetTable, column: int) -> str | float:
    """Give a plain number as a number, and anything else as it is printed."""
    plain = words.replace("\u2212", "-")
    if not column or not NUMBER.fullmatch(plain) or _heads(table, column) & NAMES:
        return words
    return float(plain) if "." in plain else int(plain)


def _heads(table: SetTable, column: int) -> set[str]:
    found = set()
    for row in table.rows[: table.heads]:
        starts = [sum(n for _, n in row[:place]) for place in range(len(row))]
        found |= {cell[0] for cell, at in zip(row, starts, strict=True) if at == column}
    return found


def _sheet(table: SetTable) -> Sheet:
    rows: list[list[str | float | None]] = [[f"{table.label}. {table.caption}"], [None]]
    merged, widths = [], [NARROW] * max(sum(n for _, n in row) for row in table.rows)
    for place, row in enumerate(table.rows, start=len(rows) + 1):
        cells: list[str | float | None] = []
        for words, over in row:
            column = len(cells)
            if over > 1:
                merged.append((place, column + 1, place, column + over))
            else:
                longest = max(map(len, words.split("\n")))
                widths[column] = max(widths[column], min(WIDE, longest + 2))
            value = _value(words, table, column) if place > 2 + table.heads else words
            cells += [None if value == "" else value, *[None] * (over - 1)]
        rows.append(cells)
    return Sheet(table.label, rows, heads=2 + table.heads, widths=widths, merged=merged,
                 wrapped=True)  # fmt: skip
