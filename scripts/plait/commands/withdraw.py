"""`plait withdraw`: write down that a person takes something back; look what is left."""

import argparse
from datetime import date
from pathlib import Path

from plait.errors import StudyError

EXTENTS = ("no_new_data", "no_quotes", "remove_all")
STILL = (
    "results/shareable is as it was before: release nothing of it until a run has gone "
    "through to its end."
)
NEXT = (
    "Next: run the study again, so that nothing that is made holds it; then "
    "`plait withdraw {} --check` lists what is left, and what a person must do."
)


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    asked = commands.add_parser(
        "withdraw",
        help="write down that a person withdrew, or look what is left of them",
    )
    asked.add_argument("participant", help="id of participants.csv")
    asked.add_argument("--extent", choices=EXTENTS, help="what the person asks for")
    asked.add_argument(
        "--on", default="", help="the day, as 2026-01-31 (default: today)"
    )
    asked.add_argument("--promised", choices=EXTENTS, default="",
                       help="the most that the information sheet promised (default: all)")  # fmt: skip
    asked.add_argument("--who", default="", help="who writes it down, by role")
    asked.add_argument("--check", action="store_true", help="search every file for their id and words")  # fmt: skip
    asked.add_argument("--earlier", nargs="+", default=[], help="earlier releases: findings.csv, or a bundle")  # fmt: skip
    asked.add_argument("--study", default=".", help="study folder (default: here)")
    asked.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Mark a withdrawal, or list what is left of a person.

    Parameters
    ----------
    words : Namespace
        `participant`, `extent`, `on`, `promised`, `who`, `check`, `earlier`, `study`.

    Returns
    -------
    int
        1 where there is a fault, where something must be answered before the next run,
        or where `--check` finds what must not be there.
    """
    if not (words.extent or words.check):
        print(f"say what {words.participant} asks for with --extent: {', '.join(EXTENTS)}\n"
              "  or look what is left of them with --check")  # fmt: skip
        return 1
    try:
        asks = _mark(words) if words.extent else False
        return max(_check(words) if words.check else 0, int(asks))
    except StudyError as error:
        print(error)
        return 1


def _mark(words: argparse.Namespace) -> bool:
    """Write it down, and say whether something is to be answered."""
    from plait.withdrawal.marking import Withdrawal, mark, questions

    # a person's act at a time, as a decision is; nothing computed depends on it
    day = words.on or date.today().isoformat()
    asked = Withdrawal(words.participant, words.extent, day, words.promised, words.who)
    folder = Path(words.study)
    print(*mark(folder, asked), sep="\n")
    told = questions(folder, words.participant)
    told += [STILL] if Path(folder, "results/shareable").exists() else []
    print(*told, *([] if words.check else [NEXT.format(words.participant)]), sep="\n")
    return any(" found " in line for line in told)


def _check(words: argparse.Namespace) -> int:
    from plait.withdrawal.checking import check

    found = check(Path(words.study), words.participant, earlier=words.earlier)
    print(*found.told, sep="\n")
    return int(found.bad)
