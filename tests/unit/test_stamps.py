"""Labels that stand beside a time on a line of their own: Teams, Otter, Word, Zoom."""

import docx
import pytest

from plait.ingest.stamps import seconds
from plait.ingest.transcripts import document_texts, read_transcripts

OTTER = "Jo Park  0:03  \nHow is it?\n\nP03  0:09\nFine.\n\nMost days.\n"
WORD = "00:00:03 Jo Park\nHow is it?\n00:00:09 P03\nFine.\n\nMost days.\n"
ZOOM = "[Jo Park] 00:00:03\nHow is it?\n[P03] 00:00:09\nFine.\n\nMost days.\n"
OLD_TEAMS = (
    "0:0:3.1 --> 0:0:5.2\nJo Park\nHow is it?\n\n"
    "0:0:9.0 --> 0:0:12.9\nP03\nFine.\n\nMost days.\n"
)
SAID = [("Jo Park", "How is it?"), ("P03", "Fine.\n\nMost days.")]


@pytest.fixture
def read(tmp_path):
    def read(text, **cells):
        row = {"document": "d1", "file": "d1.txt", "kind": "interview",
               "participant": "P03", "interviewer_labels": "Jo Park"} | cells  # fmt: skip
        if text:
            (tmp_path / row["file"]).write_text(text)
        return read_transcripts([row], folder=str(tmp_path))

    return read


def said(found):
    return list(zip(found.turns["speaker"], found.turns["text"], strict=True))


@pytest.mark.parametrize("text", [OTTER, WORD, ZOOM, OLD_TEAMS])
def test_a_name_and_a_time_alone_are_a_label(read, text):
    found = read(text)
    assert found.faults == found.cautions == []
    assert said(found) == SAID
    assert found.turns["at"].round().tolist() == [3.0, 9.0]
    assert "".join(document_texts(found)["d1"].split()) == "".join(text.split())


def test_a_form_that_stands_once_is_speech(read):
    found = read("P03: Start.\n\nJo: We met.\n\nLunch 12:30\n\nP03: End.\n\nJo: Yes.\n")
    assert "Lunch 12:30" in said(found)[1][1]


def test_stamps_before_words_are_no_labels(read):
    text = "P03: One.\n\n00:00:03 Okay\n00:00:09 Right\n00:00:12 Sure\nP03: Two.\n"
    assert [name for name, _ in said(read(text))] == ["P03", "P03"]


def test_a_sentence_that_ends_in_a_time_is_speech(read):
    text = OTTER + "\nWe start at 9:30\nand end at 17:00\nmostly.\n"
    assert [name for name, _ in said(read(text))] == ["Jo Park", "P03"]


def test_teams_notices_are_in_no_turn(read):
    text = f"Jo Park started transcription\n\n{OTTER}\nJo Park stopped transcription\n"
    found = read(text)
    assert said(found) == SAID
    assert "time stamp or notice" in set(found.left_out["reason"])


def test_a_teams_docx_with_name_time_and_words_in_one_paragraph(tmp_path, read):
    document = docx.Document()
    document.add_paragraph("Meeting-20260115-Recording")
    for name, at, words in (
        ("Jo Park", "0:03", "How is it?"),
        ("P03", "0:09", "Fine."),
    ):
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"   {at}\n{words}")
    document.add_paragraph("Most days.")
    document.save(tmp_path / "d1.docx")
    found = read("", file="d1.docx")
    assert said(found) == [("Jo Park", "How is it?"), ("P03", "Fine.\nMost days.")]
    assert found.left_out["reason"].tolist()[0] == "before the first speaker"


def test_a_label_before_a_colon_is_a_caution_where_labels_are_lines(read):
    found = read(f"{OTTER}\nJo Park: And now?\n")
    assert [c.found for c in found.cautions] == [
        "'Jo Park' before a colon, read as speech"
    ]


def test_a_time_beside_a_label_is_when_the_turn_begins(read):
    found = read("[00:01:02] Jo Park: Yes?\nP03 (00:01:05): No.\nP03: Never.\n")
    assert found.turns["at"].fillna(-1).tolist() == [62.0, 65.0, -1.0]


def test_what_goes_on_after_a_heading_has_no_time_of_its_own(read):
    text = "**P03 (0:05):** One.\n\n# Later\n\nTwo.\n"
    found = read(text, file="d1.md")
    assert found.turns["at"].fillna(-1).tolist() == [5.0, -1.0]


@pytest.mark.parametrize("label", [
    "Speaker 1", "Guest", "Unknown Speaker", "Male voice", "Everyone", "Guest 2",
    "Speaker A", "[Unclear]", "Several voices", "?",
])  # fmt: skip
def test_a_voice_that_nobody_can_tell_is_unknown_and_no_person(read, label):
    turns = read(f"P03: One.\n\n{label}: Two.\n\n{label}: Three.\n").turns
    spoken = turns[turns["speaker"].eq(label)]
    assert set(spoken["role"]) == {"unknown"}
    assert spoken["participant"].isna().all()


def test_a_numbered_voice_is_a_caution_that_says_how_to_name_it(read):
    text = "Speaker 1  0:03\nHow is it?\nSpeaker 2  0:09\nFine.\n"
    found = read(text, interviewer_labels="Speaker 1")
    assert found.turns["role"].tolist() == ["interviewer", "unknown"]
    [caution] = found.cautions
    assert "(Speaker 2=P01)" in caution.mend
    mapped = read(text, interviewer_labels="Speaker 1", speaker_map="Speaker 2=P03")
    assert mapped.turns["participant"].fillna("-").tolist() == ["-", "P03"]
    assert mapped.cautions == []


TRUST = "PARK, Jo (SOUTH AND NORTH OF THE RIVER NHS FOUNDATION TRUST)"


@pytest.mark.parametrize("text", [
    f"{TRUST}   0:03\nHow is it?\nP03 (on the phone)   0:09\nFine.\n",
    f"{TRUST}: How is it?\n\nP03 (on the phone): Fine.\n",
])  # fmt: skip
def test_what_stands_in_brackets_need_not_be_named(read, text):
    found = read(text, interviewer_labels="Park, Jo")
    assert found.turns["role"].tolist() == ["interviewer", "participant"]
    assert found.turns["speaker"].tolist() == [TRUST, "P03 (on the phone)"]
    assert found.turns["participant"].fillna("-").tolist() == ["-", "P03"]


def test_a_label_that_is_named_with_its_brackets_goes_first(read):
    text = "Jo (A)  0:03\nOne.\nJo (B)  0:09\nTwo.\n"
    turns = read(text, kind="other", speaker_map="Jo (A)=P1; Jo=P2").turns
    assert turns["participant"].tolist() == ["P1", "P2"]


@pytest.mark.parametrize(("text", "expected"), [
    ("0:03", 3.0), ("[1:02:03]", 3723.0), ("00:02:43.480", 163.48), ("1:2,5", 62.5),
    ("half past two", None),
])  # fmt: skip
def test_seconds_of_a_stamp(text, expected):
    assert seconds(text) == expected
