"""Seal a run: a digest of every released file, of the code, inputs and parameters."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from plait.code import SCRIPTS, reached
from plait.provenance.alone import seals_of

FORM = "plait manifest 2"
SHORT = 16  # hexadecimal digits of a module's digest


def manifest(
    files: Mapping[str, str], *, code: dict[str, str], steps: dict[str, dict],
    record: dict, study: dict,
) -> dict:  # fmt: skip
    """List every released file with its SHA-256, and what they were made of.

    Parameters
    ----------
    files : mapping of str to str
        Name in the bundle to SHA-256, as `digests` gives it.
    code : dict
        Rule to the digest of its code.
    steps : dict
        Rule to what it reads, writes and takes, as `open_steps` gives it.
    record : dict
        What `control_disclosure` recorded of inputs and software.
    study : dict
        `id`, `title`, `authors`, `date`, `synthetic`, `seed`.

    Returns
    -------
    dict
        `form`, `plait`, `release` (candidate or release), `study`, `files`, `code` (rule to digest), `modules` (file of
        plait to digest), `parameters` (rule to name and value), `inputs`, `python`,
        `software` and `seals` (place to digest: where one does not fit, that place was
        changed).
    """
    content = {
        "form": FORM,
        "plait": record["software"]["plait"],
        "release": record["release"]["state"],
        "study": study,
        "files": dict(sorted(files.items())),
        "code": code,
        "modules": modules_of(code),
        "parameters": {rule: step["parameters"] for rule, step in steps.items()},
        "inputs": record["inputs"],
        "python": record["python"],
        "software": record["software"],
    }
    return content | {"seals": seals_of(content)}


def modules_of(rules: Mapping[str, str], scripts: Path = SCRIPTS) -> dict[str, str]:
    """Digest every script and module that the rules reach.

    Parameters
    ----------
    rules : mapping
        Named after their scripts.
    scripts : Path
        Folder with the scripts and the package.

    Returns
    -------
    dict of str to str
        Path from that folder to the first digits of its SHA-256, sorted.
    """
    paths = {p for rule in rules for p in reached(scripts / f"{rule}.py", scripts)}
    names = sorted((path.relative_to(scripts).as_posix(), path) for path in paths)
    return {name: sha256(str(path))[:SHORT] for name, path in names}


def digests(files: list[str], *, root: str) -> dict[str, str]:
    """Digest files under the names that they have in the bundle.

    Parameters
    ----------
    files : list of str
        Paths.
    root : str
        Folder that their names are told from.

    Returns
    -------
    dict of str to str
        Name to SHA-256, sorted.
    """
    names = sorted((Path(path).relative_to(root).as_posix(), path) for path in files)
    return {name: sha256(path) for name, path in names}


def sha256(path: str) -> str:
    """Digest one file.

    Parameters
    ----------
    path : str
        Any file.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
