"""Tell the team everything that is left of a person, and what is to be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plait.errors import Fault, count_of, stop_on
from plait.ingest.people import read_participants
from plait.release.history import read_history
from plait.release.limits import limits_of
from plait.release.profile import read_profile
from plait.study import read_study
from plait.withdrawal.ledger import LEDGER, read_ledger
from plait.withdrawal.left import SHOWN, Left, files_of_study, search
from plait.withdrawal.outside import (
    COPIES,
    differencing_told,
    earlier_findings,
    history_told,
)
from plait.withdrawal.places import place_of
from plait.withdrawal.rights import EXTENTS, KEPT, rights_by_person, rights_of
from plait.withdrawal.set_aside import ASIDE
from plait.withdrawal.their_words import Theirs, theirs_of
from plait.withdrawal.word_runs import RUN

HEADS = {
    "made": "Made by a run, and still holding it",
    "copy": "Copies that no run makes anew",
    "written": "What your team wrote",
    "source": "What came from the person",
    "account": "The account that they withdrew: this stays",
}
HIDDEN = ".snakemake/"
NOW = "results/shareable/findings.parquet"
ADVICE = (
    "  Take the earlier release back where you can, and do not put both out; where the "
    "earlier one stays out, keep its counts in release/history (plait release --keep), so "
    "that disclosure control holds back what the difference would tell."
)


@dataclass(frozen=True)
class Found:
    """What a search found.

    Parameters
    ----------
    told : list of str
        For the team to read.
    bad : bool
        Whether something is left that must not be there.
    """

    told: list[str]
    bad: bool


def check(folder: Path, participant: str, *, earlier: Sequence[str] = ()) -> Found:
    """Search a study for what is left of a person.

    Parameters
    ----------
    folder : Path
        Study folder.
    participant : str
        Id of participants.csv.
    earlier : sequence of str, default none
        Earlier releases: findings.csv or a bundle.

    Returns
    -------
    Found
        Nothing is changed or deleted.

    Raises
    ------
    StudyError
        Where there is no such study or person.
    """
    study = read_study(folder)
    people = {row["participant"]: row for row in read_participants(folder).rows}
    listed = rights_by_person(read_ledger(folder).rows)
    stop_on(study.faults if not study.study else [])
    stop_on(_unknown(participant, {*people, *listed}))
    person = people.get(participant, {})
    asked = person.get("withdrawal", "") in EXTENTS
    rights = (rights_of(person) if asked else frozenset()) | listed.get(
        participant, frozenset()
    )
    theirs = theirs_of(folder, study.study, participant, rights)
    left, closed = search(folder, files_of_study(folder), theirs)
    old = _before(folder, closed)
    told = [
        *_about(theirs, rights, person), *_listed(left), *_strings(theirs),
        *_closed(closed, old), "",
        *history_told(folder, sorted({*theirs.files, *_held(left)})), "", *COPIES, "",
        *_releases(folder, study.study, earlier),
    ]  # fmt: skip
    return Found(told, any(one.bad for one in left))


def _unknown(participant: str, known: set[str]) -> list[Fault]:
    if participant in known:
        return []
    return [Fault("participants.csv", 0, "", f"nobody of the id {participant!r}",
                  "an id of the study", "see participants.csv for the ids")]  # fmt: skip


def _about(theirs: Theirs, rights: frozenset[str], person: Mapping) -> Iterator[str]:
    name = theirs.participant
    said = f"{person.get('withdrawal')}, on {person.get('withdrawn_on') or 'a day not noted'}"
    yield f"{name}: {said if rights else 'not marked as withdrawn; this lists all there is'}."
    if not person:
        yield f"{name} is in {LEDGER} and not in participants.csv: put the row back."
    where = count_of(len(theirs.files), "transcript")
    yield (f"Searched for {len(theirs.runs):,} runs of {RUN} words that only they said: "
           f"{count_of(theirs.turns, 'turn')} in {where}.")  # fmt: skip
    if not theirs.turns:
        yield ("No words of theirs are known: either they said none, or their transcripts are "
               "gone. Search before transcripts are removed, or put a copy back for it.")  # fmt: skip
    if KEPT in theirs.rights and name.isdigit():
        yield (f"The id {name} is a bare number, which stands everywhere: it was not searched "
               "for. Look at columns of participants yourself.")  # fmt: skip


def _listed(left: Sequence[Left]) -> Iterator[str]:
    if not left:
        yield "\nNothing of theirs was found in any file."
    for kind, head in HEADS.items():
        here = [one for one in left if place_of(one.path).kind == kind]
        if here:
            yield f"\n{head}:"
        of_snakemake = [
            one for one in here if one.path.startswith(HIDDEN) and not one.runs
        ]
        for one in here:
            yield from _file(one) if one not in of_snakemake else ()
        if of_snakemake:
            yield f"  {HIDDEN}: their id in {count_of(len(of_snakemake), 'file')}"
            yield f"    -> {place_of(HIDDEN).todo}"


def _file(one: Left) -> Iterator[str]:
    what = (
        [count_of(one.ids, "time") + " their id or a transcript's"] if one.ids else []
    )
    what += [f"{count_of(len(one.runs), 'passage')} of their words"] if one.runs else []
    what += ["one of these in its name"] if one.named else []
    yield f"  {one.path}: {', '.join(what)}"
    yield from (f"    {run}" for run in one.runs[:SHOWN])
    if len(one.runs) > SHOWN:
        yield f"    and {len(one.runs) - SHOWN} more"
    place = place_of(one.path)
    words = one.runs and place.kind == "account" and one.path.startswith("results/")
    yield f"    -> {'their words must not be here: tell who looks after plait' if words else place.todo}"


def _strings(theirs: Theirs) -> Iterator[str]:
    if theirs.strings and KEPT in theirs.rights:
        yield f"\nNames and numbers that only they said: {', '.join(theirs.strings)}"
        yield "    -> take the rows out when the transcript is gone; until then it needs them"


def _before(folder: Path, closed: Mapping[str, str]) -> list[str]:
    """List pictures in results/ that are older than the last withdrawal."""
    ledger = folder / LEDGER
    since = ledger.stat().st_mtime_ns if ledger.exists() else 0
    paths = [
        path for path in closed
        if path.startswith("results/") and not path.startswith(ASIDE) and " > " not in path
    ]  # fmt: skip
    return [path for path in paths if (folder / path).stat().st_mtime_ns < since]


def _closed(closed: Mapping[str, str], old: Sequence[str]) -> Iterator[str]:
    whys = [why for path, why in closed.items() if path not in old]
    if old:
        yield f"\nMade before the withdrawal, and cannot be searched: {', '.join(old)}"
        yield "    -> run the study again; delete what is still as old after that"
    for why in sorted(set(whys)):
        paths = [
            path for path, reason in closed.items() if reason == why and path not in old
        ]
        yield (f"\nNot searched ({why}): {count_of(len(paths), 'file')}, as "
               f"{', '.join(paths[:SHOWN])}")  # fmt: skip


def _held(left: Sequence[Left]) -> list[str]:
    return [
        one.path for one in left if not one.path.startswith(("results/", ".snakemake/"))
    ]


def _releases(folder: Path, study: Mapping, earlier: Sequence[str]) -> Iterator[str]:
    paths = sorted((folder / "release/history").glob("*.json"))
    kept, faults = read_history(
        [p.relative_to(folder).as_posix() for p in paths], folder=str(folder)
    )
    found = {f"release of {one['on']}": {"counts": one["counts"].get("findings", {}),
             "estimates": one.get("estimates", {})} for one in kept}  # fmt: skip
    found |= {path: earlier_findings(Path(path)) for path in earlier}
    yield from map(str, faults)
    if not found:
        yield ("No earlier release is known (release/history). If there was one, give it: "
               "--earlier <its bundle.zip or findings.csv>")  # fmt: skip
        return
    yield "Earlier releases, set beside what is in results/shareable now:"
    now = earlier_findings(folder / NOW) if (folder / NOW).exists() else None
    few = _few(folder, study)
    for name, told in found.items():
        if told is None or now is None:
            yield f"  {name}: no findings there to compare, or none made yet"
        else:
            yield from differencing_told(name, told, now, few)
    yield ADVICE


def _few(folder: Path, study: Mapping) -> int:
    profile = read_profile(study["profile"], folder=str(folder))[0]
    return int(limits_of(profile, "quantitative")["min_people"]) if profile else 10
