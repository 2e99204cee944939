"""`plait new`: write the folder of a new study, with comments on what goes where."""

import argparse
import shlex
from datetime import date
from pathlib import Path

from plait.errors import StudyError, count_of
from plait.new_study.configuration import DESIGNS


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    new = commands.add_parser(
        "new", help="write the folder of a new study, with comments on what goes where"
    )
    new.add_argument("folder", help="where it goes, such as my-study")
    new.add_argument(
        "--like", default="", metavar="STUDY",
        help="take the configuration of impact, wellbeing, replication, or of the study "
        "in a folder; never its data, words or decisions",
    )  # fmt: skip
    new.add_argument(
        "--design", default="", choices=DESIGNS, help="what the study collects"
    )
    new.add_argument(
        "--date", default="", help="the day, as 2026-01-31 (default: today)"
    )
    new.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Write the folder, and say what comes next.

    Parameters
    ----------
    words : Namespace
        `folder`, `like`, `design`, `date`.

    Returns
    -------
    int
        1 where something is in the way; nothing is written then.
    """
    from plait.new_study.writing import write_new_study

    # a person's act at a time: the date stands in study.yaml, and may be changed there
    day = words.date or date.today().isoformat()
    folder = Path(words.folder)
    try:
        files = write_new_study(folder, like=words.like, design=words.design, date=day)
    except StudyError as error:
        print(error)
        return 1
    print(
        f"Written: {folder}, {count_of(len(files), 'file')}. Nothing was written over."
    )
    typed = shlex.quote(str(folder))  # spaces are allowed
    print(f"Next: read {folder / 'README.md'}, then run: plait check {typed}")
    return 0
