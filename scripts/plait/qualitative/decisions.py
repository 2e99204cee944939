"""Read what coders decided, and find which of their decisions stand."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from plait.errors import Fault
from plait.ingest.cells import is_date
from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.qualitative.against import Targets, against_faults
from plait.qualitative.chain import edit_cautions
from plait.qualitative.coders import coder_faults
from plait.qualitative.decision_faults import other_coders, versions_ahead

REQUIRED = ("decision", "at", "coder", "document", "action")
COLUMNS = (
    "decision", "at", "coder", "document", "suggestion", "action", "code", "code_to",
    "start", "end", "text_hash", "reason", "memo", "against", "supersedes",
    "codebook_version", "chain",
)  # fmt: skip
NEEDED = {
    "accept": ("suggestion", "text_hash"),
    "reject": ("suggestion", "text_hash"),
    "move": ("suggestion", "code_to", "text_hash"),
    "extend": ("suggestion", "start", "end", "text_hash"),
    "add": ("code", "start", "end", "text_hash"),
    "retract": ("supersedes",),
}
EXAMPLES = {
    "start": "the first code point, a whole number",
    "end": "one past the last code point",
    "text_hash": "the SHA-256 of the passage, 64 hexadecimal digits",
    "suggestion": "the id of the suggestion",
}
MEND = "correct the id"
RECODE = f"{MEND}, or say in coding/recodes.yaml what became of the code"
MENDS = {"code": RECODE, "code_to": RECODE}
CLOCK = re.compile(r"T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?")


@dataclass(frozen=True)
class Decisions:
    """What coders decided, line by line.

    Parameters
    ----------
    frame : DataFrame, one row a line of a decision file
        The columns of a decision file as text ("" where blank), `start` and `end`
        as Int64, `file`, `line`, and `stands` (flag): neither superseded by a
        later line nor a retraction.
    faults : list of Fault
        What must be mended before the decisions can be used.
    cautions : list of Fault
        What looks as if a file had been edited in the middle.
    """

    frame: pd.DataFrame
    faults: list[Fault] = field(default_factory=list)
    cautions: list[Fault] = field(default_factory=list)


def read_decisions(
    paths: list[tuple[str, str]],
    *,
    documents: Collection[str],
    codes: Collection[str],
    version: str = "",
    targets: Targets | None = None,
) -> Decisions:
    """Read coding/decisions/<coder>.csv.

    Parameters
    ----------
    paths : list of (path, shown)
        One file a coder, named for the coder.
    documents : collection of str
        Ids of documents.csv.
    codes : collection of str
        Ids of the codebook, and those that it once had.
    version : str
        Version of the codebook; blank is not held against anything.
    targets : Targets, optional
        What passages may speak against; without it `against` is not looked at.

    Returns
    -------
    Decisions
        Faults: an unknown document, code or action, a coder who is not the file's; a field missing that the action needs; a decision id twice in a
        file; a `supersedes` that no earlier line has; a version that the codebook
        has not reached; what `against_faults` finds; two decisions of one coder on one suggestion that both
        stand; two coders with nearly one name. Lines with a fault are left out. A
        suggestion that does not exist is no fault: see `collect_codings`.
        Cautions: times that run backwards, a chain that is broken.
    """
    rows: list[dict] = []
    faults: list[Fault] = coder_faults(paths)
    cautions: list[Fault] = []
    known = {"document": set(documents), "code": set(codes), "code_to": set(codes)}
    # whose lines are whose cannot be told before two names alike are told apart
    again = {fault.file for fault in faults}
    for path, shown in (pair for pair in paths if pair[1] not in again):
        file = read_csv_rows(path, shown=shown, required=REQUIRED, known=COLUMNS)
        found = file.faults or _file_faults(file, known)
        coder = Path(path).stem
        found += versions_ahead(file, version)
        found += [] if again else other_coders(file, coder)
        found += against_faults(file, targets) if targets else []
        faults += found
        cautions += edit_cautions(file)
        bad = {fault.line for fault in found}
        sound = [] if file.faults else file.numbered()
        rows += [_row(file, line, row) for line, row in sound
                 if line not in bad and row["coder"] == coder]  # fmt: skip
    frame = _typed(rows)
    return Decisions(frame, [*faults, *_decided_twice(frame)], cautions)


def _row(file: CsvFile, line: int, row: dict) -> dict:
    whole = dict.fromkeys(COLUMNS, "") | row
    return whole | {"file": file.shown, "line": line}


def _typed(rows: list[dict]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[*COLUMNS, "file", "line"])
    for name in ("start", "end"):
        numbers = [int(n) if _is_place(n) else pd.NA for n in frame[name]]
        frame[name] = pd.array(numbers, dtype="Int64")
    frame["line"] = frame["line"].astype("Int64")
    gone = set(zip(frame["coder"], frame["supersedes"], strict=True))
    mine = zip(frame["coder"], frame["decision"], frame["action"], strict=True)
    frame["stands"] = [(c, d) not in gone and a != "retract" for c, d, a in mine]
    return frame.astype({"stands": bool})


def _file_faults(file: CsvFile, known: dict[str, set[str]]) -> list[Fault]:
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for line, row in file.numbered():
        problems = [*_values(row, known), *_fields(row), *_order(row, seen)]
        faults += [Fault(file.shown, line, *problem) for problem in problems]
        seen.setdefault(row["decision"], line)
    return faults


def _values(row: dict, known: dict[str, set[str]]) -> list[tuple]:
    """Compare ids with what the study knows."""
    return [
        (name, repr(row[name]), _expected(name, allowed), MENDS.get(name, MEND))
        for name, allowed in (known | {"action": set(NEEDED)}).items()
        if row.get(name) and row[name] not in allowed
    ]


def _expected(name: str, allowed: set[str]) -> str:
    if name == "action":
        return f"one of {', '.join(sorted(allowed))}"
    return "a document of documents.csv" if name == "document" else "a code of the book"


def _fields(row: dict) -> list[tuple]:
    """Look for what the action needs."""
    needed = [*REQUIRED, *NEEDED.get(row["action"], ())]
    problems = [
        (name, "nothing", EXAMPLES.get(name, f"a {name}"), f"fill in {name}")
        for name in needed
        if not row.get(name)
    ]
    if row["at"] and not is_moment(row["at"]):
        problems.append(("at", repr(row["at"]), "a time as 2025-03-01T10:30:00",
                         "write year, month and day first"))  # fmt: skip
    if not problems and row["action"] in {"extend", "add"}:
        problems += _range(row)
    return problems


def is_moment(text: str) -> bool:
    """Say whether a text is a day, or a day and a time.

    Parameters
    ----------
    text : str
        As `2025-03-01T10:30:00`; seconds and time zone may be left out.

    Returns
    -------
    bool
        False for a blank, too.
    """
    clock = text[10:]
    return is_date(text[:10]) and (not clock or bool(CLOCK.fullmatch(clock)))


def _range(row: dict) -> list[tuple]:
    start, end = row["start"], row["end"]
    if _is_place(start) and _is_place(end) and int(start) < int(end):
        return []
    mend = "write the passage's first code point, and one past its last"
    return [("start", f"{start} to {end}", "two whole numbers that rise", mend)]


def _is_place(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9


def _order(row: dict, seen: dict[str, int]) -> list[tuple]:
    problems = []
    if row["decision"] in seen:
        found = f"{row['decision']!r} again (first in line {seen[row['decision']]})"
        problems.append(("decision", found, "each id once", "give it another id"))
    if row.get("supersedes") and row["supersedes"] not in seen:
        found = f"{row['supersedes']!r}"
        mend = "correct the id; decision files only grow at the end"
        problems.append(("supersedes", found, "a decision of an earlier line", mend))
    return problems


def _decided_twice(frame: pd.DataFrame) -> list[Fault]:
    open_ = frame[frame["stands"] & frame["suggestion"].ne("")]
    twice = open_[open_.duplicated(["coder", "suggestion"])]
    return [
        Fault(row.file, int(row.line), "suggestion", f"{row.suggestion!r} decided again",
              "one decision that stands on each suggestion",
              "name the earlier decision in supersedes")
        for row in twice.itertuples()
    ]  # fmt: skip
