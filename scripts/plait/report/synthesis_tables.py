"""Set the statements with their verdicts, what speaks against, the faults."""

from plait.report.citing import cell_citing, escape_citing
from plait.report.escape import escape_cell
from plait.report.fault_notes import statement_notes
from plait.report.finding_words import explain, name_findings, replace_ids, set_minus
from plait.report.grid import Grid, set_table
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.negative_marks import against_proposition
from plait.report.theme_tables import set_quote
from plait.report.verdicts import cite, set_verdict


def statement_table(inputs: ReportInputs) -> str:
    """Set every statement with its verdict and the reason for it.

    Parameters
    ----------
    inputs : ReportInputs
        Released statements.

    Returns
    -------
    str
        Markdown, one row a statement.
    """
    places, named = _places(inputs), name_findings(inputs)
    rows, notes = rows_of(inputs, "statements"), statement_notes(inputs)
    body = [_statement_row(row, places, named) for row in rows]
    for row, cells in zip(rows, body, strict=True):
        cells[1] = "\n\n".join(filter(None, [cells[1], notes.get(row["statement"])]))
    shares, heads = (
        [0.8, 3.8, 1.6, 3.4, 3],
        ["No.", "Statement", "Verdict", "Why", "Evidence"],
    )
    if not any(row["why"] for row in rows):
        body = [[*row[:3], row[4]] for row in body]
        shares, heads = [0.8, 5, 1.6, 3], [*heads[:3], heads[4]]
    grid = Grid(shares, [heads], body)
    caption = "Statements, and whether the evidence bound to them shows what they say."
    return set_table(grid, name="statements", caption=caption, classes=".wide")


def negative_cases(inputs: ReportInputs) -> str:
    """Set what was looked for against each proposition, and what was found.

    Parameters
    ----------
    inputs : ReportInputs
        Released propositions and quotes.

    Returns
    -------
    str
        Markdown, a heading a proposition; "" where no search was recorded and nothing
        was marked while coding.
    """
    quotes = {row["quote"]: row for row in rows_of(inputs, "quotes")}
    return "\n\n".join(
        _negative_case(place, row, quotes, against_proposition(inputs, row))
        for place, row in enumerate(rows_of(inputs, "propositions"), start=1)
        if row["negative_case"] or against_proposition(inputs, row)
    )


def fault_table(inputs: ReportInputs) -> str:
    """Set the faults of the argument, which a draft may still have.

    Parameters
    ----------
    inputs : ReportInputs
        Released argument_faults.

    Returns
    -------
    str
        Markdown, one row a fault; "" where there is none.
    """
    places, named = _places(inputs), name_findings(inputs)
    body = [
        [escape_cell(_number(row, places)),
         escape_cell(set_minus(replace_ids(row["found"], named))),
         escape_cell(row["expected"]), escape_cell(row["mend"])]
        for row in rows_of(inputs, "argument_faults")
    ]  # fmt: skip
    grid = Grid([1, 3, 3, 3], [["No.", "Found", "Expected", "To mend it"]], body)
    return set_table(
        grid, name="faults", caption="Faults of the argument in this draft."
    )


def _places(inputs: ReportInputs) -> dict[str, int]:
    rows = rows_of(inputs, "propositions")
    return {row["proposition"]: place for place, row in enumerate(rows, start=1)}


def _number(row: dict, places: dict[str, int]) -> str:
    return row["statement"] or str(places.get(row["proposition"], row["proposition"]))


def _statement_row(row: dict, places: dict, named: dict) -> list[str]:
    finding_ids = [
        with_finding(f"[{escape_cell(name)}]{{.id}}", {"finding": name})
        for name in split_ids(row["findings"])
    ]
    quoted = ", ".join(escape_cell(name) for name in split_ids(row["extracts"]))
    evidence = finding_ids + ([f"[{quoted}]{{.id}}"] if quoted else [])
    evidence += [cite(row["citation"])] if row["citation"] else []
    return [
        f"[{escape_cell(_number(row, places))}]{{trail=s-{row['statement']}}}",
        cell_citing(row["text"]),
        set_verdict(row["verdict"]),
        "\n\n".join(escape_cell(why) for why in explain(row["why"], named)),
        "\n\n".join(evidence),
    ]


def _negative_case(
    place: int, row: dict, quotes: dict[str, dict], marked: list[dict]
) -> str:
    found = [quotes[q] for q in split_ids(row["counter_extracts"]) if q in quotes]
    head = f"### Against proposition {place} {{.unnumbered .unlisted}}"
    lines = [head, f"*{escape_citing(row['text'])}*"]
    if row["negative_case"]:
        lines.append(f"**Looked for:** {escape_citing(row['searched'])}")
        lines += [set_quote(q) for q in found] or ["No quote of it may be shown."]
    lines += ["**Marked while coding:**", *map(set_quote, marked)] if marked else []
    if row["meaning"]:
        lines.append(f"**What the team made of it:** {escape_citing(row['meaning'])}")
    return "\n\n".join(lines)
