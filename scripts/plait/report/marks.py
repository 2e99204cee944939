"""Put results in the place of the marks that authors set in their prose."""

import re

import pandas as pd

from plait.errors import Fault
from plait.report.escape import escape_markdown
from plait.report.numerals import change_decimals, interval, known, numeral, signed
from plait.shapes.records import plain_rows

MARK = re.compile(r"\{(finding|construct):([^{}|\s]+)(?:\|([a-z]+))?\}")
FORMS = ("number", "unit", "interval")
# Shown with their sign. A correlation and a test statistic are not differences.
DIFFERENCES = (
    "change", "change_between", "permutation", "hodges_lehmann", "mixed_change",
    "distance", "distance_fixed", "distance_z", "equivalence", "tipping",
    "lost_difference", "d_z", "g_z", "d_av", "g_av", "d_rms", "g_rms", "d_rm", "g_rm",
    "glass_delta",
)  # fmt: skip
WHOLE = ("people", "extracts", "percent")
HUNDREDTHS = ("SD", "F", "correlation", "coefficient")
ARGUMENT = "synthesis/argument.md"


def fill_marks(
    text: str, findings: pd.DataFrame, constructs: list[dict], *,
    scales: pd.DataFrame | None = None, shown: str = ARGUMENT,
) -> tuple[str, list[Fault]]:  # fmt: skip
    """Replace `{finding:<id>}` and `{construct:<id>}` in a text.

    Parameters
    ----------
    text : str
        Prose with marks. `{finding:<id>}` gives the rounded estimate with its unit,
        `{finding:<id>|number}` the number alone, `{finding:<id>|interval}` both and
        the interval.
    findings : DataFrame, one row a statistic
        In the shape FINDINGS.
    constructs : list of dict
        `id` and `name` of each.
    scales : DataFrame, optional
        In the shape SCALES: gives the decimals. One decimal without it.
    shown : str
        The file that faults name.

    Returns
    -------
    str
        A withheld finding reads `[withheld]`, one that was not computed `[not
        computed]`; a mark in fault stays as typed, its braces escaped.
    list of Fault
        Unknown ids and forms, with their lines.
    """
    found = {row["finding"]: row for row in plain_rows(findings)}
    names = {row["id"]: row["name"] for row in constructs}
    decimals = scale_decimals(scales)
    faults: list[Fault] = []

    def fill(match: re.Match) -> str:
        kind, name, form = match.groups(default="")
        known_ids = found if kind == "finding" else names
        problem = problem_of(kind, name, form, known_ids)
        if problem:
            line = text.count("\n", 0, match.start()) + 1
            faults.append(Fault(shown, line, "", match.group(), *problem))
            return escape_markdown(match.group())
        if kind == "construct":
            return f"*{escape_markdown(names[name])}*"
        return set_finding(found[name], decimals.get(scale_of(found[name]), 1), form)

    return MARK.sub(fill, text), faults


def set_finding(finding: dict, decimals: int, form: str = "unit") -> str:
    """Set a finding in a sentence.

    Parameters
    ----------
    finding : dict
        Row of FINDINGS.
    decimals : int
        Of its estimate; effect sizes have two, counts none.
    form : {"unit", "number", "interval"}
        How much is said.

    Returns
    -------
    str
        Markdown.
    """
    if finding["status"] != "computed" or not known(finding["estimate"]):
        return f"\\[{finding['status'].replace('_', ' ')}\\]"
    digits = _digits(finding, decimals)
    is_difference = finding["measure"] in DIFFERENCES and finding["unit"] != "F"
    show = signed if is_difference else numeral
    words = [show(finding["estimate"], digits)]
    if form != "number" and finding["unit"]:
        words.append(escape_markdown(finding["unit"]))
    if form == "interval" and known(finding["low"], finding["high"]):
        limits = interval(finding["low"], finding["high"], digits)
        words.append(f"({100 * (finding['level'] or 0.95):.0f}% CI {limits})")
    return "\u00a0".join(words[:2]) + "".join(f" {word}" for word in words[2:])


def problem_of(kind: str, name: str, form: str, known_ids: dict) -> tuple | None:
    """Say what is wrong with a mark in braces.

    Parameters
    ----------
    kind, name, form : str
        As typed.
    known_ids : mapping
        Ids of that kind.

    Returns
    -------
    (str, str) or None
        What was expected, and how to mend it.
    """
    if name not in known_ids:
        return f"the id of a {kind} of this study", "correct the id in the mark"
    if form and (kind != "finding" or form not in FORMS):
        return f"one of {', '.join(FORMS)} after the bar", "correct the mark"
    return None


def scale_decimals(scales: pd.DataFrame | None) -> dict[tuple[str, str], int]:
    """Give the decimals of each scale.

    Parameters
    ----------
    scales : DataFrame or None
        In the shape SCALES.

    Returns
    -------
    dict of (str, str) to int
        By instrument and scale; empty without scales.
    """
    rows = [] if scales is None else plain_rows(scales)
    return {scale_of(row): change_decimals(row) for row in rows}


def scale_of(row: dict) -> tuple[str, str]:
    """Give the scale that a row is about.

    Parameters
    ----------
    row : dict
        Of FINDINGS or SCALES.

    Returns
    -------
    (str, str)
        Instrument and scale.
    """
    return row["instrument"], row["scale"]


def _digits(finding: dict, decimals: int) -> int:
    if finding["unit"] in WHOLE:
        return 0
    return 2 if finding["unit"] in HUNDREDTHS else decimals
