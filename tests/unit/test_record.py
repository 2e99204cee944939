"""The record of a run names open inputs and only counts confidential ones."""

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
    (made,) = run_record(["norms/n.yaml"], [], key=b"k")["inputs"]
    assert made == {
        "file": "norms/n.yaml",
        "digest": "2e7d2c03a9507ae2",
        "kind": "sha256",
    }


def test_a_shipped_input_is_named_without_the_place_of_the_checkout():
    path = str(CHECKOUT / "config/norms/wemwbs_gillard_2022.yaml")
    (made,) = run_record([path], [], key=b"k")["inputs"]
    assert made["file"] == "config/norms/wemwbs_gillard_2022.yaml"


def test_the_name_of_a_confidential_file_is_not_told(files):
    record = run_record([], files, key=b"k")
    assert [made["file"] for made in record["inputs"]] == [
        "data, file 1 of 2", "data, file 2 of 2"
    ]  # fmt: skip
    assert "jane" not in str(record)


def test_the_digest_of_a_confidential_file_depends_on_the_key(files):
    digests = {run_record([], files[:1], key=key)["inputs"][0]["digest"]
               for key in (b"one", b"two")}  # fmt: skip
    assert len(digests) == 2


def test_software_is_recorded_with_its_versions():
    record = run_record([], [], key=b"k")
    assert record["software"]["plait"]
    assert record["python"].startswith("3.")
