"""What earlier releases of the study told: counts of people, kept by the team."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from plait.errors import Fault
from plait.release.limits import limits_of
from plait.release.rounding import is_count
from plait.shapes.counted import COUNTED, NOT_PEOPLE
from plait.shapes.shape import Shape

FINDINGS = "findings"
NAME = re.compile(r"\d{4}-\d{2}-\d{2}")
KEYS = {"on": str, "digest": str, "profile": str, "counts": dict}
MEND = "keep the file as `plait release --keep` wrote it, or remove it: then nothing is compared with that release"  # fmt: skip


class Moved(NamedTuple):
    """A count that is too near to one of an earlier release.

    Parameters
    ----------
    rule : str
        What is said of it.
    act : {"held", "review"}
        What becomes of it.
    """

    rule: str
    act: str


def read_history(paths: Sequence[str], *, folder: str = ".") -> tuple[list[dict], list[Fault]]:  # fmt: skip
    """Read the counts of earlier releases.

    Parameters
    ----------
    paths : sequence of str
        release/history/<date>.json, from the study folder.
    folder : str, default "."
        Study folder.

    Returns
    -------
    releases : list of dict
        `on`, `digest`, `profile`, `counts` (table to cell to count) and `estimates`
        (finding to number); oldest first.
    faults : list of Fault
        Files that are not what plait wrote.
    """
    releases, faults = [], []
    for path in sorted(paths):
        try:
            told = json.loads(Path(folder, path).read_text("utf-8"))
        except ValueError as error:
            faults.append(Fault(path, 0, "", str(error), "JSON", MEND))
            continue
        wrong = _wrong(path, told)
        faults += wrong
        releases += [] if wrong else [told]
    return releases, faults


def _wrong(path: str, told: object) -> list[Fault]:
    if not isinstance(told, dict):
        return [Fault(path, 0, "", "no keys", "keys with values", MEND)]
    faults = [
        Fault(path, 0, key, repr(told.get(key)), "as written", MEND)
        for key, kind in KEYS.items()
        if not isinstance(told.get(key), kind)
    ]
    if not NAME.fullmatch(Path(path).stem) or told.get("on") != Path(path).stem:
        faults.append(Fault(path, 0, "on", repr(told.get("on")), "the date that the file is named for", MEND))  # fmt: skip
    return faults


def counts_told(
    findings: pd.DataFrame, tables: Mapping[str, pd.DataFrame], shapes: Mapping[str, Shape]
) -> dict[str, dict[str, int]]:  # fmt: skip
    """List every count of people that a release tells.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS.
    tables : mapping of str to DataFrame
        By name.
    shapes : mapping of str to Shape
        What each is.

    Returns
    -------
    dict of str to dict of str to int
        Table to cell to count; a cell is the key of its row and the column, `|`
        between. What was held back is not there.
    """
    return {FINDINGS: counts_of_findings(findings), **counts_of_tables(tables, shapes)}


def counts_of_tables(
    tables: Mapping[str, pd.DataFrame], shapes: Mapping[str, Shape]
) -> dict[str, dict[str, int]]:
    """List the counts of people in tables.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        By name.
    shapes : mapping of str to Shape
        What each is.

    Returns
    -------
    dict of str to dict of str to int
        Table to cell to count.
    """
    told = {}
    for name, table in tables.items():
        if name in COUNTED and "released" not in COUNTED[name].values():
            cells = [
                _cells(table, name, column, shapes[name]) for column in COUNTED[name]
            ]
            told[name] = {key: count for cell in cells for key, count in cell.items()}
    return told


def counts_of_findings(findings: pd.DataFrame) -> dict[str, int]:
    """List the counts of people that findings tell.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS.

    Returns
    -------
    dict of str to int
        `<finding>|n`, and `<finding>|estimate` where it is a count itself.
    """
    computed = findings["status"].eq("computed")
    known = findings[computed & findings["n"].notna()]
    counts = {f"{name}|n": int(n) for name, n in zip(known["finding"], known["n"], strict=True)}  # fmt: skip
    telling = findings[computed & is_count(findings) & findings["estimate"].notna()]
    return counts | {
        f"{name}|estimate": int(value)
        for name, value in zip(telling["finding"], telling["estimate"], strict=True)
    }


def _cells(table: pd.DataFrame, name: str, column: str, shape: Shape) -> dict[str, int]:
    kept = table[column].notna()
    if name in NOT_PEOPLE:
        where, values = NOT_PEOPLE[name]
        kept &= ~table[where].isin(values)
    ids = cell_ids(table[kept], column, shape)
    return dict(zip(ids, table.loc[kept, column].astype("int64").tolist(), strict=True))


def cell_ids(table: pd.DataFrame, column: str, shape: Shape) -> list[str]:
    """Name the cells of one column.

    Parameters
    ----------
    table : DataFrame
        In the shape.
    column : str
        One of its columns.
    shape : Shape
        What names a row.

    Returns
    -------
    list of str
        The key of each row, then the column, `|` between.
    """
    keys = [table[name].astype("str") for name in shape.key]
    return ["|".join([*row, column]) for row in zip(*keys, strict=True)]


def estimates_told(findings: pd.DataFrame) -> dict[str, float]:
    """List every number that a release tells.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, as released.

    Returns
    -------
    dict of str to float
        Finding to estimate.
    """
    told = findings[findings["status"].eq("computed") & findings["estimate"].notna()]
    return dict(zip(told["finding"], told["estimate"].tolist(), strict=True))


def moved_cells(
    history: Sequence[Mapping], counts: Mapping[str, Mapping[str, int]],
    profile: Mapping, *, strands: Mapping[str, str],
) -> dict[tuple[str, str], Moved]:  # fmt: skip
    """Find the counts that changed by so few people that the change would tell of them.

    Parameters
    ----------
    history : sequence of mapping
        As `read_history` gives it.
    counts : mapping
        As `counts_told` gives them, before rounding.
    profile : mapping
        A disclosure profile.
    strands : mapping of str to str
        Finding to its strand.

    Returns
    -------
    dict of (str, str) to Moved
        By table and cell.
    """
    found = {}
    for earlier in history:
        for table, cells in counts.items():
            before = earlier["counts"].get(table, {})
            for cell in cells.keys() & before.keys():
                limits = limits_of(profile, _strand(table, cell, strands))
                change = abs(cells[cell] - before[cell])
                if (
                    limits["differencing"] != "none"
                    and 0 < change < limits["min_people"]
                ):
                    found[table, cell] = _moved(earlier["on"], limits)
    return found


def _moved(on: str, limits: Mapping) -> Moved:
    rule = f"changed by fewer than {limits['min_people']} since the release of {on}: the difference would tell of them"  # fmt: skip
    return Moved(rule, limits["differencing"])


def _strand(table: str, cell: str, strands: Mapping[str, str]) -> str:
    if table == FINDINGS:
        return strands[cell.rpartition("|")[0]]
    strand = COUNTED[table][cell.rpartition("|")[2]]
    return "quantitative" if strand == "both" else strand
