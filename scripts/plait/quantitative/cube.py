"""Lay the scores of a study out as a block: people by times by scales."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from plait.shapes.shape import row_places

SCALE = ["instrument", "scale"]


@dataclass(frozen=True)
class Cube:
    """Scores of a study, every person at every time on every scale.

    Parameters
    ----------
    people : array of str
        Ids, in order; whoever has a row of scores, scorable or not.
    times : list of str
        Time points, in the order of the study.
    scales : DataFrame, one row a scale
        As `plan_scales` gives it.
    values : array, people x times x scales [points]
        NaN where there is no score.
    group : str, default ""
        Level of the between factor that these people share; "" where all are in it.
    """

    people: np.ndarray
    times: list[str]
    scales: pd.DataFrame
    values: np.ndarray
    group: str = ""

    def at(self, time: str) -> np.ndarray:
        """Give the scores of one time.

        Parameters
        ----------
        time : str
            One of `times`.

        Returns
        -------
        array, people x scales [points]
            NaN where there is no score.
        """
        return self.values[:, self.times.index(time), :]

    def pairs(self, contrast: dict) -> tuple[np.ndarray, np.ndarray]:
        """Give the scores of the people who have both of a contrast.

        Parameters
        ----------
        contrast : dict
            `from` and `to`.

        Returns
        -------
        first, second : array, people x scales [points]
            NaN in both where a person lacks one of the two on that scale.
        """
        first, second = self.at(contrast["from"]), self.at(contrast["to"])
        both = ~np.isnan(first) & ~np.isnan(second)
        return np.where(both, first, np.nan), np.where(both, second, np.nan)

    def of(self, people: set[str], group: str) -> "Cube":
        """Keep some people.

        Parameters
        ----------
        people : set of str
            Who stays; ids that are not in the cube are passed over.
        group : str
            What they have in common.

        Returns
        -------
        Cube
            Same times and scales.
        """
        here = np.isin(self.people, list(people))
        return replace(self, people=self.people[here], values=self.values[here],
                       group=group)  # fmt: skip


def score_cube(scores: pd.DataFrame, *, scales: pd.DataFrame, times: list[str]) -> Cube:
    """Lay scores out as a block.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES [points]; times and scales that are not asked for are
        left out.
    scales : DataFrame, one row a scale
        As `plan_scales` gives it.
    times : list of str
        Time points, in order.

    Returns
    -------
    Cube
        Nothing is lost: a score that is not there is NaN.
    """
    people = scores["participant"].cat.categories.to_numpy(dtype=object)
    values = np.full((len(people), len(times), len(scales)), np.nan)
    where = [
        scores["participant"].cat.codes.to_numpy(),
        _found(scores["time"], pd.Index(times)),
        _found_scale(scores, scales),
    ]
    asked = (where[1] >= 0) & (where[2] >= 0)
    values[tuple(index[asked] for index in where)] = scores["score"].to_numpy()[asked]
    return Cube(people, list(times), scales.reset_index(drop=True), values)


def _found(labels: pd.Series, wanted: pd.Index) -> np.ndarray:
    """Give the place of each label among the wanted ones; -1 where it is not."""
    of_category = wanted.get_indexer(labels.cat.categories)
    return np.append(of_category, -1)[labels.cat.codes.to_numpy()]


def _found_scale(scores: pd.DataFrame, scales: pd.DataFrame) -> np.ndarray:
    instruments = scores["instrument"].cat.categories
    names = scores["scale"].cat.categories
    pairs = pd.MultiIndex.from_product([instruments, names])
    wanted = pd.MultiIndex.from_frame(scales[SCALE])
    return wanted.get_indexer(pairs)[row_places(scores, SCALE)]
