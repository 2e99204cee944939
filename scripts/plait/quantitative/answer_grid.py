"""Number every possible answer of a study, in the order of its key."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class AnswerGrid:
    """All people, times and items of a study.

    Parameters
    ----------
    people : Index of str
        Ids, sorted.
    times : Index of str
        Ids, sorted as text.
    targets : DataFrame, one row an item or imported scale
        instrument, item, level; sorted by instrument and item, as text.
    """

    people: pd.Index
    times: pd.Index
    targets: pd.DataFrame

    @property
    def size(self) -> int:
        """Number of possible answers."""
        return len(self.people) * len(self.times) * len(self.targets)

    def target_of(self, places: pd.DataFrame) -> np.ndarray:
        """Find items among the targets.

        Parameters
        ----------
        places : DataFrame
            instrument and item.

        Returns
        -------
        array of int
            Place among the targets of each row; -1 where it is none.
        """
        key = ["instrument", "item"]
        known = pd.MultiIndex.from_frame(self.targets[key])
        return known.get_indexer(pd.MultiIndex.from_frame(places[key]))

    def split(self, place: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Tell places apart again.

        Parameters
        ----------
        place : array of int
            Places of answers.

        Returns
        -------
        person, time, target : array of int
            Place of each among `people`, `times` and `targets`.
        """
        occasion, target = self.occasion(place)
        return *np.divmod(occasion, max(len(self.times), 1)), target

    def occasion(self, place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Tell occasions, each a person and a time, from items.

        Parameters
        ----------
        place : array of int
            Places of answers.

        Returns
        -------
        occasion, target : array of int
            Number of each occasion, in the order of people and times, and place
            among `targets`.
        """
        return np.divmod(place, max(len(self.targets), 1))

    def whose(self, place: np.ndarray, people: list[str]) -> np.ndarray:
        """Say which answers are of some people.

        Parameters
        ----------
        place : array of int
            Places of answers.
        people : list of str
            Ids; may be of people who are not in the grid.

        Returns
        -------
        array of bool, one an answer
            Whether it is of one of them.
        """
        theirs = self.people.isin(people)
        of_person = max(len(self.times) * len(self.targets), 1)
        return (
            theirs[place // of_person] if theirs.any() else np.zeros(len(place), bool)
        )

    def answered(self, place: np.ndarray, person: str, times: list[str]) -> np.ndarray:
        """Say which answers are of a person at some times.

        Parameters
        ----------
        place : array of int
            Places of answers.
        person : str
            Id; may be of somebody who is not in the grid.
        times : list of str
            Ids of time points.

        Returns
        -------
        array of bool, one an answer
            Whether it is one of them.
        """
        wanted = np.outer(self.people == person, self.times.isin(times)).ravel()
        if not wanted.any():
            return np.zeros(len(place), bool)
        return wanted[self.occasion(place)[0]]
