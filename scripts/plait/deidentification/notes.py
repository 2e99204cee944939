"""Find who is named in what the team wrote beside the transcripts."""

from collections.abc import Iterator
from pathlib import Path

from plait.deidentification.decisions import IDENTIFIERS, Decided
from plait.deidentification.identifiers import Identifier, find_identifiers
from plait.errors import Fault
from plait.ingest.csvfile import read_csv_rows
from plait.ingest.decoding import decode

# Citations look like handles, and references have addresses.
PUBLIC = ("url", "handle")
COLUMNS = ("summary", "memo", "reason")
MEND = f"write it without, or accept it in {IDENTIFIERS}, with a reason"


def note_faults(study: dict, decided: Decided, *, folder: str) -> Iterator[Fault]:
    """Find direct identifiers in memos, summaries, workshops and coders' notes.

    Parameters
    ----------
    study : dict
        `memos`, `workshops`, `decisions` (lists of paths from the study folder) and
        `summaries` (a path, or "").
    decided : Decided
        Names of the study, and what people decided on single strings. What is to be
        replaced in transcripts is not replaced here: people write these files.
    folder : str
        Study folder.

    Yields
    ------
    Fault
        One a file and string, at its first place, masked. A file that cannot be read
        is for its own reader to tell.
    """
    for path in [*study["memos"], *study["workshops"]]:
        yield from _in_text(path, decided, folder)
    tables = [path for path in [study["summaries"], *study["decisions"]] if path]
    for path in tables:
        yield from _in_table(path, decided, folder)


def _in_text(path: str, decided: Decided, folder: str) -> Iterator[Fault]:
    text = decode(Path(folder, path).read_bytes())[0]
    for found in _open(text, decided):
        line = text.count("\n", 0, found.start) + 1
        yield _fault(path, line, "", found, decided)


def _in_table(path: str, decided: Decided, folder: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for line, row in read_csv_rows(str(Path(folder, path)), shown=path).numbered():
        for column in COLUMNS:
            for found in _open(row.get(column, ""), decided):
                if found.text not in seen:
                    yield _fault(path, line, f"column {column}", found, decided)
                seen.add(found.text)


def _open(text: str, decided: Decided) -> list[Identifier]:
    """Give each string once that nobody accepted."""
    if not text:
        return []
    found = find_identifiers(text, names=decided.phrases())
    first = {one.text: one for one in reversed(found) if one.kind not in PUBLIC}
    return [
        one for one in found if first.get(one.text) is one and not _fine(one, decided)
    ]


def _fine(found: Identifier, decided: Decided) -> bool:
    decision = decided.on(found.text)
    return decision is not None and decision.action == "accept"


def _fault(
    path: str, line: int, where: str, found: Identifier, decided: Decided
) -> Fault:
    decision = decided.on(found.text)
    instead = decision.replacement if decision else ""
    kind = found.kind.replace("_", " ")
    mend = f"write {instead!r} there as well" if instead else MEND
    return Fault(path, line, where or kind, f"{kind} {found.masked}" if where else
                 found.masked, "nothing that names someone", mend)  # fmt: skip
