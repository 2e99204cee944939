"""Find the coded extract that a claim names, by its id or by its words."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Bound:
    """One piece of evidence, resolved.

    Parameters
    ----------
    kind : {"finding", "extract", "workshop", "unknown"}
        What the id turned out to be.
    name : str
        Its id; as typed where it is unknown.
    """

    kind: str
    name: str


def bind(
    evidence: str | dict[str, str], findings: set[str], codings: pd.DataFrame,
    workshops: set[str],
) -> Bound:  # fmt: skip
    """Resolve one entry of a statement's evidence.

    Parameters
    ----------
    evidence : str or dict
        A finding id, an extract id, the id of a workshop or recommendation, or
        {document, quote}.
    findings : set of str
        Every finding id of the study.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    workshops : set of str
        Ids of workshops and of recommendations.

    Returns
    -------
    Bound
        `unknown` where it is none of these, and where the words lie in no coded
        passage of that document, or in several that do not overlap. Of overlapping
        ones the shortest was meant.
    """
    if isinstance(evidence, dict):
        return _by_words(evidence, codings)
    if evidence in findings:
        return Bound("finding", evidence)
    if (codings["extract"] == evidence).any():
        return Bound("extract", evidence)
    return Bound("workshop" if evidence in workshops else "unknown", evidence)


def _by_words(evidence: dict[str, str], codings: pd.DataFrame) -> Bound:
    document, quote = evidence["document"], evidence["quote"]
    there = (codings["document"] == document).to_numpy().nonzero()[0]
    columns = [codings[c].take(there) for c in ("text", "extract", "start", "end")]
    found = [row for row in zip(*columns, strict=True) if quote in row[0]]
    if not found:
        return Bound("unknown", f"{document}: {quote!r}")
    _, extract, start, end = min(found, key=lambda row: (len(row[0]), row[1]))
    apart = any(last <= start or first >= end for _, _, first, last in found)
    return Bound("unknown", f"{document}: {quote!r}") if apart else Bound("extract", extract)  # fmt: skip
