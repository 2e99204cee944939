"""A .qdpx as a ZIP: the same bytes each time, and nothing trusted when it is read."""

import io
import zipfile

import pytest

from plait.exchange.package import LARGEST, pack, unpack


def zipped(*entries, method=zipfile.ZIP_DEFLATED):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return whole.getvalue()


def found(data):
    package = unpack(data, shown="a.qdpx")
    assert package.project == b""
    return " | ".join(fault.found for fault in package.faults)


def test_two_packages_of_the_same_files_are_the_same_bytes():
    assert pack({"b": b"1", "a": b"2"}) == pack({"a": b"2", "b": b"1"})


def test_entries_are_sorted_stored_and_of_1980():
    with zipfile.ZipFile(io.BytesIO(pack({"b": b"1", "a": b"2"}))) as archive:
        entries = archive.infolist()
    assert [e.filename for e in entries] == ["a", "b"]
    assert {e.compress_type for e in entries} == {zipfile.ZIP_STORED}
    assert {(e.date_time[0], e.create_system) for e in entries} == {(1980, 3)}


def test_either_case_of_names_is_read():
    package = unpack(zipped(("Project.qde", "x"), ("Sources/A.TXT", "y")), shown="a")
    assert (package.project, package.sources) == (b"x", {"a.txt": b"y"})


@pytest.mark.parametrize("name", ["../a.txt", "sources/../../a.txt", "/etc/a.txt",
                                  "C:/a.txt", "..\\a.txt", "\\a.txt"])  # fmt: skip
def test_a_name_outside_the_folder_is_refused(name):
    assert "outside" in found(zipped(("project.qde", "x"), (name, "y")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_is_refused():
    data = zipped(("project.qde", "x"), ("sources/a.txt", "1"), ("sources/A.txt", "2"))
    assert "'sources/A.txt' twice" in found(data)


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert "unpacks from" in found(zipped(("project.qde", b" " * 2**23)))


def test_a_file_that_claims_to_be_huge_is_refused(monkeypatch):
    monkeypatch.setattr("plait.exchange.package.LARGEST", 3)
    assert LARGEST > 3
    assert "unpacks from" in found(zipped(("project.qde", "four")))


def test_no_project_or_two_is_refused():
    assert "0 files" in found(zipped(("a.txt", "x")))
    assert "2 files" in found(zipped(("a.qde", "x"), ("b.qde", "x")))


def test_what_is_no_zip_is_refused():
    assert "no ZIP" in found(b"not a zip")
    assert "no ZIP" in found(b"")


def test_an_encrypted_entry_is_refused():
    data = bytearray(zipped(("project.qde", "x"), method=zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in found(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_entry_is_refused(method):
    data = bytearray(zipped(("project.qde", b"abcdefgh" * 9), method=method))
    start = data.index(b"project.qde") + len("project.qde")
    data[start : start + 4] = b"\xff\xff\xff\xff"
    assert "damaged" in found(bytes(data))
