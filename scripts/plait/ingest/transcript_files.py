"""Find the files of transcripts, and what is wrong with their names."""

from collections.abc import Iterable
from pathlib import Path, PurePath

from plait.errors import Fault

DOCUMENTS = "documents.csv"
TRANSCRIPTS = PurePath("data", "transcripts")
ENDINGS = (".txt", ".md", ".rst", ".docx")


def transcript_faults(documents: Iterable[dict], *, folder: str) -> list[Fault]:
    """Find what can be seen of transcripts without reading them.

    Parameters
    ----------
    documents : iterable of dict
        Rows of documents.csv with `line`.
    folder : str
        Folder that `file` is relative to.

    Returns
    -------
    list of Fault
        Braces in a name, a file that is not there, an unknown ending.
    """
    faults = []
    for row in documents:
        name = row["file"]
        problem = _name_problem(name, folder)
        if problem:
            line = row.get("line", 0)
            faults.append(Fault(DOCUMENTS, line, "file", *problem))
    return faults


def _name_problem(name: str, folder: str) -> tuple[str, str, str] | None:
    if "{" in name or "}" in name:
        return repr(name), "a file name without braces", "rename the file"
    if PurePath(name).suffix.lower() not in ENDINGS:
        return repr(name), f"one of {', '.join(ENDINGS)}", "save it in such a format"
    if find_transcript(name, folder=folder) is None:
        mend = "put the file there, or correct its name"
        return f"no file {name!r}", "a transcript in the study folder", mend
    return None


def find_transcript(name: str, *, folder: str) -> Path | None:
    """Find a transcript in the study folder, or in data/transcripts of it.

    Parameters
    ----------
    name : str
        As in documents.csv.
    folder : str
        Study folder.

    Returns
    -------
    Path or None
        None where there is no such file.
    """
    places = [Path(folder, name), Path(folder, TRANSCRIPTS, name)]
    return next((place for place in places if place.is_file()), None)
