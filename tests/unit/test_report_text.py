"""What stands in one form of a report alone, by its nature, is no difference."""

import io

import docx
import pytest

from plait.provenance.check_texts import BARE, check_forms
from plait.provenance.pdf_text import without_edges
from plait.provenance.report_text import plain, text_of

PAGE = "report/report.html"
TABLE = "Figure 9. New codes in each run. What is in them stays with them. Data: CSV XLSX Month Memos 2025-11 1 "
PRINTED = "Figure 9. New codes in each run. What is in them stays with them. Month Memos 2025-11 1 "


def forms(months="2025", section="12 "):
    page = TABLE.replace("2025", months)
    return {
        PAGE: f"{page}{section}How the synthesis grew",
        PAGE + BARE: f"{page}How the synthesis grew",
        "report/report.docx": f"{PRINTED}How the synthesis grew",
        "report/report.pdf": f"{PRINTED[33:]}{PRINTED[:33]}12 How the synthesis grew",
    }


def test_a_last_row_may_stand_before_a_numbered_heading_and_before_a_figure():
    assert list(check_forms(forms())) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"months": "2024"}, "[2024]"), ({"section": "13 "}, "[13] how the synthesis")],
)
def test_a_number_changed_beside_a_numbered_heading_is_told(changed, told):
    assert any(told in line and line.startswith(PAGE) for line in check_forms(forms(**changed)))  # fmt: skip


def test_only_the_edges_of_a_page_are_cut():
    pages = [f"Made up\nSRQR: 2 of 3 filled\nThe words of page {n}\nA title {n} of 3" for n in (1, 2, 3)]  # fmt: skip
    assert without_edges(pages)[1].split("\n") == [
        "SRQR: 2 of 3 filled",
        "The words of page 2",
    ]


def test_a_short_print_has_no_head_that_could_be_cut():
    assert without_edges(["Fell by 4.1\n1 of 1"]) == ["Fell by 4.1\n"]
    assert without_edges(["", "x"]) == ["", "x"]


def word(*listed):
    document, made = docx.Document(), io.BytesIO()
    document.styles.add_style("AbstractTitle", 1)
    document.add_paragraph("Contents", "AbstractTitle")
    for line in listed:
        document.add_paragraph(line)
    document.add_heading("Methods", 1)
    document.add_heading("Setting", 2)
    document.save(made)
    return plain(text_of("report.docx", made.getvalue()))


def test_the_contents_of_a_word_file_are_no_text_of_it():
    assert word("2\u00a0Methods", "2.1\u00a0Setting") == "Methods Setting"


def test_an_entry_that_no_heading_says_is_text():
    assert word("2\u00a0Methods", "It fell by 9 points") == (
        "It fell by 9 points Methods Setting"
    )
