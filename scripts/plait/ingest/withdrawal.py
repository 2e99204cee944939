"""Leave out the people who asked for everything of theirs to be removed."""

import pandas as pd


def without(frame: pd.DataFrame, removed: list[str]) -> pd.DataFrame:
    """Leave out every row of the people who withdrew all they gave.

    Parameters
    ----------
    frame : DataFrame
        Any table with a column `participant`.
    removed : list of str
        Their ids.

    Returns
    -------
    DataFrame
        Rows of no one known stay: what an unknown voice said is nobody's to
        withdraw here.
    """
    return frame[~frame["participant"].isin(removed)].reset_index(drop=True)
