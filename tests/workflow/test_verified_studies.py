"""The bundles of the shipped studies are sound, and what is changed in them is found."""

import json

import pytest

from plait.provenance.against import compare
from plait.provenance.alone import check_bytes, open_files, seals_of
from plait.provenance.checks import check_results
from plait.provenance.manifest import sha256

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bundles(reports):
    return {
        name: open_files(path.parent / "bundle.zip") for name, path in reports.items()
    }


@pytest.mark.parametrize("name", ["impact", "wellbeing", "replication"])
def test_a_bundle_that_nobody_touched_is_sound(bundles, name):
    assert check_bytes(bundles[name]) == []
    assert check_results(bundles[name].files) == []


def test_the_manifest_lists_whatever_may_leave(reports):
    root = reports["impact"].parent
    listed = json.loads((root / "manifest.json").read_text())["files"]
    there = {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}
    assert there - set(listed) == {"manifest.json", "bundle.zip"}
    assert listed["findings.csv"] == sha256(str(root / "findings.csv"))


def changed(files, name, old, new):
    assert old in files[name]
    return files | {name: files[name].replace(old, new, 1)}


def with_manifest(files, change):
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    manifest["seals"] = seals_of(manifest)
    return files | {"manifest.json": json.dumps(manifest).encode()}


def decided(manifest):
    (row, *_) = (row for row in manifest["inputs"] if row.get("rows"))
    row["rows"][0] = "0" * 12


def test_what_somebody_changed_is_found_though_it_was_sealed_again(bundles):
    files = bundles["impact"].files
    files = changed(
        files, "report/report.html", b"fallen by 4.1 points", b"fallen by 4.2 points"
    )
    files = changed(
        files,
        "tables/quotes.csv",
        b"All those years on wards",
        b"All these years on wards",
    )
    files = with_manifest(files, decided)
    files = with_manifest(
        files, lambda m: m["parameters"]["estimate_findings"].update(seed=1)
    )
    told = check_results(files)
    for place, what in (
        ("report/report.html", "[4.2]"),
        (
            "report/report.html",
            "set from wemwbs.total.t1-t2.change: the finding does not give 4.2",
        ),
        ("report/report.docx", "has not the words of q1 in tables/quotes.csv"),
        ("manifest.json", "decision 1 than record.json"),
        ("manifest.json", "seed of estimate_findings is 1"),
    ):
        assert any(line.startswith(place) and what in line for line in told), (
            place,
            told,
        )


def test_a_run_does_not_differ_from_its_own_bundle(bundles, reports):
    run = open_files(reports["impact"].parent)
    assert compare(bundles["impact"].files, run.files) == []
