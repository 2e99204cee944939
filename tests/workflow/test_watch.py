"""While the team writes, a page follows every save, and the results stay as they were."""

import os

import pytest
from runs import released, run
from small_study import spoil, write_small_study

from plait.commands.watch import watch
from plait.watching import PAGE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """Run the small study once."""
    folder = write_small_study(tmp_path_factory.mktemp("watched") / "a study")
    done = run(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def study(finished, monkeypatch, logs):
    before = os.environ.copy()
    monkeypatch.chdir(finished)
    yield finished
    os.environ.clear()  # the Snakefile sets what jobs are to have
    os.environ.update(before)


def test_every_save_sets_the_page_and_leaves_the_results_alone(study, capfd):
    before, pages = released(study), []

    def saved():
        pages.append((study / PAGE).read_text("utf-8"))
        spoil(study, "study.yaml", "title: ", "title: Saved anew, ")
        yield ["study.yaml"]
        pages.append((study / PAGE).read_text("utf-8"))
        spoil(study, "study.yaml", "title: Saved anew, ", "title: ")

    assert watch(study, saved()) == 0
    assert ["Saved anew" in page for page in pages] == [False, True]
    assert released(study) == before
    assert "The page is set" in capfd.readouterr().out


def test_a_fault_is_told_and_the_page_comes_back_with_its_mend(study, capfd):
    def saved():
        spoil(study, "study.yaml", "approach: codebook", "approach: thematic")
        yield ["study.yaml"]
        spoil(study, "study.yaml", "approach: thematic", "approach: codebook")
        yield ["study.yaml"]

    assert watch(study, saved()) == 0
    said = capfd.readouterr().out
    assert "found 'thematic'" in said
    assert said.count("The page is set") == 2
    assert "Traceback" not in said


def test_a_fault_of_the_argument_is_told_with_its_line(study, capfd):
    spoil(
        study,
        "synthesis/propositions.yaml",
        "evidence: [",
        "evidence: [nothing.at.all, ",
    )
    try:
        assert watch(study, iter(())) == 0
    finally:
        spoil(
            study,
            "synthesis/propositions.yaml",
            "evidence: [nothing.at.all, ",
            "evidence: [",
        )
    said = capfd.readouterr().out
    assert "synthesis/propositions.yaml line" in said
    assert "nothing.at.all" in said
