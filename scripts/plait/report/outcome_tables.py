"""Set the outcomes at every time beside their norms."""

from plait.report.cells import SHOWN_WITHHELD, cell, is_withheld, mean_sd
from plait.report.escape import escape_cell
from plait.report.grid import Grid, Span, set_table
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs, rows_of, short_times
from plait.report.norm_tips import with_norm
from plait.report.norm_values import norm_label, norm_values
from plait.report.numerals import DASH, count
from plait.report.scale_rows import by_instrument, finding_at, in_blocks, scales_with


def outcome_table(inputs: ReportInputs) -> str:
    """Set the outcomes at every time beside their norms.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings, scales and norms.

    Returns
    -------
    str
        Markdown, one row a scale under its instrument: n and mean (SD) at each
        time [points], norm mean (SD); "" where there are no means.

    References
    ----------
    Layout: Gillard et al. (2022) BMC Psychiatry 22:373, Table 3.
    """
    norms = norm_values(rows_of(inputs, "norms"))
    caption = (
        f"Outcomes over time{_norm_sources(norms)}. Means describe everyone who "
        "answered at that time, not the same people throughout."
    )

    def block(times: dict[str, str], ending: str) -> str:
        grid = _outcome_grid(inputs, times, norms)
        return set_table(
            grid, name=f"outcomes{ending}", caption=caption, classes=".wide"
        )

    return in_blocks(short_times(inputs.study), block)


def _outcome_grid(inputs: ReportInputs, times: dict, norms: dict) -> Grid:
    last = int(bool(norms))

    def cells(scale: dict) -> list[str | Span]:
        return [*_means(inputs, scale, times), *[_norm(scale, norms)] * last]

    heads = [Span(escape_cell(time), 2) for time in times.values()]
    under = ["*n*", "mean (SD)"] * len(times)
    return Grid(
        shares=[3.4, *([0.75, 1.75] * len(times)), *[1.75] * last],
        head=[["", *heads, *["Norm"] * last], ["Outcome", *under, *["mean (SD)"] * last]],
        body=by_instrument(inputs, cells, wanted=scales_with(inputs, ["mean"])),
        aligns="l" + "r" * (2 * len(times) + last),
    )  # fmt: skip


def _means(inputs: ReportInputs, scale: dict, times: dict) -> list[str | Span]:
    cells: list[str | Span] = []
    for time in times:
        mean = finding_at(inputs, scale, f"{time}.mean")
        if is_withheld(mean):
            cells.append(Span(with_finding(SHOWN_WITHHELD, mean), 2))
            continue
        cells += [
            cell(mean, lambda row: count(row["n"])),
            cell(mean, lambda row: mean_sd(row, scale)),
        ]
    return cells


def _norm(scale: dict, norms: dict) -> str:
    norm = norms.get((scale["instrument"], scale["scale"]))
    if not norm:
        return DASH
    return with_norm(mean_sd({**norm, "estimate": norm["mean"]}, scale), norm)


def _norm_sources(norms: dict) -> str:
    names = sorted({norm_label(norm["norm"]) for norm in norms.values()})
    listed = "; ".join(escape_cell(name) for name in names)
    return f", and norms ({listed})" if names else ""
