"""Read tables of n, mean, SD and counts, where nobody's own scores are at hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.questionnaire_entries import needed_keys
from plait.ingest.questionnaire_rows import rows_read_table
from plait.ingest.questionnaire_times import STUDY_FILE, time_word_faults, time_words
from plait.ingest.summary_accounts import account_tables, missing_texts
from plait.ingest.summary_figures import FIGURES, PrintedRow, read_figures
from plait.ingest.tablefile import TableFile, read_table
from plait.shapes.questionnaires import SUMMARIES

_key = itemgetter(*SUMMARIES.key)


@dataclass(frozen=True)
class SummaryData:
    """What tables of summaries hold.

    Parameters
    ----------
    summaries : DataFrame
        In the shape SUMMARIES [points]; only rows without a fault.
    rows_read : DataFrame
        In the shape ROWS_READ: what was done with each row and column.
    faults : list of Fault
        Of all tables at once.
    """

    summaries: pd.DataFrame
    rows_read: pd.DataFrame
    faults: list[Fault]


@dataclass
class _Table:
    """One table on its way."""

    source: dict
    file: TableFile
    targets: dict[str, tuple[dict, dict]]
    words: dict[str, str]
    rows: list[dict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def columns(self) -> dict[str, str]:
        keys = ("item", "time", *FIGURES)
        return {key: self.source[key] for key in keys if key in self.source}


def read_summaries(
    sources: list[dict], *, folder: str, times: list[str], instruments: dict[str, dict]
) -> SummaryData:
    """Read every table of summaries of a study.

    Parameters
    ----------
    sources : list of dict
        Entries of `questionnaires` in study.yaml; those whose layout is not summary
        are passed over. `item` is the column of the scale, as instrument.scale or as
        `columns` maps it; `n`, `mean`, `sd` and, if there are any, `minimum`,
        `maximum`, `count` and `percent` are columns too. A table that has `count` or
        `percent` may do without `mean` and `sd`.
    folder : str
        The study folder; files of the entries are relative to it.
    times : list of str
        Ids of the time points.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    SummaryData
        Empty cells and missing codes are NaN. Faults: a missing column; unknown
        scales and times; texts that are no numbers; figures that cannot be true; a
        scale and time twice, within a table or between two. A mean or a percentage
        that can hardly be true is a caution of its row. Rows of counts only are
        checked, and may repeat a scale and time: their cautions go to its row.
    """
    tables = [
        _opened(source, folder, times, instruments)
        for source in sources if source["layout"] == "summary"
    ]  # fmt: skip
    for table in tables:
        if not table.faults:
            _read(table)
    rows = [row for table in tables for row in table.rows]
    faults = [fault for table in tables for fault in table.faults]
    once = pd.DataFrame(_one_each(rows), columns=SUMMARIES.names)
    accounts = account_tables([(t.source, t.file, len(t.rows)) for t in tables])
    return SummaryData(SUMMARIES.check(once), rows_read_table(accounts),
                       [*faults, *_double_faults(rows)])  # fmt: skip


def _opened(source: dict, folder: str, times: list[str], instruments: dict) -> _Table:
    file = read_table(source, folder=folder)
    words = time_words(source, times)
    table = _Table(source, file, _targets(source, instruments), words)
    table.faults += [
        *file.faults, *_entry_faults(table), *_column_faults(table),
        *_target_faults(source, instruments), *time_word_faults(source, words, times),
    ]  # fmt: skip
    return table


def _scales(instruments: dict) -> dict[str, tuple[dict, dict]]:
    return {
        f"{name}.{scale['id']}": (instrument, scale)
        for name, instrument in instruments.items() for scale in instrument["scales"]
    }  # fmt: skip


def _targets(source: dict, instruments: dict) -> dict[str, tuple[dict, dict]]:
    """Say which scale each label stands for: ids stand for themselves."""
    scales = _scales(instruments)
    named = source.get("columns", {}).items()
    return scales | {
        str(label): scales[target] for label, target in named if target in scales
    }


def _target_faults(source: dict, instruments: dict) -> Iterator[Fault]:
    scales = _scales(instruments)
    for label, target in source.get("columns", {}).items():
        if target not in scales:
            yield _entry_fault(source, f"{target} for {label!r}",
                               f"one of {', '.join(scales)}",
                               "correct the scale behind this label")  # fmt: skip


def _entry_fault(source: dict, found: str, expected: str, mend: str) -> Fault:
    where = f"questionnaires, {source['file']}"
    return Fault(STUDY_FILE, 0, where, found, expected, mend)


def _entry_faults(table: _Table) -> Iterator[Fault]:
    needed = needed_keys(table.source)
    for key in ("item", *FIGURES):
        if key in needed and key not in table.columns:
            yield _entry_fault(table.source, f"no {key!r}", f"the column of the {key}",
                               f"add {key!r}: the layout is summary")  # fmt: skip
    if ("time" in table.source) == ("time_value" in table.source):
        yield _entry_fault(table.source, "both or neither of time and time_value",
                           "one of the two", "name the column, or the time")  # fmt: skip


def _column_faults(table: _Table) -> Iterator[Fault]:
    there = table.file.columns
    for name in table.columns.values():
        if there and name not in there:
            yield Fault(table.file.shown, 1, f"column {name}",
                        f"only {', '.join(there)}", f"a column {name!r}",
                        "add the column, or correct its name in study.yaml")  # fmt: skip


def _read(table: _Table) -> None:
    texts = {key: _texts(table, column) for key, column in table.columns.items()}
    for place, line in enumerate(table.file.lines):
        cells = {key: str(column[place]) for key, column in texts.items()}
        _read_row(table, int(line), cells)


def _texts(table: _Table, column: str) -> np.ndarray:
    """Give what stands in a column, "" for what is missing."""
    texts = table.file.columns[column].astype(object)
    gone = np.isin(texts, missing_texts(table.source, table.file, column))
    return np.where(gone, "", texts)


def _read_row(table: _Table, line: int, cells: dict[str, str]) -> None:
    label = cells["item"]
    typed = cells["time"] if "time" in cells else str(table.source["time_value"])
    if label in table.source.get("leave_out", []):
        return
    faults = [*_place_faults(table, line, label, typed)]
    if not faults:
        row, faults = read_figures(PrintedRow(
            table.file.shown, line, *table.targets[label], table.words[typed],
            table.columns, {name: cells.get(name, "") for name in FIGURES},
            table.file.decimal_comma,
        ))  # fmt: skip
        table.rows += [] if faults else [row]
    table.faults += faults


def _place_faults(table: _Table, line: int, label: str, typed: str) -> Iterator[Fault]:
    shown, columns = table.file.shown, table.columns
    if label not in table.targets:
        yield Fault(shown, line, f"column {columns['item']}", repr(label),
                    f"one of {', '.join(table.targets)}",
                    "add it to columns in study.yaml, or to leave_out")  # fmt: skip
    if typed not in table.words:
        yield Fault(shown, line, f"column {columns.get('time', 'of the time')}",
                    repr(typed), f"one of {', '.join(table.words)}",
                    "correct the time, or add it to time_values in study.yaml")  # fmt: skip


def _one_each(rows: list[dict]) -> list[dict]:
    """Keep one row a scale and time, of scores if there are any, with all cautions."""
    kept: dict[tuple, dict] = {}
    for row in sorted(rows, key=itemgetter("counted")):
        first = kept.setdefault(_key(row), row)
        said = (first["caution"] or "").split("; ")
        if row["counted"] and row["caution"] and row["caution"] not in said:
            caution = "; ".join(filter(None, [*said, row["caution"]]))
            kept[_key(row)] = first | {"caution": caution}
    return list(kept.values())


def _double_faults(rows: list[dict]) -> Iterator[Fault]:
    first: dict[tuple, dict] = {}
    for row in rows:
        seen = row if row["counted"] else first.setdefault(_key(row), row)
        if seen is not row:
            where = f"{row['instrument']}.{row['scale']}, time {row['time']}"
            found = f"the same again as in {seen['file']} line {seen['line']}"
            yield Fault(row["file"], row["line"], where, found,
                        "each scale and time once", "keep one of the two")  # fmt: skip
