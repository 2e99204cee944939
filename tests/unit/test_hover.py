"""What the web page says of a number or a quote, and that it stays words."""

import json
import re
import subprocess
from pathlib import Path

import pypandoc
import pytest
from lxml import html
from report_fixtures import make_inputs
from table_rows import without_tips

from plait.report.change_tables import change_table
from plait.report.document import write_tips
from plait.report.grid import Grid, Span, grid_table
from plait.report.hover import (
    finding_key,
    finding_tip,
    finding_tips,
    quote_tip,
    with_finding,
    with_tip,
)
from plait.report.inputs import rows_of
from plait.report.norm_tips import norm_tips, with_norm
from plait.report.outcome_tables import outcome_table
from plait.report.page import finish_page

REPORTS = Path(__file__).parents[2] / "reports"
CHANGE = {
    "finding": "wemwbs.total.t1-t2.change", "strand": "quantitative",
    "instrument": "wemwbs", "scale": "total", "measure": "change", "level": 0.95,
    "estimate": -2.123456789, "low": -3.9, "high": -0.3, "n": 18, "unit": "points",
    "status": "computed", "method": "paired t", "caution": "fewer than 30 pairs",
    "source": "instruments/wemwbs.yaml",
}  # fmt: skip
QUOTE = {"quote": "q3", "text": "a", "attribution": "peer worker, T1",
         "themes": "pay;worth", "statements": "p1a", "case_against": "p2"}  # fmt: skip
NASTY = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{< include /etc/passwd >}}",
    "[x](javascript:alert(1))",
    "a | b + c ::: d `e` \\ f $x$ & g",
    "עברית 🙂 ﷽",
)


def change(inputs) -> str:
    return change_table(inputs, {"from": "t1", "to": "t2"})


def as_page(markdown: str, folder: Path) -> str:
    """Give the HTML that the filter of the web page makes, with its tips."""
    (folder / "styles").mkdir(exist_ok=True)
    (folder / "styles/report.js").write_text("// script")
    command = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=html5", "--wrap=none",
               f"--lua-filter={REPORTS}/filters/page.lua"]  # fmt: skip
    done = subprocess.run(command, input=markdown, cwd=folder, capture_output=True, text=True, check=True)  # fmt: skip
    return finish_page(f"{done.stdout}</body>", folder)


def tips_of(html: str) -> list[list[str]]:
    store = json.loads(re.search(r'id="tips">(.*?)</script>', html, re.DOTALL)[1])
    return [[store["lines"][line] for line in tip] for tip in store["tips"]]


def test_a_tip_says_what_how_many_how_and_from_where():
    assert finding_tip(CHANGE, about=("Wellbeing", "T1 to T2")).split("\n") == [
        "Wellbeing, T1 to T2",
        "Change within people: −2.12346 points (95% CI −3.9 to −0.3)",
        "n = 18 people",
        "How: paired t",
        "Caution: fewer than 30 pairs",
        "From: instruments/wemwbs.yaml, rule estimate_findings, table findings.csv",
        "wemwbs.total.t1-t2.change",
    ]


def test_a_withheld_finding_gives_no_number():
    held = CHANGE | {"status": "withheld", "estimate": None, "low": None, "n": None,
                     "caution": "fewer than 10 people"}  # fmt: skip
    tip = finding_tip(held)
    assert "Change within people: withheld" in tip
    assert "fewer than 10 people" in tip
    assert "n =" not in tip


def test_a_fault_note_in_a_line_is_read_out_as_a_note(tmp_path):
    page = as_page("[**To mend:** it.]{.fault-note}", tmp_path)
    assert '<span class="fault-note" role="note">' in page


def test_an_effect_size_keeps_its_small_letter():
    assert "\nd z: 0.5 SD" in finding_tip(CHANGE | {"measure": "d_z", "estimate": 0.5, "low": None, "unit": "SD"})  # fmt: skip


def test_extracts_are_not_counted_as_people():
    tip = finding_tip(CHANGE | {"strand": "qualitative", "unit": "extracts"})
    assert "n = 18\n" in tip
    assert "rule collect_codings" in tip


def test_a_quote_names_themes_and_statements_but_no_document():
    assert quote_tip(QUOTE, named={"pay": "What the pay says"}).split("\n") == [
        "peer worker, T1",
        "Theme: What the pay says; worth",
        "Used by statement: p1a",
        "Speaks against: p2",
        "From: the transcript, cut by the machine where a person coded it",
        "q3, tables/quotes.csv",
    ]


def test_nothing_to_say_leaves_the_text_alone():
    assert with_tip("a", "") == "a"
    assert with_tip("", "a") == ""
    assert with_finding("a", None) == "a"
    assert with_finding("", CHANGE) == ""


def test_every_finding_has_its_own_key():
    names = [f"scale_{n}.total.t{t}.mean" for n in range(500) for t in range(1, 13)]
    assert len({finding_key(name) for name in names}) == 6000


def test_tips_can_be_taken_out_again():
    inner = with_finding("[withheld]{.withheld}", CHANGE)
    marked = f"a {with_tip(inner, 'b')} \\[{with_finding('1', CHANGE)}, 2\\]"
    assert without_tips(marked) == "a [withheld]{.withheld} \\[1, 2\\]"


@pytest.mark.parametrize("typed", NASTY)
def test_words_of_a_tip_stay_words(typed, tmp_path):
    html = as_page(with_tip("a", f"{typed}\nline"), tmp_path)
    assert tips_of(html) == [[typed, "line"]]
    assert html.count("<script") == 2
    assert html.count("</script>") == 2
    assert "<img" not in html
    assert '<span data-t="0">a</span>' in html


def test_a_finding_is_looked_up_and_told_once(tmp_path):
    (tmp_path / "tips.json").write_text(json.dumps({finding_key(CHANGE["finding"]): "What\nHow"}))  # fmt: skip
    html = as_page(f"{with_finding('1', CHANGE)} {with_finding('2', CHANGE)}", tmp_path)
    assert html.count('data-t="0"') == 2
    assert tips_of(html) == [["What", "How"]]


def test_a_line_that_tips_share_stands_in_the_page_once(tmp_path):
    both = [with_tip(text, f"{text}\none method") for text in ("x", "y")]
    html = as_page(" ".join(both), tmp_path)
    assert html.count("one method") == 1
    assert tips_of(html) == [["x", "one method"], ["y", "one method"]]


def test_a_finding_that_the_page_does_not_know_is_only_text(tmp_path):
    html = as_page(with_finding("1", CHANGE), tmp_path)
    assert html.startswith("<p><span>1</span></p>")
    assert "data-" not in html


def test_a_tip_in_a_heading_is_left_out_of_it(tmp_path):
    html = as_page(f"# {with_tip('a', 'b')} {with_finding('1', CHANGE)}", tmp_path)
    assert '<h1 id="a-1">a 1</h1>' in html


@pytest.mark.parametrize("wanted", ["docx", "typst", "plain"])
def test_other_formats_have_the_text_alone(wanted, tmp_path):
    text = pypandoc.convert_text(f"so {with_tip('many', 'secret')} {with_finding('7', CHANGE)}", "typst" if wanted == "docx" else wanted, "markdown")  # fmt: skip
    assert "so many 7" in text
    assert "secret" not in text


def test_a_fold_opens_on_the_page(tmp_path):
    html = as_page(':::: {.fold title="Two more <b>"}\n\n> a\n\n::::', tmp_path)
    assert '<details class="fold">' in html
    assert "Two more &lt;b&gt;" in html
    assert "</details>" in html


def test_rows_are_named_by_their_first_cell_and_groups_by_their_head(tmp_path):
    grid = Grid([1, 1], [["", "n"]], [[Span("Group", 2)], ["a", "1"]])
    html = as_page(grid_table(grid), tmp_path)
    assert re.search(r'<th[^>]*colspan="2"[^>]*>Group</th>', html)
    assert re.search(r"<th[^>]*>a</th>", html)
    assert '<span class="unseen">Row</span>' in html


def test_a_row_without_a_name_has_no_empty_head(tmp_path):
    html = as_page(grid_table(Grid([1, 1], [["x", "n"]], [["", "1"]])), tmp_path)
    assert html.count("<th ") + html.count("<th>") == 2


def test_the_report_writes_a_tip_for_every_finding(tmp_path):
    inputs = make_inputs()
    write_tips(tmp_path, inputs)
    tips = json.loads((tmp_path / "tips.json").read_text("utf-8"))
    norms = rows_of(inputs, "norms")
    assert len(tips) == len(inputs.findings) + len(norms) > len(inputs.findings)
    assert tips[finding_key("wemwbs.wellbeing.t1.mean")].startswith("Wellbeing, T1\nMean: ")  # fmt: skip


@pytest.mark.parametrize("table", [outcome_table, change])
def test_every_number_of_a_main_table_has_its_tip(table, tmp_path):
    inputs = make_inputs()
    write_tips(tmp_path, inputs)
    page = html.fromstring(as_page(table(inputs), tmp_path))
    cells = [c for c in page.xpath("//tbody//td") if re.search(r"\d|withheld", c.text_content())]  # fmt: skip
    assert len(cells) >= 7
    assert [c.text_content() for c in cells if not c.xpath(".//*[@data-t]")] == []


def test_a_norm_says_whom_it_describes_and_where_it_is_from():
    norm = {"instrument": "wemwbs", "scale": "total", "norm": "gillard_2022", "n": None,
            "population": "adults in England", "citation": "G (2022)", "caution": None,
            "verified": False}  # fmt: skip
    (tip,) = norm_tips([norm]).values()
    assert tip.split("\n") == [
        "Norm: Gillard 2022", "Whom it describes: adults in England", "n: not known",
        "Caution: not verified against its source", "From: G (2022), tables/norms.csv",
    ]  # fmt: skip
    assert finding_key("norm:wemwbs.total:gillard_2022") in with_norm("51.6", norm)


def test_tips_follow_the_findings():
    assert finding_tips({"x": CHANGE}, {})[finding_key("x")].startswith("wemwbs.total\n")  # fmt: skip
