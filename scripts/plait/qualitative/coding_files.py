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


def read_coding_files(study: dict, *, folder: str, turns: pd.DataFrame) -> CodingFiles:
    """Read codebook, decisions, workshops and summaries.

    Parameters
    ----------
    study : dict
        `codebook` and `summaries` (paths from the study folder), `decisions` and
        `workshops` (lists of such paths), `times` (ids).
    folder : str
        Study folder.
    turns : DataFrame, one row a document x turn
        In the shape TURNS: the documents and cases that there are.

    Returns
    -------
    CodingFiles
        With faults, never an exception.
    """
    codebook = read_codebook(
        str(Path(folder, study["codebook"])), shown=study["codebook"]
    )
    codes = list(codebook.codes["code"])
    documents = list(turns["document"].unique())
    decided = read_decisions(
        _shown(study["decisions"], folder), documents=documents, codes=codes
    )
    workshops = read_workshops(_shown(study["workshops"], folder))
    themes, lost = revise_themes(codebook, workshops.files)
    asked, unknown = recommendations(workshops, themes=themes, codes=codes)
    faults = [*codebook.faults, *decided.faults, *workshops.faults, *lost, *unknown]
    summaries = None
    if study["summaries"]:
        summaries, odd = read_summaries(
            str(Path(folder, study["summaries"])),
            shown=study["summaries"],
            cases=list(turns["case"].dropna().unique()),
            themes=list(themes["theme"]),
            times=study["times"],
        )
        faults += odd
    return CodingFiles(codebook, decided.frame, themes, asked, summaries, faults)


def _shown(paths: list[str], folder: str) -> list[tuple[str, str]]:
    return [(str(Path(folder, path)), path) for path in paths]
