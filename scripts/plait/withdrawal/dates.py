"""Tell what was collected from a person after the day on which they withdrew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile
from plait.ingest.people import PARTICIPANTS

NO_NEW_DATA = "no_new_data"
NOTHING = "none"  # in withdrawn_after: not even what the first time point gave
BEFORE, AFTER, UNKNOWN = "before", "after", "not known"
TELL = (
    "fill in withdrawn_after of participants.csv: the last time point before the day "
    "(none: there was none before it); or started_on there and target_days in study.yaml"
)
DATED = "fill in recorded_on of documents.csv, or withdrawn_after of participants.csv"


@dataclass(frozen=True)
class HeldBack:
    """What was collected after people said: no new data.

    Parameters
    ----------
    answers : dict of str to list of str
        Person to the time points of which no answer is used.
    words : dict of str to list of str
        Person to the documents in which no word of theirs is used.
    faults : list of Fault
        Where nobody can tell: the team is asked, and nothing is used until it answers.
    """

    answers: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def held_back(
    people: CsvFile, times: Sequence[dict], documents: Sequence[dict]
) -> HeldBack:
    """Find what was collected after people said that they give no new data.

    Parameters
    ----------
    people : CsvFile
        As `read_participants`.
    times : sequence of dict
        Time points of study.yaml, in order.
    documents : sequence of dict
        Rows of documents.csv; `recorded_on` goes before the time point.

    Returns
    -------
    HeldBack
        What was collected on the day itself is not new. What nobody can date is held
        back too, and a fault asks for the date.
    """
    held = HeldBack()
    for line, row in people.numbered():
        if row.get("withdrawal") != NO_NEW_DATA:
            continue
        places = time_places(row, times)
        found = {d["document"]: document_place(d, row, places) for d in documents}
        late = [time for time, place in places.items() if place != BEFORE]
        gone = [name for name, place in found.items() if place != BEFORE]
        held.answers.update({row["participant"]: late} if late else {})
        held.words.update({row["participant"]: gone} if gone else {})
        held.faults.extend(_faults(line, row, places))
        held.faults.extend(_undated(row, documents, found))
    return held


def gone_documents(
    documents: Sequence[Mapping], people: Iterable[Mapping], held: Mapping
) -> list[str]:
    """List the transcripts of which every word was taken back.

    Parameters
    ----------
    documents : sequence of mapping
        Rows of documents.csv.
    people : iterable of mapping
        Rows of participants.csv.
    held : mapping of str to list of str
        Person to the documents since they said: no new data.

    Returns
    -------
    list of str
        Ids of interviews with people who took back everything, or these words.
    """
    whole = {p["participant"] for p in people if p.get("withdrawal") == "remove_all"}
    return [
        row["document"] for row in documents if row["kind"] == "interview"
        and (row["participant"] in whole
             or row["document"] in held.get(row["participant"], ()))
    ]  # fmt: skip


def time_places(row: dict[str, str], times: Sequence[dict]) -> dict[str, str]:
    """Say of each time point whether it was before or after the day of withdrawal.

    Parameters
    ----------
    row : dict
        Of participants.csv: withdrawn_on, withdrawn_after, started_on.
    times : sequence of dict
        Time points of study.yaml, in order; target_days and window_days where known.

    Returns
    -------
    dict of str to str
        Time point to `before`, `after` or `not known`. Time points are in order: what
        comes before one that was before, was before as well.
    """
    names = [time["id"] for time in times]
    told = row.get("withdrawn_after", "")
    if told in [NOTHING, *names]:
        kept = names[: names.index(told) + 1] if told in names else []
        return {name: BEFORE if name in kept else AFTER for name in names}
    places = [_place(row, time) for time in times]
    for at, place in enumerate(places):
        if place == BEFORE:
            places[:at] = [BEFORE] * at
    first = places.index(AFTER) if AFTER in places else len(places)
    places[first:] = [AFTER] * (len(places) - first)
    return dict(zip(names, places, strict=True))


def document_place(
    document: dict, row: dict[str, str], places: Mapping[str, str]
) -> str:
    """Say whether a transcript was recorded before or after the day of withdrawal.

    Parameters
    ----------
    document : dict
        Row of documents.csv.
    row : dict
        Of participants.csv.
    places : mapping of str to str
        As `time_places`.

    Returns
    -------
    str
        `before`, `after` or `not known`.
    """
    day, recorded = _day(row.get("withdrawn_on", "")), document.get("recorded_on", "")
    if day and _day(recorded):
        return AFTER if _day(recorded) > day else BEFORE
    return places.get(document["time"], UNKNOWN)


def expected_on(row: dict[str, str], time: dict) -> tuple[date, date] | None:
    """Give the first and the last day on which a time point was due.

    Parameters
    ----------
    row : dict
        Of participants.csv: started_on.
    time : dict
        Of study.yaml: target_days from the start, window_days around it.

    Returns
    -------
    tuple of date, or None
        None where a start or a target is not written down.
    """
    start = _day(row.get("started_on", ""))
    if start is None or "target_days" not in time:
        return None
    # ASSUME a time point without window_days was collected on its target day.
    early, late = time.get("window_days", (0, 0))[:2]
    days = (time["target_days"] + early, time["target_days"] + late)
    try:
        return start + timedelta(days=days[0]), start + timedelta(days=days[1])
    except OverflowError:  # a slip: no calendar has such a day
        return None


def _place(row: dict[str, str], time: dict) -> str:
    day, due = _day(row.get("withdrawn_on", "")), expected_on(row, time)
    if day is None or due is None:
        return UNKNOWN
    if due[1] <= day:
        return BEFORE
    return AFTER if due[0] > day else UNKNOWN


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _faults(line: int, row: dict, places: Mapping[str, str]) -> Iterator[Fault]:
    told = row.get("withdrawn_after", "")
    if told and told not in [NOTHING, *places]:
        yield Fault(PARTICIPANTS, line, "withdrawn_after", repr(told),
                    f"one of {', '.join([*places, NOTHING])}", "correct the cell")  # fmt: skip
        return
    unknown = [time for time, place in places.items() if place == UNKNOWN]
    if unknown:
        found = (
            f"{row['participant']} gives no new data since "
            f"{row.get('withdrawn_on') or 'a day that is not written down'}, and when "
            f"{', '.join(unknown)} was collected is not known"
        )
        yield Fault(PARTICIPANTS, line, "withdrawal", found,
                    "what came before that day, and what after", TELL)  # fmt: skip


def _undated(
    row: dict, documents: Sequence[dict], found: Mapping[str, str]
) -> Iterator[Fault]:
    """Ask for the date of transcripts that no time point dates."""
    person = row["participant"]
    for document in documents:
        name = document["document"]
        if (
            found[name] == UNKNOWN
            and not document["time"]
            and _theirs(document, person)
        ):
            said = f"{name}, with words of {person}, who gives no new data"
            yield Fault("documents.csv", document.get("line", 0), "recorded_on",
                        f"no date of {said}", "when it was recorded", DATED)  # fmt: skip


def _theirs(document: dict, person: str) -> bool:
    """Say whether documents.csv names a person as one who speaks."""
    mapped = [part.partition("=")[2].strip()
              for part in document.get("speaker_map", "").split(";")]  # fmt: skip
    return person in (document["participant"], *mapped)
