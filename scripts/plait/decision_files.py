"""Add what a coder decided to coding/decisions/<coder>.csv, whole or not at all."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from plait.atomic import write_whole
from plait.errors import Fault, count_of, stop_on
from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.qualitative.deciding import Decided, decide
from plait.qualitative.decision_lines import growth, growth_faults, numbered
from plait.qualitative.decisions import is_moment
from plait.qualitative.desk import Desk
from plait.qualitative.sheet_rows import SheetRow, read_sheets
from plait.qualitative.texts import evidence_of, texts_of
from plait.reviewing import name_faults
from plait.study_material import Material, read_material


def add_decisions(
    folder: Path, coder: str, sheets: Sequence[str], *, at: str
) -> list[str]:
    """Add the decisions of filled-in sheets to a coder's file.

    Parameters
    ----------
    folder : Path
        Study folder.
    coder : str
        Name of the decision file; it is made where there is none.
    sheets : sequence of str
        Files that `plait review` wrote, as they were filled in.
    at : str
        When, as in a decision file.

    Returns
    -------
    list of str
        What was added, for the coder to read.

    Raises
    ------
    StudyError
        With every fault of the study, of the sheets and of each row; nothing is
        added then.
    """
    material = read_material(folder)
    rows, faults = _read(sheets)
    stop_on([*faults, *name_faults(coder, material), *_time_faults(at)])
    decided = decide(rows, _desk(coder, material))
    stop_on(decided.faults)
    shown = f"coding/decisions/{coder}.csv"
    path = folder / shown
    file = read_csv_rows(str(path), shown=shown) if path.exists() else CsvFile(shown)
    version = material.files.codebook.version
    lines = numbered(decided.lines, file, coder=coder, at=at, version=version)
    stop_on(growth_faults(file, lines))
    _append(path, file, lines)
    return _told(decided, lines, shown)


def _read(sheets: Sequence[str]) -> tuple[list[SheetRow], list[Fault]]:
    found = [read_sheets(sheet, shown=sheet) for sheet in sheets]
    rows = [row for one in found for row in one.rows]
    return rows, [fault for one in found for fault in one.faults]


def _time_faults(at: str) -> list[Fault]:
    if is_moment(at):
        return []
    return [Fault("--at", 0, "", repr(at), "a time as 2026-01-31T14:05:00",
                  "write year, month and day first")]  # fmt: skip


def _desk(coder: str, material: Material) -> Desk:
    decisions: pd.DataFrame = material.files.decisions
    own = decisions["file"].eq(f"coding/decisions/{coder}.csv")
    return Desk(
        coder,
        {row["suggestion"]: row for row in material.suggestions.to_dict("records")},
        texts_of(evidence_of(material.transcripts, material.study["evidence_from"])),
        material.files.codebook,
        decisions[own],
        material.files.targets,
    )


def _append(path: Path, file: CsvFile, lines: list[dict[str, str]]) -> None:
    if not lines:
        return
    content = path.read_bytes() if path.exists() else b""
    write_whole(path, content + growth(file, lines, content=content))


def _told(decided: Decided, lines: list[dict[str, str]], shown: str) -> list[str]:
    kinds = Counter(line["action"] for line in lines)
    parts = ", ".join(f"{count} {action}" for action, count in sorted(kinds.items()))
    changed = sum(1 for line in lines if line.get("supersedes"))
    told = [
        f"{count_of(len(lines), 'decision')} added to {shown}{': ' if parts else ''}{parts}."
    ]
    told += [f"{changed} of them replace an earlier one."] if changed else []
    told += [f"{decided.before} were there before."] if decided.before else []
    return told + [
        f"{row.shown} row {row.line}: decided so before, and otherwise since; left as "
        "it is. To go back to it, give a reason or a memo that says so."
        for row in decided.returned
    ]
