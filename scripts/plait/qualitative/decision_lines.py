"""Write new lines at the end of a decision file, and touch no line that is there."""

import csv
import io
import re

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile
from plait.qualitative.chain import CHAIN, chain_marks
from plait.qualitative.decisions import COLUMNS

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1")
NUMBER = re.compile(r"_(\d+)$")


def numbered(
    lines: list[dict[str, str]], file: CsvFile, *, coder: str, at: str, version: str
) -> list[dict[str, str]]:
    """Give new decisions their ids, their time and their mark in the chain.

    Parameters
    ----------
    lines : list of dict
        As `Decided.lines`.
    file : CsvFile
        The coder's file as it is; without columns where there is none yet.
    coder, at, version : str
        Who decides, when, and with which version of the codebook.

    Returns
    -------
    list of dict
        Lines of a decision file; ids count on from the highest there is.
    """
    numbers = [int(m[1]) for row in file.rows if (m := NUMBER.search(row["decision"]))]
    first = max(numbers, default=0) + 1
    same = {"at": at, "coder": coder, "codebook_version": version}
    new = [{"decision": f"{coder}_{number:04}"} | line | same
           for number, line in enumerate(lines, start=first)]  # fmt: skip
    if file.columns and CHAIN not in file.columns:
        return new
    marks = chain_marks([*file.rows, *new])[len(file.rows) :]
    return [line | {CHAIN: mark} for line, mark in zip(new, marks, strict=True)]


def growth_faults(file: CsvFile, lines: list[dict[str, str]]) -> list[Fault]:
    """Say why lines cannot be added to a file.

    Parameters
    ----------
    file : CsvFile
        The file as it is; without columns where there is none yet.
    lines : list of dict
        As from `numbered`.

    Returns
    -------
    list of Fault
        A column that the lines need and the file has not; an encoding that cannot
        hold them.
    """
    if not file.columns:
        return []
    needed = {name for line in lines for name, text in line.items() if text}
    faults = [
        Fault(file.shown, 1, f"column {name}", f"only {', '.join(file.columns)}",
              f"a column {name!r}", "add it at the end of the header and of each line")
        for name in COLUMNS if name in needed and name not in file.columns
    ]  # fmt: skip
    if file.encoding not in ENCODINGS or not _fits(file, lines):
        mend = "save the file as UTF-8"
        faults.append(Fault(file.shown, 0, "", file.encoding, "UTF-8", mend))
    return faults


def _fits(file: CsvFile, lines: list[dict[str, str]]) -> bool:
    try:
        "".join(text for line in lines for text in line.values()).encode(file.encoding)
    except UnicodeEncodeError:
        return False
    return True


def growth(file: CsvFile, lines: list[dict[str, str]], *, content: bytes) -> bytes:
    """Write lines so that they continue a file.

    Parameters
    ----------
    file : CsvFile
        The file as it is; without columns where there is none yet.
    lines : list of dict
        As from `numbered`.
    content : bytes
        What is in the file.

    Returns
    -------
    bytes
        To be written at its end: its columns, separator, line ends and encoding.
    """
    out = io.StringIO()
    end = "\r\n" if b"\r\n" in content else "\n"
    writer = csv.DictWriter(
        out, file.columns or COLUMNS, restval="", delimiter=file.delimiter,
        lineterminator=end, extrasaction="ignore",
    )  # fmt: skip
    if not file.columns:
        writer.writeheader()
    elif not content.endswith(b"\n"):
        out.write(end)
    writer.writerows(lines)
    # a byte-order mark stands at the beginning of a file only
    plain = file.encoding.removesuffix("-sig")
    return out.getvalue().encode(plain)
