"""What became of codes: what is read, and what is a fault."""

import pytest
from coded_fixtures import codebook

from plait.qualitative.recodes import read_recodes

ROW = {
    "date": "2025-05-01", "from_version": 0, "to_version": 1, "reason": '"it fits better"',
}  # fmt: skip


def write(*rows):
    """Write changes as YAML; the codebook has worth, pay, and bands below pay."""
    lines = []
    for number, row in enumerate(rows, start=1):
        whole = {"id": f"r{number}"} | ROW | row
        lines += [f"{'-' if n == 0 else ' '} {key}: {value}"
                  for n, (key, value) in enumerate(whole.items())]  # fmt: skip
    return "\n".join(lines) + "\n"


@pytest.fixture
def read(tmp_path):
    def read(*rows, text=None):
        path = tmp_path / "recodes.yaml"
        path.write_text(write(*rows) if text is None else text)
        return read_recodes(str(path), shown="coding/recodes.yaml", codebook=codebook())

    return read


RENAME = {"action": "rename", "codes": "wage", "into": "pay"}


def test_a_rename_is_followed(read):
    found = read(RENAME)
    assert found.faults == []
    assert found.follow("wage").codes == ("pay",)
    assert found.former == {"wage"}
    assert found.names() == {"pay": ["wage"]}


def test_a_decision_of_the_version_after_the_change_is_not_touched(read):
    found = read(RENAME)
    assert found.follow("wage", version="1").codes == ("wage",)
    assert found.follow("wage", version="0").codes == ("pay",)
    assert found.follow("pay").steps == ()


def test_changes_follow_each_other_over_versions(read):
    found = read(
        RENAME | {"codes": "money", "into": "wage", "to_version": '"0.5"'},
        RENAME,
    )
    assert found.faults == []
    assert found.follow("money").codes == ("pay",)
    assert found.follow("wage", version="0.5").codes == ("pay",)
    assert found.names() == {"pay": ["money", "wage"]}


def test_a_merge_gives_one_code_and_may_keep_one_of_the_ids(read):
    found = read({"action": "merge", "codes": "[pay, wage]", "into": "pay"})
    assert found.faults == []
    assert found.follow("wage").codes == ("pay",)
    assert found.names() == {"pay": ["wage"]}


def test_a_split_gives_candidates(read):
    found = read({"action": "split", "codes": "money", "into": "[pay, worth]"})
    assert found.follow("money").codes == ("pay", "worth")
    assert found.follow("money").split == "r1"
    assert found.names() == {}


def test_a_retired_code_becomes_nothing_and_a_move_changes_no_decision(read):
    found = read(
        {"action": "retire", "codes": "money"},
        {"action": "move", "codes": "bands", "into": "pay"},
    )
    assert found.faults == []
    assert found.follow("money").codes == ()
    assert found.follow("bands").steps == ()


def test_a_file_with_nothing_in_it_is_no_change(read):
    found = read(text="# nothing yet\n")
    assert (found.steps, found.faults) == ([], [])


def test_renaming_there_and_back_over_versions_is_no_cycle(read):
    found = read(
        RENAME | {"codes": "pay", "into": "wage", "to_version": '"0.5"'},
        RENAME,
    )
    assert found.faults == []
    assert found.follow("pay").codes == ("pay",)


@pytest.mark.parametrize(
    ("rows", "where", "words"),
    [
        ([RENAME, {**RENAME, "id": "r1", "codes": "x"}], "[2].id", "again"),
        ([RENAME | {"to_version": 0}], "[1].to_version", "'0' to '0'"),
        ([RENAME | {"to_version": "new"}], "[1].to_version", "new"),
        ([RENAME | {"to_version": 9}], "[1].to_version", "codebook has '1'"),
        ([RENAME, RENAME | {"codes": "x", "to_version": '"0.5"'}], "[2].to_version", "after"),
        ([RENAME, RENAME | {"codes": "x", "date": "2025-04-01"}], "[2].date", "after"),
        ([RENAME | {"into": "[pay, worth]"}], "[1].codes", "pay, worth"),
        ([RENAME | {"codes": "pay"}], "[1].codes", "pay into pay"),
        ([{"action": "split", "codes": "x", "into": "pay"}], "[1].codes", "x into pay"),
        ([{"action": "retire", "codes": "x", "into": "pay"}], "[1].codes", "x into pay"),
        ([RENAME | {"into": "bonus"}], "[1].into", "bonus"),
        ([RENAME | {"codes": "worth"}], "[1].codes", "still there"),
        ([{"action": "move", "codes": "x", "into": "pay"}], "[1].codes", "'x'"),
        ([RENAME | {"codes": "wage", "kind": "odd"}], "[1].kind", "unknown key"),
    ],
)  # fmt: skip
def test_each_fault_names_its_place(read, rows, where, words):
    found = read(*rows).faults
    assert [where] == [fault.where for fault in found]
    assert words in found[0].found
    assert found[0].line > 0


def test_a_cycle_in_one_version_is_a_fault(read):
    found = read(RENAME, RENAME | {"codes": "pay", "into": "wage"})
    assert "changed again (first by r1)" in found.faults[0].found


def test_a_code_changed_twice_in_one_version_is_a_fault(read):
    found = read(RENAME, {"action": "retire", "codes": "wage"})
    assert [fault.where for fault in found.faults] == ["[2].codes"]


def test_two_codes_may_go_into_one_in_one_version(read):
    assert read(RENAME, RENAME | {"codes": "money"}).faults == []
