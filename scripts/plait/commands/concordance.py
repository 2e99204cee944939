"""`plait concordance`: every place of a word, with what stands around it."""

import argparse
import sys
from pathlib import Path

from plait.errors import StudyError, count_of, stop_on

FILE = "results/restricted/concordance.csv"


def add_to(commands) -> None:
    """Add the command to those of `plait`.

    Parameters
    ----------
    commands : argparse subparsers
        Where it goes.
    """
    here = commands.add_parser(
        "concordance", help="show every place of a word, with what stands around it"
    )
    here.add_argument("word", help="a keyword as in the codebook, in quotes")
    here.add_argument(
        "study", nargs="?", default=".", help="study folder (default: here)"
    )
    here.add_argument("--code", help="only inside what is coded with this code")
    here.add_argument("--document", help="only in this transcript")
    here.add_argument(
        "--width", type=int, default=60, help="letters on either side (default: 60)"
    )
    here.add_argument(
        "--csv", nargs="?", const=FILE,
        help=f"write a table instead: people's words, to keep in {FILE}",
    )  # fmt: skip
    here.set_defaults(run=run)


def run(words: argparse.Namespace) -> int:
    """Print the concordance of a word, or write it as a table.

    Parameters
    ----------
    words : Namespace
        `word`, `study`, `code`, `document`, `width`, `csv`.

    Returns
    -------
    int
        1 where the study has faults, or the word does not follow the grammar.
    """
    # the stemmer behind it costs a second
    from plait.qualitative.concordance import aligned, concordance
    from plait.qualitative.keywords import parse_keyword

    if parse_keyword(words.word) is None:
        print(f"{words.word!r}: found no keyword, expected words as in the codebook\n"
              "  docs/keywords.md says what a keyword may be", file=sys.stderr)  # fmt: skip
        return 1
    try:
        turns, spans = _said(words)
    except StudyError as error:
        print(error, file=sys.stderr)
        return 1
    width = max(words.width, 0)
    lines = concordance(turns, keyword=words.word, width=width)
    if spans is not None:
        lines = lines[[_inside(line, spans) for line in lines.itertuples()]]
    if words.csv:
        _write(lines, Path(words.study, words.csv))
    else:
        print(*aligned(lines, width=width), sep="\n")
    print(count_of(len(lines), "place"), file=sys.stderr)
    return 0


def _said(words: argparse.Namespace) -> tuple:
    """Read what was said by people who agreed, and where a code was given."""
    from plait.study_material import read_said

    said = read_said(Path(words.study))
    stop_on([*said.decided.faults, *said.read.faults])
    turns = said.transcripts.turns
    if words.document is not None:
        turns = turns[turns["document"].eq(words.document)]
    return turns, _coded(said, words.code) if words.code else None


def _coded(said: object, code: str) -> list[tuple[str, int, int]]:
    from plait.study_material import material_of

    codings = material_of(said).replayed.codings.codings
    coded = codings[codings["code"] == code]
    return list(zip(coded["document"], coded["start"], coded["end"], strict=True))


def _inside(line: object, spans: list[tuple]) -> bool:
    return any(line.document == document and start <= line.start < end
               for document, start, end in spans)  # fmt: skip


def _write(lines: object, path: Path) -> None:
    from plait.shapes.candidates import CONCORDANCE
    from plait.shapes.tables import write_frame

    write_frame(lines, str(path), CONCORDANCE)
    print(path)
