"""Every file of a bundle is as crate, manifest and study tell it."""

import hashlib
import json

import pytest
from provenance_fixtures import write_run

from plait.provenance.alone import open_files, seals_of
from plait.provenance.check_described import check_described
from plait.provenance.checks import check_results

CRATE = "ro-crate-metadata.json"
PAGE = '<p class="date">15 January 2026</p><a href="audit.html#x">x</a>'


@pytest.fixture
def files(tmp_path):
    made = {"findings.csv": "finding\n", "report/report.html": PAGE}
    return open_files(write_run(tmp_path / "shareable", made)).files


def sealed(files, change=lambda manifest: None):
    """Seal anew what was changed, as somebody cunning would."""
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    manifest["files"] = {name: digest(data) for name, data in files.items() if name != "manifest.json"}  # fmt: skip
    manifest["seals"] = seals_of(manifest)
    return files | {"manifest.json": json.dumps(manifest).encode()}


def digest(data):
    return hashlib.sha256(data).hexdigest()


def described(files):
    """Put the digests of what is there into the crate too."""
    crate = json.loads(files[CRATE])
    for entity in crate["@graph"]:
        if "sha256" in entity and entity["@id"] in files:
            entity["sha256"] = digest(files[entity["@id"]])
    return files | {CRATE: json.dumps(crate).encode()}


def test_a_sound_bundle_is_as_it_is_described(files):
    assert list(check_described(files)) == []
    assert list(check_described({})) == []


def test_a_file_with_other_bytes_than_the_crate_tells_is_named(files):
    changed = files | {"findings.csv": b"x"}
    assert list(check_described(sealed(changed))) == [
        f"findings.csv: other bytes than {CRATE} has a digest of"
    ]
    # the manifest tells of it: once is enough
    assert list(check_described(changed)) == []


def test_a_file_that_was_dropped_or_added_is_named(files):
    nhs = files.pop("nhs_rap.json")
    assert list(check_described(sealed(files | {"more.csv": nhs}))) == [
        f"more.csv: not in {CRATE}",
        f"nhs_rap.json: not there, {CRATE} tells of it",
    ]


def test_a_bundle_without_its_crate_is_told(files):
    del files[CRATE]
    assert list(check_described(files)) == [f"{CRATE}: not there"]


def test_a_date_in_the_manifest_alone_is_told_with_every_place(files):
    other = sealed(files, lambda manifest: manifest["study"].update(date="2026-02-15"))
    assert list(check_described(other)) == [
        f"manifest.json: dated 2026-02-15, {CRATE} has 2026-01-15 as datePublished",
        f"manifest.json: dated 2026-02-15, {CRATE} has 2026-01-15 as endTime",
        "README.md: not as plait writes it of the study in manifest.json",
        "report/report.html: dated 15 January 2026, manifest.json has 15 February 2026",
    ]


@pytest.mark.parametrize(("name", "told"), [
    ("README.md", "not as plait writes it of the study in manifest.json"),
    ("codecheck.yml", "not as plait writes it of the study in manifest.json"),
    ("verify.py", "other code than ran, by the digest of plait/provenance/alone.py"),
    ("code/scripts/describe_run.py", "other code than ran, by the digest of describe_run.py"),
])  # fmt: skip
def test_what_can_be_written_again_is_held_though_the_crate_was_made_anew(files, name, told):  # fmt: skip
    changed = sealed(
        described(files | {name: files[name] + b"\nApproved by the trust.\n"})
    )
    (line,) = check_described(changed)
    assert line.startswith(f"{name}: {told}")


def test_a_lost_audit_page_is_told_by_the_report_that_links_to_it(files):
    assert "report/audit.html: not there, report/report.html links to it" in (
        check_results(files)
    )


@pytest.mark.parametrize(("end", "sound"), [
    (b"startxref\n3\n%%EOF", True), (b"startxref\n3\n%%EOF\n", True),
    (b"startxref\n3\n%%EO ", False), (b"startxref\n9999\n%%EOF", False),
    (b"startxref\n3\n%%EOF more", False),
])  # fmt: skip
def test_a_pdf_ends_as_a_pdf_ends(end, sound):
    told = check_results({"more.pdf": b"%PDF-1.7\n" + end})
    assert told == ([] if sound else ["more.pdf: does not end as a PDF ends"])
