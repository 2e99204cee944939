"""A run after withdrawals: nothing that it makes holds what was taken back."""

import io
import logging
import os
import re
import zipfile
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from withdrawn_study import GONE, KEPT, cells, write_withdrawn_study

from plait.cli import main
from plait.jobs import jobs_of, run_job
from plait.withdrawal.checking import check

pytestmark = pytest.mark.slow
PEOPLE = {
    "P03": ("remove_all", "2025-03-01"),
    "P06": ("remove_all", "2025-03-01"),
    "P04": ("no_quotes", "2025-03-01"),
    "P05": ("no_new_data", "2025-03-01"),
}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Run everything once, in this process, after four people withdrew."""
    folder = write_withdrawn_study(tmp_path_factory.mktemp("withdrawn") / "a study")
    cells(folder, "P05", started_on="2025-01-01", consent_linkage="yes")
    for person, (extent, day) in PEOPLE.items():
        assert main(["withdraw", person, "--extent", extent, "--on", day,
                     "--study", str(folder)]) == 0  # fmt: skip
    before, root = Path.cwd(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    os.chdir(folder)
    try:
        for job in jobs_of(Path()):
            for path in job.output:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            run_job(job)
    finally:
        os.chdir(before)
        logging.captureWarnings(False)
        root.handlers[:], root.level = handlers, level
    return folder


def plain(text):
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def table(path):
    return pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path)


def sheet_words(data):
    book = load_workbook(io.BytesIO(data))
    return " ".join(
        str(c) for s in book for row in s.iter_rows(values_only=True) for c in row if c
    )


def docx_words(path):
    document = Document(path)
    cells_ = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return " ".join([p.text for p in document.paragraphs] + cells_)


@cache
def words_of(path):
    """Read a file with another library than the search does."""
    if path.suffix in (".parquet", ".csv"):
        return table(path).to_csv()
    if path.suffix == ".xlsx":
        return sheet_words(path.read_bytes())
    if path.suffix == ".docx":
        return docx_words(path)
    if path.suffix == ".pdf":
        return " ".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix in (".zip", ".qdpx"):
        with zipfile.ZipFile(path) as package:
            return " ".join(
                package.read(n).decode("utf-8", "replace") for n in package.namelist()
            )
    return re.sub(r"<[^>]+>", " ", path.read_bytes().decode("utf-8", "replace"))


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx", "docx", "html", "pdf", "zip",
                                    "qdpx", "json", "svg", "log"])  # fmt: skip
def test_no_output_of_a_kind_holds_words_that_were_taken_back(study, ending):
    files = sorted((study / "results").rglob(f"*.{ending}"))
    assert files
    for path in files:
        text = plain(words_of(path))
        for person, words in GONE.items():
            assert words not in text, (path, person)


def test_what_was_not_taken_back_is_still_there(study):
    turns = plain(words_of(study / "results/restricted/turns.parquet"))
    assert all(words in turns for words in KEPT.values())
    report = plain(words_of(study / "results/shareable/report/report.html"))
    assert KEPT["P07"] in report


def test_nobody_who_took_quotes_back_is_quoted_or_read_about_in_a_bundle(study):
    shareable = study / "results/shareable"
    for name in ("report/report.html", "report/report.docx", "report/report.pdf",
                 "tables/quotes.csv", "tables/quotes.xlsx", "bundle.zip"):  # fmt: skip
        assert KEPT["P04"] not in plain(words_of(shareable / name)), name
    assert KEPT["P04"] in plain(words_of(study / "results/restricted/codings.parquet"))


def test_the_interviewer_s_words_in_their_interview_go_too(study):
    everything = plain(words_of(study / "results/restricted/turns.parquet"))
    assert "rings on inside you" not in everything
    assert "what steadies you" in everything


def test_decisions_on_their_words_are_tombstones_without_words_or_places(study):
    rows = table(study / "results/restricted/tombstones.csv")
    assert list(rows["decision"]) == ["d4", "d7", "d8"]
    assert set(rows["coder"]) == {"coder_a"}
    assert list(rows["code"]) == ["support", "load", "support"]
    assert set(rows["at"]) == {"2025-06-02"}
    assert not {"start", "end", "text_hash", "memo", "line"} & set(rows.columns)
    assert table(study / "results/restricted/orphans.csv").empty


def test_their_answers_are_in_no_result_and_they_are_counted_in_the_flow(study):
    answers = table(study / "results/restricted/answers.parquet")
    assert not {"P03", "P06"} & set(answers["participant"])
    assert set(answers.loc[answers["participant"].eq("P05"), "time"]) == {"t1"}
    flow = table(study / "results/shareable/tables/flow.csv")
    assert list(flow["enrolled"]) == [14, 14]
    assert list(flow["answered"]) == [12, 11]


def test_lines_left_out_are_accounted_for(study):
    rows = table(study / "results/restricted/rows_read.csv")
    left = rows[rows["what"].eq("rows_left_out")].set_index("detail")["n"].to_dict()
    assert left == {"no consent to questionnaires, or all withdrawn": 4,
                    "answered after the person said: no new data": 1}  # fmt: skip


def test_a_summary_of_a_case_without_words_is_left_out_and_told(study):
    framework = table(study / "results/restricted/framework.csv")
    assert not framework["summary"].dropna().tolist()
    assert "P03" not in set(framework["case"])
    log = (study / "results/restricted/logs/collect_codings.log").read_text()
    assert "a summary of P03 (t1)" in log
    assert "a summary of P05 (t2)" in log


def test_the_project_for_other_tools_knows_neither_person_nor_words(study):
    (project,) = (study / "results/restricted/refi").glob("*.qdpx")
    with zipfile.ZipFile(project) as package:
        text = package.read("project.qde").decode()
        texts = [package.read(n).decode("utf-8", "replace") for n in package.namelist()]
    assert "P03" not in text
    assert "fg1" in text
    assert not [one for one in texts if "P03" in one or "P06" in one]
    assert [one for one in texts if "P07" in one]


@cache
def searched(study, person):
    found = check(study, person)
    return found.bad, "\n".join(found.told)


def test_the_search_finds_nothing_that_a_run_made(study):
    for person in ("P03", "P05"):
        told = searched(study, person)[1]
        assert "Made by a run" not in told, told
        assert "their words must not be here" not in told


def test_the_search_tells_what_people_must_do(study):
    bad, told = searched(study, "P03")
    assert bad
    assert "data/transcripts/p03_t1.txt" in told
    assert "coding/summaries.csv" in told
    assert "release/withdrawals.csv" in told
    assert "Copies that plait cannot see" in told


def test_the_search_finds_words_in_every_kind_of_output(study):
    """The same files, searched for somebody who did not withdraw."""
    told = searched(study, "P07")[1]
    for name in ("report.html", "report.pdf", "report.docx", "bundle.zip", "quotes.csv",
                 "quotes.xlsx", "codings.parquet", "refi/small.qdpx"):  # fmt: skip
        assert re.search(rf"{re.escape(name)}: .*of their words", told), (name, told)
