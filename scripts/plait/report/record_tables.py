"""Set who took part, what was withheld, and what made the results."""

from plait.report.escape import escape_cell
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of
from plait.report.numerals import DASH, count

FLOW = {"enrolled": "Enrolled", "answered": "Answered questionnaires",
        "interviewed": "Spoke in an interview or group",
        "left": "Left"}  # fmt: skip
FLOW_CAPTION = "People at each time of the study."
WHOLE_CAPTION = "People in the study."
DASH_CAPTION = " A dash: not counted, or too few to be shown."
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
        Markdown, one row a time, or one in all where the study has no times; columns
        that say nothing are left out.
    """
    rows, timed = rows_of(inputs, "flow"), bool(inputs.study["times"])
    heads = [key for key in FLOW if _says(key, rows)]
    cells = [[escape_cell(count(row[key])) for key in heads] for row in rows]
    lead = [[escape_cell(row["label"])] for row in rows] if timed else [[]] * len(rows)
    grid = Grid(
        [*([3] * timed), *([1.6] * len(heads))],
        [[*(["Time"] * timed), *(FLOW[key] for key in heads)]],
        [label + shown for label, shown in zip(lead, cells, strict=True)],
        "l" * timed + "r" * len(heads),
    )
    caption = FLOW_CAPTION if timed else WHOLE_CAPTION
    caption += DASH_CAPTION if any(DASH in row for row in cells) else ""
    return set_table(grid, name="flow", caption=caption)


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
        [escape_cell(what[:1].upper() + what[1:]), count(n), escape_cell(rule)]
        for (what, rule), n in sorted(counts.items())
    ]
    grid = Grid([1.4, 0.9, 6], [["What", "Number", "Rule"]], body, "lrl")
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
        Markdown, two files a row, downwards and then to the right: the first digits of
        their digests, which are keyed where a file holds people's words or answers.
    """
    files = [
        [f"[{escape_cell(row['file'])}]{{.id}}", f"[{row['digest']}]{{.id}}"]
        for row in inputs.record.get("inputs", [])
    ]
    half = (len(files) + 1) // 2
    right = files[half:] + [["", ""]] * (2 * half - len(files))
    body = [[*one, *other] for one, other in zip(files[:half], right, strict=True)]
    grid = Grid([5, 2, 5, 2], [["File", "Digest"] * 2], body)
    return set_table(grid, name="inputs", caption=INPUT_CAPTION)


def _says(key: str, rows: list[dict]) -> bool:
    shown = [row.get(key) for row in rows if row.get(key) is not None]
    # Nobody left is worth saying; nobody answered means that nobody was asked.
    return bool(shown) and (key == "left" or any(count(n) != "0" for n in shown))
