"""Draw how far scores lie from their norms."""

from collections.abc import Sequence

import pandas as pd

from plait.report.figure_dots import DotRow, dot_chart
from plait.report.figure_style import Drawing, numbers_of
from plait.report.finding_words import brief_time
from plait.report.norm_values import norm_label
from plait.report.numerals import known, numeral
from plait.shapes.records import plain_rows


def norm_distance(
    findings: pd.DataFrame, scales: pd.DataFrame, *, times: dict[str, str],
    norms: pd.DataFrame, equivalence: Sequence[dict] = (),
) -> Drawing:  # fmt: skip
    """Draw the distance of every mean from its first norm.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        Released; withheld and uncomputed distances are left out.
    scales : DataFrame, one row a scale
        In the shape SCALES.
    times : dict of str to str
        Id of each time to its short name, in order.
    norms : DataFrame, one row a norm x scale
        In the shape NORMS: gives the SD for the bands.
    equivalence : sequence of dict
        Margins of the study: `scale`, `against` and `margin` [points].

    Returns
    -------
    Drawing
        A line a scale under its instrument; a mark with its interval a time [SDs of
        the norm]; a band where the study declares a margin against that norm.
    """
    rows = _rows(findings, scales, norms, _bands(norms, equivalence))
    figure = dot_chart(
        rows, times, axis="Distance from the norm, in SDs of the norm", centre="norm"
    )
    return Drawing(figure, _alt(rows, times), _caption(rows) + _chosen(rows, norms))


def _rows(
    findings: pd.DataFrame, scales: pd.DataFrame, norms: pd.DataFrame,
    bands: dict[tuple, tuple],
) -> list[DotRow]:  # fmt: skip
    distances = findings[findings["measure"] == "distance_z"]
    distances = distances[distances["estimate"].notna() & distances["group"].isna()]
    own: dict[tuple, list[dict]] = {}
    first = {row["norm"]: row["place"] for row in plain_rows(norms)[::-1]}
    order = distances["norm"].map(first)
    ordered = distances.assign(order=order).sort_values(
        ["order", "time"], kind="stable"
    )
    for row in plain_rows(ordered):
        own.setdefault((row["instrument"], row["scale"]), []).append(row)
    rows = []
    for scale in plain_rows(scales):
        key = (scale["instrument"], scale["scale"])
        norm = own[key][0]["norm"] if key in own else ""
        marks = {row["time"]: row for row in own.get(key, []) if row["norm"] == norm}
        if marks:
            rows.append(DotRow(scale, marks, bands.get((*key, norm))))
    return rows


def _bands(norms: pd.DataFrame, equivalence: Sequence[dict]) -> dict[tuple, tuple]:
    spread = {
        (row["instrument"], row["scale"], row["norm"]): row["sd"]
        for row in plain_rows(norms)
    }
    keys = {
        (*entry["scale"].split(".", 1), entry["against"]): entry["margin"]
        for entry in equivalence
    }
    return {
        key: (-margin / spread[key], margin / spread[key])
        for key, margin in keys.items() if known(spread.get(key))
    }  # fmt: skip


def _caption(rows: list[DotRow]) -> str:
    band = (
        " Grey band: the margin that the study declared; a distance was shown to lie "
        "within it only where its 90% interval does."
        if any(row.band for row in rows)
        else ""
    )
    return (
        "Distance of each mean from its published norm, in standard deviations of the "
        f"norm, with 95% intervals. Right of the line: above the norm.{band}"
    )


def _chosen(rows: list[DotRow], norms: pd.DataFrame) -> str:
    """Name the norm that is drawn where a scale has several."""
    several = norms.groupby(["instrument", "scale"])["norm"].nunique()
    named = [
        f"{row.scale['scale_name']} beside {norm_label(mark['norm'])}"
        for row in rows for mark in list(row.marks.values())[:1]
        if several.get((row.scale["instrument"], row.scale["scale"]), 1) > 1
    ]  # fmt: skip
    return f" Of several norms one is drawn: {'; '.join(named)}." if named else ""


def _alt(rows: list[DotRow], times: dict[str, str]) -> str:
    first = next(iter(times))
    seen = [row.marks[first]["estimate"] for row in rows if first in row.marks]
    above = sum(value > 0 for value in seen)
    named = ", ".join(brief_time(name) for name in times.values())
    each = numbers_of({
        row.scale["scale_name"]: [
            numeral(row.marks[t]["estimate"], 2) if t in row.marks else "" for t in times
        ]
        for row in rows
    })  # fmt: skip
    return (
        f"Dot chart of {len(rows)} scales against their norms. At {times[first]}, "
        f"{above} of {len(seen)} means lie above the norm. In SDs of the norm at "
        f"{named}: {each}."
    )
