"""Write a withdrawal down: in participants.csv, and in the list that only grows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plait.atomic import write_whole
from plait.errors import Fault, count_of, stop_on
from plait.ingest.cells import is_date
from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.ingest.people import PARTICIPANTS, read_participants
from plait.ingest.questionnaire_people import near_match, plain_names
from plait.qualitative.decision_lines import growth
from plait.study import read_study
from plait.withdrawal.csv_cells import with_cells
from plait.withdrawal.dates import NO_NEW_DATA, held_back, time_places
from plait.withdrawal.ledger import LEDGER, read_ledger
from plait.withdrawal.rights import (
    COLUMNS,
    EXTENTS,
    KEPT,
    NEW,
    QUOTES,
    extent_of,
    honoured,
)
from plait.withdrawal.set_aside import set_aside


@dataclass(frozen=True)
class Withdrawal:
    """What a person asked for.

    Parameters
    ----------
    participant : str
        Id of participants.csv.
    asked : str
        no_new_data, no_quotes or remove_all.
    on : str
        The day, as 2026-01-31.
    promised : str, default "", all
        The most that the information sheet promised.
    who : str, default ""
        Who writes it down, by role.
    """

    participant: str
    asked: str
    on: str
    promised: str = ""
    who: str = ""

    @property
    def rights(self) -> frozenset[str]:
        """What of it is honoured."""
        return honoured(self.asked, self.promised)

    @property
    def line(self) -> dict[str, str]:
        """Its line in release/withdrawals.csv."""
        known = {name: getattr(self, name) for name in COLUMNS if name != "extent"}
        return known | {"extent": extent_of(self.rights)}


def mark(folder: Path, withdrawal: Withdrawal) -> list[str]:
    """Write a withdrawal down, whole or not at all.

    Parameters
    ----------
    folder : Path
        Study folder.
    withdrawal : Withdrawal
        What the person asked for.

    Returns
    -------
    list of str
        What was written, and what it means, for the team to read. Nothing of the study's
        data is touched: the next run honours it. What an earlier run released is moved
        where the person took back quotes or everything.

    Raises
    ------
    StudyError
        Where participants.csv or the list has faults, or does not know the person; after
        it is written down, where released results cannot be moved.
    """
    people, ledger = read_participants(folder), read_ledger(folder)
    asked = _asked_faults(withdrawal, people)
    stop_on([*people.faults, *ledger.faults, *asked])
    place = [row["participant"] for row in people.rows].index(withdrawal.participant)
    person = people.rows[place]
    cells = cells_after(person, withdrawal)
    listed = withdrawal.line in ledger.rows
    if listed and not _changes(person, cells):
        same = f"{withdrawal.participant}: this was written down before; nothing was changed."
        return [same]
    if not listed:
        # first the list: where the second step fails, the next run says so
        _append(folder / LEDGER, ledger, withdrawal.line)
    path = folder / PARTICIPANTS
    raw = read_csv_rows(str(path), shown=PARTICIPANTS)
    write_whole(path, with_cells(path.read_bytes(), raw, place, cells))
    moved = set_aside(folder) if QUOTES in withdrawal.rights else []
    return [*_told(withdrawal, cells), *moved]


def cells_after(person: Mapping[str, str], withdrawal: Withdrawal) -> dict[str, str]:
    """Give the cells of participants.csv that say a withdrawal, and earlier ones.

    Parameters
    ----------
    person : mapping
        Row of participants.csv.
    withdrawal : Withdrawal
        What is added.

    Returns
    -------
    dict of str to str
        withdrawal and withdrawn_on; consent_quotes where one word cannot say both no
        new data and no quotes.
    """
    before = EXTENTS.get(person.get("withdrawal", ""), frozenset())
    rights = before | withdrawal.rights
    cells = {"withdrawn_on": _day(person, withdrawal, before),
             "withdrawal": extent_of(rights)}  # fmt: skip
    if QUOTES in rights and cells["withdrawal"] == "no_new_data":
        cells["consent_quotes"] = "no"
    return cells


def _day(person: Mapping, withdrawal: Withdrawal, before: frozenset[str]) -> str:
    """Keep the first day from which there is no new data, else that of the last word."""
    day = person.get("withdrawn_on", "")
    return min(day, withdrawal.on) if day and NEW in before else withdrawal.on


def _changes(person: Mapping[str, str], cells: Mapping[str, str]) -> bool:
    return any(person.get(name, "").lower() != value for name, value in cells.items())


def _asked_faults(withdrawal: Withdrawal, people: CsvFile) -> Iterator[Fault]:
    ids = [row["participant"] for row in people.rows]
    if withdrawal.participant not in ids:
        near = near_match(withdrawal.participant, plain_names(ids)) if ids else None
        mend = f"did you mean {near}?" if near else "see participants.csv for the ids"
        yield Fault(PARTICIPANTS, 0, "", f"nobody of the id {withdrawal.participant!r}",
                    "an id of the study", mend)  # fmt: skip
    if not is_date(withdrawal.on):
        yield Fault("--on", 0, "", repr(withdrawal.on), "a date as 2026-01-31",
                    "write year, month and day")  # fmt: skip


def _append(path: Path, ledger: CsvFile, line: dict[str, str]) -> None:
    head = f"{','.join(COLUMNS)}\n".encode()
    content = path.read_bytes() if path.exists() else head
    file = ledger if ledger.columns else CsvFile(LEDGER, columns=list(COLUMNS))
    write_whole(path, content + growth(file, [line], content=content))


def _told(withdrawal: Withdrawal, cells: Mapping[str, str]) -> list[str]:
    person = withdrawal.participant
    written = ", ".join(f"{name} {value}" for name, value in cells.items())
    told = [f"{person}: {written}; written into {PARTICIPANTS} and {LEDGER}."]
    if KEPT in EXTENTS[withdrawal.asked] - withdrawal.rights:
        told.append(
            f"Asked for {withdrawal.asked}, of which the information sheet promised "
            f"{withdrawal.promised}: what was given so far stays. Tell the person so. Your "
            "team may do more than it promised: then mark remove_all without --promised."
        )
    return told


def questions(folder: Path, participant: str) -> list[str]:
    """Say what counts as new of a person who gives no new data, and ask what is not known.

    Parameters
    ----------
    folder : Path
        Study folder.
    participant : str
        Id of participants.csv.

    Returns
    -------
    list of str
        Empty where the person did not ask for it, or took everything back.
    """
    study, file = read_study(folder).study, read_participants(folder)
    lines = {row["participant"]: line for line, row in file.numbered()}
    people = {row["participant"]: row for row in file.rows}
    person = people.get(participant, {})
    if person.get("withdrawal") != NO_NEW_DATA or not study:
        return []
    places = time_places(person, study["times"])
    told = [f"  {time}: {_use(place)}" for time, place in places.items()]
    documents = _theirs(study, participant)
    told += [f"  {count_of(len(documents), 'transcript')} left out where {participant} "
             f"speaks: {', '.join(documents)}"] if documents else []  # fmt: skip
    only = CsvFile(PARTICIPANTS, rows=[person], lines=[lines[participant]])
    asked = held_back(only, study["times"], study["documents"]).faults
    return [f"New data of {participant}, from {person.get('withdrawn_on')} on:", *told,
            *map(str, asked)]  # fmt: skip


def _theirs(study: Mapping, participant: str) -> Sequence[str]:
    held = study["no_words_in"].get(participant, [])
    whose = {
        row["document"]: (row["kind"], row["participant"]) for row in study["documents"]
    }
    return [name for name in held
            if whose[name][0] != "interview" or whose[name][1] == participant]  # fmt: skip


def _use(place: str) -> str:
    return {
        "before": "before that day, and used",
        "after": "after it, and left out",
    }.get(place, "not known")
