"""Pack a .qdpx so that two builds are the same bytes; unpack one without trusting it."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from plait.errors import Fault

LARGEST = 256 * 2**20  # of one file that is read, unpacked
RATIO = 200  # a text packs to a fifth; what packs to less than this is a bomb
SMALL = 2**20
OUTSIDE = re.compile(r"(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\x00")
PARTS = re.compile(r"[\\/]")
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Package:
    """What a .qdpx holds that can be read as text.

    Parameters
    ----------
    project : bytes
        The file project.qde, b"" where there is a fault.
    sources : mapping of str to bytes
        Text files by their name in small letters, without a folder.
    faults : list of Fault
        Why it could not be read.
    """

    project: bytes = b""
    sources: Mapping[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Make a ZIP whose bytes depend on nothing but its files.

    Parameters
    ----------
    files : mapping of str to bytes
        Name in the archive to content.

    Returns
    -------
    bytes
        Entries sorted and not compressed, of 1 January 1980, made on Unix, 0644.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return whole.getvalue()


def unpack(data: bytes, *, shown: str) -> Package:
    """Read the project and the plain texts of a .qdpx; nothing is put on the disk.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Package
        Faults: not a ZIP, an entry that would lie outside the folder, one name
        twice, an encrypted or damaged entry, a file that unpacks to more than 256
        MiB or to 200 times its size, no project or more than one.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return _refused(shown, "a file that is no ZIP, or a damaged one", "a .qdpx")
    with archive:
        entries = [e for e in archive.infolist() if not e.is_dir()]
        faults = [fault for entry in entries for fault in _odd(entry, shown)]
        faults += _twice(entries, shown)
        projects = [e for e in entries if e.filename.lower().endswith(".qde")]
        if len(projects) != 1:
            faults += _refused(shown, f"{len(projects)} files of the kind .qde",
                               "one, project.qde").faults  # fmt: skip
        return Package(faults=faults) if faults else _read(archive, entries, shown)


def _read(archive: zipfile.ZipFile, entries: list, shown: str) -> Package:
    project, sources = b"", {}
    try:
        for entry in entries:
            name = PARTS.split(entry.filename.lower())[-1]
            if name.endswith(".qde"):
                project = archive.read(entry)
            elif name.endswith(".txt"):
                sources[name] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
        return _refused(shown, f"a damaged entry {entry.filename!r}", "a sound ZIP")
    return Package(project, sources)


def _odd(entry: zipfile.ZipInfo, shown: str) -> list[Fault]:
    name = repr(entry.filename)
    if OUTSIDE.search(entry.filename):
        return _refused(shown, f"an entry {name} that lies outside its folder",
                        "names inside the package").faults  # fmt: skip
    if entry.flag_bits & 1:
        return _refused(shown, f"an encrypted entry {name}", "no password").faults
    if not entry.filename.lower().endswith((".qde", ".txt")):
        return []
    packed = max(entry.compress_size, 1)
    bomb = entry.file_size > SMALL and entry.file_size / packed > RATIO
    if entry.file_size > LARGEST or bomb:
        found = f"an entry {name} that unpacks from {packed:,} to {entry.file_size:,}"
        return _refused(shown, f"{found} bytes", "a file of a usual size").faults
    return []


def _twice(entries: list[zipfile.ZipInfo], shown: str) -> list[Fault]:
    seen: set[str] = set()
    faults: list[Fault] = []
    for entry in entries:
        name = entry.filename.lower()
        if name in seen:
            faults += _refused(
                shown, f"the entry {entry.filename!r} twice", "each name once"
            ).faults
        seen.add(name)
    return faults


def _refused(shown: str, found: str, expected: str) -> Package:
    mend = "export the project again from the tool that made it"
    return Package(faults=[Fault(shown, 0, "", found, expected, mend)])
