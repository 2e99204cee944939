"""Describe every released table: what it is, how many rows, by which profile."""

from plait.shapes.shape import Shape


def sidecar(shape: Shape, rows: int, profile: dict) -> dict:
    """Describe one released table.

    Parameters
    ----------
    shape : Shape
        What the table is.
    rows : int
        How many rows it has.
    profile : dict
        The disclosure profile that it passed.

    Returns
    -------
    dict
        For a JSON file beside the table: description, columns with their meaning,
        rows, profile, status.
    """
    return {
        "table": shape.name,
        "description": shape.grain,
        "columns": {column.name: column.meaning for column in shape.columns},
        "rows": rows,
        "profile": profile["id"],
        "status": "passed",
    }
