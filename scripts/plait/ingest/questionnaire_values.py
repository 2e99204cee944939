"""Turn what stands in the cells of an export into answers."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from plait.errors import Fault

NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"


def cell_values(cells: pd.DataFrame, source: dict, *, decimal_comma: bool) -> pd.Series:
    """Read the cells of an export as numbers.

    Parameters
    ----------
    cells : DataFrame, one row a cell
        instrument, text (as typed).
    source : dict
        An entry of `questionnaires`: `answer_values`, instrument to word to number.
    decimal_comma : bool
        Whether `3,5` is a number.

    Returns
    -------
    Series of float
        NaN where missing (see `missing_cells`) and where the text is no number and
        no answer word. Words are matched without case.
    """
    text = cells["text"]
    if decimal_comma:
        text = text.str.replace(",", ".", regex=False)
    values = pd.to_numeric(text.where(text.str.fullmatch(NUMBER)), errors="coerce")
    for instrument, words in source.get("answer_values", {}).items():
        numbers = {str(word).strip().casefold(): float(n) for word, n in words.items()}
        known = cells["text"].str.casefold().map(numbers)
        here = (cells["instrument"] == instrument) & known.notna()
        values = values.mask(here, known)
    return values.mask(missing_cells(cells, source)).astype("float64")


def missing_cells(cells: pd.DataFrame, source: dict) -> pd.Series:
    """Say which cells hold no answer.

    Parameters
    ----------
    cells : DataFrame, one row a cell
        text (as typed).
    source : dict
        An entry of `questionnaires`: `missing_codes`, compared as text.

    Returns
    -------
    Series of bool
        True where empty or a missing code.
    """
    codes = [str(code).strip() for code in source.get("missing_codes", [])]
    return cells["text"].isin(["", *codes])


def value_faults(
    cells: pd.DataFrame, source: dict, instruments: dict[str, dict]
) -> list[Fault]:
    """List the cells that are neither missing nor a possible answer.

    Parameters
    ----------
    cells : DataFrame, one row a cell
        participant, time, instrument, item, level, label, text, line, low, high,
        answer (as `cell_values` gives it), missing (as `missing_cells` does).
    source : dict
        An entry of `questionnaires`.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    list of Fault
        One a cell, in the order of the file: text where a number is expected; a
        number out of range, or between the possible ones.
    """
    answer = cells["answer"]
    no_number = answer.isna() & ~cells["missing"]
    outside = (answer < cells["low"]) | (answer > cells["high"])
    between = answer.notna() & ~outside & ~_possible(cells, instruments)
    odd = cells[no_number | outside | between]
    return [_fault(cell, source, instruments) for cell in odd.to_dict("records")]


def _possible(cells: pd.DataFrame, instruments: dict[str, dict]) -> pd.Series:
    possible = pd.Series(True, index=cells.index)
    for name, instrument in instruments.items():
        values = instrument.get("items", {}).get("values")
        if values:
            here = (cells["instrument"] == name) & (cells["level"] == "item")
            possible &= ~here | cells["answer"].isin(values)
    return possible


def _fault(cell: dict, source: dict, instruments: dict[str, dict]) -> Fault:
    text, where = cell["text"], ", ".join(_where(cell))
    if np.isnan(cell["answer"]):
        found = f"the text {text!r}"
        mend = f"write a number, or add {text!r} to missing_codes or answer_values"
    else:
        found = f"the answer {text}"
        mend = f"correct the cell, or add {text!r} to missing_codes"
    expected = _expected(cell, instruments[cell["instrument"]])
    return Fault(source["file"], int(cell["line"]), where, found, expected,
                 f"{mend} in study.yaml")  # fmt: skip


def _where(cell: dict) -> Iterator[str]:
    yield cell["label"]
    yield f"{cell['instrument']} {cell['level']} {cell['item']}"
    yield f"participant {cell['participant']}"
    yield f"time {cell['time']}"


def _expected(cell: dict, instrument: dict) -> str:
    values = instrument.get("items", {}).get("values")
    if values and cell["level"] == "item":
        return f"one of {', '.join(f'{value:g}' for value in values)}"
    return f"a number from {cell['low']:g} to {cell['high']:g}"
