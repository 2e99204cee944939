"""Build markdown grid tables: widths, spans and several paragraphs in a cell."""

import math
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from plait.report.escape import protect_cell

LEAST = 100  # columns of text; above 72, pandoc keeps the widths


@dataclass(frozen=True)
class Span:
    """A cell over several columns.

    Parameters
    ----------
    text : str
        Finished markdown.
    columns : int
        How many, at least 1.
    """

    text: str
    columns: int


@dataclass(frozen=True)
class Grid:
    """A table before it is set.

    Parameters
    ----------
    shares : sequence of float
        Width of each column, any unit.
    head : list of list of str or Span
        Rows of the head, at least one.
    body : list of list of str or Span
        Finished markdown; blank lines part paragraphs within a cell.
    aligns : str, default ""
        A letter a column, l, r or c; left where it is empty.
    """

    shares: Sequence[float]
    head: list[list]
    body: list[list] = field(default_factory=list)
    aligns: str = ""


def set_table(grid: Grid, *, name: str, caption: str, classes: str = "") -> str:
    """Set a table with its number and caption.

    Parameters
    ----------
    grid : Grid
        The table; without a body nothing is set.
    name : str
        Id for cross-references, without `tbl-`.
    caption : str
        Finished markdown.
    classes : str, default ""
        Further classes, such as ".wide".

    Returns
    -------
    str
        A Quarto table block, or "" where the table has no rows.
    """
    if not grid.body:
        return ""
    head = " ".join(filter(None, [f"#tbl-{name}", classes]))
    return f"::: {{{head}}}\n\n{grid_table(grid)}\n\n{caption}\n\n:::\n"


def grid_table(grid: Grid) -> str:
    """Set a grid table.

    Parameters
    ----------
    grid : Grid
        All rows cover the same number of columns.

    Returns
    -------
    str
        Pandoc's grid table; relative widths are those of `shares`, and no word is
        broken.
    """
    rows = [[_as_span(cell) for cell in row] for row in [*grid.head, *grid.body]]
    widths = _widths(grid.shares, rows)
    rule, head = _rule(widths), _head_rule(widths, grid.aligns or "l" * len(widths))
    lines = [rule]
    for place, row in enumerate(rows, start=1):
        lines += _row_lines(row, widths)
        lines.append(head if place == len(grid.head) else rule)
    return "\n".join(lines)


def _as_span(cell: str | Span) -> Span:
    span = cell if isinstance(cell, Span) else Span(cell, 1)
    return Span(protect_cell(span.text), span.columns)


def _widths(shares: Sequence[float], rows: list[list[Span]]) -> list[int]:
    whole = sum(shares)
    total = float(LEAST)
    for row in rows:
        start = 0
        for span in row:
            share = sum(shares[start : start + span.columns]) / whole
            total = max(total, (_longest(span.text) + 3) / share)
            start += span.columns
    return [math.ceil(total * share / whole) for share in shares]


def _longest(text: str) -> int:
    # Not at no-break spaces: a line is not broken there.
    return max(len(word) for word in re.split(r"[ \n]+", text))


def columns_of(row: list[str | Span]) -> int:
    """Count the columns that a row covers.

    Parameters
    ----------
    row : list of str or Span
        Cells.

    Returns
    -------
    int
        A span counts as all of its columns.
    """
    return sum(_as_span(cell).columns for cell in row)


def _rule(widths: list[int]) -> str:
    return f"+{'+'.join('-' * width for width in widths)}+"


def _head_rule(widths: list[int], aligns: str) -> str:
    parts = []
    for width, letter in zip(widths, aligns, strict=True):
        left, right = ":" * (letter in "lc"), ":" * (letter in "rc")
        parts.append(left + "=" * (width - len(left + right)) + right)
    return f"+{'+'.join(parts)}+"


def _row_lines(row: list[Span], widths: list[int]) -> list[str]:
    spaces, start = [], 0
    for span in row:
        over = widths[start : start + span.columns]
        spaces.append(sum(over) + len(over) - 1)
        start += span.columns
    cells = [_wrap(s.text, w - 2) for s, w in zip(row, spaces, strict=True)]
    height = max(len(lines) for lines in cells)
    filled = [lines + [""] * (height - len(lines)) for lines in cells]
    return [
        "|" + "|".join(f" {line:<{w - 2}} " for line, w in zip(at, spaces, strict=True)) + "|"
        for at in zip(*filled, strict=True)
    ]  # fmt: skip


def _wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += [""] if lines else []
        lines += textwrap.wrap(
            paragraph, width, break_long_words=False, break_on_hyphens=False
        )
    return lines or [""]
