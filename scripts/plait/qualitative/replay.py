"""Replay all decisions on the transcripts and the codebook as they are now."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from plait.deidentification.names import Decision
from plait.errors import Fault
from plait.ingest.transcripts import Transcripts
from plait.qualitative.coding_files import CodingFiles
from plait.qualitative.codings import Codings, collect_codings
from plait.qualitative.negative_marks import (
    Mark,
    follow_marks,
    mark_cautions,
    with_marks,
)
from plait.qualitative.recoding import Recoded, follow_suggestions, replay_recodes


@dataclass(frozen=True)
class Replayed:
    """What came of the decisions, and what the codebook's changes did to them.

    Parameters
    ----------
    codings : Codings
        Codings, orphans, counts and what was found again.
    recoded : Recoded
        Decisions on the codes of today.
    marks : list of Mark
        What passages were marked as speaking against.
    """

    codings: Codings
    recoded: Recoded
    marks: list[Mark] = field(default_factory=list)

    @property
    def cautions(self) -> list[Fault]:
        """Decisions that lost their words, wait for review, or speak against nothing."""
        told = mark_cautions(self.marks)
        return [*self.codings.cautions, *self.recoded.cautions, *told]


def replay(
    files: CodingFiles,
    *,
    suggestions: pd.DataFrame,
    transcripts: Transcripts,
    identifiers: Sequence[Decision] = (),
) -> Replayed:
    """Replay the changes of the codebook, then the decisions.

    Parameters
    ----------
    files : CodingFiles
        Codebook, decisions, changes and themes, without faults.
    suggestions : DataFrame
        In the shape SUGGESTIONS.
    transcripts : Transcripts
        Its turns and left_out.
    identifiers : sequence of Decision, default none
        What is replaced in the transcripts.

    Returns
    -------
    Replayed
        As `replay_recodes` and `collect_codings`.
    """
    recoded = replay_recodes(files.decisions, files.recodes)
    decisions = follow_suggestions(
        recoded.decisions,
        recodes=files.recodes,
        suggestions=suggestions,
        turns=transcripts.turns,
    )
    marks = follow_marks(
        decisions, targets=files.targets, themes=files.themes, recodes=files.recodes
    )
    codings = collect_codings(
        with_marks(decisions, marks),
        suggestions=suggestions,
        transcripts=transcripts,
        codebook=files.codebook,
        themes=files.themes,
        identifiers=identifiers,
    )
    return Replayed(codings, recoded, marks)
