#!/usr/bin/env python3
"""Check a bundle of plait with nothing but Python: python3 verify.py bundle.zip.

Every byte is held against manifest.json, and the manifest against its own seals. Nothing
is unpacked to disk, nothing is run, no network is used. Take this file from a plait that
you trust: a bundle that somebody changed could bring a changed verify.py.
"""

import hashlib
import json
import stat
import struct
import sys
import zipfile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

MANIFEST, SIGNATURE, ARCHIVE = "manifest.json", "manifest.json.sig", "bundle.zip"
EPOCH = (1980, 1, 1, 0, 0, 0)
LARGEST, MOST = 1 << 30, 20_000  # bytes in all, and files
SIGNED = """signature: there, unchecked; unpack the bundle, and ask ssh-keygen whose it is:
  ssh-keygen -Y verify -f SIGNERS -I NAME -n plait -s manifest.json.sig < manifest.json"""
SEAL = 12  # hexadecimal digits
# As plait packs: clock, method, no extras, flags, rights, versions, Unix, one disk.
PACKED = (EPOCH, zipfile.ZIP_STORED, b"", b"", 0, 0o644 << 16, 0, 20, 20, 3, 0, 0)
TOO_LARGE = f"bundle: more than {MOST} files or {LARGEST} bytes: not read"
# Bytes in a ZIP archive: of a file's header without its name, and of the very end.
HEADER, END = 30, 22


class Opened(NamedTuple):
    """What was read, and what is wrong with the bundle or folder itself.

    Parameters
    ----------
    files : dict of str to bytes
    problems : list of str
    """

    files: dict
    problems: list


def open_files(path) -> Opened:
    """Read a bundle, or the folder results/shareable, into memory.

    Parameters
    ----------
    path : str or Path
        An archive or a folder; archives inside the folder are not read.

    Returns
    -------
    Opened
        Without what is no plain file of its own name; each such is a problem.
    """
    if Path(path).is_dir():
        return _open_folder(Path(path))
    try:
        with zipfile.ZipFile(path) as archive:
            return _open_archive(archive, Path(path).stat().st_size)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError, struct.error) as error:  # fmt: skip
        return Opened({}, [f"{Path(path).name}: no archive that can be read: {error}"])


def check_bytes(opened: Opened) -> list:
    """Hold every byte against the manifest.

    Parameters
    ----------
    opened : Opened
        As `open_files` gives it.

    Returns
    -------
    list of str
        One a problem: a file or a part of the manifest that changed, was lost or added.
    """
    files, problems = opened
    if MANIFEST not in files:
        return [*problems, f"{MANIFEST}: not there, so nothing can be checked"]
    try:
        manifest = json.loads(files[MANIFEST].decode("utf-8"))
        listed, seals = dict(manifest["files"]), dict(manifest["seals"])
        return problems + _against_list(files, listed) + _against_seals(manifest, seals)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return [*problems, f"{MANIFEST}: no manifest of plait that can be read"]


def seals_of(manifest: dict) -> dict:
    """Seal each part of a manifest, so that a change can be told by its place.

    Parameters
    ----------
    manifest : dict
        Without its seals, or with them.

    Returns
    -------
    dict
        Place in words to digest.
    """
    seals = {}
    for section, content in manifest.items():
        if section == "seals":
            continue
        parts = (
            _parts(content) if section not in ("files", "modules") else {"": content}
        )
        for name, part in parts.items():
            inner = _parts(part) if section == "parameters" else {"": part}
            for key, value in inner.items():
                place = ", ".join(word for word in (section, name, key) if word)
                seals[place] = _digest(value)
    return seals


def main(words: list) -> int:
    """Check one bundle, or the folder that this file lies in.

    Parameters
    ----------
    words : list of str

    Returns
    -------
    int
        0 where nothing changed, otherwise 1.
    """
    opened = open_files(words[0] if words else Path(__file__).resolve().parent)
    problems = check_bytes(opened)
    for line in problems:
        print(line)
    told = f"{len(problems)} problems" if problems else "every byte is as it was sealed"
    print(f"{len(opened.files)} files: {told}")
    print(SIGNED if SIGNATURE in opened.files else "signature: not signed")
    return 1 if problems else 0


def _open_folder(folder: Path) -> Opened:
    files, problems, total = {}, [], 0
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            problems.append(f"{name}: a link, which could lead anywhere: not read")
        elif path.is_file() and name != ARCHIVE:
            total += path.stat().st_size
            if total > LARGEST:
                return Opened({}, [TOO_LARGE])
            files[name] = path.read_bytes()
    return Opened(files, problems)


def _open_archive(archive: zipfile.ZipFile, size: int) -> Opened:
    entries = archive.infolist()
    if len(entries) > MOST or sum(entry.file_size for entry in entries) > LARGEST:
        return Opened({}, [TOO_LARGE])
    files, problems = {}, _loose_bytes(archive, entries, size)
    for entry in entries:
        wrong = _unsafe(entry, files)
        if not wrong:
            try:
                files[entry.filename] = archive.read(entry)
            except (zipfile.BadZipFile, EOFError, RuntimeError) as error:
                wrong = f"changed: {error}"
        if wrong:
            problems.append(f"{entry.filename!r}: {wrong}")
    return Opened(files, problems)


def _unsafe(entry: zipfile.ZipInfo, files: dict) -> str:
    name, kind = entry.filename, stat.S_IFMT(entry.external_attr >> 16)
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or set("\\:") & set(name):
        return "a name that leads outside the bundle: not read"
    if name in files:
        return "a name that stands twice: only the first was read"
    if name.endswith("/") or kind not in (0, stat.S_IFREG):
        return "no ordinary file: not read"
    plain = (entry.date_time, entry.compress_type, entry.extra, entry.comment,
             entry.flag_bits & ~0x800, entry.external_attr, entry.internal_attr,
             entry.create_version, entry.extract_version, entry.create_system,
             entry.reserved, entry.volume)  # fmt: skip
    if plain != PACKED:
        return "not packed as plait packs: not read"
    return ""


def _loose_bytes(archive: zipfile.ZipFile, entries: list, size: int) -> list:
    """Find bytes of the archive that belong to no file, and headers that disagree."""
    at, problems = 0, []
    for entry in sorted(entries, key=lambda one: one.header_offset):
        head = entry.FileHeader()
        archive.fp.seek(entry.header_offset)
        if entry.header_offset != at or archive.fp.read(len(head)) != head:
            problems.append(f"{entry.filename!r}: bytes before it were changed")
        at = entry.header_offset + HEADER + _length(entry) + entry.compress_size
    archive.fp.seek(archive.start_dir)
    tail, count = archive.fp.read(), len(entries)
    listed = size - END - archive.start_dir
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, listed, at, 0)
    whole = b"".join(map(_listed, entries)) + end
    if archive.start_dir != at or tail != whole:
        problems.append("archive: bytes that belong to no file")
    return problems


def _listed(entry: zipfile.ZipInfo) -> bytes:
    """Write the line of a file in the list at the end, as plait packs it."""
    sizes = (entry.CRC, entry.compress_size, entry.file_size, _length(entry))
    head = (b"PK\1\2", 20, 3, 20, 0, entry.flag_bits, 0, 0, 33, *sizes, 0, 0, 0, 0)
    line = struct.pack("<4s4B4H3L5H2L", *head, 0o644 << 16, entry.header_offset)
    return line + entry.orig_filename.encode()


def _length(entry: zipfile.ZipInfo) -> int:
    return len(entry.orig_filename.encode())


def _against_list(files: dict, listed: dict) -> list:
    own = {MANIFEST, SIGNATURE, *listed}
    problems = [f"{name}: missing" for name in sorted(set(listed) - set(files))]
    problems += [f"{name}: not in the manifest" for name in sorted(set(files) - own)]
    for name in sorted(set(listed) & set(files)):
        if hashlib.sha256(files[name]).hexdigest() != listed[name]:
            problems.append(f"{name}: changed")
    return problems


def _against_seals(manifest: dict, seals: dict) -> list:
    now = seals_of(manifest)
    places = [place for place in {**seals, **now} if seals.get(place) != now.get(place)]
    return [f"{MANIFEST}: changed since it was sealed: {place}" for place in places]


def _parts(content: object) -> dict:
    if isinstance(content, dict):
        return content
    if isinstance(content, list):
        return {f"number {i}": part for i, part in enumerate(content, 1)}
    return {"": content}


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:SEAL]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
