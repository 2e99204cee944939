"""Say of each row of an export whose response it is, and from when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.questionnaire_cells import blocks_of
from plait.ingest.questionnaire_grid import NOWHERE
from plait.ingest.questionnaire_people import people_faults, time_faults
from plait.ingest.tablefile import TableFile
from plait.quantitative.answer_grid import AnswerGrid
from plait.threads import in_order

NOT_COMPLETED = "not completed, and incomplete: leave_out in study.yaml"


@dataclass(frozen=True)
class Responses:
    """Whose each row of an export is.

    Parameters
    ----------
    participant : Categorical, one a row
        As typed.
    time : Categorical, one a row
        As typed; "" where the times have columns of their own.
    line : array of int, one a row
        Line of the file, from 1.
    """

    participant: pd.Categorical
    time: pd.Categorical
    line: np.ndarray


def completed_rows(file: TableFile, source: dict) -> tuple[TableFile, list[Fault]]:
    """Leave out the responses that were not completed, where the study asks for it.

    Parameters
    ----------
    file : TableFile
        As read; `incomplete` where the platform says it.
    source : dict
        An entry of `questionnaires` in study.yaml: `incomplete`.

    Returns
    -------
    file : TableFile
        Without them; they are counted under `passed_over`.
    faults : list of Fault
        One where nothing in the file says what was completed.
    """
    if source.get("incomplete") != "leave_out" or not file.columns:
        return file, []
    if file.incomplete is None:
        return file, [Fault(
            file.shown, 0, "", "nothing that says which responses were completed",
            "the platform's own column for it, to leave out the others",
            "name the platform under from, or take incomplete out of study.yaml",
        )]  # fmt: skip
    over = (
        [(NOT_COMPLETED, int(file.incomplete.sum()))] if file.incomplete.any() else []
    )
    kept = file.keep(~file.incomplete)
    return replace(kept, incomplete=None, passed_over=[*file.passed_over, *over]), []


def responses(file: TableFile, source: dict) -> Responses:
    """Find whose each row is.

    Parameters
    ----------
    file : TableFile
        As read, with the columns that `source` names.
    source : dict
        An entry of `questionnaires` in study.yaml.

    Returns
    -------
    Responses
        As typed, known or not.
    """
    if "time" in source:
        time = file.columns[source["time"]]
    else:
        nothing = np.zeros(len(file.lines), dtype="int8")
        time = pd.Categorical.from_codes(nothing, [str(source.get("time_value", ""))])
    return Responses(file.columns[source["participant"]], time, file.lines)


def response_faults(
    rows: Responses, participants: set[str], words: dict[str, str], *, shown: str
) -> Iterator[Fault]:
    """List the rows of unknown people and times.

    Parameters
    ----------
    rows : Responses
        Of one export.
    participants : set of str
        Ids of participants.csv.
    words : dict of str to str
        Times as they may be typed to their ids; empty where the times have columns
        of their own.
    shown : str
        Path as a person sees it.

    Yields
    ------
    Fault
        One for each unknown id or time.
    """
    yield from people_faults(rows.participant, rows.line, participants, shown=shown)
    if words:
        yield from time_faults(rows.time, rows.line, list(words), shown=shown)


def row_parts(rows: Responses, grid: AnswerGrid, words: dict[str, str]) -> np.ndarray:
    """Find what the row of a cell adds to its place in the grid of the study.

    Parameters
    ----------
    rows : Responses
        Of one export.
    grid : AnswerGrid
        Of the study.
    words : dict of str to str
        Times as they may be typed to their ids; empty where the times have columns
        of their own.

    Returns
    -------
    array of int64, one a row
        Far below 0 where person or time is not known.
    """
    width = len(grid.targets)
    person = grid.people.get_indexer(rows.participant.categories)
    ids = [words.get(typed, "") for typed in rows.time.categories]
    time = grid.times.get_indexer(ids) if words else np.zeros(len(ids), dtype="int64")
    of_person = np.where(person < 0, NOWHERE, person * len(grid.times) * width)
    of_time = np.where(time < 0, NOWHERE, time * width)
    place = np.empty(len(rows.line), dtype="int64")

    def fill(some: slice) -> None:
        person, time = rows.participant.codes[some], rows.time.codes[some]
        np.add(of_person[person], of_time[time], out=place[some])

    list(in_order(fill, blocks_of(len(place))))
    return place
