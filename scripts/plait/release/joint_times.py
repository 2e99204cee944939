"""Align what was released of both strands by time point."""

from collections.abc import Iterator

import pandas as pd

from plait.release.claims import split_ids
from plait.shapes.joint import JOINT_TIMES
from plait.shapes.records import records

OVER_TIME = "over_time"
VALUES = ("estimate", "low", "high", "n", "status")


def joint_times(
    findings: pd.DataFrame, quotes: pd.DataFrame, codings: pd.DataFrame, *,
    names: dict[str, str], study: dict,
) -> pd.DataFrame:  # fmt: skip
    """Set scales, themes and a quote of each time under one another.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        Released, in the shape FINDINGS.
    quotes : DataFrame, one row a quote
        Released, in the shape QUOTES.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS: when each extract was said.
    names : dict of str to str
        Extract id to quote id of the quotes that were let through, in the order of
        the report.
    study : dict
        `joint_displays` and `times`.

    Returns
    -------
    DataFrame, one row a display x line x time
        In the shape JOINT_TIMES; nothing in it was not released already.
    """
    found = {row["finding"]: row for row in records(findings)}
    said = _said(quotes, codings, names, study["times"])
    rows = [
        row
        for place, display in enumerate(study.get("joint_displays", []), start=1)
        if display["kind"] == OVER_TIME
        for row in _display(place, display, study["times"], found, said)
    ]
    return JOINT_TIMES.frame(rows)


def _said(
    quotes: pd.DataFrame, codings: pd.DataFrame, names: dict[str, str],
    times: list[dict],
) -> list[dict]:  # fmt: skip
    """Give the quotes that statements rest on, in order, with their times.

    One whose time is not told beside it is not set under a time either.
    """
    words = {time["id"]: time.get("short", "") for time in times}
    beside = quotes.set_index("quote")["attribution"].to_dict()
    when = codings.drop_duplicates("extract").set_index("extract")["time"].to_dict()
    bound = quotes.dropna(subset=["statements"]).set_index("quote")["themes"].to_dict()
    return [
        {"quote": quote, "time": when[extract], "themes": split_ids(bound[quote])}
        for extract, quote in names.items()
        if quote in bound and beside[quote].endswith(words.get(when[extract], "\n"))
    ]


def _display(
    place: int, display: dict, times: list[dict], found: dict, said: list[dict]
) -> Iterator[dict]:
    lines = [("scale", name) for name in display.get("scales", [])]
    lines += [("theme", name) for name in display.get("themes", [])]
    for line, (kind, name) in enumerate([*lines, ("quote", "quote")], start=1):
        for at, time in enumerate(times, start=1):
            row = {"display": place, "line": line, "place": at, "kind": kind,
                   "id": name, "time": time["id"]}  # fmt: skip
            if kind == "quote":
                yield row | _quoted(said, time["id"], display.get("themes", []))
            else:
                yield row | _measured(found, kind, name, time["id"])


def _measured(found: dict, kind: str, name: str, time: str) -> dict:
    ids = {"scale": f"{name}.{time}.mean", "theme": f"theme.{name}.{time}.extracts"}
    row = found.get(ids[kind])
    if row is None:
        return {"status": "not_computed"}
    return {key: row[key] for key in VALUES}


def _quoted(said: list[dict], time: str, themes: list[str]) -> dict:
    for quote in said:
        fits = not themes or set(themes) & set(quote["themes"])
        if quote["time"] == time and fits:
            return {"quote": quote["quote"], "status": "quoted"}
    return {"status": "none"}
