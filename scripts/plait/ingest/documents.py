"""Read what was said where: documents.csv."""

from pathlib import Path

from plait.errors import Fault
from plait.ingest.cells import double_faults, is_date, value_fault
from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.ingest.transcript_files import outside

DOCUMENTS = "documents.csv"
TRANSCRIPTS = "data/transcripts"
KINDS = ("interview", "focus_group", "other")
DOCUMENT_COLUMNS = (
    "document", "file", "kind", "participant", "group", "time",
    "interviewer_labels", "speaker_map", "recorded_on",
)  # fmt: skip
NEEDED = ("document", "file", "kind")


def read_documents(folder: Path) -> CsvFile:
    """Read documents.csv with everything that is wrong in it.

    Parameters
    ----------
    folder : Path
        Study folder; no such file is an empty table without faults.

    Returns
    -------
    CsvFile
        One row a transcript; every known column is there, "" where it is not in
        the file. `file` is its path from the study folder: a bare name lies in
        data/transcripts. Without rows where a needed column is missing.
    """
    if not (folder / DOCUMENTS).exists():
        return CsvFile(DOCUMENTS)
    file = read_csv_rows(
        str(folder / DOCUMENTS),
        shown=DOCUMENTS,
        required=NEEDED,
        known=DOCUMENT_COLUMNS,
    )
    if not set(NEEDED) <= set(file.columns):
        return CsvFile(DOCUMENTS, faults=file.faults)
    file.rows = [_document(row) for row in file.rows]
    file.faults += double_faults(file, "document") + double_faults(file, "file")
    for line, row in file.numbered():
        file.faults += _document_faults(line, row, folder)
    return file


def _document(row: dict[str, str]) -> dict[str, str]:
    row = dict.fromkeys(DOCUMENT_COLUMNS, "") | row
    bare = row["file"] and "/" not in row["file"]
    return row | {"file": f"{TRANSCRIPTS}/{row['file']}" if bare else row["file"]}


def _document_faults(line: int, row: dict[str, str], folder: Path) -> list[Fault]:
    faults = []
    if row["kind"] not in KINDS:
        faults.append(value_fault(DOCUMENTS, line, row, "kind", KINDS))
    if "{" in row["file"] or "}" in row["file"]:
        faults.append(Fault(DOCUMENTS, line, "file", repr(row["file"]),
                            "a file name without braces", "rename the file"))  # fmt: skip
    elif not (folder / outside(row["file"])).is_file():
        faults.append(Fault(DOCUMENTS, line, "file", f"no file {row['file']!r}",
                            "a transcript in the study folder",
                            "put the file there, or correct its name"))  # fmt: skip
    if row["kind"] == "interview" and not (row["participant"] or row["speaker_map"]):
        faults.append(Fault(DOCUMENTS, line, "participant", "no participant",
                            "whose interview it is", "name the participant"))  # fmt: skip
    if row["recorded_on"] and not is_date(row["recorded_on"]):
        faults.append(Fault(DOCUMENTS, line, "recorded_on", repr(row["recorded_on"]),
                            "a date as 2026-01-31", "write year, month and day"))  # fmt: skip
    if row["kind"] == "focus_group" and not row["group"]:
        faults.append(Fault(DOCUMENTS, line, "group", "no group",
                            "an id of the focus group", "name the group"))  # fmt: skip
    return faults
