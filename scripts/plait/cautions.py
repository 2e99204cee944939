"""Tell what does not stop a study, and what its team should know all the same."""

from collections.abc import Iterator
from pathlib import Path

from plait.coding_cautions import coding_cautions
from plait.deidentification.decisions import read_decided
from plait.deidentification.gate import unused_decisions
from plait.errors import Fault
from plait.exchange.study_imports import with_imports
from plait.ingest.transcript_names import unnamed_transcripts
from plait.ingest.transcripts import Transcripts, read_transcripts
from plait.qualitative.coding_files import read_coding_files
from plait.qualitative.replay import replay
from plait.qualitative.suggestions import suggest
from plait.study import load_study


def study_cautions(folder: Path) -> list[Fault]:
    """List doubtful places of the transcripts, and decisions without their text.

    Parameters
    ----------
    folder : Path
        Study folder, without faults.

    Returns
    -------
    list of Fault
        Each with what would mend it; empty where there is nothing to tell.

    Raises
    ------
    StudyError
        Where the study has faults.
    """
    study = load_study(folder)
    decided = read_decided(
        study["identifier_decisions"], study["names"], folder=str(folder)
    )
    read = read_transcripts(
        study["documents"], folder=str(folder),
        participants=set(study["participants"]), decided=decided,
    )  # fmt: skip
    unused = unused_decisions(decided, read.screened)
    unread = unnamed_transcripts(folder, study["documents"])
    return sorted([*read.cautions, *unused, *unread, *_orphans(folder, study, read)])


def _orphans(folder: Path, study: dict, read: Transcripts) -> Iterator[Fault]:
    if not study["codebook"]:
        return
    asked = study | {"times": [time["id"] for time in study["times"]]}
    files = read_coding_files(asked, folder=str(folder), documents=study["documents"])
    seen = read.turns[~read.turns["document"].isin(study["unread"])]
    keywords = files.codebook.keywords if study["suggestions"] else []
    suggested = suggest(seen, keywords, study["evidence_from"])
    yield from files.cautions
    brought = with_imports(study, files, folder=str(folder), transcripts=read,
                           suggestions=suggested)  # fmt: skip
    yield from brought.cautions
    files = brought.files
    replayed = replay(files, suggestions=suggested, transcripts=read)
    yield from replayed.cautions
    yield from coding_cautions(
        replayed.codings, files, read.turns, asked, folder=str(folder)
    )
