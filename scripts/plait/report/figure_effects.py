"""Draw how large the changes are: a forest of standardised changes."""

import pandas as pd

from plait.report.figure_dots import DotRow, dot_chart
from plait.report.figure_style import Drawing, numbers_of
from plait.report.numerals import interval, known, numeral
from plait.shapes.records import plain_rows

MEASURE = "d_av"
CAPTION = (
    "Standardised changes with 95% intervals: the mean change over the mean of the SDs "
    "at both times. Left of the line: lower at the later time. What is better depends "
    "on the scale."
)


def effect_forest(
    findings: pd.DataFrame, scales: pd.DataFrame, *, contrasts: dict[str, str]
) -> Drawing:
    """Draw the standardised change of every scale in every contrast.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        Released; withheld and uncomputed effect sizes are left out.
    scales : DataFrame, one row a scale
        In the shape SCALES; its order is kept.
    contrasts : dict of str to str
        Id of each contrast to its name, in order.

    Returns
    -------
    Drawing
        A line a scale under its instrument; d_av [SD] with its interval a contrast.
    """
    sizes = findings[(findings["measure"] == MEASURE) & findings["group"].isna()]
    found = {
        (row["instrument"], row["scale"], row["contrast"]): row
        for row in plain_rows(sizes[sizes["estimate"].notna()])
    }
    rows = []
    for scale in plain_rows(scales):
        key = (scale["instrument"], scale["scale"])
        marks = {c: found[(*key, c)] for c in contrasts if (*key, c) in found}
        rows += [DotRow(scale, marks)] if marks else []
    axis = "Change in SDs (mean of the SDs at both times)"
    figure = dot_chart(rows, contrasts, axis=axis, centre="no change")
    return Drawing(figure, _alt(rows, contrasts), CAPTION)


def _alt(rows: list[DotRow], contrasts: dict[str, str]) -> str:
    clear = sum(_excludes_nought(row) for line in rows for row in line.marks.values())
    drawn = sum(len(line.marks) for line in rows)
    each = numbers_of({
        line.scale["scale_name"]: [
            _size(line.marks[key]) if key in line.marks else "" for key in contrasts
        ]
        for line in rows
    })  # fmt: skip
    return (
        f"Forest of standardised changes of {len(rows)} scales. The interval excludes "
        f"nought in {clear} of {drawn}. In SDs, {', '.join(contrasts.values())}: {each}."
    )


def _excludes_nought(row: dict) -> bool:
    return known(row["low"], row["high"]) and (row["low"] > 0 or row["high"] < 0)


def _size(row: dict) -> str:
    shown = numeral(row["estimate"], 2)
    if not known(row["low"], row["high"]):
        return shown
    return f"{shown} ({interval(row['low'], row['high'], 2)})"
