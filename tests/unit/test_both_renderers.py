"""Quarto and the embedded renderer say the same, where the Quarto CLI is there."""

import re
import shutil
import subprocess
from pathlib import Path

import pypandoc
import pytest
from lxml import html
from report_fixtures import make_inputs

from plait.report.document import write_report
from plait.report.figure_files import save_figures
from plait.report.figures import draw_figures
from plait.report.quarto import quarto_available
from plait.report.render import render_document
from plait.report.word_tables import tables_of
from plait.study_files import CHECKOUT

pytestmark = pytest.mark.skipif(
    not quarto_available(),
    reason="the Quarto CLI (1.7 or later) is not there: only the embedded one is tested",
)
REPORTS = CHECKOUT / "reports"
RENDERERS = ("quarto", "embedded")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, Path]:
    """Set one report with each renderer."""
    base, inputs = tmp_path_factory.mktemp("both"), make_inputs()
    drawings = draw_figures(inputs.findings, inputs.tables, study=inputs.study)
    save_figures(drawings, base / "figures")
    write_report(base / "folder", inputs, sources=REPORTS, figures=base / "figures")
    for renderer in RENDERERS:
        folder = shutil.copytree(base / "folder", base / f"in_{renderer}")
        render_document(folder, base / renderer / "report", renderer=renderer)
    return {renderer: base / renderer / "report" for renderer in RENDERERS}


def page(made: dict, renderer: str) -> html.HtmlElement:
    return html.parse(made[renderer].with_suffix(".html")).getroot()


def tidy(text: str) -> str:
    # Each names itself, and that is all in which they may differ.
    text = re.sub(r"This document was set by [^.]*(?:\.\d[^.\s]*)*\.", "", text)
    return " ".join(text.split())


def plain(path: Path) -> str:
    call = [pypandoc.get_pandoc_path(), str(path), "--to=plain", "--wrap=none"]
    return tidy(subprocess.run(call, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("ending", [".html", ".docx"])
def test_both_say_the_same_words(made, ending):
    quarto, embedded = (plain(made[name].with_suffix(ending)) for name in RENDERERS)
    assert quarto == embedded


def test_both_have_the_same_tables_cell_by_cell(made):
    quarto, embedded = (
        tables_of(made[name].with_suffix(".docx").read_bytes()) for name in RENDERERS
    )
    assert len(embedded) > 20
    assert quarto == embedded


@pytest.mark.parametrize(
    "path", ["//caption", "//figcaption", "//h2|//h3|//h4", "//*[@id='refs']/*"]
)
def test_both_number_and_cite_alike(made, path):
    quarto, embedded = (
        [tidy(found.text_content()) for found in page(made, name).xpath(path)]
        for name in RENDERERS
    )
    assert embedded
    assert quarto == embedded


def test_both_show_the_same_figures_with_the_same_words(made):
    quarto, embedded = (page(made, name).xpath("//img/@alt|//svg/@aria-label") for name in RENDERERS)  # fmt: skip
    assert quarto == embedded


def test_both_link_references_to_the_same_places(made):
    quarto, embedded = (sorted(page(made, name).xpath("//main//a/@href[starts-with(., '#')]")) for name in RENDERERS)  # fmt: skip
    assert quarto == embedded
