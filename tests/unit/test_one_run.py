"""One run at a time works on a study, and nothing is left to unlock."""

import subprocess
import sys
import threading

import pytest

from plait import one_run
from plait.one_run import (
    FOLDER,
    RUN,
    WATCH,
    BusyError,
    hold_run,
    run_held,
    step_at_work,
)

# Another process that holds a run, or is one of its steps, until it is told to end.
HOLDS = """
import sys
from pathlib import Path
from plait.one_run import hold_run, run_held, step_at_work
{what}
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def released(monkeypatch):
    held = []
    monkeypatch.setattr(one_run, "_held", held)
    yield
    for file in held:
        file.close()


@pytest.fixture
def study(tmp_path):
    (tmp_path / FOLDER).mkdir()
    return tmp_path


@pytest.fixture
def other(study):
    started = []

    def start(what: str) -> subprocess.Popen:
        code = HOLDS.format(what=what)
        process = subprocess.Popen(
            [sys.executable, "-c", code], cwd=study, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(process)
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_second_run_is_told_who_is_at_work_and_what_to_do(study, other):
    first = other('hold_run(Path(), "snakemake")')
    with pytest.raises(BusyError) as busy:
        hold_run(study, "snakemake")
    assert f"(snakemake, process {first.pid})" in str(busy.value)
    assert "Wait until it has ended" in str(busy.value)


def test_a_killed_run_keeps_nobody_away(study, other):
    first = other('hold_run(Path(), "snakemake")')
    first.kill()
    first.wait()
    hold_run(study, "snakemake")
    assert (study / FOLDER / RUN).read_text().startswith("snakemake, process ")


def test_a_page_that_is_being_set_is_waited_for(study, other, capsys):
    watch = other(f'held = run_held(Path(), "{WATCH}"); held.__enter__()')
    threading.Timer(0.3, watch.kill).start()
    hold_run(study, "snakemake")
    assert f"{WATCH}, process" in capsys.readouterr().err


def test_the_watch_waits_for_a_run(study, other, capsys):
    first = other('hold_run(Path(), "snakemake")')
    threading.Timer(0.3, first.kill).start()
    with run_held(study, WATCH):
        assert "snakemake, process" in capsys.readouterr().out


def test_a_step_that_a_killed_run_left_is_waited_for(study, other, capsys):
    step = other("held = step_at_work(Path()); held.__enter__()")
    threading.Timer(0.3, step.kill).start()
    hold_run(study, "snakemake")
    assert "broken off is still at work" in capsys.readouterr().err


def test_steps_do_not_keep_each_other_away(study, other):
    step = other("held = step_at_work(Path()); held.__enter__()")
    with step_at_work(study), step_at_work(study):
        assert step.poll() is None


def test_a_watch_lets_go_after_each_page(study):
    with run_held(study, WATCH):
        (study / FOLDER / RUN).write_text("snakemake, process 1")  # not waited for
        with pytest.raises(BusyError):
            hold_run(study, "snakemake")
    hold_run(study, "snakemake")


@pytest.mark.parametrize("error", [OSError(38, "no locks"), OSError(95, "no locks")])
def test_a_file_system_without_locks_stops_nothing(study, monkeypatch, error):
    def none(*_words):
        raise error

    monkeypatch.setattr(one_run.fcntl, "flock", none)
    hold_run(study, "snakemake")
    with run_held(study, WATCH), step_at_work(study):
        assert (study / FOLDER / RUN).read_text("utf-8").startswith(WATCH)


def test_where_nothing_can_be_written_or_locked_work_goes_on(tmp_path, monkeypatch):
    hold_run(tmp_path, "snakemake")  # there is no hidden folder yet
    with run_held(tmp_path, WATCH), step_at_work(tmp_path):
        pass
    monkeypatch.setattr(one_run, "fcntl", None)
    hold_run(tmp_path, "snakemake")
    assert list(tmp_path.iterdir()) == []


def test_a_lock_of_a_colleagues_that_can_only_be_read_still_counts(
    study, other, monkeypatch
):
    other('hold_run(Path(), "snakemake")')
    real = one_run.Path.open

    def theirs(path, how, **words):
        if how == "a+":
            raise PermissionError(13, "Permission denied")
        return real(path, how, **words)

    monkeypatch.setattr(one_run.Path, "open", theirs)
    with pytest.raises(BusyError):
        hold_run(study, "snakemake")
