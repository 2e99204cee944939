"""`plait checklist`: show what of a reporting checklist is open, and write it down."""

import argparse
import sys
from pathlib import Path

from plait.atomic import write_whole
from plait.errors import StudyError

TABLE = "results/shareable/tables/checklists.csv"
HEAD = """\
# {name}
# What the team answers itself. Take the sign # off the lines of an item and fill one of:
#   "1": {{answer: "in your own words", where: "page 3"}}      where may be left out
#   "1": {{not_applicable: "the reason"}}
# What stands here goes into the report: no names, and no words of a transcript.
"""
ADDED = "\n# Open, and not mentioned above:\n"


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    asked = commands.add_parser(
        "checklist",
        help="show what of a reporting checklist is open, and write it down",
    )
    asked.add_argument("id", help="such as gramms, srqr, coreq or strobe_cohort")
    asked.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    asked.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Print the items that nobody has answered, and write a file to fill in.

    Parameters
    ----------
    words : Namespace
        `id`, the checklist; `study`, the study folder.

    Returns
    -------
    int
        1 where the study has faults or does not use this checklist, otherwise 0. What
        stands in the file is kept; open items are added below it as comments.
    """
    from plait.ingest.checklists import read_checklists
    from plait.study import read_study

    folder = Path(words.study)
    file = read_study(folder)
    if not file.study:
        return _told(StudyError(file.faults))
    paths, answers = file.study["checklists"], file.study["checklist_answers"]
    read = read_checklists(paths, answers, folder=str(folder))
    if read.faults:
        return _told(StudyError(read.faults))
    if words.id not in read.definitions:
        return _told(
            f"{words.id}: found no such checklist in this study, expected one of "
            f"{', '.join(paths)}\n  add it under checklists in study.yaml"
        )
    checklist = read.definitions[words.id]
    waiting = _open_items(folder, checklist, read.answers.get(words.id, {}))
    _show(checklist, waiting, ran=_ran(folder, words.id))
    _write(folder / f"checklists/{words.id}.yaml", checklist, waiting)
    return 0


def _told(problem: object) -> int:
    print(problem, file=sys.stderr)
    return 1


def _open_items(folder: Path, checklist: dict, answers: dict) -> list[dict]:
    """List the open items: after a run, those that it left open."""
    left = _ran(folder, checklist["id"])
    return [
        item for item in checklist["items"]
        if item["id"] not in answers
        and (item["id"] in left if left is not None else "person" in item)
    ]  # fmt: skip


def _ran(folder: Path, name: str) -> set[str] | None:
    """Give the items that the last run left open; None where there was none."""
    from plait.ingest.csvfile import read_csv_rows

    if not (folder / TABLE).is_file():
        return None
    rows = [
        r for r in read_csv_rows(str(folder / TABLE)).rows if r["checklist"] == name
    ]
    return {row["item"] for row in rows if row["status"] == "open"} if rows else None


def _show(checklist: dict, waiting: list[dict], *, ran: set[str] | None) -> None:
    print(
        f"{checklist['name']}: {len(waiting)} of {len(checklist['items'])} items open."
    )
    if ran is None:
        print("The study was not run since: what a run fills by itself is not listed.")
    for item in waiting:
        print(f"  {item['id']}: {item['asks']}")


def _write(path: Path, checklist: dict, waiting: list[dict]) -> None:
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    new = [item for item in waiting if f'"{item["id"]}":' not in before]
    lines = [f'# {item["asks"]}\n# "{item["id"]}": {{answer: ""}}\n' for item in new]
    if not lines:
        return
    head = ADDED if before else HEAD.format(name=checklist["name"])
    write_whole(path, (before + head + "".join(lines)).encode())
    print(f"Written to {path}: {len(lines)} to fill in.")
