"""A codebook that changed under the same version is noticed, once a version is kept."""

import pytest
from small_study import CODEBOOK

from plait.cli import main
from plait.qualitative.codebook import read_codebook
from plait.qualitative.kept_codebooks import (
    KEPT,
    changed_codes,
    read_kept,
    vanished_codes,
)

CODES = """version: 2
codes:
  - {id: load, name: Load, definition: "Too much.", keywords: [tired]}
  - {id: pay, name: Pay, examples: ["Low."]}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "coding").mkdir()
    (tmp_path / "coding/codebook.yaml").write_text(CODES)
    return tmp_path


def keep(folder, *more, why="first", date="2025-05-02"):
    words = ["codebook", "keep", str(folder), "--why", why, "--date", date, *more]
    return main(words)


def now(folder, *changes):
    text = CODES
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "coding/codebook.yaml").write_text(text)
    return read_codebook(str(folder / "coding/codebook.yaml"), shown="codebook.yaml")


def changed(folder, *changes):
    codebook = now(folder, *changes)
    return [fault.found for fault in changed_codes(codebook, read_kept(str(folder)))]


def test_a_kept_version_is_a_line_that_a_person_can_read(folder):
    assert keep(folder) == 0
    head, line = (folder / KEPT).read_text().splitlines()
    assert head == "version,date,digest,why,codes"
    assert line.startswith("2,2025-05-02,")
    assert ",first,load=" in line


def test_lines_are_only_ever_added(folder):
    keep(folder)
    before = (folder / KEPT).read_text()
    keep(folder, why="=a comma")
    assert (folder / KEPT).read_text().startswith(before)
    assert len(read_kept(str(folder)).rows) == 2


@pytest.mark.parametrize(
    "change",
    [('"Too much."', '"Much."'), ("[tired]", "[tired, worn]"), ("name: Load", "name: L")],
)  # fmt: skip
def test_what_a_coder_goes_by_is_noticed_when_it_changes(folder, change):
    keep(folder)
    (found,) = changed(folder, change)
    assert found == "the code 'load', changed since version 2 was kept on 2025-05-02"


def test_a_code_below_another_and_a_new_one_are_noticed(folder):
    keep(folder)
    new = ('examples: ["Low."]}', "codes: [{id: rise, name: Rise}]}")
    assert changed(folder, new) == [
        "the code 'rise', new since version 2 was kept on 2025-05-02"
    ]


def test_an_example_may_change(folder):
    keep(folder)
    assert changed(folder, ("Low.", "Lower.")) == []


def test_nothing_is_said_where_nothing_was_kept(folder):
    assert changed(folder, ("[tired]", "[worn]")) == []


def test_a_version_that_was_not_kept_is_told(folder):
    keep(folder)
    assert changed(folder, ("version: 2", "version: 3")) == [
        "version 3, which was not kept"
    ]


def test_a_version_that_is_kept_again_counts_as_it_is_now(folder):
    keep(folder)
    now(folder, ("[tired]", "[worn]"))
    keep(folder, why="a slip of the pen")
    assert changed(folder, ("[tired]", "[worn]")) == []


def test_a_code_that_is_gone_is_a_fault_unless_it_is_accounted_for(folder):
    keep(folder)
    codebook = now(folder, ("id: pay", "id: wages"))
    kept = read_kept(str(folder))
    (fault,) = vanished_codes(codebook, kept, set())
    assert "no code 'pay', which version 2 had" in fault.found
    assert vanished_codes(codebook, kept, {"pay"}) == []


def test_an_edited_line_is_a_fault(folder, capsys):
    keep(folder)
    text = (folder / KEPT).read_text()
    (folder / KEPT).write_text(
        text.replace("2025-05-02", "soon").replace("pay=", "fee=")
    )
    found = {fault.where for fault in read_kept(str(folder)).faults}
    assert found == {"date", "digest"}
    assert keep(folder) == 1
    assert KEPT in capsys.readouterr().out


def test_a_day_that_is_no_date_is_a_fault(folder):
    assert keep(folder, date="today") == 1
    assert not (folder / KEPT).exists()


def test_a_blank_version_is_a_fault(folder):
    (folder / KEPT).write_text("version,date,digest,why,codes\n,2025-05-02,x,y,a=b\n")
    assert {f.where for f in read_kept(str(folder)).faults} == {"version", "digest"}


def test_the_small_study_keeps_its_codebook(folder):
    (folder / "coding/codebook.yaml").write_text(CODEBOOK)
    assert keep(folder) == 0
