"""Set how far scores lie from published norms, and where the norms come from."""

from collections.abc import Callable
from dataclasses import dataclass

from plait.report.cells import cell, with_interval
from plait.report.escape import escape_cell
from plait.report.finding_words import brief_time
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of, short_times
from plait.report.norm_values import norm_label
from plait.report.notes import rows_with, why_not
from plait.report.numerals import DASH, change_decimals, count, known, numeral
from plait.report.scale_rows import (
    finding_at,
    in_blocks,
    rows_by_instrument,
    under_names,
)

NormCells = Callable[[dict, str, str], list[str]]
CAPTION = (
    "Distance from the norm: the study's mean minus the norm's, in points of the "
    "scale and in SDs of the norm. An interval that holds zero does not show that "
    "two groups are alike."
)
ERROR_CAPTION = (
    "Distance from the norm with and without the norm's own error. A norm is the mean "
    "of a sample too. *With*: the interval allows for that (Welch's, where the size "
    "of the norm's sample is known). *Without*: it takes the norm as a fixed number "
    "and is narrower than it should be. Norms whose own error is not known are left "
    "out here: their intervals in @tbl-norms take the norm as fixed."
)
SOURCES_CAPTION = (
    "The norms: whom they describe, how many people are behind them, and where they "
    "were published."
)


@dataclass(frozen=True)
class Table:
    """What a table of scales by norms and times has besides its cells.

    Parameters
    ----------
    norms : dict of (instrument, scale) to list of str
        Ids of the norms of each scale.
    heads : dict of str to float
        Of the two columns of each time, with their widths.
    name, caption : str
        Of the table.
    """

    norms: dict[tuple[str, str], list[str]]
    heads: dict[str, float]
    name: str
    caption: str


def norm_table(inputs: ReportInputs) -> str:
    """Set how far each mean lies from its norms.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale x norm: at each time the distance [points] with its
        interval, and in SDs of the norm; "" where there are no norms.
    """

    def cells(scale: dict, time: str, norm: str) -> list[str]:
        base = f"{time}.distance"
        in_sds = finding_at(inputs, scale, f"{base}_z:{norm}")
        return [
            _points(inputs, scale, f"{base}:{norm}"),
            cell(in_sds, lambda row: numeral(row["estimate"], 2)),
        ]

    heads = {"points (95% CI)": 2.35, "SDs": 0.95}
    table = Table(norms_of(inputs), heads, "norms", CAPTION)
    return _over_times(inputs, cells, table)


def norm_error_table(inputs: ReportInputs) -> str:
    """Set the distances with and without the norm's own sampling error.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale x norm: at each time both intervals [points]; ""
        where the error of no norm is known.
    """
    norms = norms_of(inputs, "distance_fixed")

    def cells(scale: dict, time: str, norm: str) -> list[str]:
        tails = (f"{time}.distance:{norm}", f"{time}.distance_fixed:{norm}")
        return [_points(inputs, scale, tail) for tail in tails]

    heads = {"with (95% CI)": 2.0, "without (95% CI)": 2.0}
    said = ERROR_CAPTION + why_not(inputs, ["distance_z", "distance_fixed"])
    table = Table(norms, heads, "norm-error", said)
    return _over_times(inputs, cells, table)


def norm_source_table(inputs: ReportInputs) -> str:
    """Set where the norms come from.

    Parameters
    ----------
    inputs : ReportInputs
        Released norms and scales.

    Returns
    -------
    str
        Markdown, one row a norm x instrument: its population, n, source, and what
        was not verified; "" without norms.
    """
    names = {r["instrument"]: r["instrument_name"] for r in rows_of(inputs, "scales")}
    rows: dict[tuple, list[dict]] = {}
    for row in rows_of(inputs, "norms"):
        rows.setdefault((row["instrument"], row["norm"]), []).append(row)
    body = [
        [escape_cell(names[instrument]), escape_cell(norm_label(norm)),
         escape_cell(own[0]["population"]), _sample(own), escape_cell(own[0]["citation"]),
         _doubts(own)]
        for (instrument, norm), own in sorted(
            rows.items(), key=lambda pair: (list(names).index(pair[0][0]), pair[0][1]))
    ]  # fmt: skip
    grid = Grid(
        [2.3, 1.3, 2.0, 1.1, 3.6, 2.0],
        [["Instrument", "Norm", "Population", "*n*", "Source", "Mind"]],
        body,
        "lllrll",
    )
    return set_table(
        grid, name="norm-sources", caption=SOURCES_CAPTION, classes=".wide"
    )


def norms_of(
    inputs: ReportInputs, measure: str = "distance"
) -> dict[tuple[str, str], list[str]]:
    """Give the norms that each scale was set beside.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings, withheld ones too: the table must say that they are.
    measure : str, default "distance"
        Only norms with this statistic.

    Returns
    -------
    dict of (instrument, scale) to list of str
        Ids of the norms, in order.
    """
    norms: dict[tuple[str, str], set[str]] = {}
    for row in rows_with(inputs, [measure]):
        norms.setdefault((row["instrument"], row["scale"]), set()).add(row["norm"])
    return {key: sorted(own) for key, own in norms.items()}


def _over_times(inputs: ReportInputs, cells: NormCells, table: Table) -> str:
    def block(times: dict[str, str], ending: str) -> str:
        def rows(scale: dict) -> list[list]:
            own = table.norms[(scale["instrument"], scale["scale"])]
            return [
                [_name(scale, norm, own),
                 *(text for time in times for text in cells(scale, time, norm))]
                for norm in own
            ]  # fmt: skip

        body = rows_by_instrument(inputs, rows, wanted=set(table.norms))
        over = map(brief_time, times.values())
        grid = under_names(over, table.heads, body, first=2.9)
        name = f"{table.name}{ending}"
        return set_table(grid, name=name, caption=table.caption, classes=".wide")

    return in_blocks(short_times(inputs.study), block)


def _name(scale: dict, norm: str, norms: list[str]) -> str:
    name = escape_cell(scale["scale_name"])
    return name if len(norms) == 1 else f"{name}, {escape_cell(norm_label(norm))}"


def _points(inputs: ReportInputs, scale: dict, tail: str) -> str:
    found = finding_at(inputs, scale, tail)
    return cell(found, lambda row: with_interval(row, change_decimals(scale)))


def _sample(rows: list[dict]) -> str:
    sizes = sorted({int(row["n"]) for row in rows if known(row["n"])})
    if not sizes:
        return "not known"
    ends = [count(size) for size in (sizes[0], sizes[-1])]
    return ends[0] if len(sizes) == 1 else f"{ends[0]}\u00a0to\u00a0{ends[1]}"


def _doubts(rows: list[dict]) -> str:
    said = ["not verified against its source"] * (not rows[0]["verified"])
    said += ["some rows are norms of scales taken together"] * any(
        row["combined"] for row in rows
    )
    said += dict.fromkeys(row["caution"] for row in rows if row["caution"])
    return escape_cell("; ".join(said)) or DASH
