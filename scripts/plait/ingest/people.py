"""Read who took part and what they agreed to: participants.csv."""

import difflib
from collections.abc import Iterable
from pathlib import Path

from plait.errors import Fault
from plait.ingest.cells import double_faults, is_date, value_fault
from plait.ingest.csvfile import CsvFile, read_csv_rows

PARTICIPANTS = "participants.csv"
CONSENTS = ("questionnaires", "interviews", "quotes", "linkage")
YES_NO = {"yes": True, "no": False, "": False}
WITHDRAWALS = ("none", "no_new_data", "no_quotes", "remove_all")
RIGHTS = ("consent_", "withdraw")  # columns with which a person says no
PARTICIPANT_COLUMNS = (
    "participant", "site", "role", "started_on", "left_on", "left_reason",
    "consent_questionnaires", "consent_interviews", "consent_quotes",
    "consent_linkage", "withdrawn_on", "withdrawal", "withdrawn_after",
)  # fmt: skip


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
    file.faults += _misspelt(file) + double_faults(file, "participant")
    for line, row in file.numbered():
        file.faults += _person_faults(line, row)
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


def _person_faults(line: int, row: dict[str, str]) -> list[Fault]:
    rules = {f"consent_{name}": tuple(YES_NO) for name in CONSENTS}
    rules |= {"withdrawal": ("", *WITHDRAWALS)}
    faults = [
        value_fault(PARTICIPANTS, line, row, column, allowed)
        for column, allowed in rules.items()
        if row.get(column, "").lower() not in allowed
    ]
    dates = ("started_on", "left_on", "withdrawn_on")
    faults += [
        Fault(PARTICIPANTS, line, column, repr(row[column]), "a date as 2026-01-31",
              "write year, month and day")
        for column in dates if row.get(column) and not is_date(row[column])
    ]  # fmt: skip
    if row.get("withdrawn_on") and row.get("withdrawal", "") in ("", "none"):
        # a date alone does not say what the person asked for: never guess it
        faults.append(Fault(PARTICIPANTS, line, "withdrawal", "a date of withdrawal "
                            "without what was withdrawn",
                            f"one of {', '.join(WITHDRAWALS[1:])}",
                            "say what the person asked for"))  # fmt: skip
    if not row["participant"]:
        faults.append(Fault(PARTICIPANTS, line, "participant", "no id",
                            "a pseudonymous id", "give the person an id"))  # fmt: skip
    return faults
