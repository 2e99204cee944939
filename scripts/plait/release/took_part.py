"""Let through the tables of who took part, held against each other."""

from collections.abc import Mapping

import pandas as pd

from plait.release.counts import (
    release_losses,
    release_participation,
    release_patterns,
)
from plait.release.flow import holds_enrolled, release_flow
from plait.release.rows_read import release_rows_read


def release_took_part(
    tables: Mapping[str, pd.DataFrame],
    flow: pd.DataFrame,
    profile: dict,
    *,
    enrolled: int,
) -> dict[str, pd.DataFrame]:
    """Blank what is small in each table, and what another of them would give away.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        participation, losses, missing_patterns and rows_read, in these shapes.
    flow : DataFrame, one row a time point
        In the shape FLOW.
    profile : dict
        A disclosure profile.
    enrolled : int
        People in the study, withdrawn ones too; 0 where that is not known.

    Returns
    -------
    dict of str to DataFrame
        The same tables, and flow.
    """
    scales, rows = tables["participation"], tables["rows_read"]
    held = holds_enrolled(flow, scales, profile)
    return {
        "flow": release_flow(flow, profile, enrolled_held=held),
        "participation": release_participation(scales, profile, enrolled_held=held),
        "losses": release_losses(tables["losses"], profile),
        "missing_patterns": release_patterns(tables["missing_patterns"], profile),
        "rows_read": release_rows_read(rows, profile, enrolled=enrolled),
    }
