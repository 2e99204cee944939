"""Look at a candidate in results/shareable, and keep what a release told."""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from plait.atomic import write_whole
from plait.errors import Fault, StudyError
from plait.provenance.jsonfile import json_bytes, read_json
from plait.release.approval import APPROVAL, RELEASE, release_digest
from plait.release.history import counts_told, estimates_told
from plait.release.rare_words import EVERY, MARKED, REASONS, rare_words
from plait.release.released import RELEASED
from plait.shapes.counted import COUNTED
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import read_frame
from plait.shapes.transcripts import TURNS

SHAREABLE = Path("results/shareable")
HISTORY = "release/history"


def look_at(folder: Path) -> dict:
    """Say how the last run stands.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    dict
        `state`, `digest`, `why`, `reviews`, as `release_state` gave them.

    Raises
    ------
    StudyError
        Where there is no run, or a released file is no longer what the run wrote.
    """
    record = folder / SHAREABLE / "record.json"
    if not record.is_file():
        raise StudyError([Fault(str(SHAREABLE), 0, "", "no record of a run", "results",
                                "run the study first")])  # fmt: skip
    state = read_json(str(record)).get("release", {})
    if state.get("digest") != release_digest(approved_files(folder), root=folder / SHAREABLE):  # fmt: skip
        raise StudyError([Fault(str(SHAREABLE), 0, "", "files that were changed after the run",
                                "what the run wrote", "run the study again, then look at it anew")])  # fmt: skip
    return state


def approved_files(folder: Path) -> list[str]:
    """List the files that an approval is about.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    list of str
        Released findings, tables and prose.
    """
    root = folder / SHAREABLE
    tables = [root / "tables" / f"{name}.csv" for name in RELEASED]
    return [str(path) for path in (root / "findings.csv", *tables, root / "prose.json")]


def keep_release(folder: Path) -> str:
    """Keep what a release told, so that a later one can be held against it.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    str
        release/history/<date>.json, named for the day of the approval.

    Raises
    ------
    StudyError
        Where it is no release yet, or another is kept of that day.
    """
    state = look_at(folder)
    if state["state"] != RELEASE:
        raise StudyError([Fault(APPROVAL, 0, "", f"a candidate: {state['why']}", "a release",
                                "only what two people approved is kept: it is what has left")])  # fmt: skip
    told = what_was_told(*_released(folder), state, _profile(folder))
    inside = f"{HISTORY}/{state['on']}.json"
    path = folder / inside
    if path.exists() and json.loads(path.read_text("utf-8")) != told:
        raise StudyError([Fault(inside, 0, "", "another release of that day", "one a day",
                                "approve this one on another day, or take the other out if it never left")])  # fmt: skip
    write_whole(path, json_bytes(told))
    return inside


def what_was_told(
    findings: pd.DataFrame, tables: Mapping[str, pd.DataFrame], state: Mapping, profile: str
) -> dict:  # fmt: skip
    """List the counts and numbers of a release.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, as released.
    tables : mapping of str to DataFrame
        As in `RELEASED`.
    state : mapping
        `digest`, `on`.
    profile : str
        Id of the disclosure profile.

    Returns
    -------
    dict
        `on`, `digest`, `profile`, `counts`, `estimates`: nothing that was not released.
    """
    return {
        "on": state["on"],
        "digest": state["digest"],
        "profile": profile,
        "counts": counts_told(findings, tables, RELEASED),
        "estimates": estimates_told(findings),
    }


def _released(folder: Path) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    names = [name for name in RELEASED if name in COUNTED]
    findings = folder / SHAREABLE / "findings.parquet"
    return read_frame(str(findings), FINDINGS), {
        name: _table(folder, name) for name in names
    }


def _table(folder: Path, name: str) -> pd.DataFrame:
    path = folder / SHAREABLE / "tables" / f"{name}.csv"
    return read_frame(str(path), RELEASED[name])


def _profile(folder: Path) -> str:
    return read_json(str(folder / SHAREABLE / "findings.json"))["profile"]


def words_to_look_at(folder: Path, state: Mapping) -> dict[str, list[str]]:
    """Give the words for which quotes wait, to be seen inside the team only.

    Parameters
    ----------
    folder : Path
        Study folder with results.
    state : mapping
        `reviews`.

    Returns
    -------
    dict of str to list of str
        Quote to its rare words, in small letters.
    """
    waiting = {row["id"]: row["reason"] for row in state["reviews"] if row["output"] == "quotes"}  # fmt: skip
    if not waiting:
        return {}
    quotes = _table(folder, "quotes").set_index("quote")["text"]
    turns = read_frame(str(folder / "results/restricted/turns.parquet"), TURNS)
    which = EVERY if REASONS[EVERY] in waiting.values() else MARKED
    return rare_words({q: quotes[q] for q in waiting}, turns, which=which)
