"""`plait verify` and `plait sign`: what they print and how they end."""

import os
import shutil
import subprocess

import pytest
from provenance_fixtures import write_run

from plait.cli import main
from plait.provenance.alone import open_files
from plait.provenance.signing import check_signature

needs_keygen = pytest.mark.skipif(
    not shutil.which("ssh-keygen"), reason="no ssh-keygen"
)


@pytest.fixture
def study(tmp_path):
    folder = tmp_path / "study"
    write_run(folder / "results/shareable", {"findings.csv": "finding\na\n"})
    return folder


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "key"
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "team", "-f", path]
    subprocess.run(words, check=True)
    return path


def signers(tmp_path, key, name="team@example.org"):
    path = tmp_path / "signers"
    path.write_text(f"{name} {key.with_suffix('.pub').read_text()}")
    return str(path)


def test_a_sound_study_is_told_so(study, capsys):
    assert main(["verify", str(study)]) == 0
    told = capsys.readouterr().out
    assert "Signature: not signed." in told
    assert "Release: a candidate, which two people have not approved" in told
    assert "every byte is as it was sealed, and the results follow" in told


def test_what_changed_is_told_and_counted(study, capsys):
    (study / "results/shareable/findings.csv").write_text("finding\nb\n")
    assert main(["verify", str(study)]) == 1
    told = capsys.readouterr().out
    assert "Changed since it was sealed:\n  findings.csv: changed\n" in told
    assert told.endswith("1 problem.\n")


def test_a_fresh_run_is_held_against_the_bundle(study, tmp_path, capsys):
    write_run(tmp_path / "other/results/shareable", {"findings.csv": "finding\nb\n"})
    bundle = str(study / "results/shareable/bundle.zip")
    assert main(["verify", bundle, "--against", str(tmp_path / "other")]) == 1
    assert "findings.csv: row 1, finding: 'a', or 'b'" in capsys.readouterr().out
    assert main(["verify", bundle, "--against", str(study)]) == 0


def test_a_path_that_is_not_there_is_no_traceback(tmp_path, capsys):
    assert main(["verify", str(tmp_path / "none.zip")]) == 1
    assert "expected a bundle or the results of a run" in capsys.readouterr().err


def test_an_archive_that_cannot_be_read_is_told(tmp_path, capsys):
    (tmp_path / "a.zip").write_text("no archive")
    assert main(["verify", str(tmp_path / "a.zip")]) == 1
    assert "no archive that can be read" in capsys.readouterr().out


@needs_keygen
def test_a_signed_bundle_tells_whose_it_is(study, key, tmp_path, capsys):
    assert main(["sign", str(study), "--key", str(key)]) == 0
    bundle = str(study / "results/shareable/bundle.zip")
    assert main(["verify", bundle]) == 0
    assert "compare this key with the one" in capsys.readouterr().out
    assert main(["verify", bundle, "--signature", signers(tmp_path, key)]) == 0
    assert "for team@example.org with ED25519 key" in capsys.readouterr().out


@needs_keygen
def test_a_signature_of_somebody_else_or_of_another_manifest_fails(
    study, key, tmp_path, capsys
):
    main(["sign", str(study), "--key", str(key)])
    files = open_files(study / "results/shareable").files
    known = signers(tmp_path, key)
    spoilt = files | {"manifest.json": files["manifest.json"] + b" "}
    assert check_signature(spoilt)[0] is False
    assert check_signature(spoilt, known)[0] is False
    other = key.with_suffix(".pub").read_text().replace("AAAAI", "AAAAJ", 1)
    (tmp_path / "signers").write_text(f"team@example.org {other}")
    assert check_signature(files, known) == (
        False,
        "made with a key that is not among the allowed signers",
    )


@needs_keygen
@pytest.mark.parametrize(("text", "told"), [
    (None, "is no file that is there"), ("", "names no signer"), ("# nobody\n\n", "names no signer"),
])  # fmt: skip
def test_a_file_of_signers_that_is_missing_or_empty_is_told_so(study, key, tmp_path, capsys, text, told):  # fmt: skip
    assert main(["sign", str(study), "--key", str(key)]) == 0
    listed = tmp_path / "none.txt"
    if text is not None:
        listed.write_text(text)
    assert main(["verify", str(study), "--signature", str(listed)]) == 1
    assert f"Signature: not checked: {listed} {told}." in capsys.readouterr().out


def test_an_unsigned_bundle_fails_only_where_a_signature_is_asked_for(study, capsys):
    assert main(["verify", str(study), "--signature", "signers"]) == 1
    assert "Signature: not signed." in capsys.readouterr().out


def test_a_signature_is_unchecked_where_ssh_keygen_is_missing(
    monkeypatch, study, capsys
):
    monkeypatch.setenv("PATH", "")
    good, said = check_signature({"manifest.json": b"{}", "manifest.json.sig": b"x"})
    assert (good, said) == (
        None,
        "there, but unchecked: ssh-keygen is not on this computer",
    )
    assert main(["sign", str(study), "--key", "key"]) == 1
    assert "install OpenSSH" in capsys.readouterr().err


def test_nothing_is_signed_that_was_changed_or_never_made(study, tmp_path, capsys):
    assert main(["sign", str(tmp_path), "--key", "key"]) == 1
    assert "run the study first" in capsys.readouterr().err
    (study / "results/shareable/findings.csv").write_text("")
    assert main(["sign", str(study), "--key", "key"]) == 1
    assert "only what a run made is signed" in capsys.readouterr().err


@needs_keygen
def test_a_key_that_is_none_is_refused(study, tmp_path, capsys):
    assert main(["sign", str(study), "--key", os.fspath(tmp_path / "none")]) == 1
    assert "give the path of the team's SSH key" in capsys.readouterr().err
    assert not (study / "results/shareable/manifest.json.sig").exists()
