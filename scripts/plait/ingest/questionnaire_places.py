"""Say which column, or which item label, of an export holds which answer."""

from collections.abc import Iterator

import pandas as pd

from plait.errors import Fault
from plait.quantitative.instruments import answer_targets

STUDY_FILE = "study.yaml"
COLUMNS = {
    "label": "str", "instrument": "str", "item": "str", "level": "str",
    "low": "float64", "high": "float64",
}  # fmt: skip


def answer_places(
    source: dict, instruments: dict[str, dict]
) -> tuple[pd.DataFrame, list[Fault]]:
    """Resolve `columns` and `patterns` of one questionnaire export.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml: `columns`, label to
        instrument.item (or instrument.scale, for imported scores), and `patterns`,
        instrument to a text with {item}.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    places : DataFrame, one row a label
        label (column in the wide layout, item as typed in the long one), instrument,
        item, level (item or scale), low and high (possible answers, in points).
    faults : list of Fault
        Unknown instruments and items, a label that stands for two items, an item
        that two labels stand for, a pattern without {item}.
    """
    named = _named(source)
    faults = [*_pattern_faults(source, instruments)]
    rows = []
    for label, instrument, item in _expanded(source, instruments) + named:
        target = _target(instrument, item, instruments)
        if target is None:
            faults.append(_unknown(source, label, f"{instrument}.{item}", instruments))
        else:
            rows.append({"label": label, "instrument": instrument, "item": item,
                         **{key: target[key] for key in ("level", "low", "high")}})  # fmt: skip
    faults += [*_doubles(source, rows)]
    places = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    once = places.drop_duplicates("label").drop_duplicates(["instrument", "item"])
    return once, faults


def _named(source: dict) -> list[tuple[str, str, str]]:
    columns = source.get("columns", {})
    return [(label, *str(target).partition(".")[::2])
            for label, target in columns.items()]  # fmt: skip


def _expanded(source: dict, instruments: dict) -> list[tuple[str, str, str]]:
    return [
        (pattern.replace("{item}", item), name, item)
        for name, pattern in source.get("patterns", {}).items() if name in instruments
        for item in answer_targets(instruments[name]) if "{item}" in pattern
    ]  # fmt: skip


def _target(instrument: str, item: str, instruments: dict) -> dict | None:
    if instrument not in instruments:
        return None
    return answer_targets(instruments[instrument]).get(item)


def _pattern_faults(source: dict, instruments: dict) -> Iterator[Fault]:
    for name, pattern in source.get("patterns", {}).items():
        if name not in instruments:
            yield _fault(source, f"a pattern for {name}",
                         f"one of {', '.join(instruments)}", "correct the instrument")  # fmt: skip
        elif "{item}" not in pattern:
            yield _fault(source, f"the pattern {pattern!r} for {name}",
                         "{item} in it, where the number of the item stands",
                         "add {item} to the pattern")  # fmt: skip


def _unknown(source: dict, label: str, target: str, instruments: dict) -> Fault:
    name = target.partition(".")[0]
    if name not in instruments:
        expected = f"an instrument of this study: {', '.join(instruments)}"
    else:
        expected = f"an item of it: {', '.join(answer_targets(instruments[name]))}"
    return _fault(source, f"{target} for {label!r}", expected,
                  "correct what stands behind this column, or name it in leave_out")  # fmt: skip


def _doubles(source: dict, rows: list[dict]) -> Iterator[Fault]:
    seen_label: dict[str, str] = {}
    seen_target: dict[str, str] = {}
    for row in rows:
        label, target = row["label"], f"{row['instrument']}.{row['item']}"
        if label in seen_label:
            yield _fault(source, f"{label!r} for {seen_label[label]} and for {target}",
                         "one item for each column", "keep one of the two")  # fmt: skip
        elif target in seen_target:
            yield _fault(source, f"{seen_target[target]!r} and {label!r} for {target}",
                         "one column for each item", "keep one of the two")  # fmt: skip
        seen_label.setdefault(label, target)
        seen_target.setdefault(target, label)


def _fault(source: dict, found: str, expected: str, mend: str) -> Fault:
    where = f"questionnaires, {source['file']}"
    return Fault(STUDY_FILE, 0, where, found, expected, mend)
