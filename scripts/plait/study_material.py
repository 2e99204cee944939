"""Read what coders work on: transcripts, suggestions and all decisions so far."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from plait.deidentification.decisions import read_decided
from plait.errors import stop_on
from plait.exchange.study_imports import with_imports
from plait.ingest.consent import without
from plait.ingest.transcripts import Transcripts, read_transcripts
from plait.qualitative.coding_files import CodingFiles, read_coding_files
from plait.qualitative.replay import Replayed, replay
from plait.qualitative.texts import evidence_of
from plait.shapes.transcripts import SUGGESTIONS
from plait.study import load_study


@dataclass(frozen=True)
class Material:
    """A study as its coders see it.

    Parameters
    ----------
    study : dict
        As `load_study`.
    files : CodingFiles
        Codebook, decisions (those brought from other tools as well) and themes.
    transcripts : Transcripts
        Without the words of people who withdrew them.
    suggestions : DataFrame
        In the shape SUGGESTIONS: all that the keywords find; empty where they are off.
    replayed : Replayed
        What came of the decisions.
    """

    study: dict
    files: CodingFiles
    transcripts: Transcripts
    suggestions: pd.DataFrame
    replayed: Replayed


def read_material(folder: Path) -> Material:
    """Read a study up to the decisions of its coders.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    Material
        Suggestions hidden until a first reading are left out.

    Raises
    ------
    StudyError
        With every fault of the study, its transcripts and its codings.
    """
    study, at = load_study(folder), str(folder)
    times = [time["id"] for time in study["times"]]
    decided = read_decided(study["identifier_decisions"], study["names"], folder=at)
    read = read_transcripts(
        study["documents"], folder=at, participants=set(study["participants"]),
        decided=decided,
    )  # fmt: skip
    files = read_coding_files(
        study | {"times": times}, folder=at, documents=study["documents"]
    )
    stop_on([*decided.faults, *read.faults, *files.faults])
    said = Transcripts(without(read.turns, study["no_words_from"]), read.left_out)
    suggested = _suggested(study, files, said)
    evidence = evidence_of(said, study["evidence_from"])
    files = with_imports(
        study, files, folder=at, transcripts=evidence, suggestions=suggested
    ).files
    replayed = replay(files, suggestions=suggested, transcripts=evidence)
    return Material(study, files, said, suggested, replayed)


def _suggested(study: dict, files: CodingFiles, said: Transcripts) -> pd.DataFrame:
    if not study["suggestions"]:
        return SUGGESTIONS.empty()
    # the stemmer behind it costs a second
    from plait.qualitative.suggestions import suggest

    seen = said.turns[~said.turns["document"].isin(study["unread"])]
    return suggest(seen, files.codebook.keywords, study["evidence_from"])
