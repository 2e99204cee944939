"""Subtitles of Zoom and Teams: cues become turns, and every mark is accounted for."""

import codecs
import io

import pytest
import webvtt

from plait.ingest.cue_lines import cue_lines
from plait.ingest.transcripts import document_texts, read_transcripts

ZOOM = """WEBVTT

1
00:00:03.000 --> 00:00:05.500
Jo Park: How is it?

2
00:00:06.000 --> 00:00:07.000
P03: Fine.

3
00:00:07.000 --> 00:00:09.250
P03: Most days.
"""
TEAMS = """WEBVTT

a1/12-0
00:00:03.000 --> 00:00:05.500
<v Jo Park>How is it?</v>

a1/13-0
00:00:06.000 --> 00:00:07.000
<v P03>Fine.</v>

a1/13-1
00:00:07.000 --> 00:00:09.250
<v P03>Most days.</v>
"""
SRT = """1
00:00:03,000 --> 00:00:05,500
Jo Park: How is it?

2
00:00:06,000 --> 00:00:07,000
P03: <i>Fine.</i>

3
00:00:07,000 --> 00:00:09,250
P03: Most days.
"""
SAID = [("Jo Park", "How is it?", 3.0), ("P03", "Fine.\nMost days.", 6.0)]


@pytest.fixture
def read(tmp_path):
    def read(text, file="d1.vtt", **cells):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / file).write_bytes(data)
        row = {"document": "d1", "file": file, "kind": "interview",
               "participant": "P03", "interviewer_labels": "Jo Park"}  # fmt: skip
        return read_transcripts([row | cells], folder=str(tmp_path))

    return read


def said(found):
    turns = found.turns
    return list(zip(turns["speaker"], turns["text"], turns["at"], strict=True))


def letters(text):
    return sorted("".join(text.split()))


@pytest.mark.parametrize(("text", "file"), [
    (ZOOM, "d1.vtt"), (TEAMS, "d1.vtt"), (SRT, "d1.srt"), (SRT, "D1.SRT"),
    (ZOOM.replace("\n", "\r\n"), "d1.vtt"),
    (codecs.BOM_UTF8 + ZOOM.encode(), "d1.vtt"),
    (TEAMS.encode("utf-16"), "d1.vtt"),
])  # fmt: skip
def test_cues_of_one_speaker_in_a_row_are_one_turn_with_its_time(read, text, file):
    found = read(text, file)
    assert found.faults == found.cautions == []
    assert said(found) == SAID


@pytest.mark.parametrize(("text", "file"), [
    (ZOOM, "d1.vtt"), (TEAMS, "d1.vtt"), (SRT, "d1.srt"),
])  # fmt: skip
def test_every_character_of_the_file_is_in_a_turn_or_left_out(read, text, file):
    assert letters(document_texts(read(text, file))["d1"]) == letters(text)


def test_marks_are_left_out_with_their_reasons(read):
    found = read(f"{ZOOM}\nNOTE made by hand\nJo said: no\n\nSTYLE\n::cue {{}}\n")
    reasons = dict(zip(found.left_out["reason"], found.left_out["text"], strict=True))
    assert "made by hand" in reasons["comment"]
    assert "::cue" in reasons["style"]
    assert reasons["header"].strip() == "WEBVTT"
    assert "-->" in reasons["cue numbers, times and tags"]
    assert reasons["speaker label again"].strip() == "P03:"


def test_a_voice_tag_in_the_middle_of_a_cue_changes_the_speaker(read):
    text = TEAMS.replace("Fine.</v>", "Fine.</v> <v Jo Park>Sure?</v>")
    assert [pair[:2] for pair in said(read(text))] == [
        ("Jo Park", "How is it?"), ("P03", "Fine."), ("Jo Park", "Sure?"),
        ("P03", "Most days."),
    ]  # fmt: skip


def test_a_voice_without_a_name_is_unknown(read):
    turns = read(TEAMS.replace("<v Jo Park>", "<v >")).turns
    assert turns["role"].tolist() == ["unknown", "participant"]


def test_styles_and_signs_are_read_as_a_person_sees_them(read):
    text = ZOOM.replace("Fine.", "<b>Tea</b> &amp; <c.x>cake</c> for <3")
    assert said(read(text))[1][1] == "Tea & cake for <3\nMost days."


def test_every_name_counts_where_each_cue_has_one(read):
    cues = "".join(
        f"{n}\n00:00:{n:02}.000 --> 00:00:{n:02}.500\n{name}: word {n}\n\n"
        for n, name in enumerate([*["nflaig", "P03"] * 6, "jo", "P03"])
    )
    found = read(f"WEBVTT\n\n{cues}", kind="other")
    assert {"nflaig", "P03", "jo"} == set(found.turns["speaker"])


def test_a_colon_in_a_cue_without_a_name_is_speech(read):
    text = ZOOM.replace("P03: Most days.", "There is one thing: pay.")
    assert said(read(text))[1][1] == "Fine.\nThere is one thing: pay."


def test_a_second_line_of_a_cue_goes_on(read):
    text = ZOOM.replace("P03: Fine.", "P03: Fine.\nMore or less.")
    assert said(read(text))[1][1] == "Fine.\nMore or less.\nMost days."


@pytest.mark.parametrize("line", ["00:00:07 --> 00:00:09", "7 --> 9", "-->"])
def test_a_line_with_an_arrow_and_no_times_is_a_fault(read, line):
    found = read(ZOOM.replace("00:00:07.000 --> 00:00:09.250", line))
    assert [(f.file, f.line, f.found) for f in found.faults] == [
        ("d1.vtt", 12, repr(line))
    ]
    assert found.turns.empty


@pytest.mark.parametrize(
    "arrow", ["->", " -> ", "- ->", "–>", " → ", "--&gt;", " - ", " "]
)
def test_a_broken_arrow_is_a_fault_for_the_words_below_it_would_be_lost(read, arrow):
    line = f"00:00:07.000{arrow}00:00:09.250"
    found = read(ZOOM.replace("00:00:07.000 --> 00:00:09.250", line))
    assert [(f.line, f.found) for f in found.faults] == [(12, repr(line))]
    assert found.cautions == []


def test_a_broken_arrow_without_a_blank_line_above_is_a_fault(read):
    text = ZOOM.replace("\n\n3\n", "\n3\n").replace(
        "00:00:07.000 -->", "00:00:07.000 ->"
    )
    assert [f.line for f in read(text).faults] == [11]


@pytest.mark.parametrize("words", ["10:30 - 11:00", "at 10:30 -> 11:00", "> yes", "->"])
def test_hours_that_somebody_says_are_speech(read, words):
    assert said(read(ZOOM.replace("Fine.", f"Fine.\n{words}")))[1][1].startswith(
        f"Fine.\n{words}"
    )


def test_cues_without_a_blank_line_between_are_two_cues(read):
    assert said(read(ZOOM.replace("\n\n3\n", "\n3\n"))) == SAID


def test_text_in_no_cue_is_a_caution_and_left_out(read):
    found = read(ZOOM.replace("Fine.\n", "Fine.\n\nLost words.\n"))
    assert [(c.line, c.found) for c in found.cautions] == [
        (11, "text that is in no cue, left out")
    ]
    assert "Lost words." in set(found.left_out["text"].str.strip())


@pytest.mark.parametrize("text", ["WEBVTT\n", "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n"])
def test_subtitles_without_words_are_a_fault(text):
    [fault] = cue_lines(text.encode(), shown="a.vtt").faults
    assert fault.found == "no cues with words"


@pytest.mark.parametrize(
    ("text", "form"), [(ZOOM, "vtt"), (TEAMS, "vtt"), (SRT, "srt")]
)
def test_another_reader_finds_the_same_cues(text, form):
    theirs = webvtt.from_string(text) if form == "vtt" else webvtt.from_buffer(
        io.StringIO(text), format="srt")  # fmt: skip
    ours = cue_lines(text.encode(), shown=f"a.{form}").lines
    begins = [line.at for line in ours if line.at is not None]
    assert begins == [cue.start_in_seconds for cue in theirs]
    words = " ".join(line.text for line in ours if line.kind == "speech")
    assert all(cue.text in words for cue in theirs)


def test_emoji_and_combining_accents_stay_one_letter(read):
    found = read(ZOOM.replace("Fine.", "Cafe\u0301 👩🏽‍🎓."))
    assert said(found)[1][1].startswith("Café 👩🏽‍🎓.")
    text = document_texts(found)["d1"]
    assert all(text[t.start : t.end] == t.text for t in found.turns.itertuples())


def test_words_know_their_line_of_the_file_where_a_label_was_taken_out():
    from plait.ingest.cue_lines import merge_cues
    from plait.ingest.labels import find_labels

    text = "1\n00:00:01,000 --> 00:00:02,000\nP01: At first\n\n2\n00:00:03,000 --> 00:00:04,000\nP01: it was odd\n"
    lines = cue_lines(text.encode(), shown="a.srt").lines
    kept, _ = merge_cues(lines, find_labels(lines, known={"p01"}))
    assert [(line.text, line.number) for line in kept if line.kind == "speech"] == [
        ("P01: At first", 3),
        ("it was odd", 7),
    ]
