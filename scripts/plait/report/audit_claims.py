"""Set the entries of the audit page on statements and quotes."""

from html import escape

from plait.report.audit_cells import entry, link, listed, places
from plait.report.audit_findings import Uses, value
from plait.report.inputs import ReportInputs, rows_of, split_ids

HELD = "(withheld)"
CUT = (
    '<p class="facts">Each was cut by the machine from the transcript where a person '
    "coded it, and let out because everyone who speaks in it agreed to be quoted. Its "
    "keyed digest is of the extract: nobody can compute it without the transcripts.</p>"
)


def statement_entries(inputs: ReportInputs, uses: Uses) -> str:
    """Set every statement with its verdict and the evidence that it rests on.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    uses : dict of str to list of (str, str)
        As `page_uses` gives it.

    Returns
    -------
    str
        HTML, an entry a statement; "" where there is none.
    """
    texts = {p["proposition"]: p["text"] for p in rows_of(inputs, "propositions")}
    return "".join(
        _statement(inputs, row, texts, uses) for row in rows_of(inputs, "statements")
    )


def quote_entries(inputs: ReportInputs, uses: Uses) -> str:
    """Set every quote with how it came here and what rests on it.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    uses : dict of str to list of (str, str)
        As `page_uses` gives it.

    Returns
    -------
    str
        HTML, an entry a quote; "" where there is none.
    """
    names = {t["theme"]: t["name"] for t in rows_of(inputs, "themes")}
    statements = {s["statement"] for s in rows_of(inputs, "statements")}
    quotes = sorted(rows_of(inputs, "quotes"), key=_number)
    return (CUT if quotes else "") + "".join(
        _quote(row, names, statements, uses) for row in quotes
    )


def _number(quote: dict) -> int:
    return int(quote["quote"][1:])


def _statement(inputs: ReportInputs, row: dict, texts: dict, uses: Uses) -> str:
    name = row["statement"]
    findings = [_finding(inputs, one) for one in split_ids(row["findings"])]
    quotes = [_evidence(one) for one in split_ids(row["extracts"])]
    about = f"{row['proposition']}: {texts.get(row['proposition'], '')}"
    facts = [
        ("Verdict", escape(row["verdict"])),
        ("Word", escape(row["word"] or "").replace("_", " ")),
        ("Why", escape(row["why"] or "")),
        ("Basis", escape(f"{row['basis']}, {row['strand']}")),
        ("Evidence", listed([*findings, *quotes])),
        ("Reference", escape(row["citation"] or "")),
        ("Proposition", escape(about)),
        ("Made by", _made("weigh_propositions", "control_disclosure")),
        ("In the report", places(uses.get(f"s-{name}", []))),
    ]
    return entry(f"s-{name}", f"Statement {escape(name)}: {escape(row['text'])}", facts)


def _finding(inputs: ReportInputs, name: str) -> str:
    finding = inputs.by_finding.get(name)
    if finding is None:
        return escape(name)
    return f"{link(name, name)}: {value(finding)}"


def _evidence(name: str) -> str:
    return escape("a passage that was withheld") if name == HELD else link(name, name)


def _quote(row: dict, names: dict, statements: set[str], uses: Uses) -> str:
    name = row["quote"]
    used = [
        link(f"s-{one}", one) if one in statements else escape(one)
        for one in dict.fromkeys(split_ids(row["statements"]))
    ]
    themes = [escape(names.get(one, one)) for one in split_ids(row["themes"])]
    facts = [
        ("Words", f"<q>{escape(row['text'])}</q>"),
        ("Who", escape(row["attribution"])),
        ("Themes", listed(themes)),
        ("Used by", ", ".join(used)),
        ("Speaks against", escape(row["case_against"] or "")),
        ("Keyed digest", f'<span class="id">{escape(row["extract"])}</span>'),
        ("Made by", _made("read_transcripts", "collect_codings", "control_disclosure")),
        ("In the report", places(uses.get(f"{name}, tables/quotes.csv", []))),
    ]  # fmt: skip
    return entry(name, f"Quote {escape(name)}", facts)


def _made(*rules: str) -> str:
    return " → ".join(link(f"rule-{name}", name) for name in rules)
