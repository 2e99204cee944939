"""Set how far the two strands converge: pairing by pairing, and on the whole."""

from plait.report.citing import cell_citing, escape_citing
from plait.report.escape import escape_cell, escape_markdown
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.joint_pairings import (
    CODES,
    arms_of,
    code_words,
    lettered,
    name_pairing,
    pairings_of,
    signs_of,
)
from plait.report.wording import counted, joined
from plait.synthesis.joint_ratings import pairing_codes

LEAD = (
    "Where numbers and words part, that is a result of its own. They part on meaning and "
    "coverage both, as at least one rater saw it, here:"
)
CAPTION = (
    "Convergence coding matrix: what was set side by side, how each rater judged it on "
    "meaning and on coverage, and the code that follows. Letters are those of @tbl-joint; a number "
    "after a letter tells one of several statements under it."
)
ONLY = {"quantitative": "Only the numbers speak of", "qualitative": "Only the words speak of"}  # fmt: skip


def convergence_table(inputs: ReportInputs) -> str:
    """Set the convergence coding matrix.

    Parameters
    ----------
    inputs : ReportInputs
        Released ratings, statements and propositions.

    Returns
    -------
    str
        Markdown, one row a pairing under its proposition; what raters judged alike is
        said once. "" without ratings.

    References
    ----------
    Farmer T, Robinson K, Elliott SJ, Eyles J (2006) Qual Health Res 16:377-394.
    """
    said, body = rows_of(inputs, "statements"), []
    for place, proposition in enumerate(rows_of(inputs, "propositions"), start=1):
        name = proposition["proposition"]
        arms, pairings = arms_of(said, name), pairings_of(inputs, name)
        if pairings:
            body.append([Span(f"**{place}. {cell_citing(proposition['text'])}**", 4)])
        body += [_row(ratings, arms) for ratings in pairings]
    heads = ["Set side by side", "Meaning", "Coverage", "Code"]
    grid = Grid([3, 2, 2, 2.4], [heads], body)
    return set_table(grid, name="convergence", caption=CAPTION)


def dissonance_words(inputs: ReportInputs) -> str:
    """Say first where the strands disagree: it is a result.

    Parameters
    ----------
    inputs : ReportInputs
        Released ratings, statements and propositions.

    Returns
    -------
    str
        A sentence and a list; one that says so where there are ratings and no
        dissonance; "" without ratings.
    """
    if not rows_of(inputs, "ratings"):
        return ""
    parted = [_parting(inputs, place, row) for place, row in _placed(inputs)]
    lines = [f"- {text}." for text in parted if text]
    if not lines:
        return (
            "No rater found that numbers and words part on both meaning and coverage."
        )
    return "\n".join([LEAD, "", *lines])


def convergence_words(inputs: ReportInputs) -> str:
    """Count the codes over all pairings, and say where raters differ.

    Parameters
    ----------
    inputs : ReportInputs
        Released ratings.

    Returns
    -------
    str
        A paragraph; "" without ratings.
    """
    pairings = [
        p for _, row in _placed(inputs) for p in pairings_of(inputs, row["proposition"])
    ]
    if not pairings:
        return ""
    codes = [pairing_codes(ratings) for ratings in pairings]
    alone = [own[0] for own in codes if len(own) == 1]
    counts = [f"{code} in {alone.count(code)}" for code in CODES if code in alone]
    lead = f"Of {counted(len(pairings), 'pairing')} (@tbl-convergence)"
    text = f"{lead}: {joined(counts, ',')}." if counts else f"{lead} none has one code."
    differ = sum(len(own) > 1 for own in codes)
    if differ:
        verb = "was" if differ == 1 else "were"
        text += (
            f" {counted(differ, 'pairing').capitalize()} {verb} seen differently by the raters; "
            "such differences are for discussion, and both readings are kept until then."
        )
    return text


def completeness_words(inputs: ReportInputs) -> str:
    """Say what only one strand covers.

    Parameters
    ----------
    inputs : ReportInputs
        Released ratings, statements and propositions.

    Returns
    -------
    str
        Up to two list entries, a strand each; "" where both cover everything.
    """
    lines = []
    for strand, lead in ONLY.items():
        said = [
            text
            for place, row in _placed(inputs)
            for text in _alone(inputs, place, row, strand)
        ]
        lines += [f"- {lead}: {'; '.join(said)}."] if said else []
    return "\n".join(lines)


def _placed(inputs: ReportInputs) -> list[tuple[int, dict]]:
    return list(enumerate(rows_of(inputs, "propositions"), start=1))


def _row(ratings: list[dict], arms: dict[str, list[dict]]) -> list[str]:
    return [
        name_pairing(ratings, arms),
        _judged(ratings, "meaning"),
        _judged(ratings, "coverage"),
        escape_cell(code_words(ratings)),
    ]


def _judged(ratings: list[dict], what: str) -> str:
    words = [(row["rater"], _word(row, what)) for row in ratings]
    if len({word for _, word in words}) == 1:
        return words[0][1]
    return "\n\n".join(f"{escape_cell(rater)}: {word}" for rater, word in words)


def _word(row: dict, what: str) -> str:
    if row["covered"] != "both":
        return "only numbers" if row["covered"] == "quantitative" else "only words"
    return {"agree": "agree", "disagree": "part"}.get(row[what], "not judged")


def _parting(inputs: ReportInputs, place: int, proposition: dict) -> str:
    name = proposition["proposition"]
    arms = arms_of(rows_of(inputs, "statements"), name)
    parted = [
        name_pairing(ratings, arms)
        for ratings in pairings_of(inputs, name)
        if "dissonance" in pairing_codes(ratings)
    ]
    if not parted:
        return ""
    pairs = joined(list(dict.fromkeys(parted)), ";")
    text = escape_citing(proposition["text"].rstrip("."))
    return f"Proposition {place}, {pairs}: *{text}*"


def _alone(
    inputs: ReportInputs, place: int, proposition: dict, strand: str
) -> list[str]:
    """Give the statements of a strand that no rater found covered by the other."""
    name = proposition["proposition"]
    own = arms_of(rows_of(inputs, "statements"), name)[strand]
    ratings = [r for pairing in pairings_of(inputs, name) for r in pairing]
    covered = {
        s for r in ratings if r["covered"] == "both" for s in split_ids(r["statements"])
    }
    silent = {
        s for r in ratings if r["covered"] == strand for s in split_ids(r["statements"])
    }
    signs = signs_of(own)
    rows = [r for r in own if r["statement"] in silent - covered]
    return [
        f"{place}{_bracketed(signs, r['statement'])} "
        f"{escape_citing(r['text'].rstrip('.'))}"
        for r in rows
    ]


def _bracketed(signs: dict[str, str], statement: str) -> str:
    return f"\\({escape_markdown(signs[statement])}\\)" if lettered(signs) else ""
