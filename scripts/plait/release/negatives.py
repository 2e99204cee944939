"""Take passages that coders marked as speaking against something through the door."""

import pandas as pd

from plait.qualitative.negative_marks import STAND
from plait.shapes.codings import CODINGS


def bound_to_negatives(negatives: pd.DataFrame) -> pd.DataFrame:
    """List every passage that speaks against a theme, a code or a proposition.

    Parameters
    ----------
    negatives : DataFrame, one row a passage x what it speaks against
        In the shape NEGATIVE_EXTRACTS; what is split or gone is left out.

    Returns
    -------
    DataFrame, one row an extract x claim
        Columns extract, claim, against (True). A claim is the id of a proposition,
        or `theme.` or `code.` with the id.
    """
    kept = negatives[negatives["outcome"].isin(STAND)]
    kinds = kept["kind"].where(kept["kind"] != "proposition", "")
    claims = (kinds + "." + kept["against"]).str.removeprefix(".")
    frame = pd.DataFrame({"extract": kept["extract"], "claim": claims})
    return frame.astype("str").assign(against=True)


def with_negatives(codings: pd.DataFrame, negatives: pd.DataFrame) -> pd.DataFrame:
    """Add the passages that were marked and not coded, so that they can be quoted.

    Parameters
    ----------
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    negatives : DataFrame, one row a passage x what it speaks against
        In the shape NEGATIVE_EXTRACTS.

    Returns
    -------
    DataFrame
        The columns of CODINGS; what was added has neither code nor theme. It is for
        quotes alone: nothing is counted in it.
    """
    new = negatives[~negatives["extract"].isin(codings["extract"])]
    if new.empty:
        return codings
    blank = dict.fromkeys(CODINGS.names) | {"coder": "", "code": ""}
    names = [
        name for name in CODINGS.names if name in new.columns and name != "against"
    ]
    rows = [
        blank | row for row in new.drop_duplicates("extract")[names].to_dict("records")
    ]
    added = pd.DataFrame(rows, columns=CODINGS.names).astype(codings.dtypes)
    return pd.concat([codings, added], ignore_index=True)
