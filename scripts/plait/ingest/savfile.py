"""Read an SPSS file (.sav, .zsav) as columns of texts."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat

from plait.errors import Fault
from plait.ingest.tablefile import TableFile, name_columns, text_column
from plait.ingest.workbook import cell_text

# ASSUME an SPSS file whose texts do not fit the encoding that it declares was written
# by Windows in Western Europe, before SPSS wrote Unicode.
ENCODINGS = (None, "WINDOWS-1252")


def read_sav(path: str, *, shown: str) -> TableFile:
    """Read one SPSS file.

    Parameters
    ----------
    path : str
        A file .sav or .zsav.
    shown : str
        Path as a person sees it.

    Returns
    -------
    TableFile
        `lines` are numbers of cases, from 1. Numbers are texts without a needless
        `.0`, system-missing ones are "", dates are ISO. Codes keep their numbers:
        what they mean is in `value_labels`, the text of a variable in `labels`, and
        the user-missing codes that occur (single ones and ranges) in `missing`.
        Faults: no such file, a broken or foreign one, one without variables.

    References
    ----------
    User-missing values: IBM SPSS Statistics command MISSING VALUES (at most three
    values, or a range and a value); read by pyreadstat with `user_missing`.
    """
    file = TableFile(shown, encoding="sav")
    if not Path(path).is_file():
        mend = "put the file there, or correct its name"
        file.faults.append(
            Fault(shown, 0, "", "no such file", "an SPSS file .sav", mend)
        )
        return file
    read = _read(path)
    if isinstance(read, str):
        mend = "open it in SPSS or PSPP and save it again, or export it as CSV"
        file.faults.append(Fault(shown, 0, "", f"a file that cannot be read ({read})",
                                 "an SPSS file .sav or .zsav", mend))  # fmt: skip
        return file
    _take(file, *read)
    return file


def _read(path: str) -> tuple[pd.DataFrame, object] | str:
    """Read the cases and what SPSS says about the variables, or why not."""
    problem = ""
    for encoding in ENCODINGS:
        try:
            return pyreadstat.read_sav(path, user_missing=True, encoding=encoding)
        except (pyreadstat.ReadstatError, UnicodeDecodeError, OverflowError) as error:
            problem = problem or str(error).rstrip(".")
    return problem


def _take(file: TableFile, cases: pd.DataFrame, about: object) -> None:
    file.lines = np.arange(1, len(cases) + 1, dtype="int64")
    columns = ((name, _column(cases[name])) for name in cases.columns)
    name_columns(file, 0, columns)
    labels = about.column_names_to_labels.items()
    file.labels = {name: " ".join(text.split()) for name, text in labels if text}
    file.value_labels = {
        name: {_text(code): str(label).strip() for code, label in codes.items()}
        for name, codes in about.variable_value_labels.items()
    }
    for name, ranges in about.missing_ranges.items():
        texts = _declared(cases[name], ranges)
        if texts:
            file.missing[name] = texts


def _column(values: pd.Series) -> pd.Categorical:
    places, distinct = pd.factorize(values, use_na_sentinel=False)
    texts = text_column(_text(value) for value in distinct)
    return pd.Categorical.from_codes(texts.codes[places], texts.categories)


def _text(value: object) -> str:
    """Write a value as text; a moment at midnight stays a moment."""
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    return cell_text(value.item() if isinstance(value, np.generic) else value)


def _declared(values: pd.Series, ranges: Iterable[dict]) -> frozenset[str]:
    """List the values that occur and that the file declares missing."""
    numeric = pd.api.types.is_numeric_dtype(values)
    distinct = values.dropna().unique()
    return frozenset(
        _text(value)
        for value in distinct for limits in ranges
        if isinstance(limits["lo"], str) != numeric
        and limits["lo"] <= (value if numeric else str(value)) <= limits["hi"]
    )  # fmt: skip
