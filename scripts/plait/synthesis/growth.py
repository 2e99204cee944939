"""Read what tells how a synthesis grew: its versions and its memos."""

from dataclasses import dataclass

import pandas as pd

from plait.errors import Fault
from plait.synthesis.memos import read_printed
from plait.synthesis.versions import Kept, read_versions, version_cautions


@dataclass(frozen=True)
class Growth:
    """How a synthesis grew.

    Parameters
    ----------
    versions : list of Kept
        The oldest first.
    memos : DataFrame, one row a memo
        In the shape REFLEXIVE_MEMOS: what may be printed.
    faults : list of Fault
        Of the records of versions and the front matter of memos.
    """

    versions: list[Kept]
    memos: pd.DataFrame
    faults: list[Fault]

    @property
    def cautions(self) -> list[Fault]:
        """Versions that are not as they were kept."""
        return version_cautions(self.versions)


def read_growth(study: dict, *, folder: str = ".") -> Growth:
    """Read the versions and memos of a study.

    Parameters
    ----------
    study : dict
        `versions` and `synthesis_memos`: paths from the study folder.
    folder : str, default "."
        Study folder.

    Returns
    -------
    Growth
        With faults, never an exception.
    """
    versions, faults = read_versions(study["versions"], folder=folder)
    memos, more = read_printed(study["synthesis_memos"], folder=folder)
    return Growth(versions, memos, [*faults, *more])
