"""`plait codebook`: take a codebook to another form and back, and keep its versions."""

import argparse
from datetime import date
from pathlib import Path

from plait.atomic import write_whole
from plait.errors import Fault, StudyError

NOT_KEPT = {
    ".qdc": ("themes", "version", "history"),
}


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    codebook = commands.add_parser(
        "codebook", help="take a codebook to another form and back, or keep its version"
    )
    actions = codebook.add_subparsers(required=True, metavar="action")
    convert = actions.add_parser(
        "convert", help="write a codebook as .yaml, .csv or .qdc, by the endings"
    )
    convert.add_argument("source", help="the file that there is")
    convert.add_argument("target", help="the file to write")
    convert.add_argument(
        "--over", action="store_true", help="write over a file that is there"
    )
    convert.set_defaults(run=run)
    _add_keep(actions)


def _add_keep(actions) -> None:
    keep = actions.add_parser(
        "keep", help="remember the codebook as it is, so that a later change is noticed"
    )
    keep.add_argument("study", nargs="?", default=".", help="study folder (default: here)")  # fmt: skip
    keep.add_argument("--why", required=True, help="what changed and why, in a few words")  # fmt: skip
    keep.add_argument("--date", default="", help="the day, as 2026-01-31 (default: today)")  # fmt: skip
    keep.set_defaults(run=keep_codebook)


def run(words: argparse.Namespace) -> int:
    """Convert one codebook, and say what the other form has no place for.

    Parameters
    ----------
    words : Namespace
        `source`, `target`, `over`.

    Returns
    -------
    int
        1 where there is a fault; nothing is written then.
    """
    from plait.qualitative.codebook_files import (
        codebook_content,
        other_ending,
        read_codebook_data,
    )

    target = Path(words.target)
    found = read_codebook_data(words.source, shown=words.source)
    faults = [*found.faults, *other_ending(words.target), *_there(target, words.over)]
    if faults:
        print(StudyError(faults))
        return 1
    write_whole(target, codebook_content(found.data, target.suffix.lower()))
    print(f"{words.target}: {_count(found.data['codes'])} codes.")
    kept_out = [k for k in NOT_KEPT.get(target.suffix.lower(), ()) if found.data.get(k)]
    losses = [*found.losses, *(f"no place for {name}" for name in kept_out)]
    print(
        *(f"  not kept: {loss}" for loss in losses),
        sep="\n",
        end="\n" if losses else "",
    )
    if words.source.endswith(".yaml"):
        print("  comments of the .yaml file are not part of the codebook: left out")
    return 0


def _count(codes: list[dict]) -> int:
    return sum(1 + _count(code.get("codes") or []) for code in codes)


def _there(target: Path, over: bool) -> list[Fault]:
    if over or not target.exists():
        return []
    mend = "choose another name, or add --over to write over it"
    return [Fault(str(target), 0, "", "a file that is there", "a new file", mend)]


def keep_codebook(words: argparse.Namespace) -> int:
    """Add a line for the codebook of a study to coding/codebook_versions.csv.

    Parameters
    ----------
    words : Namespace
        `study`, the study folder; `why`; `date`.

    Returns
    -------
    int
        1 where there is a fault; nothing is written then.
    """
    from plait.qualitative.codebook import read_codebook
    from plait.qualitative.kept_codebooks import KEPT, kept_line, read_kept

    folder = Path(words.study)
    names = ("coding/codebook.yaml", "coding/codebook.csv")
    shown = next((name for name in names if (folder / name).is_file()), names[0])
    found, kept = (
        read_codebook(str(folder / shown), shown=shown),
        read_kept(str(folder)),
    )
    # a person's act at a time, as a decision is; nothing computed depends on it
    day = words.date or date.today().isoformat()
    faults = [*found.faults, *kept.faults, *_no_day(day)]
    if faults:
        print(StudyError(faults))
        return 1
    line = kept_line(found, date=day, why=words.why, first=not kept.rows)
    before = (folder / KEPT).read_bytes() if (folder / KEPT).exists() else b""
    write_whole(folder / KEPT, before + line.encode())
    print(f"Kept: version {found.version or '1'} in {KEPT}")
    return 0


def _no_day(day: str) -> list[Fault]:
    from plait.ingest.cells import is_date

    mend = "write --date 2026-01-31"
    odd = Fault("--date", 0, "", repr(day), "a date as 2026-01-31", mend)
    return [] if is_date(day) else [odd]
