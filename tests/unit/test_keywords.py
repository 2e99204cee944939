"""The grammar of keywords."""

import pytest

from plait.qualitative.keywords import Atom, parse_keyword, wildcard_pattern


def first_phrase(keyword):
    """Give the first phrase, each word with its first choice."""
    return [(word[0].kind, word[0].word) for word in parse_keyword(keyword).sides[0][0]]


@pytest.mark.parametrize(
    ("keyword", "atoms"),
    [
        ("Valued", [("stem", "valued")]),
        ("=Pay", [("exact", "pay")]),
        ("appreciat*", [("wildcard", "appreciat*")]),
        ("part of", [("stem", "part"), ("stem", "of")]),
        ('"part of"', [("stem", "part"), ("stem", "of")]),
        ("co-produced", [("stem", "co"), ("stem", "produced")]),
        ("=well-being", [("exact", "well"), ("exact", "being")]),
        ("don’t", [("stem", "don't")]),
        ("cafe\u0301", [("stem", "café")]),
        ("near", [("stem", "near")]),
    ],
)
def test_a_keyword_is_taken_apart(keyword, atoms):
    assert first_phrase(keyword) == atoms
    assert parse_keyword(keyword).plain


@pytest.mark.parametrize(
    "keyword",
    ["", " ", "=", "*", "pay!", "=pa*", "a (b)", "-", '"', "a|", "🙂",
     "NEAR/3 a", "a NEAR/3", "a NEAR/0 b", "a NEAR/51 b", "a NEAR/3 b NEAR/3 c",
     "-a", 'a -"a', "a -a b", 'pay -attention', 'pay -"pay -"'],
)  # fmt: skip
def test_what_is_no_keyword_is_none(keyword):
    assert parse_keyword(keyword) is None


def test_a_word_with_a_hyphen_is_its_parts_or_one_word():
    apart, joined = parse_keyword("burn-out risk").sides[0]
    assert [word[0].word for word in apart] == ["burn", "out", "risk"]
    assert [word[0].word for word in joined] == ["burnout", "risk"]


def test_a_bar_stands_between_words_that_would_do():
    (word,) = parse_keyword("mum|=mother").sides[0][0]
    assert word == (Atom("stem", "mum"), Atom("exact", "mother"))


def test_near_has_two_sides_and_a_distance():
    keyword = parse_keyword("“peer support” NEAR/5 pay")
    assert [len(side[0]) for side in keyword.sides] == [2, 1]
    assert (keyword.within, keyword.plain) == (5, False)


def test_exclusions_are_keywords_themselves():
    keyword = parse_keyword('support -"support worker" -"support NEAR/3 group"')
    assert [part.within for part in keyword.unless] == [0, 3]
    assert [atom.word for atom in keyword.atoms] == ["support"]


@pytest.mark.parametrize(
    ("pattern", "word", "fits"),
    [
        ("appreciat*", "appreciation", True),
        ("appreciat*", "appreciat", True),
        ("*work", "framework", True),
        ("*work", "works", False),
        ("w*k", "don't-work", False),
        ("organiz*", "organisation", True),
        ("organiz*", "organization", True),
        ("color*", "colourful", True),
    ],
)
def test_a_star_is_any_letters_within_a_word(pattern, word, fits):
    assert bool(wildcard_pattern(pattern).fullmatch(word)) is fits
