"""Account for every row, column and recode of an export."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from plait.ingest.platforms import identifying_columns
from plait.ingest.questionnaire_anchors import other_way
from plait.ingest.questionnaire_columns import key_columns
from plait.ingest.questionnaire_places import Places
from plait.ingest.questionnaire_reading import Reading
from plait.ingest.tablefile import TableFile
from plait.shapes.questionnaires import ROWS_READ

# ASSUME a row, or a time of it, without any answer is of a person who was asked then and
# did not respond, not of one who was never asked.
SILENT = "kept as non-response"
ANSWERED = "with at least one answer"
NO_ANSWER = f"without an answer: {SILENT}"


def no_answer_at(time: str) -> str:
    """Word that rows have no answer at a time that has columns of its own.

    Parameters
    ----------
    time : str
        Id.

    Returns
    -------
    str
        Detail of an account.
    """
    return f"without an answer at {time}: {SILENT}"


def rows_read_table(accounts: list[dict]) -> pd.DataFrame:
    """Put the accounts of all exports together.

    Parameters
    ----------
    accounts : list of dict
        Of file, what, detail and n; the same account may stand twice where an
        export is read twice.

    Returns
    -------
    DataFrame, one row a file x what x detail
        In the shape ROWS_READ.
    """
    frame = pd.DataFrame(accounts, columns=ROWS_READ.names)
    together = frame.groupby(list(ROWS_READ.key), as_index=False)["n"].sum(min_count=1)
    # people are counted once all exports are together
    together = together.assign(people=pd.NA)
    return ROWS_READ.check(together)


def all_rows_read(*tables: pd.DataFrame) -> pd.DataFrame:
    """Put the accounts of answers and of printed summaries together.

    Parameters
    ----------
    *tables : DataFrame, one row a file x what x detail
        Each in the shape ROWS_READ, of different files.

    Returns
    -------
    DataFrame
        In the shape ROWS_READ.
    """
    return ROWS_READ.check(pd.concat(tables, ignore_index=True))


def account(
    file: TableFile, source: dict, places: Places, reading: Reading
) -> Iterator[dict]:
    """Say what was done with the rows, columns and cells of one export.

    Parameters
    ----------
    file : TableFile
        As read, without the rows that were left out.
    source : dict
        Its entry of `questionnaires`.
    places : Places
        Of this export; only labels that are there.
    reading : Reading
        Of its cells.

    Yields
    ------
    dict
        Of file, what, detail and n.
    """
    columns = _long_columns if source["layout"] == "long" else _wide_columns
    rows = [
        ("encoding", file.encoding, pd.NA),
        *(("rows_left_out", reason, n) for reason, n in file.passed_over),
        *_rows(file, source, places, reading), *_unfinished(file),
        *_missing(reading.cases), *_words(reading.cases, source),
        *columns(file, source, places),
    ]  # fmt: skip
    yield from (
        {"file": file.shown, "what": what, "detail": detail, "n": n}
        for what, detail, n in rows
    )


def turned_account(
    file: TableFile, source: dict, instruments: dict[str, dict], reading: Reading
) -> Iterator[dict]:
    """Say which answers were turned because the data run the other way.

    Parameters
    ----------
    file : TableFile
        As read.
    source : dict
        Its entry of `questionnaires`.
    instruments : dict of str to dict
        As `load_instruments` gives them.
    reading : Reading
        Of its cells.

    Yields
    ------
    dict
        Of file, what, detail and n (answers, missing ones not counted).
    """
    cases = reading.cases
    for name in other_way(source, instruments):
        words, low = instruments[name]["anchors"], instruments[name]["items"]["low"]
        here = (cases["instrument"] == name) & cases["turned"] & ~cases["missing"]
        detail = (f"{name}: {low:g} means {words['other']} in this file, its key is "
                  f"for {words['key']}: every answer turned")  # fmt: skip
        yield {"file": file.shown, "what": "recoded", "detail": detail,
               "n": int(cases.loc[here, "n"].sum())}  # fmt: skip


def _rows(
    file: TableFile, source: dict, places: Places, reading: Reading
) -> Iterator[tuple]:
    one = reading.answered.shape[1] == 1
    answered = reading.answered[:, 0] if one else reading.answered.any(axis=1)
    silent = np.count_nonzero(reading.held & ~answered)
    yield "rows_used", ANSWERED, np.count_nonzero(answered)
    if silent:
        yield "rows_used", NO_ANSWER, silent
    yield from _silent_times(reading)
    if source["layout"] == "long":
        yield from _labels_left_out(file, source, places)


def _silent_times(reading: Reading) -> Iterator[tuple]:
    """Count, where the times have columns of their own, who is silent at each."""
    for place, time in enumerate(reading.times):
        silent = reading.held & ~reading.answered[:, place] if time else False
        if n := np.count_nonzero(silent):
            yield "rows_used", no_answer_at(time), n


def _labels_left_out(file: TableFile, source: dict, places: Places) -> Iterator[tuple]:
    labels = file.columns[source["item"]]
    left_out = labels.categories.difference(places.table["label"])
    if left_out.empty:  # all of a long file need not be counted
        return
    count = pd.Series(np.bincount(labels.codes, minlength=len(labels.categories)),
                      index=labels.categories)  # fmt: skip
    reasons = {
        label: "item label named in leave_out" for label in source.get("leave_out", [])
    }
    for label in left_out:
        why = (places.never | reasons).get(label, "item label with a fault")
        yield "rows_left_out", why, int(count[label])


def _unfinished(file: TableFile) -> Iterator[tuple]:
    if file.incomplete is not None and file.incomplete.any():
        yield "rows_used", "of these, not completed: kept", int(file.incomplete.sum())


def _missing(cases: pd.DataFrame) -> Iterator[tuple]:
    there = cases[cases["missing"] & (cases["n"] > 0)]
    for (text, own), n in there.groupby(["text", "own_missing"])["n"].sum().items():
        code = f"missing code {text}"
        code += ", declared in the file itself" if own else ""
        yield "recoded_missing", code if text else "empty cells", int(n)


def _words(cases: pd.DataFrame, source: dict) -> Iterator[tuple]:
    read = cases[cases["word"] & (cases["n"] > 0)]
    for name, words in source.get("answer_values", {}).items():
        for word, value in words.items():
            here = read["text"].str.casefold() == str(word).strip().casefold()
            n = read.loc[here & (read["instrument"] == name), "n"].sum()
            if n:
                yield "recoded", f"{name}: {word} read as {value:g}", int(n)


def _wide_columns(file: TableFile, source: dict, places: Places) -> Iterator[tuple]:
    used = places.table
    for instrument, labels in used.groupby("instrument", sort=False)["label"]:
        yield "columns_used", f"{instrument}: {', '.join(labels)}", len(labels)
    keys = key_columns(source)
    yield from _key_columns(keys)
    yield from _columns_left_out(file, source, places, {*keys, *used["label"]})


def _long_columns(file: TableFile, source: dict, places: Places) -> Iterator[tuple]:
    keys = key_columns(source)
    yield from _key_columns(keys)
    yield from _columns_left_out(file, source, places, set(keys))


def _key_columns(keys: list[str]) -> Iterator[tuple]:
    yield "columns_used", f"whose, when and what: {', '.join(keys)}", len(keys)


def _columns_left_out(
    file: TableFile, source: dict, places: Places, used: set
) -> Iterator[tuple]:
    identifying = dict.fromkeys(
        identifying_columns(file), "identifies people: not read"
    )
    named = dict.fromkeys(source.get("leave_out", []), "named in leave_out")
    reasons = named | identifying | places.never
    for column in file.columns:
        if column not in used:
            why = reasons.get(column, "not named in study.yaml")
            yield "columns_left_out", f"{column}: {why}", 1
