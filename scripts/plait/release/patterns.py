"""Take what codes have in common through the door: few people's patterns stay inside."""

from collections.abc import Collection, Iterator
from itertools import pairwise

import pandas as pd

from plait.shapes.patterns import CO_OCCURRENCE, SATURATION
from plait.shapes.release import WITHHELD


def release_co_occurrence(
    table: pd.DataFrame, profile: dict, *, held: Collection[str] = ()
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Leave out the pairs of codes that meet in too few people's words.

    Parameters
    ----------
    table : DataFrame, one row a pair of codes
        In the shape CO_OCCURRENCE.
    profile : dict
        A disclosure profile.
    held : collection of str
        Codes whose count over all times is withheld.

    Returns
    -------
    released : DataFrame, one row a pair of codes
        In the shape CO_OCCURRENCE. Pairs are left out, not blanked: that two codes
        meet in one person's words may tell of that person. Where the approach counts
        no people, nothing can be let through.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD: how many pairs, not which.
    """
    least = profile["qualitative"]["min_people"]
    enough = (table["people"] >= least).fillna(False).astype(bool)
    counted = table["people"].notna().all()
    # who speaks of both speaks of each: a pair would be a floor for a withheld count
    enough &= ~(table["code_a"].isin(held) | table["code_b"].isin(held))
    rule = f"codes that meet in the words of fewer than {least} people"
    if held:
        rule += ", or one of them has a withheld count"
    if not counted:
        rule = "the approach counts no people, so nobody can say how few they are"
    left = int((~enough).sum())
    rows = [{"what": "pair of codes", "id": f"{left} pairs", "rule": rule}]
    return CO_OCCURRENCE.check(table[enough]), WITHHELD.frame(rows if left else [])


def release_saturation(
    table: pd.DataFrame, profile: dict
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Blank the runs in which too few people speak.

    Parameters
    ----------
    table : DataFrame, one row a run of documents
        In the shape SATURATION.
    profile : dict
        A disclosure profile.

    Returns
    -------
    released : DataFrame, one row a run of documents
        In the shape SATURATION; a run of two interviews would show what one person
        brought, and so would a run of four less one of three. Where no run may be shown, nothing is told of the base either.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD: how many runs.
    """
    least = profile["qualitative"]["min_people"]
    held = ~_untold(table, least)
    blank = {name: table[name].mask(held) for name in ("people", "new_codes", "share")}
    none = pd.Series(bool(held.all()), held.index)
    released = table.assign(
        **blank,
        status=table["status"].mask(held, "withheld"),
        base_codes=table["base_codes"].mask(none),
    )
    rule = (
        f"fewer than {least} people speak in the run of documents, or in what is left "
        "when runs are taken from each other"
    )
    rows = [{"what": "run of documents", "id": f"{held.sum()} runs", "rule": rule}]
    return SATURATION.check(released), WITHHELD.frame(rows if held.any() else [])


def _untold(table: pd.DataFrame, least: int) -> pd.Series:
    """Choose the runs, shorter ones first, that do not tell of few when subtracted."""
    # The new codes of a run are the codes of all documents up to its end, less those up
    # to its start. So runs that share an end, or are linked by others, can be taken from
    # each other, and between any two linked ends enough people must speak.
    shown = pd.Series(False, index=table.index)
    if table.empty:
        return shown
    enough = [
        (first - 1, last) for first, last, people in
        zip(table["first"], table["last"], table["people"].fillna(0), strict=True)
        if people >= least
    ]  # fmt: skip
    base, end = int(table["base"].iloc[0]), int(table["last"].max())
    # ASSUME readers know how many codes were used in all: the findings list them.
    linked = _Linked(enough)
    linked.join(0, end)
    if not linked.join(0, base):
        return shown
    for place, first, last in zip(
        table.index, table["first"], table["last"], strict=True
    ):
        shown[place] = (first - 1, last) in enough and linked.join(first - 1, last)
    return shown


class _Linked:
    """Places between documents whose numbers of codes a reader can compare."""

    def __init__(self, enough: list[tuple[int, int]]) -> None:
        self._enough = enough
        self._groups: dict[int, set[int]] = {}

    def join(self, one: int, other: int) -> bool:
        """Link two places, unless that would set two apart by too few people."""
        group = self._groups.get(one, {one}) | self._groups.get(other, {other})
        if not all(self._many(*pair) for pair in _neighbours(group)):
            return False
        self._groups |= dict.fromkeys(group, group)
        return True

    def _many(self, start: int, end: int) -> bool:
        # the base comes before every run, and nobody looks into it
        return start == 0 or any(start <= a and b <= end for a, b in self._enough)


def _neighbours(places: set[int]) -> Iterator[tuple[int, int]]:
    return pairwise(sorted(places))


def release_code_tables(
    tables: dict[str, pd.DataFrame], profile: dict, *, held: Collection[str] = ()
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Take the tables of codes that meet, and of new codes, through the door.

    Parameters
    ----------
    tables : dict
        `co_occurrence` and `saturation`.
    profile : dict
        A disclosure profile.
    held : collection of str
        Codes whose count over all times is withheld.

    Returns
    -------
    released : dict
        The same names.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD.
    """
    pairs, unpaired = release_co_occurrence(tables["co_occurrence"], profile, held=held)
    runs, short = release_saturation(tables["saturation"], profile)
    withheld = WITHHELD.check(pd.concat([unpaired, short]))
    return {"co_occurrence": pairs, "saturation": runs}, withheld
