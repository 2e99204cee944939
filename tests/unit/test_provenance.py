"""A run is sealed: every file has its digest, and two seals have the same bytes."""

import json
import zipfile

import pytest

from plait.provenance.bundle import write_bundle
from plait.provenance.crate import crate
from plait.provenance.manifest import manifest, sha256

STUDY = {"id": "small", "title": "A small study", "authors": ["Team A", "Team B"],
         "date": "2026-01-15", "synthetic": "", "seed": 1}  # fmt: skip
RECORD = {"software": {"plait": "0.1.0"}, "inputs": [], "python": "3.12.0"}
OF_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


@pytest.fixture
def files(tmp_path):
    root = tmp_path / "shareable"
    (root / "tables").mkdir(parents=True)
    for name, text in {"tables/z.csv": "a", "b.odd": "b"}.items():
        (root / name).write_text(text)
    return [str(root / "tables/z.csv"), str(root / "b.odd")]


def _manifest(files, root):
    return manifest(files, root=str(root), code={"r": "1"}, record=RECORD, study=STUDY)


def test_a_digest_is_of_the_bytes(files):
    assert sha256(files[0]) == OF_A


def test_a_manifest_names_files_from_their_folder_in_order(files, tmp_path):
    sealed = _manifest(files, tmp_path / "shareable")
    assert list(sealed["files"]) == ["b.odd", "tables/z.csv"]
    assert sealed["files"]["tables/z.csv"] == OF_A
    assert (sealed["plait"], sealed["code"]) == ("0.1.0", {"r": "1"})


def test_a_crate_describes_every_file_and_the_run_that_made_it(files, tmp_path):
    described = crate(_manifest(files, tmp_path / "shareable"), study=STUDY)
    parts = {part["@id"]: part for part in described["@graph"]}
    assert parts["tables/z.csv"]["sha256"] == OF_A
    assert parts["tables/z.csv"]["encodingFormat"] == "text/csv"
    assert parts["b.odd"]["encodingFormat"] == "application/octet-stream"
    assert parts["#run"]["instrument"] == {"@id": "#plait"}
    assert {made["@id"] for made in parts["#run"]["result"]} == {
        "b.odd",
        "tables/z.csv",
    }


def test_a_crate_names_the_study_its_authors_and_profiles(files, tmp_path):
    described = crate(_manifest(files, tmp_path / "shareable"), study=STUDY)
    parts = {part["@id"]: part for part in described["@graph"]}
    root = parts["./"]
    assert (root["name"], root["datePublished"]) == ("A small study", "2026-01-15")
    assert [parts[a["@id"]]["name"] for a in root["author"]] == ["Team A", "Team B"]
    assert len(root["conformsTo"]) == 3
    assert root["mainEntity"] == {"@id": "#plait"}


def test_a_crate_is_the_same_every_time(files, tmp_path):
    sealed = _manifest(files, tmp_path / "shareable")
    first, second = (json.dumps(crate(sealed, study=STUDY)) for _ in range(2))
    assert first == second


def test_a_bundle_has_the_same_bytes_whatever_the_order_and_the_clock(files, tmp_path):
    root = str(tmp_path / "shareable")
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    write_bundle(files, str(one), root=root)
    (tmp_path / "shareable/b.odd").touch()
    write_bundle(files[::-1], str(two), root=root)
    assert one.read_bytes() == two.read_bytes()


def test_a_bundle_holds_the_files_as_they_are(files, tmp_path):
    path = str(tmp_path / "one.zip")
    write_bundle(files, path, root=str(tmp_path / "shareable"))
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["b.odd", "tables/z.csv"]
        assert archive.read("tables/z.csv") == b"a"
        assert archive.testzip() is None
