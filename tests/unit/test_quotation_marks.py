"""Quotation marks are written straight or curly, sign for sign."""

import pytest

from plait.qualitative.quotation_marks import straight, written_otherwise

STRAIGHT = "'Tis \"his\", they'd say ('so')."
CURLY = "‘Tis “his”, they’d say (‘so’)."


def test_the_ways_of_programs_lead_to_each_other():
    assert straight(CURLY) == STRAIGHT
    assert CURLY in written_otherwise(STRAIGHT)
    assert STRAIGHT in written_otherwise(CURLY)


def test_an_apostrophe_before_a_word_may_be_one():
    assert "’Tis" in "".join(written_otherwise("'Tis so"))


@pytest.mark.parametrize("text", [STRAIGHT, CURLY, "\"'so'\"", "'", '"'])
def test_every_way_is_as_long_and_another(text):
    ways = written_otherwise(text)
    assert 0 < len(ways) <= 6
    assert {len(way) for way in ways} == {len(text)}
    assert text not in ways
    assert {straight(way) for way in ways} == {straight(text)}


def test_a_text_without_marks_is_written_one_way():
    assert written_otherwise("No marks.") == []
