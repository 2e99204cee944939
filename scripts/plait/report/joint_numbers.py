"""Set the numbers and quotes that a statement rests on, briefly and in words."""

from plait.report.cells import SHOWN_WITHHELD, is_withheld, mean_sd, set_count
from plait.report.escape import escape_cell
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs, index_findings, rows_of, split_ids
from plait.report.numerals import (
    DASH,
    change_decimals,
    count,
    interval,
    known,
    numeral,
    signed,
)
from plait.report.verdicts import cite

COUNTED = {"people": ("person", "people"), "extracts": ("extract", "extracts")}
DIFFERENCES = ("change", "distance")
HELD = "(withheld)"


def evidence_lines(
    inputs: ReportInputs, statement: dict, named: dict[str, tuple[str, str]]
) -> list[str]:
    """Set what one statement rests on.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    statement : dict
        Row of STATEMENTS.
    named : dict of str to (str, str)
        As `name_findings` gives it.

    Returns
    -------
    list of str
        Finished markdown for a cell, one line a time or contrast with its numbers,
        then one with the ids of the quotes, or the reference.
    """
    lines = [*_number_lines(inputs, statement, named), _quoted(statement)]
    if statement["basis"] == "published":
        source = f" {cite(statement['citation'])}" if statement["citation"] else ""
        lines.append(f"Published elsewhere; this study has no data on it{source}")
    elif statement["basis"] == "workshop":
        lines.append("From a workshop")
    return [f"{line}." for line in lines if line]


def _number_lines(inputs: ReportInputs, statement: dict, named: dict) -> list[str]:
    found, scales = index_findings(inputs), _scales(inputs)
    by_time: dict[str, list[dict]] = {}
    for name in split_ids(statement["findings"]):
        by_time.setdefault(named.get(name, ("", ""))[1], []).append(found.get(name))
    return [
        _line(when, [row for row in rows if row], named, scales)
        for when, rows in by_time.items()
    ]


def _line(when: str, rows: list[dict], named: dict, scales: dict) -> str:
    # People behind all numbers of a line are told once.
    people = {row["n"] for row in rows if row["unit"] not in COUNTED}
    shared = people.pop() if len(people) == 1 else None
    told = [
        f"{escape_cell(named[row['finding']][0])}{_colon(row)} "
        f"{with_finding(value_of(row, scales), row)}{_behind(row, shared)}"
        for row in rows
    ]
    of = f"; n\u00a0=\u00a0{count(shared)}" if known(shared) and told else ""
    lead = f"{escape_cell(when[:1].upper() + when[1:])}: " if when else ""
    return f"{lead}{'; '.join(told)}{of}" if told else ""


def _colon(row: dict) -> str:
    return ":" if row["unit"] in COUNTED else ""


def _behind(row: dict, shared: float | None) -> str:
    if known(shared) or row["unit"] in COUNTED or not known(row["n"]):
        return ""
    return f", n\u00a0=\u00a0{count(row['n'])}"


def value_of(finding: dict, scales: dict[tuple[str, str], dict]) -> str:
    """Set the value of a finding.

    Parameters
    ----------
    finding : dict
        Row of FINDINGS.
    scales : dict of (str, str) to dict
        Instrument and scale to row of SCALES.

    Returns
    -------
    str
        A difference with its sign and interval, a mean with its SD, a count with
        what it counts; `withheld`, or a dash where it was not computed.
    """
    if is_withheld(finding):
        return SHOWN_WITHHELD
    if finding["status"] != "computed" or not known(finding["estimate"]):
        return DASH
    if finding["unit"] in COUNTED:
        one = finding["estimate"] == 1
        return f"{set_count(finding)} {COUNTED[finding['unit']][0 if one else 1]}"
    scale = scales.get((finding["instrument"], finding["scale"]))
    if scale is None:
        return numeral(finding["estimate"], 2)
    if finding["measure"] not in DIFFERENCES:
        return mean_sd(finding, scale)
    return _difference(finding, change_decimals(scale))


def _difference(finding: dict, digits: int) -> str:
    shown = signed(finding["estimate"], digits)
    if not known(finding["low"], finding["high"]):
        return shown
    return f"{shown} ({interval(finding['low'], finding['high'], digits)})"


def _quoted(statement: dict) -> str:
    quotes = split_ids(statement["extracts"])
    shown = [escape_cell(name) for name in quotes if name != HELD]
    held = len(quotes) - len(shown)
    words = [f"Quote{'s' * (len(shown) > 1)} {', '.join(shown)}"] if shown else []
    words += [f"{held} more withheld" if shown else "Quotes withheld"] if held else []
    return "; ".join(words)


def _scales(inputs: ReportInputs) -> dict[tuple[str, str], dict]:
    return {(r["instrument"], r["scale"]): r for r in rows_of(inputs, "scales")}
