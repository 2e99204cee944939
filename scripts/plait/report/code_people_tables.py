"""Set who said what: people by code at each time, and by role and site."""

from plait.report.cells import cell, set_count
from plait.report.code_tables import (
    TWO,
    code_times,
    codes_in_tree,
    counts_people,
    indented,
)
from plait.report.escape import escape_cell
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, time_blocks

PEOPLE = "People in whose words each code was seen, at each time and in all."
GROUPS = (
    "People, and after them extracts, by {factor}. What few people said is withheld; "
    "how many of each {factor} were asked also counts."
)
MOST_GROUPS = 4  # beside each other


def code_people_table(inputs: ReportInputs) -> str:
    """Set people by code and time: people weigh more than how often they said it.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and codes.

    Returns
    -------
    str
        Markdown, one row a code; "" where people are not counted, or there is only
        one time: all people stand beside the extracts then.
    """
    times = code_times(inputs)
    if len(times) < TWO or not counts_people(inputs):
        return ""
    return "\n".join(
        _people_block(inputs, block, f"code-people{ending}")
        for block, ending in time_blocks(times)
    )


def code_group_tables(inputs: ReportInputs) -> str:
    """Set people and extracts by code and role, and by code and site.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and codes.

    Returns
    -------
    str
        Markdown, a table for each of role and site; "" where nothing of it may be
        shown.
    """
    tables = []
    for factor, groups in _groups(inputs).items():
        for at in range(0, len(groups), MOST_GROUPS):
            ending = f"-{at // MOST_GROUPS + 1}" if at else ""
            name = f"code-{factor}{ending}"
            tables.append(
                _group_block(inputs, factor, groups[at : at + MOST_GROUPS], name)
            )
    return "\n".join(filter(None, tables))


def _people_block(inputs: ReportInputs, times: dict[str, str], name: str) -> str:
    wanted = times | {"all": "All"}
    body = [
        [
            indented(code),
            *(
                cell(
                    inputs.by_finding.get(f"code.{code['code']}.{time}.people"),
                    set_count,
                )
                for time in wanted
            ),
        ]
        for code in codes_in_tree(inputs)
    ]
    heads = ["Code", *(escape_cell(head) for head in wanted.values())]
    grid = Grid([4, *([1] * len(wanted))], [heads], body, "l" + "r" * len(wanted))
    return set_table(grid, name=name, caption=PEOPLE)


def _groups(inputs: ReportInputs) -> dict[str, list[str]]:
    """Give role and site with those groups of which something is shown."""
    found: dict[str, dict[str, None]] = {}
    for row in inputs.by_finding.values():
        words = row["strand"] == "qualitative" and row["group"]
        if words and row["instrument"] == "code" and row["status"] == "computed":
            found.setdefault(row["group"].partition(": ")[0], {})[row["group"]] = None
    return {factor: sorted(groups) for factor, groups in sorted(found.items())}


def _group_block(
    inputs: ReportInputs, factor: str, groups: list[str], name: str
) -> str:
    counts = {
        (row["scale"], row["group"], row["measure"]): row
        for row in inputs.by_finding.values()
        if row["instrument"] == "code" and row["group"] in groups
    }
    body = [
        [
            indented(code),
            *(
                cell(counts.get((code["code"], group, measure)), set_count)
                for group in groups
                for measure in ("people", "extracts")
            ),
        ]
        for code in codes_in_tree(inputs)
    ]
    over = [Span(escape_cell(group.partition(": ")[2]), 2) for group in groups]
    grid = Grid(
        [3.4, *([1] * 2 * len(groups))],
        [["", *over], ["Code", *(["people", "extracts"] * len(groups))]],
        body,
        "l" + "rr" * len(groups),
    )
    return set_table(grid, name=name, caption=GROUPS.format(factor=factor))
