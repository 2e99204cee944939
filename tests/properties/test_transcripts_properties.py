"""What holds for every transcript."""

import csv
import io
import unicodedata

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from plait.ingest.cue_lines import cue_lines, merge_cues
from plait.ingest.docx_lines import docx_lines
from plait.ingest.labels import find_labels
from plait.ingest.markdown_lines import markdown_lines
from plait.ingest.pdf_lines import _parse as parse_pages
from plait.ingest.rst_lines import rst_lines
from plait.ingest.text_lines import parse_text, plain_lines, text_lines
from plait.ingest.turn_table_lines import turn_table_lines
from plait.ingest.turns import cut_turns, turn_places

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
        "P03  0:03\n",
        "00:00:09 Jo Park\n",
        "Speaker 1: ",
        "?: ",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=20).map("".join)


def accounted(parsed):
    lines = parsed.lines
    labels = find_labels(lines, known={"p03", "interviewer"})
    if parsed.cues:
        lines, labels = merge_cues(lines, labels)
    text = "\n".join(line.text for line in lines)
    turns, left = cut_turns(text, lines=lines, labels=labels)
    starts = [start for start, _, _ in turns]
    assert len(turn_places(starts, lines=lines, labels=labels)) == len(turns)
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


def letters(text):
    return sorted("".join(unicodedata.normalize("NFC", text).split()))


LINES = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="<>&{}")
    | st.just(" "),
    max_size=12,
)
STAMPS = st.integers(0, 59).map(lambda n: f"00:00:{n:02}.000 --> 00:00:{n:02}.500")
SAID = st.sampled_from(["P03: ", "<v P03>", "<v Jo Park>", "Interviewer: ", "<i>", ""])
CUES = st.tuples(st.sampled_from(["1\n", "a-1\n", ""]), STAMPS, SAID, LINES, LINES)
OTHERS = st.sampled_from(["NOTE so it is", "STYLE\n::cue {}", "stray words", "7"])


def block(cue):
    if isinstance(cue, str):
        return cue
    number, stamp, label, first, second = cue
    return "\n".join([f"{number}{stamp}", label + first, *([second] if second else [])])


@LIMITS
@given(st.lists(CUES | OTHERS, min_size=1, max_size=8), st.booleans())
def test_every_character_of_subtitles_is_in_one_turn_or_left_out(cues, srt):
    text = "WEBVTT\n\n" * (not srt) + "\n\n".join(map(block, cues)) + "\n"
    parsed = cue_lines(text.encode(), shown="a.srt" if srt else "a.vtt")
    whole, _ = accounted(parsed)
    if not parsed.faults:
        assert letters(whole) == letters(text)


@LIMITS
@given(st.lists(st.tuples(LINES, LINES, LINES), min_size=1, max_size=6))
def test_every_character_of_a_table_is_in_one_turn_or_left_out(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("table") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("speaker", "text", "mood"), *rows])
    parsed = turn_table_lines(str(path), shown="a.csv")
    whole, _ = accounted(parsed)
    if not parsed.faults:
        assert letters(whole) == letters(
            "".join(map("".join, rows)) + "speakertextmood"
        )


PAGE_LINES = st.lists(
    st.sampled_from(["P03: so", "1", "2", "3 yes", "4", "5", "Page 1", "Study", "well-",
                     "being it", "wellbeing", "Interviewer:", "", "1/2"]) | LINES,
    max_size=12,
)  # fmt: skip


@LIMITS
@given(st.lists(PAGE_LINES, min_size=1, max_size=5))
def test_every_character_of_pages_is_in_one_turn_or_left_out(pages):
    parsed = parse_pages(pages, "a.pdf")
    whole, _ = accounted(parsed)
    if not parsed.faults:
        assert letters(whole) == letters("".join(map("".join, pages)))


@LIMITS
@given(st.lists(LINES, max_size=8))
def test_every_character_of_a_word_file_is_in_one_turn_or_left_out(paragraphs):
    document, buffer = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(buffer)
    parsed = docx_lines(buffer.getvalue(), shown="a.docx")
    whole, _ = accounted(parsed)
    if not parsed.faults:
        assert letters(whole) == letters("".join(paragraphs))


@LIMITS
@given(TEXTS)
def test_a_text_keeps_every_letter(text):
    data = text.encode("utf-8", "replace")
    whole, _ = accounted(text_lines(data, shown="a.txt"))
    if whole:
        assert letters(whole) == letters(data.decode().removeprefix("\ufeff"))
