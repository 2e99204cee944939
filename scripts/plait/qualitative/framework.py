"""Chart what each case said at each time under each theme."""

from collections.abc import Collection, Iterator

import pandas as pd

from plait.errors import Fault
from plait.ingest.csvfile import read_csv_rows
from plait.qualitative.themes import LIVE
from plait.shapes.codings import FRAMEWORK

ALL = "all"
SUMMARY_COLUMNS = ("case", "time", "theme", "summary")
CELL = ["case", "time", "theme"]


def read_summaries(
    path: str,
    *,
    shown: str | None = None,
    cases: Collection[str],
    themes: Collection[str],
    times: Collection[str],
) -> tuple[pd.DataFrame, list[Fault]]:
    """Read coding/summaries.csv: cells of the framework in a person's own words.

    Parameters
    ----------
    path : str
        The file; columns case, time (blank is all), theme, summary.
    shown : str, optional
        Its path as a person sees it.
    cases, themes, times : collection of str
        Ids that there are.

    Returns
    -------
    summaries : DataFrame, one row a case x time x theme
        The four columns, text.
    faults : list of Fault
        An unknown id; a cell that stands twice.
    """
    file = read_csv_rows(path, shown=shown, required=SUMMARY_COLUMNS)
    known = {"case": set(cases), "time": {"", ALL, *times}, "theme": set(themes)}
    faults, seen, rows = list(file.faults), {}, []
    for line, row in [] if faults else file.numbered():
        cell = (row["case"], row["time"] or ALL, row["theme"])
        problems = list(_unknown(row, known))
        if cell in seen:
            found = f"this cell again (first in line {seen[cell]})"
            problems.append(("", found, "each cell once", "join the two summaries"))
        faults += [Fault(file.shown, line, *problem) for problem in problems]
        seen.setdefault(cell, line)
        rows.append((*cell, row["summary"]))
    frame = pd.DataFrame(rows, columns=list(SUMMARY_COLUMNS), dtype="str")
    return (frame.iloc[:0] if faults else frame), faults


def _unknown(row: dict, known: dict[str, set[str]]) -> Iterator[tuple]:
    for name, allowed in known.items():
        if row[name] not in allowed:
            yield name, repr(row[name]), f"a {name} of this study", "correct the cell"


def chart_framework(
    codings: pd.DataFrame,
    *,
    turns: pd.DataFrame,
    themes: pd.DataFrame,
    summaries: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Chart cases by times by themes, with the extracts of each cell.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS, those in use.
    turns : DataFrame
        In the shape TURNS: which cases there are at which times. A document
        without a time counts under `all`.
    themes : DataFrame
        In the shape THEMES; those that stand are charted.
    summaries : DataFrame, optional
        As from `read_summaries`.

    Returns
    -------
    DataFrame
        In the shape FRAMEWORK; cells without an extract have the count 0.

    References
    ----------
    Gale et al. (2013) BMC Med. Res. Methodol. 13:117.
    """
    grid = _grid(turns, themes)
    cells = _cells(codings)
    words = pd.DataFrame(columns=list(SUMMARY_COLUMNS), dtype="str")
    words = words if summaries is None else summaries
    both = grid.merge(cells, on=CELL, how="outer").merge(words, on=CELL, how="outer")
    both["extracts"] = both["extracts"].fillna(0)
    return FRAMEWORK.check(both[both["theme"].isin(_standing(themes))])


def _standing(themes: pd.DataFrame) -> pd.Series:
    return themes.loc[themes["status"].isin(LIVE), "theme"]


def _grid(turns: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    heard = turns[turns["role"].ne("interviewer") & turns["case"].notna()]
    pairs = heard[["case", "time"]].fillna({"time": ALL}).drop_duplicates()
    return pairs.merge(_standing(themes).to_frame(), how="cross")


def _cells(codings: pd.DataFrame) -> pd.DataFrame:
    rows = codings[["case", "time", "theme", "extract"]].fillna({"time": ALL})
    rows = rows.dropna(subset=["case", "theme"])
    rows = rows.assign(theme=rows["theme"].str.split(";")).explode("theme")
    rows = rows.drop_duplicates().sort_values([*CELL, "extract"])
    rows["theme"] = rows["theme"].astype("str")
    grouped = rows.groupby(CELL)["extract"]
    cells = grouped.agg(extracts="size", extract_ids=";".join)
    return cells.reset_index()
