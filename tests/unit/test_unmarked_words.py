"""Words of a transcript leave as released quotes only."""

import pandas as pd
import pytest

from plait.release.unmarked_words import (
    Prose,
    argument_prose,
    texts_in,
    texts_of_table,
    unmarked_faults,
)

TURNS = pd.DataFrame({"text": [
    "I walk past and I don't know what they make of me at all.", "Where do you go then?",
]})  # fmt: skip
SAID = "I walk past and I don’t know"


def _lines(text):
    return [(f.line, f.found) for f in unmarked_faults([argument_prose(text)], TURNS)]


def test_seven_words_on_end_are_a_fault_with_the_line():
    assert _lines(f"One.\n\nThey say: {SAID.upper()}, often.") == [
        (3, "7 words on end of a transcript")
    ]


def test_the_words_are_not_repeated():
    (fault,) = unmarked_faults([Prose("f", SAID)], TURNS)
    assert "walk" not in str(fault)


@pytest.mark.parametrize("text", [
    "I walk past and I don't", "walk past I don't know what they make",
    "of me at all. Where do you go then", f'["{SAID}"](extract:d1)',
])  # fmt: skip
def test_fewer_words_those_of_two_turns_and_quotes_are_none(text):
    assert _lines(text) == []


def test_words_inside_another_mark_are_found():
    assert len(_lines(f"[{SAID}](construct:c)")) == 1


def test_a_line_break_and_punctuation_hide_nothing():
    assert len(_lines("I walk past -\nand *I* don't... know")) == 1


def test_texts_are_found_wherever_they_are_held():
    held = {"a": [{"text": f"so {SAID}"}], "n": 3, "b": ("short",)}
    (fault,) = unmarked_faults(texts_in(held, "workshops"), TURNS)
    assert (fault.file, fault.where) == ("workshops", "a[1].text")


def test_tables_are_looked_through():
    frame = pd.DataFrame({"text": [SAID, None, "few words"], "n": [1, 2, 3]})
    (fault,) = unmarked_faults(texts_of_table(frame, "codes"), TURNS)
    assert fault.file == "table codes"


def test_without_prose_or_turns_nothing_is_found():
    assert list(unmarked_faults([Prose("f", "")], TURNS)) == []
    assert list(unmarked_faults([Prose("f", SAID)], TURNS[:0])) == []


@pytest.mark.parametrize("cell", [SAID.replace(" ", "\n"), SAID.replace(" ", "\u00a0"),
                                  SAID.replace(" ", "-")])  # fmt: skip
def test_words_of_a_cell_may_be_parted_by_anything(cell):
    frame = pd.DataFrame({"steps": pd.Series([cell], dtype="category")})
    assert len(list(unmarked_faults(texts_of_table(frame, "t"), TURNS))) == 1


def test_the_reason_of_a_typed_number_is_printed_and_so_it_is_looked_through():
    assert _lines(f'One.\n\n[12](typed: "as one said, {SAID}")') == [
        (3, "7 words on end of a transcript")
    ]
    assert _lines('[12](typed: "counted by hand") and [](finding:a.b.c)') == []
