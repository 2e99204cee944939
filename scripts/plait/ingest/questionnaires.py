"""Read questionnaire exports, wide or long, into one table of answers."""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.questionnaire_anchors import anchor_faults, label_faults, turned
from plait.ingest.questionnaire_cells import Cells, long_cells, wide_cells
from plait.ingest.questionnaire_columns import (
    missing_answer_columns,
    missing_key_columns,
    names_keys,
    unknown_labels,
)
from plait.ingest.questionnaire_data import QuestionnaireData
from plait.ingest.questionnaire_doubles import placed_once
from plait.ingest.questionnaire_grid import (
    PlacedAnswers,
    answer_grid,
    joined,
)
from plait.ingest.questionnaire_lines import with_people
from plait.ingest.questionnaire_places import Places, answer_places
from plait.ingest.questionnaire_reading import read_cells
from plait.ingest.questionnaire_responses import (
    completed_rows,
    response_faults,
    responses,
    row_parts,
)
from plait.ingest.questionnaire_rows import account, rows_read_table, turned_account
from plait.ingest.questionnaire_times import (
    has_time_of_rows,
    time_word_faults,
    time_words,
)
from plait.ingest.questionnaire_values import judged, value_faults
from plait.ingest.tablefile import TableFile, read_table
from plait.quantitative.answer_grid import AnswerGrid


@dataclass(frozen=True)
class _Study:
    """What exports are held against."""

    participants: set[str]
    times: list[str]
    instruments: dict[str, dict]
    grid: AnswerGrid


@dataclass
class _Export:
    """What came of one export."""

    shown: str
    faults: list[Fault]
    accounts: list[dict] = field(default_factory=list)
    answers: PlacedAnswers = field(default_factory=lambda: joined([]))


def read_questionnaires(
    sources: list[dict],
    *,
    folder: str,
    participants: set[str],
    times: list[str],
    instruments: dict[str, dict],
) -> QuestionnaireData:
    """Read every questionnaire export of a study.

    Parameters
    ----------
    sources : list of dict
        Entries of `questionnaires` in study.yaml; those of the layout summary are
        passed over, since they hold no answers.
    folder : str
        The study folder; files of the entries are relative to it.
    participants : set of str
        Ids of participants.csv.
    times : list of str
        Ids of the time points.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    QuestionnaireData
        Empty cells and missing codes are NaN. Faults: those of the file as a table;
        a missing column; a column or item mapped twice; an item that the instrument
        does not have, or that must not be read; unknown people and times; text where
        a number is expected; answers out of range; an instrument of two directions
        without the one of this file; the same person and time (in the long layout,
        and item) twice, within a file or between two, with both lines.
    """
    grid = answer_grid(participants, times, instruments)
    study = _Study(participants, times, instruments, grid)
    exports = [_read(source, folder, study)
               for source in sources if source["layout"] != "summary"]  # fmt: skip
    files = list(dict.fromkeys(export.shown for export in exports))
    once, doubles = placed_once(_together(exports, files), grid, files)
    faults = [fault for export in exports for fault in export.faults]
    accounts = [row for export in exports for row in export.accounts]
    rows_read = with_people(rows_read_table(accounts), once, grid, files)
    return QuestionnaireData(once, grid, files, rows_read, [*faults, *doubles])


def _read(source: dict, folder: str, study: _Study) -> _Export:
    places = answer_places(source, study.instruments, study.times)
    file = read_table(source, folder=folder)
    file, unfinished = completed_rows(file, source)
    words = time_words(source, study.times)
    export = _Export(file.shown, [
        *places.faults, *file.faults, *unfinished,
        *time_word_faults(source, words, study.times),
        *anchor_faults(source, places.table, study.instruments),
    ])  # fmt: skip
    if not file.columns or not names_keys(source):
        return export
    lost = [*missing_key_columns(source, file)]
    export.faults += [*lost, *_label_faults(source, file, places)]
    if not lost:
        _fill(export, source, file, (_there(source, file, places), study))
    return export


def _label_faults(source: dict, file: TableFile, places: Places) -> list[Fault]:
    if source["layout"] == "wide":
        return list(missing_answer_columns(places.table, file))
    if source["item"] in file.columns:
        return list(unknown_labels(source, file, places))
    return []


def _there(source: dict, file: TableFile, places: Places) -> Places:
    """Go on with the columns that are there, to find every fault at once."""
    if source["layout"] == "long":
        return places
    here = places.table["label"].isin(list(file.columns))
    return replace(places, table=places.table[here].reset_index(drop=True))


def _fill(
    export: _Export, source: dict, file: TableFile, held: tuple[Places, _Study]
) -> None:
    places, study = held
    rows = responses(file, source)
    words = time_words(source, study.times) if has_time_of_rows(source) else {}
    of_row = row_parts(rows, study.grid, words)
    cells = _cells(source, file, places.table, (of_row, study))
    reading = read_cells(cells, rows.line, of_row, study.grid)
    cells = replace(cells, cases=reading.cases)
    export.faults += [
        *label_faults(source, places.table, study.instruments, file),
        *response_faults(rows, study.participants, words, shown=file.shown),
        *value_faults(cells, rows, shown=file.shown, value_labels=file.value_labels),
    ]  # fmt: skip
    export.accounts += account(file, source, places, reading)
    export.accounts += turned_account(file, source, study.instruments, reading)
    export.answers = reading.answers


def _cells(
    source: dict, file: TableFile, places: pd.DataFrame, held: tuple[np.ndarray, _Study]
) -> Cells:
    of_row, study = held
    if source["layout"] == "wide":
        # in the order of the key, so that the answers need no sorting
        order = np.lexsort((study.grid.target_of(places), places["time"]))
        rows = np.argsort(of_row, kind="stable")
        cells = wide_cells(file, places.take(order), rows)
    else:
        cells = long_cells(file, places, source)
    cases = judged(cells.cases, source, file)
    return replace(cells, cases=turned(cases, source, study.instruments))


def _together(exports: list[_Export], files: list[str]) -> PlacedAnswers:
    for export in exports:
        export.answers.file[:] = files.index(export.shown)
    return joined([export.answers for export in exports])
