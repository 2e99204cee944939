"""A Word report of several chapters lists them on its first page, as links."""

import pytest
from test_word import NS, PAGE, body_of, convert  # noqa: F401  (a fixture)

from plait.report.word_pages import finish_word
from plait.report.word_xml import style_of, text_of, w

FRONT = "---\ntitle: A\nabstract: Few words.\n---\n\n"
CHAPTERS = "".join(
    f"# Chapter {n} {{#sec-c{n}}}\n\n## Part {{#sec-p{n}}}\n\n## Theme {{.unnumbered}}\n\nText.\n\n"
    for n in range(1, 5)
)
LAST = "# Sources {.unnumbered}\n\nText.\n"


@pytest.fixture(scope="module")
def body(convert):  # noqa: F811  (the fixture)
    return body_of(finish_word(convert(f"{FRONT}{CHAPTERS}{LAST}")))


def listed(body):
    links = body.xpath("w:p/w:hyperlink[@w:anchor]", namespaces=NS)
    return {text_of(link): link.get(w("anchor")) for link in links}


def test_chapters_and_numbered_sections_are_links_to_their_headings(body):
    assert list(listed(body)) == [
        *(f"{n}{part}" for n in range(1, 5) for part in (f"\u00a0Chapter {n}", ".1\u00a0Part")),
        "Sources",
    ]  # fmt: skip
    marks = body.xpath(".//w:bookmarkStart/@w:name", namespaces=NS)
    assert set(listed(body).values()) <= set(marks)
    assert listed(body)["2.1\u00a0Part"] == "sec-p2"


def test_they_stand_below_the_abstract_under_a_title(body):
    words = [(style_of(p), text_of(p)) for p in body.findall(w("p"))]
    place = words.index(("Abstract", "Few words."))
    assert words[place + 1 : place + 3] == [("AbstractTitle", "Contents"), ("BodyText", "1\u00a0Chapter 1")]  # fmt: skip


@pytest.mark.parametrize("text", [f"{CHAPTERS}{LAST}", f"{FRONT}{PAGE}"])
def test_without_an_abstract_or_with_few_chapters_there_are_none(convert, text):  # noqa: F811
    assert listed(body_of(finish_word(convert(text)))) == {}


def test_what_ends_in_a_colon_stays_with_what_follows(convert):  # noqa: F811
    body = body_of(finish_word(convert("What it is:\n\n- one\n\nNo more.")))
    kept = [text_of(p) for p in body.findall(w("p")) if p.find(f"{w('pPr')}/{w('keepNext')}") is not None]  # fmt: skip
    assert kept == ["What it is:"]
