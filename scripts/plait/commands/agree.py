"""`plait agree`: record what the team agreed its claims rest on."""

import argparse
import re
import sys
from pathlib import Path

RESTRICTED = "results/restricted"
EVIDENCE = {
    "quantitative": "findings_quantitative.parquet",
    "qualitative": "findings_qualitative.parquet",
    "codings": "codings.parquet",
    "recommendations": "recommendations.csv",
    "codes": "codes.csv",
    "themes": "themes.csv",
}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    agree = commands.add_parser(
        "agree", help="record what the team agreed its claims rest on"
    )
    agree.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    agree.add_argument("--date", help="when the team agreed, as 2026-01-31 (default: the study's date)")  # fmt: skip
    agree.add_argument(
        "--by", default="the team", help="who agreed: a role, not a name"
    )
    agree.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Write synthesis/agreed.csv, and say what has changed since it was written last.

    Parameters
    ----------
    words : Namespace
        `study`, the study folder; `date` and `by`.

    Returns
    -------
    int
        1 where the study was not run yet, the date is none, or the argument has faults;
        otherwise 0.
    """
    # heavy: not for a command that only asks for help
    from plait.errors import StudyError
    from plait.synthesis.agreeing import agree

    folder = Path(words.study)
    paths = {key: folder / RESTRICTED / name for key, name in EVIDENCE.items()}
    missing = [path for path in paths.values() if not path.is_file()]
    if missing:
        return _refuse(f"{missing[0]}: not there, expected the tables of a run\n"
                       "  run the study first: snakemake --cores all")  # fmt: skip
    if words.date and not DATE.fullmatch(words.date):
        return _refuse(f"--date: found {words.date!r}, expected a date as 2026-01-31\n"
                       "  give the day on which the team agreed")  # fmt: skip
    try:
        done = agree(folder, paths, date=words.date or "", by=words.by)
    except StudyError as error:
        return _refuse(f"{error}\nMend these first: what is agreed on should hold.\n"
                       "Ids are those of the last run; run again if data or decisions changed.")  # fmt: skip
    print(*done, sep="\n")
    return 0


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 1
