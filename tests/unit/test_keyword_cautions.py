"""Keywords that find nothing, or nearly everything, are told."""

import pytest

from plait.qualitative.codebook import Codebook
from plait.qualitative.keyword_cautions import keyword_cautions
from plait.qualitative.suggestions import suggest
from plait.shapes.release import CODES
from plait.shapes.transcripts import TURNS

TEXTS = [
    "I was paid. I was tired. I was glad. I was late. I was here.",
    "None. No. It was.",
]


def told(*keywords, texts=TEXTS):
    turns = TURNS.frame(
        {"document": "d1", "turn": place, "role": "participant", "text": text,
         "start": 100 * place, "end": 100 * place + len(text), "text_hash": "x"}
        for place, text in enumerate(texts)
    )  # fmt: skip
    pairs = [("a", keyword) for keyword in keywords]
    book = Codebook(CODES.empty(), pairs, shown="coding/codebook.yaml")
    found = suggest(turns, pairs)
    return [f.found for f in keyword_cautions(book, found, turns, ["participant"])]


def test_a_keyword_without_a_hit_is_told():
    assert told("paid", "unpaid") == ["no hit in any transcript for 'unpaid' (a)"]


def test_many_keywords_without_a_hit_are_one_caution():
    (found,) = told(*(f"unpaid{place}" for place in range(12)))
    assert found.endswith("'unpaid9' (a) and 2 more")


def test_a_keyword_in_more_than_a_quarter_of_all_sentences_is_told():
    assert told("was", texts=TEXTS * 20) == ["'was' (a) hits 120 of 160 sentences"]


def test_among_few_sentences_no_keyword_is_said_too_often():
    assert told("was", texts=TEXTS * 12) == []


@pytest.mark.parametrize("keyword", ["paid", "no|none"])
def test_a_quarter_of_all_sentences_is_not_too_many(keyword):
    assert told(keyword, texts=TEXTS * 20) == []


def test_nothing_is_told_where_nobody_has_spoken():
    assert told("paid", texts=[]) == []
