"""The command `plait`: what a person does with a study besides running it."""

import argparse
import os
import sys
from pathlib import Path

from plait.cautions import study_cautions
from plait.check import check_study


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : list of str, optional
        Words after `plait`; those of the command line by default.

    Returns
    -------
    int
        0 where all is well, 1 where the study has faults.
    """
    words = _parser().parse_args(arguments)
    try:
        code = words.run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever reads along, as `head` does, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plait", description=sys.modules[__name__].__doc__
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser(
        "check", help="list every fault of a study; compute nothing"
    )
    check.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    check.set_defaults(run=_check)
    return parser


def _check(words: argparse.Namespace) -> int:
    folder = Path(words.study)
    faults = check_study(folder)
    if faults:
        print(faults)
        return 1
    print("No faults: this study can run.")
    cautions = study_cautions(folder)
    if cautions:
        print(f"\nWorth a look ({len(cautions)}); none of it stops the run:")
        print(*cautions, sep="\n")
    return 0
