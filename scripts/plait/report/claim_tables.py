"""Set how far the claims of change carry: precision, tipping points, single people."""

from plait.report.cells import SHOWN_WITHHELD, cell, is_withheld, set_count
from plait.report.escape import escape_markdown
from plait.report.finding_words import contrast_names, name_findings, set_minus
from plait.report.grid import Span, set_table
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs
from plait.report.notes import all_withheld, rows_with, why_not
from plait.report.numerals import DASH, change_decimals, count, known, numeral, signed
from plait.report.scale_rows import (
    by_instrument,
    finding_at,
    in_blocks,
    scales_with,
    under_names,
)

COUNTS = ("reliably_rose", "reliably_fell")
OWN_COUNTS = ("reliably_rose_alpha", "reliably_fell_alpha")
MOST_RULES = 12  # told below the table
SURE_CAPTION = (
    "How far claims of change carry, in points. *Least told*: the smallest mean change "
    "that so many people could have told from none; a smaller one may be there, "
    "unseen. *Tips at*: how much more or less than those who stayed the people lost "
    "would have had to change, on average, for the claim of a change to fall; far from "
    "nought is reassuring. A dash under it: no change was claimed, or nobody was lost."
)
RELIABLE_CAPTION = (
    "People whose own change is larger than the scale's measurement error would make "
    "it in 95 of 100 people who did not change (reliable change): how many rose and "
    "how many fell, of those with both scores."
)
RELIABLE_HIDDEN = (
    "How many single people changed by more than the scales' measurement error is "
    "withheld: there are too few in each count."
)


def sure_table(inputs: ReportInputs) -> str:
    """Set the smallest change that could be told, and where each claim tips.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale: for each contrast both, in points; "" where
        neither was estimated.
    """
    wanted = scales_with(inputs, ["smallest_change", "tipping"])

    def block(pairs: dict[str, str], ending: str) -> str:
        def cells(scale: dict) -> list[str]:
            return [text for p in pairs for text in _sure_cells(inputs, scale, p)]

        body = by_instrument(inputs, cells, wanted=wanted)
        heads = {"least told": 1.3, "tips at": 1.1}
        grid = under_names(pairs.values(), heads, body, first=3.0)
        return set_table(
            grid, name=f"sure{ending}", caption=SURE_CAPTION, classes=".wide"
        )

    return in_blocks(contrast_names(inputs.study), block)


def reliable_table(inputs: ReportInputs) -> str:
    """Set how many single people changed reliably.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale: for each contrast who rose, fell and was counted,
        with the published reliability and, where there is one, the study's own
        alpha; a sentence where all of it is withheld; "" where nothing was counted.
    """
    rows = rows_with(inputs, [*COUNTS, *OWN_COUNTS])
    if all_withheld(rows):
        return RELIABLE_HIDDEN + why_not(inputs, COUNTS)
    made = {
        (r["instrument"], r["scale"]) for r in rows if r["status"] != "not_computed"
    }
    caption = RELIABLE_CAPTION + why_not(inputs, COUNTS)

    def block(pairs: dict[str, str], ending: str) -> str:
        def cells(scale: dict) -> list[str | Span]:
            return _counted(inputs, scale, pairs)

        body = by_instrument(inputs, cells, wanted=made)
        heads = {"rose": 1.0, "fell": 1.0, "of": 0.8}
        grid = under_names(pairs.values(), heads, body, first=2.6)
        name = f"reliable{ending}"
        return set_table(grid, name=name, caption=caption, classes=".wide")

    table = in_blocks(contrast_names(inputs.study), block)
    return f"{table}\n{_rules(inputs)}" if table else ""


def _sure_cells(inputs: ReportInputs, scale: dict, pair: str) -> list[str]:
    digits = change_decimals(scale)
    least = finding_at(inputs, scale, f"{pair}.smallest_change")
    tips = finding_at(inputs, scale, f"{pair}.tipping")
    return [
        cell(least, lambda row: numeral(row["estimate"], digits)),
        cell(tips, lambda row: signed(row["estimate"], digits)),
    ]


def _counted(inputs: ReportInputs, scale: dict, pairs: dict) -> list[str | Span]:
    cells: list[str | Span] = []
    for pair in pairs:
        found = [finding_at(inputs, scale, f"{pair}.{name}") for name in COUNTS]
        if all(map(is_withheld, found)):
            cells.append(Span(with_finding(SHOWN_WITHHELD, found[0]), 3))
            continue
        own = [finding_at(inputs, scale, f"{pair}.{name}") for name in OWN_COUNTS]
        of = next((r["n"] for r in found if r and known(r["n"])), None)
        cells += [_both(*both) for both in zip(found, own, strict=True)]
        cells.append(count(of) if known(of) else DASH)
    return cells


def _both(published: dict | None, own: dict | None) -> str:
    if own is None or own["status"] == "not_computed":
        return cell(published, set_count)
    by_own = f"({cell(own, set_count)})"
    if published is None or published["status"] == "not_computed":
        return by_own
    return f"{cell(published, set_count)} {by_own}"


def _rules(inputs: ReportInputs) -> str:
    named = name_findings(inputs)
    rules = {
        row["method"]: ", ".join(filter(None, named[row["finding"]]))
        for row in reversed(rows_with(inputs, [*COUNTS, *OWN_COUNTS]))
        if row["method"] and row["status"] == "computed"
    }
    lines = [
        f"- {escape_markdown(about)}: {escape_markdown(set_minus(rule))}."
        for rule, about in reversed(rules.items())
    ]
    rest = len(lines) - MOST_RULES
    more = [f"- {rest} more stand in the released table of findings."] * (rest > 0)
    own = any(r["status"] != "not_computed" for r in rows_with(inputs, OWN_COUNTS))
    head = "What counts as reliable." + " In brackets: by the study's own alpha." * own
    return "\n".join([head, "", *lines[:MOST_RULES], *more]) + "\n" if lines else ""
