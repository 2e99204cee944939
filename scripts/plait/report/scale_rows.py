"""Make the rows of tables that have a line a scale."""

from collections.abc import Callable, Iterable

from plait.report.escape import escape_cell
from plait.report.grid import Grid, Span, columns_of
from plait.report.inputs import ReportInputs, index_findings, rows_of, time_blocks

Cells = Callable[[dict], list[str | Span]]
Rows = Callable[[dict], list[list[str | Span]]]


def finding_at(inputs: ReportInputs, scale: dict, tail: str) -> dict | None:
    """Give one finding of a scale.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.
    scale : dict
        Row of SCALES.
    tail : str
        What follows instrument and scale in its id, such as "t1.mean".

    Returns
    -------
    dict or None
        Row of FINDINGS; None where there is no such finding.
    """
    return index_findings(inputs).get(f"{scale['instrument']}.{scale['scale']}.{tail}")


def scales_with(
    inputs: ReportInputs, measures: Iterable[str], contrast: str = ""
) -> set[tuple[str, str]]:
    """Give the scales that have a statistic of everyone, withheld ones too.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.
    measures : iterable of str
        Any of these, such as "mean".
    contrast : str, default ""
        Only of this contrast.

    Returns
    -------
    set of (instrument, scale)
        Empty where there is none.
    """
    return {
        (row["instrument"], row["scale"])
        for measure in measures for row in inputs.by_measure.get(measure, [])
        if not contrast or row["contrast"] == contrast
    }  # fmt: skip


def by_instrument(inputs: ReportInputs, cells: Cells, *, wanted: set) -> list[list]:
    """Make a row a scale, under the name of its instrument.

    Parameters
    ----------
    inputs : ReportInputs
        Released scales.
    cells : callable
        Makes the cells of a scale, all but its name.
    wanted : set of (instrument, scale)
        Only these.

    Returns
    -------
    list of list
        The name of the instrument above the rows of its scales.
    """

    def rows(scale: dict) -> list[list[str | Span]]:
        return [[escape_cell(scale["scale_name"]), *cells(scale)]]

    return rows_by_instrument(inputs, rows, wanted=wanted)


def rows_by_instrument(inputs: ReportInputs, rows: Rows, *, wanted: set) -> list[list]:
    """Make one or several rows a scale, under the name of its instrument.

    Parameters
    ----------
    inputs : ReportInputs
        Released scales.
    rows : callable
        Makes the rows of a scale, its name in them; none leaves it out.
    wanted : set of (instrument, scale)
        Only these.

    Returns
    -------
    list of list
        The name of the instrument above the rows of its scales.
    """
    body: list[list] = []
    above = None
    for scale in rows_of(inputs, "scales"):
        asked = (scale["instrument"], scale["scale"]) in wanted
        own = rows(scale) if asked else []
        if own and scale["instrument_name"] != above:
            above = scale["instrument_name"]
            body.append([Span(f"**{escape_cell(above)}**", columns_of(own[0]))])
        body += own
    return body


def under_names(
    names: Iterable[str], columns: dict[str, float], body: list[list], *, first: float
) -> Grid:
    """Lay out a table that has the same columns under each of several names.

    Parameters
    ----------
    names : iterable of str
        Of times, contrasts or groups; they stand over their columns.
    columns : dict of str to float
        Head of each column to its width, in any unit.
    body : list of list
        Its rows, the outcome in the first column.
    first : float
        Width of that column, in the same unit.

    Returns
    -------
    Grid
        With two lines of heads; all columns but the first set to the right.
    """
    over = [Span(escape_cell(name), len(columns)) for name in names]
    return Grid(
        shares=[first, *list(columns.values()) * len(over)],
        head=[["", *over], ["Outcome", *list(columns) * len(over)]],
        body=body,
        aligns="l" + "r" * (len(columns) * len(over)),
    )


def in_blocks(names: dict[str, str], make: Callable[[dict, str], str]) -> str:
    """Set a table for every block of times or contrasts that fit beside each other.

    Parameters
    ----------
    names : dict of str to str
        Id to name, in order.
    make : callable
        Sets the table of a block; takes its names and the ending of the table's id.

    Returns
    -------
    str
        Markdown; "" where no block has rows.
    """
    made = [make(block, ending) for block, ending in time_blocks(names)]
    return "\n".join(filter(None, made))
