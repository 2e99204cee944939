"""A Word report counts, refers and turns its pages by itself; its tables come back."""

import io
import zipfile

import openpyxl
import pypandoc
import pytest
from docx import Document
from lxml import etree

from plait.report.reference_docx import fill_notice
from plait.report.word_pages import finish_word
from plait.report.word_tables import tables_of, write_report_tables
from plait.report.word_xml import W, style_of, text_of, w
from plait.study_files import CHECKOUT

REPORTS = CHECKOUT / "reports"
NS = {"w": W}
PAGE = """# Before {.unnumbered}

@tbl-a, @fig-a and @sec-b; [a link](https://example.org).

![Words](picture){#fig-a fig-alt="What it shows"}

# Named {#sec-b}

> Said.

::: {#tbl-a}
| a | b |
|---|---|
| CELL | 2 |

Words of its caption.
:::
"""
SIDEWAYS = """::: {#tbl-b .landscape}
| a | b |
|---|---|
| 1 | 2 |

Lies on its side.
:::

"""


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Give what pandoc and our filters make of some markdown, unfinished."""
    folder = tmp_path_factory.mktemp("word")
    (folder / "picture.png").write_bytes(PNG)
    template = (REPORTS / "reference.docx").read_bytes()
    (folder / "reference.docx").write_bytes(fill_notice(template, "A notice"))
    filters = [f"--lua-filter={REPORTS}/filters/{name}.lua"
               for name in ("references", "formats", "print")]  # fmt: skip

    def make(text: str, template: str = "reference.docx") -> bytes:
        out = folder / "made.docx"
        pypandoc.convert_text(
            text, "docx", format="markdown", outputfile=str(out), cworkdir=str(folder),
            extra_args=[*filters, f"--reference-doc={folder / template}"],
        )  # fmt: skip
        return out.read_bytes()

    make.folder = folder
    return make


def body_of(word: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(word)) as file:
        return etree.fromstring(file.read("word/document.xml"))[0]


@pytest.fixture(scope="module")
def body(convert):
    return body_of(finish_word(convert(PAGE)))


def fields(body: etree._Element) -> list[str]:
    return [told.text.strip() for told in body.iter(w("instrText"))]


def bookmark(body: etree._Element, words: str) -> str:
    marks = (p.find(w("bookmarkStart")) for p in body.iter(w("p"))
             if text_of(p).startswith(words))  # fmt: skip
    return next(mark for mark in marks if mark is not None).get(w("name"))


def test_captions_count_by_fields(body):
    assert "SEQ Table \\* ARABIC" in fields(body)
    assert "SEQ Figure \\* ARABIC" in fields(body)
    texts = [text_of(p) for p in body.iter(w("p"))]
    assert "Table\u00a01. Words of its caption." in texts
    assert "Figure\u00a01. Words" in texts


def test_references_are_fields_that_name_the_bookmark_of_their_caption(body):
    assert f"REF {bookmark(body, 'Table')} \\h" in fields(body)
    assert f"REF {bookmark(body, 'Figure')} \\h" in fields(body)
    first = next(p for p in body.iter(w("p")) if "a link" in text_of(p))
    assert text_of(first).startswith("Table\u00a01, Figure\u00a01 and Section\u00a01;")


def test_a_link_to_elsewhere_stays_a_link(body):
    assert [text_of(link) for link in body.iter(w("hyperlink"))] == ["a link"]


def test_every_field_begins_divides_and_ends(body):
    kinds = [char.get(w("fldCharType")) for char in body.iter(w("fldChar"))]
    assert kinds == ["begin", "separate", "end"] * len(fields(body))


def test_bookmarks_have_ids_of_their_own_and_end(body):
    starts = [mark.get(w("id")) for mark in body.iter(w("bookmarkStart"))]
    ends = [mark.get(w("id")) for mark in body.iter(w("bookmarkEnd"))]
    assert len(starts) == len(set(starts))
    assert sorted(starts) == sorted(ends)


def test_headings_are_numbered_by_their_style(body):
    heads = {text_of(p): p for p in body.iter(w("p")) if style_of(p) == "Heading1"}
    assert list(heads) == ["Before", "Named"]
    assert heads["Before"].xpath(".//w:numId/@w:val", namespaces=NS) == ["0"]
    assert heads["Named"].xpath(".//w:numId", namespaces=NS) == []
    assert f"REF {bookmark(body, 'Named')} \\r \\h" in fields(body)


def test_with_a_template_whose_headings_do_not_count_numbers_stay_typed(convert):
    Document().save(convert.folder / "own.docx")
    body = body_of(finish_word(convert(PAGE, "own.docx")))
    heads = [text_of(p) for p in body.iter(w("p")) if style_of(p) == "Heading1"]
    assert heads == ["Before", "1\u2002Named"]
    links = [text_of(link) for link in body.iter(w("hyperlink"))]
    assert "Section\u00a01" in links


def test_rows_stay_whole_and_a_table_fills_the_page(body):
    table = body.find(w("tbl"))
    assert len(table.findall(f".//{w('cantSplit')}")) == 2
    widths = [int(c.get(w("w"))) for c in table.iter(w("gridCol"))]
    size, margins = body[-1].find(w("pgSz")), body[-1].find(w("pgMar"))
    inside = int(size.get(w("w"))) - 2 * int(margins.get(w("left")))
    assert sum(widths) == pytest.approx(inside, abs=2)


def test_a_row_longer_than_a_page_may_run_over_two(convert):
    body = body_of(finish_word(convert(PAGE.replace("CELL", "word " * 300))))
    assert len(body.findall(f".//{w('cantSplit')}")) == 1


def test_a_quote_has_the_style_that_word_calls_quote(body):
    assert [text_of(p) for p in body.iter(w("p")) if style_of(p) == "Quote"] == [
        "Said."
    ]


def turned(body: etree._Element) -> list[bool]:
    sizes = [section.find(w("pgSz")) for section in body.iter(w("sectPr"))]
    return [size.get(w("orient")) == "landscape" for size in sizes]


def test_a_wide_table_lies_in_a_section_on_its_side(convert):
    body = body_of(finish_word(convert(f"Before.\n\n{SIDEWAYS}After.")))
    assert turned(body) == [False, True, False]
    sizes = [s.find(w("pgSz")) for s in body.iter(w("sectPr"))]
    assert sizes[1].get(w("w")) == sizes[0].get(w("h"))
    assert all(s.find(w("headerReference")) is not None for s in body.iter(w("sectPr")))
    assert body.xpath(".//w:tblStyle/@w:val", namespaces=NS) == ["Table"]


def test_wide_tables_one_after_the_other_share_a_section(convert):
    text = f"Before.\n\n{SIDEWAYS}{SIDEWAYS.replace('tbl-b', 'tbl-c')}After."
    assert turned(body_of(finish_word(convert(text)))) == [False, True, False]


def test_the_heading_of_a_wide_table_goes_with_it(convert):
    body = body_of(finish_word(convert(f"Before.\n\n# Head\n\n{SIDEWAYS}After.")))
    first = next(
        p for p in body.iter(w("p")) if p.find(f".//{w('sectPr')}") is not None
    )
    assert text_of(first) == "Before."


def test_a_wide_table_at_the_very_start_has_no_empty_section_before_it(convert):
    assert turned(body_of(finish_word(convert(SIDEWAYS)))) == [True, False]


def test_a_wide_table_after_another_table_has_its_own_section(convert):
    body = body_of(finish_word(convert(f"{PAGE}\n\n{SIDEWAYS}")))
    assert turned(body) == [False, True, False]


def test_a_fault_of_the_draft_has_a_style_of_its_own(convert):
    body = body_of(finish_word(convert("::: {.fault-note}\nMend this.\n:::")))
    assert [style_of(p) for p in body.iter(w("p"))] == ["FaultNote"]


def test_a_fault_note_in_a_cell_has_its_style_too(convert):
    cell = "| a |\n|---|\n| [**To mend:** no evidence.]{.fault-note} |"
    body = body_of(finish_word(convert(cell)))
    styles = {text_of(p): style_of(p) for p in body.iter(w("p"))}
    assert styles["To mend: no evidence."] == "FaultNote"


def test_the_same_file_gives_the_same_bytes(convert):
    word = convert(PAGE)
    assert finish_word(word) == finish_word(word)


def test_tables_come_back_with_label_caption_heads_and_words(convert):
    word = finish_word(convert(PAGE))
    (table,) = tables_of(word)
    assert (table.label, table.caption, table.heads) == ("Table 1", "Words of its caption.", 1)  # fmt: skip
    assert table.rows == [[("a", 1), ("b", 1)], [("CELL", 1), ("2", 1)]]


def test_a_table_without_a_caption_is_no_table_of_the_report(convert):
    assert tables_of(finish_word(convert("| a |\n|---|\n| 1 |"))) == []


def test_the_workbook_lists_the_tables_and_has_a_sheet_for_each(convert, tmp_path):
    grid = "+---+---+\n| Both  |\n+===+===+\n| =1 | 2 |\n+---+---+".replace(
        "=1 |", "=1|"
    )
    text = f"::: {{#tbl-a}}\n{grid}\n\nA caption.\n:::"
    (tmp_path / "r.docx").write_bytes(finish_word(convert(text)))
    write_report_tables(tmp_path / "r.docx", tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["Tables", "Table 1"]
    assert [c.value for c in book["Tables"][2]] == ["Table 1", "A caption."]
    rows = [[c.value for c in row] for row in book["Table 1"].rows]
    assert rows == [["Table 1. A caption.", None], [None, None], ["Both", None], ["=1", 2]]  # fmt: skip
    assert [str(merged) for merged in book["Table 1"].merged_cells.ranges] == ["A3:B3"]


# The smallest picture that Word can show.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154"
    "789c6364f8cf500f0003060180 5a34f7da0000000049454e44ae426082".replace(" ", "")
)


def test_a_plain_number_is_a_number_and_what_names_a_row_is_a_text(convert, tmp_path):
    row = ["1", "20", "\u22124.5", ".031", "1.17", "007", "2.3 (19)", "1a", "62%"]
    head = ["Item", "n", "d", "p", "Version", *"abcd"]
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * 9, row)]
    text = "::: {#tbl-a}\n" + "\n".join(lines) + "\n\nA caption.\n:::"
    (tmp_path / "r.docx").write_bytes(finish_word(convert(text)))
    write_report_tables(tmp_path / "r.docx", tmp_path / "r.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Table 1"]
    assert [cell.value for cell in sheet[3]] == head
    assert [cell.value for cell in sheet[4]] == [
        "1", 20, -4.5, 0.031, "1.17", "007", "2.3 (19)", "1a", "62%"
    ]  # fmt: skip


def test_heads_and_rows_over_all_columns_stay_with_the_row_below(convert):
    rows = ["+---+---+", "| a | b |", "+===+===+", "| Group |", "+---+---+",
            "| 1 | 2 |", "+---+---+"]  # fmt: skip
    rows[3] = "| Group |"
    text = "::: {#tbl-a}\n" + "\n".join(rows) + "\n\nA caption.\n:::"
    body = body_of(finish_word(convert(text)))
    kept = [
        bool(row.findall(f".//{w('keepNext')}"))
        for row in body.find(w("tbl")).iter(w("tr"))
    ]
    assert kept == [True, True, False]


@pytest.mark.parametrize("abstract", [True, False])
def test_the_summary_begins_a_page_after_an_abstract(convert, abstract):
    front = "---\ntitle: A\nabstract: Few words.\n---\n\n" if abstract else ""
    made = convert(front + "# In plain words {#sec-summary .unnumbered}\n\nWords.")
    broken = body_of(finish_word(made)).findall(f".//{w('pageBreakBefore')}")
    assert len(broken) == abstract


def test_a_column_holds_numbers_and_bold_heads(convert):
    head = ["Outcome", "n", "t (df)", "p", "p\u00a0(Holm)"]
    row = [
        "A long name of an outcome " * 2,
        "20",
        "\u22122.33\u00a0(19)",
        ".031",
        ".492",
    ]
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * 5, row)]
    text = "::: {#tbl-a}\n" + "\n".join(lines) + "\n\nA caption.\n:::"
    columns = body_of(finish_word(convert(text))).iter(w("gridCol"))
    widths = [int(column.get(w("w"))) / 56.7 for column in columns]  # mm
    least = [0, 5.3, 15.1, 7.6, 13.6]  # as Arial sets them at 8 pt
    assert all(made > need for made, need in zip(widths, least, strict=True))


def kept(element):
    return bool(element.findall(f".//{w('keepNext')}"))


def test_an_interval_stays_on_its_line_and_the_name_gives_way(convert):
    interval = "\u22120.48 (\u22120.93 to \u22120.03)"
    row = ["Satisfaction with something long and professional", *[interval] * 3, "31"]
    lines = [f"| {' | '.join(cells)} |" for cells in (["a"] * 5, ["---"] * 5, row)]
    body = body_of(finish_word(convert("::: {#tbl-a}\n" + "\n".join(lines) + "\n\nA caption.\n:::")))  # fmt: skip
    widths = [int(column.get(w("w"))) / 56.7 for column in body.iter(w("gridCol"))]
    # As Arial sets it at 8 pt, and the air at both sides.
    assert min(widths[1:4]) > 29 + 2.1


@pytest.mark.parametrize(("rows", "whole"), [(12, True), (20, False)])
def test_a_short_table_stays_whole_and_the_end_of_a_long_one(convert, rows, whole):
    lines = ["| a | b |", "|---|---|", *["| 1 | 2 |"] * rows]
    body = body_of(finish_word(convert("::: {#tbl-a}\n" + "\n".join(lines) + "\n\nA caption.\n:::")))  # fmt: skip
    marks = [kept(row) for row in body.find(w("tbl")).iter(w("tr"))]
    assert (marks[0], marks[-3:]) == (True, [True, True, False])
    assert marks[1:-3] == [whole] * (rows - 3)


def test_there_is_room_between_a_table_and_the_words_below(convert):
    text = "::: {#tbl-a}\n| a |\n|---|\n| 1 |\n\nA caption.\n:::\n\nBelow.\n\nMore."
    paragraphs = body_of(finish_word(convert(text))).findall(w("p"))
    room = {text_of(one): one.find(f"{w('pPr')}/{w('spacing')}") for one in paragraphs}
    assert room["Below."].get(w("before")) == "200"
    assert room["More."] is None


def test_a_quote_stays_with_who_said_it(convert):
    text = "> First.\n>\n> [A person]{.attribution}\n\n> Second.\n\nWords."
    paragraphs = body_of(finish_word(convert(text))).findall(w("p"))
    marks = {text_of(one): kept(one) for one in paragraphs}
    assert marks == {
        "First.": True,
        "A person": False,
        "Second.": False,
        "Words.": False,
    }


def test_the_bar_of_a_callout_goes_on_beside_its_lists(convert):
    text = '::: {.callout-note title="T"}\n**Lead**\n\n- One\n- Two\n\nWords.\n:::'
    paragraphs = body_of(finish_word(convert(text))).findall(w("p"))
    looks = {text_of(one): (style_of(one), kept(one)) for one in paragraphs}
    assert looks["Lead"] == ("Callout", True)
    assert looks["One"] == looks["Words."] == ("Callout", False)
    indents = {text_of(one): one.find(f"{w('pPr')}/{w('ind')}") for one in paragraphs}
    assert indents["One"].get(w("hanging")) == "360"


def test_the_properties_of_a_paragraph_stand_in_the_order_of_word(convert):
    front = "---\ntitle: A\nabstract: Few words.\n---\n\n"
    made = convert(front + "# In plain words {#sec-summary .unnumbered}\n\nWords.")
    [broken] = body_of(finish_word(made)).iter(w("pageBreakBefore"))
    assert next(one.tag for one in broken.itersiblings()) == w("numPr")


def test_a_small_note_is_larger_outside_tables(convert):
    text = "[Note]{.small}\n\n::: {#tbl-a}\n| [Cell]{.small} |\n|---|\n| 1 |\n\nA caption.\n:::"
    runs = body_of(finish_word(convert(text))).iter(w("rStyle"))
    styles = {text_of(run.getparent().getparent()): run.get(w("val")) for run in runs}
    assert styles == {"Note": "Attribution", "Cell": "Small"}
