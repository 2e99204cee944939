"""Words that were copied are found, however a program changed them on the way."""

import pytest
from coded_fixtures import transcripts

from plait.qualitative.quote_search import Quotes, fold
from plait.qualitative.texts import texts_of

SPOKEN = [
    ("interviewer", None, "And – pay?"),
    ("participant", "P03", "It's poor…  really\npoor. I said “no”. Été\u0301 x."),
    ("participant", "P03", "I felt valued. Yes."),
    ("unknown", None, "Yes."),
]


@pytest.fixture
def quotes():
    texts = texts_of(transcripts(SPOKEN)) | texts_of(
        transcripts([("participant", "P08", "Only here.")], document="p08_t1")
    )
    return Quotes(texts), texts


@pytest.mark.parametrize(
    "quote",
    [
        "It's poor…  really\npoor.",
        "It’s poor... really poor.",
        "  It‘s poor… really\r\n\tpoor. ",
        "It's poor… really\u00a0poor.",
        "It's\u200b poor… really poor.",
        'I said "no"',
        "And — pay?",
    ],
)
def test_white_space_quotes_and_dashes_do_not_matter(quotes, quote):
    search, texts = quotes
    ((start, end),) = search.find("p03_t1", quote)
    found = texts["p03_t1"].text[start:end]
    assert fold(found).text == fold(quote).text.strip()


def test_case_matters(quotes):
    assert quotes[0].find("p03_t1", "it's poor") == []


def test_every_place_is_listed(quotes):
    assert len(quotes[0].find("p03_t1", "Yes.")) == 2


def test_what_nobody_said_is_not_found(quotes):
    search, texts = quotes
    assert "X: " in texts["p03_t1"].text
    assert search.find("p03_t1", "X:") == []
    assert search.find("p03_t1", "") == []


def test_another_document_and_the_closest_sentence_are_named(quotes):
    search, _ = quotes
    assert search.elsewhere("p03_t1", "Only here") == ["p08_t1"]
    assert search.closest("p03_t1", "I feel valued") == "I felt valued."
    assert search.closest("p03_t1", "zzz") == ""
    assert (search.knows("p08_t1"), search.knows("")) == (True, False)
