"""A transcript is opened by its ending, and what cannot be opened is a fault."""

import io
import zipfile
from pathlib import Path

import pytest

from plait.ingest.consent import without
from plait.ingest.transcript_files import ending, inside, outside
from plait.ingest.transcript_lines import read_lines
from plait.ingest.transcripts import read_transcripts

TWO = "Interviewer: How is it?\n\nP03: Fine.\n"


def row(**cells):
    return {"document": "d1", "file": "d1.txt", "kind": "interview",
            "participant": "P03", "interviewer_labels": "Interviewer"} | cells  # fmt: skip


@pytest.mark.parametrize("name", ["d1.txt", "d1.csv", "d1.pdf", "d1.docx"])
def test_a_file_that_is_locked_is_a_fault(tmp_path, monkeypatch, name):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    (tmp_path / name).write_text(TWO)
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    [fault] = read_lines(row(file=name), folder=str(tmp_path)).faults
    assert (fault.file, fault.line) == (name, 0)
    assert fault.found == "a file that cannot be opened (Permission denied)"


def test_an_error_without_words_is_told_all_the_same(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError

    (tmp_path / "d1.txt").write_text(TWO)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    [fault] = read_lines(row(), folder=str(tmp_path)).faults
    assert "not readable" in fault.found


@pytest.mark.parametrize(("name", "parts"), [
    ("a/p.qdpx#Interview 1", ("a/p.qdpx", "Interview 1", ".qdpx")),
    ("P.QDPX", ("P.QDPX", "", ".qdpx")),
    ("a#1.txt", ("a#1.txt", "", ".txt")),
    ("a.VTT", ("a.VTT", "", ".vtt")),
])  # fmt: skip
def test_the_parts_of_a_name(name, parts):
    assert (outside(name), inside(name), ending(name)) == parts


def test_the_words_of_someone_who_did_not_agree_are_in_no_table(tmp_path):
    (tmp_path / "d1.txt").write_text("P03: Mine.\n\nP04: Secret.\n\nP03: Again.\n")
    read = read_transcripts([row(kind="focus_group", group="g", participant="")],
                            folder=str(tmp_path), participants={"P03", "P04"})  # fmt: skip
    kept = without(read.turns, ["P04"])
    assert kept["text"].tolist() == ["Mine.", "Again."]
    assert not read.left_out["text"].str.contains("Secret").any()


def project(*sources):
    texts = "".join(
        f'<TextSource guid="{n:08d}-0000-0000-0000-000000000000" name="{name}" '
        f'plainTextPath="internal://{n}.txt"/>'
        for n, (name, _) in enumerate(sources, start=1)
    )
    xml = ('<?xml version="1.0" encoding="utf-8"?><Project name="p" '
           f'xmlns="urn:QDA-XML:project:1.0"><Sources>{texts}</Sources></Project>')  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("project.qde", xml)
        for n, (_, text) in enumerate(sources, start=1):
            archive.writestr(f"sources/{n}.txt", text)
    return buffer.getvalue()


SOURCES = (
    ("Int 1", f"\ufeff{TWO}".replace("\n", "\r\n")),
    ("Café", TWO),
    ("Empty", "\n"),
)


@pytest.mark.parametrize("name", ["p.qdpx#Int 1", "p.qdpx#int 1", "p.qdpx#Cafe\u0301"])
def test_a_source_in_a_project_is_a_transcript(tmp_path, name):
    (tmp_path / "p.qdpx").write_bytes(project(*SOURCES))
    found = read_transcripts([row(file=name)], folder=str(tmp_path))
    assert found.faults == []
    assert found.turns["text"].tolist() == ["How is it?", "Fine."]


def test_the_only_source_of_a_project_need_not_be_named(tmp_path):
    (tmp_path / "p.qdpx").write_bytes(project(SOURCES[0]))
    found = read_transcripts([row(file="p.qdpx")], folder=str(tmp_path))
    assert len(found.turns) == 2


@pytest.mark.parametrize(("name", "found"), [
    ("p.qdpx", "3 sources"),
    ("p.qdpx#Int 9", "no single source 'Int 9'"),
    ("p.qdpx#Empty", "a source without text"),
])  # fmt: skip
def test_a_source_that_is_not_there_is_a_fault(tmp_path, name, found):
    (tmp_path / "p.qdpx").write_bytes(project(*SOURCES))
    [fault] = read_lines(row(file=name), folder=str(tmp_path)).faults
    assert (fault.file, fault.found) == (name, found)


def test_a_project_that_is_no_zip_is_a_fault(tmp_path):
    (tmp_path / "p.qdpx").write_bytes(b"not a zip")
    assert read_lines(row(file="p.qdpx#a"), folder=str(tmp_path)).faults
