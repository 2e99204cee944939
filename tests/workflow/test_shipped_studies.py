"""The two shipped examples from end to end, as a new user runs them."""

import csv
import html
import re
import zipfile
from pathlib import Path

import lxml.html
import pytest
from pypdf import PdfReader
from runs import CHECKOUT

pytestmark = pytest.mark.slow
TABLE_3 = CHECKOUT / "tests/published/gillard_2022/table_3.csv"
NOTICES = {
    "impact": "the people, answers and words in this report are invented",
    "wellbeing": "the people and words in this report are invented",
}


def text_of(path: Path) -> str:
    """Give the words of an HTML page, a cell or paragraph after the other."""
    page = re.sub(r"<[^>]+>", "|", path.read_text("utf-8"))
    plain = re.sub(r"[^\S\n]", " ", html.unescape(page))  # no-break spaces too
    return re.sub(r"[|\s]*\|[|\s]*", "|", plain)


def table_3() -> list[str]:
    """Give each published row as its cells stand in the report: n, mean (SD)."""
    rows: dict[str, list[str]] = {}
    with TABLE_3.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cells = [row["n"], f"{row['mean']} ({row['sd']})"]
            rows.setdefault(row["scale"], []).extend(cells)
    return [f"|{'|'.join(cells)}|" for cells in rows.values()]


@pytest.mark.parametrize("row", table_3())
def test_every_known_row_of_table_3_stands_in_the_report_as_printed(reports, row):
    assert row in text_of(reports["impact"] / "report.html")


@pytest.mark.parametrize("study", sorted(NOTICES))
def test_every_page_says_that_the_data_are_synthetic(reports, study):
    folder, notice = reports[study], NOTICES[study]
    assert notice in text_of(folder / "report.html")
    pages = PdfReader(folder / "report.pdf").pages
    assert all(notice in " ".join(page.extract_text().split()) for page in pages)
    with zipfile.ZipFile(folder / "report.docx") as package:
        headers = [n for n in package.namelist() if n.startswith("word/header")]
        assert any(notice in package.read(n).decode("utf-8") for n in headers)


def test_the_reflexive_study_counts_no_people_and_says_why(reports):
    findings = (reports["wellbeing"].parent / "findings.csv").read_text("utf-8")
    assert (
        "counts of people per theme do not fit reflexive thematic analysis" in findings
    )
    assert ".people,qualitative" in findings


def test_the_workshop_ends_in_recommendations_for_a_guide(reports):
    words = text_of(reports["wellbeing"] / "report.html")
    assert "Good Practice Guide" in words
    assert "Peers do not teach" in words or "it is booked" in words


def test_those_who_did_not_agree_are_not_quoted(reports):
    """FG1-D and FG2-E said much that was coded, and gave no consent to quotes."""
    words = text_of(reports["wellbeing"] / "report.html")
    turns = CHECKOUT / "studies/wellbeing/data/transcripts/fg1.txt"
    said = re.findall(r"^FG1-D: (.+)$", turns.read_text("utf-8"), re.M)
    sentences = [s for turn in said for s in re.split(r"(?<=[.?!]) ", turn)]
    assert [s for s in sentences if len(s) > 25 and s in words] == []


@pytest.mark.parametrize("study", sorted(NOTICES))
def test_the_files_of_every_table_are_there_from_the_page(reports, study):
    page = (reports[study] / "report.html").read_text("utf-8")
    found = re.findall(
        r'href="(\.\./[^"]+\.(?:csv|xlsx))"\s+aria-label="([^"]+)"', page
    )
    assert len(found) >= 20
    assert [link for link, _ in found if not (reports[study] / link).is_file()] == []
    assert all(re.fullmatch(r"Table\s\d+ as (CSV|XLSX)", name) for _, name in found)


def test_every_cell_of_the_main_tables_tells_where_it_is_from(reports):
    page = lxml.html.parse(str(reports["impact"] / "report.html"))
    for name in ("outcomes", "change-t1-t2", "norms", "equivalence", "joint-time"):
        cells = page.xpath(f"//table[@id='tbl-{name}']/tbody//td")
        told = [c for c in cells if re.search(r"\d|shown|withheld", c.text_content())]
        bare = [c.text_content() for c in told if not c.xpath(".//*[@data-t]")]
        # a quote, a margin and the name of a contrast are no numbers of a finding
        assert [t for t in bare if not re.match(r"[“±]|change |from ", t)] == []
        assert told
