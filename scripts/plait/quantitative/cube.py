"""Lay the scores of a study out as a block: people by times by scales."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from plait.shapes.shape import row_places
from plait.threads import in_order

SCALE = ["instrument", "scale"]
ROWS_AT_ONCE = 2**16  # so that what is made on the way stays in the processor's cache


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
    # each scale at each time in one piece: sums down the people are then fastest
    values = np.full((len(times), len(scales), len(people)), np.nan)
    of_time = pd.Index(times).get_indexer(scores["time"].cat.categories)
    of_scale = _found_scales(scores, scales)

    def fill(some: slice) -> None:
        rows = scores[some]
        time = of_time[rows["time"].cat.codes.to_numpy()]
        scale = of_scale[row_places(rows, SCALE)]
        here = (time >= 0) & (scale >= 0)
        person = rows["participant"].cat.codes.to_numpy()[here]
        values[time[here], scale[here], person] = rows["score"].to_numpy()[here]

    starts = range(0, len(scores), ROWS_AT_ONCE)
    list(in_order(fill, (slice(start, start + ROWS_AT_ONCE) for start in starts)))
    scales = scales.reset_index(drop=True)
    return Cube(people, list(times), scales, values.transpose(2, 0, 1))


def _found_scales(scores: pd.DataFrame, scales: pd.DataFrame) -> np.ndarray:
    """Give the place of each pair of labels among the scales; -1 where it is not."""
    instruments = scores["instrument"].cat.categories
    names = scores["scale"].cat.categories
    pairs = pd.MultiIndex.from_product([instruments, names])
    return pd.MultiIndex.from_frame(scales[SCALE]).get_indexer(pairs)
