"""The web page is written piece by piece, each piece once, and is whole."""

import json
import subprocess

import pypandoc
import pytest
from pandoc_spy import spy_on_pandoc

from plait.report import writing
from plait.report.failure import RenderError
from plait.report.writing import PAGE, write_pieces

WORDS = """Before any heading.

# One

*First* words.

- a
- b

## Two

| a | b |
|---|---|
| 1 | 2 |

Between.

# Three
"""
OPTIONS = ["--to=html5", "--wrap=none"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_written", {})
    return tmp_path


@pytest.fixture
def given(monkeypatch):
    return spy_on_pandoc(monkeypatch, writing)


def pandoc(*options, given):
    command = [pypandoc.get_pandoc_path(), *options]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout  # fmt: skip


def write(folder, words):
    """Give the page of some words, and the page that pandoc alone would make."""
    tree = pandoc("--from=markdown", "--to=json", given=words)
    (folder / "tree.json").write_text(tree, "utf-8")
    name = write_pieces(folder, "tree.json", OPTIONS, {})
    page = pandoc("--from=json", *OPTIONS, given=(folder / name).read_text("utf-8"))
    return page, pandoc("--from=json", *OPTIONS, given=tree)


def test_the_pieces_make_the_page_that_pandoc_makes(folder):
    page, whole = write(folder, WORDS)
    assert page == whole


def test_headings_stay_headings_for_the_contents(folder):
    write(folder, WORDS)
    blocks = json.loads((folder / PAGE).read_text("utf-8"))["blocks"]
    kinds = [block["t"] for block in blocks]
    assert kinds == ["RawBlock", "Header", "RawBlock", "Header", "RawBlock", "Header"]


def test_a_piece_that_did_not_change_is_not_written_again(folder, given):
    write(folder, WORDS)
    page, whole = write(folder, WORDS.replace("Between", "Amid"))
    assert "First" in given[0]
    assert "First" not in given[1]
    assert page == whole


def test_a_page_that_did_not_change_is_not_written_at_all(folder, given):
    write(folder, WORDS)
    write(folder, WORDS)
    assert len(given) == 1


def test_a_piece_that_left_the_page_is_forgotten(folder, given):
    write(folder, WORDS)
    write(folder, "# One\n\nOther.\n")
    write(folder, WORDS)
    assert "First" in given[2]


def test_notes_are_numbered_through_the_page(folder):
    words = "# One\n\nA[^1]\n\n[^1]: first\n\n# Two\n\nB[^2]\n\n[^2]: second\n"
    page, whole = write(folder, words)
    assert page == whole
    assert page.count('class="footnotes') == 1


def test_words_that_look_like_a_note_or_a_limit_stay_words(folder):
    page, whole = write(folder, f'# One\n\nSay "t":"Note".\n\n`{writing.LIMIT}`\n')
    assert page == whole


def test_a_piece_that_is_lost_is_told(folder, monkeypatch):
    monkeypatch.setattr(writing, "LIMIT", "")
    with pytest.raises(RenderError, match="a piece of the document was lost"):
        write(folder, WORDS)
