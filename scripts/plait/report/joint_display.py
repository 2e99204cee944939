"""Set both strands of every proposition side by side, with what they mean together."""

from plait.report.citing import cell_citing
from plait.report.escape import escape_cell
from plait.report.fault_notes import notes_of, statement_notes
from plait.report.finding_words import name_findings
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.joint_numbers import evidence_lines
from plait.report.joint_pairings import (
    arms_of,
    lettered,
    letters_of,
    pairing_words,
    signs_of,
)
from plait.report.verdicts import cite, marks_legend, set_verdict

HEADS = {"quantitative": "Quantitative analysis", "qualitative": "Qualitative analysis"}
BOTH = (
    "Joint display: what the numbers and the words say of each proposition, and what "
    "both mean together."
)
ALONE = "Propositions, and the statements that each rests on."
READ = (
    " The mark after a statement is its verdict: {legend} @tbl-statements gives the "
    "reasons. Numbers in brackets are 95% intervals."
)
# What a mark alone might not make plain enough.
WARNED = {
    "not shown": "The data of this study do not show this",
    "contradicted": "The data of this study speak against this",
}


def joint_display(inputs: ReportInputs) -> str:
    """Set both strands of every proposition side by side.

    Parameters
    ----------
    inputs : ReportInputs
        Released propositions, statements, ratings and findings.

    Returns
    -------
    str
        Markdown: for each proposition a row across with its words; a row with the
        statements of each strand, lettered, each with the mark of its verdict and
        what it rests on; a row across with the fit, what both strands mean together,
        and the raters' judgements. "" without propositions.

    References
    ----------
    Layout: Gillard et al. (2022) BMC Psychiatry 22:373, Table 5; the row of fit and
    meta-inference after Guetterman, Fetters & Creswell (2015) Ann Fam Med 13:554-561.
    """
    said = rows_of(inputs, "statements")
    strands = [s for s in HEADS if any(row["strand"] == s for row in said)]
    if not strands:
        return ""
    body = [
        row
        for place, proposition in enumerate(rows_of(inputs, "propositions"), start=1)
        for row in _block(inputs, place, proposition, strands)
    ]
    grid = Grid([1.0] * len(strands), [[HEADS[name] for name in strands]], body)
    caption = BOTH if len(strands) > 1 else ALONE
    caption += READ.format(legend=marks_legend(said))
    return set_table(grid, name="joint", caption=caption, classes=".joint")


def _block(
    inputs: ReportInputs, place: int, proposition: dict, strands: list[str]
) -> list[list]:
    said = rows_of(inputs, "statements")
    arms, named = arms_of(said, proposition["proposition"]), name_findings(inputs)
    head = f"**{place}. {cell_citing(proposition['text'])}**"
    note = notes_of(inputs, "proposition").get(proposition["proposition"])
    head = "\n\n".join(filter(None, [head, note]))
    cells = [_arm(inputs, arms[strand], named) for strand in strands]
    rows = [[Span(head, len(strands))], cells]
    together = _together(inputs, proposition, said)
    return [*rows, [Span(together, len(strands))]] if together else rows


def _arm(inputs: ReportInputs, statements: list[dict], named: dict) -> str:
    """Set one arm; statements of one letter are one item."""
    items: dict[str, list[dict]] = {}
    letters, signs = letters_of(statements), signs_of(statements)
    for row in statements:
        signed = row | {"sign": signs[row["statement"]]}
        items.setdefault(letters[row["statement"]], []).append(signed)
    leads = {
        letter: f"\\({escape_cell(letter)}\\) " if lettered(letters) else ""
        for letter in items
    }
    told = [
        f"{leads[letter]}{_item(rows)}\n\n{_below(inputs, rows, named)}"
        for letter, rows in items.items()
    ]
    return "\n\n".join(text.strip() for text in told) or "Nothing is put forward here."


def _item(rows: list[dict]) -> str:
    """Words that two statements share are said once, with the verdict of each."""
    by_words: dict[str, list[dict]] = {}
    for row in rows:
        by_words.setdefault(row.get("display") or row["text"], []).append(row)
    return " ".join(
        f"{cell_citing(words)} {' '.join(_verdicts(sharing))}"
        for words, sharing in by_words.items()
    )


def _verdicts(rows: list[dict]) -> list[str]:
    return list(dict.fromkeys(set_verdict(row["verdict"]) for row in rows))


def _below(inputs: ReportInputs, rows: list[dict], named: dict) -> str:
    lines = [line for row in rows for line in _evidence(inputs, row, named, len(rows))]
    more = [row for row in rows if row["basis"] != "published"]
    cited = dict.fromkeys(cite(row["citation"]) for row in more if row["citation"])
    lines += [f"{'; '.join(cited)}."] if cited else []
    small = f"[{' '.join(dict.fromkeys(lines))}]{{.small}}" if lines else ""
    warned = [_warned(rows, verdict) for verdict in WARNED]
    notes = statement_notes(inputs)
    faults = dict.fromkeys(notes.get(row["statement"]) for row in rows)
    return "\n\n".join(filter(None, [*warned, small, *faults]))


def _evidence(inputs: ReportInputs, row: dict, named: dict, together: int) -> list[str]:
    """Of several statements in one item, each is told with its sign."""
    lines = evidence_lines(inputs, row, named)
    if together == 1 or not lines:
        return lines
    return [f"\\({escape_cell(row['sign'])}\\) {lines[0]}", *lines[1:]]


def _warned(rows: list[dict], verdict: str) -> str:
    odd = [row for row in rows if row["verdict"] == verdict]
    if not odd:
        return ""
    whole = len(odd) == len(rows)
    words = [f"“{cell_citing(row.get('display') or row['text'])}”" for row in odd]
    of = "" if whole else f": {'; '.join(dict.fromkeys(words))}"
    return f"*{WARNED[verdict]}{of}.*"


def _together(inputs: ReportInputs, proposition: dict, said: list[dict]) -> str:
    pairs = pairing_words(inputs, proposition["proposition"], said)
    meant, fit = proposition["meta_inference"], proposition["fit"]
    codes = "; ".join(dict.fromkeys(split_ids(proposition["farmer"])))
    judged = pairs or escape_cell(codes)
    parts = [
        f"**Fit: {escape_cell(fit)}.**" if fit else "",
        f"**What the two together mean.** {cell_citing(meant)}" if meant else "",
    ]
    told = [" ".join(filter(None, parts))]
    told += [f"[**Raters’ judgements:** {judged}.]{{.small}}"] if judged else []
    return "\n\n".join(filter(None, told))
