"""Decisions are read, applied and traced; what is undecided stops the study, masked."""

import pytest
from small_study import spoil

from plait.cautions import study_cautions
from plait.check import check_study
from plait.deidentification.decisions import Decided, read_decided
from plait.deidentification.edits import (
    Edit,
    Replacement,
    edited_length,
    map_offset,
)
from plait.deidentification.gate import (
    SHOWN,
    gate_faults,
    replacements_table,
)
from plait.deidentification.identifiers import Identifier
from plait.deidentification.labels import both_ways
from plait.deidentification.names import Decision
from plait.deidentification.rows import add_rows
from plait.errors import StudyError
from plait.ingest.transcripts import document_texts, read_transcripts

PHONE = "07700 900123"
HEAD = "text,kind,action,replacement,reason,document\n"


def row(**cells):
    return {
        "document": "d1", "file": "d1.txt", "kind": "interview", "participant": "P03",
        "group": "", "time": "", "interviewer_labels": "Interviewer",
        "speaker_map": "", "line": 2,
    } | cells  # fmt: skip


def replaced(**strings):
    return [Decision(text, "replace", new) for text, new in strings.items()]


@pytest.fixture
def read(tmp_path):
    def read(text, decisions=(), **cells):
        (tmp_path / "d1.txt").write_text(text)
        return read_transcripts(
            [row(**cells)], folder=str(tmp_path), decided=Decided(decisions)
        )

    return read


@pytest.fixture
def decided(tmp_path):
    def decided(rows="", names="", documents=None):
        (tmp_path / "coding").mkdir(exist_ok=True)
        (tmp_path / "coding/identifiers.csv").write_text(HEAD + rows)
        (tmp_path / "coding/names.txt").write_text(names)
        return read_decided("coding/identifiers.csv", ["coding/names.txt"],
                            folder=str(tmp_path), documents=documents)  # fmt: skip

    return decided


def said(found):
    return list(zip(found.turns["speaker"], found.turns["text"], strict=True))


def test_a_decided_string_is_replaced_everywhere(read):
    found = read(f"P03: On {PHONE}.\n\nP03: Yes, 07700-900123.\n",
                 [Decision(PHONE, "replace", "[phone]")])  # fmt: skip
    assert said(found) == [("P03", "On [phone]."), ("P03", "Yes, [phone].")]
    assert found.faults == []


def test_an_undecided_string_is_one_masked_fault_however_often_it_stands(read):
    [fault] = read(f"P03: On {PHONE}.\n\nP03: Yes, 07700900123.\n").faults
    assert (fault.file, fault.line, fault.where) == ("d1.txt", 1, "phone")
    assert "0••• (12 characters), and 1 more like it" in fault.found
    assert "900" not in str(fault)


def test_a_fault_in_a_format_without_lines_says_the_line_of_the_text(tmp_path):
    (tmp_path / "d1.md").write_text(f"P03: One.\n\nP03: On {PHONE}.\n")
    found = read_transcripts(
        [row(file="d1.md")], folder=str(tmp_path), decided=Decided()
    )
    assert [(f.line, f.where) for f in found.faults] == [
        (0, "phone, line 3 of its text")
    ]


def test_an_accepted_string_stays(read):
    found = read(f"P03: On {PHONE}.\n", [Decision(PHONE, "accept")])
    assert said(found) == [("P03", f"On {PHONE}.")]
    assert found.faults == []


def test_a_row_for_one_document_goes_before_one_for_all(read):
    rows = [Decision("Lee", "replace", "[a]", document="d1"), Decision("Lee", "accept"),
            Decision("Kay", "replace", "[b]", document="d2")]  # fmt: skip
    assert said(read("P03: Lee and Kay.\n", rows)) == [("P03", "[a] and Kay.")]


def test_a_decided_string_inside_a_longer_one_does_not_settle_that(read):
    [fault] = read(
        "P03: To ann@example.org.\n", [Decision("ann", "replace", "A")]
    ).faults
    assert fault.where == "email"


def test_a_listed_name_without_a_replacement_stops_the_run_by_its_kind(read):
    rows = [Decision("Lee"), Decision("the Red Lion", kind="place")]
    found = read("P03: Lee, at the red lion.\n", rows)
    assert [fault.where for fault in found.faults] == ["name", "place"]


def test_headings_are_screened_too(read):
    found = read(f"Interview, {PHONE}\n\nP03: Yes.\n")
    assert [fault.line for fault in found.faults] == [1]


def test_a_string_over_the_end_of_a_line_is_replaced_on_its_first_line(read):
    found = read(
        "P03: On 07700\n900123, yes.\n", [Decision(PHONE, "replace", "[phone]")]
    )
    assert said(found) == [("P03", "On [phone]\n, yes.")]
    table = replacements_table(found.screened)
    assert table["replacement"].tolist() == ["[phone]", ""]


def test_replacements_map_places_and_their_table_does_not_tell_what_was_there(read):
    found = read(f"P03: On {PHONE}, yes.\n", [Decision(PHONE, "replace", "[x]")])
    table = replacements_table(found.screened)
    rows = found.screened[0].replacements
    text = document_texts(found)["d1"]
    place = text.index("yes")
    assert map_offset(place, rows, to="source") == place + len(PHONE) - len("[x]")
    assert "original" not in table.columns


def test_a_passage_that_ends_inside_a_replacement_ends_with_it():
    rows = [Replacement(3, 5, 3, 9, "name", "replace", "ab")]
    assert map_offset(6, rows, to="used") == 3
    assert map_offset(6, rows, to="used", end=True) == 5
    assert map_offset(4, rows, to="source", end=True) == 9
    assert map_offset(0, rows, to="used", end=True) == 0


def test_a_label_ends_with_the_edit_that_goes_beyond_it():
    assert edited_length(5, [Edit(3, 9, "abcd")]) == 7
    assert edited_length(5, [Edit(6, 9, "abcd")]) == 5


# speakers


def test_a_speaker_is_known_by_either_name(read):
    text = "Sarah: Yes?\n\nP03: No.\n"
    rows = replaced(Sarah="[name]")
    for label in ("Sarah", "[name]"):
        found = read(text, rows, interviewer_labels=label)
        assert said(found) == [("[name]", "Yes?"), ("P03", "No.")]
        assert found.turns["role"].tolist() == ["interviewer", "participant"]


def test_a_participant_is_mapped_by_either_name(read):
    text = "Ann Lee: Yes.\n\nBo: No.\n"
    rows = [Decision("Ann Lee", "replace", "Xena")]
    for label in ("ann lee", "Xena"):
        found = read(text, rows, kind="focus_group", group="g1",
                     speaker_map=f"{label}=P01; Bo=P02")  # fmt: skip
        assert found.turns["participant"].tolist() == ["P01", "P02"]


def test_a_part_of_the_speaker_map_that_is_no_pair_is_kept_as_it_is():
    cells = row(speaker_map="Ann; Bo=P02")
    assert both_ways(cells, Decided())["speaker_map"] == "Ann;Bo=P02"


def test_speakers_may_not_become_one(read):
    text = "Ann: Yes.\n\nBo: No.\n\nAnn: Oh.\n\nBo: Ah.\n"
    rows = replaced(Ann="[name]", Bo="[name]")
    [fault] = read(text, rows, kind="focus_group", group="g1").faults
    assert "2 speakers who would all be called '[name]'" in fault.found
    as_interviewers = read(text, rows, interviewer_labels="Ann;Bo")
    assert as_interviewers.faults == []


def test_a_speaker_in_a_column_of_a_table_is_screened(tmp_path):
    (tmp_path / "d1.csv").write_text("speaker,text\nAnn,Yes.\nBo,No.\n")
    rows = [Decision("Ann", "replace", "Xena"), Decision("Bo")]
    found = read_transcripts([row(file="d1.csv")], folder=str(tmp_path),
                             decided=Decided(rows))  # fmt: skip
    assert said(found)[0] == ("Xena", "Yes.")
    assert [fault.where.split(",")[0] for fault in found.faults] == ["name"]


def test_without_decisions_a_text_is_read_as_it_came(tmp_path):
    (tmp_path / "d1.txt").write_text(f"P03: On {PHONE}.\n\nAnn Lee: no.\n\nP03: Yes.\n")
    found = read_transcripts([row()], folder=str(tmp_path))
    assert found.faults == found.screened == []
    assert any("Ann Lee" in caution.found for caution in found.cautions)


def test_a_caution_on_a_label_holds_no_replaced_name(read):
    found = read("P03: Yes.\n\nAnn Lee: no.\n\nP03: Yes.\n",
                 [Decision("Ann Lee", "replace", "[name]")])  # fmt: skip
    assert any("[name]" in caution.found for caution in found.cautions)
    assert not any("Ann" in str(caution) for caution in found.cautions)


# the files


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("Lee,,drop,,,", "action"),
        ("Lee,,accept,,,", "reason"),
        ("Lee,,accept,[name],a ward,", "replacement"),
        ("Lee,,replace,,,", "replacement"),
        ("Lee,,generalise,,,", "replacement"),
        ("L,,accept,,a letter,", "text"),
        ("Lee,,replace,[name],,d9", "document"),
        (f"Lee,,replace,{PHONE},,", "replacement"),
        ("Lee,,replace,Kay,,", "replacement"),
    ],
)
def test_a_faulty_row_is_told_with_its_column_and_without_its_string(
    decided, cells, column
):
    found = decided(f"{cells}\n", names="Kay\n", documents=["d1"])
    [fault] = found.faults
    assert (fault.line, fault.where) == (2, column)
    assert "Lee" not in str(fault)
    assert PHONE not in str(fault)


def test_a_string_stands_once_whatever_its_capitals(decided):
    [fault] = decided("Ann Lee,,,,,\nANN  LEE,,,,,\nann lee,,,,,d1\n").faults
    assert (fault.line, fault.found) == (3, "the string of line 2 again")


def test_a_date_of_a_decision_is_a_date(tmp_path):
    path = tmp_path / "identifiers.csv"
    path.write_text("text,action,on\nLee,,May\n")
    [fault] = read_decided(path.name, [], folder=str(tmp_path)).faults
    assert fault.where == "on"


def test_a_file_without_its_columns_has_no_decisions(tmp_path):
    path = tmp_path / "identifiers.csv"
    path.write_text("word\nLee\n")
    found = read_decided(path.name, [], folder=str(tmp_path))
    assert {fault.where for fault in found.faults} >= {"column text", "column action"}
    assert found.decisions == []


def test_an_accepted_string_may_stand_in_a_replacement(decided):
    found = decided("Kay,,accept,,a ward,\nLee,,replace,Kay,,\n", names="Kay\n")
    assert found.faults == []


def test_names_are_listed_with_remarks_replacements_and_quotation_marks(decided):
    found = decided(
        names='# our list\n\nAnn Lee = Xena # a nurse\n"Will"\nNether Skelby\n'
    )
    assert [(d.text, d.action, d.replacement, d.exact) for d in found.decisions] == [
        ("Ann Lee", "replace", "Xena", False),
        ("Will", "", "", True),
        ("Nether Skelby", "", "", False),
    ]


@pytest.mark.parametrize("line", ["A", "Ann =", "Bo"])
def test_a_faulty_name_is_told_by_its_line(decided, line):
    [fault] = decided(names=f"Bo\n{line}\n").faults
    assert (fault.file, fault.line) == ("coding/names.txt", 2)


def test_a_row_of_the_table_goes_before_the_list(decided):
    found = decided("Ann,,accept,,a ward,\n", names="Ann = Xena\n")
    assert found.on("ann").action == "accept"


# the gate


def test_fifty_are_shown_and_the_rest_are_counted(read):
    lines = "".join(f"P03: jay{n}@example.org\n" for n in range(SHOWN + 7))
    faults = gate_faults(read(lines).screened)
    assert len(faults) == SHOWN + 1
    assert faults[-1].found == "7 more undecided strings"


def test_strings_that_look_the_same_once_masked_are_as_many_faults(read):
    faults = read("P03: On ann@example.org or amy@example.org.\n").faults
    assert [f.found for f in StudyError(faults).faults] == [
        "a••• (15 characters), 1 of 2 different ones",
        "a••• (15 characters), 2 of 2 different ones",
    ]


def test_an_undecided_identifier_is_a_fault_of_the_study(small):
    spoil(small, "data/transcripts/p02_t2.txt", "Nobody warned me", f"On {PHONE}")
    faults = check_study(small).faults
    assert [fault.where for fault in faults] == ["phone"]


def test_a_decision_without_its_string_is_a_caution(small):
    (small / "coding/identifiers.csv").write_text(HEAD + "Lee Kay,,accept,,a ward,\n")
    assert check_study(small) is None
    [caution] = study_cautions(small)
    assert (caution.file, caution.line) == ("coding/identifiers.csv", 2)
    assert "Lee" not in str(caution)


def test_a_list_elsewhere_is_named_in_the_study(small):
    spoil(small, "study.yaml", "seed: 1", "seed: 1\nidentifiers: {names: ../key.txt}")
    [fault] = check_study(small).faults
    assert (fault.where, fault.line > 0) == ("identifiers.names", True)
    (small / "../key.txt").write_text("supervisor\n")
    assert [fault.where for fault in check_study(small).faults] == ["name"]


# rows for a person to fill in

FOUND = [Identifier(0, 12, "phone", "07700\n900123")]


def test_rows_are_added_to_a_new_file(tmp_path):
    path = tmp_path / "coding/identifiers.csv"
    assert add_rows(path, FOUND) == 1
    head, line = path.read_text(encoding="utf-8-sig").splitlines()
    assert head == "text,kind,action,replacement,reason,document,by,on"
    assert line == "07700 900123,phone,,,,,,"


def test_rows_are_added_in_the_form_of_the_file_and_nothing_else_is_changed(tmp_path):
    path = tmp_path / "identifiers.csv"
    old = "action;text\r\naccept;caf\xe9".encode("cp1252")
    path.write_bytes(old)
    add_rows(path, FOUND)
    assert path.read_bytes() == old + b"\r\n;07700 900123\r\n"


def test_a_sign_that_the_encoding_lacks_is_not_lost(tmp_path):
    path = tmp_path / "identifiers.csv"
    path.write_bytes("text,action\ncaf\xe9,\n".encode("cp1252"))
    add_rows(path, [Identifier(0, 4, "name", "Łódź")])
    assert path.read_text(encoding="utf-8-sig") == "text,action\ncafé,\nŁódź,\n"
