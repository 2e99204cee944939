"""Seal a run: a digest of every released file, of the code and of the inputs."""

import hashlib
from pathlib import Path


def manifest(
    files: list[str], *, root: str, code: dict[str, str], record: dict, study: dict
) -> dict:
    """List every released file with its SHA-256.

    Parameters
    ----------
    files : list of str
        Released files.
    root : str
        Folder that their names are told from.
    code : dict
        Rule to the digest of its code.
    record : dict
        What `control_disclosure` recorded of inputs and software.
    study : dict
        `id`, `title`, `date`, `synthetic`, `seed`.

    Returns
    -------
    dict
        `study`, `files` (name to SHA-256, sorted), `code`, `inputs`, `software`.
    """
    names = sorted((Path(path).relative_to(root).as_posix(), path) for path in files)
    return {
        "plait": record["software"]["plait"],
        "study": study,
        "files": {name: sha256(path) for name, path in names},
        "code": code,
        "inputs": record["inputs"],
        "python": record["python"],
        "software": record["software"],
    }


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
