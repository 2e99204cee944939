"""Hold back what would tell of few people when set beside an earlier release."""

from collections.abc import Mapping, Sequence

import pandas as pd

from plait.release.history import (
    FINDINGS,
    Moved,
    cell_ids,
    counts_of_findings,
    counts_of_tables,
    estimates_told,
    moved_cells,
)
from plait.release.limits import limits_of, rounds
from plait.shapes.counted import COUNTED, DIFFERENCES
from plait.shapes.release import WITHHELD
from plait.shapes.shape import Shape

# Counts that add up to a total which a reader knows.
PARTS = {"losses": ["time"], "missing_patterns": ["instrument"]}
CELLS = "cell of a table"


def moved_findings(
    history: Sequence[Mapping], findings: pd.DataFrame, profile: Mapping
) -> dict[str, Moved]:
    """Find the findings whose people changed by too few since an earlier release.

    Parameters
    ----------
    history : sequence of mapping
        As `read_history` gives it.
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, before disclosure control.
    profile : mapping
        A disclosure profile.

    Returns
    -------
    dict of str to Moved
        By finding. Where as many people give another number, a person has to look: one
        may have gone and another come, or an answer was mended.
    """
    if not history:
        return {}
    strands = dict(zip(findings["finding"], findings["strand"], strict=True))
    counts = {FINDINGS: counts_of_findings(findings)}
    moved = moved_cells(history, counts, profile, strands=strands)
    others = _other_numbers(history, findings, counts[FINDINGS], profile)
    return others | {cell.rpartition("|")[0]: why for (_, cell), why in moved.items()}


def _other_numbers(
    history: Sequence[Mapping], findings: pd.DataFrame, counts: Mapping[str, int],
    profile: Mapping,
) -> dict[str, Moved]:  # fmt: skip
    exact = [s for s in ("quantitative", "qualitative") if not rounds(limits_of(profile, s))]  # fmt: skip
    now = estimates_told(findings[findings["strand"].isin(exact)])
    found = {}
    for earlier in history:
        then, people = earlier.get("estimates", {}), earlier["counts"].get(FINDINGS, {})
        for name in now.keys() & then.keys() if earlier["profile"] == profile["id"] else ():  # fmt: skip
            same = counts.get(f"{name}|n") == people.get(f"{name}|n")
            if same and now[name] != then[name]:
                rule = f"as many people as in the release of {earlier['on']}, and another number"  # fmt: skip
                found[name] = Moved(rule, "review")
    return found


def hold_moved(
    tables: Mapping[str, pd.DataFrame], shapes: Mapping[str, Shape],
    history: Sequence[Mapping], profile: Mapping,
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame, dict[tuple[str, str], Moved]]:  # fmt: skip
    """Blank the counts of tables that changed by too few people.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As they would be released, not yet rounded.
    shapes : mapping of str to Shape
        What each is.
    history : sequence of mapping
        As `read_history` gives it.
    profile : mapping
        A disclosure profile.

    Returns
    -------
    tables : dict of str to DataFrame
        What would give a blank count away by subtracting is blank too.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD.
    moved : dict of (str, str) to Moved
        By table and cell.
    """
    if not history:
        return dict(tables), WITHHELD.empty(), {}
    counts = counts_of_tables(tables, shapes)
    moved = moved_cells(history, counts, profile, strands={})
    held = {cell for cell, why in moved.items() if why.act == "held"}
    out = {name: _blank(name, table, shapes[name], held) for name, table in tables.items()}  # fmt: skip
    rows = [
        {"what": CELLS, "id": f"{table}: {cell}", "rule": moved[table, cell].rule}
        for table, cell in sorted(held)
    ]
    return out, WITHHELD.frame(rows), moved


def _blank(name: str, table: pd.DataFrame, shape: Shape, held: set) -> pd.DataFrame:
    if not any(table_of == name for table_of, _ in held):
        return table
    gone = {
        column: pd.Series(
            [(name, cell) in held for cell in cell_ids(table, column, shape)],
            index=table.index, dtype="bool",
        )
        for column in COUNTED[name]
    }  # fmt: skip
    for rest, (whole, part) in DIFFERENCES.get(name, {}).items():
        alone = sum(gone[one].astype("int64") for one in (rest, whole, part)) == 1
        gone[part] |= alone
        gone[rest] |= alone
    out = table.assign(**{c: table[c].mask(at) for c, at in gone.items()})
    return _with_next(out, gone["n"], PARTS[name]) if name in PARTS else out


def _with_next(table: pd.DataFrame, gone: pd.Series, within: list[str]) -> pd.DataFrame:
    """Blank one more count where a single blank one follows from the total."""
    groups = [table[name] for name in within]
    alone = table["n"].isna().groupby(groups).transform("sum").eq(1)
    alone &= gone.groupby(groups).transform("any")
    rest = table["n"].astype("float64").where(alone & table["n"].gt(0))
    smallest = rest.groupby(groups).rank(method="first").eq(1)
    return table.assign(n=table["n"].mask(smallest))
