"""Tell from which released file each table of the report was set."""

import re
from collections.abc import Iterable

from plait.release.released import RELEASED

FINDINGS = "findings"
# Name of a table in the report, or its beginning up to a dash, to what was released.
# Others have the name of what they are set from, or are set from findings.
SET_FROM = {
    "checklist": "checklists", "convergence": "ratings", "critique": "critique_notes",
    "earlier": "earlier_wordings", "faults": "argument_faults", "glance": "recommendations",
    "joint": "statements", "meetings": "co_occurrence", "memos": "memo_counts",
    "norm-sources": "norms", "open-items": "checklists", "patterns": "missing_patterns",
    "reading": "rows_read", "rewordings": "version_changes", "trail": "theme_trail",
    "workshops": "theme_trail", "norms": FINDINGS, "codes": FINDINGS,
    "joint-time": "joint_times",
}  # fmt: skip
FROM_FINDINGS = ("agreement", "between", "change", "code-people", "code-groups", "effects",
                 "ends", "equivalence", "lost", "norm-error", "outcomes", "overall",
                 "reliability", "sure", "ways")  # fmt: skip
NAMED = re.compile(r"\{#tbl-([\w-]+)")
LINK = re.compile(r"\.\./(?:tables/(\w+)|findings)\.(?:csv|xlsx)")


def table_file(name: str) -> str:
    """Give the released file that a table of the report was set from.

    Parameters
    ----------
    name : str
        Id of the table, without `tbl-`.

    Returns
    -------
    str
        From the page, without its ending, as `../tables/statements`; "" where no
        table was released that it is made of.
    """
    parts = name.split("-")
    for size in range(len(parts), 0, -1):
        begun = "-".join(parts[:size])
        found = SET_FROM.get(begun, begun.replace("-", "_"))
        if found == FINDINGS or begun in FROM_FINDINGS:
            return f"../{FINDINGS}"
        if found in RELEASED:
            return f"../tables/{found}"
    return ""


def table_files(markdown: Iterable[str]) -> dict[str, str]:
    """Give the released file of every table in some parts of the report.

    Parameters
    ----------
    markdown : iterable of str
        Finished parts.

    Returns
    -------
    dict of str to str
        Id of each table, with `tbl-`, to what `table_file` gives.
    """
    names = [name for part in markdown for name in NAMED.findall(part)]
    files = {f"tbl-{name}": table_file(name) for name in names}
    return {name: file for name, file in files.items() if file}


def leads_to_a_table(link: str) -> bool:
    """Say whether a link leads to a table that is released with every report.

    Parameters
    ----------
    link : str
        As the page has it.

    Returns
    -------
    bool
        True for `../tables/statements.csv` and `../findings.xlsx`.
    """
    found = LINK.fullmatch(link)
    return bool(found) and (found[1] is None or found[1] in RELEASED)
