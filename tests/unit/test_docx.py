"""Transcripts in Word's format."""

import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

import plait.ingest.docx_lines as module
from plait.deidentification.decisions import Decided
from plait.ingest.docx_lines import docx_lines
from plait.ingest.transcripts import read_transcripts


def save(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def turn(document, label, words, *, bold=True):
    paragraph = document.add_paragraph()
    paragraph.add_run(label).bold = bold
    paragraph.add_run(words)
    return paragraph


def parse(document):
    return docx_lines(save(document), shown="a.docx")


def test_headings_labels_and_lines():
    document = docx.Document()
    document.add_heading("Interview", 1)
    turn(document, "P03: ", "one\ntwo")
    found = [(n.text, n.text[: n.label], n.kind) for n in parse(document).lines]
    assert found == [
        ("Interview", "", "heading"),
        ("P03: one", "P03:", "speech"),
        ("two", "", "speech"),
    ]


def test_a_label_in_a_bold_style_counts():
    document = docx.Document()
    document.add_paragraph().add_run("P03:", style="Strong")
    assert parse(document).lines[0].label == 4


def test_a_label_that_is_not_bold_is_left_to_the_rule_of_plain_text():
    document = docx.Document()
    turn(document, "P03:", " yes", bold=False)
    assert parse(document).lines[0].label == 0


def test_cells_of_tables_stand_in_order_and_merged_ones_once():
    document = docx.Document()
    document.add_paragraph("before")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 0).text, table.cell(1, 1).text = "left", "right"
    document.add_paragraph("after")
    texts = [line.text for line in parse(document).lines if line.text]
    assert texts == ["before", "wide", "left", "right", "after"]


def test_words_of_a_link_are_kept():
    document = docx.Document()
    link = f"<w:hyperlink {nsdecls('w')}><w:r><w:t>link</w:t></w:r></w:hyperlink>"
    turn(document, "P03:", " see ")._p.append(parse_xml(link))
    assert parse(document).lines[0].text == "P03: see link"


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_a_broken_zip_is_a_fault(data):
    assert docx_lines(data, shown="a.docx").faults[0].found.endswith("no sound .docx")


def test_a_zip_that_is_no_docx_is_a_fault():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.txt", "a")
    assert docx_lines(buffer.getvalue(), shown="a.docx").faults


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_a_fault(encoding):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        package.writestr("word/document.xml", bomb.encode(encoding))
    fault = docx_lines(buffer.getvalue(), shown="a.docx").faults[0]
    assert "entities" in fault.found
    assert fault.mend.startswith("do not open it: ask where it came from")


def test_a_zip_bomb_is_a_fault(monkeypatch):
    monkeypatch.setattr(module, "LARGEST_UNPACKED", 10)
    fault = parse(docx.Document()).faults[0]
    assert "unpacks" in fault.found
    assert fault.mend.startswith("do not open it: ask where it came from")


def test_no_text_is_a_fault():
    assert parse(docx.Document()).faults[0].found == "a .docx without text"


def test_tracked_changes_are_a_fault():
    document = docx.Document()
    change = f"<w:ins {nsdecls('w')}><w:r><w:t>new</w:t></w:r></w:ins>"
    turn(document, "P03:", " old ")._p.append(parse_xml(change))
    fault = parse(document).faults[0]
    assert (fault.found, "accept" in fault.mend) == ("tracked changes", True)


@pytest.mark.parametrize("tag", ["smartTag", "fldSimple", "moveTo"])
def test_words_that_would_be_passed_over_are_a_fault(tag):
    document = docx.Document()
    words = f"<w:{tag} {nsdecls('w')}><w:r><w:t>Tuesday</w:t></w:r></w:{tag}>"
    turn(document, "P03:", " on ")._p.append(parse_xml(words))
    assert parse(document).faults[0].found.startswith("words in smart tags")


def control(inside, *, properties=""):
    """Give a content control of a form."""
    return parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def p(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_what_a_content_control_holds_is_read_where_it_stands():
    document = docx.Document()
    first = turn(document, "P03:", " a")
    turn(document, "P03:", " z")
    first._p.addnext(control(p("P03: b") + p("P03: c")))
    first._p.append(control("<w:r><w:t> and more</w:t></w:r>"))
    parsed = parse(document)
    assert [line.text for line in parsed.lines] == [
        "P03: a and more", "P03: b", "P03: c", "P03: z",
    ]  # fmt: skip
    assert parsed.cautions == []


def test_a_control_inside_another_and_one_around_a_cell_are_read():
    document = docx.Document()
    row = document.add_table(rows=1, cols=1).rows[0]
    row.cells[0].text = "P03: in a cell"
    cell = row.cells[0]._tc
    around = control("")
    cell.addprevious(around)
    around[1].append(cell)
    turn(document, "P03:", " a")._p.addnext(control(""))
    outer = document.element.body.findall(qn("w:sdt"))[-1]
    outer[1].append(control(p("P03: within")))
    texts = [line.text for line in parse(document).lines]
    assert texts == ["P03: in a cell", "P03: a", "P03: within"]


@pytest.mark.parametrize(
    ("properties", "kind"),
    [("<w:docPartObj/>", "inserted part"), ("<w:showingPlcHdr/>", "placeholder")],
)
def test_what_word_put_into_a_control_stands_below_the_text(properties, kind):
    document = docx.Document()
    made = control(p("Contents"), properties=properties)
    turn(document, "P03:", " a")._p.addprevious(made)
    found = [(line.kind, line.text) for line in parse(document).lines]
    assert found == [("speech", "P03: a"), (kind, "Contents")]


def test_a_text_box_is_left_out_once_and_told():
    document = docx.Document()
    box = f"<w:pict><w:txbxContent>{p('in a box')}{p('twice')}</w:txbxContent></w:pict>"
    old = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    turn(document, "P03:", " a")._p.append(parse_xml(
        f"<w:r {nsdecls('w')} xmlns:mc='{old}'><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    ))  # fmt: skip
    parsed = parse(document)
    assert [(line.kind, line.text) for line in parsed.lines] == [
        ("speech", "P03: a"), ("text box", "in a box"), ("text box", "twice"),
    ]  # fmt: skip
    assert (
        parsed.cautions[0].found == "2 paragraphs in text boxes, left out of the talk"
    )


def test_who_is_named_in_a_text_box_is_found(tmp_path):
    document = docx.Document()
    turn(document, "P03:", " a")
    words = p("Ring 07700 900123")
    box = f"<w:pict {nsdecls('w')}><w:txbxContent>{words}</w:txbxContent></w:pict>"
    turn(document, "P03:", " b").add_run()._r.append(parse_xml(box))
    (screened,) = read(document, tmp_path, decided=Decided()).screened
    assert [one.found.kind for one in screened.undecided] == ["phone"]


def with_parts():
    """Give a document with words in each kind of part beside its text."""
    document = docx.Document()
    words = turn(document, "P03:", " fine")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Ward: SW1A 1AA"
    section.footer.paragraphs[0].text = "page\t1"
    document.add_comment(words.runs, text="who?", author="jo")
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote><w:p><w:r><w:t>a </w:t></w:r><w:r>"
        "<w:delText>note</w:delText></w:r></w:p><w:p/></w:footnote></w:footnotes>"
    )
    add_part(document, "footnotes", notes)
    add_part(document, "endnotes", notes.replace("footnote", "endnote"))
    return document


def add_part(document, kind, xml):
    package = document.part.package
    name = PackURI(f"/word/{kind}.xml")
    part = Part(name, "application/xml", xml.encode(), package)
    document.part.relate_to(part, f"{RT.OFFICE_DOCUMENT.rsplit('/', 1)[0]}/{kind}")


BESIDE = [("header", "Ward: SW1A 1AA"), ("footer", "page 1"), ("footnote", "a note"),
          ("endnote", "a note"), ("comment", "who?")]  # fmt: skip


def test_headers_footers_notes_and_comments_stand_below_the_text():
    found = [(line.kind, line.text) for line in parse(with_parts()).lines]
    assert found == [("speech", "P03: fine"), *BESIDE]


def test_a_text_box_in_a_header_is_a_paragraph_of_its_own():
    document = docx.Document()
    turn(document, "P03:", " fine")
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.add_run("around")
    box = (
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>inside</w:t></w:r>"
        "</w:p></w:txbxContent></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(box))
    assert [line.text for line in parse(document).lines[1:]] == ["around", "inside"]


def read(document, folder, **how):
    (folder / "d1.docx").write_bytes(save(document))
    row = {
        "document": "d1",
        "file": "d1.docx",
        "kind": "interview",
        "participant": "P03",
    }
    return read_transcripts([row], folder=str(folder), **how)


def test_what_stands_beside_the_text_is_left_out_and_moves_no_place(tmp_path):
    found = read(with_parts(), tmp_path)
    assert found.faults == found.cautions == []
    assert found.turns[["text", "start", "end"]].to_numpy().tolist() == [["fine", 5, 9]]
    rows = found.left_out[["reason", "text"]].to_numpy().tolist()
    assert [(reason, text.strip()) for reason, text in rows[1:]] == BESIDE


def test_an_identifier_in_a_header_stops_a_study(tmp_path):
    found = read(with_parts(), tmp_path, decided=Decided())
    assert [fault.where for fault in found.faults] == ["postcode, line 2 of its text"]


def table(*rows):
    document = docx.Document()
    made = document.add_table(len(rows), len(rows[0]))
    for cells, row in zip(rows, made.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    return parse(document).lines


def test_a_column_of_speakers_in_a_table_says_who_speaks():
    lines = table(
        ("Jo", "Yes?"), ("P03", "No. Never."), ("Jo", "Oh."), ("P03", "Well:")
    )
    assert [(n.text, n.speaker) for n in lines] == [
        ("Jo", "Jo"), ("Yes?", ""), ("P03", "P03"), ("No. Never.", ""),
        ("Jo", "Jo"), ("Oh.", ""), ("P03", "P03"), ("Well:", ""),
    ]  # fmt: skip


def test_speakers_may_stand_after_numbers_or_times():
    rows = [(f"{n}", f"0:0{n}", "P03", "P03") for n in range(1, 4)]
    lines = table(("No", "Time", "Speaker", "Words"), *rows)
    assert [n.speaker for n in lines] == [""] * 4 + ["", "", "P03", ""] * 3
    kinds = ["numbers and times"] * 2 + ["speech"] * 2
    assert [n.kind for n in lines] == ["names of columns"] * 4 + kinds * 3


def test_a_blank_cell_of_a_speaker_goes_on():
    lines = table(("Jo", "Yes?"), ("", "More."), ("Jo", "a"), ("Jo", "b"))
    assert [n.speaker for n in lines] == ["Jo", "", "", "", "Jo", "", "Jo", ""]


@pytest.mark.parametrize("rows", [
    (("Date", "12 May"), ("Participant", "P03"), ("Place", "Ward")),
    (("Jo:", "Yes?"), ("P03:", "No."), ("Jo:", "Oh."), ("P03:", "So.")),
    (("Yes.", "a"), ("Yes.", "b"), ("Yes.", "c")),
    (("P03", "a"), ("P03", "b")),
    (("some words", "P03", "a"), ("and more", "P03", "b"), ("here", "P03", "c")),
    (("1", "2"), ("3", "4"), ("5", "6")),
])  # fmt: skip
def test_other_tables_are_read_as_text(rows):
    assert not any(line.speaker for line in table(*rows))
