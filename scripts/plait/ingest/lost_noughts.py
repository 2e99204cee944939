"""Tell of ids whose leading noughts a spreadsheet took off, all in one fault."""

from collections.abc import Iterable

import pandas as pd

from plait.errors import Fault

TOLD = 5
MEND = (
    "write {known} for {typed}, and so on: a spreadsheet took the noughts off, so import "
    "the column as text"
)


def lost_noughts(
    odd: pd.DataFrame, known: Iterable[str], *, shown: str
) -> tuple[list[Fault], pd.DataFrame]:
    """Tell apart the unknown ids that are known ones without their leading noughts.

    Parameters
    ----------
    odd : DataFrame, one row an unknown id
        typed, line (of its first row, from 1) and n (rows).
    known : iterable of str
        Ids that there are.
    shown : str
        Path as a person sees it.

    Returns
    -------
    faults : list of Fault
        One for all of them, with the first five; none where there are fewer than two,
        which are told as other unknown ids are.
    others : DataFrame
        The rows of `odd` that are not told by it. An id that could be two known ones,
        as 17 where there are 017 and 0017, is among them.
    """
    meant = _without_noughts(known) if len(odd) else {}
    lost = odd["typed"].isin(list(meant))
    if lost.sum() < 2:
        return [], odd
    return [_fault(odd[lost], meant, shown)], odd[~lost]


def _without_noughts(known: Iterable[str]) -> dict[str, str]:
    """Give ids by what is left of them, where it is one id's alone."""
    ids = pd.Series(sorted(known), dtype="str")
    bare = ids.str.lstrip("0")
    clear = (bare != ids) & (bare != "") & ~bare.duplicated(keep=False)
    return dict(zip(bare[clear], ids[clear], strict=True))


def _fault(lost: pd.DataFrame, meant: dict[str, str], shown: str) -> Fault:
    typed = lost["typed"].tolist()
    found = f"participants without their leading noughts, {_first(typed)}"
    mend = MEND.format(known=meant[typed[0]], typed=typed[0])
    return Fault(shown, int(lost["line"].iloc[0]), "participant",
                 f"{found}, in {lost['n'].sum()} rows",
                 _first([meant[name] for name in typed]), mend)  # fmt: skip


def _first(names: list[str]) -> str:
    more = len(names) - TOLD
    return ", ".join(names[:TOLD]) + (f" and {more} more" if more > 0 else "")
