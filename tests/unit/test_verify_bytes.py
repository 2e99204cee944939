"""Every byte of a bundle is held against its manifest, by Python alone."""

import json
import subprocess
import sys
import zipfile

import pytest
from provenance_fixtures import write_run

from plait.provenance.alone import check_bytes, main, open_files, seals_of

FILES = {"a.csv": "one,two\n", "tables/b.csv": "three\n"}


@pytest.fixture
def bundle(tmp_path):
    return write_run(tmp_path / "shareable", FILES)


def problems(path):
    return check_bytes(open_files(path))


def packed(path, entries):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return path


def test_what_nobody_touched_has_no_problem(bundle):
    assert problems(bundle) == []
    assert problems(bundle.parent) == []


@pytest.mark.parametrize("part", range(0, 100, 7))
def test_a_changed_byte_is_found_wherever_it_stands(bundle, part):
    data = bytearray(bundle.read_bytes())
    at = len(data) * part // 100
    data[at] ^= 1
    bundle.write_bytes(data)
    assert problems(bundle) != []


def test_a_changed_byte_of_the_list_at_the_end_is_found(bundle):
    whole = bundle.read_bytes()
    missed = []
    for back in range(1, 180):
        data = bytearray(whole)
        data[-back] ^= 1
        bundle.write_bytes(data)
        if not problems(bundle):
            missed.append(back)
    assert missed == []


def test_the_file_that_changed_is_named(bundle):
    (bundle.parent / "tables/b.csv").write_text("four\n")
    assert problems(bundle.parent) == ["tables/b.csv: changed"]


def test_a_missing_and_an_added_file_are_named(bundle):
    (bundle.parent / "a.csv").rename(bundle.parent / "c.csv")
    assert problems(bundle.parent) == ["a.csv: missing", "c.csv: not in the manifest"]


@pytest.mark.parametrize(("change", "place"), [
    (lambda m: m["parameters"]["describe_run"].update(seed=2), "parameters, describe_run, seed"),
    (lambda m: m["inputs"][1]["rows"].__setitem__(1, "r9"), "inputs, number 2"),
    (lambda m: m["study"].update(date="2026-01-16"), "study, date"),
    (lambda m: m["modules"].clear(), "modules"),
])  # fmt: skip
def test_a_change_in_the_manifest_is_told_by_its_place(bundle, change, place):
    path = bundle.parent / "manifest.json"
    manifest = json.loads(path.read_text())
    change(manifest)
    path.write_text(json.dumps(manifest))
    assert problems(bundle.parent) == [
        f"manifest.json: changed since it was sealed: {place}"
    ]


def test_seals_do_not_depend_on_the_order_of_keys():
    one, other = {"study": {"a": {"x": 1, "y": 2}}}, {"study": {"a": {"y": 2, "x": 1}}}
    assert seals_of(one) == seals_of(other)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"files": 1, "seals": {}}', "[" * 100_000]
)
def test_a_manifest_that_is_none_is_a_problem_and_no_traceback(bundle, text):
    (bundle.parent / "manifest.json").write_text(text)
    assert problems(bundle.parent) == [
        "manifest.json: no manifest of plait that can be read"
    ]


def test_a_folder_without_manifest_cannot_be_checked(tmp_path):
    assert problems(tmp_path) == ["manifest.json: not there, so nothing can be checked"]


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/../../b", "c:\\a", "a\\b"])
def test_a_name_that_leads_outside_is_not_read(tmp_path, name):
    opened = open_files(packed(tmp_path / "z.zip", [(name, "x")]))
    assert opened.files == {}
    assert "leads outside the bundle" in opened.problems[-1]


def test_a_name_that_stands_twice_is_told(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        path = packed(tmp_path / "z.zip", [("a", "x"), ("a", "y")])
    opened = open_files(path)
    assert opened.files == {"a": b"x"}
    assert "stands twice" in opened.problems[-1]


def test_a_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"0" * 5_000_000)
    opened = open_files(path)
    assert opened.files == {}
    assert "not packed as plait packs" in opened.problems[-1]


def test_too_much_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("plait.provenance.alone.LARGEST", 3)
    path = packed(tmp_path / "z.zip", [("a", "xxxx")])
    (tmp_path / "b").write_text("xxxx")
    assert open_files(path).files == open_files(tmp_path).files == {}


def test_a_link_and_what_is_no_file_are_not_read(tmp_path):
    (tmp_path / "a").symlink_to("/etc/hostname")
    assert "a link" in open_files(tmp_path).problems[0]
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        entry = zipfile.ZipInfo("a")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, "/etc/hostname")
    assert "no ordinary file" in open_files(tmp_path / "z.zip").problems[-1]


def test_bytes_beside_the_files_are_found(bundle):
    bundle.write_bytes(bundle.read_bytes() + b"more")
    assert problems(bundle) != []


def test_what_is_no_archive_is_told(tmp_path):
    (tmp_path / "z.zip").write_text("no archive")
    assert "no archive that can be read" in problems(tmp_path / "z.zip")[0]


def test_verify_py_runs_with_nothing_but_python(bundle):
    call = [sys.executable, "-I", "-S", str(bundle.parent / "verify.py")]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "every byte is as it was sealed" in done.stdout


def test_verify_py_names_what_changed(bundle, capsys):
    (bundle.parent / "a.csv").write_text("other")
    (bundle.parent / "manifest.json.sig").write_text("a signature")
    assert main([str(bundle.parent)]) == 1
    told = capsys.readouterr().out
    assert "a.csv: changed" in told
    assert "ssh-keygen -Y verify" in told
