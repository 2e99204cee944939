"""Write the render folder: one Quarto document, its parts, styles and figures."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from plait.errors import stop_on
from plait.report.escape import escape_markdown, tame_markdown
from plait.report.inputs import ReportInputs
from plait.report.parts import report_parts
from plait.report.reference_docx import fill_notice

FIRST_DATE = "1980-01-01"
INCLUDE = re.compile(r"^\{\{< include /_parts/([a-z-]+)\.md >\}\}$", re.MULTILINE)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
          "September", "October", "November", "December")  # fmt: skip


def write_document(
    folder: Path, inputs: ReportInputs, *, sources: Path, figures: Path,
    assumptions: Sequence[str] = (),
) -> None:  # fmt: skip
    """Write everything that a renderer needs into one folder.

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
    shutil.copytree(
        sources, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py")
    )
    shutil.copytree(figures, folder / "figures", dirs_exist_ok=True)
    _write_parts(folder, parts)
    notice = inputs.study.get("synthetic") or ""
    reference = folder / "reference.docx"
    reference.write_bytes(fill_notice(reference.read_bytes(), notice))
    metadata = json.dumps(report_metadata(inputs.study), indent=2, ensure_ascii=False)
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
        keywords and notice, as markdown; empty ones are left out.
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
    included = [parts[name] for name in INCLUDE.findall(section)]
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


def _write_parts(folder: Path, parts: dict[str, str]) -> None:
    made = folder / "_parts"
    made.mkdir(parents=True, exist_ok=True)
    for name, text in parts.items():
        (made / f"{name}.md").write_text(f"{text}\n" if text else "", "utf-8")
    for section in sorted((folder / "sections").glob("*.qmd")):
        kept = keep_section(section.read_text("utf-8"), parts)
        section.write_text(kept, "utf-8")
