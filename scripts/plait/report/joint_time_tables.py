"""Set both strands over time: scores, what was said, and words of each time."""

from plait.report.cells import SHOWN_WITHHELD
from plait.report.escape import escape_cell
from plait.report.grid import Grid, Span, set_table
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs, rows_of, short_times, time_blocks
from plait.report.numerals import DASH, count, interval, known, numeral

CAPTION = (
    "Both strands over time: mean scores with 95% intervals of everyone who answered "
    "then, the number of coded extracts of each theme, and the first quote of that time "
    "that a statement rests on."
)
HEADS = {"scale": "Numbers", "theme": "Words: coded extracts"}


def time_table(inputs: ReportInputs) -> str:
    """Set scales, themes and quotes by time point.

    Parameters
    ----------
    inputs : ReportInputs
        Released joint_times, scales, themes and quotes.

    Returns
    -------
    str
        Markdown, one row a scale or theme, then one of quotes; a table a block of
        times. "" where the study asks for none.
    """
    rows = rows_of(inputs, "joint_times")
    if not rows:
        return ""
    blocks = time_blocks(short_times(inputs.study))
    return "\n".join(_block(inputs, rows, times, end) for times, end in blocks)


def lines_of(rows: list[dict]) -> list[list[dict]]:
    """Part rows by line.

    Parameters
    ----------
    rows : list of dict
        Rows of JOINT_TIMES.

    Returns
    -------
    list of list of dict
        Each line over the times, in order.
    """
    lines: dict[tuple, list[dict]] = {}
    for row in rows:
        lines.setdefault((row["display"], row["line"]), []).append(row)
    return list(lines.values())


def line_names(scales: list[dict], themes: list[dict]) -> dict[str, str]:
    """Name the lines of displays over time.

    Parameters
    ----------
    scales : list of dict
        Rows of SCALES.
    themes : list of dict
        Rows of THEMES.

    Returns
    -------
    dict of str to str
        `instrument.scale` or theme id to its name, as typed.
    """
    names = {f"{s['instrument']}.{s['scale']}": s["scale_name"] for s in scales}
    return {theme["theme"]: theme["name"] for theme in themes} | names


def _block(
    inputs: ReportInputs, rows: list[dict], times: dict[str, str], ending: str
) -> str:
    names = line_names(rows_of(inputs, "scales"), rows_of(inputs, "themes"))
    body: list[list] = []
    before = ""
    for line in lines_of([row for row in rows if row["time"] in times]):
        kind = line[0]["kind"]
        if kind in HEADS and kind != before:
            body.append([Span(f"**{HEADS[kind]}**", len(times) + 1)])
        label = (
            "What somebody said"
            if kind == "quote"
            else names.get(line[0]["id"], line[0]["id"])
        )
        body.append([escape_cell(label), *(_cell(inputs, row) for row in line)])
        before = kind
    grid = Grid(
        [2.0, *[2.6] * len(times)], [["", *map(escape_cell, times.values())]], body
    )
    return set_table(grid, name=f"joint-time{ending}", caption=CAPTION)


def _cell(inputs: ReportInputs, row: dict) -> str:
    if row["kind"] == "quote":
        return _said(inputs, row)
    stem = f"{row['id']}.{row['time']}"
    name = f"{stem}.mean" if row["kind"] == "scale" else f"theme.{stem}.extracts"
    return with_finding(_number(inputs, row), inputs.by_finding.get(name))


def _number(inputs: ReportInputs, row: dict) -> str:
    if row["status"] == "withheld":
        return SHOWN_WITHHELD
    if row["status"] != "computed" or not known(row["estimate"]):
        return DASH
    if row["kind"] == "theme":
        return count(row["estimate"])
    scales = {f"{s['instrument']}.{s['scale']}": s for s in rows_of(inputs, "scales")}
    digits = int(scales[row["id"]]["mean_decimals"])
    shown = numeral(row["estimate"], digits)
    if known(row["low"], row["high"]):
        shown += f" ({interval(row['low'], row['high'], digits)})"
    return f"{shown}, n\u00a0=\u00a0{count(row['n'])}" if known(row["n"]) else shown


def _said(inputs: ReportInputs, row: dict) -> str:
    quotes = {quote["quote"]: quote for quote in rows_of(inputs, "quotes")}
    quote = quotes.get(row["quote"])
    if quote is None:
        return "No quote of this time may be shown."
    return f"“{escape_cell(quote['text'])}” [\\({escape_cell(quote['quote'])}\\)]{{.small}}"
