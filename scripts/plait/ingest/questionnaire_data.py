"""Hold the answers of all questionnaire exports, and give them in the form asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.consent import LATER, REASON, count_left_out
from plait.ingest.questionnaire_grid import PlacedAnswers, answer_frame
from plait.quantitative.answer_grid import AnswerGrid
from plait.quantitative.spread import Spread, spread_placed


@dataclass(frozen=True)
class QuestionnaireData:
    """What questionnaire exports hold.

    Parameters
    ----------
    placed : PlacedAnswers
        Only of rows without a fault; each place once, in any order [points].
    grid : AnswerGrid
        Whose places they are.
    files : list of str
        Names of the exports.
    rows_read : DataFrame
        In the shape ROWS_READ: what was done with each row and column.
    faults : list of Fault
        Of all exports at once.
    """

    placed: PlacedAnswers
    grid: AnswerGrid
    files: list[str]
    rows_read: pd.DataFrame
    faults: list[Fault]

    @cached_property
    def answers(self) -> pd.DataFrame:
        """Write the answers out as a table, once it is asked for.

        Returns
        -------
        DataFrame
            In the shape ANSWERS [points].
        """
        return answer_frame(self.placed, self.grid, self.files)

    @cached_property
    def spread(self) -> Spread:
        """Spread the answers into a table with a column an item, once it is asked for.

        Returns
        -------
        Spread
            As of `answers` [points], without making that table.
        """
        return spread_placed(self.placed.place, self.placed.answer, self.grid)

    def without(
        self, people: list[str], later: Mapping[str, list[str]] = MappingProxyType({})
    ) -> "QuestionnaireData":
        """Leave out every answer of people who did not agree, or withdrew.

        Parameters
        ----------
        people : list of str
            Ids; may be of people without an answer.
        later : mapping of str to list of str, default none
            People who give no new data, and the time points since.

        Returns
        -------
        QuestionnaireData
            `rows_read` says how many lines of each file were left out, and why.
        """
        new = np.zeros(len(self.placed.place), dtype=bool)
        for person, times in later.items():
            new |= self.grid.answered(self.placed.place, person, times)
        data = self._but(new, LATER)
        return data._but(data.grid.whose(data.placed.place, people), REASON)

    def _but(self, theirs: np.ndarray, reason: str) -> "QuestionnaireData":
        """Leave answers out, and count their lines."""
        if not theirs.any():
            return self
        left = self.placed.at(theirs)
        counts = pd.Series(left.line).groupby(left.file).nunique()
        lines = {self.files[file]: int(n) for file, n in counts.items()}
        rows_read = count_left_out(self.rows_read, lines, reason)
        return replace(self, placed=self.placed.at(~theirs), rows_read=rows_read)
