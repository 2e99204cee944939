"""Quarto is called where it is there, and its silent holes are errors."""

import json

import pytest

from plait.report.failure import RenderError
from plait.report.quarto import quarto_available, quarto_name, render_quarto
from plait.report.render import render_report

SCRIPT = """#!/bin/sh
if [ "$1" = "--version" ]; then echo 1.7.99; exit 0; fi
{body}
"""
MAKES = 'case "$4" in typst) kind=pdf;; *) kind="$4";; esac; echo "$SOURCE_DATE_EPOCH {words}" > "synthesis.$kind"'  # fmt: skip


@pytest.fixture
def quarto(tmp_path, monkeypatch):
    """Put a stand-in for the Quarto CLI in its place."""

    def put(body: str):
        path = tmp_path / "bin" / "quarto"
        path.parent.mkdir(exist_ok=True)
        path.write_text(SCRIPT.format(body=body))
        path.chmod(0o755)
        monkeypatch.setenv("QUARTO_PATH", str(path))

    return put


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "render"
    made.mkdir()
    (made / "_metadata.yml").write_text('{"date": "2026-01-15"}')
    return made


def test_a_machine_without_quarto_has_none(monkeypatch, tmp_path):
    monkeypatch.delenv("QUARTO_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not quarto_available()


def test_a_path_to_nothing_is_no_quarto(monkeypatch, tmp_path):
    monkeypatch.setenv("QUARTO_PATH", str(tmp_path / "none"))
    assert not quarto_available()
    with pytest.raises(RenderError, match=r"Quarto: .*none"):
        quarto_name()


def test_quarto_makes_every_format_and_is_named(quarto, folder, tmp_path):
    quarto(MAKES.format(words="whole"))
    assert quarto_available()
    assert render_report(folder, tmp_path / "out") == "quarto"
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["report.docx", "report.html", "report.pdf"]  # fmt: skip
    assert json.loads((folder / "_metadata.yml").read_text())["renderer"] == "Quarto 1.7.99"  # fmt: skip


def test_the_date_is_that_of_the_study(quarto, folder):
    quarto(MAKES.format(words="whole"))
    render_quarto(folder, ["html"])
    assert (folder / "synthesis.html").read_text().startswith("1768478400 ")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (MAKES.format(words="x") + "\necho 'WARNING: Unable to resolve crossref @tbl-x' >&2", "Unable to resolve crossref @tbl-x"),
        (MAKES.format(words="x") + "\necho '[WARNING] Citeproc: citation a2000 not found' >&2", "Citeproc: citation a2000 not found"),
        (MAKES.format(words="?@fig-x"), "?@fig-x"),
        ("exit 0", "Quarto made no synthesis.html"),
        ("echo broken >&2; exit 1", "Quarto: broken"),
    ],
)  # fmt: skip
def test_a_hole_that_quarto_lets_pass_is_an_error(quarto, folder, body, said):
    quarto(body)
    with pytest.raises(RenderError) as caught:
        render_quarto(folder, ["html"])
    assert said in str(caught.value)
