"""Transcripts found by the pattern of their names."""

import pytest
from small_study import spoil

from plait.check import check_study
from plait.ingest.transcript_names import rows_by_pattern, unnamed_transcripts
from plait.ingest.yamlfile import read_yaml
from plait.study import read_study

STUDY = {
    "participants": ["P03", "P_3", "peer-7"],
    "times": [{"id": "t1"}, {"id": "t_10"}],
}


@pytest.fixture
def rows(tmp_path):
    def rows(*names, named=(), **entry):
        for name in names:
            path = tmp_path / "data/transcripts" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("P03: Yes.")
        entry = {"pattern": "{participant}_{time}.*", "kind": "interview"} | entry
        study = STUDY | {"transcripts": [entry], "documents": list(named)}
        (tmp_path / "study.yaml").write_text(f"id: a\ntranscripts: {[entry]}\n")
        file = read_yaml(str(tmp_path / "study.yaml"), shown="study.yaml")
        return rows_by_pattern(tmp_path, study, file)

    return rows


def ids(found):
    rows, faults = found
    assert faults == []
    return [(row["document"], row["participant"], row["time"]) for row in rows]


def test_a_name_says_whose_it_is_and_when(rows):
    found = rows("P03_t1.docx", interviewer_labels=["Jo", "Interviewer"])
    assert ids(found) == [("P03_t1", "P03", "t1")]
    assert found[0][0]["file"] == "data/transcripts/P03_t1.docx"
    assert found[0][0]["interviewer_labels"] == "Jo;Interviewer"


@pytest.mark.parametrize(("name", "expected"), [
    ("P_3_t1.txt", ("P_3_t1", "P_3", "t1")),
    ("P03_t_10.txt", ("P03_t_10", "P03", "t_10")),
    ("p03_T1.TXT", ("p03_T1", "P03", "t1")),
    ("P99_t1.txt", ("P99_t1", "P99", "t1")),
    ("P03_t9.txt", ("P03_t9", "P03", "t9")),
])  # fmt: skip
def test_ids_of_the_study_are_known_in_a_name(rows, name, expected):
    assert ids(rows(name)) == [expected]


def test_what_does_not_fit_is_no_row_and_a_caution(rows, tmp_path):
    found = rows("notes.txt", "P03_t1.txt", ".DS_Store", "~$P03_t1.docx")
    assert ids(found) == [("P03_t1", "P03", "t1")]
    cautions = unnamed_transcripts(tmp_path, found[0])
    assert [caution.file for caution in cautions] == ["data/transcripts/notes.txt"]


def test_a_row_of_documents_csv_comes_first(rows):
    row = {"document": "d", "file": "data/transcripts/P03_t1.txt", "line": 2}
    assert ids(rows("P03_t1.txt", named=[row])) == []


def test_a_focus_group_is_its_own_group_or_the_one_in_its_name(rows):
    [row] = rows("fg1.txt", kind="focus_group", pattern="fg*")[0]
    assert (row["group"], row["participant"]) == ("fg1", "")
    [named] = rows(kind="focus_group", pattern="f{group}.txt", time="t1")[0]
    assert (named["group"], named["time"]) == ("g1", "t1")


def test_folders_are_part_of_the_pattern(rows):
    found = rows("t1/P03.txt", "P03.txt", pattern="{time}/{participant}.txt")
    assert ids(found) == [("P03", "P03", "t1")]


def test_a_document_may_be_named_in_the_pattern(rows):
    found = rows("int 5 P03.txt", pattern="int {document} {participant}.txt")
    assert ids(found) == [("5", "P03", "")]


@pytest.mark.parametrize(("entry", "found"), [
    ({"pattern": "{who}_{participant}.txt"}, "{who}"),
    ({"pattern": "{participant}_{participant}.txt"}, "{participant} twice"),
    ({"pattern": "{time}.txt"}, "'{time}.txt'"),
])  # fmt: skip
def test_a_pattern_that_says_too_little_is_a_fault(rows, entry, found):
    none, faults = rows("P03_t1.txt", **entry)
    assert none == []
    assert [(f.file, f.line, f.where, f.found) for f in faults] == [
        ("study.yaml", 2, "transcripts[1].pattern", found)
    ]


def test_one_document_in_two_formats_is_a_fault(rows):
    _, faults = rows("P03_t1.txt", "P03_t1.docx")
    assert [fault.file for fault in faults] == [
        "data/transcripts/P03_t1.docx", "data/transcripts/P03_t1.txt"
    ]  # fmt: skip


def by_pattern(small):
    (small / "documents.csv").unlink()
    with (small / "study.yaml").open("a") as study:
        study.write('\ntranscripts: [{pattern: "{participant}_{time}.txt", '
                    "kind: interview, interviewer_labels: [Interviewer]}]\n")  # fmt: skip


def test_a_study_needs_no_documents_csv(small):
    before = {row["document"]: row for row in read_study(small).study["documents"]}
    by_pattern(small)
    file = read_study(small)
    assert file.faults == []
    assert {row["document"] for row in file.study["documents"]} == set(before)
    assert check_study(small) is None


def test_a_person_or_time_that_is_not_known_is_told_by_the_files_name(small):
    by_pattern(small)
    folder = small / "data/transcripts"
    (folder / "p01_t1.txt").rename(folder / "p77_t9.txt")
    faults = read_study(small).faults
    assert {(f.file, f.where, f.found) for f in faults} == {
        ("data/transcripts/p77_t9.txt", "participant", "'p77'"),
        ("data/transcripts/p77_t9.txt", "time", "'t9'"),
    }


def test_a_transcript_twice_under_two_names_is_a_fault(small):
    folder = small / "data/transcripts"
    words = (folder / "p01_t1.txt").read_text()
    (folder / "p02_t2.txt").write_text(words.replace("\n", "\r\n ").upper())
    found = [f for f in check_study(small).faults if "same words" in f.found]
    assert len(found) == 1
    assert {"p01_t1", "p02_t2"} <= set(found[0].mend.split())


def test_a_key_that_is_wrong_in_a_pattern_is_a_fault(small):
    by_pattern(small)
    spoil(small, "study.yaml", "kind: interview", "kind: meeting")
    assert any("transcripts[1]" in fault.where for fault in read_study(small).faults)
