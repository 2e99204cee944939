"""Pack what was released into one archive with the same bytes every time."""

import zipfile
from pathlib import Path

from plait.provenance.alone import EPOCH

UNIX, READABLE = 3, 0o644


def write_bundle(files: list[str], path: str, *, root: str) -> None:
    """Pack files into a ZIP archive.

    Parameters
    ----------
    files : list of str
        Released files, manifest and crate among them.
    path : str
        Archive to write.
    root : str
        Folder that the names in the archive are told from.
    """
    names = sorted((Path(file).relative_to(root).as_posix(), file) for file in files)
    # Stored, not deflated: compression differs between builds of zlib.
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, file in names:
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.create_system, entry.external_attr = UNIX, READABLE << 16
            archive.writestr(entry, Path(file).read_bytes())
