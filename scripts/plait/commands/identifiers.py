"""`plait identifiers`: show what names someone in the transcripts and is undecided."""

import argparse
from pathlib import Path

from plait.errors import Fault, StudyError

PLACES = 5  # of one string that are shown


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    asked = commands.add_parser(
        "identifiers",
        help="show what names someone in the transcripts and nobody has decided on",
    )
    asked.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    asked.add_argument(
        "--write", action="store_true",
        help="add a row for each to coding/identifiers.csv, its action left blank",
    )  # fmt: skip
    asked.add_argument(
        "--candidates", action="store_true",
        help="list capitalised words and telling numbers too: a look is advised",
    )  # fmt: skip
    asked.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Print every undecided identifier whole, with its places.

    Parameters
    ----------
    words : Namespace
        `study`, the study folder; `write` and `candidates`, flags.

    Returns
    -------
    int
        0 where nothing is undecided, otherwise 1.
    """
    from plait.deidentification.gate import distinct

    folder = Path(words.study)
    study, decided, read, faults = _read(folder)
    if faults:
        print(StudyError(faults))
        return 1
    strings = distinct(read.screened)
    for places in strings.values():
        _show(places)
    _sum_up(len(strings), read.faults)
    if words.write and strings:
        _write(folder, strings, decided)
    if words.candidates:
        _list_candidates(study, decided, read)
    return 1 if strings else 0


def _read(folder: Path) -> tuple:
    """Read the study, the decisions and the transcripts, with what stops at once."""
    from plait.deidentification.decisions import read_decided
    from plait.ingest.transcripts import read_transcripts
    from plait.study import read_study

    file = read_study(folder)
    study = file.study
    if not study:
        return study, None, None, file.faults
    decided = read_decided(
        study["identifier_decisions"], study["names"], folder=str(folder),
        documents=[row["document"] for row in study["documents"]],
    )  # fmt: skip
    read = read_transcripts(
        study["documents"], folder=str(folder),
        participants=set(study["participants"]), decided=decided,
    )  # fmt: skip
    return study, decided, read, decided.faults


def _show(places: list) -> None:
    first = places[0].found
    print(f"{first.kind.replace('_', ' ')}: {first.text!r}")
    for place in places[:PLACES]:
        print(f"  {place.file}, line {place.line}: ... {place.context} ...")
    if len(places) > PLACES:
        print(f"  and {len(places) - PLACES} more places")


def _sum_up(strings: int, faults: list[Fault]) -> None:
    from plait.deidentification.gate import MEND

    if strings:
        print(f"{strings} undecided: replace, generalise or accept each in "
              "coding/identifiers.csv.")  # fmt: skip
    else:
        print("Nothing is undecided.")
    others = sum(fault.mend != MEND for fault in faults)
    if others:
        print(f"Other faults of the transcripts ({others}): see plait check.")


def _write(folder: Path, strings: dict, decided) -> None:
    from plait.deidentification.decisions import IDENTIFIERS
    from plait.deidentification.rows import add_rows

    found = [places[0].found for places in strings.values()]
    known = [decided.on(one.text) for one in found]
    new = [one for one, row in zip(found, known, strict=True)
           if row is None or row.file != IDENTIFIERS]  # fmt: skip
    added = add_rows(folder / IDENTIFIERS, new)
    print(f"{added} added to {IDENTIFIERS}, the action left blank: fill it in.")


def _list_candidates(study: dict, decided, read) -> None:
    from plait.deidentification.candidates import list_candidates
    from plait.ingest.withheld import withhold

    turns = withhold(read, study["no_words_from"], study["no_words_in"]).turns
    table = list_candidates(turns, read.left_out, decided=decided)
    print(f"\nWorth a look ({len(table)}); none of it stops the run:")
    for row in table.sort_values(["kind", "text"]).itertuples():
        print(f"  {row.kind}: {row.text!r}, {row.n} in {row.documents}")
