"""Bind the summaries of the framework to extracts, and lay the matrix out to be read."""

from collections.abc import Sequence

import pandas as pd

from plait.errors import Fault
from plait.qualitative.framework import ALL, CELL, chart_framework, split_extracts
from plait.qualitative.theme_faults import LIVE
from plait.shapes.patterns import matrix_shape
from plait.shapes.shape import Shape

SHOWN = "coding/summaries.csv"
CASES = ("group", "participant", "document")


def framework_of(
    codings: pd.DataFrame,
    turns: pd.DataFrame,
    themes: pd.DataFrame,
    summaries: pd.DataFrame | None,
) -> tuple[pd.DataFrame, list[Fault], list[Fault]]:
    """Chart the framework with the summaries that people wrote into it.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS, those in use.
    turns : DataFrame
        In the shape TURNS.
    themes : DataFrame
        In the shape THEMES.
    summaries : DataFrame or None
        As from `read_summaries`.

    Returns
    -------
    framework : DataFrame
        In the shape FRAMEWORK.
    faults, cautions : list of Fault
        As from `bind_summaries`.
    """
    cells = chart_framework(codings, turns=turns, themes=themes)
    if summaries is None:
        return cells, [], []
    summaries, unheard = _of_heard(summaries, turns)
    bound, faults, cautions = bind_summaries(summaries, cells)
    whole = chart_framework(codings, turns=turns, themes=themes, summaries=bound)
    return whole, faults, [*unheard, *cautions]


def _of_heard(
    summaries: pd.DataFrame, turns: pd.DataFrame
) -> tuple[pd.DataFrame, list[Fault]]:
    """Leave out what was written of cases of which no word may be used any more."""
    times = turns["time"].fillna(ALL)
    heard = set(zip(turns["case"], times, strict=True)) | {
        (case, ALL) for case in turns["case"]
    }
    rows = zip(summaries["case"], summaries["time"], strict=True)
    there = pd.Series([row in heard for row in rows], summaries.index, dtype="bool")
    return summaries[there], [
        Fault(SHOWN, int(row.line), "case", f"a summary of {row.case} ({row.time})",
              "a case whose words are there",
              "it is left out; if the person withdrew, take it out of the file")
        for row in summaries[~there].itertuples()
    ]  # fmt: skip


def bind_summaries(
    summaries: pd.DataFrame, cells: pd.DataFrame
) -> tuple[pd.DataFrame, list[Fault], list[Fault]]:
    """Hold the extracts that summaries name against those that there are.

    Parameters
    ----------
    summaries : DataFrame, one row a case x time x theme
        As from `read_summaries`.
    cells : DataFrame
        In the shape FRAMEWORK, charted without summaries.

    Returns
    -------
    bound : DataFrame, one row a case x time x theme
        `summary_extracts` holds the ids that are extracts of the cell, in their order;
        missing where there are none.
    faults : list of Fault
        An extract of another cell: a summary cannot rest on it.
    cautions : list of Fault
        An extract that is no longer there, since its text or its coding has changed:
        it is not bound, and the summary should be read again.
    """
    ids = cells["extract_ids"].fillna("")
    places = zip(*(cells[name] for name in CELL), strict=True)
    held = {place: set(split_extracts(text)) for place, text in zip(places, ids, strict=True)}  # fmt: skip
    everywhere = set().union(*held.values())
    faults, cautions, bound = [], [], []
    for row in summaries.to_dict("records"):
        here = held.get(tuple(row[name] for name in CELL), set())
        named = split_extracts(row["extracts"])
        bound.append(";".join(name for name in named if name in here) or None)
        for name in named:
            if name in everywhere - here:
                faults.append(_misplaced(row, name))
            elif name not in here:
                cautions.append(_gone(row, name))
    column = pd.Series(bound, index=summaries.index, dtype="str")
    return summaries.assign(summary_extracts=column), faults, cautions


def _misplaced(row: dict, name: str) -> Fault:
    return Fault(SHOWN, int(row["line"]), "extracts", f"{name}, an extract of another cell",
                 "extracts of this case, time and theme",
                 "take it out, or correct the cell")  # fmt: skip


def _gone(row: dict, name: str) -> Fault:
    return Fault(SHOWN, int(row["line"]), "extracts", f"{name}, which is no extract now",
                 "an extract that there is", "read the summary again beside its "
                 "extracts: the coding or the transcript has changed")  # fmt: skip


def framework_matrix(
    framework: pd.DataFrame, themes: pd.DataFrame
) -> tuple[pd.DataFrame, Shape]:
    """Lay the framework out as people read it: a row a case and time, a column a theme.

    Parameters
    ----------
    framework : DataFrame
        In the shape FRAMEWORK.
    themes : DataFrame
        In the shape THEMES.

    Returns
    -------
    matrix : DataFrame, one row a case x time
        A cell holds the summary, then in brackets the extracts that it rests on, or all
        of the cell where it names none; missing where nothing was said.
    shape : Shape
        What it is: its columns are the names of the themes of this study.
    """
    standing = themes[themes["status"].isin(LIVE)]
    heads = _heads(standing)
    shape = matrix_shape(list(heads.values()))
    cells = framework.assign(cell=[_cell(row) for row in framework.to_dict("records")])
    wide = cells.pivot_table(
        index=["case", "time"], columns="theme", values="cell", aggfunc="first"
    )
    wide = wide.reindex(columns=list(heads)).rename(columns=heads)
    rows = framework[["case", "time"]].drop_duplicates()
    matrix = rows.merge(wide, how="left", left_on=["case", "time"], right_index=True)
    return shape.check(matrix), shape


def in_study_order(
    matrix: pd.DataFrame, documents: Sequence[dict], times: Sequence[str]
) -> pd.DataFrame:
    """Put the rows of a framework in the order in which a team knows its people.

    Parameters
    ----------
    matrix : DataFrame, one row a case x time
        With columns case and time.
    documents : sequence of dict
        Rows of documents.csv: cases stand as they come there first.
    times : sequence of str
        Ids of the time points, in order; what has no time stands last.

    Returns
    -------
    DataFrame
        The same rows.
    """
    names = [row[key] for row in documents for key in CASES if row.get(key)]
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    order = {time: place for place, time in enumerate(times)}
    keys = pd.DataFrame({
        "case": matrix["case"].map(lambda case: places.get(case, len(places))),
        "time": matrix["time"].map(lambda time: order.get(time, len(order))),
    })  # fmt: skip
    return matrix.loc[keys.sort_values(["case", "time"], kind="stable").index]


def _heads(themes: pd.DataFrame) -> dict[str, str]:
    """Give each theme a head of its own: its name, unless that is taken."""
    names = list(themes["name"])
    taken = {"case", "time"} | {name for name in names if names.count(name) > 1}
    pairs = zip(themes["theme"], names, strict=True)
    return {key: key if name in taken else name for key, name in pairs}


def _cell(row: dict) -> str | None:
    texts = [row[key] if isinstance(row[key], str) else ""
             for key in ("summary", "summary_extracts", "extract_ids")]  # fmt: skip
    rests = (texts[1] or texts[2]).replace(";", "; ")
    return " ".join(filter(None, [texts[0], f"[{rests}]" if rests else ""])) or None
