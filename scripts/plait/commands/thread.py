"""`plait thread`: follow a code, a theme or a finding through both strands."""

import argparse
import sys
from pathlib import Path

RESTRICTED = "results/restricted"
TABLES = {
    "codings": "codings.parquet",
    "codes": "codes.csv",
    "themes": "themes.csv",
    "findings": "findings.parquet",
    "statements": "statements.parquet",
    "propositions": "propositions.parquet",
    "memos": "memos.csv",
    "negative_extracts": "negative_extracts.csv",
}


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    thread = commands.add_parser(
        "thread", help="follow a code, a theme or a finding through both strands"
    )
    thread.add_argument("what", help="id of a code, a theme or a finding")
    thread.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    thread.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Print what hangs together with a code, a theme or a finding.

    Parameters
    ----------
    words : Namespace
        `what`, the id; `study`, the study folder.

    Returns
    -------
    int
        1 where the study was not run yet, or has no such id; otherwise 0.
    """
    # heavy: not for a command that only asks for help
    from plait.qualitative.thread import follow_thread
    from plait.qualitative.thread_words import thread_lines

    folder = Path(words.study) / RESTRICTED
    missing = [name for name in TABLES.values() if not (folder / name).is_file()]
    if missing:
        print(f"{folder}: found no {missing[0]}, expected the tables of a run\n"
              "  run the study first: snakemake --cores all", file=sys.stderr)  # fmt: skip
        return 1
    thread = follow_thread(_tables(folder), words.what)
    if thread is None:
        print(f"{words.what}: found no code, theme or finding of this id, expected one\n"
              "  look for it in codes.csv, themes.csv or findings.csv", file=sys.stderr)  # fmt: skip
        return 1
    print(*thread_lines(thread), sep="\n")
    return 0


def _tables(folder: Path) -> dict:
    from plait.shapes.codings import CODINGS, NEGATIVE_EXTRACTS, THEMES
    from plait.shapes.findings import FINDINGS
    from plait.shapes.patterns import MEMOS
    from plait.shapes.release import CODES
    from plait.shapes.synthesis import PROPOSITIONS, STATEMENTS
    from plait.shapes.tables import read_frame

    shapes = (CODINGS, CODES, THEMES, FINDINGS, STATEMENTS, PROPOSITIONS, MEMOS,
              NEGATIVE_EXTRACTS)  # fmt: skip
    return {
        name: read_frame(str(folder / file), shape)
        for (name, file), shape in zip(TABLES.items(), shapes, strict=True)
    }
