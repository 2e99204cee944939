"""What a coder decides on: suggestions, transcripts, codes, and earlier decisions."""

from dataclasses import dataclass, field

import pandas as pd

from plait.qualitative.against import Targets
from plait.qualitative.codebook import Codebook
from plait.qualitative.texts import Text


@dataclass(frozen=True)
class Desk:
    """What a coder decides on.

    Parameters
    ----------
    coder : str
        Who decides.
    hits : dict of str to dict
        Suggestion to its row of SUGGESTIONS.
    texts : dict of str to Text
        By document.
    codebook : Codebook
        Codes by id or by name.
    mine : DataFrame
        The lines of the coder's file, as `Decisions.frame`.
    targets : Targets
        What a passage may speak against.
    """

    coder: str
    hits: dict[str, dict]
    texts: dict[str, Text]
    codebook: Codebook
    mine: pd.DataFrame
    targets: Targets = field(default_factory=Targets)
