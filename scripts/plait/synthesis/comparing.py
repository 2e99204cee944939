"""Tell how a synthesis grew from one kept version to the next."""

from itertools import pairwise

import pandas as pd

from plait.shapes.argument import VERSION_CHANGES, VERSIONS
from plait.synthesis.bindings import bindings_of, difference
from plait.synthesis.claims import Claims
from plait.synthesis.versions import COMPARED, Kept
from plait.synthesis.wordings import Wordings, argument_words, wordings_of

NOW = "now"
EVIDENCE = "evidence"
CHANGES = ("added", "reworded", "dropped", EVIDENCE)


def things_of(claims: Claims) -> Wordings:
    """Give the present wording of everything that versions compare.

    Parameters
    ----------
    claims : Claims
        As read.

    Returns
    -------
    dict
        (kind, id) to its wording.
    """
    return wordings_of(_lists(claims))


def compare(kept: list[Kept], claims: Claims) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tell from version to version what was added, reworded, dropped and bound anew.

    Parameters
    ----------
    kept : list of Kept
        The oldest first.
    claims : Claims
        The present state: the last row, and no version.

    Returns
    -------
    versions : DataFrame, one row a version
        In the shape VERSIONS; without rows where none was kept.
    changes : DataFrame, one row a version x something changed
        In the shape VERSION_CHANGES; the first version is the start, and changes
        nothing.
    """
    if not kept:
        return VERSIONS.empty(), VERSION_CHANGES.empty()
    words, bound = argument_words(claims.argument), bindings_of(_lists(claims))
    now = Kept(NOW, "", "", words, things_of(claims), bound=bound)
    rows, changes = [], []
    for place, (before, one) in enumerate(pairwise([kept[0], *kept, now]), start=1):
        found = [*_changes(before.things, one.things), *_rebound(before, one)]
        rows.append(_row(place, one, found))
        changes += [change | {"place": place, "version": one.name} for change in found]
    return VERSIONS.frame(rows), VERSION_CHANGES.frame(changes)


def news_of(kept: list[Kept], things: Wordings) -> dict[tuple[str, str], str]:
    """Tell what is new or reworded since the last version.

    Parameters
    ----------
    kept : list of Kept
        The oldest first; without any, nothing is new.
    things : dict
        (kind, id) to the present wording.

    Returns
    -------
    dict
        (kind, id) to "new" or "reworded".
    """
    if not kept:
        return {}
    words = {"added": "new", "reworded": "reworded"}
    return {
        (change["kind"], change["id"]): words[change["change"]]
        for change in _changes(kept[-1].things, things) if change["change"] in words
    }  # fmt: skip


def _lists(claims: Claims) -> dict[str, list]:
    return {name: getattr(claims, name).data for name in COMPARED}


def _changes(before: Wordings, after: Wordings) -> list[dict]:
    found, none = [], (None, None)
    for key in dict.fromkeys([*after, *before]):
        (old, was), (new, now) = before.get(key, none), after.get(key, none)
        if was != now:
            change = "added" if was is None else "dropped" if now is None else "reworded"  # fmt: skip
            found.append({"kind": key[0], "id": key[1], "change": change,
                          "before": old, "after": new})  # fmt: skip
    return found


def _rebound(before: Kept, after: Kept) -> list[dict]:
    """Tell the evidence that was taken from what stands in both, or added to it."""
    found = []
    for kind, name in after.bound.keys() & before.bound.keys():
        told = difference(before.bound[kind, name], after.bound[kind, name])
        if any(told):
            lost, gained = (words or None for words in told)
            found.append({"kind": kind, "id": name, "change": EVIDENCE,
                          "before": lost, "after": gained})  # fmt: skip
    order = list(after.bound)
    return sorted(found, key=lambda one: order.index((one["kind"], one["id"])))


def _row(place: int, one: Kept, found: list[dict]) -> dict:
    named = {
        change: "; ".join(f"{f['kind']}:{f['id']}" for f in found if f["change"] == change)
        or None
        for change in CHANGES
    }  # fmt: skip
    return named | {
        "place": place, "version": one.name, "date": one.date or None,
        "why": one.why or None, "words": one.words, "caution": one.caution or None,
    }  # fmt: skip
