"""Hold the columns and labels of an export against what study.yaml says of them."""

import difflib
import re
from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.questionnaire_places import Places
from plait.ingest.tablefile import TableFile

FEW = 12  # names that are told all; of more, the nearest
TOLD = 20  # labels that are told one by one


def key_columns(source: dict) -> list[str]:
    """List the columns that say whose, from when and what an answer is.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml.

    Returns
    -------
    list of str
        Those that the entry names.
    """
    keys = ["participant", "time"]
    keys += ["item", "answer"] if source["layout"] == "long" else []
    return [source[key] for key in keys if key in source]


def names_keys(source: dict) -> bool:
    """Tell whether an entry names all the columns that it needs.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml.

    Returns
    -------
    bool
        False where it does not say whose, or in the long layout what, answers are.
    """
    needed = ["participant"]
    needed += ["item", "answer"] if source["layout"] == "long" else []
    return all(key in source for key in needed)


def missing_key_columns(source: dict, file: TableFile) -> Iterator[Fault]:
    """List the columns without which nothing can be read.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml.
    file : TableFile
        As read.

    Yields
    ------
    Fault
        One for each, with the nearest column there is.
    """
    for name in key_columns(source):
        if name not in file.columns:
            yield _missing(file, name)


def missing_answer_columns(places: pd.DataFrame, file: TableFile) -> Iterator[Fault]:
    """List the columns of answers that are not there.

    Parameters
    ----------
    places : DataFrame, one row a label
        As `answer_places` gives them.
    file : TableFile
        As read.

    Yields
    ------
    Fault
        One for each, with the nearest column there is; one for all where an
        instrument, or a time of it, has none of its columns, or has those of its items
        with a nought before the number.
    """
    lost = ~places["label"].isin(list(file.columns))
    for (name, time), rows in places.groupby(["instrument", "time"], sort=False):
        labels = rows["label"]
        padded = _padded(rows[lost[labels.index]], file.columns)
        if padded:
            yield _noughts_missing(file, name, list(labels[lost[labels.index]]), padded)
        elif lost[labels.index].all() and len(labels) > 1:
            yield _all_missing(file, (name, time), list(labels))
        else:
            yield from (_missing(file, label) for label in labels[lost[labels.index]])


def unknown_labels(source: dict, file: TableFile, places: Places) -> Iterator[Fault]:
    """List the item labels of a long export that stand for nothing.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml: `leave_out`.
    file : TableFile
        As read.
    places : Places
        Of this export.

    Yields
    ------
    Fault
        One for each label, at its first row, with the nearest that is known; from
        the twenty-first on, one for all.
    """
    typed = file.columns[source["item"]]
    known = [*places.table["label"], *places.never, *source.get("leave_out", [])]
    odd = np.flatnonzero(~typed.categories.isin(known))
    rows = np.flatnonzero(np.isin(typed.codes, odd)) if len(odd) else []
    codes = pd.Series(typed.codes[rows])
    firsts, count = codes.drop_duplicates(), codes.value_counts()
    for row, code in firsts[:TOLD].items():
        label, line = typed.categories[code], int(file.lines[rows[row]])
        yield Fault(file.shown, line, f"column {source['item']}",
                    f"{label!r} in {count[code]} rows",
                    f"one of {_listed(label, places.table['label'])}",
                    "add it to columns or patterns in study.yaml, or to leave_out")  # fmt: skip
    if len(firsts) > TOLD:
        yield Fault(file.shown, int(file.lines[rows[firsts.index[TOLD]]]),
                    f"column {source['item']}", f"{len(firsts) - TOLD} more labels",
                    "labels of items", "see whether this column holds the items")  # fmt: skip


def _padded(rows: pd.DataFrame, columns: Iterable[str]) -> list[str]:
    """Give the columns of lost items, where all are there with noughts: PSS01."""
    there = set(columns)
    found = [
        next((name for name in _with_noughts(label, item) if name in there), "")
        for label, item in zip(rows["label"], rows["item"], strict=True)
    ]
    return found if all(found) else []


def _with_noughts(label: str, item: str) -> Iterator[str]:
    for place in re.finditer(rf"(?<!\d){item}(?!\d)", label) if item.isdigit() else ():
        for width in (2, 3):
            yield label[: place.start()] + item.zfill(width) + label[place.end() :]


def _noughts_missing(
    file: TableFile, name: str, labels: list[str], padded: list[str]
) -> Fault:
    count = "column" if len(labels) == 1 else f"{len(labels)} columns"
    return Fault(file.shown, 1, name, f"no {count} {_ends(labels)}, but {_ends(padded)}",
                 "columns as the pattern names them",
                 "write {item:02} in the pattern of study.yaml where it has {item}: 01, 02, ... "
                 "({item:03} for 001)")  # fmt: skip


def _ends(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} ... {names[-1]}"


def _all_missing(file: TableFile, what: tuple[str, str], labels: list[str]) -> Fault:
    name, time = what
    found = f"none of the {len(labels)} columns {labels[0]} ... {labels[-1]}, "
    mend = "correct its pattern or columns in study.yaml: {item} stands for an item ({item:02} for 01, 02, ...), "
    mend += "{scale} for a ready-made total, {time} for the time of a column"
    if time:
        mend += ", or list under time_values only the times that are in this file"
    return Fault(file.shown, 1, f"{name} at {time}" if time else name,
                 found + _there(labels[0], file.columns),
                 "a column for each answer", mend)  # fmt: skip


def _missing(file: TableFile, name: str) -> Fault:
    return Fault(file.shown, 1, f"column {name}", _there(name, file.columns),
                 f"a column {name!r}",
                 "add the column, or correct its name in the header")  # fmt: skip


def _there(name: str, columns: Iterable[str]) -> str:
    return f"only {_listed(name, columns)}"


def _listed(name: str, names: Iterable[str]) -> str:
    """List names: all of a few, else those that are spelt most like one."""
    all_ = list(names)
    if len(all_) <= FEW:
        return ", ".join(all_)
    near = difflib.get_close_matches(name, all_, n=4, cutoff=0.5)
    return f"{', '.join([*near, '...'])} ({len(all_)} in all)"
