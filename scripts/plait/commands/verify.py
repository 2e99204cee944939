"""`plait verify`: say whether a byte of a bundle changed, and whether its results follow."""

import argparse
import json
import sys
from pathlib import Path

SHAREABLE = "results/shareable"
STATES = {"candidate": "a candidate, which two people have not approved as it stands",
          "release": "approved by two people as it stands"}  # fmt: skip


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    asked = commands.add_parser(
        "verify",
        help="check a bundle: every byte, and whether the results follow from each other",
    )
    asked.add_argument(
        "bundle", nargs="?", default=".",
        help="bundle.zip, its unpacked folder, or a study folder (default: here)",
    )  # fmt: skip
    asked.add_argument(
        "--against", metavar="STUDY", default="",
        help="a study that was run afresh, or another bundle: list every difference",
    )  # fmt: skip
    asked.add_argument(
        "--signature", metavar="SIGNERS", default="",
        help="file of allowed signers: the bundle must be signed by one of them",
    )  # fmt: skip
    asked.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Check a bundle and print what is wrong, one line a problem.

    Parameters
    ----------
    words : Namespace
        `bundle`, `against`, `signature`.

    Returns
    -------
    int
        1 where anything is wrong or differs, otherwise 0.
    """
    from plait.provenance.alone import check_bytes, open_files
    from plait.provenance.signing import check_signature

    places = [_place(path) for path in (words.bundle, words.against) if path]
    missing = [str(path) for path in places if not path.exists()]
    if missing:
        print(f"{missing[0]}: not there, expected a bundle or the results of a run\n"
              "  run the study first, or correct the path", file=sys.stderr)  # fmt: skip
        return 1
    opened = open_files(places[0])
    found = _tell("Changed since it was sealed", check_bytes(opened))
    found += _tell("The results do not follow from each other", _results(opened.files))
    if words.against:
        other = _against(opened.files, places[1])
        found += _tell(f"Other than in {words.against}", other)
    good, said = check_signature(opened.files, words.signature)
    print(f"Signature: {said}.")
    print(f"Release: {_state(opened.files)}.")
    print(f"{len(opened.files)} files checked: {_ending(found)}")
    return 1 if found or good is False else 0


def _place(path: str) -> Path:
    """Take the results of a study folder, or the path itself."""
    inside = Path(path) / SHAREABLE
    return inside if inside.is_dir() else Path(path)


def _results(files: dict[str, bytes]) -> list[str]:
    # heavy: not where the archive cannot be read at all
    from plait.provenance.checks import check_results

    return check_results(files) if files else []


def _state(files: dict[str, bytes]) -> str:
    try:
        state = json.loads(files["manifest.json"])["release"]
    except (KeyError, ValueError, TypeError):
        state = ""
    return STATES.get(state, "not told")


def _against(files: dict[str, bytes], place: Path) -> list[str]:
    from plait.provenance.against import compare
    from plait.provenance.alone import open_files

    fresh = open_files(place)
    return fresh.problems + compare(files, fresh.files)


def _tell(head: str, lines: list[str]) -> int:
    """Print problems as soon as they are known; gives how many there are."""
    if lines:
        print(f"{head}:", *(f"  {line}" for line in lines), sep="\n", flush=True)
    return len(lines)


def _ending(found: int) -> str:
    if found:
        return f"{found} problem{'' if found == 1 else 's'}."
    return ("every byte is as it was sealed, and the results follow from each other as "
            "far as the bundle shows.")  # fmt: skip
