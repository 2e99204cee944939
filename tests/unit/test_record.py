"""The record of a run names open inputs and only counts confidential ones."""

from hashlib import sha256
from pathlib import Path

import pytest

from plait.release.record import confidential_key, run_record
from plait.study_files import CHECKOUT


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "data/jane.csv": "a",
        "data/joe.csv": "b",
        "norms/n.yaml": "c",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return ["data/jane.csv", "data/joe.csv"]


def test_the_key_does_not_depend_on_the_order_of_the_files(files):
    assert confidential_key(files) == confidential_key(files[::-1])


def test_whoever_lacks_one_file_has_another_key(files):
    assert confidential_key(files) != confidential_key(files[:1])


def test_open_inputs_are_named_with_their_sha256(files):
    (made,) = run_record(["norms/n.yaml"], [])["inputs"]
    assert made == {
        "file": "norms/n.yaml",
        "digest": "2e7d2c03a9507ae2",
        "kind": "sha256",
    }


def test_a_shipped_input_is_named_without_the_place_of_the_checkout():
    path = str(CHECKOUT / "config/norms/wemwbs_gillard_2022.yaml")
    (made,) = run_record([path], [])["inputs"]
    assert made["file"] == "config/norms/wemwbs_gillard_2022.yaml"


def test_the_name_of_a_confidential_file_is_not_told(files):
    record = run_record([], files)
    assert [made["file"] for made in record["inputs"]] == [
        "data, file 1 of 2", "data, file 2 of 2"
    ]  # fmt: skip
    assert "jane" not in str(record)


def test_the_digest_of_a_confidential_file_is_no_plain_one(files):
    (made, _) = run_record([], files)["inputs"]
    assert made["kind"] == "hmac-sha256"
    assert (
        not sha256(Path(files[0]).read_bytes()).hexdigest().startswith(made["digest"])
    )


def test_software_is_recorded_with_its_versions():
    record = run_record([], [])
    assert record["software"]["plait"]
    assert record["python"].startswith("3.")
