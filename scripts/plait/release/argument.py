"""Take constructs, relations, critique, memos and versions through the door."""

import pandas as pd

from plait.release.claims import HELD, split_ids
from plait.shapes.argument import ARGUMENT_TABLES, RELATIONS
from plait.synthesis.relations import SIDES


def bound_to_relations(relations: pd.DataFrame) -> pd.DataFrame:
    """List every extract that a relation between constructs is bound to.

    Parameters
    ----------
    relations : DataFrame, one row a relation
        In the shape RELATIONS.

    Returns
    -------
    DataFrame, one row an extract x relation
        Columns extract, claim, against; in the order of the report.
    """
    rows = [
        (extract, row["relation"], side == "against")
        for row in relations.to_dict("records")
        for side in SIDES
        for extract in split_ids(row[f"extracts_{side}"])
    ]
    frame = pd.DataFrame(rows, columns=["extract", "claim", "against"])
    return frame.astype({"extract": "str", "claim": "str", "against": "bool"})


def release_argument(
    tables: dict[str, pd.DataFrame], names: dict[str, str]
) -> dict[str, pd.DataFrame]:
    """Put quote ids for the extracts of relations; the rest goes through as typed.

    Parameters
    ----------
    tables : dict of str to DataFrame
        With every name of `ARGUMENT_TABLES`. What people typed in them, earlier
        wordings and versions too, is screened by `open_door` like all that leaves.
    names : dict
        Extract id to quote id of the quotes that were let through.

    Returns
    -------
    dict of str to DataFrame
        The same names and shapes. How many pieces speak for and against a relation
        counts what the team bound, not people.
    """
    relations = tables["relations"].copy()
    for side in SIDES:
        cells = [_quoted(cell, names) for cell in relations[f"extracts_{side}"]]
        relations[f"extracts_{side}"] = cells
    through = {name: tables[name] for name in ARGUMENT_TABLES}
    return through | {"relations": RELATIONS.check(relations)}


def _quoted(cell: object, names: dict[str, str]) -> str | None:
    return "; ".join(names.get(extract, HELD) for extract in split_ids(cell)) or None
