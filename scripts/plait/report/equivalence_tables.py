"""Set what the study's declared margins show."""

from plait.report.cells import SHOWN_WITHHELD, cell, is_withheld, p_cell, with_interval
from plait.report.escape import escape_cell
from plait.report.finding_words import brief_time, contrast_names
from plait.report.grid import Grid, set_table
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs, rows_of, short_times
from plait.report.norm_values import norm_label
from plait.report.numerals import DASH, change_decimals, count, known
from plait.report.scale_rows import finding_at, rows_by_instrument
from plait.report.wording import joined, lower_name

ALPHA = 0.05
CAPTION = (
    "Is a difference smaller than the margin that the study declared beforehand as "
    "too small to matter? *Shown*: the whole 90% interval lies within the margin "
    "(two one-sided tests). *Not shown* does not say that there is a difference. "
    "*People needed*: with how many the margin could be shown at all, if the true "
    "difference were nought."
)


def equivalence_table(inputs: ReportInputs) -> str:
    """Set the test of every declared margin.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales; equivalence, times and contrasts of the study.

    Returns
    -------
    str
        Markdown, one row a margin x contrast or time: the difference [points] with
        its 90 % interval, p, the verdict in words and the people needed; "" where
        no margin is declared.
    """
    margins: dict[tuple, list[dict]] = {}
    for entry in inputs.study.get("equivalence", []):
        key = tuple(entry["scale"].split(".", 1))
        margins.setdefault(key, []).append(entry)

    def rows(scale: dict) -> list[list[str]]:
        own = margins[(scale["instrument"], scale["scale"])]
        return [row for entry in own for row in _margin_rows(inputs, scale, entry)]

    grid = Grid(
        [1.9, 2.1, 0.9, 2.3, 0.7, 2.2, 1.1],
        [["Outcome", "What", "Margin", "Difference (90% CI)", "*p*", "Within the margin?",
          "People needed"]],
        rows_by_instrument(inputs, rows, wanted=set(margins)),
        "lllrrlr",
    )  # fmt: skip
    return set_table(grid, name="equivalence", caption=CAPTION, classes=".wide")


def verdict(finding: dict | None) -> str:
    """Say what a test of equivalence shows.

    Parameters
    ----------
    finding : dict or None
        Row of FINDINGS, measure `equivalence`.

    Returns
    -------
    str
        shown, not shown, withheld, or why it was not tested.
    """
    if is_withheld(finding):
        return SHOWN_WITHHELD
    if finding is None or finding["status"] != "computed" or not known(finding["p"]):
        why = (finding or {}).get("caution") or ""
        # other cautions come before the reason, and stand in a section of their own
        reason = why.rpartition("; ")[2].removeprefix("equivalence is refused: ")
        return f"not tested: {escape_cell(reason)}" if reason else "not tested"
    return "**shown**" if finding["p"] < ALPHA else "not shown"


def margin_words(entry: dict, scale: dict) -> str:
    """Word a margin.

    Parameters
    ----------
    entry : dict
        One of the study's `equivalence`.
    scale : dict
        Row of SCALES.

    Returns
    -------
    str
        As "±3 points".
    """
    return f"±{entry['margin']:g}\u00a0{escape_cell(scale['unit'])}"


def _margin_rows(inputs: ReportInputs, scale: dict, entry: dict) -> list[list[str]]:
    if entry["against"] == "change":
        tails = {
            f"change {name}": (f"{pair}.equivalence", f"{pair}.people_needed")
            for pair, name in contrast_names(inputs.study).items()
        }
    else:
        norm = entry["against"]
        tails = {
            f"from the norm of {norm_label(norm)}, {brief_time(name)}":
            (f"{time}.equivalence:{norm}", f"{time}.people_needed:{norm}")
            for time, name in short_times(inputs.study).items()
        }  # fmt: skip
    tested = [
        (what, finding_at(inputs, scale, tail), finding_at(inputs, scale, needed))
        for what, (tail, needed) in tails.items()
    ]
    return [
        [escape_cell(scale["scale_name"]), escape_cell(what), margin_words(entry, scale),
         *_tested(found, needed, scale)]
        for what, found, needed in tested if found
    ]  # fmt: skip


def _tested(found: dict, needed: dict | None, scale: dict) -> list[str]:
    digits = change_decimals(scale)
    return [
        cell(found, lambda row: with_interval(row, digits)),
        cell(found, lambda row: p_cell(row["p"])),
        with_finding(verdict(found), found),
        cell(needed, lambda row: count(row["estimate"])) if needed else DASH,
    ]


def shown_margins(inputs: ReportInputs) -> list[tuple[dict, str]]:
    """List the margins within which something was shown to lie.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales; equivalence of the study.

    Returns
    -------
    list of (dict, str)
        Scale and what lies within its margin.
    """
    scales = {(r["instrument"], r["scale"]): r for r in rows_of(inputs, "scales")}
    shown = []
    for entry in inputs.study.get("equivalence", []):
        scale = scales.get(tuple(entry["scale"].split(".", 1)))
        rows = _margin_rows(inputs, scale, entry) if scale else []
        shown += [(scale, row[1]) for row in rows if "**shown**" in row[5]]
    return shown


def margin_sentences(inputs: ReportInputs) -> str:
    """Say what was shown to lie within a declared margin.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales; equivalence of the study.

    Returns
    -------
    str
        One sentence; "" where nothing was.
    """
    shown = [f"{lower_name(scale)} ({what})" for scale, what in shown_margins(inputs)]
    if not shown:
        return ""
    return (
        f"Small enough not to matter, by the study's own margin: {joined(shown, ';')}."
    )
