"""Move what an earlier run made out of the way, and delete nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

from plait.errors import Fault, StudyError

SHAREABLE, RESTRICTED = "results/shareable", "results/restricted"
OLD = "withdrawn_from"
ASIDE = f"{RESTRICTED}/{OLD}"


def set_aside(folder: Path) -> list[str]:
    """Move the results away after a person took back quotes or everything.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    list of str
        Where they lie now, for the team to read; empty where there were none.

    Raises
    ------
    StudyError
        Where they cannot be moved.
    """
    # ASSUME every file of a run may rest on the person: short words of theirs and
    # pictures cannot be searched, and numbers hold their answers. What was made on the
    # way goes too: a run whose memory (.snakemake) is gone would take it for its own.
    place = _free(folder)
    moves = dict([*_shared(folder, place), *_on_the_way(folder, place)])
    try:
        for old, new in moves.items():
            new.parent.mkdir(parents=True, exist_ok=True)
            os.rename(old, new)
    except OSError as error:
        raise StudyError([_not_moved(error)]) from error
    return [f"What the last run made may hold their words or answers. It lies in {place} now, and "
            f"nothing of it was deleted; the next run makes all results anew. Do not release the old files; "
            "delete them when nobody needs them any more."] * bool(moves)  # fmt: skip


def _shared(folder: Path, place: str) -> Iterator[tuple[Path, Path]]:
    shared = folder / SHAREABLE
    if shared.is_dir() and any(shared.iterdir()):
        yield shared, folder / place


def _on_the_way(folder: Path, place: str) -> Iterator[tuple[Path, Path]]:
    made = folder / RESTRICTED
    for old in sorted(made.iterdir()) if made.is_dir() else ():
        if old.name != OLD:
            yield old, folder / place / "restricted" / old.name


def _free(folder: Path) -> str:
    number = 1
    while (folder / ASIDE / str(number)).exists():
        number += 1
    return f"{ASIDE}/{number}"


def _not_moved(error: OSError) -> Fault:
    return Fault("results", 0, "", f"it could not be moved ({error.strerror})",
                 f"files that can be moved to {ASIDE}",
                 "the withdrawal is written down; close the files in other programs, and move the "
                 "rest by hand: it may hold words of the person")  # fmt: skip
