"""Real transcripts, where they are: turns by label as their sources count them."""

import os
import re
from pathlib import Path

import pytest

from plait.ingest.transcript_files import outside
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
    "pdpilot_interviews/P1.pdf": {"Dan": 47, "Participant": 47},
    "pdpilot_interviews/P2.pdf": {"Dan": 81, "Participant": 84},
    "pdpilot_interviews/P3.pdf": {"Dan": 61, "Participant": 61},
    "pdpilot_interviews/P4.pdf": {"Dan": 55, "Participant": 56},
}
CALL = "zoom_vtt_public_calls/focil_2026-02-24_029_transcript"
CUES = {
    "Jihoon": 57,
    "Pelle Krabbenhoeft": 10,
    "Fabio Di Fabio": 8,
    "nflaig": 6,
}
# who speaks, by eye, on the first page or in the first minutes
BEGINNINGS = {
    "changelog_burnout/js-party-83.md": (
        "Suz Feross Suz Emma Suz Emma Suz Emma Suz Emma Suz Feross Emma Suz Emma Suz"
    ),
    "changelog_burnout/brain-science-33.md": "Adam Mireille " * 9,
    "changelog_burnout/request-for-commits-14.md": (
        "Nadia Mikeal Nadia Mikeal Ryan Nadia Ryan Mikeal Ryan Nadia Ryan Nadia Ryan "
        "Mikeal Ryan Nadia Ryan Mikeal Ryan"
    ),
    "covid_inquiry_m3/module-3_2024-09-16_foyer.rst": "Fireman Foyer "
    + "Counsel Foyer " * 14,
    "covid_inquiry_m3/module-3_2024-09-16_foyer.derived.docx": "Fireman Foyer "
    + "Counsel Foyer " * 14,
    "covid_inquiry_m3/module-3_2024-09-26_fong.rst": "Carey Fong " + "Lead Fong " * 9,
    "covid_inquiry_m3/module-3_2024-10-09_mathieu.rst": (
        "Hallett Mathieu Fireman Mathieu " + "Counsel Mathieu " * 9
    ),
    "pdpilot_interviews/P1.pdf": "Dan Participant " * 11,
    f"{CALL}.vtt": "Jihoon Fabio Jihoon Fabio Jihoon nflaig Jihoon nflaig Jihoon "
    "nflaig Jihoon nflaig Jihoon Fabio Jihoon Pelle Jihoon Pelle Jihoon Pelle Jihoon",
}


def read(file, **cells):
    if not (DATA / outside(file)).exists():
        pytest.skip(f"{DATA / file} is not there: set PLAIT_REAL_DATA")
    row = {"document": "d", "file": file, "kind": "other"} | cells
    return read_transcripts([row], folder=str(DATA))


@pytest.mark.parametrize("file", COUNTS)
def test_turns_by_label_are_as_the_source_counts_them(file):
    found = read(file)
    assert not found.faults
    assert found.turns["speaker"].value_counts().to_dict() == COUNTS[file]


@pytest.mark.parametrize("file", BEGINNINGS)
def test_the_first_turns_are_those_counted_by_hand(file):
    expected = BEGINNINGS[file].split()
    found = read(file).turns["speaker"].head(len(expected))
    pairs = zip(expected, found, strict=True)
    assert [pair for pair in pairs if pair[0] not in pair[1]] == []


@pytest.mark.parametrize("file", [*COUNTS, f"{CALL}.vtt", f"{CALL}_corrected.vtt"])
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


@pytest.mark.parametrize(("file", "pages"), [
    ("P1", [22, 21, 25, 22, 4]), ("P2", [24, 21, 22, 18, 24, 27, 25, 4]),
])  # fmt: skip
def test_a_turn_has_the_page_on_which_its_paragraph_begins(file, pages):
    turns = read(f"pdpilot_interviews/{file}.pdf").turns
    assert turns["page"].value_counts(sort=False).tolist() == pages


def test_numbers_in_the_margin_and_of_pages_are_in_no_turn():
    found = read("pdpilot_interviews/P2.pdf")
    numbers = found.left_out.set_index("reason")["text"]
    assert numbers["running head or page number"].split() == [
        f"{n}/8" for n in range(1, 9)
    ]
    assert all(n.isdigit() for n in numbers["numbers in the margin"].split())
    spoken = "\n".join(found.turns["text"])
    assert re.findall(r"^\d+$", spoken, re.M) == []


@pytest.mark.parametrize("file", [f"{CALL}.vtt", f"{CALL}_corrected.vtt"])
def test_cues_of_a_call_are_merged_and_none_is_lost(file):
    found = read(file)
    assert not found.faults
    assert len(found.turns) == 21
    lines = found.turns["text"].str.count("\n") + 1
    assert lines.groupby(found.turns["speaker"]).sum().to_dict() == CUES
    source = (DATA / file).read_text(encoding="utf-8-sig")
    whole = document_texts(found)["d"]
    assert sorted("".join(whole.split())) == sorted("".join(source.split()))


def test_the_times_of_a_call_are_those_of_its_first_cues():
    turns = read(f"{CALL}.vtt").turns
    assert turns["at"].head(4).tolist() == [163.48, 390.23, 407.94, 422.26]


def test_the_call_as_teams_would_write_it_has_the_same_turns(tmp_path):
    zoom = read(f"{CALL}.vtt")
    text = (DATA / f"{CALL}.vtt").read_text(encoding="utf-8-sig")
    teams = re.sub(r"(?m)^([A-Za-z ]+): (.*?)\r?$", r"<v \1>\2</v>", text)
    (tmp_path / "teams.vtt").write_text(teams, encoding="utf-8")
    row = {"document": "d", "file": "teams.vtt", "kind": "other"}
    found = read_transcripts([row], folder=str(tmp_path))
    assert not found.faults
    kept = ["speaker", "text", "at"]
    assert found.turns[kept].equals(zoom.turns[kept])


@pytest.mark.parametrize("source", [
    "66653866-6334-3535-3435-366637306566", "33663939-3636-3632-3038-613431643463",
])  # fmt: skip
def test_a_source_that_nvivo_left_empty_is_a_fault(source):
    [fault] = read(f"refi_qda/nvivo_mac15_qc_project.qdpx#{source}").faults
    assert fault.found == "a source without text"


def test_the_sources_of_a_project_are_named_where_none_is_asked_for():
    [fault] = read("refi_qda/nvivo_mac15_qc_project.qdpx").faults
    assert fault.found == "2 sources"
