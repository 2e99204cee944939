"""Set the entries of the audit page on findings: what each is and where it went."""

from collections.abc import Iterable, Mapping
from html import escape

from plait.report.audit_cells import fold, identifier, link, places, row, table
from plait.report.finding_words import name_findings
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.measure_words import LABELS
from plait.report.numerals import known

Uses = dict[str, list[tuple[str, str]]]
DIGITS = 6  # significant ones; findings.csv has all of them
HEADS = ("Statistic", "When", "Value", "People", "How", "Claims", "In the report")
WAYS = {
    "quantitative": ("score_questionnaires", "estimate_findings",
                     "weigh_propositions", "control_disclosure"),
    "qualitative": ("read_transcripts", "suggest_codes", "collect_codings",
                    "weigh_propositions", "control_disclosure"),
}  # fmt: skip


def finding_entries(inputs: ReportInputs, uses: Uses) -> str:
    """Set every finding that was released, withheld ones with their names alone.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    uses : dict of str to list of (str, str)
        As `page_uses` gives it.

    Returns
    -------
    str
        HTML: a fold for each scale, code or theme with how it was scored, its norms
        and rules, and a row for each statistic.
    """
    named, methods = name_findings(inputs), method_numbers(inputs)
    claims = claims_by_evidence(inputs)
    groups: dict[tuple[str, str], list[dict]] = {}
    for finding in inputs.by_finding.values():
        groups.setdefault((finding["instrument"], finding["scale"]), []).append(finding)
    return "".join(
        fold(
            _title(key, rows, named),
            _facts(inputs, key, rows)
            + table(
                _title(key, rows, named), HEADS,
                [_row(one, named, methods, (claims, uses)) for one in rows],
            ),
        )
        for key, rows in _in_order(inputs, groups)
    )  # fmt: skip


def method_numbers(inputs: ReportInputs) -> dict[str, int]:
    """Give a number to each way in which statistics were computed.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.

    Returns
    -------
    dict of str to int
        Method in words to its number from 1, in the order of the findings.
    """
    return number_methods(inputs.by_finding.values())


def number_methods(rows: Iterable[Mapping]) -> dict[str, int]:
    """Give a number to each method of findings.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of FINDINGS.

    Returns
    -------
    dict of str to int
        As `method_numbers` gives it.
    """
    methods = [row["method"] for row in rows if row["method"]]
    return {words: n for n, words in enumerate(dict.fromkeys(methods), start=1)}


def method_entries(inputs: ReportInputs) -> str:
    """Set the ways in which statistics were computed.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.

    Returns
    -------
    str
        HTML, one row a method; "" where there is none.
    """
    rows = [row([str(n), escape(words)], f"method-{n}")
            for words, n in method_numbers(inputs).items()]  # fmt: skip
    return (
        table("How statistics were computed", ("No.", "Method"), rows) if rows else ""
    )


def claims_by_evidence(inputs: ReportInputs) -> dict[str, list[str]]:
    """Find the statements that rest on each finding and quote.

    Parameters
    ----------
    inputs : ReportInputs
        Released statements.

    Returns
    -------
    dict of str to list of str
        Id of the finding or quote to the ids of statements, in order.
    """
    found: dict[str, list[str]] = {}
    for statement in rows_of(inputs, "statements"):
        ids = split_ids(statement["findings"]) + split_ids(statement["extracts"])
        for name in dict.fromkeys(ids):
            found.setdefault(name, []).append(statement["statement"])
    return found


def told(finding: Mapping, methods: Mapping[str, int]) -> tuple[str, str, str]:
    """Set what the page tells of a finding by itself.

    Parameters
    ----------
    finding : mapping
        Row of FINDINGS, released.
    methods : mapping of str to int
        As `method_numbers` gives it.

    Returns
    -------
    tuple of (str, str, str)
        Cells as HTML: its value, its people, and how it was computed with its caution.
    """
    number = methods.get(finding["method"])
    n = "–" if not known(finding["n"]) else f"{int(finding['n'])}"
    caution = f"Caution: {escape(finding['caution'])}" if finding["caution"] else ""
    how = link(f"method-{number}", f"method {number}") if number else ""
    return value(finding), n, "<br>".join(filter(None, [how, caution])) or "–"


def value(finding: Mapping) -> str:
    """Set the value of a finding with its unit and interval.

    Parameters
    ----------
    finding : mapping
        Row of FINDINGS, released.

    Returns
    -------
    str
        HTML; its status where there is none.
    """
    if finding["status"] != "computed" or not known(finding["estimate"]):
        return escape(finding["status"].replace("_", " "))
    words = f"{_exact(finding['estimate'])} {finding['unit'] or ''}".strip()
    if known(finding["low"], finding["high"]):
        level = f"{100 * (finding['level'] or 0.95):.0f}% CI"
        words += f" ({level} {_exact(finding['low'])} to {_exact(finding['high'])})"
    return escape(words)


def _in_order(inputs: ReportInputs, groups: dict) -> list[tuple]:
    """Set scales in the order of the report, then what was coded."""
    scales = [(s["instrument"], s["scale"]) for s in rows_of(inputs, "scales")]
    kinds = [(kind, row[kind]) for kind in ("theme", "code")
             for row in rows_of(inputs, f"{kind}s")]  # fmt: skip
    order = list(dict.fromkeys([*scales, *kinds, *groups]))
    return [(key, groups[key]) for key in order if key in groups]


def _row(finding: dict, named: dict, methods: dict, seen: tuple) -> str:
    name, (claims, uses) = finding["finding"], seen
    statements = ", ".join(link(f"s-{s}", s) for s in claims.get(name, [])) or "–"
    label = LABELS.get(finding["measure"], finding["measure"].replace("_", " "))
    shown = escape(label.replace("~", " ").strip())
    return row(
        [f"{shown}<br>{identifier(name)}",
         escape(named[name][1]) or "–", *told(finding, methods), statements,
         places(uses.get(name, []))],
        name,
    )  # fmt: skip


def _title(key: tuple[str, str], rows: list[dict], named: dict) -> str:
    about = named[rows[0]["finding"]][0]
    kind = {"code": "Code: ", "theme": "Theme: ", "agreement": "Agreement: ",
            "differences": "Differences of coders: "}  # fmt: skip
    return f"{kind.get(key[0], '')}{about} ({key[0]}.{key[1]})"


def _facts(inputs: ReportInputs, key: tuple[str, str], rows: list[dict]) -> str:
    scales = [s for s in rows_of(inputs, "scales") if (s["instrument"], s["scale"]) == key]  # fmt: skip
    norms = [
        n for n in rows_of(inputs, "norms") if (n["instrument"], n["scale"]) == key
    ]
    rows_read = f"Rows read: {link('rows', 'of every export')}."
    read = [rows_read] if scales and rows_of(inputs, "rows_read") else []
    rules = _rules(rows[0]["strand"])
    told = [*map(_scoring, scales), *map(_norm, norms), *read, rules]
    return "".join(f'<p class="facts">{line}</p>' for line in told)


def _scoring(scale: dict) -> str:
    checked = "checked" if scale["verified"] else "not checked against its source"
    parts = [f"{scale['instrument_name']}: {scale['scoring'] or 'as in the export'}",
             f"scoring key {checked}", scale["note"] or ""]  # fmt: skip
    return escape("; ".join(filter(None, parts)))


def _norm(norm: dict) -> str:
    n = "not known" if norm["n"] is None else f"{norm['n']:g}"
    figures = ", ".join(
        f"{word} {norm[key]:g}" for word, key in (("mean", "mean"), ("SD", "sd"))
        if norm[key] is not None
    )  # fmt: skip
    return escape(
        f"Norm {norm['norm']}: {norm['population']}; {figures}, n {n}. {norm['citation']}"
    )


def _rules(strand: str) -> str:
    steps = " → ".join(link(f"rule-{name}", name) for name in WAYS[strand])
    return f"Made by {steps}."


def _exact(number: float) -> str:
    return f"{number:.{DIGITS}g}".replace("-", "−")
