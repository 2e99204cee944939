"""`plait pool`: set the bundles of several trusts side by side in a report of its own."""

import argparse
import sys
from pathlib import Path

from plait.errors import Fault, StudyError, count_of

FORMATS = ("html", "docx", "pdf")


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    pool = commands.add_parser(
        "pool", help="set the bundles of several trusts side by side in one report"
    )
    pool.add_argument(
        "what", nargs="*", default=["."],
        help="pool.yaml or its folder (default: here), or two and more bundles, the seed study first",
    )  # fmt: skip
    pool.add_argument(
        "--to", default="", metavar="FOLDER",
        help="where the report goes (default: pool, beside pool.yaml)",
    )  # fmt: skip
    pool.add_argument(
        "--formats", nargs="+", choices=FORMATS, default=list(FORMATS),
        help="of the report (default: all)",
    )  # fmt: skip
    pool.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Verify the bundles and write the report.

    Parameters
    ----------
    words : Namespace
        `what`, `to`, `formats`.

    Returns
    -------
    int
        1 where pool.yaml has faults or a bundle is refused; nothing is written then.
    """
    # heavy: not for a command that only asks for help
    from plait.pooling.writing import write_pool

    try:
        pool, beside = _pool(words.what)
        target = Path(words.to) if words.to else beside / "pool"
        contents = write_pool(pool, target, formats=words.formats)
    except StudyError as error:
        print(str(error).replace("in this study", "in this pool"), file=sys.stderr)
        return 1
    lined, left = len(contents.lined), len(contents.left)
    print(f"{count_of(len(contents.trusts), 'bundle')} verified; {count_of(lined, 'result')} "
          f"side by side; {count_of(left, 'thing')} beside nothing, listed with the reason.")  # fmt: skip
    print(f"Written: {target / 'report'}: {', '.join(f'pool.{f}' for f in words.formats)}")  # fmt: skip
    return 0


def _pool(what: list[str]) -> tuple[dict, Path]:
    """Read pool.yaml, or take bundles as they come; gives where it lies, too."""
    from plait.pooling.pool_file import NAME, pool_of_bundles, read_pool

    if len(what) > 1:
        return pool_of_bundles(what), Path()
    path = Path(what[0])
    path = path / NAME if path.is_dir() else path
    if path.suffix == ".zip" or not path.exists():
        found = "one bundle" if path.suffix == ".zip" else "no such file"
        raise StudyError([Fault(str(path), 0, "", found, f"{NAME}, or at least two bundles",
                                f"write {NAME} (docs/pool.md), or name the bundles one after the other")])  # fmt: skip
    return read_pool(path), path.parent
