"""A document is read piece by piece, each piece once."""

import json

import pytest
from pandoc_spy import spy_on_pandoc

from plait.report import reading
from plait.report.failure import RenderError
from plait.report.reading import read_pieces

HEAD = "---\nlang: en-GB\n---\n\n"
ONE, TWO = "# One\n\n*First* words.\n\n", "# Two\n\nSecond [@key] words.\n\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "_read", {})
    (tmp_path / "_metadata.yml").write_text('{"title": "Words"}\n', "utf-8")
    return tmp_path


@pytest.fixture
def given(monkeypatch):
    return spy_on_pandoc(monkeypatch, reading)


def read(folder, *pieces):
    read_pieces(folder, pieces, "read.json", {})
    return json.loads((folder / "read.json").read_text("utf-8"))


def test_the_pieces_make_one_document_in_their_order(folder):
    document = read(folder, HEAD, TWO, ONE)
    heads = [b["c"][1][0] for b in document["blocks"] if b["t"] == "Header"]
    assert heads == ["two", "one"]
    assert set(document["meta"]) == {"lang", "title"}
    assert reading.LIMIT_READ not in document["blocks"]


def test_a_piece_that_did_not_change_is_not_read_again(folder, given):
    before = read(folder, HEAD, ONE, TWO)
    (folder / "_metadata.yml").write_text('{"title": "Other"}\n', "utf-8")
    after = read(folder, HEAD, ONE, TWO + "More.\n")
    assert "First" not in given[1]
    assert "More" in given[1]
    assert after["blocks"][: len(before["blocks"])] == before["blocks"]
    assert after["meta"]["title"] != before["meta"]["title"]


def test_a_piece_that_left_the_document_is_forgotten(folder, given):
    read(folder, HEAD, ONE, TWO)
    read(folder, HEAD, TWO)
    read(folder, HEAD, ONE)
    assert "First" in given[2]


def test_a_piece_that_stands_twice_comes_twice(folder):
    document = read(folder, HEAD, "Again.\n\n", "Again.\n\n")
    assert len(document["blocks"]) == 2


def test_a_block_left_open_is_refused(folder):
    with pytest.raises(RenderError, match="leaves open"):
        read(folder, HEAD, "```\nwords\n", ONE)
