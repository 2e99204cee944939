"""Set how far coders agree, where the approach asks for it, and how they differ."""

from plait.report.cells import cell
from plait.report.code_tables import codes_in_tree, indented
from plait.report.escape import escape_markdown
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs
from plait.report.notes import why_not
from plait.report.numerals import interval, known, numeral

BEYOND = {"cohen_kappa": "Cohen's kappa", "fleiss_kappa": "Fleiss' kappa",
          "krippendorff_alpha": "Krippendorff's alpha"}  # fmt: skip
LEAD = (
    "@tbl-agreement says how alike coders used each code. *Agreed* is the share of "
    "units that they judged alike; where a code is rare it is high whatever they do, "
    "since most text has no code. Kappa and alpha ask how much of it is more than "
    "chance: 0 is what chance alone would give, 1 is full agreement, and less than 0 "
    "is less than chance. They say how alike the codes were used, not whether a reading "
    "is right, and they weigh no coder against another."
)
CAPTION = "Agreement of coders, with 95% intervals where there are enough documents."
DIFFERENCES = (
    "Coders differed over {n} passages: one gave a code and another, who coded the same "
    "document, did not. The list stays with the team, to be talked about; its length is "
    "no score."
)
ONE = "Coders differed over one passage, which the team has to talk about."
NONE = "There is no passage to which only some of its coders gave a code."


def agreement_table(inputs: ReportInputs) -> str:
    """Set agreement for each code and over all codes.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and codes.

    Returns
    -------
    str
        Markdown, one row a code that somebody used: share agreed, kappa, alpha, with
        intervals; "" where nothing was measured.
    """
    measures = ["percent_agreement", *(m for m in BEYOND if _says(inputs, m))]
    if not _says(inputs, "percent_agreement"):
        return ""
    rows = [("**All codes**", "all")]
    rows += [(indented(code), code["code"]) for code in codes_in_tree(inputs)]
    body = [
        [name, *(_cell(inputs, key, measure) for measure in measures)]
        for name, key in rows
        if _used(inputs, key)
    ]
    heads = ["Code", "Agreed (%)", *(BEYOND[m] for m in measures[1:])]
    grid = Grid([3, *([2.2] * len(measures))], [heads], body, "l" + "r" * len(measures))
    caption = f"{CAPTION} {_method(inputs)}{why_not(inputs, measures[1:])}"
    return set_table(grid, name="agreement", caption=caption)


def agreement_words(inputs: ReportInputs) -> str:
    """Say what agreement means, or why it is not measured.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.

    Returns
    -------
    str
        Markdown; "" where there is no qualitative strand.
    """
    if _says(inputs, "percent_agreement"):
        return LEAD
    whole = inputs.by_finding.get("agreement.all.all.krippendorff_alpha")
    if whole is None or not whole["caution"]:
        return ""
    reason = escape_markdown(whole["caution"])
    return f"Agreement between coders is not given: {reason}."


def difference_words(inputs: ReportInputs) -> str:
    """Say how many passages coders have to talk about.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.

    Returns
    -------
    str
        Markdown; "" where no document was coded by two, or the number is withheld.
    """
    found = inputs.by_finding.get("differences.all.all.passages")
    if found is None or not known(found["estimate"]):
        return ""
    n = int(found["estimate"])
    return {0: NONE, 1: ONE}.get(n, DIFFERENCES.format(n=n))


def _rows(inputs: ReportInputs, measure: str) -> list[dict]:
    return inputs.by_measure.get(measure, [])


def _says(inputs: ReportInputs, measure: str) -> bool:
    return any(row["status"] == "computed" for row in _rows(inputs, measure))


def _used(inputs: ReportInputs, code: str) -> bool:
    found = inputs.by_finding.get(f"agreement.{code}.all.percent_agreement")
    return found is not None and found["status"] != "not_computed"


def _cell(inputs: ReportInputs, code: str, measure: str) -> str:
    found = inputs.by_finding.get(f"agreement.{code}.all.{measure}")
    return cell(found, _percent if measure == "percent_agreement" else _beyond)


def _percent(finding: dict) -> str:
    return _with_interval(finding, 100, 1)


def _beyond(finding: dict) -> str:
    return _with_interval(finding, 1, 2)


def _with_interval(finding: dict, times: int, decimals: int) -> str:
    shown = numeral(times * finding["estimate"], decimals)
    if not known(finding["low"], finding["high"]):
        return shown
    ends = interval(times * finding["low"], times * finding["high"], decimals)
    return f"{shown} ({ends})"


def _method(inputs: ReportInputs) -> str:
    """Say what was compared: the same for all rows."""
    whole = inputs.by_finding["agreement.all.all.percent_agreement"]
    _, _, said = (whole["method"] or "").partition(", ")
    compared = said.split("; over all codes")[0]
    return f"Compared: {escape_markdown(compared)}." if compared else ""
