"""Set every effect size of a contrast, each named by what it was divided by."""

from plait.report.cells import cell
from plait.report.escape import escape_cell
from plait.report.finding_words import contrast_ends
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs
from plait.report.numerals import known, numeral
from plait.report.scale_rows import finding_at, rows_by_instrument, scales_with

# head, plain effect, the same corrected for few people, what it is, "{first}" a time
EFFECTS = (
    ("*d*~z~", "d_z", "g_z", "*d*~z~ over the SD of the changes"),
    ("*d*~av~", "d_av", "g_av", "*d*~av~ over the mean of the SDs at both times"),
    ("*d*~rms~", "d_rms", "g_rms", "*d*~rms~ over the root of their mean square"),
    ("*d*~rm~", "d_rm", "g_rm",
     "*d*~rm~ over the SD of the changes, corrected for the correlation"),
    ("Glass's Δ", "glass_delta", "", "Glass's Δ over the SD at {first}"),
)  # fmt: skip
PLAIN, CORRECTED = 1, 2
SECOND = (
    " In the second line of a score, *r* is the correlation of both times, and *g* the "
    "size above it, corrected for few people."
)


def effect_table(inputs: ReportInputs, contrast: dict) -> str:
    """Set all effect sizes of one contrast.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    contrast : dict
        `from` and `to`.

    Returns
    -------
    str
        Markdown, two rows a scale: the effect sizes [SD] with intervals, and under
        them the correlation and the same sizes corrected for few people; only those
        that there are. "" where there is only d_av, which stands in the table of
        changes, or none.
    """
    pair = f"{contrast['from']}-{contrast['to']}"
    shown = [e for e in EFFECTS if scales_with(inputs, [e[PLAIN]], pair)]
    more = [e[CORRECTED] for e in shown if e[CORRECTED]] + ["r"]
    twice = bool(scales_with(inputs, more, pair))
    if not twice and {e[PLAIN] for e in shown} <= {"d_av"}:
        return ""

    def rows(scale: dict) -> list[list[str]]:
        def line(at: int) -> list[str]:
            return [_bracketed(inputs, scale, pair, effect[at]) for effect in shown]

        name, r = escape_cell(scale["scale_name"]), _correlation(inputs, scale, pair)
        return [[name, *line(PLAIN)], [r, *line(CORRECTED)]][: 1 + twice]

    wanted = scales_with(inputs, [e[PLAIN] for e in shown], pair)
    grid = Grid(
        shares=[2.2, *[2.0] * len(shown)],
        head=[["Outcome", *(f"{head} [95%\u00a0CI]" for head, *_ in shown)]],
        body=rows_by_instrument(inputs, rows, wanted=wanted),
        aligns="l" + "r" * len(shown),
    )  # fmt: skip
    caption = _caption(contrast_ends(inputs.study, contrast), shown, twice)
    return set_table(grid, name=f"effects-{pair}", caption=caption, classes=".wide")


def _correlation(inputs: ReportInputs, scale: dict, pair: str) -> str:
    shown = _bracketed(inputs, scale, pair, "r")
    return f"[*r*\u00a0{shown}]{{.small}}"


def _bracketed(inputs: ReportInputs, scale: dict, pair: str, measure: str) -> str:
    if not measure:
        return ""
    return cell(finding_at(inputs, scale, f"{pair}.{measure}"), _with_brackets)


def _with_brackets(row: dict) -> str:
    """Set an estimate with its interval as short as can be, on one line."""
    shown = numeral(row["estimate"], 2)
    if not known(row["low"], row["high"]):
        return shown
    low, high = numeral(row["low"], 2), numeral(row["high"], 2)
    return f"{shown}\u00a0\\[{low},\u00a0{high}\\]"


def _caption(ends: tuple[str, str], shown: list[tuple], twice: bool) -> str:
    first, second = map(escape_cell, ends)
    what = "; ".join(words.format(first=first) for *_, words in shown)
    return (
        f"Effect sizes of the change from {first} to {second}: the mean change over an "
        f"SD, named by it. {what}.{SECOND * twice} One change gives very different "
        "sizes: compare only sizes with the same name."
    )
