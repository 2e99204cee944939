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


LONG = "".join(f"P{n}: one line of {n} words\r\n" for n in range(1, 30))
SAID = ["one line of 9 words", "line of 19", "of 28 words"]


def nameless(text, words=SAID, **how):
    return [(start, end, "") for start, end, _ in places(text, words, **how)]


@pytest.mark.parametrize(
    ("text", "last", "convention"),
    [
        (LONG, 0, "code points, CR and LF are two"),
        (LONG.replace("\r", ""), 0, "code points, a line end is one"),
        (LONG.replace("\r", ""), 1, "code points, a line end is one, the end included"),
    ],
)
def test_without_names_the_ends_of_words_tell(text, last, convention):
    found = count_places(LONG, nameless(text, last=last))
    assert (found.convention, found.named) == (convention, 0)
    assert [found.text[slice(*span)] for span in found.spans] == SAID
    assert (found.doubtful, found.contested) == (frozenset(), True)


def test_a_place_past_the_end_speaks_against_a_convention():
    last = ["one line of 29 words"]
    found = count_places(LONG, nameless(LONG, last))
    assert found.convention == "code points, CR and LF are two"
    assert not found.doubtful


def test_where_nothing_tells_no_place_is_a_guess():
    # under either convention one word, whole
    raw = "so \r\n" * 4 + "abc abc abc\r\n"
    start = raw.index("abc")
    found = count_places(raw, [(0, 2, ""), (start, start + 3, "")])
    assert found.doubtful == {1}
    assert found.contested


def test_ends_of_words_that_fit_by_chance_decide_nothing():
    inside = [(s + 1, e - 1, "") for s, e, _ in nameless(LONG)]
    assert count_places(LONG, inside).doubtful == {0, 1, 2}


def test_words_decide_against_ends_of_words():
    (start, end, _), *_ = places(LONG, ["ine of 9 wor"])
    found = count_places(LONG, [(start, end, "ine of 9 wor")])
    assert found.text[slice(*found.spans[0])] == "ine of 9 wor"
    assert (found.doubtful, found.contested) == (frozenset(), False)


def test_an_end_that_may_be_included_is_exclusive_as_the_standard_says():
    found = count_places("pay is poor.", [(7, 11, "")])
    assert found.spans == [(7, 11)]
    assert (found.doubtful, found.contested) == (frozenset(), True)


def test_where_characters_can_be_counted_in_one_way_only_nothing_is_contested():
    found = count_places("pay is poor, they say", [(0, 3, ""), (13, 17, "")])
    assert (found.doubtful, found.contested) == (frozenset(), False)


def test_names_that_are_no_quotations_do_not_mislead():
    (start, end, _), *_ = places(LF, WORDS)
    found = count_places(LF, [(start, end, "line:6")])
    assert found.text[slice(*found.spans[0])] == WORDS[0]
    found = count_places(LONG, [(s, e, "line:6") for s, e, _ in nameless(LONG)])
    assert found.convention == "code points, CR and LF are two"


def test_a_name_cut_short_agrees():
    found = count_places("a long sentence", [(0, 15, "a long…"), (2, 15, "long ...")])
    assert found.agreeing == 2


def test_a_place_outside_the_text_is_marked():
    spans = count_places("abc", [(1, 9, "bc"), (-2, 2, "")]).spans
    assert spans == [(1, -1), (-1, 2)]


def test_a_lone_carriage_return_is_a_line_end():
    assert count_places("a\rb\n\nc", []).text == "a\nb\n\nc"
