"""Digest what may not leave, so that a change shows and nobody can test a phrase.

A digest is keyed with other confidential files of the study. The key of what people
decided and wrote comes from the data alone: edit a decision, and the digests of all else
stand. The key of a file of data comes from all the others: edit one, and it is the only one
whose key is still right.
"""

import csv
import hashlib
import hmac
import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePath

DATA, DECISIONS = "data", "decisions"
LENGTH, ROW = 16, 12  # hexadecimal digits
WHOLE = 1 << 256


def keyed_digests(contents: Mapping[str, bytes]) -> dict[str, dict]:
    """Digest confidential files.

    Parameters
    ----------
    contents : mapping of str to bytes
        Path from the study folder to content.

    Returns
    -------
    dict of str to dict
        Path to `digest`, `key` (a digest of the key alone: where it is the same, the
        digests can be compared) and, for the decisions of coders, `rows` (a digest of
        each row below the head).

    Notes
    -----
    Keys are sums of SHA-256 digests modulo 2**256, hashed: the sum without one file costs
    one subtraction.
    """
    digests = {path: hashlib.sha256(data).digest() for path, data in contents.items()}
    data = [path for path in contents if PurePath(path).parts[:1] == (DATA,)]
    made = {}
    for path in contents:
        key = _key(digests, _behind(path, data, list(contents)))
        made[path] = {"digest": _hmac(key, digests[path]), "key": _hmac(key, b"key")}
        if PurePath(path).parent.name == DECISIONS and path.endswith(".csv"):
            made[path]["rows"] = _rows(contents[path], key)
    return made


def read_digests(paths: list[str]) -> dict[str, dict]:
    """Digest confidential files that lie on disk.

    Parameters
    ----------
    paths : list of str
        From the study folder, in any order; a path that stands twice counts once.

    Returns
    -------
    dict of str to dict
        As `keyed_digests` gives it.
    """
    return keyed_digests({path: Path(path).read_bytes() for path in sorted(set(paths))})


def _behind(path: str, data: list[str], every: list[str]) -> tuple[list[str], str]:
    """Give the files that a file's key is made of, and which one to take out of them."""
    if not data:
        return every, path
    if path not in data:
        return data, ""
    # ASSUME that nobody guesses a whole file of data, where it is the only one.
    return (data, path) if len(data) > 1 else ([p for p in every if p != path], "")


def _key(digests: dict[str, bytes], behind: tuple[list[str], str]) -> bytes:
    files, without = behind
    total = _total(tuple(digests[path] for path in files))
    total -= _number(digests[without]) if without else 0
    return hashlib.sha256((total % WHOLE).to_bytes(32, "big")).digest()


@lru_cache(maxsize=4)
def _total(digests: tuple[bytes, ...]) -> int:
    return sum(map(_number, digests)) % WHOLE


def _number(digest: bytes) -> int:
    return int.from_bytes(digest, "big")


def _rows(data: bytes, key: bytes) -> list[str]:
    text = data.decode("utf-8-sig", "replace")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    return [_hmac(key, "\x1f".join(row).encode())[:ROW] for row in rows if any(row)]


def _hmac(key: bytes, data: bytes) -> str:
    return hmac.new(key, data, hashlib.sha256).hexdigest()[:LENGTH]
