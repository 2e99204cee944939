"""How other tools count characters, found out from the words."""

import pytest

from plait.exchange.offsets import count_places

RAW = "\ufeffA: Cafe\u0301 😀 then\r\nB: £2 – the one half\r\nC: the other half\r\n"
WORDS = [": Caf", "£2 – the one", "the other half"]
UNITS = "utf-16-le"


def places(text, words, length=len, last=0):
    starts = [text.index(word) for word in words]
    return [(length(text[:s]), length(text[:s]) + length(word) - last, word)
            for s, word in zip(starts, words, strict=True)]  # fmt: skip


def units(text):
    return len(text.encode(UNITS)) // 2


LF = RAW[1:].replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("text", "length", "last", "convention"),
    [
        (LF, len, 0, "code points, a line end is one"),
        (LF, len, 1, "code points, a line end is one, the end included"),
        (RAW[1:], len, 0, "code points, CR and LF are two"),
        (RAW, len, 0, "code points, the byte order mark is one"),
        (LF, units, 0, "UTF-16 units, a line end is one"),
        (RAW[1:], units, 0, "UTF-16 units, CR and LF are two"),
    ],
)
def test_the_convention_that_makes_the_words_agree_is_chosen(
    text, length, last, convention
):
    found = count_places(RAW, places(text, WORDS, length, last))
    assert found.convention == convention
    texts = [found.text[slice(*span)] for span in found.spans]
    assert texts == WORDS
    assert (found.agreeing, found.named) == (3, 3)


def test_the_text_is_composed_with_line_feeds_and_no_mark():
    text = count_places(RAW, []).text
    assert text.startswith("A: Café 😀 then\nB:")
    assert "\r" not in text


def test_without_names_the_standard_is_taken_at_its_word():
    (start, end, _), *_ = places(LF, WORDS)
    found = count_places(RAW, [(start, end, "")])
    assert found.convention == "code points, a line end is one"
    assert (found.agreeing, found.named) == (0, 0)


def test_names_that_are_no_quotations_do_not_mislead():
    (start, end, _), *_ = places(LF, WORDS)
    found = count_places(RAW, [(start, end, "line:6")])
    assert found.text[slice(*found.spans[0])] == WORDS[0]


def test_a_name_cut_short_agrees():
    found = count_places("a long sentence", [(0, 15, "a long…"), (2, 15, "long ...")])
    assert found.agreeing == 2


def test_a_place_outside_the_text_is_marked():
    spans = count_places("abc", [(1, 9, "bc"), (-2, 2, "")]).spans
    assert spans == [(1, -1), (-1, 2)]


def test_a_lone_carriage_return_is_a_line_end():
    assert count_places("a\rb\n\nc", []).text == "a\nb\n\nc"
