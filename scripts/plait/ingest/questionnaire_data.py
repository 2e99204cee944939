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
from plait.ingest.questionnaire_lines import counted_again, people_in
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
            `rows_read` says how many lines of each file were left out, of how many
            people and why; the others alone are used.
        """
        new = np.zeros(len(self.placed.place), dtype=bool)
        for person, times in later.items():
            new |= self.grid.answered(self.placed.place, person, times)
        data = self._but(new, LATER)
        data = data._but(data.grid.whose(data.placed.place, people), REASON)
        if data is self:
            return self
        rows = counted_again(data.rows_read, data.placed, data.grid, data.files)
        return replace(data, rows_read=rows)

    def _but(self, theirs: np.ndarray, reason: str) -> "QuestionnaireData":
        """Leave answers out, and count their lines and people."""
        if not theirs.any():
            return self
        left, kept = self.placed.at(theirs), self.placed.at(~theirs)
        counts = {
            file: self._left(left.at(left.file == at), kept.at(kept.file == at))
            for at, file in enumerate(self.files)
            if (left.file == at).any()
        }
        rows_read = count_left_out(self.rows_read, counts, reason)
        return replace(self, placed=kept, rows_read=rows_read)

    def _left(self, left: PlacedAnswers, kept: PlacedAnswers) -> tuple[int, int]:
        """Count the lines of one export that are wholly left out, and whose answers."""
        lines = len(np.setdiff1d(left.line, kept.line))
        return lines, people_in(left, self.grid)
