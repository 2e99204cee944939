"""Set who took part, what was withheld, and what made the results."""

from plait.report.escape import escape_cell
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of
from plait.report.numerals import count

FLOW = {"enrolled": "Enrolled", "answered": "Answered questionnaires",
        "interviewed": "Interviewed", "left": "Left"}  # fmt: skip
FLOW_CAPTION = (
    "People at each time of the study. A dash: not counted, or too few to be shown."
)
DIGITS = 12
INPUT_CAPTION = (
    "Files that went into the results, with the first digits of their SHA-256, keyed "
    "where a file holds people's words or answers."
)


def flow_table(inputs: ReportInputs) -> str:
    """Set how many people took part at each time.

    Parameters
    ----------
    inputs : ReportInputs
        Released flow.

    Returns
    -------
    str
        Markdown, one row a time; columns that say nothing are left out.
    """
    rows = rows_of(inputs, "flow")
    heads = [key for key in FLOW if any(row.get(key) is not None for row in rows)]
    body = [
        [escape_cell(row["label"]), *(escape_cell(count(row[key])) for key in heads)]
        for row in rows
    ]
    grid = Grid([3, *([1.6] * len(heads))], [["Time", *(FLOW[key] for key in heads)]],
                body, "l" + "r" * len(heads))  # fmt: skip
    return set_table(grid, name="flow", caption=FLOW_CAPTION)


def withheld_table(inputs: ReportInputs) -> str:
    """Set how much was held back, of what, by which rule.

    Parameters
    ----------
    inputs : ReportInputs
        Released list of what was withheld.

    Returns
    -------
    str
        Markdown, one row a kind and rule: single ids are in the released table.
    """
    counts: dict[tuple[str, str], int] = {}
    for row in rows_of(inputs, "withheld"):
        key = (row["what"], row["rule"])
        counts[key] = counts.get(key, 0) + 1
    body = [
        [escape_cell(what), count(n), escape_cell(rule)]
        for (what, rule), n in sorted(counts.items())
    ]
    grid = Grid([1.4, 0.9, 6], [["What", "Rows", "Rule"]], body, "lrl")
    return set_table(
        grid, name="withheld", caption="What was withheld to protect people."
    )


def software_table(inputs: ReportInputs) -> str:
    """Set the software that made the results.

    Parameters
    ----------
    inputs : ReportInputs
        Record of the run.

    Returns
    -------
    str
        Markdown, one row a program or package.
    """
    software = dict(inputs.record.get("software", {}))
    if inputs.record.get("python"):
        software["Python"] = inputs.record["python"]
    names = sorted(software, key=str.lower)
    half = (len(names) + 1) // 2
    left, right = names[:half], names[half:] + [""] * (2 * half - len(names))
    body = [
        [escape_cell(text) for text in (a, software[a], b, software.get(b, ""))]
        for a, b in zip(left, right, strict=True)
    ]
    grid = Grid([2, 1, 2, 1], [["Software", "Version", "Software", "Version"]], body)
    return set_table(grid, name="software", caption="Software of this run.")


def input_table(inputs: ReportInputs) -> str:
    """Set the digests of the files that went in.

    Parameters
    ----------
    inputs : ReportInputs
        Record of the run.

    Returns
    -------
    str
        Markdown, one row a file: the first digits of its digest, which is keyed where the
        file holds people's words or answers.
    """
    body = [
        [f"[{escape_cell(row['file'])}]{{.id}}", f"[{row['digest']}]{{.id}}"]
        for row in inputs.record.get("inputs", [])
    ]
    grid = Grid([5, 2], [["File", "Digest"]], body)
    return set_table(grid, name="inputs", caption=INPUT_CAPTION)


def code_digests(inputs: ReportInputs) -> str:
    """Set the digest of each step's code.

    Parameters
    ----------
    inputs : ReportInputs
        Record of the run.

    Returns
    -------
    str
        Markdown, one row a step.
    """
    body = [
        [f"[{escape_cell(rule)}]{{.id}}", f"[{escape_cell(digest[:DIGITS])}]{{.id}}"]
        for rule, digest in sorted(inputs.record.get("code", {}).items())
    ]
    grid = Grid([5, 2], [["Step", "Digest of its code"]], body)
    return set_table(grid, name="code", caption="Code of each step.")
