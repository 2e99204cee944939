"""Choose whose codings a study counts and quotes."""

import pandas as pd

from plait.shapes.codings import CODINGS


def codings_in_use(codings: pd.DataFrame, codings_used: str) -> pd.DataFrame:
    """Choose the codings that the study counts and quotes.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS.
    codings_used : str
        `any_coder`; `agreed`: those whose passage overlaps one that another
        coder gave the same code; else the id of a coder.

    Returns
    -------
    DataFrame
        In the shape CODINGS, rows left out only.
    """
    if codings_used == "any_coder":
        return codings
    if codings_used == "agreed":
        return CODINGS.check(codings[_agreed(codings)])
    return CODINGS.check(codings[codings["coder"].eq(codings_used)])


def _agreed(codings: pd.DataFrame) -> pd.Series:
    names = ["document", "code", "start", "end", "coder"]
    left = codings[names].assign(row=codings.index)
    pairs = left.merge(codings[names], on=["document", "code"], suffixes=("", "_b"))
    overlap = (pairs["start"] < pairs["end_b"]) & (pairs["start_b"] < pairs["end"])
    other = pairs["coder"] != pairs["coder_b"]
    return codings.index.to_series().isin(pairs.loc[overlap & other, "row"])
