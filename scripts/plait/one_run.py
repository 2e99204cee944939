"""Let one run at a time work on a study, and let a broken-off one end first.

The locks are the operating system's: they go with the process, however it ends, so that
nothing is left behind that a person would have to remove.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows: Snakemake's own lock must do there
    fcntl = None

FOLDER = ".snakemake"  # Snakemake makes it before a run starts
RUN, STEPS = "plait_run.lock", "plait_steps.lock"
WATCH = "plait watch"
BUSY = """\
Another run of this study is at work ({who}).
  Wait until it has ended, then give the same command again. Nothing was touched."""
ORPHAN = (
    "A step of a run that was broken off is still at work: waiting until it has ended."
)
TURN = "Waiting until the other run of this study has ended: {who}."

_held: list[IO] = []  # until this process ends


class BusyError(Exception):
    """Another run is at work; its text is for the person who started this one."""


def hold_run(folder: Path, who: str) -> None:
    """Keep other runs of a study away for as long as this process lives.

    Parameters
    ----------
    folder : Path
        Study folder.
    who : str
        What runs, as another run is told it: no name of a person or a computer.

    Raises
    ------
    BusyError
        Where another run is at work. One that sets a page is waited for, since that
        takes seconds; so are steps that a broken-off run has left behind.

    Notes
    -----
    On a file system that knows no locks nothing is kept away, and the run goes on.
    """
    file = _opened(folder, RUN)
    if file is None:
        return
    _take(file, who)
    _held.append(file)
    _wait_for_steps(folder)


@contextlib.contextmanager
def run_held(folder: Path, who: str) -> Iterator[None]:
    """Keep other runs of a study away for some lines of code; wait for one at work.

    Parameters
    ----------
    folder : Path
        Study folder.
    who : str
        What runs.

    Yields
    ------
    None
        For a `with` statement.
    """
    file = _opened(folder, RUN)
    if file is None:
        yield
        return
    with file:
        if not _lock(file):
            print(TURN.format(who=_told(file)), flush=True)
            _lock(file, wait=True)
        _sign(file, who)
        _wait_for_steps(folder)
        yield


@contextlib.contextmanager
def step_at_work(folder: Path) -> Iterator[None]:
    """Let a later run know that a step of this one is still writing.

    Parameters
    ----------
    folder : Path
        Study folder.

    Yields
    ------
    None
        For a `with` statement. Steps do not keep each other away.
    """
    file = _opened(folder, STEPS)
    if file is None:
        yield
        return
    with file:
        _lock(file, shared=True, wait=True)
        yield


def _take(file: IO, who: str) -> None:
    if not _lock(file):
        holder = _told(file)
        if not holder.startswith(WATCH):
            raise BusyError(BUSY.format(who=holder))
        print(TURN.format(who=holder), file=sys.stderr, flush=True)
        _lock(file, wait=True)
    _sign(file, who)


def _wait_for_steps(folder: Path) -> None:
    file = _opened(folder, STEPS)
    if file is None:
        return
    with file:
        if not _lock(file):
            print(ORPHAN, file=sys.stderr, flush=True)
            _lock(file, wait=True)


def _opened(folder: Path, name: str) -> IO | None:
    """Open a lock file; none where nothing was ever run, or nothing can be written."""
    if fcntl is None:
        return None
    for how in ("a+", "r"):  # a colleague's file may be there to read only
        with contextlib.suppress(OSError):
            return (folder / FOLDER / name).open(how, encoding="utf-8")
    return None


def _lock(file: IO, *, shared: bool = False, wait: bool = False) -> bool:
    """Lock a file; False where another process has it."""
    how = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
    try:
        fcntl.flock(file, how)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: the run goes on
        return True
    return True


def _sign(file: IO, who: str) -> None:
    with contextlib.suppress(OSError):  # a full disk: the lock is what counts
        file.truncate(0)
        file.write(f"{who}, process {os.getpid()}")
        file.flush()


def _told(file: IO) -> str:
    file.seek(0)
    return file.read(100).strip() or "one that did not sign"
