"""Set the joint display, the statements with their verdicts, what speaks against."""

import re

from plait.report.escape import escape_cell, escape_markdown
from plait.report.finding_words import explain, name_findings, replace_ids, set_minus
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
HEADS = {"": "Proposition", "quantitative": "Quantitative analysis",
         "qualitative": "Qualitative analysis", "fit": "Fit",
         "meta": "What the team makes of it"}  # fmt: skip
SHARES = {"": 2.1, "quantitative": 3.1, "qualitative": 3.1, "fit": 1.75, "meta": 2.6}
ALONE = "Propositions, and the statements that each rests on."
RATERS = (
    " Fit: the team's own word in bold, below it how each rater judged the two strands."
)


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
    said, rows = rows_of(inputs, "statements"), rows_of(inputs, "propositions")
    strands = [s for s in STRANDS if any(row["strand"] == s for row in said)]
    rated = any(row["fit"] or row["farmer"] for row in rows)
    columns = {"": True, **dict.fromkeys(strands, True), "fit": rated,
               "meta": any(row["meta_inference"] for row in rows)}  # fmt: skip
    kept = [name for name, wanted in columns.items() if wanted]
    body = [
        [_display_cell(name, place, row, said) for name in kept]
        for place, row in enumerate(rows, start=1)
    ]
    grid = Grid([SHARES[name] for name in kept], [[HEADS[name] for name in kept]], body)
    both = "Joint display of numbers and words." if len(strands) > 1 else ALONE
    raters = RATERS if rated else ""
    caption = f"{both} The mark after a statement is its verdict: {marks_legend(said)}{raters}"
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
    places, named = _places(inputs), name_findings(inputs)
    rows = rows_of(inputs, "statements")
    body = [_statement_row(row, places, named) for row in rows]
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
    words = escape_cell(verdict).replace("not ", "not\u00a0")
    return f"[{mark}\u00a0{words}]{{.verdict .{kind}}}"


def marks_legend(statements: list[dict]) -> str:
    """Explain the marks of the verdicts that were given.

    Parameters
    ----------
    statements : list of dict
        Rows of STATEMENTS.

    Returns
    -------
    str
        One line of markdown.
    """
    given = {row["verdict"] for row in statements}
    used = {word: mark for word, mark in MARKS.items() if word in given}
    return ", ".join(f"{mark}\u00a0{word}" for word, mark in used.items()) + "."


def _display_cell(name: str, place: int, proposition: dict, said: list[dict]) -> str:
    if name in STRANDS:
        key = (proposition["proposition"], name)
        return _lettered([s for s in said if (s["proposition"], s["strand"]) == key])
    if name == "fit":
        return _fit(proposition)
    if name == "meta":
        return escape_cell(proposition["meta_inference"])
    return f"**{place}.** {escape_cell(proposition['text'])}"


def _fit(proposition: dict) -> str:
    words = [f"**{escape_cell(proposition['fit'])}**"] if proposition["fit"] else []
    # Raters are not compared with one another: the same code is said once.
    farmer = "; ".join(dict.fromkeys(split_ids(proposition["farmer"])))
    words += [f"[raters: {escape_cell(farmer)}]{{.small}}"] if farmer else []
    return "\n\n".join(words)


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


def _statement_row(row: dict, places: dict, named: dict) -> list[str]:
    finding_ids = [
        f"[{escape_cell(name)}]{{.id}}" for name in split_ids(row["findings"])
    ]
    quoted = ", ".join(escape_cell(name) for name in split_ids(row["extracts"]))
    evidence = finding_ids + ([f"[{quoted}]{{.id}}"] if quoted else [])
    evidence += [_cited(row["citation"])] if row["citation"] else []
    return [
        escape_cell(_number(row, places)),
        escape_cell(row["text"]),
        set_verdict(row["verdict"]),
        "\n\n".join(escape_cell(why) for why in explain(row["why"], named)),
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
