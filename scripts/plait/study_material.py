"""Read what coders work on: transcripts, suggestions and all decisions so far."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from plait.deidentification.decisions import Decided, read_decided
from plait.errors import Fault, stop_on
from plait.exchange.study_imports import with_imports
from plait.ingest.transcripts import Transcripts, read_transcripts
from plait.ingest.withheld import withhold
from plait.qualitative.coding_files import CodingFiles, read_coding_files
from plait.qualitative.replay import Replayed, replay
from plait.qualitative.texts import evidence_of
from plait.shapes.transcripts import SUGGESTIONS
from plait.study import load_study


@dataclass(frozen=True)
class Said:
    """What was said in a study.

    Parameters
    ----------
    study : dict
        As `load_study`, `times` as ids.
    folder : str
        Study folder.
    decided : Decided
        What people decided on strings that may name someone.
    read : Transcripts
        As they were read, with faults and cautions.
    """

    study: dict
    folder: str
    decided: Decided
    read: Transcripts

    @property
    def transcripts(self) -> Transcripts:
        """The transcripts without the words of people who withdrew them."""
        study = self.study
        kept = withhold(self.read, study["no_words_from"], study["no_words_in"])
        return Transcripts(kept.turns, kept.left_out)


@dataclass(frozen=True)
class Material:
    """A study as its coders see it.

    Parameters
    ----------
    study : dict
        As `load_study`, `times` as ids.
    files : CodingFiles
        Codebook, decisions (those brought from other tools as well) and themes.
    transcripts : Transcripts
        Without the words of people who withdrew them.
    suggestions : DataFrame
        In the shape SUGGESTIONS: all that the keywords find; empty where they are off.
    replayed : Replayed
        What came of the decisions.
    cautions : list of Fault
        Of the files and of what was brought from other tools.
    """

    study: dict
    files: CodingFiles
    transcripts: Transcripts
    suggestions: pd.DataFrame
    replayed: Replayed
    cautions: list[Fault]


def read_said(folder: Path) -> Said:
    """Read the transcripts of a study.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    Said
        Faults of the transcripts stand in `read`, those of decisions on
        identifiers in `decided`.

    Raises
    ------
    StudyError
        With every fault of the study itself.
    """
    study, at = load_study(folder), str(folder)
    study |= {"times": [time["id"] for time in study["times"]]}
    decided = read_decided(study["identifier_decisions"], study["names"], folder=at)
    read = read_transcripts(
        study["documents"], folder=at, participants=set(study["participants"]),
        decided=decided,
    )  # fmt: skip
    return Said(study, at, decided, read)


def read_material(folder: Path) -> Material:
    """Read a study up to the decisions of its coders.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    Material
        As `material_of`.

    Raises
    ------
    StudyError
        With every fault of the study, its transcripts and its codings.
    """
    said = read_said(folder)
    stop_on([*said.decided.faults, *said.read.faults])
    return material_of(said)


def material_of(said: Said) -> Material:
    """Read what coders decided about what was said.

    Parameters
    ----------
    said : Said
        Of a study with a codebook.

    Returns
    -------
    Material
        Suggestions hidden until a first reading are left out.

    Raises
    ------
    StudyError
        With every fault of the codings.
    """
    study, folder, transcripts = said.study, said.folder, said.transcripts
    files = read_coding_files(study, folder=folder, documents=study["documents"])
    stop_on(files.faults)
    suggested = _suggested(study, files, transcripts)
    evidence = evidence_of(transcripts, study["evidence_from"])
    brought = with_imports(
        study, files, folder=folder, transcripts=evidence, suggestions=suggested
    )
    replayed = replay(
        brought.files, suggestions=suggested, transcripts=evidence,
        identifiers=said.decided.decisions,
    )  # fmt: skip
    cautions = [*files.cautions, *brought.cautions]
    return Material(study, brought.files, transcripts, suggested, replayed, cautions)


def _suggested(study: dict, files: CodingFiles, said: Transcripts) -> pd.DataFrame:
    if not study["suggestions"]:
        return SUGGESTIONS.empty()
    # the stemmer behind it costs a second
    from plait.qualitative.suggestions import suggest

    seen = said.turns[~said.turns["document"].isin(study["unread"])]
    return suggest(seen, files.codebook.keywords, study["evidence_from"])
