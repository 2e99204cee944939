"""Tables, prose and heads look alike on the page and on paper, each in its own way."""

import pypandoc
import pytest

from plait.report.grid import Grid, Span, set_table
from plait.study_files import CHECKOUT

FILTERS = [f"--lua-filter={CHECKOUT}/reports/filters/{name}.lua"
           for name in ("references", "formats", "print")]  # fmt: skip
NUMBERS = set_table(
    Grid([1, 1, 1, 1], [["", Span("At T1", 2), "At T2"], ["Outcome", "n", "mean", "mean"]],
         [["Wellbeing", "32", "49.8", "47.7"]], "lrrr"),
    name="numbers", caption="Numbers.",
)  # fmt: skip
WORDS = set_table(
    Grid([1, 3, 1], [["Id", "Words", "n"]], [["[theme.worth.all.extracts]{.id}", "Some", "3"]], "llr"),
    name="words", caption="Words.",
)  # fmt: skip


def convert(text, to):
    filters = FILTERS[: 2 if to == "html" else 3]
    asked = [*filters, "--wrap=none"]
    return pypandoc.convert_text(text, to, format="markdown", extra_args=asked)


def test_a_browser_fits_columns_of_numbers_by_itself():
    assert "<colgroup>" not in convert(NUMBERS, "html")
    assert convert(WORDS, "html").count("<col ") == 3


def test_an_id_breaks_after_its_points_and_is_copied_whole():
    page = convert(WORDS, "html")
    assert "theme.<wbr>worth.<wbr>all.<wbr>extracts" in page
    assert "\u200b" not in page
    assert "theme.\u200bworth.\u200ball.\u200bextracts" in convert(WORDS, "typst")


def test_a_date_in_a_cell_stays_whole_on_the_web():
    dated = "| a | b |\n|---|---|\n| 2025-11-20, or 2025-11-2 | x |\n\nOn 2025-11-21.\n"
    page = convert(dated, "html")
    assert '<span class="whole">2025-11-20,</span>' in page
    assert page.count('class="whole"') == 1
    assert "2025-11-20, or" in convert(dated, "typst")


def test_only_a_head_over_several_columns_has_a_rule_of_its_own():
    text = convert(NUMBERS, "typst")
    assert text.count("#spanner[") == 1
    assert "#spanner[#strong[At T1]]" in " ".join(text.split())


def test_text_is_narrower_than_tables_and_what_it_leads_to_stays_with_it():
    text = convert(
        f"One.\n\n- Two.\n\nAs follows:\n\n> Said.\n\n{NUMBERS}\n\nLast.", "typst"
    )
    assert text.count("#prose[") == 2
    first, rest = text.split("#prose[")[1:]
    assert all(words in first for words in ("One.", "Two.", "Said."))
    assert "#leads-in[\nAs follows:\n\n]" in first
    assert "Last." in rest
    assert "#figure(" in first


@pytest.mark.parametrize("inside", ["Words.", "- A point.", "As follows:"])
def test_a_callout_sets_the_width_of_what_it_holds(inside):
    text = convert(f'::: {{.callout-note title="Mind"}}\n{inside}\n:::', "typst")
    assert "#prose[" not in text
    assert "#leads-in[" not in text


def test_text_within_a_block_of_its_own_is_narrower_too():
    text = convert("::: {.against}\n*Words against:*\n\n> Said.\n:::\n\n::: {#refs}\nA (2022).\n:::", "typst")  # fmt: skip
    assert text.count("#prose[") == 2
    assert "#leads-in[\n#emph[Words against:]" in text
    assert text.index("#prose[", text.index("Said.")) < text.index("<refs>")
