"""A trail: the steps between a result and what it came from or went into."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from plait.shapes.trace import TRAIL

ASKED, BACK, FORWARD = "asked", "back", "forward"


class Step(NamedTuple):
    """One step of a trail.

    Parameters
    ----------
    way : {"asked", "back", "forward"}
        Which way it leads.
    step : str
        What kind of thing it is.
    what : str
        What it is or says.
    where : str, default ""
        File, with lines, offsets or anchor.
    digest : str, default ""
        Of the file, or of the code of a rule.
    used, left_out : int or None
        Rows, people or extracts that count, and that do not.
    depth : int, default 0
        1 where it belongs to the step above, and so on.
    """

    way: str
    step: str
    what: str
    where: str = ""
    digest: str = ""
    used: int | None = None
    left_out: int | None = None
    depth: int = 0

    def under(self, depth: int = 1) -> "Step":
        """Give the step as one that belongs to the step above it.

        Parameters
        ----------
        depth : int, default 1
            How much deeper.

        Returns
        -------
        Step
            As it was otherwise.
        """
        return self._replace(depth=self.depth + depth)


def trail_of(steps: Iterable[Step]) -> pd.DataFrame:
    """Lay out steps as a table.

    Parameters
    ----------
    steps : iterable of Step
        In order.

    Returns
    -------
    DataFrame, one row a step
        In the shape TRAIL.
    """
    rows = [step._asdict() for step in steps]
    empty = dict.fromkeys(("where", "digest"))
    return TRAIL.frame(
        {"place": place} | row | {name: row[name] or None for name in empty}
        for place, row in enumerate(rows, start=1)
    )


def split_ids(cell: object) -> list[str]:
    """Split a cell of ids.

    Parameters
    ----------
    cell : str or NaN
        Ids with `;` between.

    Returns
    -------
    list of str
        Empty for a missing cell.
    """
    if not isinstance(cell, str):
        return []
    return [part.strip() for part in cell.split(";") if part.strip()]


def said(value: object) -> str:
    """Give a cell as text.

    Parameters
    ----------
    value : object
        A cell of a table.

    Returns
    -------
    str
        "" where it is missing.
    """
    return "" if value is None or pd.isna(value) else str(value)


def spans(numbers: Iterable[int]) -> str:
    """Write numbers short.

    Parameters
    ----------
    numbers : iterable of int
        Such as lines; in any order, some twice.

    Returns
    -------
    str
        As `2-15, 17`.
    """
    runs: list[list[int]] = []
    for number in sorted(set(map(int, numbers))):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
