"""The trail of a shipped study leads to the rows that a count by hand finds."""

import csv
import html
import json
import re
from contextlib import chdir
from pathlib import Path

import pytest

from plait.jobs import jobs_of
from plait.provenance.trace import trace
from plait.provenance.trace_findings import behind_finding
from plait.provenance.trace_results import read_results

pytestmark = pytest.mark.slow
EXPORT = "data/questionnaires/wellbeing_burnout.csv"
ITEMS = [f"wb_{item}" for item in range(1, 15)]


@pytest.fixture(scope="module")
def run(reports):
    """The study of the impact of the role, as its run left it."""
    folder = reports["impact"].parents[2]
    with chdir(folder):
        yield read_results(Path(), jobs_of(Path.cwd()))


def raw(folder=Path()):
    """Read the export anew: person and wave to line and sum of the items, if whole."""
    with (folder / EXPORT).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        (row["id"], row["wave"]): (line, sum(float(row[i]) for i in ITEMS))
        for line, row in enumerate(rows, start=2)
        if all(row[item].strip() for item in ITEMS)
    }


def finding(run, name):
    table = run.tables["findings"]
    return table[table["finding"].eq(name)].to_dict("records")[0]


def test_the_rows_of_a_mean_are_those_of_a_recount(run):
    counted = {key: row for key, row in raw().items() if key[1] == "1"}
    row, found = finding(run, "wemwbs.total.t1.mean"), None
    found = behind_finding(run, row)
    assert set(found.used["line"]) == {line for line, _ in counted.values()}
    assert row["estimate"] == pytest.approx(sum(s for _, s in counted.values()) / len(counted))  # fmt: skip
    assert len(found.people) == row["n"] == len(counted)


def test_the_rows_of_a_change_are_those_of_a_recount(run):
    sums = raw()
    pairs = {p: (sums[p, "1"], sums[p, "2"]) for p, w in sums if w == "1" and (p, "2") in sums}  # fmt: skip
    row = finding(run, "wemwbs.total.t1-t2.change")
    found = behind_finding(run, row)
    assert found.people == sorted(pairs)
    assert set(found.used["line"]) == {line for both in pairs.values() for line, _ in both}  # fmt: skip
    changes = [later - first for (_, first), (_, later) in pairs.values()]
    assert row["estimate"] == pytest.approx(sum(changes) / len(changes))
    assert row["n"] == len(pairs)


@pytest.mark.parametrize("measure", ["alpha", "lost_difference", "mixed_change", "tipping",
                                     "time_effect", "distance", "wilcoxon", "floor"])  # fmt: skip
def test_every_kind_of_statistic_counts_the_people_that_it_names(run, measure):
    table = run.tables["findings"]
    for row in table[table["measure"].eq(measure)].head(4).to_dict("records"):
        assert len(behind_finding(run, row).people) == row["n"], row["finding"]


def test_a_quote_leads_to_its_words_in_the_transcript(run):
    trail = trace(run, "q1").set_index("step")
    place = trail.loc["transcript", "where"]
    path, start, end = re.fullmatch(r"(\S+), code points (\d+)-(\d+)", place).groups()
    quotes = run.tables["quotes"].set_index("quote")
    if path.endswith(".txt"):
        text = Path(path).read_text("utf-8")
        assert text[int(start) : int(end)] == quotes.loc["q1", "text"]
    assert "decision" in trail.index
    assert "report" in trail.index


def test_every_input_is_as_the_run_recorded_it(run):
    assert run.recorded
    assert set(run.recorded.values()) == {True}
    code = trace(run, "p3a")
    assert "the code is that of the run" in list(code["what"])


def test_every_released_finding_that_the_report_shows_can_be_traced_there(run):
    known = set(run.tables["findings"]["finding"])
    shown = known & set(run.uses)
    assert len(shown) > 500
    where = trace(run, "wemwbs.total.t1-t2.change")["where"].dropna()
    assert any(place.startswith("results/shareable/report/report.html#") for place in where)  # fmt: skip


@pytest.mark.parametrize("study", ["impact", "wellbeing"])
def test_every_trail_of_the_report_has_an_entry_on_the_audit_page(reports, study):
    report = (reports[study] / "report.html").read_text("utf-8")
    page = (reports[study] / "audit.html").read_text("utf-8")
    ids = {html.unescape(name) for name in re.findall(r' id="([^"]+)"', page)}
    told = re.search(r'id="tips">(.*?)</script>', report, re.DOTALL)[1]
    store = json.loads(told)
    lasts = {store["lines"][store["tips"][tip][-1]] for tip in store["trails"]}
    wanted = {last.split(",")[0] for last in lasts}
    wanted |= {html.unescape(t) for t in re.findall(r'href="audit\.html#([^"]+)"', report)}  # fmt: skip
    assert len(wanted) > 20
    assert wanted - ids == set()


def test_no_person_document_or_line_stands_on_the_audit_page(reports):
    page = (reports["impact"] / "audit.html").read_text("utf-8")
    folder = reports["impact"].parents[2]
    people = [row["participant"] for row in csv.DictReader((folder / "participants.csv").open())]  # fmt: skip
    documents = [row["document"] for row in csv.DictReader((folder / "documents.csv").open())]  # fmt: skip
    assert [name for name in [*people, *documents, EXPORT] if name in page] == []
    assert not re.search(r"x[0-9a-f]{10}\b", page)
