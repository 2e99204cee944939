"""Show how many new codes later documents brought; decide nothing by it."""

from collections.abc import Iterator, Sequence

import pandas as pd

from plait.shapes.patterns import SATURATION

BASE = 4
RUNS = (2, 3, 4)
THRESHOLD = 0.05
COMPUTED = "computed"


def saturation(
    codings: pd.DataFrame,
    turns: pd.DataFrame,
    *,
    order: Sequence[str],
    approach: str,
    settings: dict | None = None,
) -> pd.DataFrame:
    """Measure new information in runs of documents after a base.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS, those in use.
    turns : DataFrame
        In the shape TURNS.
    order : sequence of str
        Documents, as from `in_order`; those that nobody coded are passed over.
    approach : {"reflexive", "codebook", "coding_reliability"}
        Under `reflexive` there is no such table: saturation does not fit it.
    settings : dict, optional
        `base` (4 documents), `runs` (2, 3 and 4 documents), `threshold` (0.05).

    Returns
    -------
    DataFrame, one row a run of documents
        In the shape SATURATION; empty where there are not more documents than the
        base has. `share` is the new codes of the run over the distinct codes of the
        base, which stays the same. Each run begins one document after the last.

    References
    ----------
    Guest, Namey & Chen (2020) PLoS ONE 15:e0232076.
    """
    if approach == "reflexive":
        return SATURATION.empty()
    asked = {"base": BASE, "runs": RUNS, "threshold": THRESHOLD} | (settings or {})
    codes = {document: set(rows["code"]) for document, rows in codings.groupby("document")}  # fmt: skip
    spoken = turns.dropna(subset=["participant"])
    people = {d: set(rows["participant"]) for d, rows in spoken.groupby("document")}
    known = [document for document in order if document in codes]
    said = [(codes[document], people.get(document, set())) for document in known]
    return SATURATION.frame(
        row for run in sorted(set(asked["runs"])) for row in _runs(said, run, asked)
    )


def _runs(said: list[tuple[set, set]], run: int, asked: dict) -> Iterator[dict]:
    # ASSUME what counts as a theme in the paper is a code here, as it was given.
    base = asked["base"]
    in_base = set().union(*(codes for codes, _ in said[:base]))
    for first in range(base, len(said) - run + 1):
        before = set().union(*(codes for codes, _ in said[:first]))
        here = set().union(*(codes for codes, _ in said[first : first + run]))
        new = len(here - before)
        yield {
            "run_length": run,
            "first": first + 1,
            "last": first + run,
            "people": len(set().union(*(who for _, who in said[first : first + run]))),
            "new_codes": new,
            "share": new / len(in_base),
            "base": base,
            "base_codes": len(in_base),
            "threshold": asked["threshold"],
            "status": COMPUTED,
        }


def in_order(documents: list[dict], times: Sequence[str]) -> list[str]:
    """Put documents in the order in which they were collected, as far as is known.

    Parameters
    ----------
    documents : list of dict
        Rows of documents.csv, `document` and `time`.
    times : sequence of str
        Ids of the time points, in order.

    Returns
    -------
    list of str
        By time point, then as in documents.csv; those without a time stand first.
    """
    # ASSUME documents of one time point were collected in the order of documents.csv.
    places = {time: place for place, time in enumerate(times)}
    rows = sorted(documents, key=lambda row: places.get(row["time"], -1))
    return [row["document"] for row in rows]
