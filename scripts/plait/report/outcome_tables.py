"""Set the tables of the questionnaires."""

from collections.abc import Callable

from plait.report.cells import (
    SHOWN_WITHHELD,
    cell,
    is_withheld,
    mean_sd,
    p_cell,
    t_and_df,
    with_interval,
)
from plait.report.escape import escape_cell
from plait.report.grid import Grid, Span, columns_of, set_table
from plait.report.inputs import (
    ReportInputs,
    index_findings,
    rows_of,
    short_times,
    time_blocks,
)
from plait.report.norm_values import norm_label, norm_values
from plait.report.numerals import DASH, change_decimals, count

Cells = Callable[[dict], list[str | Span]]


def outcome_table(inputs: ReportInputs) -> str:
    """Set the outcomes at every time beside their norms.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale under its instrument: n and mean (SD) at each
        time [points], norm mean (SD); "" where there are no means.

    References
    ----------
    Layout: Gillard et al. (2022) BMC Psychiatry 22:373, Table 3.
    """
    norms = norm_values(index_findings(inputs))
    caption = (
        f"Outcomes over time{_norm_sources(norms)}. Means describe everyone who "
        "answered at that time, not the same people throughout."
    )
    blocks = [
        _outcome_block(inputs, times, f"outcomes{ending}", caption)
        for times, ending in time_blocks(short_times(inputs.study))
    ]
    return "\n".join(filter(None, blocks))


def change_table(inputs: ReportInputs, contrast: dict) -> str:
    """Set the changes of one contrast in the same people.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    contrast : dict
        `from` and `to`.

    Returns
    -------
    str
        Markdown, one row a scale: n (pairs), mean change [points] with its
        interval, t (df), p, Holm p, d_z and d_av with intervals.
    """
    found, times = index_findings(inputs), short_times(inputs.study)
    pair = f"{contrast['from']}-{contrast['to']}"

    def cells(scale: dict) -> list[str | Span]:
        base = f"{scale['instrument']}.{scale['scale']}.{pair}"
        return _change_cells(scale, base, found)

    grid = Grid(
        shares=[2.1, 0.65, 2.5, 1.55, 0.85, 1.25, 2.4, 2.4],
        head=[["Outcome", "*n*", "Change (95% CI)", "*t* (df)", "*p*", "*p*\u00a0(Holm)",
               "*d*~z~ (95% CI)", "*d*~av~ (95% CI)"]],
        body=by_instrument(inputs, cells, measure="change", contrast=pair),
        aligns="lrrrrrrr",
    )  # fmt: skip
    ends = [escape_cell(times[contrast[end]]) for end in ("from", "to")]
    caption = (
        f"Change from {ends[0]} to {ends[1]} in the people who answered at both times. "
        f"Below zero: lower at {ends[1]}."
    )
    return set_table(grid, name=f"change-{pair}", caption=caption, classes=".wide")


def has_measure(inputs: ReportInputs, measure: str, contrast: str = "") -> set:
    """Give the scales that have a statistic, withheld ones too.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.
    measure : str
        Such as "mean".
    contrast : str, default ""
        Only of this contrast.

    Returns
    -------
    set of (instrument, scale)
        Empty where there is none.
    """
    rows = inputs.findings[inputs.findings["measure"] == measure]
    rows = rows[rows["contrast"] == contrast] if contrast else rows
    return set(zip(rows["instrument"], rows["scale"], strict=True))


def _outcome_block(inputs: ReportInputs, times: dict, name: str, caption: str) -> str:
    found = index_findings(inputs)
    norms = norm_values(found)
    last = int(bool(norms))

    def cells(scale: dict) -> list[str | Span]:
        return [*_means(scale, found, times), *[_norm(scale, norms)] * last]

    heads = [Span(escape_cell(time), 2) for time in times.values()]
    under = ["*n*", "mean (SD)"] * len(times)
    grid = Grid(
        shares=[3.4, *([0.75, 1.75] * len(times)), *[1.75] * last],
        head=[["", *heads, *["Norm"] * last], ["Outcome", *under, *["mean (SD)"] * last]],
        body=by_instrument(inputs, cells, measure="mean"),
        aligns="l" + "r" * (2 * len(times) + last),
    )  # fmt: skip
    return set_table(grid, name=name, caption=caption, classes=".wide")


def by_instrument(
    inputs: ReportInputs, cells: Cells, *, measure: str, contrast: str = ""
) -> list[list]:
    """Make the rows of a table of scales, under their instruments.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    cells : callable
        Makes the cells of a scale, all but the first.
    measure : str
        Only scales with this statistic.
    contrast : str, default ""
        Only of this contrast.

    Returns
    -------
    list of list
        The name of the instrument above the rows of its scales.
    """
    wanted = has_measure(inputs, measure, contrast)
    body: list[list] = []
    above = None
    for scale in rows_of(inputs, "scales"):
        if (scale["instrument"], scale["scale"]) not in wanted:
            continue
        row = [escape_cell(scale["scale_name"]), *cells(scale)]
        if scale["instrument_name"] != above:
            above = scale["instrument_name"]
            body.append([Span(f"**{escape_cell(above)}**", columns_of(row))])
        body.append(row)
    return body


def _means(scale: dict, found: dict, times: dict[str, str]) -> list[str | Span]:
    cells: list[str | Span] = []
    for time in times:
        mean = found.get(f"{scale['instrument']}.{scale['scale']}.{time}.mean")
        if is_withheld(mean):
            cells.append(Span(SHOWN_WITHHELD, 2))
            continue
        cells += [
            cell(mean, lambda row: count(row["n"])),
            cell(mean, lambda row: mean_sd(row, scale)),
        ]
    return cells


def _norm(scale: dict, norms: dict) -> str:
    norm = norms.get((scale["instrument"], scale["scale"]))
    return mean_sd({**norm, "estimate": norm["mean"]}, scale) if norm else DASH


def _norm_sources(norms: dict) -> str:
    names = sorted({norm_label(norm["norm"]) for norm in norms.values()})
    listed = "; ".join(escape_cell(name) for name in names)
    return f", and norms ({listed})" if names else ""


def _change_cells(scale: dict, base: str, found: dict) -> list[str | Span]:
    change = found.get(f"{base}.change")
    decimals = change_decimals(scale)
    effects = [
        cell(found.get(f"{base}.{effect}"), lambda row: with_interval(row, 2))
        for effect in ("d_z", "d_av")
    ]
    if is_withheld(change):
        return [Span(SHOWN_WITHHELD, 5), *effects]
    return [
        cell(change, lambda row: count(row["n"])),
        cell(change, lambda row: with_interval(row, decimals)),
        cell(change, t_and_df),
        cell(change, lambda row: p_cell(row["p"])),
        cell(change, lambda row: p_cell(row["p_adjusted"])),
        *effects,
    ]
