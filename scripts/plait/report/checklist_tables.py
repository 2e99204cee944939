"""Set reporting checklists: what is filled, by whom, and what is open."""

from plait.release.checklist_evidence import EVIDENCE
from plait.release.checklists import ANSWERED, FILLED, NOT_APPLICABLE, OPEN, STATUSES
from plait.report.escape import escape_cell, escape_markdown
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.wording import joined

FRONT = "front"
SHOWN = {
    FILLED: "in this report",
    ANSWERED: "answered by the team",
    NOT_APPLICABLE: "not applicable",
    OPEN: "open",
}
INTRO = (
    "Journals ask for checklists of what an article should tell. Each item below is "
    "filled from the run, where the run has what is asked; or answered by the team; or "
    "does not apply, for a reason that is given; or it is open. That a section answers "
    "an item says that it is there, not that it is good."
)
UNCHECKED = "not every item was held against the source"


def checklist_parts(inputs: ReportInputs, parts: dict[str, str]) -> dict[str, str]:
    """Make what the report says of reporting checklists.

    Parameters
    ----------
    inputs : ReportInputs
        Released checklists; `checklists` of the prose.
    parts : dict of str to str
        All other parts: a section that is not there is not linked.

    Returns
    -------
    dict of str to str
        `checklists` (the counts), `checklist-tables` (an item a row) and
        `draft-checklists` (what is open, at the top of a draft); "" without any.
    """
    about = inputs.prose.get("checklists") or []
    lists = [(one, _items(inputs, one["id"])) for one in about]
    sections = {e.section for e in EVIDENCE.values() if parts.get(e.part)}
    return {
        "checklists": _counts(lists),
        "checklist-tables": "\n\n".join(_table(*pair, sections) for pair in lists),
        "draft-checklists": _open_items(lists) if _is_draft(inputs) else "",
    }


def counted_items(items: list[dict]) -> str:
    """Count the items of a checklist by how they are answered.

    Parameters
    ----------
    items : list of dict
        Rows of CHECKLISTS.

    Returns
    -------
    str
        As "14 of 21 filled from the run, 3 answered by the team, 4 open".
    """
    n = {status: sum(i["status"] == status for i in items) for status in STATUSES}
    said = [f"{n[FILLED]} of {len(items)} {FILLED}"]
    said += [f"{n[s]} {s}" for s in (ANSWERED, NOT_APPLICABLE) if n[s]]
    return joined([*said, f"{n[OPEN]} open"], ",")


def _items(inputs: ReportInputs, name: str) -> list[dict]:
    return [row for row in rows_of(inputs, "checklists") if row["checklist"] == name]


def _counts(lists: list[tuple]) -> str:
    if not lists:
        return ""
    lines = [f"- **{escape_markdown(about['short'])}**: {counted_items(items)}."
             for about, items in lists]  # fmt: skip
    return "\n\n".join([INTRO, "\n".join(lines)])


def _table(about: dict, items: list[dict], sections: set[str]) -> str:
    body = [
        [escape_cell(i["item"]), escape_cell(i["asks"]), _answer(i, sections)]
        for i in items
    ]
    grid = Grid([0.7, 3.6, 4], [["Item", "What is asked", "Answer"]], body)
    caption = f"{escape_markdown(about['name'])}: {counted_items(items)}."
    table = set_table(grid, name=f"checklist-{about['id'].replace('_', '-')}",
                      caption=caption, classes=".wide")  # fmt: skip
    head = f"## {escape_markdown(about['short'])} {{.unnumbered .unlisted}}"
    return "\n\n".join([head, _source(about), table])


def _source(about: dict) -> str:
    doi = f" doi:{escape_markdown(about['doi'])}." if about["doi"] else ""
    said = f"{escape_markdown(about['citation'])}.{doi} {escape_markdown(about['licence'])}."
    checked = (
        f" In this file, {UNCHECKED} ({about['unverified']})."
        if about["unverified"]
        else ""
    )
    note = f" {escape_markdown(about['note'])}" if about["note"] else ""
    return f"{said}{checked}{note}"


def _answer(item: dict, sections: set[str]) -> str:
    told = f"{escape_cell(item['answer'])} " if item["answer"] else ""
    where = _where(item["where"], sections)
    if item["status"] == OPEN:
        return f"**Open**; in part: {where}" if where else "**Open**"
    if item["status"] == NOT_APPLICABLE:
        return f"Not applicable: {told}".strip()
    if item["status"] == FILLED:
        return where or "In this report"
    return f"The team: {told}{f'({where})' if where else ''}".strip()


def _where(cell: str | None, sections: set[str]) -> str:
    shown = [_place(place, sections) for place in split_ids(cell)]
    return joined(shown, ",") if shown else ""


def _place(place: str, sections: set[str]) -> str:
    if place == FRONT:
        return "the front page"
    if not place.startswith("sec-"):
        return escape_cell(place)
    return f"@{place}" if place in sections else "this report"


def _is_draft(inputs: ReportInputs) -> bool:
    return inputs.study.get("synthesis", {}).get("mode") != "final"


def _open_items(lists: list[tuple]) -> str:
    body = []
    for about, items in lists:
        waiting = [escape_cell(i["item"]) for i in items if i["status"] == OPEN]
        if waiting:
            body.append(
                [escape_cell(about["short"]), str(len(waiting)), ", ".join(waiting)]
            )
    grid = Grid([2, 1, 6], [["Checklist", "Open", "Items"]], body, "lrl")
    caption = (
        "Items of reporting checklists that nobody has answered yet (@sec-checklists)."
    )
    return set_table(grid, name="open-items", caption=caption)
