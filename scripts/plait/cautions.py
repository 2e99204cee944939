"""Tell what does not stop a study, and what its team should know all the same."""

from collections.abc import Iterator
from pathlib import Path

from plait.coding_cautions import coding_cautions
from plait.deidentification.gate import unused_decisions
from plait.errors import Fault
from plait.ingest.transcript_names import unnamed_transcripts
from plait.qualitative.keyword_cautions import keyword_cautions
from plait.qualitative.texts import evidence_of
from plait.study_material import Said, material_of, read_said
from plait.synthesis.agreeing import agreed_cautions
from plait.synthesis.growth import read_growth


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
    said = read_said(folder)
    unused = unused_decisions(said.decided, said.read.screened)
    unread = unnamed_transcripts(folder, said.study["documents"])
    grown = read_growth(said.study, folder=said.folder).cautions
    agreed = agreed_cautions(said.study)
    return sorted([*said.read.cautions, *unused, *unread, *grown, *agreed,
                   *_of_codings(said)])  # fmt: skip


def _of_codings(said: Said) -> Iterator[Fault]:
    if not said.study["codebook"]:
        return
    material = material_of(said)
    yield from material.cautions
    yield from material.replayed.cautions
    turns = evidence_of(said.transcripts, said.study["evidence_from"]).turns
    yield from coding_cautions(
        material.replayed.codings, material.files, turns, said.study,
        folder=said.folder,
    )  # fmt: skip
    if said.study["suggestions"]:
        read = turns[~turns["document"].isin(said.study["unread"])]
        yield from keyword_cautions(
            material.files.codebook, material.suggestions, read,
            said.study["evidence_from"],
        )  # fmt: skip
