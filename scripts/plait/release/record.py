"""Record what a run was made of, without telling what the confidential files hold."""

import hashlib
import platform
from collections import Counter
from importlib import metadata
from pathlib import Path

from plait.provenance.keys import read_digests

SOFTWARE = (
    "plait", "snakemake", "pandas", "numpy", "scipy", "pyarrow", "nltk", "matplotlib",
    "pypandoc_binary", "typst", "quarto",
)  # fmt: skip

CHECKOUT = Path(__file__).parents[3]


def confidential_key(paths: list[str]) -> bytes:
    """Derive the key of a study's hashes from all of its confidential files.

    Parameters
    ----------
    paths : list of str
        Files with people's words and answers, in any order.

    Returns
    -------
    bytes
        SHA-256: the same for the same files, unknown to whoever lacks one.
    """
    digests = sorted(hashlib.sha256(Path(p).read_bytes()).digest() for p in paths)
    return hashlib.sha256(b"".join(digests)).digest()


def run_record(open_files: list[str], confidential: list[str]) -> dict:
    """Record software and inputs.

    Parameters
    ----------
    open_files : list of str
        Inputs that anyone may see: plain SHA-256 and their names.
    confidential : list of str
        Inputs that hold people: keyed digests, and a number for the name, since a
        file's name can name a person.

    Returns
    -------
    dict
        `python`, `software` (name to version), `inputs` (file, digest, kind; of the
        confidential ones also `key` and `rows`, see `keyed_digests`).
    """
    inputs = [
        {"file": _shown(path), "digest": _digest(path)[:16], "kind": "sha256"}
        for path in open_files
    ]
    names, digests = _numbered(confidential), read_digests(confidential)
    inputs += [
        {"file": names[path], "kind": "hmac-sha256"} | digests[path]
        for path in confidential
    ]
    return {
        "python": platform.python_version(),
        "software": {name: metadata.version(name) for name in SOFTWARE},
        "inputs": inputs,
    }


def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _shown(path: str) -> str:
    """Cut the place of the checkout off a shipped file's path."""
    whole = Path(path)
    return whole.relative_to(CHECKOUT).as_posix() if whole.is_absolute() else path


def _numbered(paths: list[str]) -> dict[str, str]:
    parents = {path: Path(path).parent.as_posix() for path in paths}
    folders = {p: "study folder" if f == "." else f for p, f in parents.items()}
    totals = Counter(folders.values())
    seen: Counter[str] = Counter()
    names = {}
    for path, folder in folders.items():
        seen[folder] += 1
        names[path] = f"{folder}, file {seen[folder]} of {totals[folder]}"
    return names
