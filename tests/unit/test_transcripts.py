"""What of a transcript is a turn, and whose."""

import codecs

import docx
import pytest

from plait.ingest.transcripts import (
    document_texts,
    read_transcripts,
    text_hash,
)


def row(**cells):
    return {
        "document": "d1",
        "file": "d1.txt",
        "kind": "interview",
        "participant": "P03",
        "group": "",
        "time": "t2",
        "interviewer_labels": "Interviewer",
        "speaker_map": "",
        "line": 2,
    } | cells


@pytest.fixture
def read(tmp_path):
    def read(text, participants=(), **cells):
        data = text if isinstance(text, bytes) else text.encode()
        one = row(**cells)
        (tmp_path / one["file"]).write_bytes(data)
        return read_transcripts([one], folder=str(tmp_path), participants=participants)

    return read


def said(transcripts):
    turns = transcripts.turns
    return list(zip(turns["speaker"], turns["text"], strict=True))


TWO = "Interviewer: How is it?\n\nP03: Fine.\n"


def test_each_label_starts_a_turn_and_is_not_in_it(read):
    assert said(read(TWO)) == [("Interviewer", "How is it?"), ("P03", "Fine.")]


def test_offsets_cut_the_turn_out_of_the_text(read):
    found = read("A heading £\n\nInterviewer: Café – yes?\n\nP03: Fine.\n")
    text = document_texts(found)["d1"]
    for turn in found.turns.itertuples():
        assert text[turn.start : turn.end] == turn.text
        assert turn.text_hash == text_hash(turn.text)


def test_what_is_in_no_turn_is_listed_with_the_reason(read):
    left = read("Interview, four months\n\nInterviewer: Yes?\n\nP03: No.\n").left_out
    assert left["reason"].tolist() == [
        "before the first speaker",
        "speaker label",
        "speaker label",
        "blank",
    ]
    assert left["text"].tolist() == [
        "Interview, four months\n\n",
        "Interviewer: ",
        "\n\nP03: ",
        "\n",
    ]


def test_a_paragraph_without_a_label_continues_the_turn(read):
    found = read("Interviewer: Yes?\n\nP03: One.\n\nTwo.\n")
    assert said(found)[1] == ("P03", "One.\n\nTwo.")


def test_a_sentence_that_holds_a_colon_is_speech(read):
    text = f"{TWO}\nThere was one thing: pay.\n\nAnyway: no.\n"
    assert said(read(text))[1][1].endswith("Anyway: no.")


def test_what_looks_like_a_label_once_is_a_caution(read):
    found = read(f"{TWO}\nNurse: Morning.\n").cautions
    assert [(fault.line, fault.found) for fault in found] == [
        (5, "'Nurse' before a colon, read as speech")
    ]


def test_a_label_that_recurs_is_a_speaker(read):
    found = read(f"{TWO}\nNurse: Morning.\n\nP03: Hi.\n\nNurse: Bye.\n")
    assert [speaker for speaker, _ in said(found)].count("Nurse") == 2


def test_two_labels_for_one_participant_are_a_caution(read):
    found = read(f"{TWO}\nNurse: Morning.\n\nP03: Hi.\n\nNurse: Bye.\n")
    assert "Nurse, P03" in found.cautions[0].found


def test_an_id_of_the_shape_of_another_counts_once(read):
    text = "FG1-A: a\n\nFG1-B: b\n\nFG1-A: c\n\nFG1-E: once\n\nCOVID-19: that.\n"
    found = read(text, kind="focus_group", group="g1")
    assert [speaker for speaker, _ in said(found)] == [
        "FG1-A",
        "FG1-B",
        "FG1-A",
        "FG1-E",
    ]


def test_a_time_stamp_beside_a_label_is_part_of_it(read):
    text = "[00:01:02] Interviewer: Yes?\nP03 (00:01:05): No. [00:01:09] Never.\n"
    assert said(read(text)) == [
        ("Interviewer", "Yes?"),
        ("P03", "No. [00:01:09] Never."),
    ]


def test_lines_without_blank_lines_between_are_turns(read):
    assert len(said(read("Interviewer: Yes?\nP03: No.\nInterviewer: Oh.\n"))) == 3


def test_a_label_may_touch_its_words(read):
    assert said(read("Interviewer:Yes?\n\nP03:No.\n")) == [
        ("Interviewer", "Yes?"),
        ("P03", "No."),
    ]


def test_a_label_that_is_not_bold_among_bold_ones_is_a_caution(read):
    text = "**P03:** One.\n\nP03: Two.\n\nNurse: Three.\n"
    found = read(text, file="d1.md")
    assert len(found.turns) == 1
    assert [fault.found for fault in found.cautions] == [
        "'P03' before a colon, read as speech"
    ]


def test_a_label_over_six_words_is_speech(read):
    long = "One Two Three Four Five Six Seven"
    assert len(said(read(f"{TWO}\n{long}: a\n\n{long}: b\n"))) == 2


def test_annotations_stay_in_the_turn(read):
    assert said(read("P03: No. [laughs]\n")) == [("P03", "No. [laughs]")]


def test_a_break_is_left_out_and_ends_the_turn(read):
    found = read("P03: One.\n\nBreak: [12:00]\n\nBreak:\n\nP03: Two.\n")
    assert said(found) == [("P03", "One."), ("P03", "Two.")]
    assert "break" in found.left_out["reason"].tolist()


def test_a_label_alone_belongs_to_the_next_paragraph(read):
    assert said(read("P03:\n\nWords.\n\nP03:\n")) == [("P03", "Words.")]


def test_roles_and_cases_in_an_interview(read):
    turns = read(f"{TWO}\nUnknown: Tea?\n").turns
    assert turns["role"].tolist() == ["interviewer", "participant", "unknown"]
    assert turns["participant"].fillna("-").tolist() == ["-", "P03", "-"]
    assert turns["case"].tolist() == ["P03"] * 3
    assert turns["time"].tolist() == ["t2"] * 3


def test_roles_and_cases_in_a_focus_group(read):
    text = "Moderator: a\n\nfg1-a: b\n\nFG1-B: c\n\nFG1-B: d\n\nUnidentified: e\n"
    turns = read(
        text,
        participants={"FG1-A"},
        kind="focus_group",
        participant="",
        group="g1",
        time="",
        interviewer_labels="Moderator;Co-moderator",
    ).turns
    assert turns["participant"].fillna("-").tolist() == ["-", "FG1-A", "-", "-", "-"]
    assert turns["role"].tolist() == ["interviewer", *["participant"] * 3, "unknown"]
    assert turns["case"].tolist() == ["g1"] * 5
    assert turns["time"].isna().all()


def test_other_documents_take_the_document_as_case(read):
    turns = read("Host: a\n\nHost: b\n", kind="other", participant="").turns
    assert turns["case"].tolist() == ["d1", "d1"]
    assert turns["participant"].isna().all()


def test_another_participant_in_an_interview_is_themselves(read):
    found = read(f"{TWO}\nP04: Hello.\n", participants={"P03", "P04"})
    assert found.turns["participant"].fillna("-").tolist() == ["-", "P03", "P04"]
    assert found.cautions == []


def test_a_speaker_map_merges_labels_that_change(read):
    turns = read(
        "Ms A: a\n\nThe Witness: b\n",
        kind="other",
        speaker_map="Ms A=W1; the witness = W1",
    ).turns
    assert turns["participant"].tolist() == ["W1", "W1"]


def test_a_speaker_map_without_equals_is_a_fault(read):
    fault = read(TWO, speaker_map="P03").faults[0]
    assert (fault.file, fault.line, fault.where) == ("documents.csv", 2, "speaker_map")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + "P03: £5 – é".encode(), "utf-8-sig"),
        ("P03: £5 – é".encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + "P03: £5 – é".encode("utf-16-be"), "utf-16"),
        ("P03: £5 – é".encode("cp1252"), "cp1252"),
        ("P03: £5 – e\u0301".encode(), "utf-8"),
    ],
)
def test_encodings_give_the_same_text(read, data, encoding):
    found = read(data)
    assert said(found) == [("P03", "£5 – é")]
    assert found.encodings == {"d1": encoding}
    assert len(found.cautions) == (encoding == "cp1252")


def test_bytes_that_are_not_cp1252_are_kept(read):
    assert said(read(b"P03: a\x81\xe9")) == [("P03", "a\x81é")]


def test_every_line_end_is_a_line_feed(read):
    found = read("P03: a\r\n\r\nP03: b\rP03: c\x85P03: d\u2028")
    assert [text for _, text in said(found)] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("data", [b"", b" \n\n", codecs.BOM_UTF8])
def test_an_empty_file_is_a_fault(read, data):
    assert read(data).faults[0].found == "an empty file"


def test_a_file_that_is_not_text_is_a_fault(read):
    assert read(b"P03: a\x00b").faults[0].found == "a file that is not text"


def test_a_transcript_without_speakers_is_a_fault_and_has_no_rows(read):
    found = read("Just words.\n\nAnd more.\n")
    assert found.faults[0].found == "a transcript without speakers"
    assert found.turns.empty
    assert found.left_out.empty


@pytest.mark.parametrize("name", ["{a}.txt", "a.pages", "missing.txt"])
def test_a_file_that_cannot_be_read_is_a_fault_of_documents(tmp_path, name):
    faults = read_transcripts([row(file=name)], folder=str(tmp_path)).faults
    assert [(f.file, f.line, f.where) for f in faults] == [("documents.csv", 2, "file")]


def test_a_transcript_is_found_in_data_transcripts(tmp_path):
    (tmp_path / "data" / "transcripts").mkdir(parents=True)
    (tmp_path / "data" / "transcripts" / "d1.txt").write_text(TWO)
    assert len(read_transcripts([row()], folder=str(tmp_path)).turns) == 2


@pytest.mark.parametrize("ending", ["txt", "MD", "rst", "docx"])
def test_every_format_gives_the_same_turns(tmp_path, ending):
    path = tmp_path / f"d1.{ending}"
    if ending == "docx":
        document = docx.Document()
        for label, words in (("Interviewer:", " Yes?"), ("P03:", " No.")):
            paragraph = document.add_paragraph()
            paragraph.add_run(label).bold = True
            paragraph.add_run(words)
        document.save(path)
    else:
        path.write_text("**Interviewer:** Yes?\n\n**P03:** No.\n" if ending != "txt"
                        else "Interviewer: Yes?\n\nP03: No.\n")  # fmt: skip
    found = read_transcripts([row(file=path.name)], folder=str(tmp_path))
    assert said(found) == [("Interviewer", "Yes?"), ("P03", "No.")]


def test_faults_of_all_documents_come_at_once(tmp_path):
    documents = [row(document="a", file="a.txt"), row(document="b", file="b.txt")]
    assert len(read_transcripts(documents, folder=str(tmp_path)).faults) == 2


def test_no_documents_give_empty_tables(tmp_path):
    found = read_transcripts([], folder=str(tmp_path))
    assert found.turns.empty
    assert document_texts(found) == {}
