"""Find the files of transcripts, and what is wrong with their names."""

from collections.abc import Iterable
from pathlib import Path, PurePath

from plait.errors import Fault

DOCUMENTS = "documents.csv"
TRANSCRIPTS = PurePath("data", "transcripts")
TEXTS = (".txt", ".md", ".rst", ".docx", ".pdf", ".vtt", ".srt")
TABLES = (".csv", ".tsv")
PROJECTS = (".qdpx",)
ENDINGS = (*TEXTS, *TABLES, *PROJECTS)
INSIDE = "#"  # project.qdpx#Source name


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
            told_in = DOCUMENTS if line else name
            faults.append(Fault(told_in, line, "file", *problem))
    return faults


def _name_problem(name: str, folder: str) -> tuple[str, str, str] | None:
    if "{" in name or "}" in name:
        return repr(name), "a file name without braces", "rename the file"
    if ending(name) not in ENDINGS:
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
    file = outside(name)
    places = [Path(folder, file), Path(folder, TRANSCRIPTS, file)]
    return next((place for place in places if place.is_file()), None)


def outside(name: str) -> str:
    """Give the file of a transcript: of a source in a project, the project.

    Parameters
    ----------
    name : str
        As in documents.csv.

    Returns
    -------
    str
        `project.qdpx` of `project.qdpx#Interview 1`; any other name as it is.
    """
    file, mark, _ = name.partition(INSIDE)
    return file if mark and file.lower().endswith(PROJECTS) else name


def inside(name: str) -> str:
    """Give the name of a source in a project.

    Parameters
    ----------
    name : str
        As in documents.csv.

    Returns
    -------
    str
        `Interview 1` of `project.qdpx#Interview 1`; "" where none is named.
    """
    return name[len(outside(name)) + 1 :]


def ending(name: str) -> str:
    """Give the ending of a transcript's file.

    Parameters
    ----------
    name : str
        As in documents.csv.

    Returns
    -------
    str
        In small letters, with its dot; "" where there is none.
    """
    return PurePath(outside(name)).suffix.lower()
