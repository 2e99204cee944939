"""Read the trail of themes stage by stage, for a picture and for a table."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from plait.report.escape import escape_cell
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of
from plait.shapes.records import plain_rows

NOWHERE = ""
NO_THEME = "in no theme"


@dataclass(frozen=True)
class Stage:
    """The themes at one stage.

    Parameters
    ----------
    title : str
        What it is called over a column.
    held : dict of str to list of str
        Theme id to the codes it holds, in the order of the codebook; `NOWHERE` for
        codes in no theme.
    names : dict of str to str
        Theme id to what it was called then.
    """

    title: str
    held: dict[str, list[str]]
    names: dict[str, str]

    @property
    def themes(self) -> list[str]:
        """Ids of the themes, without what is in none."""
        return [theme for theme in self.held if theme != NOWHERE]


def stages_of(trail: pd.DataFrame) -> list[Stage]:
    """Cut the trail into stages.

    Parameters
    ----------
    trail : DataFrame, one row a stage x code x theme
        In the shape THEME_TRAIL.

    Returns
    -------
    list of Stage
        The codebook first, then each workshop that changed a theme.
    """
    rows = plain_rows(trail)
    numbers = list(dict.fromkeys(row["stage"] for row in rows))
    return [
        _stage([row for row in rows if row["stage"] == number], len(numbers))
        for number in numbers
    ]


def _stage(rows: list[dict], count: int) -> Stage:
    held: dict[str, list[str]] = {}
    names = {NOWHERE: NO_THEME}
    for row in rows:
        theme = row["theme"] or NOWHERE
        held.setdefault(theme, []).append(row["code"])
        names[theme] = row["name"] or names[NOWHERE]
    return Stage(_title(rows[0], count), held, names)


def _title(row: dict, count: int) -> str:
    number = int(row["stage"])
    if number == 0:
        return "First themes"
    return f"After workshop {number}" if count > 2 else "After the workshop"


def trail_table(inputs: ReportInputs) -> str:
    """Set the trail from every code to its theme, stage by stage.

    Parameters
    ----------
    inputs : ReportInputs
        Released theme_trail and codes.

    Returns
    -------
    str
        Markdown, one row a code; "" where no workshop changed a theme.
    """
    trail = inputs.tables.get("theme_trail")
    stages = [] if trail is None else stages_of(trail)
    if len(stages) < 2:
        return ""
    codes = rows_of(inputs, "codes")
    body = [
        [escape_cell(row["name"]), *(_themes_of(row["code"], s) for s in stages)]
        for row in codes
    ]
    heads = ["Code", *(stage.title for stage in stages)]
    grid = Grid([2.6, *[2.2] * len(stages)], [heads], body)
    caption = "The trail of every code, from the codebook to the last workshop."
    return set_table(grid, name="trail", caption=caption)


def _themes_of(code: str, stage: Stage) -> str:
    found: Sequence[str] = [t for t, codes in stage.held.items() if code in codes]
    return escape_cell("; ".join(stage.names[theme] for theme in found))
