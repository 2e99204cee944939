"""Set how often codes were used."""

from plait.report.cells import cell, set_count
from plait.report.escape import escape_cell
from plait.report.grid import Grid, set_table
from plait.report.inputs import (
    ReportInputs,
    index_findings,
    rows_of,
    short_times,
    time_blocks,
    times_counted,
)

TWO = 2  # times, from which on there is something to follow
CODES_ALONE = (
    "Codes, and the extracts of each. A code counts what was coded below it too."
)
CODES_OVER_TIME = (
    "Extracts coded at each time. A code counts what was coded below it too."
)
PEOPLE_CAPTION = " People are those who said it at any time."


def code_table(inputs: ReportInputs) -> str:
    """Set how often each code was used at each time.

    Parameters
    ----------
    inputs : ReportInputs
        Released codes and findings.

    Returns
    -------
    str
        Markdown, one row a code, children under their parents: extracts at each
        time and in all, and people in all where people are counted. Many times
        make several tables.
    """
    times = code_times(inputs)
    if len(times) < TWO:
        return _code_block(inputs, {"all": "Extracts"}, "codes", CODES_ALONE)
    blocks = [
        _code_block(inputs, block | {"all": "All"}, f"codes{ending}", CODES_OVER_TIME)
        for block, ending in time_blocks(times)
    ]
    return "\n".join(filter(None, blocks))


def code_times(inputs: ReportInputs) -> dict[str, str]:
    """Give the times at which extracts were counted.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings; times of the study.

    Returns
    -------
    dict of str to str
        Id to short name; empty where words belong to no time.
    """
    return times_counted(inputs.findings, short_times(inputs.study))


def counts_people(inputs: ReportInputs) -> bool:
    """Say whether people are counted by code and theme.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.

    Returns
    -------
    bool
        False where none was, as in a reflexive analysis.
    """
    people = inputs.findings[inputs.findings["measure"] == "people"]
    return bool((people["status"] != "not_computed").any())


def _code_block(
    inputs: ReportInputs, times: dict[str, str], name: str, caption: str
) -> str:
    found, people = index_findings(inputs), counts_people(inputs)
    body = [
        _code_row(code, found, times, people=people) for code in codes_in_tree(inputs)
    ]
    heads = ["People"] * people + [escape_cell(head) for head in times.values()]
    grid = Grid(
        [4, *([1] * len(heads))], [["Code", *heads]], body, "l" + "r" * len(heads)
    )
    caption += PEOPLE_CAPTION if people else ""
    return set_table(grid, name=name, caption=caption)


def _code_row(
    code: dict, found: dict, times: dict[str, str], *, people: bool
) -> list[str]:
    base = f"code.{code['code']}"
    wanted = [f"{base}.all.people"] * people
    wanted += [f"{base}.{time}.extracts" for time in times]
    shown = [cell(found.get(name), set_count) for name in wanted]
    return [indented(code), *shown]


def codes_in_tree(inputs: ReportInputs) -> list[dict]:
    """Give the codes with how deep each lies in the tree.

    Parameters
    ----------
    inputs : ReportInputs
        Released codes.

    Returns
    -------
    list of dict
        Rows of CODES in order, and `depth` from 0.
    """
    depths: dict[str, int] = {}
    rows = []
    for code in rows_of(inputs, "codes"):
        depths[code["code"]] = depths.get(code["parent"], -1) + 1
        rows.append({**code, "depth": depths[code["code"]]})
    return rows


def indented(code: dict) -> str:
    """Set the name of a code under that of its parent.

    Parameters
    ----------
    code : dict
        As `codes_in_tree` gives it.

    Returns
    -------
    str
        Finished markdown for a cell.
    """
    return "\u2003" * code["depth"] + escape_cell(code["name"])
