"""Real transcripts, where they are: turns by label as their sources count them."""

import os
from pathlib import Path

import pytest

from plait.ingest.transcripts import document_texts, read_transcripts

DATA = Path(
    os.environ.get("PLAIT_REAL_DATA", Path(__file__).parents[3] / "shared" / "data")
)
FOYER = {
    "Ms Rozanne Foyer": 58,
    "Counsel Inquiry": 53,
    "Lady Hallett": 7,
    "Mr Fireman": 6,
    "Ms Mitchell": 2,
    "The Witness": 1,
}
COUNTS = {
    "covid_inquiry_m3/module-3_2024-09-16_foyer.rst": FOYER,
    "covid_inquiry_m3/module-3_2024-09-16_foyer.derived.docx": FOYER,
    "covid_inquiry_m3/module-3_2024-09-26_fong.rst": {
        "Professor Fong": 75,
        "Lead 3": 65,
        "Ms Carey": 5,
        "Lady Hallett": 4,
        "Ms Munroe KC": 3,
        "Ms Munroe": 2,
    },
    "covid_inquiry_m3/module-3_2024-10-09_mathieu.rst": {
        "Dr Stephen Mathieu": 68,
        "Counsel Inquiry": 36,
        "Mr Weatherby": 21,
        "Lady Hallett": 12,
        "Ms Woodward": 6,
        "Mr Fireman": 3,
        "Mr Jacobs": 1,
        "Ms Carey": 1,
    },
    "changelog_burnout/js-party-83.md": {
        "Suz Hinton": 35,
        "Emma Wedekind": 29,
        "Feross Aboukhadijeh": 20,
    },
    "changelog_burnout/brain-science-33.md": {
        "Adam Stacoviak": 42,
        "Mireille Reece, PsyD": 42,
    },
    "changelog_burnout/request-for-commits-14.md": {
        "Ryan Bigg": 54,
        "Nadia Eghbal": 46,
        "Mikeal Rogers": 22,
        "Adam Stacoviak": 2,
    },
}


def read(file, **cells):
    if not (DATA / file).exists():
        pytest.skip(f"{DATA / file} is not there: set PLAIT_REAL_DATA")
    row = {"document": "d", "file": file, "kind": "other"} | cells
    return read_transcripts([row], folder=str(DATA))


@pytest.mark.parametrize("file", COUNTS)
def test_turns_by_label_are_as_the_source_counts_them(file):
    found = read(file)
    assert not found.faults
    assert found.turns["speaker"].value_counts().to_dict() == COUNTS[file]


@pytest.mark.parametrize("file", COUNTS)
def test_every_character_is_accounted_for(file):
    found = read(file)
    text = document_texts(found)["d"]
    lengths = [(t["end"] - t["start"]).sum() for t in (found.turns, found.left_out)]
    assert sum(lengths) == len(text)


def test_labels_of_one_person_that_change_are_merged():
    merged = "Ms Carey=carey; Lead 3=carey; Ms Munroe=munroe; Ms Munroe KC=munroe"
    turns = read(
        "covid_inquiry_m3/module-3_2024-09-26_fong.rst", speaker_map=merged
    ).turns
    assert turns["participant"].value_counts().to_dict() == {"carey": 70, "munroe": 5}


def test_the_docx_says_what_the_rst_says():
    rst, word = (read(file).turns for file in list(COUNTS)[:2])
    said = [" ".join(text.split()) for text in rst["text"]]
    assert said == [" ".join(text.split()) for text in word["text"]]
