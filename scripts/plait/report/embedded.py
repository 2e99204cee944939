"""Set the report with pandoc and typst from their wheels, without the Quarto CLI."""

import datetime
import json
import os
import re
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypandoc
import typst

from plait.report.failure import RenderError
from plait.report.quarto_constructs import only_quarto

NAME = "document"
READER = "markdown"
FORMATS = ("html", "docx", "pdf")
TREE = f"{NAME}.json"
FIRST_DATE = "1980-01-01"  # a Word file cannot be older
DEEPEST = 3  # a document includes sections, and they include parts
INCLUDE = re.compile(r"^\{\{< include /(\S+) >\}\}$", re.MULTILINE)
META = re.compile(r"\{\{< meta (\S+) >\}\}")
UNKNOWN = re.compile(r"Citeproc: citation (\S+) not found")
RESOURCE = re.compile(r"Could not (?:fetch|find|load) .*")
WRITERS = {
    "html": ["--to=html5", "--template=styles/report.html", "--embed-resources",
             "--standalone", "--wrap=none", "--mathml", "--toc", "--toc-depth=3",
             "--css=styles/report.css", "--lua-filter=filters/page.lua"],
    "docx": ["--to=docx", "--reference-doc=reference.docx",
             "--lua-filter=filters/print.lua"],
    "pdf": ["--to=typst", "--template=styles/embedded.typ", "--standalone",
            "--lua-filter=filters/print.lua"],
}  # fmt: skip


def render_embedded(folder: Path, formats: Sequence[str] = FORMATS) -> None:
    """Set the document of a render folder.

    Parameters
    ----------
    folder : Path
        As `write_document` leaves it.
    formats : sequence of {"html", "docx", "pdf"}
        What to make; `document.<format>` appears in the folder.

    Raises
    ------
    RenderError
        For an unresolved cross-reference or citation, a missing picture, or a
        step that failed, with what it said.
    """
    dated = set_date(folder)
    whole = _shortcodes_filled(folder, (folder / f"{NAME}.qmd").read_text("utf-8"))
    unknown = only_quarto(whole)
    if unknown:
        raise RenderError(f"this renderer cannot show {'; '.join(unknown)}")
    (folder / f"{NAME}.md").write_text(whole, "utf-8")
    said = _pandoc(folder, _reading(), dated)
    missing = sorted(set(UNKNOWN.findall(said)))
    if missing:
        raise RenderError(f"unresolved citations: {', '.join(missing)}")
    # A thread a format: each waits for a program of its own.
    with ThreadPoolExecutor() as writers:
        list(writers.map(lambda wanted: _write(folder, wanted, dated), formats))


def renderer_name() -> str:
    """Name the programs behind this renderer.

    Returns
    -------
    str
        With their versions.
    """
    made = ".".join(str(part) for part in pypandoc.get_pandoc_version().split(".")[:2])
    return f"pandoc {made} and typst {typst.__version__}"


def set_date(folder: Path) -> dict[str, str]:
    """Give the surroundings in which a renderer writes the same bytes every day.

    Parameters
    ----------
    folder : Path
        Its _metadata.yml holds the date of the study.

    Returns
    -------
    dict of str to str
        Environment variables: noon of that date, one locale, one time zone.
    """
    metadata = json.loads((folder / "_metadata.yml").read_text("utf-8"))
    date = max(metadata.get("date", FIRST_DATE), FIRST_DATE)
    noon = datetime.datetime.fromisoformat(f"{date}T12:00:00+00:00")
    return {
        "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def _shortcodes_filled(folder: Path, text: str) -> str:
    metadata = json.loads((folder / "_metadata.yml").read_text("utf-8"))
    metadata["renderer"] = renderer_name()
    for _ in range(DEEPEST):
        text = INCLUDE.sub(lambda found: _included(folder, found[1]), text)
    if INCLUDE.search(text):
        raise RenderError("includes go too deep")
    unknown = [name for name in META.findall(text) if name not in metadata]
    if unknown:
        raise RenderError(f"no metadata named {unknown[0]}")
    return META.sub(lambda found: str(metadata[found[1]]), text)


def _included(folder: Path, inside: str) -> str:
    try:
        return (folder / inside).read_text("utf-8")
    except FileNotFoundError as error:
        raise RenderError(f"cannot include {inside}: no such file") from error


def _reading() -> list[str]:
    return [
        f"{NAME}.md", f"--from={READER}", "--to=json", f"--output={TREE}",
        "--metadata-file=_metadata.yml", "--lua-filter=filters/drafts.lua",
        "--lua-filter=filters/references.lua", "--citeproc",
    ]  # fmt: skip


def _write(folder: Path, wanted: str, dated: dict[str, str]) -> None:
    target = f"{NAME}.{'typ' if wanted == 'pdf' else wanted}"
    said = _pandoc(
        folder,
        [TREE, "--from=json", f"--output={target}", "--lua-filter=filters/formats.lua",
         *WRITERS[wanted]],
        dated,
    )  # fmt: skip
    lost = RESOURCE.findall(said)
    if lost:
        raise RenderError("; ".join(lost))
    if wanted == "pdf":
        try:
            _compile(folder, int(dated["SOURCE_DATE_EPOCH"]))
        except typst.TypstError as error:
            raise RenderError(f"typst: {error}") from error


def _compile(folder: Path, second: int) -> None:
    try:
        made = _typst(folder, second, ["ua-1"])
    except typst.TypstError:
        # Words in a script that no font here has cannot be made accessible.
        made = _typst(folder, second, [])
    (folder / f"{NAME}.pdf").write_bytes(made)


def _typst(folder: Path, second: int, standards: list[str]) -> bytes:
    # Fonts of the machine would give other bytes on the next one.
    return typst.compile(
        str(folder / f"{NAME}.typ"), root=str(folder), format="pdf",
        ignore_system_fonts=True, font_paths=[str(folder / "fonts")],
        timestamp=second, pdf_standards=standards,
    )  # fmt: skip


def _pandoc(folder: Path, arguments: list[str], dated: dict[str, str]) -> str:
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "--data-dir=filters", *arguments],
        cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
        env=os.environ | dated,
    )  # fmt: skip
    if done.returncode:
        raise RenderError(f"pandoc: {done.stderr.strip()}")
    return done.stderr
