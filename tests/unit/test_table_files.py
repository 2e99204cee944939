"""Each table of the web page links to the files that it was set from."""

import json
import re
import subprocess
from pathlib import Path

import pypandoc
import pytest
from report_fixtures import make_inputs

from plait.release.released import RELEASED
from plait.report.grid import Grid, set_table
from plait.report.page_faults import page_faults
from plait.report.parts import report_parts
from plait.report.table_files import NAMED, leads_to_a_table, table_file, table_files

REPORTS = Path(__file__).parents[2] / "reports"
UNRELEASED = {"software", "inputs"}  # from the record of the run, which is no table


def test_every_table_of_the_report_is_made_of_something_released():
    parts, _ = report_parts(make_inputs(), {})
    names = {name for part in parts.values() for name in NAMED.findall(part)}
    assert len(names) >= 15
    assert {name for name in names if not table_file(name)} <= UNRELEASED


@pytest.mark.parametrize(("name", "file"), [
    ("statements", "../tables/statements"), ("joint-themes-2", "../tables/joint_themes"),
    ("joint-time", "../tables/joint_times"), ("joint", "../tables/statements"),
    ("change-t1-t2", "../findings"), ("outcomes-2", "../findings"), ("norms", "../findings"),
    ("norm-sources", "../tables/norms"), ("checklist-strobe-cohort", "../tables/checklists"),
    ("codes", "../findings"), ("critique", "../tables/critique_notes"), ("software", ""),
])  # fmt: skip
def test_a_table_is_told_by_its_name_or_the_beginning_of_it(name, file):
    assert table_file(name) == file


def test_every_file_is_one_that_is_released():
    files = table_files(["::: {#tbl-trail .wide}", "{#tbl-ends-1} {#tbl-inputs}"])
    assert files == {"tbl-trail": "../tables/theme_trail", "tbl-ends-1": "../findings"}
    links = [f"{file}.{kind}" for file in files.values() for kind in ("csv", "xlsx")]
    assert all(map(leads_to_a_table, links))
    assert not leads_to_a_table("../tables/answers.csv")
    assert not leads_to_a_table("../tables/../../restricted/answers.csv")
    assert "answers" not in RELEASED


@pytest.mark.parametrize("link", ["../tables/statements.csv", "../findings.xlsx"])
def test_a_page_may_link_to_released_tables_and_to_no_others(link, tmp_path):
    page = ('<!DOCTYPE html><html lang="en-GB"><head><title>A</title></head><body>'
            f'<h1>A</h1><a href="{link}">CSV</a></body></html>')  # fmt: skip
    assert page_faults(page, tmp_path) == []
    (found,) = page_faults(page.replace(link, "../tables/turns.csv"), tmp_path)
    assert found == "the link ../tables/turns.csv leads to no table that is released"


@pytest.fixture
def page(tmp_path):
    (tmp_path / "table_files.json").write_text(json.dumps({"tbl-a": "../tables/flow"}))
    tables = [
        set_table(Grid([1], [["n"]], [["1"]]), name=name, caption=f"Of {name}.")
        for name in "ab"
    ]
    filters = [
        f"--lua-filter={REPORTS}/filters/{n}.lua" for n in ("references", "page")
    ]
    command = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=html5", *filters]
    return subprocess.run(command, input="\n\n".join(tables), cwd=tmp_path, text=True,
                          capture_output=True, check=True).stdout  # fmt: skip


def test_the_links_say_which_table_they_lead_to(page):
    caption = re.search(r"<caption>.*?Of a\..*?</caption>", page, re.DOTALL)[0]
    found = re.findall(
        r'<a\s+href="([^"]*)"\s+aria-label="([^"]*)"\s*>([^<]*)<', caption
    )
    assert found == [
        ("../tables/flow.csv", "Table\u00a01 as CSV", "CSV"),
        ("../tables/flow.xlsx", "Table\u00a01 as XLSX", "XLSX"),
    ]


def test_a_table_that_is_made_of_nothing_released_has_no_links(page):
    own = page.split('id="tbl-b"')[1]
    assert "Of b." in own
    assert "href" not in own
