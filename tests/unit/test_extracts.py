"""A claim names a coded passage by its id or by its words."""

import pytest
from synthesis_fixtures import coding

from plait.shapes.codings import CODINGS
from plait.synthesis.extracts import Bound, bind

CODED = CODINGS.frame(
    [
        coding("x1", "I felt held by her. It was good.", start=0),
        coding("x2", "I felt held by her.", start=0),
        coding("x3", "I felt tired", start=100),
        coding("x4", "I felt tired, very", start=200),
        coding("x5", "I felt held by her.", document="d2"),
    ]
)


@pytest.mark.parametrize(("name", "kind"), [
    ("gad7.total.t1.mean", "finding"), ("x1", "extract"), ("w1", "workshop"),
    ("x9", "unknown"),
])  # fmt: skip
def test_an_id_is_what_has_it(name, kind):
    assert bind(name, {"gad7.total.t1.mean"}, CODED, {"w1"}) == Bound(kind, name)


def _by_words(quote, document="d1"):
    return bind({"document": document, "quote": quote}, set(), CODED, set())


def test_of_overlapping_passages_the_shortest_was_meant():
    assert _by_words("held by") == Bound("extract", "x2")


def test_words_are_looked_for_in_their_document():
    assert _by_words("held by", "d2") == Bound("extract", "x5")


def test_words_that_only_the_longer_passage_holds_are_found_there():
    assert _by_words("It was good") == Bound("extract", "x1")


def test_words_in_several_places_are_refused_rather_than_guessed():
    assert _by_words("I felt tired").kind == "unknown"


@pytest.mark.parametrize("quote", ["never said", "held.by", "I FELT"])
def test_words_must_stand_as_they_were_said(quote):
    assert _by_words(quote) == Bound("unknown", f"d1: {quote!r}")


def test_nothing_is_found_where_nothing_is_coded():
    empty = CODINGS.empty()
    entry = {"document": "d1", "quote": "held"}
    assert bind(entry, set(), empty, set()).kind == "unknown"
