"""New lines go to the end of a decision file, in the form that it has."""

import pytest

from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.qualitative.chain import first_break
from plait.qualitative.decision_lines import growth, growth_faults, numbered
from plait.qualitative.decisions import COLUMNS

LINE = {"document": "p1", "action": "reject", "suggestion": "s1", "memo": 'a, "b"\nc'}
SAME = {"coder": "ann", "at": "2026-01-31", "version": "2"}


@pytest.fixture
def grow(tmp_path):
    def grow(content, *lines):
        path = tmp_path / "ann.csv"
        path.write_bytes(content)
        file = read_csv_rows(str(path)) if content else CsvFile("ann.csv")
        new = numbered(list(lines), file, **SAME)
        assert growth_faults(file, new) == []
        path.write_bytes(content + growth(file, new, content=content))
        assert path.read_bytes().startswith(content)
        return read_csv_rows(str(path))

    return grow


def test_a_new_file_has_all_columns_and_a_chain(grow):
    found = grow(b"", LINE, LINE)
    assert found.columns == list(COLUMNS)
    assert [row["decision"] for row in found.rows] == ["ann_0001", "ann_0002"]
    assert found.rows[0]["memo"] == LINE["memo"]
    assert all(row["chain"] for row in found.rows)
    assert first_break(found.rows) is None


HEAD = ",".join(COLUMNS).encode()


def test_ids_count_on_and_a_missing_line_end_is_made_good(grow):
    found = grow(HEAD + b"\nann_0041,2026-01-01,ann,p1,s9,reject" + b"," * 11, LINE)
    assert found.rows[-1]["decision"] == "ann_0042"
    assert first_break(found.rows) is None


def test_windows_line_ends_and_semicolons_are_kept(grow):
    content = HEAD.replace(b",", b";") + b"\r\n"
    found = grow(content, LINE)
    assert found.delimiter == ";"
    assert len(found.rows) == 1


def test_a_byte_order_mark_is_not_written_again(grow):
    found = grow(b"\xef\xbb\xbf" + HEAD + b"\n", LINE)
    assert found.rows[0]["decision"] == "ann_0001"


def test_a_file_without_a_chain_stays_without(grow):
    found = grow(HEAD.removesuffix(b",chain") + b"\n", LINE)
    assert "chain" not in found.columns


def test_a_column_that_is_needed_and_not_there_is_a_fault():
    file = CsvFile("ann.csv", columns=["decision", "at", "coder", "document", "action"])
    faults = growth_faults(file, numbered([LINE], file, **SAME))
    assert [fault.where for fault in faults] == [
        "column suggestion", "column memo", "column codebook_version",
    ]  # fmt: skip


def test_signs_that_the_encoding_has_not_are_a_fault():
    file = CsvFile("ann.csv", columns=list(COLUMNS), encoding="cp1252")
    (fault,) = growth_faults(file, [{"memo": "日"}])
    assert "UTF-8" in fault.mend
