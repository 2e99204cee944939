"""Read questionnaire exports, wide or long, into one table of answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.ingest.questionnaire_people import people_faults, time_faults
from plait.ingest.questionnaire_places import STUDY_FILE, answer_places
from plait.ingest.questionnaire_rows import account, rows_read_table
from plait.ingest.questionnaire_values import cell_values, missing_cells, value_faults
from plait.shapes.questionnaires import ANSWERS

KEY = list(ANSWERS.key)
PLACE = ["file", "line"]
CELL = [*KEY, *PLACE, "level", "answer"]


@dataclass(frozen=True)
class QuestionnaireData:
    """What questionnaire exports hold.

    Parameters
    ----------
    answers : DataFrame
        In the shape ANSWERS [points]; only rows without a fault.
    rows_read : DataFrame
        In the shape ROWS_READ: what was done with each row and column.
    faults : list of Fault
        Of all exports at once.
    """

    answers: pd.DataFrame
    rows_read: pd.DataFrame
    faults: list[Fault]


@dataclass
class _Export:
    """One export on its way."""

    source: dict
    file: CsvFile
    places: pd.DataFrame
    faults: list[Fault] = field(default_factory=list)
    accounts: list[dict] = field(default_factory=list)
    cells: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=CELL))


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
        Entries of `questionnaires` in study.yaml.
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
        Empty cells and missing codes are NaN. Faults: an empty file; a missing
        column; a column or item mapped twice; an item that the instrument does not
        have; unknown people and times; text where a number is expected; answers
        out of range; the same person and time (in the long layout, and item)
        twice, within a file or between two, with both lines.
    """
    exports = [_opened(source, folder, instruments) for source in sources]
    for export in exports:
        if _readable(export):
            _read(export, participants, times, instruments)
    cells = pd.concat([e.cells for e in exports] or [pd.DataFrame(columns=CELL)])
    faults = [fault for export in exports for fault in export.faults]
    accounts = [row for export in exports for row in export.accounts]
    answers = ANSWERS.check(cells.drop_duplicates(KEY).reset_index(drop=True))
    faults += _double_faults(cells.reset_index(drop=True))
    return QuestionnaireData(answers, rows_read_table(accounts), faults)


def _opened(source: dict, folder: str, instruments: dict) -> _Export:
    places, faults = answer_places(source, instruments)
    needed = _key_columns(source)
    needed += list(places["label"]) if source["layout"] == "wide" else []
    path = str(Path(folder, source["file"]))
    file = read_csv_rows(path, shown=source["file"], required=needed)
    if source["layout"] == "wide":
        # go on with the columns that are there, to find every fault at once
        places = places[places["label"].isin(file.columns)]
    return _Export(source, file, places, [*faults, *file.faults])


def _key_columns(source: dict) -> list[str]:
    keys = ["participant", "time"]
    keys += ["item", "answer"] if source["layout"] == "long" else []
    return [source[key] for key in keys if key in source]


def _readable(export: _Export) -> bool:
    return all(column in export.file.columns for column in _key_columns(export.source))


def _read(
    export: _Export, participants: set[str], times: list[str], instruments: dict
) -> None:
    source, shown = export.source, export.file.shown
    names = list(dict.fromkeys(export.file.columns))
    table = pd.DataFrame(export.file.rows, columns=names, dtype="str")
    rows = _rows(export, table)
    values = _time_values(source, times)
    export.faults += people_faults(rows, participants, shown=shown)
    export.faults += time_faults(rows, list(values), shown=shown)
    export.faults += _time_value_faults(source, values, times)
    cells = _cells(export, rows, table)
    export.faults += value_faults(cells, source, instruments)
    export.accounts += account(export.file, source, cells)
    known = cells["participant"].isin(participants) & cells["time"].isin(list(values))
    cells = cells.assign(time=cells["time"].map(values), file=shown)
    export.cells = cells.loc[known, CELL]


def _rows(export: _Export, table: pd.DataFrame) -> pd.DataFrame:
    source = export.source
    time = table[source["time"]] if "time" in source else str(source["time_value"])
    rows = pd.DataFrame({"participant": table[source["participant"]], "time": time})
    return rows.assign(line=export.file.lines).astype({"time": "str"})


def _cells(export: _Export, rows: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    spread = _wide_cells if export.source["layout"] == "wide" else _long_cells
    cells = spread(export, rows, table).merge(export.places, on="label", how="inner")
    comma = export.file.delimiter == ";"
    return cells.assign(
        missing=missing_cells(cells, export.source),
        answer=cell_values(cells, export.source, decimal_comma=comma),
    )


def _time_values(source: dict, times: list[str]) -> dict[str, str]:
    """Map times as they may be typed to their ids."""
    typed = source.get("time_values") or {time: time for time in times}
    return {str(key): str(value) for key, value in typed.items()}


def _time_value_faults(
    source: dict, values: dict[str, str], times: list[str]
) -> Iterator[Fault]:
    where = f"questionnaires, {source['file']}"
    for typed, time in values.items():
        if time not in times:
            yield Fault(STUDY_FILE, 0, where, f"time_values {typed}: {time}",
                        f"one of {', '.join(times)}", "correct the time")  # fmt: skip


def _wide_cells(
    export: _Export, rows: pd.DataFrame, table: pd.DataFrame
) -> pd.DataFrame:
    labels = list(export.places["label"])
    cells = rows.loc[np.repeat(rows.index, len(labels))].reset_index(drop=True)
    return cells.assign(
        label=pd.Series(np.tile(labels, len(rows)), dtype="str"),
        text=pd.Series(table[labels].to_numpy(dtype=object).ravel(), dtype="str"),
    )


def _long_cells(
    export: _Export, rows: pd.DataFrame, table: pd.DataFrame
) -> pd.DataFrame:
    source = export.source
    cells = rows.assign(label=table[source["item"]], text=table[source["answer"]])
    known = {*export.places["label"], *source.get("leave_out", [])}
    odd = cells[~cells["label"].isin(known)]
    for label, lines in odd.groupby("label", sort=False)["line"]:
        expected = f"one of {', '.join(export.places['label'])}"
        mend = "add it to columns or patterns in study.yaml, or to leave_out"
        found = f"{label!r} in {len(lines)} rows"
        fault = Fault(export.file.shown, int(lines.iloc[0]), f"column {source['item']}",
                      found, expected, mend)  # fmt: skip
        export.faults.append(fault)
    return cells


def _double_faults(cells: pd.DataFrame) -> list[Fault]:
    again = cells.duplicated(KEY)
    if not again.any():
        return []
    first = cells.drop_duplicates(KEY)[[*KEY, *PLACE]]
    pairs = cells[again].merge(first, on=KEY, suffixes=("", "_first"))
    places = [*PLACE, "file_first", "line_first"]
    grouped = pairs.groupby(places, sort=False)
    rows = grouped.first().assign(count=grouped.size()).reset_index()
    return [_double(row) for row in rows.to_dict("records")]


def _double(row: dict) -> Fault:
    where = f"participant {row['participant']}, time {row['time']}"
    if row["count"] == 1:
        where += f", {row['instrument']} {row['item']}"
    other = f"line {row['line_first']}"
    if row["file_first"] != row["file"]:
        other = f"{row['file_first']} {other}"
    return Fault(row["file"], int(row["line"]), where, f"the same again as in {other}",
                 "each answer of a person and time once",
                 "take one of the two out, or correct its person or time")  # fmt: skip
