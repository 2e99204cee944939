"""Open the SQLite project of another tool without trusting it."""

import sqlite3

from plait.errors import Fault


def read_tables(
    data: bytes, queries: dict[str, str], *, shown: str
) -> tuple[dict[str, list[dict]], list[Fault]]:
    """Ask a database that somebody else wrote.

    Parameters
    ----------
    data : bytes
        The file; it is read in memory and never written.
    queries : dict of str to str
        Name to SELECT.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    tables : dict of str to list of dict
        Name to rows; empty where there is a fault.
    faults : list of Fault
        No SQLite, damaged, or other tables than the tool's.
    """
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    try:
        base.deserialize(data or b"nothing")  # no bytes at all are a MemoryError
        base.execute("PRAGMA trusted_schema = OFF")
        base.execute("PRAGMA query_only = ON")
        return {name: [dict(row) for row in base.execute(query)]
                for name, query in queries.items()}, []  # fmt: skip
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as problem:
        mend = "close the project in the tool, and copy or export it again"
        found = f"a database that cannot be read ({problem})"
        return {}, [Fault(shown, 0, "", found, "the project of the tool", mend)]
    finally:
        base.close()
