"""The audit page can be used and searched by everyone, like the report."""

from collections import Counter

import pytest
from browser import CHROMIUM, ask, axe_path
from lxml import html
from test_accessibility import AXE, LOOKS, RULES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
]
KEPT = 3  # of each kind: the others are alike, and axe takes minutes over all
FIND = """const field = document.getElementById("find");
const said = document.getElementById("found"), folds = [...document.querySelectorAll("details.fold")];
const wait = (ms) => new Promise((go) => setTimeout(go, ms));
field.value = "wemwbs.total.t1.mean"; field.dispatchEvent(new Event("input")); await wait(400);
const shown = [...document.querySelectorAll("[data-e]:not([hidden])")].map((one) => one.id);
const heads = [...document.querySelectorAll("main > h2:not([hidden])")].map((one) => one.id);
const open = folds.filter((fold) => fold.open).length, told = said.textContent;
const picture = !document.querySelector("figure").hidden;
field.value = ""; field.dispatchEvent(new Event("input")); await wait(400);
location.hash = "#wemwbs.total.t1.mean"; await wait(400);
const row = document.getElementById("wemwbs.total.t1.mean");
return { shown, heads, picture, back: !document.querySelector("figure").hidden, open, told, unfolded: row.closest("details").open };"""


@pytest.fixture(scope="module")
def page(reports):
    """The page of a shipped study with a few entries of each kind."""
    text = (reports["impact"] / "audit.html").read_text("utf-8")
    tree = html.document_fromstring(text.encode(), html.HTMLParser(encoding="utf-8", huge_tree=True))  # fmt: skip
    for kind in ("//article", "//details", "//details//tbody/tr", "//tbody/tr"):
        seen = Counter()
        for one in tree.xpath(kind):
            group = (one.getparent(), (one.get("id") or "")[:2] if "article" in kind else "")  # fmt: skip
            seen[group] += 1
            if seen[group] > KEPT:
                one.drop_tree()
            elif one.tag == "details":
                one.set("open", "")
    return html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_axe_finds_nothing_on_the_audit_page(page, tmp_path, width, dark):
    path = axe_path()
    if not path:
        pytest.skip("no axe-core in this environment")
    script = f"<script>{path.read_text('utf-8')}</script></body>"
    steps = AXE.format(rules=RULES)
    found = ask(
        page.replace("</body>", script), steps, tmp_path, width=width, dark=dark
    )
    assert found["violations"] == []
    assert found["wide"] <= width


def test_entries_are_found_by_words_and_unfolded_by_links(reports, tmp_path):
    text = (reports["impact"] / "audit.html").read_text("utf-8")
    found = ask(text, FIND, tmp_path)
    assert found["shown"] == ["wemwbs.total.t1.mean"]
    assert found["heads"] == ["findings"]
    assert (found["picture"], found["back"]) == (False, True)
    assert found["open"] == 1
    assert found["told"].startswith("1 of ")
    assert found["unfolded"]
