"""The pages of the report use nothing that one of the two renderers cannot show."""

import pytest

from plait.report.quarto_constructs import only_quarto
from plait.study_files import CHECKOUT

PAGES = sorted((CHECKOUT / "reports").rglob("*.qmd"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_uses_what_both_renderers_show(page):
    assert only_quarto(page.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{< video a.mp4 >}}", "a shortcode: video"),
        ("a\n\n::: {.panel-tabset}\n", "a block: panel-tabset"),
        (":::: {#x .column-margin}", "a block: column-margin"),
        ('::: {layout-ncol="2"}', "a layout: layout-ncol"),
        ("```{python}\n1\n```", "code that runs: python"),
        ("see @eq-one", "a reference: eq-one"),
        ('::: {.content-visible when-format="html"}', "a block: content-visible"),
    ],
)
def test_what_only_quarto_shows_is_found(text, found):
    assert only_quarto(f"{text}\n{text}") == [found]


@pytest.mark.parametrize(
    "text",
    ["{{< include /_parts/a.md >}}", "{{< meta title >}}", "::: {.callout-note}",
     "@tbl-a, @fig-b, @sec-c and [@name2020]", "\\{\\{< video >}}", "{{{< video >}}}",
     "```\n{python}\n```", "me@eq-uals.org"],
)  # fmt: skip
def test_what_both_show_is_passed_over(text):
    assert only_quarto(text) == []
