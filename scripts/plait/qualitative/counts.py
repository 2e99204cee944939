"""Count extracts, and people, of every code and theme at every time."""

from collections.abc import Iterator, Sequence

import pandas as pd

from plait.qualitative.codebook import Codebook
from plait.qualitative.themes import codes_of_themes
from plait.shapes.findings import FINDINGS

ALL = "all"
NOT_FITTING = "counts of people per theme do not fit reflexive thematic analysis"
METHODS = {
    "code": "distinct {unit} with the code or a code below it",
    "theme": "distinct {unit} with a code of the theme or a code below one",
}
PEOPLE_KNOWN = "; known participants only"


def qualitative_findings(
    codings: pd.DataFrame,
    codebook: Codebook,
    themes: pd.DataFrame,
    *,
    times: Sequence[str],
    approach: str,
) -> pd.DataFrame:
    """Count extracts and people behind every code and every theme that stands.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS, those in use.
    codebook : Codebook
        Codes and what lies below each.
    themes : DataFrame
        In the shape THEMES.
    times : sequence of str
        Ids of the time points; documents without one count in `all` only.
    approach : {"reflexive", "codebook", "coding_reliability"}
        Under `reflexive` people are not counted, and the caution says why.

    Returns
    -------
    DataFrame
        In the shape FINDINGS: `code.<id>.<time or all>.<extracts or people>` and
        likewise `theme.`, zeros too. `estimate` [extracts or people], at least
        0; `n` people behind it, <NA> under `reflexive`; no interval, because a
        count of what people chose to say is no sample of anything.
    """
    groups = {("code", code): below for code, below in codebook.below().items()}
    held = codes_of_themes(themes, codebook)
    groups |= {("theme", theme): codes for theme, codes in held.items()}
    source = codebook.shown or None
    return FINDINGS.frame(
        row | {"source": source}
        for (kind, name), codes in groups.items()
        for row in _rows(
            codings[codings["code"].isin(codes)], kind, name, times, approach
        )
    )


def _rows(rows: pd.DataFrame, kind: str, name: str, times, approach) -> Iterator[dict]:
    for time in (*times, ALL):
        part = rows if time == ALL else rows[rows["time"].eq(time)]
        people = part["participant"].nunique()
        for measure, count in (("extracts", part["extract"].nunique()),
                               ("people", people)):  # fmt: skip
            row = {
                "finding": f"{kind}.{name}.{time}.{measure}",
                "strand": "qualitative",
                "instrument": kind,
                "scale": name,
                "measure": measure,
                "time": time,
                "method": _method(kind, measure),
                "unit": measure,
            }
            yield row | _estimate(measure, count, people, approach)


def _method(kind: str, measure: str) -> str:
    words = METHODS[kind].format(unit=measure)
    return words + PEOPLE_KNOWN if measure == "people" else words


def _estimate(measure: str, count: int, people: int, approach: str) -> dict:
    if measure == "people" and approach == "reflexive":
        return {"status": "not_computed", "caution": NOT_FITTING}
    # n is for disclosure control, which does not let it out beside extracts
    return {"estimate": float(count), "n": people, "status": "computed"}
