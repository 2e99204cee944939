"""Whatever people typed stands in the web page as they typed it, and nothing runs."""

import json
import re
from pathlib import Path

import pytest
from lxml import html
from report_fixtures import make_inputs, make_study, make_tables

from plait.report.document import write_report
from plait.report.embedded import render_embedded
from plait.report.page_faults import page_faults

REPORTS = Path(__file__).parents[2] / "reports"
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
INCLUDE = "{{< include /etc/passwd >}}"
LINK = "[x](javascript:alert(3))"
END = "</script><script>alert(4)</script>"


def typed_badly():
    """Give the study with markup in its title, names, definitions, quotes and methods."""
    tables = make_tables()
    study = make_study() | {"title": SCRIPT, "subtitle": IMAGE, "authors": [LINK]}
    study["report"] = {"abstract": f"{SCRIPT} {INCLUDE} {LINK}", "keywords": [IMAGE]}
    themes = tables["themes"].assign(name=IMAGE, definition=f"{SCRIPT} {END}")
    codes = tables["codes"].assign(name=INCLUDE, definition=LINK)
    quotes = tables["quotes"].assign(text=f"{SCRIPT} {IMAGE} {INCLUDE} {LINK}", attribution=END)  # fmt: skip
    scales = tables["scales"].assign(scale_name=[f"{END} {n}" for n in range(len(tables["scales"]))])  # fmt: skip
    findings = make_inputs().findings.assign(method=END, caution=IMAGE)
    # What is drawn elsewhere is not there to be referred to.
    own = {
        "saturation": tables["saturation"][:0],
        "themes": themes,
        "codes": codes,
        "quotes": quotes,
        "scales": scales,
    }
    return make_inputs(study=study, tables=tables | own, findings=findings)


@pytest.fixture(scope="module")
def text(tmp_path_factory):
    folder = tmp_path_factory.mktemp("typed")
    (folder / "figures").mkdir()
    (folder / "figures/figures.json").write_text("{}")
    write_report(folder / "render", typed_badly(), sources=REPORTS, figures=folder / "figures")  # fmt: skip
    render_embedded(folder / "render", ["html"])
    return (folder / "render/document.html").read_text("utf-8")


@pytest.fixture(scope="module")
def page(text):
    return html.document_fromstring(text)


def test_the_page_has_no_script_but_its_own(page, text, tmp_path):
    assert [script.get("type") for script in page.iter("script")] == ["application/json", None]  # fmt: skip
    assert not any("alert(" in (s.text or "") and s.get("type") is None for s in page.iter("script"))  # fmt: skip
    assert not list(page.iter("img"))
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert not [link for link in page.xpath("//@href") if "javascript" in link.lower()]
    assert page_faults(text, tmp_path) == []


@pytest.mark.parametrize("typed", [SCRIPT, "img src=x onerror=alert(2)>", INCLUDE, "[x](javascript:alert(3))", "</script>"])  # fmt: skip
def test_it_is_shown_as_typed(page, typed):
    shown = " ".join(part for part in page.find("body").itertext(with_tail=True))
    assert typed in " ".join(shown.split())


def test_the_title_is_words(page):
    assert page.find(".//h1").text_content() == SCRIPT
    assert page.findtext("head/title") == SCRIPT


def test_the_store_of_tips_holds_no_tag(text):
    store = re.search(r'<script type="application/json" id="tips">(.*?)</script>', text, re.DOTALL)[1]  # fmt: skip
    assert not set("<>&") & set(store)
    lines = json.loads(store)["lines"]
    assert f"How: {END}" in lines
    assert any(line.startswith(f"Caution: {IMAGE}") for line in lines)
    assert any(line.startswith(END) for line in lines)
