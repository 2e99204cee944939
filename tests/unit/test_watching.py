"""Watching sees every save of the team, and redoes only what a save touches."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from plait import watching
from plait.cli import main
from plait.commands import watch as command
from plait.jobs import Files
from plait.watching import (
    FOLDER,
    marks_before,
    quick_jobs,
    saves,
    set_page,
    wanted_before,
)


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch):
    monkeypatch.setattr(watching, "SEEN", 0.0)


def job(rule, given, made, **params):
    return SimpleNamespace(
        rule=rule, input=Files(given), output=Files(made),
        params=SimpleNamespace(**params), log=[f"results/restricted/logs/{rule}.log"],
        scriptdir="scripts",
    )  # fmt: skip


JOBS = [
    job("collect_codings", {"codebook": ["coding/codebook.yaml"]},
        {"codings": "results/restricted/codings.parquet"}),
    job("weigh_propositions", {"codings": "results/restricted/codings.parquet"},
        {"statements": "results/restricted/statements.parquet"},
        study={"synthesis": {"mode": "final"}, "argument": ""}),
    job("control_disclosure", {"codings": "results/restricted/codings.parquet"},
        {"tables": ["results/shareable/tables/codes.csv"],
         "workbooks": ["results/shareable/tables/codes.xlsx"],
         "findings_workbook": "results/shareable/findings.xlsx"}),
    job("render_report", {"prose": "results/restricted/statements.parquet"},
        {"html": "results/shareable/report/report.html",
         "guide": ["results/shareable/report/guide.html"]}, formats=["html", "pdf"]),
]  # fmt: skip


def test_files_are_given_by_place_and_by_name():
    files = Files({"one": "a", "many": ["b", "c"]})
    assert list(files) == ["a", "b", "c"]
    assert (files.one, files["many"], files[2]) == ("a", ["b", "c"], "c")
    with pytest.raises(AttributeError):
        _ = files.none


def test_quick_jobs_read_each_other_in_the_folder_of_the_watch():
    weigh, _, render = quick_jobs(JOBS)
    assert weigh.input.codings == "results/restricted/codings.parquet"
    assert weigh.output.statements == f"{FOLDER}/results/restricted/statements.parquet"
    assert render.input.prose == weigh.output.statements


def test_the_argument_is_a_draft_and_only_the_page_is_set():
    weigh, _, render = quick_jobs(JOBS)
    assert weigh.params.study == {"synthesis": {"mode": "draft"}, "argument": ""}
    assert (render.params.formats, render.output.guide) == (["html"], [])


def test_what_the_page_is_not_set_from_is_not_written():
    _, door, _ = quick_jobs(JOBS)
    assert (door.output.workbooks, door.output.findings_workbook) == ([], "")
    assert door.output.tables == [f"{FOLDER}/results/shareable/tables/codes.csv"]


def test_what_the_page_rests_on_is_what_other_rules_make():
    assert wanted_before(JOBS) == ["results/restricted/codings.parquet"]


def test_a_changed_codebook_changes_the_mark_of_its_rule(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("coding").mkdir()
    book = Path("coding/codebook.yaml")
    book.write_text("codes: []")
    first = marks_before(JOBS)
    assert marks_before(JOBS) == first
    book.write_text("codes: [more]")
    assert marks_before(JOBS) != first


def test_only_jobs_with_something_new_are_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for path in ("a", "b"):
        Path(path).write_text("1")
    jobs = [job("one", {"x": "a"}, {"y": "out/one"}),
            job("two", {"x": "b"}, {"y": "out/two"})]  # fmt: skip
    ran = []
    monkeypatch.setattr(watching, "run_job", lambda job: ran.append(job.rule))
    done = set_page(jobs, {})
    Path("b").write_text("22")
    done = set_page(jobs, done)
    assert ran == ["one", "two", "two"]


def test_a_job_that_failed_is_run_again(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a").write_text("1")
    jobs, done = [job("one", {"x": "a"}, {"y": "out/one"})], {}

    def fail(job):
        raise SystemExit(1)

    monkeypatch.setattr(watching, "run_job", fail)
    with pytest.raises(SystemExit):
        done = set_page(jobs, done)
    ran = []
    monkeypatch.setattr(watching, "run_job", lambda job: ran.append(job.rule))
    set_page(jobs, done)
    assert ran == ["one"]


def test_a_save_is_seen_and_results_and_hidden_files_are_not(tmp_path):
    inside = tmp_path / "synthesis"
    inside.mkdir()
    (tmp_path / "study.yaml").write_text("id: a")
    seen = saves(tmp_path)
    (tmp_path / "results").mkdir()

    def save_and_look():
        # the first look is taken when the iterator starts
        return next(seen)

    import threading
    import time

    def write():
        time.sleep(0.2)
        (tmp_path / "results" / "x.csv").write_text("x")
        (inside / ".argument.md.swp").write_text("x")
        (inside / "argument.md").write_text("x")

    writer = threading.Thread(target=write)
    writer.start()
    assert save_and_look() == ["synthesis/argument.md"]
    writer.join()


def test_a_folder_without_a_study_is_told_in_words(tmp_path, capsys):
    assert main(["watch", str(tmp_path)]) == 1
    assert "found no study.yaml" in capsys.readouterr().out


def test_ctrl_c_ends_without_a_traceback(small, monkeypatch, capsys):
    def interrupted(folder, saved):
        raise KeyboardInterrupt

    monkeypatch.chdir(small)
    monkeypatch.setattr(command, "watch", interrupted)
    assert main(["watch"]) == 0
    assert "No longer watching" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("saved", "only"),
    [
        (["argument.md"], True),
        (["argument.md", "study.yaml"], False),
        (["memo.md"], False),
        (["gone.md"], False),
    ],
    ids=["words", "the plan too", "a new file", "a file that went"],
)
def test_words_alone_are_not_planned_anew(saved, only, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("argument.md", "study.yaml", "memo.md"):
        Path(name).touch()
    known = ["argument.md", "study.yaml", "gone.md"]
    jobs = [job("weigh_propositions", {"words": known}, {})]
    assert command._only_words(saved, jobs) is only


def test_a_plan_is_kept_while_words_alone_are_saved(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("argument.md").touch()
    plans = []

    def told(folder, state):
        if not state["jobs"]:
            state["jobs"] = [job("weigh_propositions", {"words": "argument.md"}, {})]
            plans.append(1)
        return 0

    monkeypatch.setattr(command, "_told", told)
    command.watch(tmp_path, iter([["argument.md"], ["study.yaml"], ["argument.md"]]))
    assert len(plans) == 2
