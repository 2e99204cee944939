"""Set tests over all times, and what differs between groups."""

from plait.report.cells import (
    SHOWN_WITHHELD,
    cell,
    is_withheld,
    p_cell,
    with_interval,
)
from plait.report.escape import escape_cell
from plait.report.finding_words import contrast_ends, contrast_names
from plait.report.grid import Span, set_table
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs
from plait.report.notes import why_not
from plait.report.numerals import DASH, change_decimals, count, known, numeral
from plait.report.scale_rows import (
    by_instrument,
    finding_at,
    in_blocks,
    scales_with,
    under_names,
)

OVERALL = {"time_effect": "Any difference between the times",
           "group_by_time": "Groups changed differently"}  # fmt: skip
OVERALL_CAPTION = (
    "One test over all time points: do the means differ at all? It comes before the "
    "single changes, uses everyone who answered at least once, and says nothing of "
    "which times differ."
)
BETWEEN_CAPTION = (
    "Did groups change differently? The difference of their mean changes in points "
    "(95% CI) for two groups, the *F* test for more."
)


def overall_table(inputs: ReportInputs) -> str:
    """Set the tests over all time points.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale: F with its degrees of freedom and p for the effect
        of time and, where groups are compared, for their different change.
    """
    shown = [m for m in OVERALL if scales_with(inputs, [m])]

    def cells(scale: dict) -> list[str | Span]:
        rows = [finding_at(inputs, scale, f"all.{measure}") for measure in shown]
        return [text for row in rows for text in _f_cells(row)]

    body = by_instrument(inputs, cells, wanted=scales_with(inputs, shown))
    heads = {"*F* (df)": 1.6, "*p*": 0.9}
    grid = under_names([OVERALL[m] for m in shown], heads, body, first=3.0)
    caption = OVERALL_CAPTION + why_not(inputs, shown)
    return set_table(grid, name="overall", caption=caption)


def between_table(inputs: ReportInputs) -> str:
    """Set whether groups changed differently, for every contrast.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale: for each contrast the difference between two
        groups [points] with its interval, or F for more, and p; "" where no groups
        are compared.
    """
    wanted = scales_with(inputs, ["change_between"])
    caption = BETWEEN_CAPTION + why_not(inputs, ["change_between"])

    def block(pairs: dict[str, str], ending: str) -> str:
        def cells(scale: dict) -> list[str | Span]:
            found = (finding_at(inputs, scale, f"{p}.change_between") for p in pairs)
            return [text for row in found for text in _between_cells(row, scale)]

        body = by_instrument(inputs, cells, wanted=wanted)
        heads = {"difference or *F*": 2.3, "*p*": 0.8}
        grid = under_names(pairs.values(), heads, body, first=2.6)
        return set_table(
            grid, name=f"between{ending}", caption=caption, classes=".wide"
        )

    return in_blocks(contrast_names(inputs.study), block)


def group_table(inputs: ReportInputs, contrast: dict) -> str:
    """Set the change of every group.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    contrast : dict
        `from` and `to`.

    Returns
    -------
    str
        Markdown, one row a scale: for each group n and mean change [points] with its
        interval; "" where no groups are compared.
    """
    found = _group_changes(inputs, f"{contrast['from']}-{contrast['to']}")
    first, second = map(escape_cell, contrast_ends(inputs.study, contrast))
    caption = f"Change from {first} to {second} within each group."

    def block(groups: dict[str, str], ending: str) -> str:
        def cells(scale: dict) -> list[str | Span]:
            key = (scale["instrument"], scale["scale"])
            rows = (found.get((*key, group)) for group in groups)
            return [text for row in rows for text in _group_cells(row, scale)]

        body = by_instrument(inputs, cells, wanted={key[:2] for key in found})
        heads = {"*n*": 0.7, "change (95% CI)": 2.3}
        grid = under_names(groups.values(), heads, body, first=2.6)
        name = f"groups-{contrast['from']}-{contrast['to']}{ending}"
        return set_table(grid, name=name, caption=caption, classes=".wide")

    return in_blocks({g: g for g in sorted({key[2] for key in found})}, block)


def _group_changes(inputs: ReportInputs, pair: str) -> dict[tuple, dict]:
    return {
        (row["instrument"], row["scale"], row["group"]): row
        for row in inputs.by_finding.values()
        if row["group"] and row["measure"] == "change" and row["contrast"] == pair
    }


def _f_cells(row: dict | None) -> list[str | Span]:
    if is_withheld(row):
        return [Span(with_finding(SHOWN_WITHHELD, row), 2)]
    return [cell(row, _f_and_df), cell(row, lambda found: p_cell(found["p"]))]


def _f_and_df(row: dict) -> str:
    shown = numeral(row["estimate"], 2)
    if not known(row["df_effect"], row["df"]):
        return shown
    ends = [numeral(v, 0 if float(v).is_integer() else 1)
            for v in (row["df_effect"], row["df"])]  # fmt: skip
    return f"{shown}\u00a0({', '.join(ends)})".replace(", ", ",\u00a0")


def _between_cells(row: dict | None, scale: dict) -> list[str | Span]:
    if is_withheld(row):
        return [Span(with_finding(SHOWN_WITHHELD, row), 2)]
    digits = change_decimals(scale)

    def shown(found: dict) -> str:
        if found["unit"] == "F":
            return f"*F*\u00a0=\u00a0{_f_and_df(found)}"
        return with_interval(found, digits)

    return [cell(row, shown), cell(row, lambda found: p_cell(found["p"]))]


def _group_cells(row: dict | None, scale: dict) -> list[str | Span]:
    if row is None:
        return [DASH, DASH]
    if is_withheld(row):
        return [Span(with_finding(SHOWN_WITHHELD, row), 2)]
    digits = change_decimals(scale)
    return [
        cell(row, lambda found: count(found["n"])),
        cell(row, lambda found: with_interval(found, digits)),
    ]
