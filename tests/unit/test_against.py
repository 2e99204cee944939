"""A fresh run is held against a bundle: every difference is told, and what made it."""

import json

import pytest
from provenance_fixtures import RECORD, STEPS, STUDY, seal, write_run

from plait.provenance.against import compare
from plait.provenance.alone import open_files

FILES = {"findings.csv": "finding,estimate\na,1.5\nb,2\n", "figures/f.svg": "<svg/>"}


@pytest.fixture
def bundle(tmp_path):
    return open_files(write_run(tmp_path / "one/shareable", FILES)).files


def fresh(tmp_path, files=FILES, **changed):
    bundle = write_run(tmp_path / "two/shareable", files)
    if changed:
        root = bundle.parent
        paths = [str(p) for p in sorted(root.rglob("*"))
                 if p.is_file() and p.name not in ("bundle.zip", "manifest.json")]  # fmt: skip
        seal(root, paths, **changed)
    return open_files(bundle).files


def with_input(**changed):
    first, second = RECORD["inputs"]
    return RECORD | {"inputs": [first, second | changed]}


def test_two_runs_of_the_same_study_do_not_differ(bundle, tmp_path):
    assert compare(bundle, fresh(tmp_path)) == []


def test_a_changed_number_is_told_by_its_row_and_column(bundle, tmp_path):
    run = fresh(tmp_path, FILES | {"findings.csv": "finding,estimate\na,1.5\nb,3\n"})
    assert compare(bundle, run) == ["findings.csv: row 2, estimate: '2', or '3'"]


def test_other_bytes_are_told_of_what_cannot_be_looked_into(bundle, tmp_path):
    run = fresh(tmp_path, FILES | {"figures/f.svg": "<svg />"})
    assert compare(bundle, run) == ["figures/f.svg: other bytes"]


def test_files_of_one_side_alone_are_told(bundle, tmp_path):
    run = fresh(tmp_path, {"findings.csv": FILES["findings.csv"], "new.csv": "a\n"})
    assert {"figures/f.svg: only in the bundle", "new.csv: only in the run"} <= set(
        compare(bundle, run)
    )


def test_a_changed_parameter_is_told_with_its_rule(bundle, tmp_path):
    steps = STEPS | {
        "describe_run": STEPS["describe_run"] | {"parameters": {"seed": 2}}
    }
    assert compare(bundle, fresh(tmp_path, steps=steps)) == [
        "parameter of describe_run: seed: 1 in the bundle, 2 in the run"
    ]


@pytest.mark.parametrize(("rows", "told"), [
    (["r1", "r9", "r3"], "decision 2 changed"),
    (["r1", "r2", "r3", "r4"], "decision 4 added"),
    (["r1"], "decision 2 to 3 gone"),
])  # fmt: skip
def test_a_changed_decision_is_told_by_its_row(bundle, tmp_path, rows, told):
    run = fresh(tmp_path, record=with_input(digest="99", rows=rows))
    assert compare(bundle, run) == [
        f"input coding/decisions, file 1 of 1: changed ({told})"
    ]


def test_files_of_data_that_cannot_be_compared_are_told(bundle, tmp_path):
    run = fresh(tmp_path, record=with_input(digest="99", key="k2"))
    assert compare(bundle, run)[0].startswith("inputs: several files of data changed")


def test_versions_and_the_study_are_told(bundle, tmp_path):
    record = RECORD | {"software": RECORD["software"] | {"snakemake": "10.0"}}
    run = fresh(tmp_path, record=record, study=STUDY | {"date": "2026-02-01"})
    assert compare(bundle, run)[:2] == [
        "version of snakemake: 9.27.1 in the bundle, 10.0 in the run",
        "study: date: 2026-01-15 in the bundle, 2026-02-01 in the run",
    ]


def test_a_manifest_that_is_none_is_no_traceback(bundle):
    assert compare(
        bundle | {"manifest.json": b"["}, {"manifest.json": json.dumps([]).encode()}
    )
