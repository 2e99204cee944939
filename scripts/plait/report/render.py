"""Set a document in every format, with Quarto or without, and move it into place."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from plait.report.embedded import FORMATS, NAME, render_embedded
from plait.report.failure import RenderError
from plait.report.page_faults import page_faults
from plait.report.quarto import quarto_available, render_quarto
from plait.report.word_pages import finish_word
from plait.report.word_tables import write_report_tables

RENDERERS = ("auto", "quarto", "embedded")


def render_document(
    folder: Path, target: Path, *, formats: Sequence[str] = FORMATS,
    renderer: str = "auto", workbook: str = "",
) -> str:  # fmt: skip
    """Set the document of a render folder and put the results where they belong.

    Parameters
    ----------
    folder : Path
        As `write_document` leaves it, fresh.
    target : Path
        Where it goes, without an ending, as results/shareable/report/guide; its
        folder is made if it is not there.
    formats : sequence of {"html", "docx", "pdf"}
        What to make.
    renderer : {"auto", "quarto", "embedded"}
        `auto` takes the Quarto CLI where there is one.
    workbook : str, default ""
        Where the tables go as an .xlsx, if the Word file is made; nowhere where empty.

    Returns
    -------
    str
        "quarto" or "embedded": which one set it.

    Raises
    ------
    RenderError
        As the renderer raises it, for an unknown format or renderer, and for the
        faults of the web page, all at once. Nothing is moved unless every format was
        made.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or renderer not in RENDERERS:
        raise RenderError(
            f"unknown format or renderer: {', '.join(unknown) or renderer}"
        )
    if renderer == "auto":
        renderer = "quarto" if quarto_available() else "embedded"
    (render_quarto if renderer == "quarto" else render_embedded)(folder, formats)
    if "html" in formats:
        _check_page(folder)
    if "docx" in formats:
        word = folder / f"{NAME}.docx"
        word.write_bytes(finish_word(word.read_bytes()))
        if workbook:
            write_report_tables(word, workbook)
    target.parent.mkdir(parents=True, exist_ok=True)
    for wanted in formats:
        shutil.move(folder / f"{NAME}.{wanted}", target.with_suffix(f".{wanted}"))
    return renderer


def _check_page(folder: Path) -> None:
    faults = page_faults((folder / f"{NAME}.html").read_text("utf-8"), folder)
    if faults:
        raise RenderError(f"the web page: {'; '.join(faults)}")
