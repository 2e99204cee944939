"""What holds for every transcript."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from plait.ingest.labels import find_labels
from plait.ingest.markdown_lines import markdown_lines
from plait.ingest.rst_lines import rst_lines
from plait.ingest.text_lines import parse_text, plain_lines, text_lines
from plait.ingest.turns import cut_turns

LIMITS = settings(max_examples=50, deadline=None, derandomize=True)
PIECES = st.sampled_from(
    [
        "P03: ",
        "Interviewer: ",
        "**P03:** ",
        "Break:",
        "\n",
        "\n\n",
        "\r\n",
        "a. B? ",
        "é",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=20).map("".join)


def accounted(parsed):
    text = "\n".join(line.text for line in parsed.lines)
    labels = find_labels(parsed.lines, known={"p03", "interviewer"})
    turns, left = cut_turns(text, lines=parsed.lines, labels=labels)
    position = 0
    for start, end, _ in sorted([*turns, *left]):
        assert start == position < end
        position = end
    assert position == len(text)
    return text, turns


@LIMITS
@given(TEXTS)
def test_every_character_of_a_text_is_in_one_turn_or_left_out(text):
    _, turns = accounted(text_lines(text.encode("utf-8", "replace"), shown="a.txt"))
    assert all(start < end for start, end, _ in turns)


@LIMITS
@given(TEXTS)
def test_every_character_of_markdown_is_in_one_turn_or_left_out(text):
    whole, turns = accounted(
        markdown_lines(text.encode("utf-8", "replace"), shown="a.md")
    )
    assert all(0 <= start < end <= len(whole) for start, end, _ in turns)


@LIMITS
@given(TEXTS)
def test_every_character_of_rst_is_in_one_turn_or_left_out(text):
    whole, turns = accounted(rst_lines(text.encode("utf-8", "replace"), shown="a.rst"))
    assert all(0 <= start < end <= len(whole) for start, end, _ in turns)


@LIMITS
@given(TEXTS)
def test_turns_have_no_white_space_at_their_ends(text):
    whole, turns = accounted(text_lines(text.encode("utf-8", "replace"), shown="a"))
    for start, end, _ in turns:
        assert whole[start:end] == whole[start:end].strip()


@LIMITS
@given(st.binary(max_size=60))
def test_any_bytes_decode_to_composed_text_with_line_feeds(data):
    given_to_parser = []

    def parse(text, *, shown):
        given_to_parser.append(text)
        return plain_lines(text, shown=shown)

    parse_text(data, shown="a.txt", parse=parse)
    for text in given_to_parser:
        assert unicodedata.is_normalized("NFC", text)
        assert not set(text) & set("\r\x85\u2028")


@LIMITS
@given(st.lists(st.sampled_from(["Yes.", "No, never", "It is: so"]), min_size=1))
def test_a_second_reading_of_the_turns_gives_the_same_turns(words):
    text = "\n\n".join(f"P03: {said}" for said in words)
    whole, turns = accounted(text_lines(text.encode(), shown="a.txt"))
    assert [whole[start:end] for start, end, _ in turns] == words
