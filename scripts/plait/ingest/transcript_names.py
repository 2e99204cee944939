"""Find transcripts by the pattern of their names, and those that nobody names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from plait.errors import Fault
from plait.ingest.documents import DOCUMENT_COLUMNS
from plait.ingest.transcript_files import TRANSCRIPTS, outside
from plait.ingest.yamlfile import YamlFile

FIELDS = ("participant", "time", "group", "document")
PART = re.compile(r"\{(\w*)\}|(\*)|([^{*]+|\{)")
HIDDEN = (".", "~$")  # of the system, or the lock of a file that is open in Word


def rows_by_pattern(
    folder: Path, study: dict, file: YamlFile
) -> tuple[list[dict], list[Fault]]:
    """Make a row of documents for each transcript whose name fits a pattern.

    Parameters
    ----------
    folder : Path
        Study folder; the files of data/transcripts in it are looked at.
    study : dict
        `transcripts`: a list of patterns with kind, and where wanted time, group and
        interviewer_labels; `participants`; `times`; `documents`, whose files are
        passed over.
    file : YamlFile
        study.yaml, for the lines.

    Returns
    -------
    rows : list of dict
        As from documents.csv, with `line` 0. The document is the name without its
        ending where the pattern has no {document}; a focus group without a group is
        a group of its own. The first pattern that fits counts.
    faults : list of Fault
        Fields that are not known, interviews of nobody, a document twice.
    """
    named = study["documents"]
    faults = [fault for i, entry in enumerate(study["transcripts"])
              for fault in _pattern_faults(file, i, entry)]  # fmt: skip
    if faults:
        return [], faults
    rows = []
    for name in _unnamed(folder, named):
        fits = (_row(name, entry, study) for entry in study["transcripts"])
        rows += [row for row in fits if row][:1]
    return rows, _doubles([*named, *rows])


def unnamed_transcripts(folder: Path, documents: Iterable[dict]) -> list[Fault]:
    """List the files of data/transcripts that are not read.

    Parameters
    ----------
    folder : Path
        Study folder.
    documents : iterable of dict
        Rows of documents, those found by a pattern too.

    Returns
    -------
    list of Fault
        A caution for each file that no row and no pattern names.
    """
    return [
        Fault(f"{TRANSCRIPTS}/{name}", 0, "", "a file that is not read",
              "a row in documents.csv, or a pattern in study.yaml",
              "name it, or move it elsewhere")
        for name in _unnamed(folder, documents)
    ]  # fmt: skip


def _unnamed(folder: Path, documents: Iterable[dict]) -> list[str]:
    place = folder / TRANSCRIPTS
    known = {outside(row["file"]) for row in documents}
    names = [path.relative_to(place).as_posix() for path in place.rglob("*")
             if path.is_file() and not path.name.startswith(HIDDEN)]  # fmt: skip
    return sorted(name for name in names if f"{TRANSCRIPTS}/{name}" not in known)


def _pattern_faults(file: YamlFile, i: int, entry: dict) -> Iterator[Fault]:
    keys, pattern = ("transcripts", i, "pattern"), entry["pattern"]
    fields = [name for name, star, text in PART.findall(pattern) if not star + text]
    odd = [f"{{{name}}}" for name in fields if name not in FIELDS]
    odd += [f"{{{name}}} twice" for name in FIELDS if fields.count(name) > 1]
    if odd:
        yield file.fault(keys, ", ".join(odd),
                         ", ".join(f"{{{name}}}" for name in FIELDS) + ", each once",
                         "correct the field")  # fmt: skip
    if entry["kind"] == "interview" and "participant" not in fields:
        mend = "put it where the id stands in the names, or use documents.csv"
        yield file.fault(keys, repr(pattern), "{participant}: whose interview it is",
                         mend)  # fmt: skip


def _row(name: str, entry: dict, study: dict) -> dict | None:
    times = [time["id"] for time in study["times"]]
    known = {"participant": study["participants"], "time": times}
    found = _match(entry["pattern"], name, known)
    if found is None:
        return None
    given = {key: entry.get(key, "") for key in ("kind", "time", "group")}
    row = dict.fromkeys(DOCUMENT_COLUMNS, "") | given | found
    row["document"] = row["document"] or PurePath(name).stem
    if row["kind"] == "focus_group":
        row["group"] = row["group"] or row["document"]
    labels = ";".join(entry.get("interviewer_labels", []))
    file = f"{TRANSCRIPTS}/{name}"
    return row | {"file": file, "interviewer_labels": labels, "line": 0}


def _match(pattern: str, name: str, known: dict[str, list[str]]) -> dict | None:
    """Read a name by ids that are known, or else by the pattern alone."""
    strict = re.fullmatch(_expression(pattern, known), name, re.I)
    found = strict or re.fullmatch(_expression(pattern, {}), name, re.I)
    return found and {
        field: _as_known(value, known.get(field, []))
        for field, value in found.groupdict().items()
    }


def _expression(pattern: str, known: dict[str, list[str]]) -> str:
    parts = []
    for field, star, text in PART.findall(pattern):
        ids = sorted(known.get(field, []), key=len, reverse=True)
        one = "|".join(map(re.escape, ids)) or "[^/]+"
        parts.append(f"(?P<{field}>{one})" if field else
                     "[^/]*" if star else re.escape(text))  # fmt: skip
    return "".join(parts)


def _as_known(value: str, ids: list[str]) -> str:
    """Give an id as the study writes it, where only its case differs."""
    alike = [name for name in ids if name.casefold() == value.casefold()]
    return alike[0] if len(alike) == 1 and value not in ids else value


def _doubles(rows: list[dict]) -> list[Fault]:
    counts = Counter(row["document"] for row in rows)
    return [
        Fault(row["file"], 0, "document", f"{row['document']!r} again", "each once",
              "rename one file, or put {document} into the pattern")
        for row in rows if counts[row["document"]] > 1 and not row.get("line")
    ]  # fmt: skip
