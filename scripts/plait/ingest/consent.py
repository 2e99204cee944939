"""Leave out the answers and words of people who did not agree, or withdrew them."""

import numpy as np
import pandas as pd

from plait.shapes.questionnaires import ROWS_READ
from plait.shapes.shape import tidy_labels

REASON = "no consent to questionnaires, or all withdrawn"
LATER = "answered after the person said: no new data"


def without(frame: pd.DataFrame, people: list[str]) -> pd.DataFrame:
    """Leave out every row of some people.

    Parameters
    ----------
    frame : DataFrame
        Any table with a column `participant`.
    people : list of str
        Who has not agreed, or has withdrawn everything.

    Returns
    -------
    DataFrame
        Rows of no one known stay: what an unknown voice said is nobody's to
        withdraw here. Labels that only the others had are gone too.
    """
    theirs = _rows_of(frame, people)
    if not theirs.any():
        return frame.reset_index(drop=True)
    rest = frame[~theirs].reset_index(drop=True)
    labels = rest.select_dtypes("category")
    return rest.assign(**{name: tidy_labels(labels[name]) for name in labels})


def count_left_out(
    rows_read: pd.DataFrame, left: dict[str, tuple[int, int]], reason: str = REASON
) -> pd.DataFrame:
    """Add to the account of what was read whose rows are left out for consent.

    Parameters
    ----------
    rows_read : DataFrame
        In the shape ROWS_READ.
    left : dict of str to (int, int)
        File to the number of its lines that are left out, and of people whose answers
        are: of some perhaps only part of a line.
    reason : str, default that nobody agreed
        Why they are.

    Returns
    -------
    DataFrame
        In the shape ROWS_READ.
    """
    rows = [
        {"file": file, "what": "rows_left_out", "detail": reason, "n": lines,
         "people": people} for file, (lines, people) in left.items()
    ]  # fmt: skip
    return ROWS_READ.check(pd.concat([rows_read, ROWS_READ.frame(rows)]))


def _rows_of(frame: pd.DataFrame, people: list[str]) -> np.ndarray:
    names = frame["participant"]
    if names.dtype != "category":
        return names.isin(people).to_numpy()
    # each label is looked at once; a missing one is the last, and nobody's
    wanted = np.append(np.isin(names.cat.categories.to_numpy(object), people), False)
    return wanted[names.array.codes]
