"""Take out of the reflexive memos what their authors approved for print."""

import re
from pathlib import Path

import pandas as pd

from plait.errors import Fault
from plait.ingest.decoding import decode
from plait.qualitative.front_matter import front_faults, part_front
from plait.qualitative.memos import IN_WORDS, ISO, notes_of
from plait.shapes.argument import REFLEXIVE_MEMOS

EDGES = re.compile(r"^[\s,;:-]+|[\s,;:-]+$|\(\s*\)")


def read_printed(
    paths: list[str], *, folder: str = "."
) -> tuple[pd.DataFrame, list[Fault]]:
    """Read the memos of synthesis/memos that may be printed.

    Parameters
    ----------
    paths : list of str
        Markdown files, from the study folder.
    folder : str, default "."
        Study folder.

    Returns
    -------
    memos : DataFrame, one row a memo
        In the shape REFLEXIVE_MEMOS: only of files whose front matter says
        `print: true` and the day on which the author approved it; without the
        heading's date.
    faults : list of Fault
        Of the front matter of any of the files; a note that was written after its
        author approved the file.
    """
    rows, faults = [], []
    for path in paths:
        front, text = part_front(decode(Path(folder, path).read_bytes())[0])
        printed = front.get("print") is True
        notes = list(notes_of(text)) if printed else []
        wrong = front_faults(front, path)
        wrong = wrong or _written_later(notes, front, path)
        faults += wrong
        rows += [_row(note, front) for note in notes if not wrong]
    in_time = sorted(rows, key=lambda row: row["date"] or "9999")
    numbered = [row | {"place": at} for at, row in enumerate(in_time, start=1)]
    return REFLEXIVE_MEMOS.frame(numbered), faults


def _written_later(notes: list[dict], front: dict, path: str) -> list[Fault]:
    """Nobody can have approved what was not written yet."""
    approved = str(front.get("approved_on"))
    return [
        Fault(path, note["line"], note["heading"] or "", f"a note of {note['date']}",
              f"one of {approved} or before, when its author approved the file",
              "ask its author again, and write the new day as approved_on")
        for note in notes if note["date"] and note["date"] > approved
    ]  # fmt: skip


def _row(note: dict, front: dict) -> dict:
    return {
        "date": note["date"],
        "heading": _undated(note["heading"]),
        "text": note["text"],
        "shown_as": front.get("shown_as"),
        "approved_on": front["approved_on"],
    }


def _undated(heading: str | None) -> str | None:
    bare = IN_WORDS.sub("", ISO.sub("", heading or ""))
    return EDGES.sub("", bare) or None
