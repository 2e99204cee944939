"""`plait check`: list every fault of a study; compute nothing."""

import argparse
from pathlib import Path

from plait.cautions import study_cautions
from plait.check import check_study
from plait.new_study.to_do import to_fill, told


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    check = commands.add_parser(
        "check", help="list every fault of a study; compute nothing"
    )
    check.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    check.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Print the faults of a study, or its cautions.

    Parameters
    ----------
    words : Namespace
        `study`, the study folder.

    Returns
    -------
    int
        1 where there is a fault, otherwise 0.
    """
    folder = Path(words.study)
    faults = check_study(folder)
    if faults:
        print(told(folder, faults))
        return 1
    print("No faults: this study can run.")
    cautions = [*study_cautions(folder), *to_fill(folder)]
    if cautions:
        print(f"\nWorth a look ({len(cautions)}); none of it stops the run:")
        print(*cautions, sep="\n")
    return 0
