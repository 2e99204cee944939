"""The whole qualitative strand: from turns and decisions to codings and findings."""

import logging
from collections.abc import Mapping, Sequence

import pandas as pd

from plait.errors import stop_on
from plait.ingest.transcripts import Transcripts
from plait.qualitative.coding_files import CodingFiles, read_coding_files
from plait.qualitative.codings import collect_codings
from plait.qualitative.codings_in_use import codings_in_use
from plait.qualitative.counts import qualitative_findings
from plait.qualitative.framework import chart_framework
from plait.shapes.codings import (
    CODINGS,
    DECISION_COUNTS,
    FRAMEWORK,
    ORPHANS,
    RECOMMENDATIONS,
    THEMES,
)
from plait.shapes.findings import FINDINGS
from plait.shapes.release import CODES
from plait.shapes.shape import Shape
from plait.shapes.tables import read_frames
from plait.shapes.transcripts import LEFT_OUT, SUGGESTIONS, TURNS

SHAPES: dict[str, Shape] = {
    "turns": TURNS,
    "suggestions": SUGGESTIONS,
    "codings": CODINGS,
    "codes": CODES,
    "themes": THEMES,
    "recommendations": RECOMMENDATIONS,
    "framework": FRAMEWORK,
    "orphans": ORPHANS,
    "decision_counts": DECISION_COUNTS,
    "findings": FINDINGS,
}


def read_strand(
    paths: Mapping[str, Sequence[str]], study: dict
) -> dict[str, pd.DataFrame]:
    """Read the batches and the decisions of people, and chart what they made of it.

    Parameters
    ----------
    paths : mapping
        `turns`, `left_out` and `suggestions`: the tables of every batch.
    study : dict
        `codebook`, `decisions`, `workshops`, `summaries`, `documents`, `times`, `approach`,
        `codings_used`.

    Returns
    -------
    dict
        Name in `SHAPES` to the table; all empty where there is no codebook.

    Raises
    ------
    StudyError
        With every fault of what people wrote.
    """
    turns = read_frames(list(paths["turns"]), TURNS)
    suggestions = read_frames(list(paths["suggestions"]), SUGGESTIONS)
    if not study["codebook"]:
        return {name: shape.empty() for name, shape in SHAPES.items()}
    files = read_coding_files(study, folder=".", documents=study["documents"])
    stop_on(files.faults)
    said = Transcripts(turns, read_frames(list(paths["left_out"]), LEFT_OUT))
    collected = collect_codings(
        files.decisions,
        suggestions=suggestions,
        transcripts=said,
        codebook=files.codebook,
        themes=files.themes,
    )
    for caution in collected.cautions:
        logging.warning("%s", caution)
    codings = codings_in_use(collected.codings, study["codings_used"])
    return {
        "turns": turns,
        "suggestions": suggestions,
        "orphans": collected.orphans,
        "decision_counts": collected.decision_counts,
        **_charts(codings, files, turns, study),
    }


def _charts(
    codings: pd.DataFrame, files: CodingFiles, turns: pd.DataFrame, study: dict
) -> dict[str, pd.DataFrame]:
    return {
        "codings": codings,
        "codes": files.codebook.codes,
        "themes": files.themes,
        "recommendations": files.recommendations,
        "framework": chart_framework(
            codings, turns=turns, themes=files.themes, summaries=files.summaries
        ),
        "findings": qualitative_findings(
            codings,
            files.codebook,
            files.themes,
            # a time point without a transcript has no counts, not a count of nought
            times=[time for time in study["times"] if time in set(turns["time"])],
            approach=study["approach"],
        ),
    }
