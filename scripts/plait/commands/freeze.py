"""`plait freeze`: write down the plan before the data, with a digest and a date."""

import argparse
from datetime import date
from pathlib import Path

from plait.errors import StudyError, count_of

NEXT = (
    "Send it to a registry or a colleague, or commit it, so that others can see when it "
    "was there. What turns out otherwise goes under protocol_deviations in study.yaml."
)


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    freeze = commands.add_parser(
        "freeze", help="write down the plan before the data, with a digest and a date"
    )
    freeze.add_argument("study", nargs="?", default=".", help="study folder (default: here)")  # fmt: skip
    freeze.add_argument("--date", default="", help="the day, as 2026-01-31 (default: today)")  # fmt: skip
    freeze.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Write protocol.yaml, and say whether data were there already.

    Parameters
    ----------
    words : Namespace
        `study`, the study folder; `date`.

    Returns
    -------
    int
        1 where the plan has faults or was frozen before; nothing is written then.
    """
    from plait.protocol.freezing import freeze_plan

    # a person's act at a time, as a decision is; nothing computed depends on it
    day = words.date or date.today().isoformat()
    try:
        frozen = freeze_plan(Path(words.study), date=day)
    except StudyError as error:
        print(error)
        return 1
    items = sum(map(len, frozen["plan"].values()))
    print(f"Frozen: protocol.yaml, {count_of(items, 'item')}, {frozen['frozen_on']}")
    print(f"Digest: {frozen['digest']}\n{_data(frozen['there_already'])}\n{NEXT}")
    return 0


def _data(there: dict[str, int]) -> str:
    if not any(there.values()):
        return "No data were in the study folder: this is a plan made before the data."
    counts = f"{count_of(there['questionnaires'], 'export')}, {count_of(there['transcripts'], 'transcript')}"
    return f"Data were there already ({counts}): the report will say so."
