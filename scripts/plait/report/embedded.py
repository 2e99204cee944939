"""Set the report with pandoc and typst from their wheels, without the Quarto CLI."""

import datetime
import json
import logging
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypandoc
import typst

from plait.report.escape import escape_markdown
from plait.report.failure import RenderError
from plait.report.page import embed_files, finish_page
from plait.report.pandoc import run_pandoc
from plait.report.quarto_constructs import only_quarto
from plait.report.reading import read_pieces
from plait.report.writing import write_pieces

NAME = "document"
FORMATS = ("html", "docx", "pdf")
READ, TREE = f"{NAME}.read.json", f"{NAME}.json"
FIRST_DATE = "1980-01-01"  # a Word file cannot be older
DEEPEST = 3  # a document includes sections, and they include parts
INCLUDE = re.compile(r"^\{\{< include /(\S+) >\}\}$", re.MULTILINE)
PIECE = re.compile(r"^(?=\{\{< include /)", re.MULTILINE)  # as a document includes them
META = re.compile(r"\{\{< meta (\S+) >\}\}")
UNKNOWN = re.compile(r"Citeproc: citation (\S+) not found")
RESOURCE = re.compile(r"Could not (?:fetch|find|load) .*")
ACCESSIBLE = "PDF/UA"  # how typst begins what speaks against an accessible PDF
RESOLVING = [
    READ, "--from=json", "--to=json", f"--output={TREE}",
    "--lua-filter=filters/drafts.lua", "--lua-filter=filters/references.lua",
    "--citeproc",
]  # fmt: skip
FILTER = "--lua-filter=filters/formats.lua"
HTML = ["--to=html5", "--wrap=none", "--mathml", FILTER,
        "--lua-filter=filters/page.lua"]  # fmt: skip
WRITERS = {
    "html": [*HTML, "--template=styles/report.html", "--standalone", "--toc",
             "--toc-depth=3", "--css=styles/report.css"],
    "docx": ["--to=docx", FILTER, "--reference-doc=reference.docx",
             "--lua-filter=filters/print.lua"],
    "pdf": ["--to=typst", FILTER, "--template=styles/embedded.typ", "--standalone",
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

    Notes
    -----
    A PDF that cannot be made accessible is made without, which stands in the log and
    beside the names of the programs in the document.
    """
    try:
        _set(folder, formats)
    except _NotAccessible as error:
        logging.warning("the PDF of the %s is not accessible: %s", folder.name, error)
        _set(folder, formats, lacking=str(error))


class _NotAccessible(Exception):
    """What speaks against an accessible PDF."""


def _set(folder: Path, formats: Sequence[str], *, lacking: str = "") -> None:
    dated = set_date(folder)
    page = (folder / f"{NAME}.qmd").read_text("utf-8")
    pieces = [_shortcodes_filled(folder, p, lacking) for p in PIECE.split(page)]
    whole = "".join(pieces)
    unknown = only_quarto(whole)
    if unknown:
        raise RenderError(f"this renderer cannot show {'; '.join(unknown)}")
    (folder / f"{NAME}.md").write_text(whole, "utf-8")
    read_pieces(folder, pieces, READ, dated)
    said = run_pandoc(folder, RESOLVING, dated)
    missing = sorted(set(UNKNOWN.findall(said)))
    if missing:
        raise RenderError(f"unresolved citations: {', '.join(missing)}")
    standards = [] if lacking else ["ua-1"]
    # A thread a format: each waits for a program of its own.
    with ThreadPoolExecutor() as writers:
        list(writers.map(lambda one: _write(folder, one, dated, standards), formats))


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


def _shortcodes_filled(folder: Path, text: str, lacking: str) -> str:
    metadata = json.loads((folder / "_metadata.yml").read_text("utf-8"))
    metadata["renderer"] = renderer_name()
    if lacking:
        told = f". Its PDF could not be made accessible ({escape_markdown(lacking)})"
        metadata["renderer"] += told
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


def _write(
    folder: Path, wanted: str, dated: dict[str, str], standards: list[str]
) -> None:
    target = f"{NAME}.{'typ' if wanted == 'pdf' else wanted}"
    source = write_pieces(folder, TREE, HTML, dated) if wanted == "html" else TREE
    options = [source, "--from=json", f"--output={target}", *WRITERS[wanted]]
    said = run_pandoc(folder, options, dated)
    lost = RESOURCE.findall(said)
    if lost:
        raise RenderError("; ".join(lost))
    if wanted == "pdf":
        _compile(folder, int(dated["SOURCE_DATE_EPOCH"]), standards)
    if wanted == "html":
        page = finish_page((folder / target).read_text("utf-8"), folder)
        (folder / target).write_text(embed_files(page, folder), "utf-8")


def _compile(folder: Path, second: int, standards: list[str]) -> None:
    try:
        made = _typst(folder, second, standards)
    except typst.TypstError as error:
        if str(error).startswith(ACCESSIBLE):
            raise _NotAccessible(str(error)) from error
        raise RenderError(f"typst: {error}") from error
    (folder / f"{NAME}.pdf").write_bytes(made)


def _typst(folder: Path, second: int, standards: list[str]) -> bytes:
    # Fonts of the machine would give other bytes on the next one.
    return typst.compile(
        str(folder / f"{NAME}.typ"), root=str(folder), format="pdf",
        ignore_system_fonts=True, font_paths=[str(folder / "fonts")],
        timestamp=second, pdf_standards=standards,
    )  # fmt: skip
