"""Keep that somebody decided something, where the words were taken back."""

import pandas as pd

from plait.ingest.withheld import WITHDREW
from plait.shapes.withdrawal import TOMBSTONES

DAY = 10  # signs of a date as 2026-01-31


def tombstones(orphans: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """List the decisions on words that were taken back.

    Parameters
    ----------
    orphans : DataFrame
        In the shape ORPHANS, those of withdrawn words among them.
    decisions : DataFrame
        As `Decisions.frame`, those of imports among them.

    Returns
    -------
    DataFrame, one row a decision
        In the shape TOMBSTONES: no words, no place in the transcript, no fingerprint,
        no memo.
    """
    gone = orphans.loc[orphans["reason"].eq(WITHDREW), ["coder", "decision", "reason"]]
    known = [name for name in TOMBSTONES.names if name != "reason"]
    # a decision may be in two files: once is enough to tell that it was made
    once = decisions[[*known, "code_to"]].drop_duplicates(["coder", "decision"])
    rows = gone.merge(once, on=["coder", "decision"], how="left")
    code = rows["code_to"].where(rows["code_to"].ne(""), rows["code"])
    day = rows["at"].str[:DAY]
    return TOMBSTONES.check(
        rows.assign(code=code.replace("", None), at=day).drop(columns="code_to")
    )


def without_tombstones(orphans: pd.DataFrame) -> pd.DataFrame:
    """List the decisions that lost their text otherwise.

    Parameters
    ----------
    orphans : DataFrame
        In the shape ORPHANS.

    Returns
    -------
    DataFrame
        In the shape ORPHANS: those that a coder can decide again.
    """
    return orphans[orphans["reason"].ne(WITHDREW)].reset_index(drop=True)
