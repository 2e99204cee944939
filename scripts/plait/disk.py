"""Say in plain words that a disk is full or does not let itself be written to."""

import contextlib
import errno
import os
from pathlib import Path

from plait.errors import Fault

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
SHUT = (errno.EROFS, errno.EACCES, errno.EPERM)
ROOM = 2**22  # bytes: less is too little for any step
TRIED = "plait_room.tmp"
WRITTEN = (".", ".snakemake", "results", "results/restricted", "results/shareable")
PLACE = "the study folder"


def disk_fault(error: BaseException) -> Fault | None:
    """Word an error of the disk for the person who can mend it.

    Parameters
    ----------
    error : BaseException
        Of any kind. Libraries wrap what the operating system says: its words and
        the errors behind it are looked at too.

    Returns
    -------
    Fault or None
        What, where and what to do; None where the error has another cause.
    """
    for one in _chain(error):
        if _says(one, FULL):
            return Fault(_place(one), 0, "", "no room left on the disk",
                         "room for the file",
                         "free some space, or ask for a larger quota; then give the same "
                         "command again: what was finished is kept")  # fmt: skip
        if isinstance(one, OSError) and one.errno in SHUT:
            return _shut(_place(one))
    return None


def room_fault(folder: Path) -> Fault | None:
    """Try whether there is room on a disk: a quota shows in no other way.

    Parameters
    ----------
    folder : Path
        Where to write a few megabytes, which are taken away at once.

    Returns
    -------
    Fault or None
        As `disk_fault` words it.
    """
    tried = folder / TRIED
    try:
        tried.write_bytes(bytes(ROOM))
    except OSError as error:
        error.filename = None
        return disk_fault(error)
    finally:
        with contextlib.suppress(OSError):
            tried.unlink(missing_ok=True)
    return None


def shut_fault(folder: Path) -> Fault | None:
    """Look whether a run may write where it must.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    Fault or None
        The first place of those that are there which does not let itself be written to.
    """
    for place in WRITTEN:
        if (folder / place).exists() and not os.access(folder / place, os.W_OK):
            return _shut(place if place != "." else PLACE)
    return None


def _shut(place: str) -> Fault:
    return Fault(place, 0, "", "a place that cannot be written to", "one where you may",
                 "close it in other programs, or ask who keeps the folder; then give the "
                 "same command again")  # fmt: skip


def _chain(error: BaseException | None) -> list[BaseException]:
    found = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _says(error: BaseException, numbers: tuple[int, ...]) -> bool:
    if isinstance(error, OSError) and error.errno in numbers:
        return True
    return any(os.strerror(number) in str(error) for number in numbers)


def _place(error: BaseException) -> str:
    return str(getattr(error, "filename", None) or PLACE)
