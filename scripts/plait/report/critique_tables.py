"""Set what was said against the synthesis, and the memos that may be printed."""

from plait.report.citing import cell_citing
from plait.report.construct_tables import construct_names
from plait.report.escape import escape_cell, escape_markdown, tame_markdown
from plait.report.fault_notes import notes_of
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of
from plait.report.wording import counted


def critique_table(inputs: ReportInputs) -> str:
    """Set what was said against the synthesis, and what the team did with it.

    Parameters
    ----------
    inputs : ReportInputs
        Released critique_notes.

    Returns
    -------
    str
        Markdown, one row a note; "" without any.
    """
    body, notes = [], notes_of(inputs, "note")
    for row in rows_of(inputs, "critique_notes"):
        by = escape_cell(", ".join(filter(None, [row["by"], row["date"]])))
        done = cell_citing(row["done"]) or "*Open.*"
        on = "\n\n".join(filter(None, [_target(row, inputs), notes.get(row["note"])]))
        body.append([on, f"{cell_citing(row['text'])}\n\n[{by}]{{.small}}", done])  # fmt: skip
    heads = ["On", "What was said", "What the team did with it"]
    grid = Grid([2.2, 4.4, 4.4], [heads], body)
    caption = "Critique notes. What is open has no answer yet."
    return set_table(grid, name="critique", caption=caption, classes=".wide")


def critique_lead(inputs: ReportInputs) -> str:
    """Count the critique notes, and those that are open.

    Parameters
    ----------
    inputs : ReportInputs
        Released critique_notes.

    Returns
    -------
    str
        A sentence or two; "" without notes.
    """
    rows = rows_of(inputs, "critique_notes")
    if not rows:
        return ""
    still = sum(not row["done"] for row in rows)
    verb = "was" if len(rows) == 1 else "were"
    said = f"{counted(len(rows), 'critique note')} {verb} made on the synthesis"
    rest = "All were taken up; how, stands beside each."
    if still:
        rest = f"{counted(still, 'note')} {'is' if still == 1 else 'are'} still open."
        rest = rest[:1].upper() + rest[1:]
    return f"{said[:1].upper()}{said[1:]} ([@tbl-critique]). {rest}"


def memo_words(inputs: ReportInputs) -> str:
    """Print the reflexive memos that their authors approved.

    Parameters
    ----------
    inputs : ReportInputs
        Released reflexive_memos.

    Returns
    -------
    str
        Markdown, a heading a memo; "" where none was approved, which is the default.
    """
    said = []
    for row in rows_of(inputs, "reflexive_memos"):
        head = escape_markdown(": ".join(filter(None, [row["date"], row["heading"]])))
        said += [f"### {head or 'Memo'} {{.unnumbered .unlisted}}",
                 tame_markdown(row["text"], level=4)]  # fmt: skip
        if row["shown_as"]:
            said.append(f"[{escape_markdown(row['shown_as'])}]{{.attribution}}")
    lead = "Notes of the team on how the argument came about, as their authors approved them for print."  # fmt: skip
    return "\n\n".join([lead, *said]) if said else ""


def _target(row: dict, inputs: ReportInputs) -> str:
    kind, name = row["on_kind"], row["on"]
    if kind == "method":
        return "the method"
    if kind == "reference":
        return f"[@{name}]"
    if kind == "construct":
        return f"construct: {escape_cell(construct_names(inputs).get(name, name))}"
    tables = {"proposition": "propositions", "relation": "relations"}
    keys = [r[kind] for r in rows_of(inputs, tables.get(kind, ""))]
    if kind == "question":
        keys = [question["id"] for question in inputs.prose.get("questions") or []]
    place = keys.index(name) + 1 if name in keys else name
    return escape_cell(f"{kind} {place}")
