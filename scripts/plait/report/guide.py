"""Make a Good Practice Guide of what workshops recommend."""

from collections.abc import Sequence
from pathlib import Path

from plait.errors import Fault, stop_on
from plait.report.citing import cell_citing, escape_citing
from plait.report.document import Document, report_metadata, write_document
from plait.report.escape import escape_cell, escape_markdown, tame_markdown
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.leads import cites
from plait.report.marks import fill_marks
from plait.report.release_parts import release_notice
from plait.report.theme_tables import set_quote
from plait.report.wording import joined
from plait.report.workshop_tables import by_head

STATUS = {
    "agreed": "The workshop agreed on this.",
    "amended": "The workshop agreed on this after changing it.",
    "contested": "The workshop did not agree on this; both views are printed here.",
    "proposed": "This was proposed, and not everyone has agreed to it yet.",
}


def write_guide(folder: Path, inputs: ReportInputs, *, sources: Path) -> None:
    """Write everything that a renderer needs for the guide into one folder.

    Parameters
    ----------
    folder : Path
        Made if it is not there; nothing outside it is needed to render.
    inputs : ReportInputs
        Made from released files; the study has a `guide`.
    sources : Path
        The folder reports/ of the checkout.

    Raises
    ------
    StudyError
        Where a `why` names a finding that is not there.
    """
    parts, faults = guide_parts(inputs)
    stop_on(faults)
    notices = (release_notice(inputs.record), inputs.study.get("synthetic") or "")
    notice = " ".join(text for text in notices if text)
    own = inputs.study.get("reference_docx", "")
    cited = inputs.prose.get("references", {})
    metadata = guide_metadata(inputs.study, notice)
    document = Document("guide", parts, metadata, notice, own, cited)
    write_document(folder, document, sources)


def guide_metadata(study: dict, notice: str = "") -> dict:
    """Give the metadata of the guide.

    Parameters
    ----------
    study : dict
        What study.yaml says, `guide` too.
    notice : str, default ""
        What stands on every page, as plain text: the guide has no box that says that
        it is not approved yet.

    Returns
    -------
    dict
        As `report_metadata`, with the guide's own title and notice and without an
        abstract.
    """
    texts = study["guide"]
    readers = f"For {texts['readers']}" if texts.get("readers") else ""
    own = {"title": texts["title"], "subtitle": texts.get("subtitle") or readers}
    return report_metadata({**study, **own, "synthetic": notice, "report": {}})


def guide_parts(inputs: ReportInputs) -> tuple[dict[str, str], list[Fault]]:
    """Make every part of the guide.

    Parameters
    ----------
    inputs : ReportInputs
        Released recommendations, themes, quotes and findings.

    Returns
    -------
    dict of str to str
        introduction, glance (one table of all recommendations), chapters (one a
        head), made (how the guide came about) and references.
    list of Fault
        Marks of a `why` that name nothing.
    """
    texts = inputs.study["guide"]
    chapters, faults = _chapters(inputs)
    parts = {
        "introduction": _section("How to use this guide", texts.get("introduction")),
        "glance": _glance(inputs),
        "chapters": chapters,
        "made": _section("How this guide was made", texts.get("made")),
    }
    cited = "# References {.unnumbered}\n\n::: {#refs}\n:::" if cites(parts) else ""
    return parts | {"references": cited}, faults


def _section(title: str, text: str | None) -> str:
    body = tame_markdown(text, level=2)
    return f"# {title} {{.unnumbered}}\n\n{body}" if body else ""


def _glance(inputs: ReportInputs) -> str:
    body: list[list] = []
    for title, rows in by_head(inputs):
        body.append([Span(f"**{escape_cell(title)}**", 3)])
        body += [[f"[{_title(row, escape_cell)}](#{_id(row)})", cell_citing(row["text"]),
                  cell_citing(row["who_acts"])] for row in rows]  # fmt: skip
    grid = Grid([1.4, 4.7, 1.9], [["", "What we recommend", "Who acts"]], body)
    caption = "All recommendations; under each head the most urgent come first."
    table = set_table(grid, name="glance", caption=caption)
    return f"# The guide on one page {{.unnumbered}}\n\n{table}" if table else ""


def _title(row: dict, escape) -> str:
    return escape(row["guide_section"] or f"Recommendation {row['recommendation']}")


def _id(row: dict) -> str:
    return f"sec-{row['recommendation']}"


def _chapters(inputs: ReportInputs) -> tuple[str, list[Fault]]:
    blocks, faults = [], []
    for title, rows in by_head(inputs):
        blocks.append(f"# {escape_markdown(title)}")
        for row in rows:
            why, odd = _why(row, inputs)
            faults += odd
            blocks += _recommendation(row, why, inputs)
    return "\n\n".join(filter(None, blocks)), faults


def _recommendation(row: dict, why: str, inputs: ReportInputs) -> list[str]:
    quotes = {quote["quote"]: quote for quote in rows_of(inputs, "quotes")}
    said = [set_quote(quotes[q]) for q in split_ids(row["extracts"]) if q in quotes]
    return [
        f"## {_title(row, escape_markdown)} {{#{_id(row)}}}",
        '::: {.callout-note title="What we recommend" icon=false}\n\n'
        f"{escape_citing(row['text'])}\n\n:::",
        _headed("Why", [why, _rests(row, inputs)]),
        _headed("What people said", said),
        _headed("What to do", [_steps(row), _who(row)]),
        _headed("Where people saw it otherwise", [escape_citing(row["dissent"])]),
        _status(row),
    ]


def _headed(title: str, blocks: Sequence[str]) -> str:
    """Set blocks under a small heading; nothing where all are empty."""
    told = [block for block in blocks if block]
    head = f"### {title} {{.unnumbered .unlisted}}"
    return "\n\n".join([head, *told]) if told else ""


def _why(row: dict, inputs: ReportInputs) -> tuple[str, list[Fault]]:
    text, faults = fill_marks(
        row["why"] or "", inputs.findings, [], scales=inputs.tables.get("scales"),
        shown=f"workshops: {row['recommendation']}",
    )  # fmt: skip
    return tame_markdown(text, level=4), faults


def _rests(row: dict, inputs: ReportInputs) -> str:
    names = {theme["theme"]: theme["name"] for theme in rows_of(inputs, "themes")}
    told = [f"*{escape_markdown(names.get(t, t))}*" for t in split_ids(row["themes"])]
    plural = "themes" if len(told) > 1 else "theme"
    return f"It rests on the {plural} {joined(told, ';')}." if told else ""


def _steps(row: dict) -> str:
    steps = (row["steps"] or "").splitlines()
    return "\n".join(f"- {escape_citing(step)}" for step in steps if step.strip())


def _who(row: dict) -> str:
    acts = escape_citing(row["who_acts"])
    return f"**Who acts:** {acts.rstrip('.')}." if acts else ""


def _status(row: dict) -> str:
    told = [STATUS.get(row["status"] or "", ""), escape_citing(row["amended"])]
    words = " ".join(filter(None, told))
    return f"[{words}]{{.small}}" if words else ""
