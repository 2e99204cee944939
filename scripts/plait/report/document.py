"""Write a render folder: one Quarto document, its parts, styles and figures."""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import stop_on
from plait.report.escape import escape_markdown, tame_markdown
from plait.report.finding_words import name_findings
from plait.report.fonts import copy_fonts
from plait.report.hover import finding_tips
from plait.report.inputs import ReportInputs, rows_of
from plait.report.norm_tips import norm_tips
from plait.report.parts import report_parts
from plait.report.reference_docx import word_template
from plait.report.table_files import table_files

FIRST_DATE = "1980-01-01"
SHIPPED, BIBLIOGRAPHY = "references.bib", "bibliography: {}\n"
INCLUDE = re.compile(r"^\{\{< include /_parts/([a-z-]+)\.md >\}\}$", re.MULTILINE)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
          "September", "October", "November", "December")  # fmt: skip


@dataclass(frozen=True)
class Document:
    """What a render folder is made of.

    Parameters
    ----------
    name : str
        Of its page in reports/, without the ending.
    parts : dict of str to str
        What its page and sections include, as markdown.
    metadata : dict
        As `report_metadata` gives it.
    notice : str
        Stands on every page; may be empty.
    template : str, default ""
        Path of the Word template that the study brings; plait's own where empty.
    references : dict of str to str
        File name to what stands in it: references that the study brings.
    """

    name: str
    parts: dict[str, str]
    metadata: dict
    notice: str = ""
    template: str = ""
    references: dict[str, str] = field(default_factory=dict)


def write_report(
    folder: Path, inputs: ReportInputs, *, sources: Path, figures: Path,
    assumptions: Sequence[str] = (),
) -> None:  # fmt: skip
    """Write everything that a renderer needs for the report into one folder.

    Parameters
    ----------
    folder : Path
        Made if it is not there; nothing outside it is needed to render.
    inputs : ReportInputs
        Made from released files.
    sources : Path
        The folder reports/ of the checkout.
    figures : Path
        Folder with figures.json and the pictures it names.
    assumptions : sequence of str
        What the methods take for granted, a sentence each.

    Raises
    ------
    StudyError
        Where the argument names a finding or construct that is not there.
    """
    captions = json.loads((figures / "figures.json").read_text("utf-8"))
    parts, faults = report_parts(inputs, captions, assumptions=assumptions)
    stop_on(faults)
    shutil.copytree(figures, folder / "figures", dirs_exist_ok=True)
    write_tips(folder, inputs)
    notice, metadata = (
        inputs.study.get("synthetic") or "",
        report_metadata(inputs.study),
    )
    own = inputs.study.get("reference_docx", "")
    cited = inputs.prose.get("references", {})
    document = Document("synthesis", parts, metadata, notice, own, cited)
    write_document(folder, document, sources)


def write_tips(folder: Path, inputs: ReportInputs) -> None:
    """Write what the web page says of each finding into a render folder.

    Parameters
    ----------
    folder : Path
        Exists; gets `tips.json`.
    inputs : ReportInputs
        Made from released files.
    """
    tips = finding_tips(inputs.by_finding, name_findings(inputs))
    tips |= norm_tips(rows_of(inputs, "norms"))
    text = json.dumps(tips, ensure_ascii=False, indent=0)
    (folder / "tips.json").write_text(f"{text}\n", "utf-8")


def write_document(folder: Path, document: Document, sources: Path) -> None:
    """Write a document with its parts, styles and filters into one folder.

    Parameters
    ----------
    folder : Path
        Made if it is not there; its page is `document.qmd` then.
    document : Document
        What it is made of.
    sources : Path
        The folder reports/ of the checkout.
    """
    shutil.copytree(
        sources, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py")
    )
    page = (sources / f"{document.name}.qmd").read_text("utf-8")
    page = _citing(page, document.references)
    for other in folder.glob("*.qmd"):
        other.unlink()
    (folder / "document.qmd").write_text(page, "utf-8")
    for name, text in document.references.items():
        (folder / name).write_text(text, "utf-8")
    copy_fonts(folder / "fonts")
    _write_parts(folder, document.parts)
    files = table_files(document.parts.values())
    (folder / "table_files.json").write_text(json.dumps(files), "utf-8")
    reference = folder / "reference.docx"
    template = word_template(reference.read_bytes(), document.template, document.notice)
    reference.write_bytes(template)
    metadata = json.dumps(document.metadata, indent=2, ensure_ascii=False)
    (folder / "_metadata.yml").write_text(f"{metadata}\n", "utf-8")


def report_metadata(study: dict) -> dict:
    """Give the metadata of the document.

    Parameters
    ----------
    study : dict
        What study.yaml says.

    Returns
    -------
    dict
        title, subtitle, author and writers, date, published (the date in words), abstract,
        keywords and notice, as markdown, and unfinished (true in a draft); empty ones
        are left out.
    """
    texts = study.get("report", {})
    # The date of a study that gives none is a stand-in.
    date = study.get("date") if study.get("date") != FIRST_DATE else ""
    metadata = {
        "title": escape_markdown(study["title"]),
        "subtitle": escape_markdown(study.get("subtitle")),
        "author": [escape_markdown(name) for name in study.get("authors", [])],
        # Quarto makes a structure of its own out of `author`.
        "writers": [escape_markdown(name) for name in study.get("authors", [])],
        "date": date,
        "published": date_in_words(date) if date else "",
        "abstract": tame_markdown(texts.get("abstract")),
        "keywords": [escape_markdown(word) for word in texts.get("keywords", [])],
        "notice": escape_markdown(study.get("synthetic")),
        # An unknown reference is shown as typed in a draft, and stops a final report.
        "unfinished": study.get("synthesis", {}).get("mode") == "draft",
    }
    return {key: value for key, value in metadata.items() if value}


def keep_section(section: str, parts: dict[str, str]) -> str:
    """Take out of a section what a study has nothing to say of.

    Parameters
    ----------
    section : str
        Markdown with includes of parts.
    parts : dict of str to str
        Every part.

    Returns
    -------
    str
        The section; "" where it includes parts and all are empty.
    """
    included = [parts.get(name, "") for name in INCLUDE.findall(section)]
    return section if any(included) or not included else ""


def date_in_words(date: str) -> str:
    """Set a date.

    Parameters
    ----------
    date : str
        As 2026-01-31.

    Returns
    -------
    str
        As 31 January 2026.
    """
    year, month, day = date.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _citing(page: str, own: dict[str, str]) -> str:
    """Name the study's own references beside those that come with plait."""
    files = ", ".join([SHIPPED, *own])
    return (
        page.replace(BIBLIOGRAPHY.format(SHIPPED), BIBLIOGRAPHY.format(f"[{files}]"))
        if own
        else page
    )


def _write_parts(folder: Path, parts: dict[str, str]) -> None:
    made = folder / "_parts"
    made.mkdir(parents=True, exist_ok=True)
    for name, text in parts.items():
        (made / f"{name}.md").write_text(f"{text}\n" if text else "", "utf-8")
    for section in sorted((folder / "sections").glob("*.qmd")):
        kept = keep_section(section.read_text("utf-8"), parts)
        section.write_text(kept, "utf-8")
