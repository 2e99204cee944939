"""Read everything that people decided about the transcripts, with all its faults."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from plait.errors import Fault
from plait.qualitative.against import Targets, targets_of
from plait.qualitative.codebook import Codebook, read_codebook
from plait.qualitative.coders import used_faults
from plait.qualitative.decisions import read_decisions
from plait.qualitative.framework import read_summaries
from plait.qualitative.recodes import Recodes, read_recodes
from plait.qualitative.themes import revise_themes
from plait.qualitative.workshops import Workshops, read_workshops, recommendations
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
    workshops : Workshops
        As read.
    faults : list of Fault
        Of all of these files.
    recodes : Recodes
        What became of codes when the codebook changed.
    cautions : list of Fault
        What looks as if a decision file had been edited in the middle.
    targets : Targets
        What a passage may speak against.
    """

    codebook: Codebook
    decisions: pd.DataFrame
    themes: pd.DataFrame
    recommendations: pd.DataFrame
    summaries: pd.DataFrame | None
    workshops: Workshops
    faults: list[Fault]
    recodes: Recodes = field(default_factory=Recodes)
    cautions: list[Fault] = field(default_factory=list)
    targets: Targets = field(default_factory=Targets)


def read_coding_files(
    study: dict, *, folder: str, documents: list[dict]
) -> CodingFiles:
    """Read codebook, decisions, workshops and summaries.

    Parameters
    ----------
    study : dict
        `codebook`, `recodes` and `summaries` (paths from the study folder),
        `decisions` and `workshops` (lists of such paths), `times` (ids),
        `codings_used`, `proposition_ids`.
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
    if codebook.faults:
        # without its codes every decision would look wrong too
        nothing = (DECIDED.copy(), THEMES.empty(), RECOMMENDATIONS.empty(), None,
                   Workshops([]))  # fmt: skip
        return CodingFiles(codebook, *nothing, codebook.faults)
    recodes = _recodes(study.get("recodes", ""), folder, codebook)
    workshops = read_workshops(_shown(study["workshops"], folder))
    themes, lost = revise_themes(codebook, workshops.files)
    targets = targets_of(codebook, recodes=recodes, themes=themes,
                         propositions=study.get("proposition_ids", {}))  # fmt: skip
    about = {"codes": [*codebook.ids, *recodes.former], "version": codebook.version}
    about["documents"] = [row["document"] for row in documents]
    decided = read_decisions(
        _shown(study["decisions"], folder), targets=targets, **about
    )
    asked, unknown = recommendations(workshops, themes=themes, codes=codebook.ids)
    faults = [*recodes.faults, *_unknown_coders(study), *decided.faults]
    faults += [*workshops.faults, *lost, *unknown]
    summaries, odd = _summaries(study, folder, _cases(documents), themes)
    return CodingFiles(
        codebook,
        decided.frame,
        themes,
        asked,
        summaries,
        workshops=workshops,
        faults=[*faults, *odd],
        recodes=recodes,
        cautions=decided.cautions,
        targets=targets,
    )


def _unknown_coders(study: dict) -> list[Fault]:
    """Tell of a coder who is counted and not there."""
    coders = {Path(path).stem for path in study["decisions"]}
    # who coded in another tool is known when coding/imports has been read
    coders = set() if study.get("imports") else coders
    return used_faults(study["codings_used"], coders)


def _summaries(
    study: dict, folder: str, cases: list[str], themes: pd.DataFrame
) -> tuple[pd.DataFrame | None, list[Fault]]:
    if not study["summaries"]:
        return None, []
    return read_summaries(
        str(Path(folder, study["summaries"])),
        shown=study["summaries"],
        cases=cases,
        themes=list(themes["theme"]),
        times=study["times"],
    )


def _recodes(shown: str, folder: str, codebook: Codebook) -> Recodes:
    if not shown:
        return Recodes()
    return read_recodes(str(Path(folder, shown)), shown=shown, codebook=codebook)


def _cases(documents: list[dict]) -> list[str]:
    columns = ("participant", "group", "document")
    return [row[column] for row in documents for column in columns if row[column]]


def _shown(paths: list[str], folder: str) -> list[tuple[str, str]]:
    return [(str(Path(folder, path)), path) for path in paths]
