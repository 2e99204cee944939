"""Read everything that people decided about the transcripts, with all its faults."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from plait.errors import Fault
from plait.qualitative.codebook import Codebook, read_codebook
from plait.qualitative.decisions import read_decisions
from plait.qualitative.framework import read_summaries
from plait.qualitative.themes import revise_themes
from plait.qualitative.workshops import read_workshops, recommendations
from plait.shapes.codings import RECOMMENDATIONS, THEMES

DECIDED = pd.DataFrame()


@dataclass(frozen=True)
class CodingFiles:
    """The files of coding/ and workshops/ as they were read.

    Parameters
    ----------
    codebook : Codebook
        Codes, keywords and the first themes.
    decisions : DataFrame, one row a line of a decision file
        As `Decisions.frame`.
    themes : DataFrame, one row a theme that ever was
        In the shape THEMES, after the workshops.
    recommendations : DataFrame, one row a recommendation
        In the shape RECOMMENDATIONS.
    summaries : DataFrame or None, one row a case x time x theme
        None where there is no summaries.csv.
    faults : list of Fault
        Of all of these files.
    """

    codebook: Codebook
    decisions: pd.DataFrame
    themes: pd.DataFrame
    recommendations: pd.DataFrame
    summaries: pd.DataFrame | None
    faults: list[Fault]


def read_coding_files(
    study: dict, *, folder: str, documents: list[dict]
) -> CodingFiles:
    """Read codebook, decisions, workshops and summaries.

    Parameters
    ----------
    study : dict
        `codebook` and `summaries` (paths from the study folder), `decisions` and
        `workshops` (lists of such paths), `times` (ids).
    folder : str
        Study folder.
    documents : list of dict
        Rows of documents.csv: the documents and cases that there are, whether or
        not anyone's words were withdrawn since.

    Returns
    -------
    CodingFiles
        With faults, never an exception.
    """
    codebook = read_codebook(
        str(Path(folder, study["codebook"])), shown=study["codebook"]
    )
    codes = list(codebook.codes["code"])
    if codebook.faults:
        # without its codes every decision would look wrong too
        nothing = (DECIDED.copy(), THEMES.empty(), RECOMMENDATIONS.empty(), None)
        return CodingFiles(codebook, *nothing, codebook.faults)
    decided = read_decisions(
        _shown(study["decisions"], folder),
        documents=[row["document"] for row in documents],
        codes=codes,
    )
    workshops = read_workshops(_shown(study["workshops"], folder))
    themes, lost = revise_themes(codebook, workshops.files)
    asked, unknown = recommendations(workshops, themes=themes, codes=codes)
    faults = [*decided.faults, *workshops.faults, *lost, *unknown]
    summaries = None
    if study["summaries"]:
        summaries, odd = read_summaries(
            str(Path(folder, study["summaries"])),
            shown=study["summaries"],
            cases=_cases(documents),
            themes=list(themes["theme"]),
            times=study["times"],
        )
        faults += odd
    return CodingFiles(codebook, decided.frame, themes, asked, summaries, faults)


def _cases(documents: list[dict]) -> list[str]:
    columns = ("participant", "group", "document")
    return [row[column] for row in documents for column in columns if row[column]]


def _shown(paths: list[str], folder: str) -> list[tuple[str, str]]:
    return [(str(Path(folder, path)), path) for path in paths]
