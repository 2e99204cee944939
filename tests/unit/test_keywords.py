"""The grammar of keywords."""

import pytest

from plait.qualitative.keywords import Atom, parse_keyword, wildcard_pattern


@pytest.mark.parametrize(
    ("keyword", "atoms"),
    [
        ("Valued", [("stem", "valued")]),
        ("=Pay", [("exact", "pay")]),
        ("appreciat*", [("wildcard", "appreciat*")]),
        ("part of", [("stem", "part"), ("stem", "of")]),
        ("co-produced", [("stem", "co"), ("stem", "produced")]),
        ("=well-being", [("exact", "well"), ("exact", "being")]),
        ("don’t", [("stem", "don't")]),
    ],
)
def test_a_keyword_is_taken_apart(keyword, atoms):
    assert parse_keyword(keyword) == tuple(Atom(*atom) for atom in atoms)


@pytest.mark.parametrize("keyword", ["", " ", "=", "*", "pay!", "=pa*", "a (b)", "-"])
def test_what_is_no_keyword_has_no_parts(keyword):
    assert parse_keyword(keyword) == ()


@pytest.mark.parametrize(
    ("pattern", "word", "fits"),
    [
        ("appreciat*", "appreciation", True),
        ("appreciat*", "appreciat", True),
        ("*work", "framework", True),
        ("*work", "works", False),
        ("w*k", "don't-work", False),
    ],
)
def test_a_star_is_any_letters_within_a_word(pattern, word, fits):
    assert bool(wildcard_pattern(pattern).fullmatch(word)) is fits
