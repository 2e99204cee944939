"""Printed pages: every letter shows, tables fit, wide ones turn, and all is tagged."""

import json
import re
import shutil

import pypdf
import pytest
from docx import Document

from plait.report.embedded import render_embedded
from plait.report.escape import escape_markdown
from plait.report.fonts import copy_fonts
from plait.report.grid import Grid, Span, set_table
from plait.report.reference_docx import word_template
from plait.study_files import CHECKOUT

REPORTS = CHECKOUT / "reports"
TITLE = "Title & <more> with `signs` #$@"
A4_WIDE = 595
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400pt" height="300pt"/>'


@pytest.fixture
def render(tmp_path):
    """Set some markdown; give the PDF, and the typst source beside it."""

    def put(text: str, kinds=("pdf",)) -> pypdf.PdfReader:
        folder = tmp_path / "render"
        shutil.copytree(REPORTS, folder, ignore=shutil.ignore_patterns("sections"))
        copy_fonts(folder / "fonts")
        (folder / "styles/p.svg").write_text(SVG)
        template = folder / "reference.docx"
        template.write_bytes(word_template(template.read_bytes(), "", ""))
        about = {"title": escape_markdown(TITLE), "lang": "en-GB", "writers": ["Team"],
                 "author": ["Team"], "bibliography": "references.bib",
                 "csl": "styles/references.csl", "keywords": ["one", "two"]}  # fmt: skip
        (folder / "_metadata.yml").write_text(json.dumps(about))
        (folder / "document.qmd").write_text(text, "utf-8")
        render_embedded(folder, kinds)
        return pypdf.PdfReader(folder / "document.pdf")

    put.folder = tmp_path / "render"
    return put


def words_of(pdf: pypdf.PdfReader) -> str:
    return " ".join(page.extract_text() for page in pdf.pages)


def turned(pdf: pypdf.PdfReader) -> list[bool]:
    return [float(page.mediabox.width) > A4_WIDE + 1 for page in pdf.pages]


def places(page: pypdf.PageObject, words: str) -> list[float]:
    """Give how high above the foot of the page some words stand, each time."""
    found = []

    def look(text, user, matrix, font, size):
        if words in text:
            found.append(user[5] + user[3] * matrix[5])

    page.extract_text(visitor_text=look)
    return found


def fonts_of(pdf: pypdf.PdfReader) -> set[str]:
    found = set()
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            found.add(
                font.get_object()["/BaseFont"].split("+")[1].removesuffix("-Identity-H")
            )
    return found


def table(
    columns: int, rows: int, *, word: str = "+0.12", name: str = "a", **looks
) -> str:
    head = [[f"T{n}" for n in range(columns)]]
    return set_table(
        Grid([1] * columns, head, [[word] * columns for _ in range(rows)]),
        name=name, caption=looks.pop("caption", "A caption."), **looks,
    )  # fmt: skip


def test_a_page_is_tagged_dated_and_says_what_it_is(render):
    pdf = render("# Head\n\nWords.")
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert (pdf.metadata.title, pdf.metadata.author) == (TITLE, "Team")
    assert "one" in pdf.metadata["/Keywords"]
    assert [mark["/Title"] for mark in pdf.outline] == ["1 Head"]
    assert "pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()


def test_words_of_every_script_and_faces_have_a_font(render):
    pdf = render("كان صعبًا. זה קשה. हिन्दी ਪੰਜਾਬੀ தமிழ் 🙂👍🫠 Кириллица 漢字.")
    assert {"DejaVuSans", "NotoSansDevanagari-Regular", "NotoEmoji-Regular",
            "LastResortHE-Regular", "LibertinusSerif-Regular"} <= fonts_of(pdf)  # fmt: skip
    assert "pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()


def test_no_arabic_letter_is_read_twice(render):
    words = words_of(render("بيت تثبت"))
    assert sorted(letter for letter in words if "\u0600" < letter < "\u0700") == sorted(
        "بيتتثبت"
    )


def test_signs_of_typst_and_markdown_are_words(render):
    said = "\\*\\_\\#\\$@\\<\\>\\[\\]\\{\\} // \\= x \\`y\\` \\\\ \\~"
    text = words_of(render(f"{said}\n\n{table(2, 2, caption=said)}"))
    assert text.count("*_#$@<>[]{} // = x `y` \\ ~") == 2


def test_a_table_of_hundreds_of_rows_runs_over_pages_and_repeats_its_head(render):
    pdf = render(table(4, 300))
    assert len(pdf.pages) > 4
    assert all("T3" in page.extract_text() for page in pdf.pages)


def test_a_short_table_stays_on_one_page(render):
    pdf = render("\n\n".join(["Words of a paragraph. " * 60] * 7 + [table(3, 12)]))
    holding = [page for page in pdf.pages if "+0.12" in page.extract_text()]
    assert len(holding) == 1


def test_a_table_of_half_a_page_fills_the_page_it_begins_on(render):
    pdf = render("\n\n".join(["Words of a paragraph. " * 60] * 2 + [table(3, 30)]))
    rows = [len(places(page, "+0.12")) for page in pdf.pages]
    assert len(rows) == 2
    assert min(rows) >= 3 * 3
    assert all("T2" in page.extract_text() for page in pdf.pages)


@pytest.mark.parametrize("rows", range(38, 46))
def test_no_row_of_a_table_is_alone_on_the_next_page(render, rows):
    pdf = render(table(3, rows))
    counts = [len(places(page, "+0.12")) for page in pdf.pages]
    assert counts[-1] >= 3 * 3
    assert sum(counts) == 3 * rows


def test_the_rows_that_stay_together_leave_the_head_of_their_group_alone(render):
    rows = [[f"r{n}", "+1.00"] for n in range(40)]
    rows[38:38] = [[Span("**Last group**", 2)]]
    render(set_table(Grid([1, 1], [["a", "b"]], rows), name="a", caption="Words."))
    assert "kept: 2" in (render.folder / "document.typ").read_text("utf-8")


def test_a_picture_before_a_table_stands_at_the_foot_of_its_page(render):
    picture = "![Below](styles/p){#fig-a fig-alt='What it shows'}"
    pdf = render("\n\n".join(["# Head", picture, table(8, 44), "After."]))
    [page] = [page for page in pdf.pages if "Below" in page.extract_text()]
    assert max(places(page, "Below")) < min(places(page, "+0.12"))
    assert max(places(page, "+0.12")) < places(page, "Head")[0]


def test_a_picture_after_a_long_table_never_stands_among_its_rows(render):
    words, after = "Words of a paragraph. " * 100, ["Words of a paragraph. " * 60] * 6
    picture = "![Below](styles/p){#fig-a fig-alt='What it shows'}"
    pdf = render("\n\n".join([words, table(4, 42), "After.", picture, *after]))
    [page] = [page for page in pdf.pages if "Below" in page.extract_text()]
    rows, captions = places(page, "+0.12"), places(page, "Below")
    assert rows
    assert max(captions) < min(rows)


@pytest.mark.parametrize("last", [14, 16, 17, 18, 40])
def test_the_rows_of_a_group_stay_with_its_head_and_repeat_it(render, last):
    sizes = [12, 12, 12, last]
    rows = [row for n, size in enumerate(sizes)
            for row in ([Span(f"**Group {n}**", 2)], *[[f"r{n}", "+1.00"]] * size)]  # fmt: skip
    pdf = render(
        set_table(Grid([1, 1], [["a", "b"]], rows), name="a", caption="Words.")
    )
    said = [page.extract_text() for page in pdf.pages]
    assert len(said) > 1 or last < 17
    for text in said:
        groups = set(re.findall(r"Group (\d)", text))
        assert groups == set(re.findall(r"r(\d)", text))
    assert "pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()


def test_what_speaks_against_an_accessible_pdf_is_told(render, caplog):
    pdf = render("# A\n\n### B\n\nSet by {{< meta renderer >}}.", ("pdf", "html"))
    told = "skipped from heading level 1 to 3"
    assert told in caplog.text
    assert told in " ".join(words_of(pdf).split())
    assert told in (render.folder / "document.html").read_text("utf-8")
    assert "pdfuaid" not in pdf.trailer["/Root"]["/Metadata"].get_data().decode()


def test_the_summary_begins_a_page_only_after_an_abstract(render):
    heading = "# In plain words {#sec-summary .unnumbered}\n\nWords."
    front = "---\nabstract: Few words.\n---\n\n"
    pdf = render(front + heading)
    assert ["Words." in page.extract_text() for page in pdf.pages] == [False, True]


def test_a_wide_table_lies_on_its_side_at_the_end_of_its_chapter(render):
    wide = table(5, 5, classes=".landscape", word="Sideways")
    pdf = render(
        f"# One\n\nSee @tbl-a.\n\n{wide}\n\n## More\n\nAfter.\n\n# Two\n\nLast."
    )
    assert turned(pdf) == [False, True, False]
    assert "After." in pdf.pages[0].extract_text()
    assert "Sideways" in pdf.pages[1].extract_text()
    assert "Last." in pdf.pages[2].extract_text()


def test_wide_tables_share_their_pages_and_keep_their_order(render):
    wide = [table(3, 2, name=name, classes=".landscape") for name in "ab"]
    pdf = render("\n\n".join([*wide, table(3, 2, name="c"), "# End"]))
    assert turned(pdf) == [False, True, False]
    assert re.findall(r"Table\s(\d)\.", words_of(pdf)) == ["1", "2", "3"]


def test_a_table_behind_a_wide_one_leaves_its_page_to_the_words(render):
    wide = table(3, 2, name="a", classes=".landscape")
    rest = [table(3, 2, name="b"), "## Next", "After.", table(3, 2, name="c"), "# Two"]
    pdf = render("\n\n".join(["# One", "Before.", wide, *rest]))
    assert turned(pdf) == [False, True, False]
    assert "After." in pdf.pages[0].extract_text()
    assert re.findall(r"Table\s(\d)\.", words_of(pdf)) == ["1", "2", "3"]


def test_the_contents_stand_below_the_abstract(render):
    pdf = render(
        "---\nabstract: Few words.\n---\n\n# First\n\nWords.\n\n## Second\n\nMore."
    )
    first = " ".join(pdf.pages[0].extract_text().split())
    assert re.search(r"Few words\..* 1 First .* 1 First Words", first)
    assert "pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()


def test_a_heading_whose_table_went_says_where(render):
    pdf = render(f"# One\n\n{table(3, 2, classes='.landscape')}\n\n## Next\n\nMore.")
    assert "Table 1 is on page 2." in " ".join(words_of(pdf).split())


def test_twelve_time_points_turn_the_page_and_break_no_number(render):
    pdf = render(
        "\n\n".join(["Before.", table(13, 9, word="12.34\u00a0(0.12)"), "After."])
    )
    assert True in turned(pdf)
    assert "12.34 (0.12)" in words_of(pdf).replace("\u00a0", " ")


def columns_in(render) -> list[float]:
    source = (render.folder / "document.typ").read_text("utf-8")
    found = re.search(r"columns: \(([\d.%, ]+)\),\s+align", source)[1]
    return [float(share.strip("% ")) for share in found.split(",")]


def test_numbers_that_do_not_fit_are_set_smaller_and_not_broken(render):
    number = "+0.12\u00a0(−0.34\u00a0to\u00a00.56)"
    row = ["Satisfaction with professional support", *[number] * 5, "agree"]
    heads = [["Outcome", *["Change (95% CI)"] * 5, "Together"]]
    pdf = render(set_table(Grid([1] * 7, heads, [row] * 4), name="a", caption="Words."))
    assert "#dense[" in (render.folder / "document.typ").read_text("utf-8")
    assert words_of(pdf).replace("\u00a0", " ").count("+0.12 (−0.34 to 0.56)") == 20
    assert turned(pdf) == [False]


def test_numbers_that_do_not_fit_in_word_have_a_style_with_smaller_type(render):
    number = "+0.12\u00a0(−0.34\u00a0to\u00a00.56)"
    few, many = table(3, 2, name="a"), table(6, 2, name="b", word=f"−1{number[1:]}")
    render(f"{few}\n\n{many}", ("pdf", "docx"))
    tables = Document(str(render.folder / "document.docx")).tables
    styles = [[row.cells[0].paragraphs[0].style.name for row in t.rows] for t in tables]
    assert styles[0] == ["Table Head", *["Table Text"] * 2]
    assert styles[1] == ["Table Head Dense", *["Table Text Dense"] * 2]


def test_what_makes_rows_low_gets_the_room_that_numbers_leave(render):
    number = "+0.12\u00a0(−0.34\u00a0to\u00a00.56)"
    row = ["Satisfaction with professional support at work", *[number] * 4, "7"]
    heads = [["Outcome", *["Change"] * 4, "n"]]
    render(set_table(Grid([1] * 6, heads, [row] * 4), name="a", caption="Words."))
    first, *middle, last = columns_in(render)
    assert first > max(middle) > last


def test_columns_of_sentences_are_as_wide_as_they_have_words(render):
    rows = [["short", "words " * 8, "words " * 60]] * 3
    render(
        set_table(Grid([1, 1, 1], [["a", "b", "c"]], rows), name="a", caption="Words.")
    )
    few, some, many = columns_in(render)
    assert few == some  # no less than three fifths of what was asked
    assert many > 55


def test_a_date_and_an_id_are_not_broken(render):
    many = "words " * 60
    rows = [["2025-11-24", "[abcdefghijklmnop]{.id}", many]] * 3
    pdf = render(set_table(Grid([1, 1, 9], [["a", "b", "c"]], rows), name="a", caption="Words."))  # fmt: skip
    said = words_of(pdf)
    assert said.count("2025-11-24") == said.count("abcdefghijklmnop") == 3


def test_columns_are_as_wide_as_their_longest_word(render):
    long = "Deinstitutionalisationalism"
    render(set_table(Grid([1, 9], [["a", "b"]], [[long, "words " * 20]]), name="a", caption="A caption."))  # fmt: skip
    source = (render.folder / "document.typ").read_text("utf-8")
    first = float(re.search(r"columns: \((\d+\.\d+)%", source)[1])
    assert first > 18


def test_a_tall_row_may_break_and_a_short_one_may_not(render):
    rows = [["tall " * 2500, "x"], ["short", "y"]]
    pdf = render(
        set_table(Grid([1, 1], [["a", "b"]], rows), name="a", caption="A caption.")
    )
    source = (render.folder / "document.typ").read_text("utf-8")
    assert "table.cell(breakable: false)[short]" in source
    assert "table.cell(breakable: false)[tall" not in source
    assert len(pdf.pages) > 1


def test_a_fault_of_the_draft_is_boxed_where_it_stands(render):
    pdf = render("Before.\n\n::: {.fault-note}\nMend *this*.\n:::\n\nAfter.")
    assert "#fault-note[" in (render.folder / "document.typ").read_text("utf-8")
    assert "Before. Mend this. After." in " ".join(words_of(pdf).split())


def test_a_fault_note_in_a_cell_is_boxed_in_the_cell(render):
    cell = "Said.\n\n[**To mend:** no evidence.]{.fault-note}"
    pdf = render(set_table(Grid([1], [["a"]], [[cell]]), name="a", caption="Words."))
    assert "#fault-note[" in (render.folder / "document.typ").read_text("utf-8")
    assert "Said. To mend: no evidence." in " ".join(words_of(pdf).split())


def test_figures_float_and_carry_their_words(render):
    text = '![Shown](styles/p){#fig-a fig-alt="What it shows"}\n\n' + "Words. " * 900
    pdf = render(text)
    assert "Figure 1. Shown" in " ".join(words_of(pdf).split())
    source = (render.folder / "document.typ").read_text("utf-8")
    assert '"What it shows"' in source
    assert "set figure(placement: bottom)" in source


def test_an_empty_document_is_one_page(render):
    assert len(render("").pages) == 1


SHEET = "# In plain words {{.unnumbered}}\n\n::: {{.callout-note .one-page title=\"What\"}}\n\n{points}\n:::\n\n# Next\n"  # fmt: skip


@pytest.mark.parametrize(("points", "fits"), [(10, True), (46, True), (90, False)])
def test_a_sheet_to_hand_out_is_set_smaller_before_it_runs_over(render, points, fits):
    text = "".join(f"- Point {n}: as many words as a line holds, and some more\n" for n in range(points))  # fmt: skip
    pdf = render(SHEET.format(points=text))
    held = [n for n, page in enumerate(pdf.pages) if "Point " in page.extract_text()]
    assert (len(held) == 1) is fits


def test_a_sheet_under_its_heading_has_no_title_on_paper(render):
    pdf = render(SHEET.format(points="- A"), ("pdf", "docx", "html"))
    assert "What" not in words_of(pdf)
    word = Document(str(render.folder / "document.docx"))
    assert "What" not in [paragraph.text for paragraph in word.paragraphs]
    assert "A" in [paragraph.text.strip() for paragraph in word.paragraphs]
    assert "What</p>" in (render.folder / "document.html").read_text("utf-8")
