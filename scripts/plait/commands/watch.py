"""`plait watch`: set the page of the report anew whenever something is saved."""

import argparse
import csv
import os
import time
from collections.abc import Iterator
from pathlib import Path

from plait.errors import count_of


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    watch = commands.add_parser(
        "watch", help="set the report as a web page anew whenever you save"
    )
    watch.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    watch.add_argument("--once", action="store_true", help="set the page once, and end")
    watch.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Set the page, then again after every save, until Ctrl-C.

    Parameters
    ----------
    words : Namespace
        `study`, `once`.

    Returns
    -------
    int
        1 where there is no study, or the last page could not be set.
    """
    # Snakemake behind it costs a second
    from plait.watching import saves

    folder = Path(words.study).resolve()
    if not (folder / "study.yaml").is_file():
        print(f"{words.study}: found no study.yaml, expected a study folder\n"
              "  name the folder of your study: plait watch my-study")  # fmt: skip
        return 1
    os.chdir(folder)
    try:
        return watch(folder, iter(()) if words.once else saves(folder))
    except KeyboardInterrupt:
        print("\nNo longer watching.")
        return 0


def watch(folder: Path, saved: Iterator[list[str]]) -> int:
    """Set the page at once and after every save.

    Parameters
    ----------
    folder : Path
        Study folder, and the current one.
    saved : iterator of list of str
        Gives what was saved each time that something was.

    Returns
    -------
    int
        1 where the page could not be set the last time, otherwise 0.
    """
    from plait.shapes.tables import keep_frames

    keep_frames()
    state: dict = {"before": {}, "done": {}, "jobs": []}
    code = _told(folder, state)
    for paths in saved:
        print(f"\nSaved: {', '.join(paths[:3])}{' and more' * (len(paths) > 3)}")
        if not _only_words(paths, state["jobs"]):
            state["jobs"] = []
        code = _told(folder, state)
    return code


def _only_words(paths: list[str], jobs: list) -> bool:
    """Say whether a save changed nothing but words: no job is planned by them."""
    known = {path for job in jobs for path in job.input}
    return all(p.endswith(".md") and p in known and Path(p).exists() for p in paths)


def _told(folder: Path, state: dict) -> int:
    """Set the page and say what became of it."""
    from plait.watching import FAULTS, PAGE

    start = time.perf_counter()
    try:
        _set(folder, state)
    except SystemExit as stop:
        if isinstance(stop.code, str):
            print(stop.code)
        print("The page stays as it was. Mend it and save: plait looks again.")
        return 1
    print(f"The page is set ({time.perf_counter() - start:.1f} s): {folder / PAGE}")
    with open(FAULTS, encoding="utf-8", newline="") as file:
        faults = list(csv.DictReader(file))
    if faults:
        print(f"{count_of(len(faults), 'fault')} of the argument:")
    for fault in faults:
        print(f"  {fault['file']} line {fault['line']}: found {fault['found']},"
              f" expected {fault['expected']}\n    {fault['mend']}")  # fmt: skip
    return 0


def _set(folder: Path, state: dict) -> None:
    from plait.jobs import jobs_of
    from plait.one_run import WATCH, run_held
    from plait.watching import (
        marks_before,
        quick_jobs,
        run_before,
        set_page,
        wanted_before,
    )

    jobs = state["jobs"] = state["jobs"] or jobs_of(folder)
    before, wanted = marks_before(jobs), wanted_before(jobs)
    with run_held(folder, WATCH):
        there = all(Path(path).exists() for path in wanted)
    if before != state["before"] or not there:
        print("First what the page rests on, where it has changed:", flush=True)
        if run_before(folder, wanted):
            raise SystemExit("Snakemake tells above what stopped it.")
        state["before"] = before
    with run_held(folder, WATCH):
        state["done"] = set_page(quick_jobs(jobs), state["done"])
