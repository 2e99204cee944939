"""Read coding/imports: projects of other tools, and who their users are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from plait.errors import Fault
from plait.exchange.matching import USERS
from plait.exchange.project_reading import read_qdpx
from plait.exchange.projects import Project
from plait.exchange.qualcoder import read_qualcoder
from plait.exchange.qualcoder_report import is_report, read_report
from plait.exchange.taguette import is_taguette, read_highlights, read_taguette
from plait.ingest.csvfile import read_csv_rows

READERS: dict[str, Callable[..., Project]] = {
    ".qdpx": read_qdpx,
    ".sqlite3": read_taguette,
    ".sqlite": read_taguette,
    ".db": read_taguette,
    ".qda": read_qualcoder,
}
USER_COLUMNS = ("file", "user", "coder")
KINDS = ("a .qdpx, Taguette's .csv or .sqlite3, or the .qda folder or the coding report "
         "(.csv) of QualCoder")  # fmt: skip


@dataclass(frozen=True)
class ImportFiles:
    """The files of coding/imports as they were read.

    Parameters
    ----------
    projects : list of Project
        In the order of their paths.
    users : list of dict
        Rows of users.csv: file (blank: any), user (blank: who has no name in the
        file, and whoever deleted suggestions), coder.
    faults : list of Fault
        Of users.csv; those of a project are in it.
    """

    projects: list[Project] = field(default_factory=list)
    users: list[dict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_imports(paths: list[tuple[str, str]]) -> ImportFiles:
    """Read what other tools exported.

    Parameters
    ----------
    paths : list of (path, shown)
        Files of coding/imports, users.csv among them.

    Returns
    -------
    ImportFiles
        A file of no known kind is a project with a fault.
    """
    users = [pair for pair in paths if pair[1] == USERS]
    projects = [_read(path, shown) for path, shown in paths if shown != USERS]
    if not users:
        return ImportFiles(projects)
    file = read_csv_rows(users[0][0], shown=USERS, required=USER_COLUMNS,
                         known=USER_COLUMNS)  # fmt: skip
    if file.faults:
        return ImportFiles(projects, [], file.faults)
    known = {name for _, shown in paths for name in (shown, PurePath(shown).name, "")}
    faults = [
        fault for line, row in file.numbered()
        for fault in _user_faults(line, row, known)
    ]  # fmt: skip
    return ImportFiles(projects, file.rows, faults)


def _user_faults(line: int, row: dict[str, str], known: set[str]) -> list[Fault]:
    faults = []
    if row["file"] not in known:
        faults.append(Fault(USERS, line, "file", repr(row["file"]),
                            "a file of coding/imports, or a blank for all",
                            "correct the name"))  # fmt: skip
    if not row["coder"]:
        faults.append(Fault(USERS, line, "coder", "nothing", "the id of a coder",
                            "say who this user is"))  # fmt: skip
    return faults


def _read(path: str, shown: str) -> Project:
    ending = PurePath(shown).suffix.lower()
    try:
        if ending == ".csv":
            return _read_csv(path, shown)
        if ending in READERS:
            return READERS[ending](Path(path).read_bytes(), shown=shown)
    except OSError as problem:
        return _refused(shown, f"a file that cannot be read ({problem.strerror})")
    if ending == ".qdc":
        return _refused(shown, "a codebook without codings")
    return _refused(shown, f"a file of the kind {ending or 'without ending'!r}")


def _read_csv(path: str, shown: str) -> Project:
    file = read_csv_rows(path, shown=shown)
    # before its faults: QualCoder has rows of several lengths, and one name twice
    if is_report(file.columns):
        return read_report(Path(path).read_bytes(), shown=shown)
    if file.faults:
        return Project(shown, faults=file.faults)
    if not is_taguette(file.columns):
        return _refused(shown, f"a table with the columns {', '.join(file.columns)}")
    return read_highlights(file)


def _refused(shown: str, found: str) -> Project:
    mend = "export the project from the tool as REFI-QDA (.qdpx), or move the file"
    return Project(shown, faults=[Fault(shown, 0, "", found, KINDS, mend)])
