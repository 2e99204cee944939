"""Read who took part (participants.csv) and what was said where (documents.csv)."""

import datetime
import difflib
import re
from collections.abc import Iterable
from pathlib import Path

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile, read_csv_rows

PARTICIPANTS = "participants.csv"
DOCUMENTS = "documents.csv"
TRANSCRIPTS = "data/transcripts"
CONSENTS = ("questionnaires", "interviews", "quotes", "linkage")
YES_NO = {"yes": True, "no": False, "": False}
WITHDRAWALS = ("none", "no_new_data", "no_quotes", "remove_all")
RIGHTS = ("consent_", "withdraw")  # columns with which a person says no
KINDS = ("interview", "focus_group", "other")
PARTICIPANT_COLUMNS = (
    "participant", "site", "role", "started_on", "left_on", "left_reason",
    "consent_questionnaires", "consent_interviews", "consent_quotes",
    "consent_linkage", "withdrawn_on", "withdrawal",
)  # fmt: skip
DOCUMENT_COLUMNS = (
    "document", "file", "kind", "participant", "group", "time",
    "interviewer_labels", "speaker_map",
)  # fmt: skip
NEEDED = ("document", "file", "kind")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_participants(folder: Path) -> CsvFile:
    """Read participants.csv with everything that is wrong in it.

    Parameters
    ----------
    folder : Path
        Study folder; no such file is an empty table without faults.

    Returns
    -------
    CsvFile
        One row a person, withdrawal in small letters; without rows where they have
        no ids. A blank consent means no; a blank withdrawal, none. Other columns
        may be added; one that looks like a misspelt consent or withdrawal is a
        fault, since it would be passed over.
    """
    if not (folder / PARTICIPANTS).exists():
        return CsvFile(PARTICIPANTS)
    file = read_csv_rows(
        str(folder / PARTICIPANTS), shown=PARTICIPANTS, required=["participant"]
    )
    if "participant" not in file.columns:
        return CsvFile(PARTICIPANTS, faults=file.faults)
    file.rows = [_person(row) for row in file.rows]
    file.faults += _misspelt(file) + _twice(file, "participant")
    for line, row in file.numbered():
        file.faults += _person_faults(line, row)
    return file


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
    file.faults += _twice(file, "document") + _twice(file, "file")
    for line, row in file.numbered():
        file.faults += _document_faults(line, row, folder)
    return file


def consenting(people: Iterable[dict[str, str]], to: str) -> list[str]:
    """List who agreed to something and has not taken it back.

    Parameters
    ----------
    people : iterable of dict
        Rows of participants.csv.
    to : {"questionnaires", "interviews", "quotes", "linkage"}
        What was asked.

    Returns
    -------
    list of str
        Participant ids in the order of the file. `remove_all` takes back
        everything, `no_quotes` the quotes.
    """
    taken_back = {"remove_all", "no_quotes"} if to == "quotes" else {"remove_all"}
    return [
        row["participant"]
        for row in people
        if YES_NO.get(row.get(f"consent_{to}", "").lower(), False)
        and row.get("withdrawal", "") not in taken_back
    ]


def _person(row: dict[str, str]) -> dict[str, str]:
    return row | {"withdrawal": row.get("withdrawal", "").lower()}


def _misspelt(file: CsvFile) -> list[Fault]:
    rights = [name for name in PARTICIPANT_COLUMNS if name.startswith(RIGHTS)]
    absent = [name for name in rights if name not in file.columns]
    others = [name for name in file.columns if name not in PARTICIPANT_COLUMNS]
    near = {name: difflib.get_close_matches(name, absent, n=1, cutoff=0.85)
            for name in others}  # fmt: skip
    return [
        Fault(file.shown, 1, f"column {name}", f"the column {name!r}",
              f"{likely[0]!r}, or a name unlike it", f"did you mean {likely[0]!r}?")
        for name, likely in near.items() if likely
    ]  # fmt: skip


def not_consenting(people: Iterable[dict[str, str]], to: str) -> list[str]:
    """List whose answers or words may not be used.

    Parameters
    ----------
    people : iterable of dict
        Rows of participants.csv.
    to : {"questionnaires", "interviews", "quotes", "linkage"}
        What was asked.

    Returns
    -------
    list of str
        Everyone of the file whom `consenting` does not list.
    """
    rows = list(people)
    agreed = set(consenting(rows, to))
    return [row["participant"] for row in rows if row["participant"] not in agreed]


def _document(row: dict[str, str]) -> dict[str, str]:
    row = dict.fromkeys(DOCUMENT_COLUMNS, "") | row
    bare = row["file"] and "/" not in row["file"]
    return row | {"file": f"{TRANSCRIPTS}/{row['file']}" if bare else row["file"]}


def _twice(file: CsvFile, column: str) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for line, row in file.numbered():
        value = row[column]
        if value in first:
            found = f"{value!r} again (first in line {first[value]})"
            mend = "keep one row, or give the other an id of its own"
            faults.append(Fault(file.shown, line, column, found, "each once", mend))
        first.setdefault(value, line)
    return faults


def _person_faults(line: int, row: dict[str, str]) -> list[Fault]:
    rules = {f"consent_{name}": tuple(YES_NO) for name in CONSENTS}
    rules |= {"withdrawal": ("", *WITHDRAWALS)}
    faults = [
        _value_fault(PARTICIPANTS, line, row, column, allowed)
        for column, allowed in rules.items()
        if row.get(column, "").lower() not in allowed
    ]
    dates = ("started_on", "left_on", "withdrawn_on")
    faults += [
        Fault(PARTICIPANTS, line, column, repr(row[column]), "a date as 2026-01-31",
              "write year, month and day")
        for column in dates if row.get(column) and not is_date(row[column])
    ]  # fmt: skip
    if not row["participant"]:
        faults.append(Fault(PARTICIPANTS, line, "participant", "no id",
                            "a pseudonymous id", "give the person an id"))  # fmt: skip
    return faults


def _document_faults(line: int, row: dict[str, str], folder: Path) -> list[Fault]:
    faults = []
    if row["kind"] not in KINDS:
        faults.append(_value_fault(DOCUMENTS, line, row, "kind", KINDS))
    if "{" in row["file"] or "}" in row["file"]:
        faults.append(Fault(DOCUMENTS, line, "file", repr(row["file"]),
                            "a file name without braces", "rename the file"))  # fmt: skip
    elif not (folder / row["file"]).is_file():
        faults.append(Fault(DOCUMENTS, line, "file", f"no file {row['file']!r}",
                            "a transcript in the study folder",
                            "put the file there, or correct its name"))  # fmt: skip
    if row["kind"] == "interview" and not (row["participant"] or row["speaker_map"]):
        faults.append(Fault(DOCUMENTS, line, "participant", "no participant",
                            "whose interview it is", "name the participant"))  # fmt: skip
    if row["kind"] == "focus_group" and not row["group"]:
        faults.append(Fault(DOCUMENTS, line, "group", "no group",
                            "an id of the focus group", "name the group"))  # fmt: skip
    return faults


def _value_fault(
    shown: str, line: int, row: dict[str, str], column: str, allowed: tuple[str, ...]
) -> Fault:
    expected = "one of " + ", ".join(word or "(blank)" for word in allowed)
    return Fault(shown, line, column, repr(row.get(column, "")), expected,
                 "correct the cell")  # fmt: skip


def is_date(text: str) -> bool:
    """Tell whether a text is a date written as year, month, day.

    Parameters
    ----------
    text : str
        For example 2026-01-31.

    Returns
    -------
    bool
        Whether there is such a day.
    """
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    # fromisoformat also takes 20260131 and weeks
    return bool(DATE.fullmatch(text))
