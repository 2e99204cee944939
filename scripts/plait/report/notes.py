"""Say below a table what is not in it, and why."""

import re
from collections.abc import Iterable

from plait.report.cells import is_withheld
from plait.report.escape import escape_markdown
from plait.report.finding_words import set_minus
from plait.report.inputs import ReportInputs
from plait.report.wording import joined

DISAGREE = "analyses disagree"
MOST_REASONS = 4
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def why_not(inputs: ReportInputs, measures: Iterable[str], contrast: str = "") -> str:
    """Say why statistics of some kinds were not computed.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.
    measures : iterable of str
        Of any of these.
    contrast : str, default ""
        Only of this contrast.

    Returns
    -------
    str
        A sentence with each reason and how often it holds, the most frequent
        first; "" where everything was computed.
    """
    found = [
        row["caution"] or "no reason recorded"
        for row in rows_with(inputs, measures)
        if row["status"] == "not_computed"
        and (not contrast or row["contrast"] == contrast)
    ]
    if not found:
        return ""
    counts = dict.fromkeys(found, 0)
    for reason in found:
        counts[reason] += 1
    kinds = sorted(alike(counts).items(), key=lambda pair: (-pair[1], pair[0]))
    said = [f"{escape_markdown(set_minus(kind))} ({n})" for kind, n in kinds]
    rest = sum(n for _, n in kinds[MOST_REASONS:])
    said = said[:MOST_REASONS] + [f"other reasons ({rest})"] * bool(rest)
    return f" A dash: not computed, for these reasons (how often): {joined(said, ';')}."


def alike(counts: dict[str, int]) -> dict[str, int]:
    """Put together texts that differ in their numbers only.

    Parameters
    ----------
    counts : dict of str to int
        Text to how often it occurs.

    Returns
    -------
    dict of str to int
        The first text of each kind in alphabetical order, with "such as:" before it
        where others stand behind it, to how often the kind occurs.
    """
    kinds: dict[str, list[str]] = {}
    for text in sorted(counts):
        kinds.setdefault(NUMBER.sub("0", text), []).append(text)
    return {
        f"{'such as: ' * (len(own) > 1)}{own[0]}": sum(counts[text] for text in own)
        for own in kinds.values()
    }


def rows_with(inputs: ReportInputs, measures: Iterable[str]) -> list[dict]:
    """Give the findings of some kinds, of everyone.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.
    measures : iterable of str
        Of any of these.

    Returns
    -------
    list of dict
        Rows of FINDINGS without those of single groups.
    """
    return [row for name in measures for row in inputs.by_measure.get(name, [])]


def all_withheld(rows: list[dict]) -> bool:
    """Say whether there is something, and none of it may be shown.

    Parameters
    ----------
    rows : list of dict
        Rows of FINDINGS.

    Returns
    -------
    bool
        False without rows; what was not computed does not count.
    """
    made = [row for row in rows if row["status"] != "not_computed"]
    return bool(made) and all(map(is_withheld, made))


def disagreement(change: dict | None) -> str:
    """Give what the other analyses of a change say against it.

    Parameters
    ----------
    change : dict or None
        Row of FINDINGS, measure `change`.

    Returns
    -------
    str
        As typed; "" where they agree, or there are none.
    """
    for part in ((change or {}).get("caution") or "").split("; "):
        if part.startswith(DISAGREE):
            return part.removeprefix(DISAGREE).removeprefix(":").strip()
    return ""
