"""The whole qualitative strand: from turns and decisions to codings and findings."""

import logging
from collections.abc import Mapping, Sequence

import pandas as pd

from plait.deidentification.decisions import read_decided
from plait.errors import Fault, stop_on
from plait.exchange.study_imports import with_imports
from plait.exchange.study_project import undecided
from plait.ingest.double_transcripts import doubles_of_batches
from plait.ingest.transcripts import Transcripts
from plait.qualitative.candidates import keyword_candidates
from plait.qualitative.code_patterns import SHAPES as PATTERNS
from plait.qualitative.code_patterns import Coded, chart_patterns
from plait.qualitative.coding_files import CodingFiles, read_coding_files
from plait.qualitative.codings_in_use import codings_in_use
from plait.qualitative.counts import qualitative_findings
from plait.qualitative.keyword_recall import keyword_recall
from plait.qualitative.negative_marks import negative_extracts
from plait.qualitative.replay import Replayed, replay
from plait.qualitative.summaries import framework_of
from plait.qualitative.texts import evidence_of
from plait.qualitative.trail import theme_trail
from plait.qualitative.workshops import with_quotes
from plait.shapes.candidates import KEYWORD_CANDIDATES
from plait.shapes.codings import (
    CODINGS,
    DECISION_COUNTS,
    FRAMEWORK,
    NEGATIVE_EXTRACTS,
    ORPHANS,
    RECOMMENDATIONS,
    THEMES,
)
from plait.shapes.decisions import ANCHORS, KEYWORD_RECALL, RECODED, TO_REVIEW
from plait.shapes.exchange import REFI_LOSSES
from plait.shapes.findings import FINDINGS
from plait.shapes.release import CODES
from plait.shapes.shape import Shape
from plait.shapes.tables import read_frames
from plait.shapes.trail import THEME_TRAIL
from plait.shapes.transcripts import LEFT_OUT, SUGGESTIONS, TURNS
from plait.shapes.withdrawal import TOMBSTONES
from plait.withdrawal.tombstones import tombstones, without_tombstones

SHAPES: dict[str, Shape] = {
    "turns": TURNS,
    "suggestions": SUGGESTIONS,
    "undecided": SUGGESTIONS,
    "import_losses": REFI_LOSSES,
    "codings": CODINGS,
    "codes": CODES,
    "themes": THEMES,
    "theme_trail": THEME_TRAIL,
    "recommendations": RECOMMENDATIONS,
    "framework": FRAMEWORK,
    "negative_extracts": NEGATIVE_EXTRACTS,
    "orphans": ORPHANS,
    "tombstones": TOMBSTONES,
    "anchors": ANCHORS,
    "recoded": RECODED,
    "to_review": TO_REVIEW,
    "decision_counts": DECISION_COUNTS,
    "keyword_recall": KEYWORD_RECALL,
    "keyword_candidates": KEYWORD_CANDIDATES,
    "findings": FINDINGS,
    **PATTERNS,
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
        `codebook`, `recodes`, `identifier_decisions`, `decisions`, `workshops`, `summaries`, `documents`, `times`, `approach`,
        `codings_used`; what `with_imports` and `chart_patterns` ask for.

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
    if len(paths["turns"]) > 1:  # of one batch it was asked when it was read
        stop_on(doubles_of_batches(turns, study["documents"]))
    if not study["codebook"]:
        return {name: shape.empty() for name, shape in SHAPES.items()}
    files = read_coding_files(study, folder=".", documents=study["documents"])
    stop_on(files.faults)
    whole = Transcripts(turns, read_frames(list(paths["left_out"]), LEFT_OUT))
    said = evidence_of(whole, study["evidence_from"])
    brought = with_imports(study, files, folder=".", transcripts=said,
                           suggestions=suggestions)  # fmt: skip
    stop_on(brought.faults)
    files = brought.files
    replayed = _replayed(files, suggestions, said, study)
    _warn([*brought.cautions, *files.cautions, *replayed.cautions])
    codings = codings_in_use(replayed.codings.codings, study["codings_used"])
    charts = _charts(codings, files, said.turns, study)
    coded = Coded(replayed.codings, codings, files, said)
    patterns, undated = chart_patterns(coded, study, counts=charts["findings"])
    _warn(undated)
    return {
        "turns": turns,
        "suggestions": suggestions,
        "undecided": undecided(suggestions, files.decisions),
        "import_losses": brought.losses,
        **_accounts(replayed, files),
        **_marks(replayed, codings, study),
        "keyword_recall": _recall(replayed, suggestions, files, study),
        "keyword_candidates": _candidates(codings, suggestions, study),
        **charts,
        **patterns,
    }


def _replayed(
    files: CodingFiles, suggestions: pd.DataFrame, said: Transcripts, study: dict
) -> Replayed:
    decided = read_decided(study.get("identifier_decisions", ""), (), folder=".")
    return replay(
        files, suggestions=suggestions, transcripts=said, identifiers=decided.decisions
    )


def _warn(cautions: Sequence[Fault]) -> None:
    for caution in cautions:
        logging.warning("%s", caution)


def _recall(
    replayed: Replayed, suggestions: pd.DataFrame, files: CodingFiles, study: dict
) -> pd.DataFrame:
    return keyword_recall(
        replayed.codings.codings,
        suggestions=suggestions,
        codebook=files.codebook,
        approach=study["approach"],
    )


def _candidates(
    codings: pd.DataFrame, suggestions: pd.DataFrame, study: dict
) -> pd.DataFrame:
    if not study["suggestions"]:
        logging.warning("no keyword candidates: suggestions are off in this study")
        return KEYWORD_CANDIDATES.empty()
    return keyword_candidates(codings, suggestions)


def _accounts(replayed: Replayed, files: CodingFiles) -> dict[str, pd.DataFrame]:
    orphans = replayed.codings.orphans
    return {
        "orphans": without_tombstones(orphans),
        "tombstones": tombstones(orphans, files.decisions),
        "anchors": replayed.codings.anchors,
        "recoded": replayed.recoded.recoded,
        "to_review": replayed.recoded.to_review,
        "decision_counts": replayed.codings.decision_counts,
    }


def _marks(
    replayed: Replayed, codings: pd.DataFrame, study: dict
) -> dict[str, pd.DataFrame]:
    marked, used = replayed.codings.marked, study["codings_used"]
    table = negative_extracts(marked, replayed.marks, codings=codings, used=used)
    return {"negative_extracts": table}


def _charts(
    codings: pd.DataFrame, files: CodingFiles, turns: pd.DataFrame, study: dict
) -> dict[str, pd.DataFrame]:
    workshops = files.workshops
    recommended, faults = with_quotes(
        files.recommendations, workshops=workshops, codings=codings
    )
    framework, misplaced, stale = framework_of(
        codings, turns, files.themes, files.summaries
    )
    stop_on([*faults, *misplaced])
    _warn(stale)
    return {
        "codings": codings,
        "codes": files.codebook.codes,
        "themes": files.themes,
        "theme_trail": theme_trail(files.codebook, workshops.files),
        "recommendations": recommended,
        "framework": framework,
        "findings": qualitative_findings(
            codings,
            files.codebook,
            files.themes,
            # a time point without a transcript has no counts, not a count of nought
            times=[time for time in study["times"] if time in set(turns["time"])],
            approach=study["approach"],
        ),
    }
