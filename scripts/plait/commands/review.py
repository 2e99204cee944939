"""`plait review`: lay out what a coder has to decide, in a workbook."""

import argparse
from pathlib import Path

from plait.errors import StudyError

REVIEW = "coding/review"


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    review = commands.add_parser(
        "review", help="lay out what a coder has to decide, in a workbook"
    )
    review.add_argument("coder", help="who decides: the name of the decision file")
    review.add_argument("folder", nargs="?", default="", help="study folder (default: here)")  # fmt: skip
    review.add_argument("--study", default=".", help="the same")
    review.add_argument("--document", action="append", help="only this transcript")
    review.add_argument("--code", action="append", help="only suggestions of this code")
    review.add_argument("--csv", action="store_true", help="CSV files, not a workbook")
    review.add_argument("--over", action="store_true", help="write over an older sheet")
    review.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Write the sheets of one coder, and say what is on them.

    Parameters
    ----------
    words : Namespace
        `coder`, `folder`, `study`, `document`, `code`, `csv`, `over`.

    Returns
    -------
    int
        1 where there is a fault; nothing is written then.
    """
    from plait.reviewing import review_of, write_review

    folder = Path(words.folder or words.study)
    try:
        review = review_of(
            folder, words.coder, documents=words.document, codes=words.code
        )
        path = folder / REVIEW / words.coder
        written = write_review(review, path, csv=words.csv, over=words.over)
    except StudyError as error:
        print(error)
        return 1
    print(*review.told, sep="\n")
    print(*(f"Written: {name}" for name in written), sep="\n")
    print("It holds people's words: it stays where the transcripts stay.")
    return 0
