"""How words begin that have a stem: what is not stemmed must not be missed."""

import re
from itertools import product

import pytest
from nltk.stem.snowball import EnglishStemmer
from test_spelling import PAIRS

from plait.qualitative.keywords import parse_keyword
from plait.qualitative.lexicon import Lexicon
from plait.qualitative.spelling import CHANGED, one_spelling
from plait.qualitative.word_starts import starting_pattern, stem_start

STEM = EnglishStemmer().stem
ROOTS = [
    "pay",
    "die",
    "lie",
    "tie",
    "suppl",
    "hop",
    "hopp",
    "abl",
    "sensibl",
    "mobil",
    "organis",
    "analys",
    "nat",
    "ration",
    "gener",
    "skill",
    "ski",
    "sk",
    "happ",
    "pla",
    "commun",
    "arsen",
    "sing",
    "outr",
    "logi",
    "geolog",
    "at",
    "bl",
    "iz",
    "fulfil",
    "y",
]
ENDS = ("", "s", "es", "ed", "ied", "ies", "ing", "ying", "edly", "ingly", "eed", "eedly", "y", "e",
        "ility", "ible", "ibly", "ably", "ability", "ation", "ations", "ational", "ator", "ates",
        "ization", "izer", "izing", "isation", "alism", "ality", "ally", "fulness", "ously",
        "iveness", "ivity", "ency", "ancy", "ement", "icate", "icity", "ness", "ative", "'s", "ll")  # fmt: skip
WORDS = [root + end for root, end in product(ROOTS, ENDS)]


def test_a_word_begins_with_the_start_of_its_stem_y_like_i():
    starts = {word: stem_start(STEM(word)).replace("y", "i") for word in WORDS}
    odd = [
        word for word in WORDS if not word.replace("y", "i").startswith(starts[word])
    ]
    assert odd == []


def test_words_are_found_by_the_start_of_any_of_the_same_stem():
    fits = {word: re.compile(starting_pattern({stem_start(STEM(word))})).match
            for word in WORDS}  # fmt: skip
    stems = {}
    for word in WORDS:
        stems.setdefault(STEM(word), []).append(word)
    missed = [(a, b) for words in stems.values() for a in words for b in words
              if not fits[a](b)]  # fmt: skip
    assert missed == []


@pytest.mark.parametrize("pair", PAIRS)
def test_either_spelling_finds_the_other(pair):
    for keyword, word in (pair.split("/"), pair.split("/")[::-1]):
        lexicon = Lexicon(parse_keyword(keyword).atoms)
        assert lexicon[word] == tuple(parse_keyword(keyword).atoms)


def test_words_that_change_their_spelling_begin_as_listed():
    changed = [word for pair in PAIRS for word in pair.split("/")
               if one_spelling(word) != word and "z" not in word]  # fmt: skip
    assert all(word.startswith(tuple(CHANGED)) for word in changed)


def test_an_empty_start_fits_every_word_and_none_fits_nothing():
    assert re.search(starting_pattern({"", "pay"}), "any")
    assert not re.search(starting_pattern(set()), "any")
