"""Replay all decisions on the transcripts and the codebook as they are now."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from plait.deidentification.names import Decision
from plait.errors import Fault
from plait.ingest.transcripts import Transcripts
from plait.qualitative.coding_files import CodingFiles
from plait.qualitative.codings import Codings, collect_codings
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
    """

    codings: Codings
    recoded: Recoded

    @property
    def cautions(self) -> list[Fault]:
        """Decisions that lost their words, or wait for review."""
        return [*self.codings.cautions, *self.recoded.cautions]


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
    codings = collect_codings(
        decisions,
        suggestions=suggestions,
        transcripts=transcripts,
        codebook=files.codebook,
        themes=files.themes,
        identifiers=identifiers,
    )
    return Replayed(codings, recoded)
