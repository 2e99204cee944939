"""Set the faults of a draft beside the paragraph or statement that they concern."""

from plait.report.escape import escape_cell, escape_markdown
from plait.report.inputs import ReportInputs, rows_of
from plait.synthesis.argument import read_blocks


def with_notes(text: str, faults: list[dict]) -> str:
    """Set each fault after the paragraph that it concerns.

    Parameters
    ----------
    text : str
        Markdown, with the lines of its source.
    faults : list of dict
        Rows of ARGUMENT_FAULTS with lines in it.

    Returns
    -------
    str
        Markdown.
    """
    if not faults:
        return text
    parts, left = [], sorted(faults, key=lambda fault: fault["line"])
    for block in read_blocks(text):
        here = [fault for fault in left if fault["line"] <= block.last]
        left = left[len(here) :]
        parts += [block.text.rstrip("\n"), *map(fault_note, here)]
    return "\n\n".join([*parts, *map(fault_note, left)])


def fault_note(fault: dict) -> str:
    """Set a fault as a note that stands in the margin.

    Parameters
    ----------
    fault : dict
        Row of ARGUMENT_FAULTS.

    Returns
    -------
    str
        A Div of the class `fault-note`.
    """
    found = escape_markdown(fault["found"])
    mend = escape_markdown(fault["mend"])
    return f"::: {{.fault-note}}\n**To mend:** {found}.\n\n{mend[:1].upper()}{mend[1:]}.\n:::"


def statement_notes(inputs: ReportInputs) -> dict[str, str]:
    """Give the faults of each statement as notes for a cell of a table.

    Parameters
    ----------
    inputs : ReportInputs
        Released argument_faults.

    Returns
    -------
    dict of str to str
        Statement id to markdown.
    """
    notes: dict[str, list[str]] = {}
    for fault in rows_of(inputs, "argument_faults"):
        if fault["statement"]:
            said = f"**To mend:** {escape_cell(fault['found'])}."
            note = f"::: {{.fault-note}}\n{said}\n:::"
            notes.setdefault(fault["statement"], []).append(note)
    return {name: "\n\n".join(dict.fromkeys(told)) for name, told in notes.items()}
