"""`plait keep`: keep a version of the synthesis, so that its growth can be told."""

import argparse
from datetime import date
from pathlib import Path

from plait.errors import StudyError


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    keep = commands.add_parser(
        "keep", help="keep a dated version of the questions, constructs and argument"
    )
    keep.add_argument("study", nargs="?", default=".", help="study folder (default: here)")  # fmt: skip
    keep.add_argument("--why", required=True, help="why it is kept, in a few words")
    keep.add_argument("--date", default="", help="the day, as 2026-01-31 (default: today)")  # fmt: skip
    keep.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Copy the files of synthesis/, and say where to.

    Parameters
    ----------
    words : Namespace
        `study`, the study folder; `why`; `date`.

    Returns
    -------
    int
        1 where there is a fault, or nothing to keep; nothing is written then.
    """
    from plait.study import load_study
    from plait.synthesis.keeping import keep_version

    # a person's act at a time, as a decision is; nothing computed depends on it
    day = words.date or date.today().isoformat()
    folder = Path(words.study)
    try:
        study = load_study(folder)
        kept = keep_version(folder, study, why=words.why, date=day)
    except StudyError as error:
        print(error)
        return 1
    print(f"Kept: {kept}")
    return 0
