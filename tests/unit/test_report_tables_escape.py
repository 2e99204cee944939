"""What people typed is shown as typed, whatever it holds."""

import subprocess

import pypandoc
import pytest

from plait.report.escape import escape_cell, escape_markdown, tame_markdown


def as_html(markdown: str) -> str:
    command = [
        pypandoc.get_pandoc_path(),
        "--from=markdown-smart",
        "--to=html",
        "--wrap=none",
    ]
    return subprocess.run(
        command, input=markdown, capture_output=True, text=True, check=True
    ).stdout


def as_text(markdown: str) -> str:
    command = [
        pypandoc.get_pandoc_path(),
        "--from=markdown-smart",
        "--to=plain",
        "--wrap=none",
    ]
    return subprocess.run(
        command, input=markdown, capture_output=True, text=True, check=True
    ).stdout.strip()


NASTY = (
    "*a* _b_ `c` [d](e) ![f](g) <b>h</b> $i$ \\j {{< meta k >}} {% l %} a|b @m # n & &amp; "
    "1. o ~p~ ^q^ ::: r -- ... https://s.t/u_v ==w== (x) (@y) [^z] {#id .class}"
)  # fmt: skip


def test_every_kind_of_markup_is_shown_as_typed():
    assert as_text(escape_markdown(NASTY)) == NASTY


@pytest.mark.parametrize("start", ["# ", "- ", "+ ", "1. ", "(1) ", "> ", ": ", "    ", "| ", "--- ", "#. "])  # fmt: skip
def test_a_line_never_starts_a_block(start):
    assert as_text(escape_markdown(f"{start}word")) == f"{start}word".strip()


def test_line_breaks_become_blanks_and_control_characters_go():
    assert escape_markdown("a\r\n b\n\n# c\x00d") == "a b \\# c d"


def test_missing_text_is_empty():
    assert escape_markdown(None) == ""


def test_bars_and_wide_characters_are_entities_in_a_cell():
    assert escape_cell("a|b 🙂 漢") == "a&#124;b &#128578; &#28450;"


def test_bars_in_a_cell_come_back():
    assert as_text(escape_cell("a|b 🙂")) == "a|b 🙂"


def test_accents_stay_readable_in_a_cell():
    assert escape_cell("café – naïve") == "café – naïve"


@pytest.mark.parametrize(
    ("typed", "forbidden"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("```{=html}\n<script>x</script>\n```", "<script"),
        ("`<i>`{=html}", "<i>"),
        ("![a](https://example.org/a.png)", "<img"),
        ("a $x^2$ and \\begin{x}", "math"),
        ("::: {.x}\na\n:::", "<div"),
        ("[a](javascript:alert(1))", "href"),
        ("---\ntitle: hidden\n---", "<hr"),
    ],
)
def test_prose_keeps_nothing_that_runs_or_fetches(typed, forbidden):
    assert forbidden not in as_html(tame_markdown(typed))


def test_prose_cannot_include_a_file():
    assert "{{<" not in tame_markdown("{{< include /etc/passwd >}}")


def test_a_rule_of_dashes_hides_nothing():
    assert "title: hidden" in as_text(tame_markdown("---\ntitle: hidden\n---"))


def test_prose_keeps_emphasis_lists_and_citations():
    shown = as_html(tame_markdown("*a* and [@gillard2022]\n\n- b"))
    assert "<em>a</em>" in shown
    assert 'data-cites="gillard2022"' in shown
    assert "<li>b</li>" in shown


def test_headings_of_prose_lie_below_ours_and_have_no_number():
    assert as_html(tame_markdown("# A", level=2)).startswith('<h2 class="unnumbered')
