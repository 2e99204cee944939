"""Tell what memos lack, which summaries rest on nothing, and what codes changed."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from plait.errors import Fault
from plait.qualitative.coding_files import CodingFiles
from plait.qualitative.codings import Codings
from plait.qualitative.codings_in_use import codings_in_use
from plait.qualitative.kept_codebooks import changed_codes, read_kept
from plait.qualitative.memos import names_of, read_memos
from plait.qualitative.summaries import framework_of
from plait.qualitative.texts import evidence_of


def coding_cautions(
    codings: Codings, files: CodingFiles, turns: pd.DataFrame, study: dict, *, folder: str
) -> Iterator[Fault]:  # fmt: skip
    """List memos without a date, summaries whose extracts are not there, changed codes.

    Parameters
    ----------
    codings : Codings
        As collected, of every coder.
    files : CodingFiles
        As read.
    turns : DataFrame
        In the shape TURNS.
    study : dict
        `codings_used`, `memos`.
    folder : str
        Study folder.

    Yields
    ------
    Fault
        Each with what would mend it.
    """
    in_use = codings_in_use(codings.codings, study["codings_used"])
    _, _, stale = framework_of(in_use, turns, files.themes, files.summaries)
    yield from stale
    yield from changed_codes(files.codebook, read_kept(folder))
    names = names_of(files.codebook.codes, files.themes)
    coders = files.decisions["coder"].unique()
    yield from read_memos(study["memos"], folder=folder, coders=coders, names=names)[1]


def misplaced_summaries(folder: Path, study: dict) -> list[Fault]:
    """List summaries that rest on an extract of another cell.

    Parameters
    ----------
    folder : Path
        Study folder; everything else in it is without faults.
    study : dict
        As `load_study`.

    Returns
    -------
    list of Fault
        Each stops the run. Empty where there are no summaries, which need not wait
        for the codings.
    """
    if not study["summaries"]:
        return []
    # the suggestions behind it cost a second
    from plait.study_material import read_material

    material = read_material(folder)
    in_use = codings_in_use(material.replayed.codings.codings, study["codings_used"])
    files = material.files
    turns = evidence_of(material.transcripts, study["evidence_from"]).turns
    return framework_of(in_use, turns, files.themes, files.summaries)[1]
