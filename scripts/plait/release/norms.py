"""Say of every norm whom it describes, and what a reader must know of it."""

import pandas as pd

from plait.quantitative.cautions import with_notes
from plait.quantitative.norms import norm_table
from plait.shapes.participation import NORMS


def norm_rows(norms: dict[str, dict]) -> pd.DataFrame:
    """List the norms of a study for its report.

    Parameters
    ----------
    norms : dict of str to dict
        As `load_norms` gives them.

    Returns
    -------
    DataFrame, one row a norm x scale
        In the shape NORMS, in the order of the study: means and SDs [points] as they were published, NaN where
        they were not. The caution of a norm that was not checked against its source
        says which part was not.
    """
    table = norm_table(norms)
    told = {
        (norm["instrument"], norm["norm"]): norm for norm in norms.values()
    }  # fmt: skip
    own = [told[pair] for pair in zip(table["instrument"], table["norm"], strict=True)]
    doubts = ["" if norm["verified"] else norm.get("note", "") for norm in own]
    people = [f"{norm['population']}; {norm['country']}" for norm in own]
    named = table.rename(columns=lambda name: name.removeprefix("norm_"))
    return NORMS.check(named.assign(
        place=range(1, len(table) + 1),
        population=pd.Series(people, dtype="str"),
        caution=with_notes(table["caution"], pd.Series(doubts, dtype="str")),
    )[NORMS.names])  # fmt: skip
