"""Write the sentences that lead into sections, from what the sections hold."""

import re

from plait.report.escape import tame_markdown
from plait.report.inputs import ReportInputs, rows_of
from plait.report.number_leads import change_notes, more_head, norms_lead, people_lead
from plait.report.wording import counted

# A citation in markdown; cross-references look the same.
CITED = re.compile(r"(?<![\w\\])@(?!(?:tbl|fig|sec)-)\w")
QUOTED = "Quotes are the words of people who agreed to be quoted."
MORE_PARTS = [
    "table-participation", "table-patterns", "table-lost", "table-reliability",
    "table-ends", "table-ways", "table-overall", "table-between", "table-groups",
    "table-sure", "table-reliable", "table-effects", "table-norm-error",
    "methods-exact", "table-reading",
]  # fmt: skip
LISTED = "What readers of these results need to know is listed below."


def lead_parts(inputs: ReportInputs, parts: dict[str, str]) -> dict[str, str]:
    """Write the first sentences of sections that depend on what is in them.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    parts : dict of str to str
        All other parts.

    Returns
    -------
    dict of str to str
        Markdown; "" where a study has no such section.
    """
    return {
        "draft": draft_words(inputs),
        "participants-lead": _participants(inputs, parts),
        "outcomes-lead": _outcomes(inputs, parts),
        "change-notes": change_notes(inputs, parts),
        "norms-lead": norms_lead(parts),
        "more-head": more_head(parts, MORE_PARTS),
        "themes-lead": _themes(parts),
        "codes-head": _codes_head(parts),
        "synthesis-lead": _synthesis(inputs, parts),
        "limitations-lead": _limitations(parts),
        "references": "::: {#refs}\n:::" if cites(parts) else "",
    }


def draft_words(inputs: ReportInputs) -> str:
    """Say at the top of a draft that it is one.

    Parameters
    ----------
    inputs : ReportInputs
        Released argument_faults; synthesis of the study.

    Returns
    -------
    str
        A callout; "" in a final report, and where nothing is put forward yet.
    """
    final = inputs.study.get("synthesis", {}).get("mode") == "final"
    if final or not rows_of(inputs, "propositions"):
        return ""
    n = len(rows_of(inputs, "argument_faults"))
    verb = "is" if n == 1 else "are"
    title = f"Draft: {counted(n, 'fault')} of the argument {verb} marked"
    words = "@tbl-faults lists what to mend." if n else "The study is not called final."
    head = f'::: {{.callout-warning title="{title}" icon=false}}'
    return f"{head}\n\n{words} A final report has no faults.\n\n:::"


def cites(parts: dict[str, str]) -> bool:
    """Say whether anything is cited.

    Parameters
    ----------
    parts : dict of str to str
        Finished markdown.

    Returns
    -------
    bool
        False where there is nothing to list under References.
    """
    return any(CITED.search(text) for text in parts.values())


def _participants(inputs: ReportInputs, parts: dict[str, str]) -> str:
    if not parts["table-flow"]:
        return ""
    when = "people at each time" if inputs.study["times"] else "people who took part"
    said = f"@tbl-flow counts the {when}. People who withdrew stay counted."
    return f"{said} {people_lead(parts)}".strip()


def _outcomes(inputs: ReportInputs, parts: dict[str, str]) -> str:
    if not parts["table-outcomes"]:
        return ""
    drawn = "; @fig-change draws the means" if parts["figure-change"] else ""
    lead = f"@tbl-outcomes gives every outcome at every time{drawn}."
    note = tame_markdown(inputs.study.get("report", {}).get("outcomes_note"), level=3)
    return f"{lead} {note}".strip()


def _themes(parts: dict[str, str]) -> str:
    if parts["table-themes"]:
        quoted = f" {QUOTED}" if "attribution" in parts["themes"] else ""
        return f"@tbl-themes lists the themes.{quoted}"
    return "@tbl-codes lists what was coded." if parts["table-codes"] else ""


def _codes_head(parts: dict[str, str]) -> str:
    if not parts["table-codes"]:
        return ""
    over_time = " over time" if parts["figure-codes"] else ""
    return f"## Codes{over_time} {{#sec-codes}}"


def _synthesis(inputs: ReportInputs, parts: dict[str, str]) -> str:
    if not parts["table-joint"]:
        told = "What the team makes of the findings, in its own words."
        return told if parts["argument"] else ""
    strands = {row["strand"] for row in rows_of(inputs, "statements")}
    if len(strands) > 1:
        return "@tbl-joint sets numbers and words side by side."
    return "@tbl-joint gives each proposition with the statements that it rests on."


def _limitations(parts: dict[str, str]) -> str:
    below = any(parts[name] for name in ("cautions", "unverified", "assumptions"))
    return LISTED if below and not parts["limitations"] else ""
