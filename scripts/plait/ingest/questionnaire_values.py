"""Turn what stands in the cells of an export into answers, each text once."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.questionnaire_cells import Cells
from plait.ingest.questionnaire_responses import Responses
from plait.ingest.tablefile import TableFile

NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
FIRST = 5  # rows that are told of one text in one column
TEXTS = 20  # texts that are told of one column
ITEMS = 3  # items of an instrument, above which a text that stands in all is told once


def judged(cases: pd.DataFrame, source: dict, file: TableFile) -> pd.DataFrame:
    """Say of each distinct text of an export what it means.

    Parameters
    ----------
    cases : DataFrame, one row a label x distinct text
        As in `Cells`.
    source : dict
        An entry of `questionnaires`: `answer_values`, `missing_codes`.
    file : TableFile
        As read: whether `3,5` is a number, and what it declares missing itself.

    Returns
    -------
    DataFrame, same rows
        With missing (empty, a missing code, as text or number, or declared missing in
        the file), own_missing (the last of these), word
        (an answer word of its instrument, matched without case), answer [points;
        NaN where missing, or no number] and odd (neither missing nor possible).
    """
    own = _missing_in_file(cases, source, file)
    words = _word_values(cases, source)
    numbers = _number_values(cases["text"], decimal_comma=file.decimal_comma)
    missing = _missing_codes(cases["text"], numbers, source) | own
    answer = words.where(words.notna(), numbers).mask(missing).astype("float64")
    cases = cases.assign(missing=missing, own_missing=own, word=words.notna() & ~missing,
                         answer=answer)  # fmt: skip
    return cases.assign(odd=~missing & ~_possible(cases))


def _missing_codes(text: pd.Series, numbers: pd.Series, source: dict) -> pd.Series:
    """Compare numbers as numbers: -99 is typed -99.0 by some programs."""
    codes = pd.Series([str(code).strip() for code in source.get("missing_codes", [])],
                      dtype="str")  # fmt: skip
    values = _number_values(codes, decimal_comma=False).dropna()
    return text.isin(["", *codes]) | numbers.isin(values)


def _missing_in_file(cases: pd.DataFrame, source: dict, file: TableFile) -> pd.Series:
    own = pd.Series(False, index=cases.index)
    for column, texts in file.missing.items():
        here = cases["label"] == column
        here |= source["layout"] == "long" and column == source["answer"]
        own |= here & cases["text"].isin(list(texts))
    return own


def _number_values(text: pd.Series, *, decimal_comma: bool) -> pd.Series:
    if decimal_comma:
        text = text.str.replace(",", ".", regex=False)
    return pd.to_numeric(text.where(text.str.fullmatch(NUMBER)), errors="coerce")


def _word_values(cases: pd.DataFrame, source: dict) -> pd.Series:
    values = pd.Series(np.nan, index=cases.index)
    for instrument, words in source.get("answer_values", {}).items():
        numbers = {str(word).strip().casefold(): float(n) for word, n in words.items()}
        here = cases["instrument"] == instrument
        values = values.mask(here, cases["text"].str.casefold().map(numbers))
    return values


def _possible(cases: pd.DataFrame) -> pd.Series:
    possible = cases["answer"].between(cases["low"], cases["high"])
    only = cases.drop_duplicates("label").set_index("label")["values"].dropna()
    for label, values in only.items():
        possible &= (cases["label"] != label) | cases["answer"].isin(values)
    return possible


def value_faults(
    cells: Cells, rows: Responses, *, shown: str, value_labels: dict[str, dict]
) -> list[Fault]:
    """List the cells that are neither missing nor a possible answer.

    Parameters
    ----------
    cells : Cells
        Cases as `judged` gives them, with n (cells that hold the text).
    rows : Responses
        Of the same export.
    shown : str
        Path as a person sees it.
    value_labels : dict of str to dict
        Column to code to what the file itself calls it.

    Returns
    -------
    list of Fault
        Text where a number is expected; a number out of range, or between the
        possible ones. Of a text in a column the first five rows are told, of a
        column the first twenty texts, and how many more there are; a text that
        stands for answers to more than three items of an instrument is told once.
    """
    odd = _odd_cells(cells, rows)
    everywhere = _everywhere(odd)
    rest = odd.drop(everywhere.index)
    return [
        *_everywhere_faults(everywhere, shown, value_labels),
        *_text_faults(rest, shown, value_labels),
        *_flood_faults(rest, shown),
    ]


def _everywhere(odd: pd.DataFrame) -> pd.DataFrame:
    """Keep what is coded otherwise than the study says: it stands in many items."""
    texts = odd.groupby(["instrument", "text"], sort=False)
    many = odd[texts["label"].transform("nunique") > ITEMS]
    number = many.groupby(["instrument", "text"], sort=False).ngroup()
    return many[number < TEXTS]


def _everywhere_faults(odd: pd.DataFrame, shown: str, labels: dict) -> Iterator[Fault]:
    for (_, text), cells in odd.groupby(["instrument", "text"], sort=False):
        first, items = cells.iloc[0].to_dict(), cells["label"].nunique()
        more = f"{len(cells) - 1} more answers, to {items} items in all"
        meaning = labels.get(first["label"], {}).get(text, "")
        yield _fault(first | {"more": more}, shown, meaning)


def _odd_cells(cells: Cells, rows: Responses) -> pd.DataFrame:
    """Give the odd cells in the order of the file."""
    cases = cells.cases
    odd = (cases["odd"] & (cases["n"] > 0)).to_numpy()
    blocks = cells.blocks() if odd.any() else ()
    found = [(row[odd[case]], case[odd[case]]) for row, case in blocks]
    row = np.concatenate([np.empty(0, "int64"), *(row for row, _ in found)])
    case = np.concatenate([np.empty(0, "int64"), *(case for _, case in found)])
    order = np.argsort(row, kind="stable")
    row, case = row[order], case[order]
    cells_odd = cases.rename(columns={"time": "time_of_label"}).take(case)
    return cells_odd.reset_index(drop=True).assign(
        case=case, participant=np.asarray(rows.participant[row]),
        time=np.asarray(rows.time[row]), line=rows.line[row],
    )  # fmt: skip


def _text_faults(odd: pd.DataFrame, shown: str, labels: dict) -> Iterator[Fault]:
    rank = odd.groupby("case", sort=False).cumcount()
    more = odd.groupby("case", sort=False)["case"].transform("size") - FIRST
    more = more.where(rank == FIRST - 1, 0).clip(lower=0)
    told = odd.assign(more=more.map(lambda n: f"{n} more rows" if n else ""))
    told = told[(rank < FIRST) & (_text_number(odd) < TEXTS)]
    for cell in told.to_dict("records"):
        yield _fault(cell, shown, labels.get(cell["label"], {}).get(cell["text"], ""))


def _text_number(odd: pd.DataFrame) -> pd.Series:
    """Give the odd texts of each column numbers, in the order in which they come."""
    first = odd.drop_duplicates("case")
    number = first.groupby("label", sort=False).cumcount()
    return odd["case"].map(dict(zip(first["case"], number, strict=True)))


def _flood_faults(odd: pd.DataFrame, shown: str) -> Iterator[Fault]:
    rest = odd[_text_number(odd) >= TEXTS]
    for label, cells in rest.groupby("label", sort=False):
        found = f"{cells['case'].nunique()} more texts in {len(cells)} rows"
        yield Fault(shown, int(cells["line"].iloc[0]), str(label), found,
                    _expected(cells.iloc[0].to_dict()),
                    "see whether this column holds answers at all")  # fmt: skip


def _fault(cell: dict, shown: str, meaning: str) -> Fault:
    text, where = cell["text"], ", ".join(_where(cell))
    if np.isnan(cell["answer"]):
        found = f"the text {text!r}"
        mend = f"write a number, or add {text!r} to missing_codes or answer_values"
    else:
        found = f"the answer {text}"
        mend = f"correct the cell, or add {text!r} to missing_codes"
    found += f", which the file calls {meaning!r}" if meaning else ""
    found += f" (and {cell['more']})" if cell["more"] else ""
    return Fault(shown, int(cell["line"]), where, found, _expected(cell),
                 f"{mend} in study.yaml")  # fmt: skip


def _where(cell: dict) -> Iterator[str]:
    yield cell["label"]
    yield f"{cell['instrument']} {cell['level']} {cell['item']}"
    yield f"participant {cell['participant']}"
    yield f"time {cell['time_of_label'] or cell['time']}"


def _expected(cell: dict) -> str:
    if cell["values"]:
        return f"one of {', '.join(f'{value:g}' for value in cell['values'])}"
    return f"a number from {cell['low']:g} to {cell['high']:g}"
