"""`plait decide`: add to a coder's file what was decided on the sheets."""

import argparse
from datetime import datetime
from pathlib import Path

from plait.errors import StudyError

STUDY = "study.yaml"


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    decide = commands.add_parser(
        "decide", help="add what a coder decided on the sheets to the decision file"
    )
    decide.add_argument("coder", help="who decided: the name of the decision file")
    decide.add_argument("sheet", nargs="+", help="a workbook or CSV of `plait review`; or the study folder")  # fmt: skip
    decide.add_argument("--study", default=".", help="study folder (default: here)")
    decide.add_argument("--at", help="when, as 2026-01-31T14:05 (default: now)")
    decide.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Add the decisions, or print every fault and add none.

    Parameters
    ----------
    words : Namespace
        `coder`, `sheet`, `study`, `at`.

    Returns
    -------
    int
        1 where there is a fault; nothing is written then.
    """
    from plait.decision_files import add_decisions

    # a person's decision has a time; nothing that is computed depends on it
    at = words.at or datetime.now().isoformat(timespec="seconds")
    folders = [path for path in words.sheet if Path(path, STUDY).is_file()]
    sheets = [path for path in words.sheet if path not in folders]
    if not sheets:
        print("no sheet: name the workbook or CSV files of `plait review` too")
        return 1
    folder = Path(folders[0] if folders else words.study)
    try:
        added = add_decisions(folder, words.coder, sheets, at=at)
    except StudyError as error:
        print(error)
        return 1
    print(*added, sep="\n")
    return 0
