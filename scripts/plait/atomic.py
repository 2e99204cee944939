"""Write a file that people keep whole, or leave it as it is."""

import contextlib
import os
from pathlib import Path

from plait.disk import disk_fault
from plait.errors import StudyError


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, then put in place: whoever reads finds the old file or the new one.

    Rules do not need it for what they declare as outputs: Snakemake marks those while
    they are written, and makes again what a killed run left.

    Parameters
    ----------
    path : Path
        Its folder is made; where it is a link, what it leads to is written.
    content : bytes
        All that is to stand in it.

    Raises
    ------
    StudyError
        Where the disk is full or does not let itself be written to; what was there
        stands as it stood.
    """
    place = path.resolve()
    beside = place.with_name(f"{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # or a cut of the power could leave it empty
        put_in_place(beside, place)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        error.filename = str(path)
        fault = disk_fault(error)
        if fault is None:
            raise
        raise StudyError([fault]) from error


def put_in_place(beside: Path, place: Path) -> None:
    """Put a finished file where another may stand, with the rights of that one.

    Parameters
    ----------
    beside : Path
        Finished, in the same folder.
    place : Path
        Where it goes.
    """
    if place.exists():
        with contextlib.suppress(OSError):  # a drive that knows no rights
            beside.chmod(place.stat().st_mode)
    os.replace(beside, place)
