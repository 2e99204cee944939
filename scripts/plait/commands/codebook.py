"""`plait codebook`: take a codebook to a spreadsheet, to another tool, and back."""

import argparse
from pathlib import Path

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
        "codebook", help="take a codebook to a spreadsheet, to another tool, and back"
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
    target.write_bytes(codebook_content(found.data, target.suffix.lower()))
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
