"""Word what a reader must know beside a number."""

import numpy as np
import pandas as pd


def joined_cautions(rules: dict[str, pd.Series]) -> pd.Series:
    """Join the cautions that hold in each row.

    Parameters
    ----------
    rules : dict of str to Series of bool
        Caution to the rows where it holds; all of one index, at least one rule.

    Returns
    -------
    Series of str
        Cautions in the order given, `; ` between; NaN where none holds.
    """
    masks = pd.DataFrame(rules)
    words = masks.columns.to_numpy()
    texts = ["; ".join(words[row]) for row in masks.to_numpy(dtype=bool)]
    return pd.Series(texts, index=masks.index, dtype="str").replace("", np.nan)


def with_notes(cautions: pd.Series, notes: pd.Series) -> pd.Series:
    """Add a row's own words to its cautions.

    Parameters
    ----------
    cautions : Series of str
        NaN where there is none.
    notes : Series of str
        "" or NaN where there is nothing to add.

    Returns
    -------
    Series of str
        `; ` between; NaN where there is neither.
    """
    both = cautions.fillna("") + "; " + notes.fillna("")
    return both.str.strip("; ").replace("", np.nan)
