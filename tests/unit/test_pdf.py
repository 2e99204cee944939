"""PDF transcripts: what was said, and what every page carries besides."""

import io

import pypdf
import pytest
import typst
from pdf_fixtures import pdf

from plait.ingest.parsed import Line
from plait.ingest.pdf_lines import pdf_lines
from plait.ingest.pdf_pages import join_hyphens, margin_numbers, page_marks
from plait.ingest.transcripts import document_texts, read_transcripts

ONE = ["Interviewer: How is it?", "P03: Fine. It goes on"]
TWO = ["over the page.", "Interviewer: Sure?", "P03: Yes."]


def read(tmp_path, data):
    (tmp_path / "d1.pdf").write_bytes(data)
    row = {"document": "d1", "file": "d1.pdf", "kind": "interview", "participant": "P03",
           "interviewer_labels": "Interviewer"}  # fmt: skip
    return read_transcripts([row], folder=str(tmp_path))


def said(found):
    turns = found.turns
    return list(zip(turns["speaker"], turns["text"], turns["page"], strict=True))


SAID = [
    ("Interviewer", "How is it?", 1),
    ("P03", "Fine. It goes on\nover the page.", 1),
    ("Interviewer", "Sure?", 2),
    ("P03", "Yes.", 2),
]


def test_a_turn_goes_on_over_the_page_and_has_the_page_it_begins_on(tmp_path):
    found = read(tmp_path, pdf(ONE, TWO))
    assert found.faults == found.cautions == []
    assert said(found) == SAID


@pytest.mark.parametrize("foot", ["{page}", "{page}/{pages}", "Page {page} of {pages}"])
def test_page_numbers_cut_no_turn_and_are_left_out(tmp_path, foot):
    found = read(tmp_path, pdf(ONE, TWO, foot=foot))
    assert said(found) == SAID
    left = found.left_out.set_index("reason")["text"]
    text = left["running head or page number"].split("\n")
    assert [line for line in text if line] == [
        foot.format(page=1, pages=2), foot.format(page=2, pages=2)
    ]  # fmt: skip


def test_a_running_head_of_three_pages_is_left_out(tmp_path):
    found = read(tmp_path, pdf(ONE, TWO, ["P03: More."], head="The peer study"))
    assert [pair[:2] for pair in said(found)][:4] == [pair[:2] for pair in SAID]
    assert "The peer study" not in "".join(found.turns["text"])


@pytest.mark.parametrize("foot", ["", "{page}"])
def test_numbers_in_the_margin_are_left_out(tmp_path, foot):
    long = [*ONE, "1 of us", "20 years", "said so", "and so on."]
    found = read(tmp_path, pdf(long, TWO * 2, numbers=True, foot=foot))
    assert said(found)[1][1] == (
        "Fine. It goes on\n1 of us\n20 years\nsaid so\nand so on.\nover the page."
    )
    assert "numbers in the margin" in set(found.left_out["reason"])


def test_every_character_is_in_a_turn_or_left_out(tmp_path):
    data = pdf([*ONE, *TWO, *ONE], TWO * 2, head="Study", foot="{page}", numbers=True)
    found = read(tmp_path, data)
    read_by_another = "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages
    )
    ours = "".join(document_texts(found)["d1"].split())
    assert sorted(ours) == sorted("".join(read_by_another.split()))


def lines(*texts, page=1):
    return [Line(text, page=page) for text in texts]


def test_four_numbers_are_no_margin():
    rest, numbers = margin_numbers(lines("1 a", "2 b", "3 c", "4 d"))
    assert (len(rest), numbers) == (4, [])


def test_every_fifth_line_may_be_numbered():
    texts = [f"{n} word" if n % 5 == 0 else "word" for n in range(1, 27)]
    rest, numbers = margin_numbers(lines(*texts))
    assert {line.text for line in rest} == {"word"}
    assert [line.text for line in numbers] == ["5", "10", "15", "20", "25"]


def test_the_number_of_the_page_above_the_margin_is_its_own():
    numbered = [f"{n} word" for n in range(1, 8)]
    rest, marks = page_marks(lines("1", *numbered))
    assert {line.text for line in rest} == {"word"}
    assert [line.kind for line in marks][:2] == [
        "running head or page number",
        "numbers in the margin",
    ]


def test_where_there_is_a_margin_a_short_page_has_few_numbers():
    long = lines(*(f"{n} word" for n in range(1, 8)))
    rest, numbers = margin_numbers([*long, *lines("8", "20 years", page=2)])
    assert [line.text for line in numbers][-1] == "8"
    assert rest[-1].text == "20 years"


def test_numbers_that_go_on_over_pages_are_found_with_few_on_each():
    pages = [Line(f"{n} word", page=(n + 2) // 3) for n in range(1, 10)]
    rest, numbers = margin_numbers(pages)
    assert (len(numbers), {line.text for line in rest}) == (9, {"word"})


def test_a_label_at_the_top_of_each_page_is_no_running_head():
    words = ("one", "two", "three", "four")
    pages = [line for n in range(4) for line in lines("P03:", words[n], page=n + 1)]
    assert page_marks(pages)[1] == []


def test_a_short_answer_below_most_pages_is_speech():
    ends = ("P03: Yes.", "P03: Yes.", "P03: Yes.", "P04: No.")
    pages = [
        line for n in range(4) for line in lines(f"Jo: {'a' * n}", ends[n], page=n + 1)
    ]
    assert page_marks(pages)[1] == []


def test_a_running_head_with_a_colon_stands_on_every_page():
    pages = [line for n in (1, 2, 3) for line in lines("Study: P03", "x" * n, page=n)]
    assert {line.text for line in page_marks(pages)[1]} == {"Study: P03"}


def test_the_same_word_below_two_pages_is_speech():
    pages = [*lines("P03: a", "Yes."), *lines("P03: b", "Yes.", page=2)]
    assert page_marks(pages)[1] == []


def test_a_page_that_is_all_marks_leaves_nothing():
    pages = [*lines("1"), *lines("2", page=2)]
    assert page_marks(pages)[0] == []


@pytest.mark.parametrize(("first", "then", "joined"), [
    ("about well\u00ad", "being, mostly", ["about wellbeing, mostly"]),
    ("about super-", "vision here", ["about supervision here"]),
    ("it is peer-", "led work", ["it is peer-", "led work"]),
    ("I was super-", "Vision", ["I was super-", "Vision"]),
    ("I was th-", "", ["I was th-", ""]),
])  # fmt: skip
def test_a_hyphen_goes_where_the_document_has_the_whole_word(first, then, joined):
    found, hyphens = join_hyphens(lines(first, then, "my supervision"))
    assert [line.text for line in found] == [*joined, "my supervision"]
    assert len(hyphens) == 3 - len(found)


def test_a_pdf_without_text_is_a_fault():
    found = pdf_lines(typst.compile(b"#rect()"), shown="a.pdf").faults
    assert "without text" in found[0].found
    assert "OCR" in found[0].mend


def test_a_page_without_text_is_a_caution(tmp_path):
    data = typst.compile(b"P03: One.\n#pagebreak()\n#rect()\n")
    assert [c.where for c in read(tmp_path, data).cautions] == ["page 2"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 broken", b"PK\x03\x04"])
def test_a_broken_pdf_is_a_fault(data):
    found = pdf_lines(data, shown="a.pdf").faults
    assert [fault.found for fault in found] == ["a file that is no sound .pdf"]


def test_a_locked_pdf_is_a_fault():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(ONE)))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    found = pdf_lines(buffer.getvalue(), shown="a.pdf").faults
    assert [fault.found for fault in found] == ["a .pdf that is locked with a password"]


def test_signs_without_a_letter_are_a_caution(monkeypatch):
    monkeypatch.setattr(
        "plait.ingest.pdf_lines._pages", lambda data: [["P03: a \ufffd b"]]
    )
    [caution] = pdf_lines(b"", shown="a.pdf").cautions
    assert "no letter" in caution.found
