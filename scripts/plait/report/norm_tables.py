"""Set how far scores lie from published norms."""

from plait.report.cells import cell, with_interval
from plait.report.escape import escape_cell
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, index_findings, short_times, time_blocks
from plait.report.numerals import DASH, change_decimals, known, numeral
from plait.report.outcome_tables import by_instrument


def norm_table(inputs: ReportInputs) -> str:
    """Set how far each mean lies from its norm.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale: at each time the distance [points] with its
        interval, and in SDs of the norm; "" where there are no norms.
    """
    caption = (
        "Distance from the norm: the study's mean minus the norm's, in points of the "
        "scale and in SDs of the norm. An interval that holds zero does not show that "
        "two groups are alike."
    )
    blocks = [
        _norm_block(inputs, times, f"norms{ending}", caption)
        for times, ending in time_blocks(short_times(inputs.study))
    ]
    return "\n".join(filter(None, blocks))


def _norm_block(inputs: ReportInputs, times: dict, name: str, caption: str) -> str:
    found = index_findings(inputs)
    norms = _first_norms(found)

    def cells(scale: dict) -> list[str | Span]:
        norm = norms.get((scale["instrument"], scale["scale"]), "")
        return _distance_cells(scale, norm, found, times)

    grid = Grid(
        shares=[2.9, *([2.35, 0.95] * len(times))],
        head=[["", *[Span(escape_cell(time), 2) for time in times.values()]],
              ["Outcome", *(["points (95% CI)", "SDs"] * len(times))]],
        body=by_instrument(inputs, cells, measure="distance"),
        aligns="l" + "r" * (2 * len(times)),
    )  # fmt: skip
    return set_table(grid, name=name, caption=caption, classes=".wide")


def _first_norms(found: dict) -> dict[tuple[str, str], str]:
    # Withheld distances have a norm too: the table must say that they are withheld.
    rows = [row for row in found.values() if row["measure"] == "distance"]
    rows.sort(key=lambda row: row["norm"] or "", reverse=True)
    return {(row["instrument"], row["scale"]): row["norm"] or "" for row in rows}


def _distance_cells(scale: dict, norm: str, found: dict, times: dict) -> list:
    cells = []
    for time in times:
        base = f"{scale['instrument']}.{scale['scale']}.{time}"
        cells += [
            cell(found.get(f"{base}.distance:{norm}"),
                 lambda row: with_interval(row, change_decimals(scale))),
            cell(found.get(f"{base}.distance_z:{norm}"),
                 lambda row: numeral(row["estimate"], 2) if known(row["estimate"]) else DASH),
        ]  # fmt: skip
    return cells
