"""What is cheap to see first must never hide a number, an address or a name."""

import re
import sys

import pytest

from plait.deidentification.figures import figures
from plait.deidentification.identifiers import find_identifiers
from plait.deidentification.numbers import FEW, MIXED, NUMBER_KINDS
from plait.qualitative.stemmer import absent

FEW_DIGITS = ["sw1a 1aa", "b2 4ab", "gir 0aa", "ab12 cde", "ab12cde", "a123 bcd",
              "abc 1d", "abc 123d", "abi 1", "ziz 1234", "iz9"]  # fmt: skip


@pytest.mark.parametrize("text", ["", "none", "1", "a12b3", "é7", "٣ 4", "９8"])
def test_runs_of_figures_are_those_of_the_pattern(text):
    found = [match.span() for match in re.finditer("[0-9]+", text)]
    assert figures(text) == found
    wide = [match.span() for match in re.finditer("[0-9０-９]+", text)]
    assert figures(text, wide=True) == wide


@pytest.mark.parametrize("text", FEW_DIGITS)
def test_what_has_few_digits_passes_the_first_look(text):
    kinds = [kind for kind in NUMBER_KINDS if kind.digits <= FEW]
    assert any(kind.pattern.search(text) for kind in kinds)
    assert MIXED.search(text)


def test_most_places_with_a_digit_do_not_pass_the_first_look():
    assert not any(map(MIXED.search, ["p0001: well", "12 of 30", "9.30", "ward 7,"]))


def test_an_address_that_is_read_out_is_found_and_an_anecdote_is_none():
    found = find_identifiers("an anecdote dot\nlondon, or doted dots")
    assert [one.text for one in found] == ["anecdote dot\nlondon"]
    assert find_identifiers("an anecdote london") == []


def test_a_package_is_absent_only_while_it_is_asked_for(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with absent("colorsys"), pytest.raises(ImportError):
        import colorsys
    import colorsys

    with absent("colorsys"):
        assert sys.modules["colorsys"] is colorsys
