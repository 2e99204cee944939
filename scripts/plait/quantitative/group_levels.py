"""Say which level of the between factor each person has."""

import numpy as np
import pandas as pd

FEW_PEOPLE = 10


def group_codes(people: np.ndarray, groups: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Give each person the number of a group.

    Parameters
    ----------
    people : array of str
        Ids.
    groups : Series of str
        Participant to level; "", missing, or a person who is not there: unknown.

    Returns
    -------
    codes : array of int, one a person
        Place of the level in `levels`; -1 where it is unknown.
    levels : list of str
        Levels that a person of these has, sorted.
    """
    level = groups.astype("object").reindex(people).fillna("").astype("str")
    levels = sorted(set(level) - {""})
    return pd.Index(levels, dtype="object").get_indexer(level.to_numpy(object)), levels


def group_cautions(counts: np.ndarray, unknown: bool) -> list[str]:
    """Word what a reader must know about the groups of one scale.

    Parameters
    ----------
    counts : array of int, one a group
        People of each group behind the statistic.
    unknown : bool
        Whether there are people with scores whose group is not known.

    Returns
    -------
    list of str
        That a group has fewer than 10, that people are left out; empty where there is
        neither.
    """
    few = any(n < FEW_PEOPLE for n in counts)
    words = [f"fewer than {FEW_PEOPLE} people in a group"] if few else []
    # no name and no count: a caution leaves the trust with its row
    return [*words, *(["people of unknown group are left out"] if unknown else [])]
