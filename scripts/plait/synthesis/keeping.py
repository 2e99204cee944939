"""Keep a version of the synthesis as it stands."""

import json
import shutil
from pathlib import Path

from plait.errors import Fault, stop_on
from plait.ingest.cells import is_date
from plait.synthesis.claims import read_claims
from plait.synthesis.versions import ARGUMENT, RECORD, digest, read_versions

HOME, AGREED = "synthesis", "agreed.csv"
HEAD = "# Written by plait keep. The digests tell whether a file was changed since.\n"


def keep_version(folder: Path, study: dict, *, why: str, date: str) -> str:
    """Copy the files of synthesis/ into a folder of their own, with a record.

    Parameters
    ----------
    folder : Path
        Study folder.
    study : dict
        `claims`, `argument` and `versions`, as `files_of` finds them.
    why : str
        Why this version is kept, in a few words.
    date : str
        The day, as 2026-01-31.

    Returns
    -------
    str
        The new folder, from the study folder: the date, and a number where that
        day has a version already; nothing is written over.

    Raises
    ------
    StudyError
        Where there is nothing to keep, or nothing has changed since the last
        version; where the files have faults of form, the date is none or lies
        before that of the last version, or no reason is given.
    """
    at = str(folder)
    claims = read_claims(study["claims"], study["argument"], folder=at)
    kept, faults = read_versions(study["versions"], folder=at)
    files = _files(folder)
    last = kept[-1].name if kept else ""
    stop_on([*claims.faults, *faults, *_asked_faults(why, date, last)])
    stop_on(_nothing(files, folder / HOME / "versions" / last if last else None))
    home = _free(folder / HOME / "versions", date)
    half = home.with_name(f".{home.name}")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    for path in files:
        shutil.copyfile(path, half / path.name)
    (half / RECORD).write_text(_record(why, date, files), encoding="utf-8")
    half.rename(home)
    return home.relative_to(folder).as_posix()


def _files(folder: Path) -> list[Path]:
    inside = folder / HOME
    others = [path for path in (inside / ARGUMENT, inside / AGREED) if path.is_file()]
    return [*sorted(inside.glob("*.yaml")), *others]


def _asked_faults(why: str, date: str, last: str) -> list[Fault]:
    faults = []
    if not why.strip():
        faults.append(Fault("plait keep", 0, "--why", "nothing", "why this version is kept",
                            'say it in a few words: --why "after the third workshop"'))  # fmt: skip
    if not is_date(date):
        faults.append(Fault("plait keep", 0, "--date", repr(date), "a date as 2026-01-31",
                            "correct it, or leave it out"))  # fmt: skip
    elif date < last[:10]:
        faults.append(Fault("plait keep", 0, "--date", f"{date}, before the last version",
                            f"{last[:10]} or later",
                            "versions are kept in the order in which they were made"))  # fmt: skip
    return faults


def _nothing(files: list[Path], last: Path | None) -> list[Fault]:
    if not files:
        return [Fault(HOME, 0, "", "no files of a synthesis", "questions, constructs, an argument",
                      "write one of them first: docs/synthesis.md")]  # fmt: skip
    if last is None:
        return []
    old = {p.name: digest(p) for p in last.iterdir() if p.name != RECORD}
    if old != {path.name: digest(path) for path in files}:
        return []
    return [Fault(HOME, 0, "", f"nothing that has changed since {last.name}",
                  "a synthesis that has grown", "there is nothing to keep yet")]  # fmt: skip


def _free(versions: Path, date: str) -> Path:
    """Give the first free name of a day: the date, then the date and 2, 3, ..."""
    number, home = 1, versions / date
    while home.exists():
        number += 1
        home = versions / f"{date}-{number}"
    return home


def _record(why: str, date: str, files: list[Path]) -> str:
    lines = [f'date: "{date}"', f"why: {_quoted(why)}", "files:"]
    lines += [f"  {_quoted(path.name)}: {digest(path)}" for path in files]
    return HEAD + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Quote a text for YAML, whatever stands in it."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
