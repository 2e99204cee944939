"""Find what means and changes together tell of a few people.

The mean of everyone at one time and at another, and the change in those who answered at
both, leave by subtraction the sum of the scores of those who answered only once.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from plait.release.claims import split_ids
from plait.release.limits import rounds

Item = tuple[str, ...]  # a time: its mean; two times: the change between them
Patterns = Mapping[
    frozenset[str], int
]  # times at which they answered to how many people
MOST = 3  # things held back one by one, before all of a scale is


def remainder_rules(
    findings: pd.DataFrame, scores: pd.DataFrame, limits: Mapping,
    *, dear: Collection[str] = (),
) -> dict[str, str]:  # fmt: skip
    """Hold back as little as keeps sums of few people from following.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, as they would be released.
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES; a missing score counts as no answer.
    limits : mapping
        Of the quantitative strand: `remainder_people` [people], `rounding`.
    dear : collection of str
        Findings that are held back last.

    Returns
    -------
    dict of str to str
        Finding to the rule that holds it back. Nothing where a profile rounds.

    Notes
    -----
    Whatever adding and subtracting the means (times their n) and changes of a scale can
    tell is a row space; it is searched for what concerns fewer than `remainder_people`.
    """
    # ASSUME a sum of few scores can be told apart into its scores, the more so as SDs
    # tell their squares; which of more people has which of them cannot.
    fewest = limits["remainder_people"]
    wanted = findings["strand"].eq("quantitative") & findings["status"].eq("computed")
    shown = findings[wanted & findings["group"].isna()]
    if rounds(limits) or shown.empty:
        return {}
    rule = f"with other means and changes it would tell of fewer than {fewest} people"
    patterns, held = answer_patterns(scores), {}
    for place, rows in shown.groupby(["instrument", "scale"], observed=True):
        people, items = patterns.get(place, {}), _items(rows)
        if _follows(items, people, fewest):
            for item in _least(_priced(items, rows, dear), people, fewest):
                held |= dict.fromkeys(_telling(rows, item), rule)
    return held


def dear_findings(
    findings: pd.DataFrame, statements: pd.DataFrame, study: Mapping
) -> set[str]:
    """List the findings that a study would miss most.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS.
    statements : DataFrame, one row a statement
        In the shape STATEMENTS.
    study : mapping
        `contrasts`.

    Returns
    -------
    set of str
        Those of a primary contrast, and those that a statement rests on.
    """
    contrasts = study.get("contrasts", [])
    primary = [f"{c['from']}-{c['to']}" for c in contrasts if c.get("primary")]
    claimed = {name for cell in statements["findings"] for name in split_ids(cell)}
    return claimed | set(findings["finding"][findings["contrast"].isin(primary)])


def answer_patterns(scores: pd.DataFrame) -> dict[tuple[str, str], Patterns]:
    """Count the people who have a score at the same times.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES.

    Returns
    -------
    dict of (str, str) to dict of frozenset of str to int
        Instrument and scale to sets of times to numbers of people.
    """
    there = scores[scores["score"].notna()]
    found: dict[tuple[str, str], dict[frozenset[str], int]] = {}
    key = ["instrument", "scale", "participant"]
    for (instrument, scale, _), times in there.groupby(key, observed=True)["time"]:
        counts, pattern = found.setdefault((instrument, scale), {}), frozenset(times)
        counts[pattern] = counts.get(pattern, 0) + 1
    return found


def _items(rows: pd.DataFrame) -> list[Item]:
    """List what could be held back, the last times first."""
    means = rows["time"][rows["measure"].eq("mean")]
    changes = rows["contrast"][rows["measure"].eq("change")]
    items = {(time,) for time in means} | {tuple(c.split("-")) for c in changes}
    return sorted(items, reverse=True)


def _priced(
    items: Sequence[Item], rows: pd.DataFrame, dear: Collection[str]
) -> dict[Item, int]:
    # ASSUME a mean is missed more than a change that nothing rests on
    return {
        item: 1 + (len(item) == 1) + 2 * bool(_telling(rows, item).isin(dear).any())
        for item in items
    }


def _least(
    items: Mapping[Item, int], patterns: Patterns, fewest: int
) -> Sequence[Item]:
    """Choose the cheapest of a scale's means and changes without which nothing follows."""
    ways = [way for size in range(MOST + 1) for way in combinations(items, size)]
    for way in sorted(ways, key=lambda way: sum(items[item] for item in way)):
        if not _follows([item for item in items if item not in way], patterns, fewest):
            return way
    return list(items)


def _follows(items: Sequence[Item], patterns: Patterns, fewest: int) -> bool:
    """Say whether some sum of items concerns one to `fewest` - 1 people alone."""
    cells = [(pattern, time) for pattern in patterns for time in sorted(pattern)]
    known = np.array([[_weight(item, *cell) for cell in cells] for item in items])
    if not known.size:
        return False
    rank = np.linalg.matrix_rank(known)
    return any(
        np.linalg.matrix_rank(known[:, [cell[0] not in few for cell in cells]]) < rank
        for few in _few(patterns, fewest)
    )


def _weight(item: Item, pattern: frozenset[str], time: str) -> float:
    """Say how often the scores at a time, of people who answered then, go into an item."""
    if len(item) == 1:
        return float(time == item[0])
    return (
        float(time == item[1]) - float(time == item[0]) if set(item) <= pattern else 0.0
    )


def _few(patterns: Patterns, fewest: int) -> Iterator[tuple[frozenset[str], ...]]:
    small = [pattern for pattern, people in patterns.items() if people < fewest]
    for size in range(1, min(len(small), fewest) + 1):
        for few in combinations(small, size):
            if sum(patterns[pattern] for pattern in few) < fewest:
                yield few


def _telling(rows: pd.DataFrame, item: Item) -> pd.Series:
    """List the findings that tell an item, or what is worked out from it."""
    if len(item) == 2:
        return rows["finding"][rows["contrast"].eq("-".join(item))]
    of_mean = rows["measure"].eq("mean") | rows["norm"].notna()
    return rows["finding"][rows["time"].eq(item[0]) & of_mean]
