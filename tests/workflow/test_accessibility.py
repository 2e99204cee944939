"""The web pages can be used by everyone: WCAG 2.2 AA, and tips without a mouse."""

import pytest
from browser import CHROMIUM, ask, axe_path, print_out
from runs import CHECKOUT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [("impact", "report"), ("wellbeing", "report"), ("wellbeing", "guide")]
LOOKS = [pytest.param(1280, False, id="desk, light"), pytest.param(360, True, id="phone, dark")]  # fmt: skip
AXE = """const found = await axe.run(document, {{ resultTypes: ["violations"],
  runOnly: {rules} }});
return {{ width: innerWidth, wide: document.documentElement.scrollWidth,
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
  violations: found.violations.map((v) => [v.id, v.nodes[0].html.slice(0, 200)]) }};"""
WIDER = """return [...document.querySelectorAll(".figure-scroll, .table-scroll")]
  .filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => [...box.querySelectorAll("tr")].reduce((most, row) => Math.max(most, row.cells.length), 0));"""
COVERED = """document.documentElement.style.scrollBehavior = "auto";
const seen = (one) => {{
  one.focus({{ focusVisible: true }});
  const at = one.getClientRects()[0];
  const on = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
  return on && !on.closest(".notice, .to-top, .find");
}};
dispatchEvent(new Event("scroll"));
const stops = [...document.querySelectorAll("{stops}")].filter((one) => !one.closest("details:not([open])"));
return [stops.length, [...stops, ...[...stops].reverse()].filter((one) => !seen(one)).map((one) => one.outerHTML.slice(0, 80))];"""
TIPPED = """<!DOCTYPE html><html lang="en"><head><title>a</title></head><body>
<main><header class="title-block"></header>
<p><span data-t="0">one</span> <span data-t="1">two</span></p>
<table><tr><td><span data-t="0">3</span></td><td><span data-t="1">4</span></td></tr></table>
<script type="application/json" id="tips">{{"lines":["First","<b>n</b>","x.y"],"tips":[[0,1,2],[1]]}}</script>
<script>{script}</script></main></body></html>"""
KEYS = """const press = (key) => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const box = document.getElementById("tip"), said = [];
const note = () => said.push([document.activeElement.textContent, !box.hidden,
  document.activeElement.getAttribute("aria-describedby"), box.innerText]);
const stops = [...document.querySelectorAll("[data-t][tabindex='0']")];
said.push(stops.map((one) => one.textContent));
stops[0].focus({ focusVisible: true }); note();
press("ArrowRight"); note();
press("Escape"); note();
press("Enter"); note();
return said;"""
MOUSE = """const wait = (ms) => new Promise((go) => setTimeout(go, ms));
const box = document.getElementById("tip"), marks = document.querySelectorAll("[data-t]");
const over = (one, kind) => one.dispatchEvent(
  new PointerEvent("pointerover", { bubbles: true, pointerType: kind }));
const said = [];
over(marks[2], "mouse"); await wait(300); said.push(!box.hidden);
over(box.firstChild, "mouse"); await wait(900); said.push(!box.hidden);
over(document.body, "mouse"); await wait(900); said.push(!box.hidden);
over(marks[2], "touch"); await wait(300); said.push(!box.hidden);
marks[2].click(); said.push(!box.hidden);
over(document.body, "mouse"); await wait(900); said.push(!box.hidden);
document.body.click(); said.push(!box.hidden);
return said;"""


@pytest.fixture(scope="module")
def axe():
    path = axe_path()
    if not path:
        pytest.skip("no axe-core in this environment")
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def tipped():
    script = (CHECKOUT / "reports/styles/report.js").read_text("utf-8")
    return TIPPED.format(script=script)


@pytest.mark.parametrize(("width", "dark"), LOOKS)
@pytest.mark.parametrize(("study", "name"), PAGES)
def test_axe_finds_nothing(reports, axe, tmp_path, study, name, width, dark):
    page = (reports[study] / f"{name}.html").read_text("utf-8")
    page = page.replace("</body>", f"<script>{axe}</script></body>")
    found = ask(page, AXE.format(rules=RULES), tmp_path, width=width, dark=dark)
    assert found["violations"] == []
    assert (found["width"], found["dark"]) == (width, dark)
    assert found["wide"] <= width


@pytest.mark.parametrize("name", ["report", "audit"])
def test_pictures_and_tables_fit_a_desk(reports, tmp_path, name):
    page = (reports["impact"] / f"{name}.html").read_text("utf-8")
    assert ask(page, WIDER, tmp_path) == []


def test_tables_of_three_columns_fit_a_phone(reports, tmp_path):
    page = (reports["impact"] / "report.html").read_text("utf-8")
    columns = ask(page, WIDER, tmp_path, width=390)
    assert max(columns) > 3
    assert [n for n in columns if 0 < n <= 3] == []


@pytest.mark.parametrize(("name", "width"), [("report", 360), ("audit", 1280)])
def test_nothing_lies_on_what_has_the_focus(reports, tmp_path, name, width):
    page = (reports["wellbeing"] / f"{name}.html").read_text("utf-8")
    steps = COVERED.format(stops="main a, [data-t][tabindex='0']")
    stops, covered = ask(page, steps, tmp_path, width=width)
    assert stops > 50
    assert covered == []


def test_every_sheet_of_paper_carries_the_notice_and_its_number(tipped, tmp_path):
    style = (CHECKOUT / "reports/styles/report.css").read_text("utf-8")
    notice = 'Invented \\ "all" of it'
    page = tipped.replace("</head>", f"<style>{style}</style></head>").replace(
        "<main>", f'<aside class="notice">{notice}</aside><main>'
    )
    page = page.replace("</table>", '</table><p style="break-before: page">second</p>')
    sheets = print_out(page, tmp_path)
    assert [sheet.count(notice) for sheet in sheets] == [1, 1]
    assert [f"{n} / 2" in sheet for n, sheet in enumerate(sheets, 1)] == [True, True]


def test_tips_open_close_and_move_by_key(tipped, tmp_path):
    stops, first, second, closed, opened = ask(tipped, KEYS, tmp_path)
    assert stops == ["one", "3"]
    assert first[:3] == ["one", True, "tip"]
    assert [line for line in first[3].splitlines() if line][:3] == ["First", "<b>n</b>", "x.y"]  # fmt: skip
    assert second[:3] == ["two", True, "tip"]
    assert closed[:3] == ["two", False, None]
    assert opened[:3] == ["two", True, "tip"]


def test_tips_stay_while_the_pointer_is_on_them_and_open_by_touch(tipped, tmp_path):
    assert ask(tipped, MOUSE, tmp_path) == [True, True, False, False, True, True, False]  # fmt: skip
