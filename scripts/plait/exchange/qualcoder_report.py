"""Read QualCoder's report of coded passages, saved as CSV."""

import csv
import io
import sys
from collections.abc import Iterator

from plait.errors import Fault
from plait.exchange.projects import Losses, Project, ReadCode, ReadCoding, ReadSource
from plait.ingest.decoding import decode

FIRST = ("File", "Case", "File/case")  # the last up to QualCoder 3.5
COLUMNS = ("Coder", "Coded", "Id", "Codename")
PASSAGES = "ctid:"  # others are of pictures, audio and video
MEMO = "Coded_Memo"


def is_report(columns: list[str]) -> bool:
    """Say whether a CSV file is QualCoder's report of coded passages.

    Parameters
    ----------
    columns : list of str
        Its header.

    Returns
    -------
    bool
        True for File, Case or File/case first, and Coder, Coded, Id and Codename.
    """
    return columns[:1] in [[name] for name in FIRST] and set(COLUMNS) <= set(columns)


def read_report(data: bytes, *, shown: str) -> Project:
    """Read the report.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Project
        Words without places; who coded, and what was noted. A passage that a report
        by cases has twice is one. Faults: a row without these columns. Losses:
        codings of pictures, audio and video.

    Notes
    -----
    The columns are those of QualCoder 3.4 to 3.8. A row has as many cells for
    categories as its code has categories above it, and may so be shorter than the
    header: only the columns before them are read.
    """
    rows, losses, faults = _rows(data), Losses(shown), []
    _, head = next(rows)
    codings: dict[str, ReadCoding] = {}
    for line, cells in rows:
        row = dict(zip(head[: _lead(head)], cells, strict=False))
        if len(row) < _lead(head):
            faults.append(_short(shown, line, len(cells)))
        elif not row["Id"].startswith(PASSAGES):
            losses.add("codings of pictures, audio or video, not read", f"line {line}")
        else:
            codings.setdefault(row["Id"], _coding(row, line))
    made = list(codings.values())
    return Project(
        shown, "QualCoder", {c.user: c.user for c in made if c.user},
        [ReadCode(name, name) for name in dict.fromkeys(c.code for c in made)],
        [ReadSource(name, name, None) for name in dict.fromkeys(c.source for c in made)],
        made, losses=losses.rows(), faults=faults,
    )  # fmt: skip


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Give line and cells of each row; the header first."""
    text, _ = decode(data)
    csv.field_size_limit(sys.maxsize)
    header = next(line for line in text.splitlines() if line.strip())
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    last = 0
    for cells in reader:
        line, last = last + 1, reader.line_num
        row = [cell.strip() for cell in cells]
        if any(row):
            yield line, row


def _lead(head: list[str]) -> int:
    """Count the columns before the categories."""
    last = MEMO if MEMO in head else "Codename"
    return head.index(last) + 1


def _coding(row: dict[str, str], line: int) -> ReadCoding:
    return ReadCoding(
        row.get("Filename") or next(iter(row.values())), row["Codename"], row["Coder"],
        row["Coded"], memo=row.get(MEMO, ""), line=line,
    )  # fmt: skip


def _short(shown: str, line: int, cells: int) -> Fault:
    return Fault(shown, line, "", f"{cells} cells", "file, coder, words, id and code",
                 "export the report from QualCoder again")  # fmt: skip
