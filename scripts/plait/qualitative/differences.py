"""List where coders who read the same words coded them otherwise: something to discuss."""

from collections.abc import Iterator

import pandas as pd

from plait.shapes.findings import FINDINGS
from plait.shapes.patterns import DIFFERENCES

MEASURE = "passages"


def list_differences(
    codings: pd.DataFrame, *, readers: dict[str, list[str]], texts: dict[str, str]
) -> pd.DataFrame:
    """List passages that one coder gave a code and another, who read them, did not.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS, of every coder.
    readers : dict of str to list of str
        Document to its coders, as from `readers_of`.
    texts : dict of str to str
        Document to its text.

    Returns
    -------
    DataFrame, one row a passage x code
        In the shape DIFFERENCES, by document and place. Overlapping passages with the
        same code are one passage, as long as the two together. Nothing is scored and
        nobody is ranked: a difference is no mistake.
    """
    rows = []
    for document, coders in readers.items():
        own = codings[codings["document"].eq(document)].to_dict("records")
        if len(coders) > 1 and own:
            rows += _of_document(own, coders, texts[document])
    return DIFFERENCES.frame(rows)


def _of_document(codings: list[dict], coders: list[str], text: str) -> Iterator[dict]:
    for code in sorted({row["code"] for row in codings}):
        for start, end, who in _passages([r for r in codings if r["code"] == code]):
            others = [coder for coder in coders if coder not in who]
            if others:
                yield {
                    "document": codings[0]["document"],
                    "start": start,
                    "end": end,
                    "code": code,
                    "text": text[start:end],
                    "coders": ";".join(sorted(who)),
                    "others": ";".join(others),
                    "instead": _instead(codings, (start, end), others) or None,
                }


def _passages(codings: list[dict]) -> list[tuple[int, int, set[str]]]:
    """Join passages that overlap."""
    joined: list[tuple[int, int, set[str]]] = []
    for row in sorted(codings, key=lambda row: (row["start"], row["end"])):
        start, end = int(row["start"]), int(row["end"])
        if joined and start < joined[-1][1]:
            first, last, who = joined[-1]
            joined[-1] = (first, max(last, end), who | {row["coder"]})
        else:
            joined.append((start, end, {row["coder"]}))
    return joined


def _instead(codings: list[dict], place: tuple[int, int], others: list[str]) -> str:
    start, end = place
    given = {
        f"{row['coder']}: {row['code']}"
        for row in codings
        if row["coder"] in others and row["start"] < end and start < row["end"]
    }
    return ";".join(sorted(given))


def count_differences(
    differences: pd.DataFrame, *, readers: dict[str, list[str]], people: int
) -> pd.DataFrame:
    """Count the list, which itself stays with the team.

    Parameters
    ----------
    differences : DataFrame
        In the shape DIFFERENCES.
    readers : dict of str to list of str
        Document to its coders.
    people : int
        Known participants who speak in the documents that several coders coded.

    Returns
    -------
    DataFrame
        In the shape FINDINGS, one row `differences.all.all.passages`, or none where
        no document was coded by two coders. It is no score: how many differences
        there are depends on how much was said and coded.
    """
    both = sum(len(coders) > 1 for coders in readers.values())
    if not both:
        return FINDINGS.empty()
    row = {
        "finding": f"differences.all.all.{MEASURE}", "strand": "qualitative",
        "instrument": "differences", "scale": "all", "measure": MEASURE, "time": "all",
        "method": f"passages of {both} documents that one coder gave a code and "
        "another, who coded the document, did not; a list to talk about, no score",
        "estimate": float(len(differences)), "n": people, "unit": MEASURE,
        "status": "computed",
    }  # fmt: skip
    return FINDINGS.frame([row])
