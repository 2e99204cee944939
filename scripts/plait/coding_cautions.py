"""Tell what memos lack, and which summaries no longer rest on what they name."""

from collections.abc import Iterator

import pandas as pd

from plait.errors import Fault
from plait.qualitative.coding_files import CodingFiles
from plait.qualitative.codings import Codings
from plait.qualitative.codings_in_use import codings_in_use
from plait.qualitative.memos import names_of, read_memos
from plait.qualitative.summaries import framework_of


def coding_cautions(
    codings: Codings, files: CodingFiles, turns: pd.DataFrame, study: dict, *, folder: str
) -> Iterator[Fault]:  # fmt: skip
    """List memos without a date, and summaries whose extracts are not there.

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
        Each with what would mend it. An extract of another cell stops the run too.
    """
    in_use = codings_in_use(codings.codings, study["codings_used"])
    _, misplaced, stale = framework_of(in_use, turns, files.themes, files.summaries)
    yield from misplaced
    yield from stale
    names = names_of(files.codebook.codes, files.themes)
    coders = files.decisions["coder"].unique()
    yield from read_memos(study["memos"], folder=folder, coders=coders, names=names)[1]
