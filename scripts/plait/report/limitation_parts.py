"""Write the limitations: what people wrote, what weighs most, and the whole heap."""

from collections.abc import Mapping, Sequence

from plait.report.escape import escape_markdown, tame_markdown
from plait.report.inputs import ReportInputs, has_strand, rows_of
from plait.report.limitation_words import (
    FAMILIES,
    MOST,
    Limit,
    caution_limits,
    every_caution,
    foremost,
    results,
)
from plait.report.people_words import missing_sentence
from plait.report.scale_rows import scales_with
from plait.report.sureness import withheld_sentence
from plait.report.wording import counted, joined

RULE = (
    "What weighs most, by a fixed rule: first what touches most of the team's "
    "statements, then what touches most results."
)
HEAP = (
    "# Cautions and assumptions in full {#sec-more-limits}\n\nFor readers who want to "
    "check: everything that @sec-limitations puts together."
)
ALONE = (
    "No groups are compared with each other over time, so that what changed cannot be "
    "put down to any one cause."
)


def limitation_parts(
    inputs: ReportInputs, assumptions: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Make every part that tells of limits.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and tables.
    assumptions : mapping of str to sequence of str
        What the methods take for granted, by what it is about.

    Returns
    -------
    dict of str to str
        `limitations` (what people wrote), `limitations-most` (at most five, with their
        rule), `data-lacks`, `cautions` and `assumptions` (grouped, with counts); the
        heap of the appendix: `unverified`, `more-cautions`, `more-assumptions` and
        their head; "" where there is nothing.
    """
    heap = {
        "unverified": unverified_text(inputs),
        "more-cautions": _listed(_counted(c) for c in every_caution(inputs)),
        "more-assumptions": _by_head(assumptions),
    }
    return heap | {
        "limitations": _written(inputs),
        "limitations-most": _most(inputs),
        "data-lacks": _listed(_lacking(inputs)),
        "cautions": _families(inputs),
        "assumptions": _assumed(assumptions),
        "more-limits-head": HEAP if any(heap.values()) else "",
    }


def unverified_text(inputs: ReportInputs) -> str:
    """List the instruments whose scoring key was not checked.

    Parameters
    ----------
    inputs : ReportInputs
        Released scales.

    Returns
    -------
    str
        Markdown, an item an instrument and note; "" without any.
    """
    doubts = dict.fromkeys(
        (row["instrument_name"], row["note"] or "")
        for row in rows_of(inputs, "scales") if row["verified"] in (False, "False")
    )  # fmt: skip
    return _listed(
        f"{escape_markdown(name)}: its scoring key was not checked against its source. "
        f"{escape_markdown(note)}".strip()
        for name, note in doubts
    )


def _written(inputs: ReportInputs) -> str:
    lines = inputs.study.get("report", {}).get("limitations") or []
    return _listed(tame_markdown(line).replace("\n", " ") for line in lines)


def _most(inputs: ReportInputs) -> str:
    pairs = foremost(inputs)
    lines = [f"{limit.text} ({_touched(limit, n)})." for limit, n in pairs]
    if not lines:
        return ""
    return f"{RULE} Here are {'the first five' if len(pairs) == MOST else 'all'}.\n\n{_listed(lines)}"


def _touched(limit: Limit, statements: int) -> str:
    of_claims = [counted(statements, "statement")] if statements else []
    return joined([*of_claims, results(len(limit.findings))], ",")


def _lacking(inputs: ReportInputs) -> list[str]:
    numbers = has_strand(inputs, "quantitative")
    alone = numbers and inputs.study["contrasts"] and not inputs.study.get("between")
    unchecked = {r["instrument"] for r in rows_of(inputs, "scales")
                 if r["verified"] in (False, "False")}  # fmt: skip
    keys = (
        f"The scoring of {counted(len(unchecked), 'questionnaire')} was not checked "
        "against its source (@sec-unverified)."
    )
    lines = [missing_sentence(inputs), ALONE if alone else "", _without_margin(inputs),
             keys if unchecked else "", withheld_sentence(inputs)]  # fmt: skip
    return [line for line in lines if line]


def _without_margin(inputs: ReportInputs) -> str:
    scales = scales_with(inputs, ["change"])
    declared = {margin["scale"] for margin in inputs.study.get("equivalence", [])}
    none = [pair for pair in scales if ".".join(pair) not in declared]
    if not none:
        return ""
    return (
        f"For {len(none)} of {counted(len(scales), 'score')} the study declares no "
        "margin, so that nothing can be called comparable or maintained there."
    )


def _families(inputs: ReportInputs) -> str:
    said = []
    for family in FAMILIES:
        limits = caution_limits(inputs, family)
        if limits:
            told = joined(
                [
                    f"{c.text[:1].lower()}{c.text[1:]} ({len(c.findings)})"
                    for c in limits
                ],
                ";",
            )
            touched = len(frozenset().union(*(c.findings for c in limits)))
            said.append(f"**{family}**: {results(touched)} with a caution: {told}.")
    return _listed(said)


def _assumed(assumptions: Mapping[str, Sequence[str]]) -> str:
    counts = [f"{len(lines)} {head}" for head, lines in assumptions.items() if lines]
    if not counts:
        return ""
    total = sum(map(len, assumptions.values()))
    return (
        f"The methods take {counted(total, 'thing')} for granted: {joined(counts, ',')}. "
        "They are listed, as they stand in the code, in @sec-more-assumptions."
    )


def _by_head(assumptions: Mapping[str, Sequence[str]]) -> str:
    return "\n\n".join(
        f"### {head[:1].upper()}{head[1:]} {{.unnumbered .unlisted}}\n\n"
        f"{_listed(escape_markdown(line) for line in lines)}"
        for head, lines in assumptions.items() if lines
    )  # fmt: skip


def _counted(limit: Limit) -> str:
    return f"{limit.text} ({results(len(limit.findings))})."


def _listed(lines) -> str:
    return "\n".join(f"- {line}" for line in lines if line)
