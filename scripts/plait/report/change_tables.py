"""Set how scores changed within people, and other ways to look at it."""

from plait.report.cells import (
    SHOWN_WITHHELD,
    cell,
    is_withheld,
    p_cell,
    t_and_df,
    with_interval,
)
from plait.report.escape import escape_cell, escape_markdown
from plait.report.finding_words import contrast_ends
from plait.report.grid import Grid, Span, set_table
from plait.report.hover import with_finding
from plait.report.inputs import ReportInputs, rows_of, short_times
from plait.report.notes import disagreement, why_not
from plait.report.numerals import DASH, change_decimals, count, known
from plait.report.scale_rows import by_instrument, finding_at, scales_with
from plait.report.wording import lower_first

HEADS = ("Outcome", "*n*", "Change (95% CI)", "*t* (df)", "*p*", "*p*\u00a0(Holm)",
         "*p*\u00a0(BH)", "*d*~av~ (95% CI)")  # fmt: skip
SHARES = (2.2, 0.6, 2.5, 1.5, 0.9, 1.3, 1.1, 2.4)
P_BH = HEADS.index("*p*\u00a0(BH)")
OTHERS = ("permutation", "wilcoxon", "hodges_lehmann", "mixed_change")
WAYS_CAPTION = (
    "Other ways to look at the change from {first} to {second}. The permutation test "
    "and Wilcoxon's test ask the same question with fewer assumptions; the "
    "Hodges-Lehmann shift is a change that single extreme people hardly move; the "
    "mixed model uses everyone who answered at least once (its own *n*). *Agree*: all "
    "tell a change from none, or none does."
)


def change_table(inputs: ReportInputs, contrast: dict) -> str:
    """Set the changes of one contrast in the same people.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    contrast : dict
        `from` and `to`.

    Returns
    -------
    str
        Markdown, one row a scale: n (pairs), mean change [points] with its
        interval, t (df), p, Holm's and Benjamini and Hochberg's p (the latter where
        there is any), d_av with its interval. The other effect sizes stand apart.
    """
    pair = f"{contrast['from']}-{contrast['to']}"
    wanted = scales_with(inputs, ["change"], pair)
    kept = [at for at in range(len(HEADS)) if at != P_BH or _has_fdr(inputs, pair)]

    def cells(scale: dict) -> list[str | Span]:
        return _change_cells(inputs, scale, pair, with_fdr=P_BH in kept)

    grid = Grid(
        shares=[SHARES[at] for at in kept], head=[[HEADS[at] for at in kept]],
        body=by_instrument(inputs, cells, wanted=wanted),
        aligns="l" + "r" * (len(kept) - 1),
    )  # fmt: skip
    times = short_times(inputs.study)
    ends = [escape_cell(times[contrast[end]]) for end in ("from", "to")]
    caption = (
        f"Change from {ends[0]} to {ends[1]} in the people who answered at both times. "
        f"Below zero: lower at {ends[1]}. *d*~av~: the change over the mean of the SDs "
        "at both times."
    )
    return set_table(grid, name=f"change-{pair}", caption=caption, classes=".wide")


def ways_table(inputs: ReportInputs, contrast: dict) -> str:
    """Set other analyses of the same change beside the paired t.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    contrast : dict
        `from` and `to`.

    Returns
    -------
    str
        Markdown, one row a scale: pairs, the paired change, p of the permutation
        test and of Wilcoxon's, the Hodges-Lehmann shift and the mixed model's change
        with intervals [points], and whether they agree; below it a sentence for each
        scale where they do not. "" where there are no other analyses.
    """
    pair = f"{contrast['from']}-{contrast['to']}"
    wanted = scales_with(inputs, OTHERS, pair)
    if not wanted:
        return ""
    grid = Grid(
        shares=[2.0, 0.55, 2.15, 1.4, 1.15, 2.15, 2.15, 0.55, 1.15],
        head=[["Outcome", "*n*", "Paired t: change (95% CI)", "Permutation *p*",
               "Wilcoxon *p*", "Hodges-Lehmann shift (95% CI)",
               "Mixed model: change (95% CI)", "*n*", "Together"]],
        body=by_instrument(inputs, lambda s: _way_cells(inputs, s, pair), wanted=wanted),
        aligns="lrrrrrrrl",
    )  # fmt: skip
    first, second = map(escape_cell, contrast_ends(inputs.study, contrast))
    said = WAYS_CAPTION.format(first=first, second=second)
    caption = said + why_not(inputs, OTHERS, pair)
    table = set_table(grid, name=f"ways-{pair}", caption=caption, classes=".wide")
    return f"{table}\n{_spelled_out(inputs, pair, wanted)}"


def _has_fdr(inputs: ReportInputs, pair: str) -> bool:
    rows = inputs.by_measure.get("change", [])
    return any(row["contrast"] == pair and known(row["p_fdr"]) for row in rows)


def _change_cells(
    inputs: ReportInputs, scale: dict, pair: str, *, with_fdr: bool
) -> list[str | Span]:
    change = finding_at(inputs, scale, f"{pair}.change")
    decimals = change_decimals(scale)
    effect = cell(
        finding_at(inputs, scale, f"{pair}.d_av"), lambda row: with_interval(row, 2)
    )
    if is_withheld(change):
        return [Span(with_finding(SHOWN_WITHHELD, change), 5 + with_fdr), effect]
    fdr = [cell(change, lambda row: p_cell(row["p_fdr"]))] * with_fdr
    return [
        cell(change, lambda row: count(row["n"])),
        cell(change, lambda row: with_interval(row, decimals)),
        cell(change, t_and_df),
        cell(change, lambda row: p_cell(row["p"])),
        cell(change, lambda row: p_cell(row["p_adjusted"])),
        *fdr,
        effect,
    ]


def _way_cells(inputs: ReportInputs, scale: dict, pair: str) -> list[str]:
    change, *others = (
        finding_at(inputs, scale, f"{pair}.{name}") for name in ("change", *OTHERS)
    )
    permutation, wilcoxon, shift, mixed = others
    decimals = change_decimals(scale)

    def estimated(row: dict) -> str:
        return with_interval(row, decimals)

    return [
        cell(change, lambda row: count(row["n"])),
        cell(change, estimated),
        _test_cell(permutation),
        _test_cell(wilcoxon),
        cell(shift, estimated),
        cell(mixed, estimated),
        cell(mixed, lambda row: count(row["n"])),
        _together(change, others),
    ]


def _test_cell(finding: dict | None) -> str:
    """Set the p of a test, which has no estimate of its own."""
    shown = finding and finding | {"estimate": finding["p"]}
    return cell(shown, lambda row: p_cell(row["p"]))


def _together(change: dict | None, others: list[dict | None]) -> str:
    if is_withheld(change):
        return SHOWN_WITHHELD
    made = [row for row in others if row and row["status"] == "computed"]
    if not made or not change or change["status"] != "computed":
        return DASH
    return "**disagree**" if disagreement(change) else "agree"


def _spelled_out(inputs: ReportInputs, pair: str, wanted: set) -> str:
    said = [
        (scale["scale_name"], disagreement(finding_at(inputs, scale, f"{pair}.change")))
        for scale in rows_of(inputs, "scales")
        if (scale["instrument"], scale["scale"]) in wanted
    ]
    lines = [
        f"On {escape_markdown(lower_first(name))}: {escape_markdown(why)}."
        for name, why in said if why
    ]  # fmt: skip
    # One paragraph: a list would be parted from its first words at a page's end.
    return f"Where they disagree. {' '.join(lines)}\n" if lines else ""
