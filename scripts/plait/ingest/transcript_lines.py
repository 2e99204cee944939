"""Read one transcript into lines, whatever its format."""

from collections.abc import Callable
from pathlib import Path

from plait.errors import Fault
from plait.ingest.parsed import Parsed
from plait.ingest.transcript_files import (
    TABLES,
    ending,
    find_transcript,
    transcript_faults,
)


def read_lines(row: dict, *, folder: str) -> Parsed:
    """Read one transcript into lines.

    Parameters
    ----------
    row : dict
        Row of documents.csv.
    folder : str
        Folder that its `file` is relative to.

    Returns
    -------
    Parsed
        Without lines where there is a fault: no such file, a format that is not
        read, a file that cannot be opened, or what its parser finds.
    """
    faults = transcript_faults([row], folder=folder)
    if faults:
        return Parsed([], "", faults)
    shown = row["file"]
    path = find_transcript(shown, folder=folder)
    try:
        if ending(shown) in TABLES:
            return _read_table(path, shown)
        return _parser(ending(shown))(path.read_bytes(), shown=shown)
    except OSError as problem:
        return Parsed([], "", [_locked(shown, problem)])


def _read_table(path: Path, shown: str) -> Parsed:
    from plait.ingest.turn_table_lines import turn_table_lines

    path.open("rb").close()  # a file that is locked is told as such
    return turn_table_lines(str(path), shown=shown)


def _parser(kind: str) -> Callable[..., Parsed]:
    """Import the parser of a format only where a file has that format."""
    if kind == ".docx":
        from plait.ingest.docx_lines import docx_lines as parser
    elif kind == ".rst":
        from plait.ingest.rst_lines import rst_lines as parser
    elif kind == ".md":
        from plait.ingest.markdown_lines import markdown_lines as parser
    elif kind == ".pdf":
        from plait.ingest.pdf_lines import pdf_lines as parser
    elif kind in {".vtt", ".srt"}:
        from plait.ingest.cue_lines import cue_lines as parser
    elif kind == ".qdpx":
        from plait.ingest.project_lines import project_lines as parser
    else:
        from plait.ingest.text_lines import text_lines as parser
    return parser


def _locked(shown: str, problem: OSError) -> Fault:
    return Fault(
        shown,
        found=f"a file that cannot be opened ({problem.strerror or 'not readable'})",
        expected="a file that may be read",
        mend="close it in other programs, or ask for the right to read it",
    )
