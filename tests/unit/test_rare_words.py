"""A quote with a word that one transcript alone has waits for a person."""

import pytest

from plait.release.rare_words import rare_words
from plait.shapes.transcripts import TURNS

TEXTS = {
    "d1": "We went to Ashby. I lift, I lift and lift. Room 12b of the ward was cold. Furious. I'm here.",
    "d2": "We went there. The room was cold, I say. I’m here.",
}


def _turns():
    return TURNS.frame(
        {"document": d, "turn": 1, "role": "participant", "text": text, "start": 0,
         "end": len(text), "text_hash": "0"}
        for d, text in TEXTS.items()
    )  # fmt: skip


@pytest.mark.parametrize(("text", "which", "found"), [
    ("We went to Ashby.", "marked", ["ashby"]),
    ("Room 12b was cold.", "marked", ["12b"]),
    ("I lift and lift.", "marked", ["lift"]),
    ("Furious. I'm here.", "marked", None),
    ("Furious. I'm here.", "every", ["furious"]),
    ("The room was cold.", "every", None),
    ("We went to Ashby.", "none", None),
])  # fmt: skip
def test_words_of_one_transcript_are_found(text, which, found):
    assert rare_words({"q1": text}, _turns(), which=which).get("q1") == found


def test_without_quotes_nothing_is_read():
    assert rare_words({}, None, which="every") == {}
