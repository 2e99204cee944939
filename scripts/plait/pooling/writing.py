"""Write the report of a pool with its tables and pictures."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from plait.pooling.contents import Contents, gather
from plait.pooling.parts import notice_of, pool_parts
from plait.pooling.trusts import read_trusts
from plait.report.document import Document, report_metadata, write_document
from plait.report.embedded import FORMATS
from plait.report.figure_files import save_figures
from plait.report.render import render_document
from plait.shapes.pooling import LEFT_UNPOOLED, POOLED, TRUST_FINDINGS, TRUST_VERDICTS
from plait.shapes.tables import write_frame

REPORTS = Path(__file__).parents[3] / "reports"


def write_pool(
    pool: Mapping, target: Path, *, formats: Sequence[str] = FORMATS
) -> Contents:
    """Read the bundles of a pool, and write everything that it tells.

    Parameters
    ----------
    pool : mapping
        As `read_pool` gives it.
    target : Path
        Folder; gets report/, figures/ and tables/.
    formats : sequence of {"html", "docx", "pdf"}
        Of the report.

    Returns
    -------
    Contents
        What was written.

    Raises
    ------
    StudyError
        Where a bundle is refused; nothing is written then.
    """
    contents = gather(pool, read_trusts(pool))
    tables = ((contents.lined, TRUST_FINDINGS), (contents.pooled, POOLED),
              (contents.verdicts, TRUST_VERDICTS), (contents.left, LEFT_UNPOOLED))  # fmt: skip
    parts, drawings = pool_parts(contents)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "pool"
        save_figures(drawings, page / "figures")
        write_document(page, _document(contents, parts), REPORTS)
        render_document(page, target / "report" / "pool", formats=formats)
    for old in (target / "figures").glob("forest-*"):
        old.unlink()  # of an earlier pool, perhaps with other trusts
    save_figures(drawings, target / "figures")
    for frame, shape in tables:
        write_frame(frame, str(target / "tables" / f"{shape.name}.csv"), shape)
    return contents


def _document(contents: Contents, parts: dict[str, str]) -> Document:
    pool, notice = contents.pool, notice_of(contents.trusts)
    dates = [trust.study.get("date") or "" for trust in contents.trusts]
    # never the clock: where the pool gives no date, that of its latest study
    told = {"title": pool["title"], "subtitle": pool["subtitle"] or "",
            "authors": pool["authors"], "date": pool["date"] or max(dates),
            "synthetic": notice}  # fmt: skip
    return Document("pool", parts, report_metadata(told), notice)
