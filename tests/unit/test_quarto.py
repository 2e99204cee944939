"""Quarto is called where it is there, and its silent holes are errors."""

import json

import pytest

from plait.report.failure import RenderError
from plait.report.quarto import quarto_available, quarto_name, render_quarto
from plait.report.render import render_document

SCRIPT = """#!/bin/sh
if [ "$1" = "--version" ]; then echo {version}; exit 0; fi
{body}
"""
MAKES = 'case "$4" in typst) kind=pdf;; *) kind="$4";; esac; echo "$SOURCE_DATE_EPOCH {words}" > "document.$kind"'  # fmt: skip
PAGE = "<html lang=en><head><title>a</title></head><body><h1>a</h1></body></html>"


@pytest.fixture
def quarto(tmp_path, monkeypatch):
    """Put a stand-in for the Quarto CLI in its place."""

    def put(body: str, version: str = "1.7.99"):
        path = tmp_path / "bin" / "quarto"
        path.parent.mkdir(exist_ok=True)
        path.write_text(SCRIPT.format(body=body, version=version))
        path.chmod(0o755)
        monkeypatch.setenv("QUARTO_PATH", str(path))

    return put


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "render"
    (made / "styles").mkdir(parents=True)
    (made / "styles/report.js").write_text("// script\n")
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


@pytest.mark.parametrize(("version", "there"), [("1.6.42", False), ("1.7.0", True), ("1.11.3", True), ("99.9.9", True), ("none", False)])  # fmt: skip
def test_a_quarto_older_than_the_filters_is_no_quarto(quarto, version, there):
    quarto("exit 0", version)
    assert quarto_available() is there


def test_a_quarto_that_does_not_run_is_no_quarto(quarto):
    quarto("exit 0", "broken; exit 3")
    assert not quarto_available()


def test_quarto_makes_every_format_and_is_named(quarto, folder, tmp_path, monkeypatch):
    quarto(MAKES.replace("$SOURCE_DATE_EPOCH ", "").format(words=PAGE))
    monkeypatch.setattr("plait.report.render.finish_word", lambda content: content)
    assert quarto_available()
    assert render_document(folder, tmp_path / "out" / "report") == "quarto"
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["report.docx", "report.html", "report.pdf"]  # fmt: skip
    assert json.loads((folder / "_metadata.yml").read_text())["renderer"] == "Quarto 1.7.99"  # fmt: skip


def test_the_tips_of_its_page_are_finished(quarto, folder):
    (folder / "tips.json").write_text('{"k1": "What\\nHow"}')
    quarto(MAKES.format(words='<p><span data-finding=\\"k1\\">4</span></p></body>'))
    render_quarto(folder, ["html"])
    page = (folder / "document.html").read_text()
    assert '<span data-t="0">4</span>' in page
    assert '{"lines":["What","How"],"tips":[[0,1]],"trails":[0]}' in page
    assert page.count("// script") == 1


def test_the_date_is_that_of_the_study(quarto, folder):
    quarto(MAKES.format(words="whole"))
    render_quarto(folder, ["html"])
    assert (folder / "document.html").read_text().startswith("1768478400 ")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (MAKES.format(words="x") + "\necho 'WARNING: Unable to resolve crossref @tbl-x' >&2", "Unable to resolve crossref @tbl-x"),
        (MAKES.format(words="x") + "\necho '[WARNING] Citeproc: citation a2000 not found' >&2", "Citeproc: citation a2000 not found"),
        (MAKES.format(words="x") + "\nprintf '\\033[33mWARNING (a.lua:232) Unknown meta key renderer specified\\n' >&2", "Unknown meta key renderer"),
        (MAKES.format(words="x") + "\necho \"WARNING (a.lua:435) Shortcode 'x' not found\" >&2", "Shortcode 'x' not found"),
        (MAKES.format(words="?@fig-x"), "?@fig-x"),
        (MAKES.format(words="?meta:renderer"), "?meta:renderer"),
        (MAKES.format(words="src=\\\"figures/a.svg\\\""), 'src="figures/a.svg"'),
        ("exit 0", "Quarto made no document.html"),
        ("echo broken >&2; exit 1", "Quarto: broken"),
        ("echo of typst; printf '\\033[31mERROR\\033[39m' >&2; exit 1", "Quarto: of typst\nERROR"),
    ],
)  # fmt: skip
def test_a_hole_that_quarto_lets_pass_is_an_error(quarto, folder, body, said):
    quarto(body)
    with pytest.raises(RenderError) as caught:
        render_quarto(folder, ["html"])
    assert said in str(caught.value)
