"""Record what a team agreed on, and tell what has changed since."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from math import isfinite
from pathlib import Path

from plait.errors import SINCE, Fault
from plait.ingest.csvfile import read_csv_rows
from plait.shapes.agreed import AGREED
from plait.synthesis.marks import read_marks
from plait.synthesis.quoted import Passages

AGREED_FILE = "synthesis/agreed.csv"
ARGUMENT_CLAIM = "argument"
NUMBERS = ("estimate", "low", "high", "n")
MEND = (
    "look at it together; where it stands, run: plait agree, otherwise mend the claim"
)
# A fault of the argument: proposition, statement, the fault, findings that it tells.
Told = tuple[str, str, Fault, str]


def read_agreed(path: str, *, folder: str = ".") -> tuple[list[dict], list[Fault]]:
    """Read what a team agreed on.

    Parameters
    ----------
    path : str
        Of agreed.csv from the study folder, "" where there is none.
    folder : str
        Study folder.

    Returns
    -------
    list of dict
        Rows of AGREED, with their `line`.
    list of Fault
        What is wrong with the file.
    """
    if not path:
        return [], []
    file = read_csv_rows(
        str(Path(folder, path)), shown=path, required=AGREED.names, known=AGREED.names
    )
    rows = [
        row | {"line": line} | {name: _tidy(row.get(name, "")) for name in NUMBERS}
        for row, line in zip(file.rows, file.lines, strict=True)
    ]
    return ([] if file.faults else rows), file.faults


def evidence_rows(
    statements: Iterable[Mapping], argument: str, findings: Mapping[str, Mapping],
    passages: Passages,
) -> list[dict]:  # fmt: skip
    """List what statements and the argument rest on now.

    Parameters
    ----------
    statements : iterable of mapping
        Rows of STATEMENTS, restricted.
    argument : str
        argument.md.
    findings : mapping
        Finding id to row of FINDINGS.
    passages : Passages
        Coded passages.

    Returns
    -------
    list of dict
        Rows of AGREED without the date and the role, in the order of the files.
    """
    rows: dict[tuple, dict] = {}
    for statement in statements:
        said = {"claim": statement["statement"], "verdict": statement["verdict"]}
        found = [_finding(name, findings) for name in _ids(statement["findings"])]
        found += [_passage(name, passages) for name in _ids(statement["extracts"])]
        for row in found or [{"kind": "verdict", "evidence": ""}]:
            _add(rows, said | row)
    for mark in read_marks(argument):
        for row in _of_mark(mark, findings, passages):
            _add(rows, {"claim": ARGUMENT_CLAIM} | row)
    return list(rows.values())


def changes_since(
    agreed: list[dict], now: list[dict], lines: Mapping[str, tuple[str, str, int]],
    *, documents: Mapping[str, str] | None = None,
) -> Iterator[Told]:  # fmt: skip
    """Tell what has changed since it was agreed.

    Parameters
    ----------
    agreed : list of dict
        As `read_agreed`; nothing is told where it is empty.
    now : list of dict
        As `evidence_rows`.
    lines : mapping
        Claim to the proposition that it belongs to, its file and its line; evidence of
        the argument as `argument <id>`.
    documents : mapping, optional
        Extract id to the document that it stands in, to name lost words by.

    Yields
    ------
    (str, str, Fault, str)
        Proposition, statement, the fault, and the findings whose numbers it tells.
    """
    if not agreed:
        return
    date = max(row["agreed_on"] for row in agreed)
    before = {_key(row): row for row in agreed}
    there = {_key(row): row for row in now}
    for key in dict.fromkeys([*before, *there]):
        row = before.get(key) or there[key]
        told = _difference(before.get(key), there.get(key))
        if told and row["evidence"]:
            found = f"{_named(row, documents or {})}: {SINCE} {date}: {told}"
            yield _placed(key[0], row["evidence"], found, lines)
    yield from _verdicts(before, there, date, lines)


def _key(row: Mapping) -> tuple[str, str]:
    # a quote is its words: a passage that only moved is the same
    return row["claim"], row.get("text_hash") or row["evidence"] or ""


def _named(row: Mapping, documents: Mapping[str, str]) -> str:
    """Name a piece of evidence with its document and its claim."""
    document = documents.get(row["evidence"])
    where = "the argument" if row["claim"] == ARGUMENT_CLAIM else f"statement {row['claim']}"  # fmt: skip
    inside = f" of {document}" if document else ""
    return f"{row['evidence']}{inside}, in {where}"


def _difference(was: dict | None, now: dict | None) -> str:
    if was is None:
        return _new(now)
    if now is None:
        return _gone(was)
    found = [
        f"{number} was {_shown(was[number])}, is {_shown(now.get(number))}"
        for number in NUMBERS
        if (was[number] or "") != (now.get(number) or "")
    ]
    return "; ".join(found)


def _new(row: dict) -> str:
    if row["kind"] == "extract":
        return "these words were not among the evidence"
    return "was not among the evidence"


def _gone(row: dict) -> str:
    if row["kind"] == "extract":
        return "the words that were agreed on are no longer quoted: they were changed in " \
               "the transcript, or the claim rests on others now"  # fmt: skip
    return "is no longer among the evidence"


def _verdicts(before: dict, there: dict, date: str, lines: Mapping) -> Iterator[Told]:
    was = {key[0]: row["verdict"] for key, row in before.items() if row["verdict"]}
    now = {key[0]: row["verdict"] for key, row in there.items() if row.get("verdict")}
    for claim in was:
        since = f"{claim}: {SINCE} {date}"
        tells = "; ".join(row["evidence"] for key, row in there.items()
                          if key[0] == claim and row["kind"] == "finding")  # fmt: skip
        if claim not in now:
            yield _placed(claim, "", f"{since}: the statement is gone", lines)
        elif now[claim] != was[claim]:
            found = f"{since}: the verdict was {was[claim]!r}, is {now[claim]!r}"
            yield (*_placed(claim, "", found, lines)[:3], tells)


def _placed(claim: str, evidence: str, found: str, lines: Mapping) -> Told:
    exact = lines.get(f"{claim} {evidence}") or lines.get(claim) or ("", AGREED_FILE, 0)
    proposition, file, line = exact
    fault = Fault(file, line, "", found, "what the team agreed on", MEND)
    return proposition, "" if claim == ARGUMENT_CLAIM else claim, fault, evidence


def _add(rows: dict[tuple, dict], row: dict) -> None:
    whole = dict.fromkeys(AGREED.names, "") | row
    rows.setdefault(_key(whole), whole)


def _of_mark(mark, findings: Mapping, passages: Passages) -> list[dict]:
    if mark.kind == "finding":
        return [_finding(name, findings) for name in mark.names if name in findings]
    quoted = passages.find(mark) if mark.kind == "extract" else None
    if quoted is None:
        return []
    row = passages.by_extract[quoted.extract]
    place = {
        "start": str(row["start"] + quoted.start),
        "end": str(row["start"] + quoted.end),
    }
    return [{"kind": "extract", "evidence": quoted.extract,
             "text_hash": sha256(quoted.text.encode()).hexdigest()} | place]  # fmt: skip


def _finding(name: str, findings: Mapping) -> dict:
    row = findings[name]
    return {"kind": "finding", "evidence": name} | {
        number: _number(row.get(number)) for number in NUMBERS
    }


def _passage(name: str, passages: Passages) -> dict:
    row = passages.by_extract[name]
    return {"kind": "extract", "evidence": name, "start": str(row["start"]),
            "end": str(row["end"]), "text_hash": row["text_hash"]}  # fmt: skip


def _number(value: object) -> str:
    there = isinstance(value, int | float) and isfinite(value)
    return f"{value:.10g}" if there else ""


def _tidy(typed: str) -> str:
    """Write a number of the file as it is compared; what is none stays."""
    try:
        return f"{float(typed):.10g}" if typed else ""
    except ValueError:
        return typed


def _shown(number: str | None) -> str:
    return (number or "not there").replace("-", "−")


def _ids(cell: object) -> list[str]:
    return [part.strip() for part in cell.split(";")] if isinstance(cell, str) else []
