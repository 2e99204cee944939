"""Set the report with the Quarto CLI, where there is one."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from quarto.quarto import find_quarto

from plait.report.embedded import FORMATS, NAME, set_date
from plait.report.failure import RenderError
from plait.report.page import finish_page

QUARTO_FORMATS = {"html": "html", "docx": "docx", "pdf": "typst"}
OLDEST = (1, 7)  # the first that the filters and styles were made for
# Quarto warns of a hole in the document and says that all went well.
HOLES = re.compile(
    r"Unable to resolve crossref @?\S+|[Cc]iteproc: citation \S+ not found"
    r"|Could not (?:fetch|find) resource \S+|Unknown (?:meta key|var\w*) \S+"
    r"|Shortcode '[^']*' not found"
)
# The last: a file that was to be taken in, and was not.
HOLE_IN_HTML = re.compile(
    r"\?@(?:sec|tbl|fig)-[\w-]+|\?(?:meta|var):\S+"
    r"|(?:src|href)=\"(?:figures|styles)/[^\"]+\""
)
COLOUR = re.compile(r"\x1b\[[\d;]*m")
# Fonts of the machine would give other bytes on the next one.
PLAIN = {"NO_COLOR": "1", "TYPST_IGNORE_SYSTEM_FONTS": "true"}


def quarto_available() -> bool:
    """Say whether the Quarto CLI is there.

    Returns
    -------
    bool
        True where QUARTO_PATH names it or it lies on the PATH, and it is 1.7 or later.
    """
    try:
        return bool(shutil.which(find_quarto())) and _version() >= OLDEST
    except (FileNotFoundError, RenderError):
        return False


def quarto_name() -> str:
    """Name the Quarto CLI with its version.

    Returns
    -------
    str
        As it reports itself.

    Raises
    ------
    RenderError
        Where it does not run.
    """
    return f"Quarto {_run(['--version'], Path.cwd(), {}).strip()}"


def render_quarto(folder: Path, formats: Sequence[str] = FORMATS) -> None:
    """Set the document of a render folder.

    Parameters
    ----------
    folder : Path
        As `write_document` leaves it; best a fresh one, since a failed step leaves
        unfinished files.
    formats : sequence of {"html", "docx", "pdf"}
        What to make; `document.<format>` appears in the folder.

    Raises
    ------
    RenderError
        For an unresolved cross-reference or citation, which Quarto itself lets
        pass, or a step that failed, with what it said.
    """
    _note_renderer(folder)
    dated = set_date(folder)
    for wanted in formats:
        said = _run(
            ["render", f"{NAME}.qmd", "--to", QUARTO_FORMATS[wanted]], folder, dated
        )
        if not (folder / f"{NAME}.{wanted}").is_file():
            raise RenderError(f"Quarto made no {NAME}.{wanted}: {said.strip()}")
        holes = sorted(set(HOLES.findall(said)) | _holes_in(folder, wanted))
        if holes:
            raise RenderError(f"unresolved in Quarto: {', '.join(holes)}")
        if wanted == "html":
            page = folder / f"{NAME}.html"
            page.write_text(finish_page(page.read_text("utf-8"), folder), "utf-8")


def _version() -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", quarto_name())[:2])


def _holes_in(folder: Path, wanted: str) -> set[str]:
    if wanted != "html":
        return set()
    return set(HOLE_IN_HTML.findall((folder / f"{NAME}.html").read_text("utf-8")))


def _note_renderer(folder: Path) -> None:
    path = folder / "_metadata.yml"
    metadata = json.loads(path.read_text("utf-8")) | {"renderer": quarto_name()}
    path.write_text(json.dumps(metadata, indent=2, ensure_ascii=False), "utf-8")


def _run(arguments: list[str], folder: Path, more: dict[str, str]) -> str:
    try:
        done = subprocess.run(
            [find_quarto(), *arguments], cwd=folder, capture_output=True, text=True,
            check=False, encoding="utf-8", env=os.environ | PLAIN | more,
        )  # fmt: skip
    except OSError as error:
        raise RenderError(f"Quarto: {error}") from error
    said = COLOUR.sub("", f"{done.stdout}{done.stderr}")
    if done.returncode:
        raise RenderError(f"Quarto: {said.strip()}")
    return said
