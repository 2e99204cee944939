"""Add undecided strings to coding/identifiers.csv, for a person to decide on."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from plait.atomic import write_whole
from plait.deidentification.decisions import COLUMNS
from plait.deidentification.identifiers import Identifier
from plait.ingest.csvfile import read_csv_rows
from plait.ingest.decoding import decode

# with its mark, since spreadsheets take UTF-8 without one for something else
ENCODING = "utf-8-sig"


def add_rows(path: Path, found: Iterable[Identifier]) -> int:
    """Add a row with a blank action for each string; what is there stays as it is.

    Parameters
    ----------
    path : Path
        coding/identifiers.csv of a study; made where it is missing. One that is there
        has no faults.
    found : iterable of Identifier
        Distinct strings without a row.

    Returns
    -------
    int
        How many rows were added.
    """
    rows = [{"text": " ".join(one.text.split()), "kind": one.kind} for one in found]
    if not path.is_file():
        header = _lines([dict(zip(COLUMNS, COLUMNS, strict=True))], COLUMNS, ",")
        write_whole(path, (header + _lines(rows, COLUMNS, ",")).encode(ENCODING))
        return len(rows)
    text, encoding = decode(path.read_bytes())
    file = read_csv_rows(str(path))
    end = "\r\n" if "\r\n" in text else "\n"
    new = _lines(rows, file.columns, file.delimiter).replace("\n", end)
    whole = text if text.endswith(("\n", "\r")) else f"{text}{end}"
    write_whole(path, _encoded(whole + new, encoding))
    return len(rows)


def _lines(rows: list[dict[str, str]], columns: Iterable[str], delimiter: str) -> str:
    lines = io.StringIO()
    writer = csv.DictWriter(lines, columns, restval="", extrasaction="ignore",
                            delimiter=delimiter, lineterminator="\n")  # fmt: skip
    writer.writerows(rows)
    return lines.getvalue()


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:  # a sign that Windows-1252 does not have
        return text.encode(ENCODING)
