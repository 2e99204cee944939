"""Read the responses out of a table as REDCap exports it."""

from dataclasses import replace

import numpy as np
import pandas as pd

from plait.ingest.platform_parts import holds
from plait.ingest.tablefile import TableFile

OWN = {"redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance",
       "redcap_survey_identifier", "redcap_data_access_group"}  # fmt: skip
INCOMPLETE = {"0", "incomplete"}
STATES = {"", "1", "2", "unverified", "complete", *INCOMPLETE}
NOT_COMPLETED = "[not completed]"


def is_redcap(file: TableFile) -> bool:
    """Tell whether a table looks like a REDCap export.

    Parameters
    ----------
    file : TableFile
        As read.

    Returns
    -------
    bool
        Whether one of its own columns or the state of a form is there.
    """
    return bool(OWN & set(file.columns)) or bool(_states(file))


def redcap_responses(file: TableFile) -> TableFile:
    """Learn which rows were not completed.

    Parameters
    ----------
    file : TableFile
        As read: a row a record, or a record and event (`redcap_event_name`), and one
        more for each repeated form.

    Returns
    -------
    TableFile
        The same rows and columns, check boxes (`item___1`) among them. `incomplete`
        where every form that the row has is incomplete; without states of forms,
        where every survey that it has is not completed; None without both.

    References
    ----------
    REDCap, API documentation "Export Records" (event and repeat columns,
    `exportSurveyFields`); REDCapTidieR, articles on repeating instruments and
    longitudinal projects. Seen in public analyses: `<form>_complete` with 0, 1, 2 or
    Incomplete, Unverified, Complete, and `[not completed]` for a survey's time stamp.
    """
    states, stamps = _states(file), _stamps(file)
    incomplete = None
    if states:
        incomplete = _all_rows(states, INCOMPLETE)
    elif stamps:
        incomplete = _all_rows(stamps, {NOT_COMPLETED})
    return replace(file, incomplete=incomplete)


def _states(file: TableFile) -> list[pd.Categorical]:
    return [
        column for name, column in file.columns.items()
        if name.endswith("_complete")
        and {text.casefold() for text in column.categories} <= STATES
    ]  # fmt: skip


def _stamps(file: TableFile) -> list[pd.Categorical]:
    return [c for name, c in file.columns.items() if name.endswith("_timestamp")]


def _all_rows(columns: list[pd.Categorical], words: set[str]) -> np.ndarray:
    """Say where every cell that is not empty holds one of the words."""
    # ASSUME an empty form state means that the form does not belong to the event of
    # that row in REDCap.
    empty = np.column_stack([holds(column, {""}) for column in columns])
    there = np.column_stack([holds(column, words) for column in columns])
    return (empty | there).all(axis=1) & there.any(axis=1)
