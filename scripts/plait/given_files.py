"""Digest the files that a rule is given, so that what they hold decides, not their times."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

# ASSUME an export of more than this is never changed without a change of its size: to
# read it all at every start would take longer than the rest of the start.
WHOLE = 2**28  # bytes

Stamp = tuple[int, int]

_known: dict[str, tuple[Stamp, str]] = {}
_first: dict[str, str] = {}  # what a file held when this process first looked


def contents_digest(paths: Iterable[str]) -> str:
    """Digest what some files hold.

    Parameters
    ----------
    paths : iterable of str
        Files; one that is not there counts as such.

    Returns
    -------
    str
        16 hexadecimal digits of SHA-256 over names and contents, whatever the file
        times: an older version put back, or a clock that is wrong, changes it or not
        as the contents do. A file is read again only when its time or size changes.
    """
    total = hashlib.sha256()
    for path in sorted(set(paths)):
        total.update(f"{path}\n{_digest(path)}\n".encode())
    return total.hexdigest()[:16]


def changed_since() -> list[str]:
    """List the files that changed after this process first digested them.

    Returns
    -------
    list of str
        Paths as they were given, sorted.
    """
    return sorted(path for path, before in _first.items() if _digest(path) != before)


def _digest(path: str) -> str:
    try:
        told = Path(path).stat()
        stamp = (told.st_mtime_ns, told.st_size)
        if _known.get(path, ("", ""))[0] != stamp:
            _known[path] = stamp, _read(Path(path), told.st_size)
    except OSError:  # Snakemake says better than this what is missing
        _known[path] = (0, 0), ""
    _first.setdefault(path, _known[path][1])
    return _known[path][1]


def _read(path: Path, size: int) -> str:
    if size > WHOLE:
        return f"{size} bytes"
    return hashlib.sha256(path.read_bytes()).hexdigest()
