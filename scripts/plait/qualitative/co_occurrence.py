"""Find which codes meet, at a stated unit."""

from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from plait.qualitative.codebook import Codebook
from plait.qualitative.unit_grid import touched, unit_grid
from plait.shapes.patterns import CO_OCCURRENCE

UNITS = ("extract", "sentence", "turn", "case")


def co_occurrences(
    codings: pd.DataFrame,
    turns: pd.DataFrame,
    codebook: Codebook,
    *,
    unit: str = "turn",
    approach: str,
) -> pd.DataFrame:
    """Count where two codes meet, and in how many people's words.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS, those in use, whoever coded.
    turns : DataFrame
        In the shape TURNS.
    codebook : Codebook
        The order of the codes.
    unit : {"extract", "sentence", "turn", "case"}
        extract: a stretch of text that passages with both codes cover; sentence and
        turn: one that both touch; case: a participant or focus group with both.
    approach : {"reflexive", "codebook", "coding_reliability"}
        Under `reflexive` people are not counted.

    Returns
    -------
    DataFrame, one row a pair of codes
        In the shape CO_OCCURRENCE: people, then units; pairs that never meet are left
        out. Each code is taken as it was given: a code above it does not count, or
        every code would meet its own parent.
    """
    order = {code: place for place, code in enumerate(codebook.ids)}
    meetings = pd.DataFrame(
        _meetings(codings, turns, unit),
        columns=["code_a", "code_b", "place", "participant"],
    )
    rows = []
    for (one, other), group in meetings.groupby(["code_a", "code_b"]):
        first, second = sorted(
            (one, other), key=lambda code: order.get(code, len(order))
        )
        people = group["participant"].nunique()
        rows.append({
            "code_a": first, "code_b": second, "unit": unit,
            "people": None if approach == "reflexive" else people,
            "units": group["place"].nunique(),
        })  # fmt: skip
    return CO_OCCURRENCE.frame(rows)


def _meetings(
    codings: pd.DataFrame, turns: pd.DataFrame, unit: str
) -> Iterator[tuple[str, str, object, str]]:
    if unit == "extract":
        for document, rows in codings.groupby("document"):
            yield from _stretches(document, rows.to_dict("records"))
        return
    if unit == "case":
        held = codings[["case", "code", "participant"]].dropna(subset=["case"])
        yield from _pairs(held.rename(columns={"case": "place"}))
        return
    grid = unit_grid(turns, unit)
    rows = touched(grid, codings, ["code"])
    speakers = grid["participant"].to_numpy(object)
    who = [speakers[place] for place in rows["unit"]]
    yield from _pairs(rows.rename(columns={"unit": "place"}).assign(participant=who))


def _pairs(rows: pd.DataFrame) -> Iterator[tuple[str, str, object, str]]:
    """Pair the codes of each place; a person counts who said both there."""
    for place, group in rows.groupby("place"):
        said = group.groupby("code")["participant"].agg(lambda who: set(who.dropna()))
        for one, other in combinations(sorted(said.index), 2):
            both = sorted(said[one] & said[other]) or [None]
            yield from ((one, other, place, person) for person in both)


def _stretches(
    document: str, codings: list[dict]
) -> Iterator[tuple[str, str, tuple, str]]:
    covers = {
        code: _joined([row for row in codings if row["code"] == code])
        for code in sorted({row["code"] for row in codings})
    }
    speakers = [(r["start"], r["end"], r["participant"]) for r in codings
                if isinstance(r["participant"], str)]  # fmt: skip
    for one, other in combinations(covers, 2):
        for start, end in _shared(covers[one], covers[other]):
            inside = {who for a, b, who in speakers if a < end and start < b}
            for person in sorted(inside) or [None]:
                yield one, other, (document, start), person


def _joined(codings: list[dict]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((int(row["start"]), int(row["end"])) for row in codings):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _shared(one: list[tuple], other: list[tuple]) -> Iterator[tuple[int, int]]:
    for a, b in one:
        for c, d in other:
            if max(a, c) < min(b, d):
                yield max(a, c), min(b, d)
