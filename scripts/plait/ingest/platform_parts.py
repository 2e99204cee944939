"""Do what every survey platform needs: find columns, name them, pass rows over."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from plait.ingest.tablefile import TableFile


def plain(text: str) -> str:
    """Bring a name to the letters and digits that tell it from others.

    Parameters
    ----------
    text : str
        For example `Start Date`, `startDate` or `start_date`.

    Returns
    -------
    str
        For all of them startdate.
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def find_column(file: TableFile, *words: str) -> str | None:
    """Find a column of the platform's own.

    Parameters
    ----------
    file : TableFile
        As read.
    *words : str
        Names as `plain` gives them, the most wanted first.

    Returns
    -------
    str or None
        The first column of that name; None where there is none.
    """
    names = {plain(name): name for name in reversed(file.columns)}
    return next((names[word] for word in words if word in names), None)


def holds(column: pd.Categorical, words: Collection[str]) -> np.ndarray:
    """Say which rows hold one of some words.

    Parameters
    ----------
    column : Categorical
        Texts, one a row.
    words : collection of str
        In small letters.

    Returns
    -------
    array of bool
        One a row; letters may be small or capital.
    """
    wanted = np.array([text.casefold() in words for text in column.categories], "bool")
    return np.append(wanted, False)[column.codes]


def pass_over(file: TableFile, rows: np.ndarray, reason: str) -> TableFile:
    """Leave out rows that are no responses, and keep count of them.

    Parameters
    ----------
    file : TableFile
        As read.
    rows : array of bool
        One a row: whether it is passed over.
    reason : str
        Why, in words.

    Returns
    -------
    TableFile
        The same file where there are none.
    """
    if not rows.any():
        return file
    passed = [*file.passed_over, (reason, int(rows.sum()))]
    return replace(file.keep(~rows), passed_over=passed)


def split_headings(file: TableFile, heading: re.Pattern[str]) -> TableFile:
    """Take headings that hold a code and a text apart.

    Parameters
    ----------
    file : TableFile
        As read.
    heading : Pattern
        Two groups: the code and the text.

    Returns
    -------
    TableFile
        The code is the name of the column and the text its label. A heading that
        does not fit, or whose code would come twice, stays whole.
    """
    found = {name: heading.fullmatch(name) for name in file.columns}
    codes = Counter(match[1] if match else name for name, match in found.items())
    split = {name: match for name, match in found.items()
             if match and codes[match[1]] == 1}  # fmt: skip
    columns = {split[name][1] if name in split else name: column
               for name, column in file.columns.items()}  # fmt: skip
    texts = {match[1]: " ".join((match[2] or "").split()) for match in split.values()}
    labels = {code: text for code, text in texts.items() if text}
    return replace(file, columns=columns, labels=file.labels | labels)
