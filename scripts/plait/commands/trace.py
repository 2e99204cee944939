"""`plait trace`: the way from a number, quote or claim to raw rows, and back."""

import argparse
import sys
from contextlib import chdir
from pathlib import Path

FILE = "results/restricted/trace.csv"


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    trace = commands.add_parser(
        "trace", help="show the way from a number, quote or claim to raw rows, and back"
    )
    trace.add_argument(
        "what",
        help="id of a finding, extract, quote (q7), statement or relation, or a file",
    )
    trace.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    trace.add_argument(
        "--all", action="store_true", help="every module and every row, nothing cut"
    )
    trace.add_argument(
        "--csv", nargs="?", const=FILE,
        help=f"write a table instead: people's rows, to keep in {FILE}",
    )  # fmt: skip
    trace.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Print the trail of something, or write it as a table.

    Parameters
    ----------
    words : Namespace
        `what`, `study`, `all`, `csv`.

    Returns
    -------
    int
        1 where the study was not run yet, or has nothing of that name; otherwise 0.
    """
    # heavy: not for a command that only asks for help
    from plait.provenance.trace import nearest_ids, trace
    from plait.provenance.trace_results import missing_table, read_results

    folder = Path(words.study)
    missing = missing_table(folder)
    if missing:
        print(f"{folder / missing}: found no such table, expected those of a run\n"
              "  run the study first: snakemake --cores all", file=sys.stderr)  # fmt: skip
        return 1
    what = _from(words.what, folder)
    with chdir(folder):
        results = read_results(Path(), _jobs())
        trail = trace(results, what)
        if trail is None:
            print(_unknown(words.what, nearest_ids(results, what)), file=sys.stderr)
            return 1
        _tell(trail, words)
    return 0


def _from(what: str, folder: Path) -> str:
    """Give a file that lies here by its whole path: it is looked for elsewhere."""
    return str(Path(what).resolve()) if Path(what).is_file() else what


def _jobs() -> list:
    from plait.jobs import jobs_of

    return jobs_of(Path.cwd())


def _unknown(what: str, near: list[str]) -> str:
    meant = (
        f"did you mean {', '.join(near)}?" if near else "look for it in findings.csv"
    )
    kinds = "a finding, extract, quote, statement or relation, or a file of the study"
    return f"{what}: found nothing of this name, expected {kinds}\n  {meant}"


def _tell(trail, words: argparse.Namespace) -> None:
    from plait.provenance.trace_words import trail_lines
    from plait.shapes.tables import write_frame
    from plait.shapes.trace import TRAIL

    if words.csv:
        write_frame(trail, words.csv, TRAIL)
        print(words.csv)
    else:
        print(*trail_lines(trail, whole=words.all), sep="\n")
