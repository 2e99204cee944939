"""Set the faults of a draft beside the paragraph or statement that they concern."""

from collections.abc import Iterable

from plait.report.escape import escape_cell, escape_markdown
from plait.report.inputs import ReportInputs, rows_of
from plait.synthesis.argument import read_blocks

FILES = {
    "proposition": ("synthesis/propositions.yaml", "synthesis/negative_cases.yaml"),
    "construct": ("synthesis/constructs.yaml",),
    "relation": ("synthesis/relations.yaml",),
    "note": ("synthesis/critique.yaml",),
}


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


def cell_note(fault: dict) -> str:
    """Set a fault as a note inside a cell of a table.

    Parameters
    ----------
    fault : dict
        Row of ARGUMENT_FAULTS.

    Returns
    -------
    str
        A Span of the class `fault-note`: a Div cannot stand in a line of a cell.
    """
    return f"[**To mend:** {escape_cell(fault['found'])}.]{{.fault-note}}"


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
    return _joined_notes(
        (fault["statement"], fault) for fault in rows_of(inputs, "argument_faults")
    )


def notes_of(inputs: ReportInputs, kind: str) -> dict[str, str]:
    """Give the faults of propositions, constructs or relations as notes for a cell.

    Parameters
    ----------
    inputs : ReportInputs
        Released argument_faults.
    kind : str
        A key of `FILES`: two kinds may share an id, but never a file.

    Returns
    -------
    dict of str to str
        Id to markdown; without the faults of a statement, which stand at it.
    """
    return _joined_notes(
        (fault["proposition"], fault)
        for fault in rows_of(inputs, "argument_faults")
        if fault["file"] in FILES[kind] and not fault["statement"]
    )


def _joined_notes(named: Iterable[tuple[str, dict]]) -> dict[str, str]:
    notes: dict[str, list[str]] = {}
    for name, fault in named:
        if name:
            notes.setdefault(name, []).append(cell_note(fault))
    return {name: "\n\n".join(dict.fromkeys(told)) for name, told in notes.items()}
