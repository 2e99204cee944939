"""Chart what each case said at each time under each theme."""

import re
from collections.abc import Collection, Iterator

import pandas as pd

from plait.errors import Fault
from plait.ingest.csvfile import read_csv_rows
from plait.qualitative.theme_faults import LIVE
from plait.shapes.codings import FRAMEWORK

ALL = "all"
SUMMARY_COLUMNS = ("case", "time", "theme", "summary", "extracts")
REQUIRED = SUMMARY_COLUMNS[:4]
SUMMARIES = [*SUMMARY_COLUMNS, "line"]
CELL = ["case", "time", "theme"]
EXTRACT = re.compile(r"x[0-9a-f]{10}")


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
        The file; columns case, time (blank is all), theme, summary; and extracts, ids
        with `;` between, which may be left out.
    shown : str, optional
        Its path as a person sees it.
    cases, themes, times : collection of str
        Ids that there are.

    Returns
    -------
    summaries : DataFrame, one row a case x time x theme
        The five columns, text ("" where blank), and `line`.
    faults : list of Fault
        An unknown id, or one that no extract can have; a cell that stands twice.
    """
    file = read_csv_rows(path, shown=shown, required=REQUIRED)
    known = {"case": set(cases), "time": {"", ALL, *times}, "theme": set(themes)}
    faults, seen, rows = list(file.faults), {}, []
    for line, row in [] if faults else file.numbered():
        cell = (row["case"], row["time"] or ALL, row["theme"])
        problems = [*_unknown(row, known), *_no_extracts(row)]
        if cell in seen:
            found = f"this cell again (first in line {seen[cell]})"
            problems.append(("", found, "each cell once", "join the two summaries"))
        faults += [Fault(file.shown, line, *problem) for problem in problems]
        seen.setdefault(cell, line)
        rows.append((*cell, row["summary"], row.get("extracts", ""), line))
    frame = pd.DataFrame(rows, columns=SUMMARIES)
    frame = frame.astype(dict.fromkeys(SUMMARIES[:-1], "str"))
    return (frame.iloc[:0] if faults else frame), faults


def _unknown(row: dict, known: dict[str, set[str]]) -> Iterator[tuple]:
    for name, allowed in known.items():
        if row[name] not in allowed:
            yield name, repr(row[name]), f"a {name} of this study", "correct the cell"


def _no_extracts(row: dict) -> Iterator[tuple]:
    for name in split_extracts(row.get("extracts", "")):
        if not EXTRACT.fullmatch(name):
            yield ("extracts", repr(name), "ids of extracts, `;` between",
                   "copy the ids from framework.csv")  # fmt: skip


def split_extracts(cell: str) -> list[str]:
    """Split a cell of extract ids.

    Parameters
    ----------
    cell : str
        Ids with `;` between.

    Returns
    -------
    list of str
        Without blanks.
    """
    return [name.strip() for name in cell.split(";") if name.strip()]


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
        As from `bind_summaries`: the four columns, and `summary_extracts`.

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
    columns = [*REQUIRED, "summary_extracts"]
    words = pd.DataFrame(columns=columns, dtype="str")
    words = words if summaries is None else summaries.reindex(columns=columns)
    both = grid.merge(cells, on=CELL, how="outer").merge(words, on=CELL, how="outer")
    both["extracts"] = both["extracts"].fillna(0)
    return FRAMEWORK.check(both[both["theme"].isin(_standing(themes))])


def _standing(themes: pd.DataFrame) -> pd.Series:
    return themes.loc[themes["status"].isin(LIVE), "theme"]


def _grid(turns: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    heard = turns[turns["case"].notna()]
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
