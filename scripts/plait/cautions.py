"""Tell what does not stop a study, and what its team should know all the same."""

from collections.abc import Iterator
from pathlib import Path

from plait.errors import Fault
from plait.ingest.transcripts import Transcripts, read_transcripts
from plait.qualitative.coding_files import read_coding_files
from plait.qualitative.codings import collect_codings
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
    read = read_transcripts(
        study["documents"], folder=str(folder), participants=set(study["participants"])
    )
    return sorted([*read.cautions, *_orphans(folder, study, read)])


def _orphans(folder: Path, study: dict, read: Transcripts) -> Iterator[Fault]:
    if not study["codebook"]:
        return
    asked = study | {"times": [time["id"] for time in study["times"]]}
    files = read_coding_files(asked, folder=str(folder), documents=study["documents"])
    seen = read.turns[~read.turns["document"].isin(study["unread"])]
    keywords = files.codebook.keywords if study["suggestions"] else []
    yield from collect_codings(
        files.decisions,
        suggestions=suggest(seen, keywords),
        transcripts=read,
        codebook=files.codebook,
        themes=files.themes,
    ).cautions
