"""Set what departs from the frozen plan of a study, with the team's reasons."""

from plait.report.escape import escape_cell
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of
from plait.report.numerals import DASH
from plait.report.wording import COUNTED, counted, joined

PARTS = {
    "study": "Study: {}",
    "design": "Design: {}",
    "times": "Time {}",
    "contrasts": "Contrast {}",
    "equivalence": "Margin, {}",
    "instruments": "Questionnaire {}",
    "norms": "Norm {}",
    "codebook": "Codebook: {}",
    "questions": "Question {}",
    "propositions": "Proposition {}",
    "statements": "Statement {}",
}
TOLD = "told by the team"
NO_REASON = "**No reason given**"
CAPTION = "What departs from the frozen plan, and why."
THERE = {
    "questionnaires": "export",
    "transcripts": "transcript",
    "decisions": "decision file",
}


def protocol_parts(inputs: ReportInputs) -> dict[str, str]:
    """Set the section on departures from the protocol.

    Parameters
    ----------
    inputs : ReportInputs
        Released deviations; `protocol` in the prose: when the plan was frozen, and
        what data were there.

    Returns
    -------
    dict of str to str
        `protocol-lead` and `table-deviations`; "" where no plan was frozen.
    """
    facts = inputs.prose.get("protocol") or {}
    if not facts:
        return {"protocol-lead": "", "table-deviations": ""}
    rows = rows_of(inputs, "deviations")
    said = [_frozen(facts), _departed(rows, facts["items"])]
    return {
        "protocol-lead": " ".join(filter(None, said)),
        "table-deviations": deviation_table(inputs),
    }


def deviation_table(inputs: ReportInputs) -> str:
    """Set every departure from the plan.

    Parameters
    ----------
    inputs : ReportInputs
        Released deviations.

    Returns
    -------
    str
        Markdown, one row a departure; "" where there is none.
    """
    body = [
        [_what(row), escape_cell(row["planned"]) or DASH, _done(row), _reason(row)]
        for row in rows_of(inputs, "deviations")
    ]
    heads = ["What", "As planned", "As it was done", "Why"]
    grid = Grid([2, 3.2, 3.2, 3.2], [heads], body)
    return set_table(grid, name="deviations", caption=CAPTION, classes=".wide")


def _frozen(facts: dict) -> str:
    there = [counted(facts["there_already"][key], word) for key, word in THERE.items()
             if facts["there_already"].get(key)]  # fmt: skip
    when = f"The plan of this study was frozen on {facts['frozen_on']}"
    digest = f"(SHA-256 [{facts['digest'][:12]}]{{.id}})"
    if there:
        said = f"{when} {digest}. Data were in the study folder by then: {joined(there, ',')}."
        return f"{said} It cannot count as a plan made before the data."
    return f"{when} {digest}, before any data were in the study folder."


def _departed(rows: list[dict], items: int) -> str:
    changed = [row for row in rows if row["change"] != TOLD]
    if not rows:
        return f"It has {counted(items, 'item')}; nothing departs from it."
    told = len(rows) - len(changed)
    said = f"It has {counted(items, 'item')}; @tbl-deviations lists {counted(len(changed), 'departure')}"
    said += (
        f", and {counted(told, 'change')} that the team tells besides" if told else ""
    )
    open_ = sum(row["reason"] is None for row in rows)
    if not open_:
        return f"{said}. Each has its reason."
    number = COUNTED[open_] if open_ < len(COUNTED) else str(open_)
    return f"{said}. No reason is given for {number} of them."


def _what(row: dict) -> str:
    if row["what"] == "other":
        return "*Told by the team*"
    part, _, item = row["what"].partition(".")
    words = PARTS.get(part, "{}")
    return escape_cell(
        words.format(item.replace("_", " ") if part == "study" else item)
    )


def _done(row: dict) -> str:
    if row["change"] == "dropped":
        return "*dropped*"
    done = escape_cell(row["done"]) or DASH
    return f"{done} *(added)*" if row["change"] == "added" else done


def _reason(row: dict) -> str:
    if row["reason"] is None:
        return NO_REASON
    when = f" ({row['decided_on']})" if row["decided_on"] else ""
    return escape_cell(row["reason"]) + when
