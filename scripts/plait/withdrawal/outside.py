"""List what a person must do beyond the files that are here: history, copies, releases."""

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from plait.ingest.decoding import decode
from plait.release.history import counts_of_findings, estimates_told
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import read_frame

COPIES = (
    "Copies that plait cannot see; ask who keeps them:",
    "  - backups of this folder, and of the computers it was on: how long are they kept?",
    "  - exports that were sent: .qdpx projects, review workbooks, tables, the report by mail",
    "  - projects in NVivo, ATLAS.ti, MAXQDA, QualCoder or Taguette on coders' computers",
    "  - the survey platform, the recordings, the transcriber",
)
REWRITE = (
    "  Commits cannot be edited one by one. Your data protection lead decides whether the "
    "history is rewritten (git filter-repo) in every clone, or the repository closed."
)
Log = Callable[[Path, str], list[str]]


def git_log(folder: Path, path: str) -> list[str]:
    """List the commits that touch a file, on all branches.

    Parameters
    ----------
    folder : Path
        Study folder.
    path : str
        From it.

    Returns
    -------
    list of str
        Short hash and day of each, the newest first; empty where git is not there or
        keeps nothing here.
    """
    git = shutil.which("git")
    if git is None:
        return []
    words = [git, "log", "--all", "--format=%h %ad", "--date=short", "--", path]
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout.splitlines() if done.returncode == 0 else []


def history_told(folder: Path, paths: Sequence[str], log: Log = git_log) -> list[str]:
    """Say which files with something of a person git remembers.

    Parameters
    ----------
    folder : Path
        Study folder.
    paths : sequence of str
        Files that hold, or held, something of theirs.
    log : callable, default `git_log`
        Gives the commits of a file.

    Returns
    -------
    list of str
        For the team to read.
    """
    told = []
    for path in paths:
        commits = log(folder, path)
        if commits:
            told.append(f"  {path}: {len(commits)} commits, {commits[-1].split()[1]} to "
                        f"{commits[0].split()[1]} (git log --all -- {path})")  # fmt: skip
    if not told:
        return [
            "Git keeps none of these files in this folder; ask whether a repository elsewhere does."
        ]
    return [
        "Git remembers what these files held, whatever is in them now:",
        *told,
        REWRITE,
    ]


def earlier_findings(path: Path) -> dict | None:
    """Read what an earlier release told of people.

    Parameters
    ----------
    path : Path
        findings.csv or findings.parquet of it, or a bundle with one of them.

    Returns
    -------
    dict or None
        `counts` and `estimates` as release/history keeps them; None where there are
        no findings in it.
    """
    if path.suffix == ".zip":
        return _in_bundle(path)
    frame = read_frame(str(path), FINDINGS)
    return {"counts": counts_of_findings(frame), "estimates": estimates_told(frame)}


def _in_bundle(path: Path) -> dict | None:
    import io
    import zipfile

    with zipfile.ZipFile(path) as bundle:
        names = [name for name in bundle.namelist() if name.endswith("findings.csv")]
        if not names:
            return None
        text = decode(bundle.read(names[0]))[0]
    frame = FINDINGS.check(pd.read_csv(io.StringIO(text)))
    return {"counts": counts_of_findings(frame), "estimates": estimates_told(frame)}


def differencing_told(name: str, earlier: Mapping, now: Mapping, few: int) -> list[str]:
    """Say what two releases side by side would tell of a person.

    Parameters
    ----------
    name : str
        Of the earlier release.
    earlier, now : mapping
        `counts` and `estimates` of findings.
    few : int
        From how many people on a difference tells of nobody.

    Returns
    -------
    list of str
        With numbers, for the team to read.
    """
    fewer = {}
    for cell in earlier["counts"].keys() & now["counts"].keys():
        gone = earlier["counts"][cell] - now["counts"][cell]
        if 0 < gone < few:
            fewer[cell] = gone
    if not fewer:
        return [f"  {name}: no count is smaller by fewer than {few} people now"]
    one = [cell for cell, gone in fewer.items() if gone == 1]
    means = sorted(cell.rpartition("|")[0] for cell in one if cell.endswith(".mean|n"))
    means = [m for m in means if m in earlier["estimates"] and m in now["estimates"]]
    told = [f"  {name}: {len(fewer)} counts are smaller by fewer than {few} people now, "
            f"{len(one)} of them by exactly one"]  # fmt: skip
    for mean in means[:3]:
        cell = f"{mean}|n"
        told.append(f"    {mean}: n was {earlier['counts'][cell]} and is {now['counts'][cell]}; "
                    "who has both releases gets this person's own value by subtracting")  # fmt: skip
    more = f"    and {len(means) - 3} more means like these"
    return told + ([more] if len(means) > 3 else [])
