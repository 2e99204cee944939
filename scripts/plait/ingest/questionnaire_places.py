"""Say which column, or which item label, of an export holds which answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from plait.errors import Fault
from plait.ingest.questionnaire_times import STUDY_FILE, has_time_of_rows, time_words
from plait.quantitative.instruments import answer_targets

COLUMNS = {
    "label": "str", "instrument": "str", "item": "str", "time": "str", "level": "str",
    "low": "float64", "high": "float64", "values": "object",
}  # fmt: skip
TARGET = ["instrument", "item", "time"]
# {item:02} stands for a number with as many figures: 01, 02, ... 10
ITEM = re.compile(r"\{item(?::0([1-9]))?\}")
LIMITS = ("level", "low", "high", "values")


@dataclass(frozen=True)
class Places:
    """Where the answers of one export stand.

    Parameters
    ----------
    table : DataFrame, one row a label
        label (column in the wide layout, item as typed in the long one), instrument,
        item, time ("" where the row says it), level (item or scale), low and high
        (possible answers [points]), values (the only possible ones, or None).
    never : dict of str to str
        Label of an item that must not be read to the reason.
    faults : list of Fault
        What is wrong with `columns` and `patterns`.
    """

    table: pd.DataFrame
    never: dict[str, str]
    faults: list[Fault]


def answer_places(
    source: dict, instruments: dict[str, dict], times: list[str]
) -> Places:
    """Resolve `columns` and `patterns` of one questionnaire export.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml: `columns`, label to
        instrument.item (or instrument.scale, for a score that is imported
        ready-made) with @ and the time where the times have columns of their own;
        `patterns`, instrument to a text with {item} (or {item:02}, for 01, 02, ...) or
        {scale}, and {time} there.
    instruments : dict of str to dict
        As `load_instruments` gives them.
    times : list of str
        Ids of the time points.

    Returns
    -------
    Places
        Faults: unknown instruments, items and times, a label that stands for two
        items, an item that two labels stand for, a pattern without {item}, an item
        that must not be read.
    """
    known = {
        name: answer_targets(instrument) for name, instrument in instruments.items()
    }
    never = dict(_never(source, instruments, times))
    faults = [*_pattern_faults(source, instruments)]
    rows = []
    for label, *target in _expanded(source, known, times) + _named(source):
        fault = _target_fault(source, (label, *target), known, times)
        fault = _never_fault(source, (label, *target), instruments, never) or fault
        faults += [fault] if fault else []
        rows += [] if fault else [_row(label, target, known)]
    faults += [*_doubles(source, rows)]
    return Places(_table(source, rows), never, faults)


def _table(source: dict, rows: list[dict]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    once = table.drop_duplicates("label").drop_duplicates(TARGET)
    # what has no time, or two, cannot be read: study.yaml is at fault, and says so
    one = (once["time"] == "") == has_time_of_rows(source)
    return once[one].reset_index(drop=True)


def _row(label: str, target: list[str], known: dict) -> dict:
    instrument, item, time = target
    limits = {key: known[instrument][item][key] for key in LIMITS}
    return {"label": label, "instrument": instrument, "item": item, "time": time,
            **limits}  # fmt: skip


def _named(source: dict) -> list[tuple[str, str, str, str]]:
    named = []
    for label, target in source.get("columns", {}).items():
        place, _, time = str(target).partition("@")
        instrument, _, item = place.partition(".")
        named.append((label, instrument, item, time))
    return named


def _expanded(
    source: dict, known: dict, times: list[str]
) -> list[tuple[str, str, str, str]]:
    return [
        (label, name, item, time)
        for name, pattern in source.get("patterns", {}).items() if name in known
        for item in _meant(known[name], pattern)
        for label, time in _labels(source, pattern, item, times)
    ]  # fmt: skip


def _meant(targets: dict[str, dict], pattern: str) -> list[str]:
    """Give the items of a pattern; its scales where it says so, or has no items."""
    items = [name for name, target in targets.items() if target["level"] == "item"]
    scales = [name for name in targets if name not in items]
    if "{scale}" in pattern:
        return scales
    return items or scales if ITEM.search(pattern) else []


def _labels(
    source: dict, pattern: str, item: str, times: list[str]
) -> Iterator[tuple[str, str]]:
    label = ITEM.sub(lambda part: _figures(item, part[1]), pattern)
    label = label.replace("{scale}", item)
    if "{time}" not in pattern:
        yield label, ""
        return
    for word, time in time_words(source, times).items():
        if time in times:
            yield label.replace("{time}", word), time


def _figures(item: str, count: str | None) -> str:
    return item.zfill(int(count)) if count and item.isdigit() else item


def _never(
    source: dict, instruments: dict, times: list[str]
) -> Iterator[tuple[str, str]]:
    for name, pattern in source.get("patterns", {}).items():
        rule = instruments.get(name, {}).get("never_read", {"items": []})
        for item in rule["items"]:
            for label, _ in _labels(source, pattern, item, times):
                yield label, f"never read, {name}: {rule['reason']}"


def _never_fault(
    source: dict, place: tuple, instruments: dict, never: dict
) -> Fault | None:
    label, instrument, item, _ = place
    rule = instruments.get(instrument, {}).get("never_read", {"items": []})
    if label in never:
        reason = never[label]
    elif item in rule["items"]:
        reason = rule["reason"]
    else:
        return None
    return _fault(source, f"{instrument}.{item} for {label!r}",
                  f"this column not to be read ({reason})", "take it out of columns")  # fmt: skip


def _pattern_faults(source: dict, instruments: dict) -> Iterator[Fault]:
    for name, pattern in source.get("patterns", {}).items():
        if name not in instruments:
            yield _fault(source, f"a pattern for {name}",
                         f"one of {', '.join(instruments)}", "correct the instrument")  # fmt: skip
        elif not ITEM.search(pattern) and "{scale}" not in pattern:
            yield _fault(source, f"the pattern {pattern!r} for {name}",
                         "{item} in it, where the number of the item stands, or {scale}",
                         "add {item} or {scale} to the pattern")  # fmt: skip


def _target_fault(
    source: dict, place: tuple, known: dict, times: list[str]
) -> Fault | None:
    label, name, item, time = place
    mend = "correct what stands behind this column, or name it in leave_out"
    if name not in known:
        expected = f"an instrument of this study: {', '.join(known)}"
    elif item not in known[name]:
        expected = f"an item of it: {', '.join(known[name])}"
    elif time and time not in times:
        expected = f"one of {', '.join(times)} behind the @"
    else:
        return None
    return _fault(source, f"{_words(name, item, time)} for {label!r}", expected, mend)


def _doubles(source: dict, rows: list[dict]) -> Iterator[Fault]:
    seen_label: dict[str, str] = {}
    seen_target: dict[str, str] = {}
    for row in rows:
        label, target = row["label"], _words(*(row[key] for key in TARGET))
        if label in seen_label:
            yield _fault(source, f"{label!r} for {seen_label[label]} and for {target}",
                         "one item for each column", "keep one of the two")  # fmt: skip
        elif target in seen_target:
            yield _fault(source, f"{seen_target[target]!r} and {label!r} for {target}",
                         "one column for each item", "keep one of the two")  # fmt: skip
        seen_label.setdefault(label, target)
        seen_target.setdefault(target, label)


def _words(instrument: str, item: str, time: str) -> str:
    return f"{instrument}.{item}@{time}" if time else f"{instrument}.{item}"


def _fault(source: dict, found: str, expected: str, mend: str) -> Fault:
    where = f"questionnaires, {source['file']}"
    return Fault(STUDY_FILE, 0, where, found, expected, mend)
