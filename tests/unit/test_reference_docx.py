"""A study may bring its own Word template; what it lacks is given to it."""

import io

import pytest
from docx import Document

from plait.check import check_study
from plait.report.reference_docx import (
    PLACE,
    missing_styles,
    template_faults,
    word_template,
)
from plait.study_files import CHECKOUT

OURS = (CHECKOUT / "reports/reference.docx").read_bytes()


@pytest.fixture
def own(tmp_path):
    document = Document()
    document.styles["Normal"].font.name = "Georgia"
    document.sections[0].footer.paragraphs[0].text = "Our trust"
    document.save(tmp_path / "reference.docx")
    return tmp_path / "reference.docx"


def read(content: bytes) -> Document:
    return Document(io.BytesIO(content))


def test_without_a_template_of_its_own_plaits_is_taken():
    header = read(word_template(OURS, "", "All invented")).sections[0].header
    assert header.paragraphs[0].text == "All invented"


def test_a_template_keeps_its_fonts_and_its_footer(own):
    made = read(word_template(OURS, own, ""))
    assert made.styles["Normal"].font.name == "Georgia"
    assert made.sections[0].footer.paragraphs[0].text == "Our trust"


def test_a_template_gains_the_styles_that_it_lacks_in_its_own_font(own):
    assert "TableText" in missing_styles(own, OURS)
    made = read(word_template(OURS, own, ""))
    assert made.styles["Table Text"].font.name is None
    assert made.styles["Table Text"].font.size.pt == 8
    assert made.styles["Fault Note"].base_style.name == "Normal"
    own.write_bytes(word_template(OURS, own, ""))
    assert missing_styles(own, OURS) == []


def test_the_notice_stands_in_the_header_of_any_template(own):
    header = read(word_template(OURS, own, "All  invented & <b>")).sections[0].header
    assert [p.text for p in header.paragraphs][-1] == "All invented & <b>"


def test_a_first_page_of_its_own_carries_the_notice_too(own):
    document = Document(str(own))
    document.sections[0].different_first_page_header_footer = True
    document.add_section()
    document.save(own)
    section = read(word_template(OURS, own, "Invented")).sections[0]
    assert "Invented" in [p.text for p in section.first_page_header.paragraphs]


def test_a_template_may_say_where_the_notice_goes(own):
    document = Document(str(own))
    document.sections[0].header.paragraphs[0].text = f"Trust. {PLACE}"
    document.save(own)
    header = read(word_template(OURS, own, "Invented")).sections[0].header
    assert [p.text for p in header.paragraphs] == ["Trust. Invented"]


def test_the_same_template_gives_the_same_bytes(own):
    assert word_template(OURS, own, "x") == word_template(OURS, own, "x")


def test_a_sound_template_has_no_faults(own):
    assert template_faults(own, shown="reference.docx") == []


def test_what_is_no_word_file_is_a_fault_of_the_study(tmp_path):
    (tmp_path / "reference.docx").write_text("not a zip")
    (fault,) = template_faults(tmp_path / "reference.docx", shown="reference.docx")
    assert (fault.file, fault.found) == ("reference.docx", "no Word file")
    (tmp_path / "study.yaml").write_text(
        "id: x\ntitle: X\ntimes: [{id: t1, label: T1}]\n"
    )
    assert "no Word file" in str(check_study(tmp_path))


def test_a_template_without_headings_is_a_fault(own):
    document = Document(str(own))
    styles = document.styles.element
    for style in list(styles):
        if style.get(f"{style.tag.rsplit('}')[0]}}}styleId") in ("Heading1", "Title"):
            styles.remove(style)
    document.save(own)
    (fault,) = template_faults(own, shown="reference.docx")
    assert fault.found == "no style Title and no style Heading1"
