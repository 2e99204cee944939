"""The audit page has an entry for everything, is escaped, and fetches nothing."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from report_fixtures import make_inputs, make_study

from plait.report.audit import audit_page, missing_entries, one_a_batch, with_last
from plait.report.audit_graph import draw_graph
from plait.report.audit_steps import in_words, layers
from plait.report.page_faults import page_faults
from plait.report.page_uses import page_uses

CHANGE = "wemwbs.wellbeing.t1-t2.change"
REPORT = """<!DOCTYPE html><html lang="en"><head><title>r</title><style>a{color:red}</style>
</head><body><h1>R</h1><h2 id="sec-a">2 Changes</h2>
<div id="tbl-change"><table><caption><span class="caption-label">Table 3.</span></caption>
<tr><td><span data-t="0">4</span></td></tr></table></div>
<h3 id="sec-b">2.1 Words</h3><blockquote><span data-t="1">said</span></blockquote>
<p><a href="audit.html#s-p1a">p1a</a></p>
<figure id="fig-x"><figcaption><span class="caption-label">Figure 1.</span>
<a href="../figures/effect_forest.svg">SVG</a></figcaption></figure>
<script type="application/json" id="tips">%s</script></body></html>"""
TIPS = {"lines": ["Wellbeing", CHANGE, "q1, tables/quotes.csv"],
        "tips": [[0, 1], [0, 2]], "trails": [0, 1]}  # fmt: skip
RESTRICTED = "results/restricted"
BATCHES = f"{RESTRICTED}/batches"


def step(writes, reads=(), takes=(), **parameters):
    return {"takes": list(takes), "reads": list(reads), "writes": [writes],
            "parameters": parameters}  # fmt: skip


SCORES, NUMBERS = f"{RESTRICTED}/scores.csv", f"{RESTRICTED}/numbers.csv"
CODED, CLAIMS = f"{RESTRICTED}/codings.csv", f"{RESTRICTED}/claims.csv"
STEPS = {
    "score_questionnaires": step(SCORES, takes=["people"], seed=7),
    "estimate_findings": step(NUMBERS, [SCORES]),
    "read_transcripts": step(BATCHES + r"/turns_{batch,\d+}.csv", takes=["transcripts"]),
    "suggest_codes": step(f"{BATCHES}/hits_*.csv", [f"{BATCHES}/turns_*.csv"]),
    "collect_codings": step(CODED, [f"{BATCHES}/turns_0.csv", f"{BATCHES}/hits_0.csv"]),
    "weigh_propositions": step(CLAIMS, [NUMBERS, CODED]),
    "control_disclosure": step("results/shareable/findings.csv", [SCORES, CLAIMS],
                               disclosure="acro", not_told=["people", "<b>"]),
    "describe_run": step("results/shareable/manifest.json"),
}  # fmt: skip
CAPTIONS = {"effect_forest": {"caption": "Sizes.", "drawn": True},
            "saturation": {"caption": "None.", "drawn": False}}  # fmt: skip


def report():
    return REPORT % json.dumps(TIPS)


@cache
def everything():
    return make_inputs()


def some(**changes):
    """Give the study with few of its numbers, since setting all of them takes long."""
    inputs = everything()
    few = inputs.findings["instrument"].isin(["wemwbs", "theme"])
    few = inputs.findings[few].reset_index(drop=True)
    return replace(inputs, **({"findings": few} | changes))


def whole(**changes):
    steps = with_last(STEPS, "results/shareable/report/audit.html")
    code = {name: f"code-{name}" for name in steps}
    return audit_page(some(**changes), report(), (steps, code), CAPTIONS)


@pytest.fixture(scope="module")
def page():
    return whole()


@pytest.fixture(scope="module")
def tree(page):
    return html.document_fromstring(page)


@pytest.mark.parametrize(("state", "told"), [("candidate", True), ("release", False)])
def test_the_page_says_while_nobody_has_approved_it(state, told):
    release = {"state": state, "why": "nobody has", "digest": "a" * 64}
    made = whole(record={**everything().record, "release": release})
    assert ("not to be passed on: nobody has." in made) is told


def words(tree, name):
    return " ".join(tree.get_element_by_id(name).text_content().split())


def test_places_are_found_by_section_table_and_anchor():
    uses = page_uses(report())
    assert uses[CHANGE] == [("2 Changes, Table 3", "tbl-change")]
    assert uses["q1, tables/quotes.csv"] == [("2.1 Words", "sec-b")]
    assert uses["s-p1a"] == [("2.1 Words", "sec-b")]
    assert uses["figures/effect_forest"] == [("2.1 Words, Figure 1", "fig-x")]


def test_every_finding_quote_and_statement_has_an_entry(tree):
    inputs, ids = some(), set(tree.xpath("//@id"))
    assert set(inputs.by_finding) <= ids
    assert {f"s-{row['statement']}" for row in inputs.rows["statements"]} <= ids
    assert {row["quote"] for row in inputs.rows["quotes"]} <= ids


def test_a_number_tells_its_value_way_claims_and_places(tree):
    said = words(tree, CHANGE)
    assert "method" in said
    assert "p1a" in said
    assert "2 Changes, Table 3" in said
    assert tree.xpath(f"//*[@id='{CHANGE}']//a[@href='report.html#tbl-change']")


def test_an_id_breaks_after_its_points_and_is_found_whole(page, tree):
    assert "wemwbs.<wbr>wellbeing.<wbr>t1-t2.<wbr>change</span>" in page
    assert CHANGE in words(tree, CHANGE)


def test_what_is_not_of_one_code_says_of_what_it_is():
    rows = some().findings.head(1).assign(
        finding="differences.all.t1.n", instrument="differences", scale="all")  # fmt: skip
    titles = html.fromstring(whole(findings=rows)).xpath("//summary/text()")
    assert [title.split(":")[0] for title in titles] == ["Differences of coders"]


def test_a_withheld_number_has_an_entry_without_its_value():
    findings = some().findings
    findings = findings[findings["finding"].eq(CHANGE)].reset_index(drop=True)
    here = findings["finding"].eq(CHANGE)
    findings.loc[here, ["estimate", "low", "high"]] = None
    findings.loc[here, "status"] = "withheld"
    said = words(html.document_fromstring(whole(findings=findings)), CHANGE)
    assert "withheld" in said
    assert "CI" not in said


def test_a_statement_links_to_its_evidence_and_a_quote_to_its_statements(tree):
    assert tree.xpath(f"//*[@id='s-p1a']//a[@href='#{CHANGE}']")
    assert tree.xpath("//*[@id='q1']//a[@href='#s-p1c']")
    assert "a passage that was withheld" in words(tree, "s-p1d")


def test_a_rule_tells_its_code_and_its_parameters(tree):
    said = words(tree, "rule-control_disclosure")
    assert "code-control_disclosure" in said
    assert 'disclosure: "acro"' in said
    assert "people, <b>" in said


def test_inputs_tell_digests_and_figures_where_they_stand(tree):
    assert "b1b1" in words(tree, "input-2")
    assert "keyed" in words(tree, "input-2")
    assert "Figure 1" in words(tree, "figure-effect_forest")
    assert not tree.xpath("//*[@id='figure-saturation']")


def test_the_page_is_sound_and_fetches_nothing(page, tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/effect_forest.svg").write_text("", "utf-8")
    assert page_faults(page, tmp_path) == []


def test_every_link_within_the_page_leads_somewhere(tree):
    ids = set(tree.xpath("//@id"))
    links = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert links - ids == set()


def test_every_section_stands_in_the_contents(tree):
    listed = [link[1:] for link in tree.xpath("//nav[@class='parts']//a/@href")]
    assert listed == tree.xpath("//main/h2/@id")
    assert {"steps", "findings", "software"} <= set(listed)


def test_what_people_typed_is_escaped():
    study = make_study() | {"title": "<script>x</script>", "synthetic": "<i>"}
    page = whole(study=study, findings=some().findings.head(2))
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_an_entry_that_the_report_links_to_and_nobody_made_is_told(page):
    assert missing_entries(report(), page) == []
    other = report().replace("audit.html#s-p1a", "audit.html#s-p9z")
    assert missing_entries(other, page) == ["s-p9z"]
    other = report().replace("q1, tables", "q99, tables")
    assert missing_entries(other, page) == ["q99"]


def test_rules_lie_below_those_whose_files_they_read():
    steps = with_last(STEPS, "audit.html")
    score, estimate, read, suggest, *others = STEPS
    first = [[score, read], [estimate, suggest]]
    assert layers(steps) == first + [[name] for name in others]


def test_batches_count_as_one_file():
    paths = ["a/batches/turns_0.parquet", "a/batches/turns_1.parquet", r"a/batches/b_{batch,\d+}.csv", "a/c.csv"]  # fmt: skip
    assert one_a_batch(paths) == ["a/batches/b_*.csv", "a/batches/turns_*.parquet", "a/c.csv"]  # fmt: skip


def test_the_picture_has_a_box_a_rule_and_its_words_beside_it():
    steps = with_last(STEPS, "audit.html")
    svg = html.fromstring(draw_graph(steps))
    assert len(svg.xpath("//*[@class='rule']")) == len(steps)
    assert svg.get("role") == "img"
    assert svg.xpath("//desc")[0].text == in_words(steps)
    assert "score_questionnaires reads participants and writes 1 file." in in_words(
        steps
    )


def test_boxes_of_a_picture_do_not_overlap():
    svg = html.fromstring(draw_graph(with_last(STEPS, "audit.html")))
    names = ("x", "y", "width", "height")
    boxes = [tuple(float(r.get(n)) for n in names) for r in svg.xpath("//rect")]
    for place, (x, y, w, h) in enumerate(boxes):
        for a, b, c, d in boxes[place + 1 :]:
            assert x + w <= a or a + c <= x or y + h <= b or b + d <= y


def test_the_filter_marks_tips_that_have_an_entry():
    """What the report's script reads: a test of the page holds both together."""
    script = Path("reports/styles/report.js")
    text = (Path(__file__).parents[2] / script).read_text("utf-8")
    assert "audit.html#" in text
    assert "trails" in text


def test_paper_shows_every_box_of_the_picture():
    style = Path(__file__).parents[2].joinpath("reports/styles/report.css").read_text()
    hidden = [line.split("{")[0] for line in style.splitlines() if "none !important" in line]  # fmt: skip
    picture = html.fragment_fromstring(draw_graph(STEPS))
    kinds = {kind for group in picture.xpath("//g/@class") for kind in group.split()}
    assert {"rule", "files", "taken"} <= kinds
    named = {part.strip() for line in hidden for part in line.split(",")}
    assert ".hint" in named
    assert not {f".{kind}" for kind in kinds} & named
