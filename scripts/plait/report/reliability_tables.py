"""Set how well the scales measured: reliability, and scores at the ends."""

from plait.report.cells import cell
from plait.report.finding_words import brief_time
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, short_times
from plait.report.notes import rows_with, why_not
from plait.report.numerals import interval, known, numeral
from plait.report.scale_rows import by_instrument, finding_at, in_blocks, under_names

RELIABILITY = (
    "Reliability: how far the items of a scale go together, from 0 to 1, in the people "
    "who answered all of them. Alpha is Cronbach's, with its 95% interval; omega is "
    "McDonald's, from one common factor."
)
ENDS = (
    "Floor and ceiling: the percentage of people with the lowest and with the highest "
    "possible score, who cannot fall or rise any further."
)
HEADS = {"alpha": "alpha (95% CI)"}
MADE = ("computed", "withheld")


def reliability_table(inputs: ReportInputs) -> str:
    """Set alpha and omega of every scale at every time.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale: at each time alpha with its interval and omega;
        scales that have neither anywhere are left out, and the caption says why.
    """
    return _by_time(inputs, ("alpha", "omega"), name="reliability", caption=RELIABILITY)


def ends_table(inputs: ReportInputs) -> str:
    """Set how many people have the lowest and the highest possible score.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale: at each time floor and ceiling [percent].
    """
    return _by_time(inputs, ("floor", "ceiling"), name="ends", caption=ENDS)


def _by_time(
    inputs: ReportInputs, measures: tuple[str, str], *, name: str, caption: str
) -> str:
    wanted = {
        (row["instrument"], row["scale"])
        for row in rows_with(inputs, measures) if row["status"] in MADE
    }  # fmt: skip
    said = caption + why_not(inputs, measures)

    def block(times: dict[str, str], ending: str) -> str:
        grid = _grid(inputs, times, measures, wanted)
        return set_table(grid, name=f"{name}{ending}", caption=said, classes=".wide")

    return in_blocks(short_times(inputs.study), block) if wanted else ""


def _grid(inputs: ReportInputs, times: dict, measures: tuple, wanted: set) -> Grid:
    shown = {"alpha": _coefficient, "omega": _coefficient}

    def cells(scale: dict) -> list[str]:
        return [
            cell(finding_at(inputs, scale, f"{time}.{measure}"),
                 shown.get(measure, _percent))
            for time in times for measure in measures
        ]  # fmt: skip

    body = by_instrument(inputs, cells, wanted=wanted)
    heads = {HEADS.get(m, m): 1.9 if m == "alpha" else 1.0 for m in measures}
    return under_names(map(brief_time, times.values()), heads, body, first=3.2)


def _coefficient(finding: dict) -> str:
    shown = numeral(finding["estimate"], 2)
    if not known(finding["low"], finding["high"]):
        return shown
    return f"{shown} ({interval(finding['low'], finding['high'], 2)})"


def _percent(finding: dict) -> str:
    return f"{numeral(finding['estimate'], 0)}%"
