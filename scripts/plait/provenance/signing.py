"""Sign the manifest of a run, and say whose signature a bundle carries."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plait.atomic import put_in_place
from plait.provenance.alone import ARCHIVE, MANIFEST, SIGNATURE
from plait.provenance.bundle import write_bundle

NAMESPACE = "plait"  # what a signature is for: one made for e-mail is refused
SECONDS = 20


class SigningError(Exception):
    """Why nothing was signed, in words for the person who can mend it."""


def sign(folder: Path, key: str) -> Path:
    """Sign manifest.json with an SSH key, and pack the bundle again with the signature.

    Parameters
    ----------
    folder : Path
        results/shareable of a study that was run.
    key : str
        The team's key: the private one, or the public one where ssh-agent holds it.

    Returns
    -------
    Path
        The signature.

    Raises
    ------
    SigningError
        Where ssh-keygen is not there or refuses.
    """
    call = [
        "ssh-keygen",
        "-Y",
        "sign",
        "-f",
        key,
        "-n",
        NAMESPACE,
        str(folder / MANIFEST),
    ]
    signature = folder / SIGNATURE
    signature.unlink(missing_ok=True)  # ssh-keygen would ask whether to write over it
    try:
        done = subprocess.run(call, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise SigningError(
            "ssh-keygen: not on this computer\n  install OpenSSH"
        ) from None
    if done.returncode or not signature.is_file():
        raise SigningError(
            f"{key}: {done.stderr.strip()}\n  give the path of the team's SSH key"
        )
    _pack_again(folder)
    return signature


def _pack_again(folder: Path) -> None:
    """Pack beside, then put in place: half a bundle would count as a whole one."""
    beside = folder / f"{ARCHIVE}.new"
    beside.unlink(missing_ok=True)
    files = [str(path) for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ARCHIVE]  # fmt: skip
    try:
        write_bundle(files, str(beside), root=str(folder))
        put_in_place(beside, folder / ARCHIVE)
    finally:
        beside.unlink(missing_ok=True)


def check_signature(
    files: Mapping[str, bytes], signers: str = ""
) -> tuple[bool | None, str]:
    """Check who signed the manifest, through ssh-keygen where it is there.

    Parameters
    ----------
    files : mapping of str to bytes
        As `open_files` gives them.
    signers : str
        File of allowed signers, as ssh-keygen reads it; "" checks the signature alone.

    Returns
    -------
    tuple of (bool or None, str)
        Whether it is good, None where nothing could be said; and the words for it.
    """
    if SIGNATURE not in files or MANIFEST not in files:
        return (False if signers else None), "not signed"
    if signers and not _named(signers):
        return False, f"not checked: {_lacks(signers)}"
    if not shutil.which("ssh-keygen"):
        return None, "there, but unchecked: ssh-keygen is not on this computer"
    with tempfile.TemporaryDirectory() as folder:
        seal = Path(folder, "sig")
        seal.write_bytes(files[SIGNATURE])
        if signers:
            return _by_signers(files[MANIFEST], str(seal), signers)
        good, said = _keygen("check-novalidate", files[MANIFEST], "-n", NAMESPACE, "-s", str(seal))  # fmt: skip
        told = "compare this key with the one that the team made public"
        return (
            good,
            f"{said}; {told}" if good else f"it does not fit the manifest: {said}",
        )


def _named(signers: str) -> list[str]:
    """Give the lines of a file of allowed signers that name one."""
    whole = Path(signers)
    lines = whole.read_text("utf-8", "replace").splitlines() if whole.is_file() else []
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _lacks(signers: str) -> str:
    there = Path(signers).is_file()
    return f"{signers} {'names no signer' if there else 'is no file that is there'}"


def _by_signers(manifest: bytes, seal: str, signers: str) -> tuple[bool, str]:
    known, names = _keygen("find-principals", b"", "-s", seal, "-f", signers)
    if not known or not names:
        return False, "made with a key that is not among the allowed signers"
    asked = ("-n", NAMESPACE, "-s", seal, "-f", signers, "-I", names.splitlines()[0])
    good, said = _keygen("verify", manifest, *asked)
    return good, said if good else f"it does not fit the manifest: {said}"


def _keygen(what: str, given: bytes, *words: str) -> tuple[bool, str]:
    """Ask ssh-keygen: whether it agrees, and its words."""
    call = ["ssh-keygen", "-Y", what, *words]
    done = subprocess.run(call, input=given, capture_output=True, timeout=SECONDS, check=False)  # fmt: skip
    said = (done.stdout or done.stderr).decode("utf-8", "replace").strip()
    return done.returncode == 0, said
