"""A claim names a coded passage by its id or by its words."""

import pytest
from synthesis_fixtures import coding

from plait.shapes.codings import CODINGS
from plait.synthesis.extracts import Bound, bind
from plait.synthesis.quoted import Passages

CODED = Passages(
    CODINGS.frame(
        [
            coding("x1", "I felt held by her. It was good.", start=0),
            coding("x2", "I felt held by her.", start=0),
            coding("x3", "I felt tired", start=100),
            coding("x4", "I felt tired, very", start=200),
            coding("x5", "I felt held by her.", document="d2"),
        ]
    )
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


@pytest.mark.parametrize("quote", ["Held By\nher", "“held by her.”", "  held  by "])
def test_words_are_found_whatever_the_case_the_marks_and_the_line_breaks(quote):
    assert _by_words(quote) == Bound("extract", "x2")


def test_words_across_a_line_break_of_a_subtitle_are_evidence():
    cue = Passages(CODINGS.frame([coding("x1", "I felt held\nby her all along.")]))
    entry = {"document": "d1", "quote": "held by her"}
    assert bind(entry, set(), cue, set()) == Bound("extract", "x1")


@pytest.mark.parametrize(("quote", "document", "why"), [
    ("never said", "d1", "words that no coded passage of that document has"),
    ("held.by", "d1", "words that no coded passage of that document has"),
    ("I FELT", "d1", "words that 4 coded passages of that document have"),
    ("held by", "d9", "words of a document in which nothing is coded"),
])  # fmt: skip
def test_why_words_are_no_evidence_is_told(quote, document, why):
    assert _by_words(quote, document) == Bound("unknown", f"{document}: {quote!r}", why)


def test_nothing_is_found_where_nothing_is_coded():
    empty = Passages(CODINGS.empty())
    entry = {"document": "d1", "quote": "held"}
    assert bind(entry, set(), empty, set()).kind == "unknown"
