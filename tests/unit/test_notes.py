"""What the team writes names nobody, or says where and stops."""

import pytest

from plait.deidentification.decisions import read_decided
from plait.deidentification.notes import note_faults

PATHS = {
    "memos": ["coding/memos/ann.md"],
    "workshops": ["workshops/w1.yaml"],
    "summaries": "coding/summaries.csv",
    "decisions": ["coding/decisions/ann.csv"],
}
QUIET = {
    "coding/memos/ann.md": "# 2026-01-31\nThe pay again. See [@gillard2022].\n",
    "workshops/w1.yaml": "id: w1\n",
    "coding/summaries.csv": "case,time,theme,summary\nP03,t1,load,Tired.\n",
    "coding/decisions/ann.csv": "decision,memo,reason\nd1,,\n",
}


def faults(folder, decided="", **files):
    files = QUIET | {path.replace("__", "/"): text for path, text in files.items()}
    names = {"coding/names.txt": "Sam Okafor\n", "coding/identifiers.csv": decided}
    for path, text in {**files, **names}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    rows = read_decided("coding/identifiers.csv" if decided else "",
                        ["coding/names.txt"], folder=str(folder))  # fmt: skip
    return list(note_faults(PATHS, rows, folder=str(folder)))


def test_what_names_nobody_is_fine(tmp_path):
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("coding/memos/ann.md", "# 2026-01-31\nOkafor, that is\nSam Okafor said so.\n", 3),
        ("workshops/w1.yaml", "id: w1\nreason: Sam Okafor asked\n", 2),
        ("coding/summaries.csv", "summary\nTired.\nAs Sam Okafor says.\n", 3),
        ("coding/decisions/ann.csv", "decision,memo\nd1,Sam Okafor!\n", 2),
        ("coding/decisions/ann.csv", "decision,reason\nd1,not Sam Okafor\n", 2),
    ],
)  # fmt: skip
def test_a_name_of_the_list_is_told_with_its_place_and_masked(
    tmp_path, path, text, line
):
    (fault,) = faults(tmp_path, **{path: text})
    assert (fault.file, fault.line) == (path, line)
    assert "Okafor" not in str(fault)


def test_a_number_of_a_telephone_is_told_once_a_file(tmp_path):
    text = "# 2026-01-31\nRing 07700 900123.\nRing 07700 900123 again.\n"
    (fault,) = faults(tmp_path, **{"coding/memos/ann.md": text})
    assert fault.line == 2


def test_the_same_string_in_two_rows_of_a_table_is_told_once(tmp_path):
    text = "summary\nSam Okafor\nSam Okafor\n"
    assert len(faults(tmp_path, **{"coding/summaries.csv": text})) == 1


@pytest.mark.parametrize(
    ("row", "mends"),
    [
        ("Sam Okafor,accept,,a public figure", []),
        ("Sam Okafor,replace,[name],", ["write '[name]' there as well"]),
    ],
)
def test_what_was_decided_for_transcripts_counts_here(tmp_path, row, mends):
    told = faults(tmp_path, f"text,action,replacement,reason\n{row}\n",
                  **{"coding/memos/ann.md": "Sam Okafor\n"})  # fmt: skip
    assert [fault.mend for fault in told] == mends
