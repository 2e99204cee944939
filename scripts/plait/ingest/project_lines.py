"""Cut a text inside the project of another tool (.qdpx) into lines."""

from plait.errors import Fault
from plait.exchange.project_reading import read_qdpx
from plait.exchange.projects import ReadSource
from plait.ingest.parsed import Parsed, nfc
from plait.ingest.text_lines import text_lines
from plait.ingest.transcript_files import inside, outside

MOST_NAMES = 10


def project_lines(data: bytes, *, shown: str) -> Parsed:
    """Cut a source of a project into lines.

    Parameters
    ----------
    data : bytes
        The project.
    shown : str
        As in documents.csv: `project.qdpx#Name of the source`; the name may be left
        out where the project has one source.

    Returns
    -------
    Parsed
        As of a .txt file. Faults: those of the project; no source of this name, or
        several; a source without text.
    """
    project = read_qdpx(data, shown=outside(shown))
    if project.faults:
        return Parsed([], "", list(project.faults))
    name = inside(shown)
    found = [s for s in project.sources if not name or _fold(s.name) == _fold(name)]
    if len(found) != 1:
        return Parsed([], "", [_which(shown, name, project.sources)])
    if not (found[0].text or "").strip():
        return Parsed([], "", [_empty(shown)])
    return text_lines(found[0].text.encode("utf-8", "replace"), shown=shown)


def _fold(name: str) -> str:
    return nfc(name).strip().casefold()


def _which(shown: str, name: str, sources: list[ReadSource]) -> Fault:
    names = ", ".join(repr(source.name) for source in sources[:MOST_NAMES])
    return Fault(
        shown,
        found=f"no single source {name!r}" if name else f"{len(sources)} sources",
        expected=f"one of {names}" if names else "a project with texts",
        mend=f"write {outside(shown)}#name of the source in documents.csv",
    )


def _empty(shown: str) -> Fault:
    return Fault(
        shown,
        found="a source without text",
        expected="a source with plain text",
        mend="save its document from the other tool, and name that file",
    )
