"""The embedded renderer gives three whole formats, the same bytes each time."""

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pypandoc
import pypdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from number_fixtures import full_inputs
from report_fixtures import (  # fmt: skip
    NOTICE,
    make_inputs,
    make_study,
    make_tables,
    without,
)

from plait.report.document import write_report
from plait.report.embedded import render_embedded, renderer_name, set_date
from plait.report.escape import escape_markdown
from plait.report.failure import RenderError
from plait.report.figure_files import save_figures
from plait.report.figures import draw_figures
from plait.report.render import render_document

REPORTS = Path(__file__).parents[2] / "reports"


def write(folder: Path, inputs) -> Path:
    few = {"scales": inputs.tables["scales"].iloc[:3]}
    drawings = draw_figures(inputs.findings, inputs.tables | few, study=inputs.study)
    save_figures(drawings, folder / "figures")
    write_report(folder / "render", inputs, sources=REPORTS, figures=folder / "figures")
    return folder / "render"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write(tmp_path_factory.mktemp("written"), make_inputs())


@pytest.fixture
def spoil(written, tmp_path):
    """Give a copy of the render folder with other words in its argument."""

    def put(words: str) -> Path:
        folder = shutil.copytree(written, tmp_path / "render")
        (folder / "_parts/argument.md").write_text(words, "utf-8")
        return folder

    return put


@pytest.fixture(scope="module")
def report(written, tmp_path_factory):
    made = tmp_path_factory.mktemp("one")
    folder = shutil.copytree(written, made / "render")
    render_document(folder, made / "out" / "report", renderer="embedded")
    return made / "out"


@pytest.fixture(scope="module")
def html(report):
    return (report / "report.html").read_text("utf-8")


@pytest.fixture(scope="module")
def pdf(report):
    return pypdf.PdfReader(report / "report.pdf")


@pytest.fixture(scope="module")
def word(report):
    return Document(report / "report.docx")


def test_two_runs_in_two_folders_give_the_same_bytes(report, tmp_path):
    folder = write(tmp_path / "another place", make_inputs())
    render_document(folder, tmp_path / "out" / "report", renderer="embedded")
    for kind in ("html", "docx", "pdf"):
        name = f"report.{kind}"
        assert (tmp_path / "out" / name).read_bytes() == (report / name).read_bytes(), kind  # fmt: skip


def test_html_needs_nothing_from_elsewhere(html):
    loaded = re.findall(r'(?:src|href)="(?!#|data:)([^"]+)"', html)
    ours = (
        "https://doi.org/",
        "../figures/",
        "../tables/",
        "../findings.",
        "audit.html#",
    )
    assert [link for link in loaded if not link.startswith(ours)] == []
    assert "<script src" not in html
    assert "@import" not in html


def test_html_has_notice_contents_and_numbers(html):
    assert f'<aside class="notice" aria-label="Notice">{NOTICE}</aside>' in html
    assert '<nav id="TOC"' in html
    assert '<span class="header-section-number">2.1</span>' in html
    assert "Measures and statistics" in html.split("</nav>")[0]  # fmt: skip


def test_html_pictures_have_alternative_texts(html):
    assert len(re.findall(r"<img[^>]+alt=\"[^\"]{30,}\"|<svg[^>]+(?:aria-label|alt)=", html)) == 7  # fmt: skip


def test_captions_are_numbered_in_order(html):
    tables = re.findall(r"<caption>.*?Table.(\d+)\.", html)
    assert tables == [str(number) for number in range(1, len(tables) + 1)]
    assert re.findall(r"<figcaption>.*?Figure.(\d+)\.", html) == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
    ]


def test_references_point_at_their_tables(html):
    assert '<a href="#tbl-outcomes">Table\u00a02</a>' in html
    assert 'id="tbl-outcomes"' in html
    assert "@tbl" not in html


def test_citations_are_set_and_listed(html):
    assert "Gillard et al." in html
    assert 'id="ref-gillard2022"' in html


def test_what_people_typed_stays_words(html):
    assert "{{&lt; include /etc/passwd &gt;}}" in html
    assert "root:x" not in html
    assert "&lt;b&gt;bold&lt;/b&gt;" in html


def test_the_report_says_what_set_it(html):
    assert f"This document was set by {renderer_name()}." in html


def test_every_page_of_the_pdf_carries_the_notice_and_its_number(pdf):
    texts = [" ".join(page.extract_text().split()) for page in pdf.pages]
    for number, text in enumerate(texts, start=1):
        assert NOTICE in text
        assert f"{number} of {len(texts)}" in text


def test_the_pdf_is_accessible_and_dated_by_the_study(pdf):
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.creation_date.date().isoformat() == "2026-01-15"
    assert pdf.metadata.title == make_study()["title"]
    assert "pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()


def test_all_formats_hold_the_same_tables(html, pdf, word):
    in_html = len(re.findall("<caption>", html))
    in_pdf = set(re.findall(r"Table\s(\d+)\.", " ".join(p.extract_text() for p in pdf.pages)))  # fmt: skip
    assert len(word.tables) == in_html == len(in_pdf)


def test_word_tables_are_real_and_repeat_their_heads(word):
    table = word.tables[1]
    assert table.rows[1].cells[0].text == "Outcome"
    heads = [row for row in table.rows if "w:tblHeader" in row._tr.xml]
    assert len(heads) == 2
    assert table.rows[3].cells[0].paragraphs[0].style.name == "Table Text"


def test_what_was_withheld_looks_so_in_word(word):
    runs = [r for t in word.tables for p in t._tbl.iter(qn("w:p")) for r in Paragraph(p, t).runs]  # fmt: skip
    styles = {run.style.name for run in runs if run.text == "withheld"}
    assert styles == {"Withheld"}


def test_word_carries_the_notice_and_its_styles(word):
    assert NOTICE in word.sections[0].header.paragraphs[0].text
    styles = {paragraph.style.name for paragraph in word.paragraphs}
    assert {"Title", "Heading 1", "Table Caption", "Image Caption", "Quote", "Callout"} <= styles  # fmt: skip


def test_word_pictures_are_png_with_alternative_texts(report, word):
    with zipfile.ZipFile(io.BytesIO((report / "report.docx").read_bytes())) as file:
        media = [name for name in file.namelist() if "media/" in name]
    assert len(media) == 7
    assert all(name.endswith(".png") for name in media)
    assert "small line charts" in word.element.xml


@pytest.mark.parametrize("strand", ["quantitative", "qualitative"])
def test_a_study_with_one_strand_is_whole(tmp_path, strand):
    folder = write(tmp_path, without(strand))
    render_embedded(folder)
    assert {"html", "docx", "pdf"} <= {p.suffix[1:] for p in folder.glob("document.*")}


def test_a_study_without_anything_is_whole(tmp_path):
    tables = {name: frame[:0] for name, frame in make_tables().items()}
    study = {
        "title": "Empty",
        "date": "1980-01-01",
        "approach": "codebook",
        "times": [],
        "contrasts": [],
    }
    inputs = make_inputs(findings=make_inputs().findings[:0], tables=tables, study=study, prose={}, record={})  # fmt: skip
    folder = write(tmp_path, inputs)
    render_embedded(folder)
    assert 'class="notice"' not in (folder / "document.html").read_text()
    assert set_date(folder)["SOURCE_DATE_EPOCH"] == "315576000"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("See @tbl-nowhere and @fig-neither.", "unresolved cross-references: @tbl-nowhere, @fig-neither"),
        ("{{< include /_parts/nothing.md >}}", "cannot include _parts/nothing.md"),
        ("{{< include /_parts/argument.md >}}", "includes go too deep"),
        ("{{< meta nothing >}}", "no metadata named nothing"),
        ("::: {#tbl-x}\nno table\n:::", "tbl-x must hold one table and its caption"),
        ("![A](figures/change_over_time){#fig-change}", "the id fig-change stands twice"),
    ],
)  # fmt: skip
def test_a_hole_in_the_document_is_an_error(spoil, words, said):
    with pytest.raises(RenderError, match=re.escape(said)):
        render_embedded(spoil(words), ["html"])


def test_an_unknown_reference_is_shown_as_typed_in_a_draft_and_stops_a_final(spoil):
    folder = spoil("See [@nobody1999].")
    render_embedded(folder, ["html"])
    assert "[@nobody1999]" in (folder / "document.html").read_text("utf-8")
    metadata = json.loads((folder / "_metadata.yml").read_text("utf-8"))
    del metadata["unfinished"]
    (folder / "_metadata.yml").write_text(json.dumps(metadata), "utf-8")
    with pytest.raises(RenderError, match="unresolved citations: nobody1999"):
        render_embedded(folder, ["html"])


def test_a_missing_picture_is_an_error(spoil):
    with pytest.raises(RenderError, match=r"nothing\.svg"):
        render_embedded(spoil("![A](figures/nothing)"), ["html"])


def test_nothing_is_moved_unless_all_was_made(spoil, tmp_path):
    folder = spoil("![A](figures/nothing)")
    with pytest.raises(RenderError):
        render_document(folder, tmp_path / "out" / "report", renderer="embedded")
    assert not (tmp_path / "out").exists()


def test_typst_that_fails_says_why(spoil):
    folder = spoil("")
    template = folder / "styles/embedded.typ"
    template.write_text(template.read_text() + "\n#nonsense()\n")
    with pytest.raises(RenderError, match="typst: unknown variable: nonsense"):
        render_embedded(folder, ["pdf"])


def test_words_that_no_font_has_are_still_set(spoil):
    folder = spoil("It was 🙂 and 漢字.")
    render_embedded(folder, ["pdf"])
    assert (folder / "document.pdf").stat().st_size > 10_000


@pytest.mark.parametrize("wrong", [{"formats": ["odt"]}, {"renderer": "latex"}])
def test_an_unknown_format_or_renderer_is_an_error(tmp_path, wrong):
    with pytest.raises(RenderError, match=r"unknown format or renderer: (odt|latex)"):
        render_document(tmp_path, tmp_path / "out" / "report", **wrong)


def test_a_study_with_every_statistic_has_its_appendix(tmp_path):
    folder = write(tmp_path, full_inputs())
    render_embedded(folder, ["html"])
    html = (folder / "document.html").read_text("utf-8")
    assert "More on the numbers" in html
    for name in ("ways-t1-t2", "effects-t2-t3", "reliability", "sure", "equivalence"):
        assert f'id="tbl-{name}"' in html


def test_a_picture_of_very_many_scales_is_no_higher_than_a_page(written):
    template = (written / "styles/embedded.typ").read_text("utf-8")
    assert "#let picture(" in template
    render_embedded(written, ["pdf"])
    assert '#floating("figures/' in (written / "document.typ").read_text("utf-8")


def test_typst_leaves_apostrophes_and_quotation_marks_as_they_are():
    words = escape_markdown("at [name]'s, \"[name] said\", don't ask 'why'")
    tree = pypandoc.convert_text(words, "json", format="markdown")
    filters = REPORTS / "filters/formats.lua"
    made = pypandoc.convert_text(tree, "typst", format="json", extra_args=[f"--lua-filter={filters}"])  # fmt: skip
    assert (
        made.replace("\\", "").strip() == "at [name]’s, “[name] said”, don’t ask ‘why’"
    )
