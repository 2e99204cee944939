"""Keep the list of withdrawals, and hold participants.csv against it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plait.errors import Fault
from plait.ingest.cells import is_date
from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.ingest.people import PARTICIPANTS
from plait.withdrawal.rights import (
    COLUMNS,
    EXTENTS,
    KEPT,
    NEW,
    QUOTES,
    rights_by_person,
    rights_of,
)

LEDGER = "release/withdrawals.csv"
ASKED = {
    NEW: "withdrawal no_new_data, or remove_all",
    QUOTES: "withdrawal no_quotes or remove_all, or consent_quotes no",
    KEPT: "withdrawal remove_all",
}
CHANGED = "or add a line with the extent none, if the person changed their mind"


def read_ledger(folder: Path) -> CsvFile:
    """Read release/withdrawals.csv with everything that is wrong in it.

    Parameters
    ----------
    folder : Path
        Study folder; no such file is an empty table without faults.

    Returns
    -------
    CsvFile
        One row a withdrawal, in the order in which they were written down.
    """
    if not (folder / LEDGER).exists():
        return CsvFile(LEDGER)
    file = read_csv_rows(
        str(folder / LEDGER), shown=LEDGER, required=COLUMNS, known=COLUMNS
    )
    for line, row in [] if file.faults else file.numbered():
        file.faults += _row_faults(line, row)
    return file


def _row_faults(line: int, row: Mapping[str, str]) -> Iterator[Fault]:
    words = ("none", *EXTENTS)
    for column, allowed in (
        ("extent", words), ("asked", words), ("promised", ("", *EXTENTS)),
    ):  # fmt: skip
        if row[column] not in allowed:
            yield Fault(LEDGER, line, column, repr(row[column]),
                        f"one of {', '.join(filter(None, allowed))}", "correct the cell")  # fmt: skip
    if not is_date(row["on"]):
        yield Fault(LEDGER, line, "on", repr(row["on"]), "a date as 2026-01-31",
                    "write year, month and day")  # fmt: skip


def ledger_faults(folder: Path, people: Sequence[Mapping[str, str]]) -> list[Fault]:
    """Find withdrawals that participants.csv does not say, or not any more.

    Parameters
    ----------
    folder : Path
        Study folder.
    people : sequence of mapping
        Rows of participants.csv.

    Returns
    -------
    list of Fault
        One for each person and right that would be passed over: a list that was
        exported anew must not undo a withdrawal. And what is wrong in the list of
        withdrawals itself.
    """
    file = read_ledger(folder)
    if file.faults:
        return file.faults
    rows = {row["participant"]: row for row in people}
    lines = {row["participant"]: line for line, row in file.numbered()}
    faults: list[Fault] = []
    for person, rights in rights_by_person(file.rows).items():
        if rights and person not in rows:
            faults.append(_gone(person, lines[person]))
        elif rights:
            faults += _undone(rows[person], rights)
            faults += _moved(rows[person], file.rows)
    return faults


def _gone(person: str, line: int) -> Fault:
    return Fault(LEDGER, line, "participant", f"{person}, who is not in {PARTICIPANTS}",
                 "a row of participants.csv: people who withdrew stay counted",
                 "put the row back; nothing but the id and the withdrawal need stand in it")  # fmt: skip


def _undone(person: Mapping[str, str], rights: frozenset[str]) -> Iterator[Fault]:
    for right in sorted(rights - rights_of(person)):
        found = f"nothing of {person['participant']}'s withdrawal of {right}"
        yield Fault(PARTICIPANTS, 0, person["participant"], found, ASKED[right],
                    f"see {LEDGER}: correct the cell, {CHANGED}")  # fmt: skip


def _moved(
    person: Mapping[str, str], rows: Sequence[Mapping[str, str]]
) -> Iterator[Fault]:
    """Refuse a day later than the one on which the person said: no new data."""
    name, day = person["participant"], person.get("withdrawn_on", "")
    days = [row["on"] for row in rows
            if row["participant"] == name and row["extent"] in ("no_new_data", "remove_all")]  # fmt: skip
    if days and day > max(days):
        yield Fault(PARTICIPANTS, 0, name, f"withdrawn_on {day}",
                    f"{max(days)}, as in {LEDGER}, or earlier", "correct the cell")  # fmt: skip
