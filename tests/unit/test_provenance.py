"""A run is sealed: every file has its digest, and two seals have the same bytes."""

import json
import zipfile

import pytest
import yaml
from provenance_fixtures import CODE, RECORD, STEPS, STUDY, write_run

from plait.provenance.bundle import write_bundle
from plait.provenance.codecheck import codecheck
from plait.provenance.crate import crate
from plait.provenance.manifest import digests, manifest, modules_of, sha256

OF_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


@pytest.fixture
def files(tmp_path):
    root = tmp_path / "shareable"
    (root / "tables").mkdir(parents=True)
    for name, text in {"tables/z.csv": "a", "b.odd": "b"}.items():
        (root / name).write_text(text)
    return [str(root / "tables/z.csv"), str(root / "b.odd")]


@pytest.fixture
def described(tmp_path):
    write_run(tmp_path / "shareable", {"tables/z.csv": "a", "b.odd": "b"})
    graph = json.loads((tmp_path / "shareable/ro-crate-metadata.json").read_text())
    return {part["@id"]: part for part in graph["@graph"]}


def test_a_digest_is_of_the_bytes(files):
    assert sha256(files[0]) == OF_A


def test_a_manifest_names_files_from_their_folder_in_order(files, tmp_path):
    made = digests(files, root=str(tmp_path / "shareable"))
    sealed = manifest(made, code=CODE, steps=STEPS, record=RECORD, study=STUDY)
    assert list(sealed["files"]) == ["b.odd", "tables/z.csv"]
    assert sealed["files"]["tables/z.csv"] == OF_A
    assert (sealed["plait"], sealed["code"]) == ("0.1.0", CODE)
    assert sealed["parameters"]["describe_run"] == {"seed": 1}


def test_a_manifest_digests_the_modules_behind_the_rules():
    modules = modules_of(["describe_run"])
    assert {"describe_run.py", "plait/provenance/manifest.py"} <= set(modules)
    assert not any(name.startswith("plait/quantitative") for name in modules)


def test_every_part_of_a_manifest_has_a_seal_that_names_its_place():
    sealed = manifest({}, code=CODE, steps=STEPS, record=RECORD, study=STUDY)
    assert {"parameters, describe_run, seed", "inputs, number 2", "study, title",
            "files", "modules"} <= set(sealed["seals"])  # fmt: skip


def test_a_crate_describes_every_file_and_the_run_that_made_it(described):
    assert described["tables/z.csv"]["sha256"] == OF_A
    assert described["tables/z.csv"]["encodingFormat"] == "text/csv"
    assert described["b.odd"]["encodingFormat"] == "application/octet-stream"
    assert described["#run"]["instrument"] == {"@id": "code/Snakefile"}
    made = {made["@id"] for made in described["#run"]["result"]}
    assert {"b.odd", "tables/z.csv", "codecheck.yml"} <= made
    assert "code/Snakefile" not in made


def test_a_crate_follows_each_step_through_its_script(described):
    act, step = (
        described["#run-score_questionnaires"],
        described["#step-score_questionnaires"],
    )
    assert (
        step["workExample"]
        == act["instrument"]
        == {"@id": "code/scripts/score_questionnaires.py"}
    )
    assert act["result"] == {"@id": "#restricted-scores.parquet"}
    assert act["result"] in described["#run-describe_run"]["object"]
    assert described["#control-describe_run"]["object"] == {"@id": "#run-describe_run"}
    assert described["#engine-run"]["instrument"] == {
        "@id": "https://snakemake.github.io"
    }


def test_a_crate_tells_parameters_with_their_values(described):
    told = described["#parameter-score_questionnaires-times"]
    assert (told["@type"], told["value"]) == ("PropertyValue", '["t1", "t2"]')


def test_a_crate_names_the_study_its_authors_and_profiles(described):
    root = described["./"]
    assert (root["name"], root["datePublished"]) == ("A small study", "2026-01-15")
    assert [described[a["@id"]]["name"] for a in root["author"]] == ["Team A", "Team B"]
    assert len(root["conformsTo"]) == 4
    assert root["license"] == {"@id": "https://spdx.org/licenses/MIT"}


def test_a_crate_makes_up_nobody_and_no_licence():
    files = dict.fromkeys(
        ["code/Snakefile", *(f"code/scripts/{r}.py" for r in STEPS)], OF_A
    )
    study = STUDY | {"authors": [], "publication": {}}
    graph = crate(files, steps=STEPS, record=RECORD, study=study)["@graph"]
    parts = {part["@id"]: part for part in graph}
    assert "agent" not in parts["#run"]
    assert {"author", "publisher"}.isdisjoint(parts["./"])
    assert parts["./"]["license"] == {"@id": "#licence"}
    assert parts["#licence"]["name"] == "No licence is given"


def test_an_author_with_an_orcid_is_a_person():
    files = dict.fromkeys(["code/Snakefile"], OF_A)
    orcid = {"Team A": "0000-0002-1825-0097"}
    study = STUDY | {"publication": {"orcids": orcid}}
    graph = crate(files, steps={}, record=RECORD, study=study)["@graph"]
    people = {part["name"]: part for part in graph if "name" in part}
    assert people["Team A"]["@id"] == "https://orcid.org/0000-0002-1825-0097"
    assert people["Team A"]["@type"] == "Person"
    assert people["Team B"]["@type"] == "Organization"


def test_codecheck_lists_what_readers_see_and_leaves_out_what_is_not_known():
    names = [
        "findings.csv",
        "tables/a.csv",
        "tables/a.xlsx",
        "figures/f_g.svg",
        "record.json",
    ]
    text = codecheck(names, study=STUDY)
    told = yaml.safe_load(text.split("---", 1)[1])
    assert text.startswith("%YAML 1.1\n---\n")
    assert [entry["file"] for entry in told["manifest"]] == [
        "findings.csv",
        "figures/f_g.svg",
        "tables/a.csv",
    ]
    assert told["manifest"][1]["comment"] == "figure: f g"
    assert told["paper"] == {
        "title": "A small study",
        "authors": [{"name": "Team A"}, {"name": "Team B"}],
    }
    assert "FIXME" not in text
    assert {"codechecker", "certificate", "report"}.isdisjoint(told)


def test_codecheck_tells_what_the_study_tells():
    publication = {"reference": "https://doi.org/10.5555/1", "orcids": {"Team A": "0000-0002-1825-0097"},
                   "repository": "https://example.org/code", "codecheck": {"certificate": "2026-001"}}  # fmt: skip
    text = codecheck([], study=STUDY | {"publication": publication})
    told = yaml.safe_load(text.split("---", 1)[1])
    assert told["paper"]["reference"] == "https://doi.org/10.5555/1"
    assert told["paper"]["authors"][0]["ORCID"] == "0000-0002-1825-0097"
    assert (told["repository"], told["certificate"]) == (
        "https://example.org/code",
        "2026-001",
    )


def test_a_run_is_described_the_same_every_time(tmp_path):
    bundles = [
        write_run(tmp_path / name / "shareable", {"a.csv": "a"}) for name in "xy"
    ]
    assert bundles[0].read_bytes() == bundles[1].read_bytes()


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
