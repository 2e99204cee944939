"""`plait release`: see what must be looked at before results leave, and keep a release."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from plait.errors import StudyError, count_of

HOW = """\
When two people have looked at everything, write release/approval.yaml:

digest: {digest}
approved_by:
  - role: the first person's role in the study
  - role: the second person's role in the study
on: "the day, as 2026-01-31"

and run the study again: if nothing has changed, it is a release."""
EXCEPTION = """\
For each of these, change what is quoted, or write in release/exceptions.yaml why it may stay:
  - {output: quotes, id: q1, words: "some of its words", reason: "...", who: "...", when: "2026-01-31"}"""  # fmt: skip


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    release = commands.add_parser(
        "release",
        help="say what must be looked at before results leave; keep a release",
    )
    release.add_argument("study", nargs="?", default=".", help="study folder (default: here)")  # fmt: skip
    release.add_argument(
        "--keep", action="store_true",
        help="keep the released counts in release/history/: later runs are held against them",
    )  # fmt: skip
    release.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Tell how the last run stands.

    Parameters
    ----------
    words : Namespace
        `study`, the study folder; `keep`.

    Returns
    -------
    int
        1 where there is no run, its files were changed, or what is to be kept is no
        release.
    """
    from plait.release.keeping import keep_release, look_at, words_to_look_at

    folder = Path(words.study)
    try:
        state = look_at(folder)
        rare = words_to_look_at(folder, state)
        lines = [*_told(state, rare)]
        if words.keep:
            lines.append(f"Kept: {keep_release(folder)}")
    except StudyError as error:
        print(error)
        return 1
    print("\n".join(lines))
    return 0


def _told(state: Mapping, rare: Mapping[str, list[str]]) -> Iterator[str]:
    yield f"{state['state'].capitalize()}: {state['why']}"
    yield f"Digest: {state['digest']}"
    if state["reviews"]:
        yield f"{count_of(len(state['reviews']), 'thing')} to look at:"
        for row in state["reviews"]:
            words = ", ".join(rare.get(row["id"], []))
            yield f"  {row['output']}, {row['id']}: {row['reason']}" + (f": {words}" if words else "")  # fmt: skip
        yield EXCEPTION
    if state["state"] == "candidate":
        yield HOW.format(digest=state["digest"])
