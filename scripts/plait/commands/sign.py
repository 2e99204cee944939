"""`plait sign`: sign the manifest of a run with the team's SSH key."""

import argparse
import sys
from pathlib import Path

SHAREABLE = "results/shareable"


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    asked = commands.add_parser(
        "sign", help="sign the digests of a run with the team's SSH key"
    )
    asked.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    asked.add_argument(
        "--key", required=True,
        help="the team's SSH key; its public half where ssh-agent holds the key",
    )  # fmt: skip
    asked.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Write manifest.json.sig, and put it into bundle.zip.

    Parameters
    ----------
    words : Namespace
        `study`, the study folder; `key`, a path.

    Returns
    -------
    int
        1 where there is nothing whole to sign, or the key is refused; otherwise 0.
    """
    from plait.provenance.alone import MANIFEST, check_bytes, open_files
    from plait.provenance.signing import SigningError, sign

    folder = Path(words.study) / SHAREABLE
    if not (folder / MANIFEST).is_file():
        return _refuse(f"{folder / MANIFEST}: not there\n  run the study first")
    problems = check_bytes(open_files(folder))
    if problems:
        return _refuse("\n".join([*problems, "  run the study again: only what a run made is signed"]))  # fmt: skip
    try:
        signature = sign(folder, words.key)
    except SigningError as error:
        return _refuse(str(error))
    print(f"Written: {signature}, and bundle.zip with it.\n"
          "Make the public key known where readers trust it: the team's page, the article.")  # fmt: skip
    return 0


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 1
