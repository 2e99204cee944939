"""Set how the synthesis grew: its versions, and what was worded otherwise."""

from plait.report.escape import escape_cell, escape_markdown
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.numerals import DASH, count
from plait.report.wording import counted

NOW = "now"
EVIDENCE = "evidence"
CHANGES = ("added", "reworded", "dropped", EVIDENCE)


def growth_lead(inputs: ReportInputs) -> str:
    """Say how many versions were kept, and how the argument grew.

    Parameters
    ----------
    inputs : ReportInputs
        Released versions.

    Returns
    -------
    str
        A paragraph of markdown, with cautions; "" where no version was kept.
    """
    rows = rows_of(inputs, "versions")
    if not rows:
        return ""
    kept = counted(len(rows) - 1, "version")
    verb = "was" if len(rows) == 2 else "were"
    said = (
        f"{kept[:1].upper()}{kept[1:]} of the synthesis {verb} kept. From the first of them "
        f"to the present the argument went from {count(rows[0]['words'])} to "
        f"{count(rows[-1]['words'])} words."
    )
    odd = [f"In {escape_markdown(row['version'])}, {escape_markdown(row['caution'])}."
           for row in rows if row["caution"]]  # fmt: skip
    return " ".join([said, *odd])


def version_table(inputs: ReportInputs) -> str:
    """Set what each version added, worded otherwise, dropped and bound anew.

    Parameters
    ----------
    inputs : ReportInputs
        Released versions.

    Returns
    -------
    str
        Markdown, one row a version, the present state last; "" where none was kept.
    """
    rows = rows_of(inputs, "versions")
    body = [
        [_version(row),
         *((_things(row[change]) or DASH) if place else DASH for change in CHANGES),
         count(row["words"])]
        for place, row in enumerate(rows)
    ]  # fmt: skip
    heads = ["Version", "Added", "Reworded", "Dropped", "Other evidence", "Words"]
    caption = "How the synthesis grew: what each version added, worded otherwise, dropped and bound to other evidence, by id, and the words in its argument."  # fmt: skip
    grid = Grid([2.7, 2.5, 2.3, 1.5, 2.3, 1], [heads], body, "lllllr")
    return set_table(grid, name="versions", caption=caption, classes=".wide")


def rewording_table(inputs: ReportInputs) -> str:
    """Set what was reworded, dropped or bound to other evidence, before and after.

    Parameters
    ----------
    inputs : ReportInputs
        Released version_changes and versions.

    Returns
    -------
    str
        Markdown, one row a thing under its version; "" where nothing was.
    """
    changes = [r for r in rows_of(inputs, "version_changes") if r["change"] != "added"]
    body: list[list[str | Span]] = []
    for row in rows_of(inputs, "versions"):
        own = [c for c in changes if c["version"] == row["version"]]
        if own:
            body.append([Span(_version(row).replace("\n\n", ": "), 3)])
        body += [
            [escape_cell(f"{c['kind']} {c['id']}"), *_both(c)] for c in own
        ]  # fmt: skip
    grid = Grid([2, 4.5, 4.5], [["What", "Before", "After"]], body)
    caption = "What was reworded, dropped, or bound to other evidence from one version to the next."
    return set_table(grid, name="rewordings", caption=caption, classes=".wide")


def earlier_table(inputs: ReportInputs) -> str:
    """Set the earlier wordings that the team noted, with the reason for each change.

    Parameters
    ----------
    inputs : ReportInputs
        Released earlier_wordings.

    Returns
    -------
    str
        Markdown, one row a wording; "" where none was noted.
    """
    body = [
        [escape_cell(f"{row['kind']} {row['id']}"), escape_cell(row["until"]) or DASH,
         escape_cell(row["text"]), escape_cell(row["why"]) or DASH]
        for row in rows_of(inputs, "earlier_wordings")
    ]  # fmt: skip
    heads = ["What", "Until", "Wording then", "Why it was changed"]
    grid = Grid([2, 1.4, 3.9, 3.9], [heads], body)
    caption = "Earlier wordings that the team noted itself, and why it gave them up."
    return set_table(grid, name="earlier", caption=caption, classes=".wide")


def _both(change: dict) -> list[str]:
    before, after = (escape_cell(change[side]) for side in ("before", "after"))
    if change["change"] != EVIDENCE:
        return [before, after or "*dropped*"]
    return [f"*no longer bound:* {before}" if before else DASH,
            f"*bound now:* {after}" if after else DASH]  # fmt: skip


def _version(row: dict) -> str:
    if row["version"] == NOW:
        return "**As reported here**"
    return "\n\n".join(filter(None, [f"**{escape_cell(row['version'])}**", escape_cell(row["why"])]))  # fmt: skip


def _things(cell: str | None) -> str:
    by_kind: dict[str, list[str]] = {}
    for thing in split_ids(cell):
        kind, _, name = thing.partition(":")
        by_kind.setdefault(kind, []).append(escape_cell(name))
    return "\n\n".join(
        f"{kind}{'s' if len(names) > 1 else ''} {', '.join(names)}"
        for kind, names in by_kind.items()
    )
