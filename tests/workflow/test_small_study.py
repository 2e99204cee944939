"""The smallest study from end to end: what comes out, and what runs again when."""

import hashlib
import json
import zipfile

import pytest
from runs import copy_checkout, released, run, would_run
from small_study import TRANSCRIPTS, spoil, write_small_study

pytestmark = pytest.mark.slow
AFTER_THE_DOOR = {"draw_figures", "render_report", "describe_run"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    return copy_checkout(tmp_path_factory.mktemp("checkout") / "plait")


@pytest.fixture(scope="module")
def study(tmp_path_factory, checkout):
    """Run the study once, in a folder whose name has spaces."""
    folder = write_small_study(tmp_path_factory.mktemp("one") / "a study of ours")
    done = run(folder, checkout=checkout)
    assert done.returncode == 0, done.stderr
    return folder


def test_all_promised_files_are_there(study):
    files = set(released(study))
    assert {"findings.csv", "findings.parquet", "manifest.json", "bundle.zip",
            "ro-crate-metadata.json", "report/report.html", "report/report.pdf",
            "report/report.docx"} <= files  # fmt: skip


def test_the_report_says_on_every_form_that_the_data_are_synthetic(study):
    html = (study / "results/shareable/report/report.html").read_text("utf-8")
    assert "everyone and everything in this report is invented" in html


def test_the_report_opens_offline(study):
    html = (study / "results/shareable/report/report.html").read_text("utf-8")
    for remote in ('src="http', "src='http", 'rel="stylesheet" href="http', "@import"):
        assert remote not in html


def test_no_answer_id_or_unquoted_word_of_a_person_leaves(study):
    everything = b"\n".join(
        data for name, data in released(study).items() if not name.endswith(".zip")
    )
    for secret in (b"P01", b"P02", b"p01_t1", b"cancelled twice", b"carry home"):
        assert secret not in everything
    assert b"my supervisor supported me every week" in everything


def test_every_digest_of_the_manifest_is_that_of_the_file(study):
    root = study / "results/shareable"
    sealed = json.loads((root / "manifest.json").read_text("utf-8"))
    assert sealed["files"]
    for name, digest in sealed["files"].items():
        assert hashlib.sha256((root / name).read_bytes()).hexdigest() == digest


def test_the_bundle_holds_what_was_released(study):
    root = study / "results/shareable"
    with zipfile.ZipFile(root / "bundle.zip") as bundle:
        assert set(bundle.namelist()) == set(released(study)) - {"bundle.zip"}


def test_a_second_run_has_nothing_to_do(study, checkout):
    done = run(study, checkout=checkout)
    assert done.returncode == 0
    assert "Nothing to be done" in done.stdout + done.stderr


def test_another_folder_gives_the_same_bytes(study, tmp_path):
    other_checkout = copy_checkout(tmp_path / "elsewhere" / "plait")
    other = write_small_study(tmp_path / "other")
    assert run(other, checkout=other_checkout).returncode == 0
    ours, theirs = released(study), released(other)
    assert set(ours) == set(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_a_new_title_is_screened_at_the_door_and_computes_nothing_anew(study, checkout):
    spoil(study, "study.yaml", "title: A small study", "title: Another title")
    again = would_run(study, checkout=checkout)
    spoil(study, "study.yaml", "title: Another title", "title: A small study")
    assert again == {"control_disclosure", *AFTER_THE_DOOR}


@pytest.mark.parametrize(
    ("module", "rules"),
    [
        ("report/figures.py", AFTER_THE_DOOR),
        ("report/document.py", {"render_report", "describe_run"}),
        ("provenance/bundle.py", {"describe_run"}),
        ("synthesis/words.py", {"weigh_propositions", "control_disclosure", *AFTER_THE_DOOR}),
    ],
)  # fmt: skip
def test_an_edited_module_reruns_what_it_feeds_and_no_more(
    study, checkout, module, rules
):
    path = checkout / "scripts" / "plait" / module
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n# edited\n", "utf-8")
    try:
        assert would_run(study, checkout=checkout) == rules
    finally:
        path.write_text(before, "utf-8")


def test_a_touched_file_reruns_nothing(study, checkout):
    for name in TRANSCRIPTS:
        (study / "data/transcripts" / name).touch()
    (study / "data/questionnaires/anxiety.csv").touch()
    assert would_run(study, checkout=checkout) == set()


def test_faults_of_the_data_stop_the_run_all_at_once_without_traceback(tmp_path):
    folder = write_small_study(tmp_path)
    spoil(folder, "data/questionnaires/anxiety.csv", "P01,1,3", "P01,1,9")
    spoil(folder, "synthesis/propositions.yaml", "strands: both", "strands: two")
    done = run(folder)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "2 faults in this study" in said
    assert "data/questionnaires/anxiety.csv line 2" in said
    assert "synthesis/propositions.yaml line 3" in said
    assert "Traceback" not in said
    assert not (folder / "results/restricted/scores.parquet").exists()


def test_an_unknown_id_stops_a_final_run_and_names_its_statement(tmp_path):
    folder = write_small_study(tmp_path)
    spoil(
        folder, "synthesis/propositions.yaml", "gad7.total.t1-t2.change", "gad7.nothing"
    )
    spoil(folder, "study.yaml", "mode: draft", "mode: final")
    done = run(folder, "results/restricted/statements.parquet")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "statement p1a: found gad7.nothing" in said
    assert "Traceback" not in said


def test_an_unknown_id_is_marked_in_a_draft(tmp_path):
    folder = write_small_study(tmp_path)
    spoil(
        folder, "synthesis/propositions.yaml", "gad7.total.t1-t2.change", "gad7.nothing"
    )
    assert run(folder, "results/restricted/statements.parquet").returncode == 0
    faults = (folder / "results/restricted/argument_faults.csv").read_text("utf-8")
    assert "p1,p1a," in faults
    assert "gad7.nothing" in faults


def test_snakemake_can_write_its_own_report(study, checkout, tmp_path):
    done = run(study, "--report", str(tmp_path / "run.html"), checkout=checkout)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "run.html").stat().st_size > 1_000_000
