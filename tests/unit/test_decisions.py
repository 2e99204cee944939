"""Decision files: what is read, and what is a fault."""

import pytest

from plait.qualitative.decisions import COLUMNS, read_decisions

HASH = "0" * 64


@pytest.fixture
def read(tmp_path):
    def read(*rows, name="ann"):
        lines = [",".join(COLUMNS)]
        for number, row in enumerate(rows, start=1):
            base = {
                "decision": f"d{number}",
                "at": "2025-03-01T10:30:00",
                "coder": "ann",
                "document": "p1",
                "suggestion": f"s{number}",
                "action": "accept",
                "code": "pay",
                "text_hash": HASH,
            }
            lines.append(",".join((base | row).get(c, "") for c in COLUMNS))
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join(lines) + "\n")
        return read_decisions(
            [(str(path), f"{name}.csv")], documents={"p1"}, codes={"pay", "role"}
        )

    return read


def test_a_sound_line_stands_with_its_file_and_line(read):
    frame = read({}).frame
    assert frame[["file", "line", "stands"]].iloc[0].tolist() == ["ann.csv", 2, True]


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ({"coder": "bob"}, "coder"),
        ({"document": "p9"}, "document"),
        ({"code": "rolls"}, "code"),
        ({"action": "aceept"}, "action"),
        ({"action": "move"}, "code_to"),
        ({"action": "move", "code_to": "rolls"}, "code_to"),
        ({"suggestion": ""}, "suggestion"),
        ({"text_hash": ""}, "text_hash"),
        ({"at": ""}, "at"),
        ({"at": "1.3.2025"}, "at"),
        ({"at": "2025-03-01 noon"}, "at"),
        ({"decision": ""}, "decision"),
        ({"action": "add", "start": "5", "end": "5"}, "start"),
        ({"action": "extend", "start": "x", "end": "5"}, "start"),
        ({"action": "extend", "start": "1", "end": "9" * 20}, "start"),
        ({"action": "retract"}, "supersedes"),
        ({"supersedes": "d7"}, "supersedes"),
    ],
)
def test_each_fault_names_its_column_and_the_line_is_left_out(read, row, where):
    found = read(row)
    assert [(fault.line, fault.where) for fault in found.faults] == [(2, where)]
    assert found.frame.empty


def test_all_faults_come_at_once(read):
    assert len(read({"document": "p9"}, {"code": "x"}, {"action": "y"}).faults) == 3


def test_a_decision_id_used_twice_names_the_first_line(read):
    fault = read({}, {"decision": "d1"}).faults[0]
    assert (fault.line, "line 2" in fault.found) == (3, True)


def test_a_superseded_line_and_a_retraction_do_not_stand(read):
    stands = read(
        {},
        {"suggestion": "s1", "action": "reject", "supersedes": "d1"},
        {"suggestion": "", "action": "retract", "supersedes": "d2"},
    ).frame["stands"]
    assert stands.tolist() == [False, False, False]


def test_a_line_supersedes_earlier_lines_only(read):
    assert read({"supersedes": "d2"}, {}).faults[0].where == "supersedes"


def test_one_coder_decides_on_a_suggestion_once(read):
    fault = read({}, {"suggestion": "s1", "action": "reject"}).faults[0]
    assert (fault.line, fault.where) == (3, "suggestion")


def test_places_that_the_action_does_not_need_may_be_anything(read):
    assert read({"start": "1.5", "end": "9" * 30}).frame["start"].isna().all()


def test_a_day_without_an_hour_is_a_time(read):
    assert not read({"at": "2025-03-01"}).faults


def test_a_missing_column_is_a_fault(tmp_path):
    (tmp_path / "ann.csv").write_text("decision,at\nd1,2025-03-01\n")
    found = read_decisions([(str(tmp_path / "ann.csv"), "a")], documents=[], codes=[])
    assert found.faults
    assert found.frame.empty


def test_no_files_give_an_empty_frame():
    found = read_decisions([], documents=[], codes=[])
    assert found.frame.empty
    assert "stands" in found.frame


def test_two_coders_with_one_name_are_a_fault(tmp_path):
    paths = [(str(tmp_path / f"{name}.csv"), name) for name in ("ann", "Ann")]
    for path, name in paths:
        with open(path, "w") as file:
            file.write(
                f"{','.join(COLUMNS)}\nd1,2025-03-01,{name},p1,s1,accept,pay,,,,{HASH}\n"
            )
    found = read_decisions(paths, documents={"p1"}, codes={"pay"})
    assert any("differs" in fault.found for fault in found.faults)


def test_a_copy_of_a_file_under_another_spelling_is_one_fault(tmp_path):
    row = {"decision": "d1", "at": "2025-03-01", "coder": "ann", "document": "p1",
           "suggestion": "s1", "action": "accept", "text_hash": HASH}  # fmt: skip
    line = ",".join(row.get(name, "") for name in COLUMNS)
    paths = [(str(tmp_path / f"{name}.csv"), f"{name}.csv") for name in ("Ann", "ann")]
    for path, _ in paths:
        with open(path, "w") as file:
            file.write(f"{','.join(COLUMNS)}\n{line}\n")
    (fault,) = read_decisions(paths, documents={"p1"}, codes={"pay"}).faults
    assert (fault.file, fault.line) == ("ann.csv", 0)


def test_rows_of_somebody_else_are_one_fault_with_their_number(read):
    found = read({"coder": "bob"}, {}, {"coder": "bob"}, {"coder": "cem"})
    assert [(fault.line, fault.found) for fault in found.faults] == [
        (2, "'bob' in 2 rows"),
        (5, "'cem'"),
    ]
    assert found.frame["decision"].tolist() == ["d2"]


def test_a_version_that_the_codebook_has_not_reached_is_a_fault(tmp_path):
    path = tmp_path / "ann.csv"
    cells = {"decision": "d1", "at": "2025-03-01", "coder": "ann", "document": "p1",
             "suggestion": "s1", "action": "accept", "text_hash": HASH,
             "codebook_version": "3"}  # fmt: skip
    row = ",".join(cells.get(name, "") for name in COLUMNS)
    path.write_text(f"{','.join(COLUMNS)}\n{row}\n")
    found = read_decisions(
        [(str(path), "ann.csv")], documents={"p1"}, codes=set(), version="2"
    )
    assert [fault.where for fault in found.faults] == ["codebook_version"]
    assert found.frame.empty


def test_times_that_run_backwards_are_a_caution(read):
    found = read({}, {"at": "2025-02-01"}, {"at": "2025-03-01"})
    assert found.faults == []
    assert [(c.line, c.where) for c in found.cautions] == [(3, "at")]


def test_a_broken_chain_is_a_caution(read):
    found = read({}, {"chain": "0" * 12})
    assert found.faults == []
    assert [(c.line, c.where) for c in found.cautions] == [(3, "chain")]
