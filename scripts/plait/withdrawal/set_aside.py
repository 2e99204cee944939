"""Move what an earlier run released out of what is shared, and delete nothing."""

import os
from pathlib import Path

from plait.errors import Fault, StudyError

SHAREABLE = "results/shareable"
ASIDE = "results/restricted/withdrawn_from"


def set_aside(folder: Path) -> list[str]:
    """Move results/shareable away after a person took back quotes or everything.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    list of str
        Where it lies now, for the team to read; empty where nothing was released.

    Raises
    ------
    StudyError
        Where it cannot be moved.
    """
    # ASSUME every released file of a run may rest on the person: short words of theirs
    # and pictures cannot be searched, and numbers hold their answers.
    shared = folder / SHAREABLE
    if not shared.is_dir() or not any(shared.iterdir()):
        return []
    place = _free(folder)
    try:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        os.rename(shared, folder / place)
    except OSError as error:
        raise StudyError([_not_moved(error)]) from error
    return [f"What the last run released may hold their words or answers. It lies in {place} now, and "
            f"nothing of it was deleted; the next run makes {SHAREABLE} anew. Do not release the old files; "
            "delete them when nobody needs them any more."]  # fmt: skip


def _free(folder: Path) -> str:
    number = 1
    while (folder / ASIDE / str(number)).exists():
        number += 1
    return f"{ASIDE}/{number}"


def _not_moved(error: OSError) -> Fault:
    return Fault(SHAREABLE, 0, "", f"it could not be moved ({error.strerror})",
                 f"a folder that can be moved to {ASIDE}",
                 "the withdrawal is written down; close the files in other programs, and move the "
                 "folder by hand: it may hold words of the person")  # fmt: skip
