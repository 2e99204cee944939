"""Set the joint display, the statements with their verdicts, what speaks against."""

import re

from plait.report.escape import escape_cell, escape_markdown
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.theme_tables import set_quote

MARKS = {
    "shown": "●",
    "shown with caution": "◐",
    "not shown": "○",
    "contradicted": "×",
    "published elsewhere": "◇",
    "withheld": "□",
    "not checkable": "△",
}
CITATION = re.compile(r"\w[\w:.-]*\w")
STRANDS = ("quantitative", "qualitative")


def joint_display(inputs: ReportInputs) -> str:
    """Set both strands of every proposition side by side.

    Parameters
    ----------
    inputs : ReportInputs
        Released propositions and statements.

    Returns
    -------
    str
        Markdown, one row a proposition: its statements of each strand with the
        mark of their verdict, fit, and what both say together.

    References
    ----------
    Layout: Gillard et al. (2022) BMC Psychiatry 22:373, Table 5; the last columns
    after Guetterman, Fetters & Creswell (2015) Ann Fam Med 13:554-561.
    """
    said = rows_of(inputs, "statements")
    body = [
        _display_row(place, row, said)
        for place, row in enumerate(rows_of(inputs, "propositions"), start=1)
    ]
    grid = Grid([2.1, 3.1, 3.1, 1.75, 2.5], [["Proposition", "Quantitative analysis",
                "Qualitative analysis", "Fit", "Together"]], body)  # fmt: skip
    caption = f"Joint display of both strands. {marks_legend()}"
    return set_table(grid, name="joint", caption=caption, classes=".wide")


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
    places = _places(inputs)
    body = [_statement_row(row, places) for row in rows_of(inputs, "statements")]
    grid = Grid(
        [0.8, 4, 1.8, 3.6, 2.4],
        [["No.", "Statement", "Verdict", "Why", "Evidence"]],
        body,
    )
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
        Markdown, a heading a proposition; "" where no search was recorded.
    """
    quotes = {row["quote"]: row for row in rows_of(inputs, "quotes")}
    return "\n\n".join(
        _negative_case(place, row, quotes)
        for place, row in enumerate(rows_of(inputs, "propositions"), start=1)
        if row["negative_case"]
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
    places = _places(inputs)
    body = [
        [escape_cell(_number(row, places)), escape_cell(row["found"]),
         escape_cell(row["expected"]), escape_cell(row["mend"])]
        for row in rows_of(inputs, "argument_faults")
    ]  # fmt: skip
    grid = Grid([1, 3, 3, 3], [["No.", "Found", "Expected", "To mend it"]], body)
    return set_table(
        grid, name="faults", caption="Faults of the argument in this draft."
    )


def set_verdict(verdict: str) -> str:
    """Set a verdict as a mark and a word.

    Parameters
    ----------
    verdict : str
        As in the shape STATEMENTS.

    Returns
    -------
    str
        Markdown; the word stands for those who cannot tell the marks apart.
    """
    mark = MARKS.get(verdict, "△")
    kind = verdict.replace(" ", "-")
    return f"[{mark}\u00a0{escape_cell(verdict)}]{{.verdict .{kind}}}"


def marks_legend() -> str:
    """Explain the marks of the verdicts.

    Returns
    -------
    str
        One line of markdown.
    """
    return "; ".join(f"{mark} {word}" for word, mark in MARKS.items()) + "."


def _display_row(place: int, proposition: dict, said: list[dict]) -> list[str]:
    own = [s for s in said if s["proposition"] == proposition["proposition"]]
    sides = [[s for s in own if s["strand"] == strand] for strand in STRANDS]
    fit = [f"**{escape_cell(proposition['fit'])}**"] if proposition["fit"] else []
    # Raters are not compared with one another: the same code is said once.
    farmer = list(dict.fromkeys(split_ids(proposition["farmer"])))
    return [
        f"**{place}.** {escape_cell(proposition['text'])}",
        *(_lettered(side) for side in sides),
        "\n\n".join([*fit, *(escape_cell(code) for code in farmer)]),
        escape_cell(proposition["meta_inference"]),
    ]


def _lettered(statements: list[dict]) -> str:
    return "\n\n".join(
        f"\\({_letter(place)}\\) {escape_cell(s['text'])} {set_verdict(s['verdict'])}"
        for place, s in enumerate(statements)
    )


def _letter(place: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[place] if place < 26 else str(place + 1)


def _places(inputs: ReportInputs) -> dict[str, int]:
    rows = rows_of(inputs, "propositions")
    return {row["proposition"]: place for place, row in enumerate(rows, start=1)}


def _number(row: dict, places: dict[str, int]) -> str:
    return row["statement"] or str(places.get(row["proposition"], row["proposition"]))


def _statement_row(row: dict, places: dict[str, int]) -> list[str]:
    bound = split_ids(row["findings"]) + split_ids(row["extracts"])
    evidence = [f"[{escape_cell(name)}]{{.id}}" for name in bound]
    evidence += [_cited(row["citation"])] if row["citation"] else []
    return [
        escape_cell(_number(row, places)),
        escape_cell(row["text"]),
        set_verdict(row["verdict"]),
        escape_cell(row["why"]),
        "\n\n".join(evidence),
    ]


def _cited(key: str) -> str:
    return f"[@{key}]" if CITATION.fullmatch(key) else escape_cell(key)


def _negative_case(place: int, row: dict, quotes: dict[str, dict]) -> str:
    found = [quotes[q] for q in split_ids(row["counter_extracts"]) if q in quotes]
    head = f"### Against proposition {place} {{.unnumbered .unlisted}}"
    lines = [head, f"*{escape_markdown(row['text'])}*"]
    lines += [f"**Looked for:** {escape_markdown(row['searched'])}"]
    lines += [set_quote(quote) for quote in found] or ["No quote of it may be shown."]
    if row["meaning"]:
        lines.append(f"**What the team made of it:** {escape_markdown(row['meaning'])}")
    return "\n\n".join(lines)
