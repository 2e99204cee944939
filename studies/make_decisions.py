"""Write the decision files of a shipped study from its coding plan.

    python studies/make_decisions.py studies/impact studies/wellbeing

A plan (synthetic/coding_plan.yaml) says in words what two coders decided; this
script finds the words, and the suggestions in them, and writes
coding/decisions/<coder>.csv. The same plan gives the same bytes.
"""

import csv
import datetime
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from plait.errors import StudyError, stop_on
from plait.ingest.csvfile import read_csv_rows
from plait.ingest.transcripts import document_texts, read_transcripts, text_hash
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.qualitative.codebook import read_codebook
from plait.qualitative.decisions import COLUMNS
from plait.qualitative.suggestions import suggest
from plait.study import load_study

PLAN = "synthetic/coding_plan.yaml"
FIRST_DAY = datetime.date(2025, 3, 3)
A_DAY = 24  # decisions that a coder makes in one day
MINUTES = 6  # between two of them
SECOND_THOUGHTS = 9  # every ninth extension was first an acceptance


@dataclass
class Study:
    """What the plan refers to: texts, suggestions and codes of one study."""

    plan: YamlFile
    texts: dict[str, str]
    suggestions: pd.DataFrame
    codes: set[str]
    version: str
    first_days: dict[str, datetime.date]


@dataclass
class Coder:
    """The lines of one coder's decision file as they grow."""

    name: str
    first_day: datetime.date
    version: str
    rows: list[dict] = field(default_factory=list)
    decided: set[str] = field(default_factory=set)
    extended: int = 0

    def write(self, row: dict) -> str:
        """Add a line and give its id."""
        number = len(self.rows)
        name = f"{self.name}_{number + 1:04}"
        day = self.first_day + datetime.timedelta(days=number // A_DAY)
        at = datetime.datetime.combine(day, datetime.time(9, 30))
        at += datetime.timedelta(minutes=MINUTES * (number % A_DAY))
        fixed = {"decision": name, "at": at.isoformat(), "coder": self.name}
        fixed["codebook_version"] = self.version
        self.rows.append(dict.fromkeys(COLUMNS, "") | fixed | row)
        return name


def main(folders: list[str]) -> None:
    """Write the decision files of each study, or list every fault and stop."""
    for folder in folders:
        try:
            coders, notes = make_decisions(read_study(Path(folder)))
        except StudyError as error:
            sys.exit(str(error))
        for coder in coders:
            write_decisions(coder, Path(folder, "coding", "decisions"))
        print(*notes, sep="\n", end="\n" if notes else "")


def read_study(folder: Path) -> Study:
    """Read the plan and everything that it refers to."""
    documents = read_csv_rows(str(folder / "documents.csv"), shown="documents.csv")
    rows = [row | {"line": line} for line, row in documents.numbered()]
    transcripts = read_transcripts(rows, folder=str(folder))
    codebook = read_codebook(str(folder / "coding" / "codebook.yaml"))
    plan = read_yaml(str(folder / PLAN), shown=PLAN)
    stop_on([*documents.faults, *transcripts.faults, *codebook.faults, *plan.faults])
    # a reflexive study has no suggestions to decide on unless it asks for them
    keywords = codebook.keywords if load_study(folder)["suggestions"] else []
    return Study(
        plan,
        document_texts(transcripts),
        suggest(transcripts.turns, keywords),
        set(codebook.ids),
        codebook.version,
        first_days(folder),
    )


def first_days(folder: Path) -> dict[str, datetime.date]:
    """Let each coder begin on the day after the last first reading."""
    path = folder / "coding" / "readings.csv"
    days: dict[str, datetime.date] = {}
    for row in read_csv_rows(str(path)).rows if path.exists() else []:
        day = datetime.date.fromisoformat(row["done_on"][:10])
        after = day + datetime.timedelta(days=1)
        days[row["coder"]] = max(after, days.get(row["coder"], after))
    return days


def make_decisions(study: Study) -> tuple[list[Coder], list[str]]:
    """Turn each entry of the plan into lines of its coder's file.

    Raises
    ------
    StudyError
        Quotes that do not stand exactly once in their document, unknown codes
        and coders.
    """
    entries, faults = [], []
    for part in ("codings", "rejections"):
        for place, entry in enumerate(study.plan.data.get(part) or []):
            span, problem = find_entry(study, entry)
            if problem:
                faults.append(study.plan.fault((part, place), *problem))
            entries.append((entry["document"], span, part, entry))
    stop_on(faults)
    entries.sort(key=lambda e: (e[0], e[1], e[2], e[3]["code"]))
    names = sorted(study.plan.data["coders"])
    coders = {
        name: Coder(name, study.first_days.get(name, FIRST_DAY), study.version)
        for name in names
    }
    notes = []
    for _, span, part, entry in entries:
        coder = coders[entry["coder"]]
        decide = code_passage if part == "codings" else reject_hits
        notes += decide(study, coder, entry, span)
    return list(coders.values()), notes


def find_entry(study: Study, entry: dict) -> tuple[tuple[int, int], tuple | None]:
    """Find the words of an entry, or say what is wrong with it."""
    nowhere = (0, 0)
    if entry["code"] not in study.codes:
        return nowhere, (
            f"the code {entry['code']!r}",
            "a code of the codebook",
            "mend",
        )
    if entry["coder"] not in study.plan.data["coders"]:
        return nowhere, (f"the coder {entry['coder']!r}", "one of `coders`", "mend")
    if entry["document"] not in study.texts:
        return nowhere, (f"{entry['document']!r}", "a document", "correct the id")
    words = r"\s+".join(map(re.escape, entry["quote"].split()))
    found = [m.span() for m in re.finditer(words, study.texts[entry["document"]])]
    if len(found) != 1:
        times = f"{entry['quote'][:60]!r} {len(found)} times in {entry['document']}"
        return nowhere, (times, "the words exactly once", "copy them again, or more")
    return found[0], None


def hits_in(study: Study, entry: dict, span: tuple[int, int]) -> list[dict]:
    """List the suggestions for the entry's code whose hit lies in its words."""
    hits = study.suggestions
    chosen = hits[
        hits["document"].eq(entry["document"])
        & hits["code"].eq(entry["code"])
        & hits["hit_start"].ge(span[0])
        & hits["hit_end"].le(span[1])
    ]
    return chosen.to_dict("records")


def code_passage(study: Study, coder: Coder, entry: dict, span: tuple) -> list[str]:
    """Accept or extend the suggestions in the passage, or add it by hand."""
    base = (
        about(study, entry, span) | {"memo": entry.get("memo") or ""} | against(entry)
    )
    open_ = [
        h for h in hits_in(study, entry, span) if h["suggestion"] not in coder.decided
    ]
    for hit in open_:
        coder.decided.add(hit["suggestion"])
        own = base | {"suggestion": hit["suggestion"]}
        if (hit["start"], hit["end"]) == span:
            coder.write(own | {"action": "accept", "start": "", "end": ""})
        else:
            extend(study, coder, own, hit)
        base["memo"] = base["against"] = ""
    if not open_:
        coder.write(base | {"action": "add"})
    return []


def extend(study: Study, coder: Coder, row: dict, hit: dict) -> None:
    """Extend a suggestion, now and then on second thoughts."""
    coder.extended += 1
    if coder.extended % SECOND_THOUGHTS == 0:
        sentence = study.texts[hit["document"]][hit["start"] : hit["end"]]
        blank = dict.fromkeys(("start", "end", "memo", "against"), "")
        first = blank | {"text_hash": text_hash(sentence)}
        row = row | {"supersedes": coder.write(row | first | {"action": "accept"})}
    coder.write(row | {"action": "extend"})


def reject_hits(study: Study, coder: Coder, entry: dict, span: tuple) -> list[str]:
    """Reject the suggestions in the passage; note where there is none."""
    hits = hits_in(study, entry, span)
    open_ = [hit for hit in hits if hit["suggestion"] not in coder.decided]
    for hit in open_:
        coder.decided.add(hit["suggestion"])
        row = about(study, entry, (hit["start"], hit["end"]))
        row |= {"action": "reject", "reason": entry["reason"], "start": "", "end": ""}
        row |= against(entry)
        coder.write(row | {"suggestion": hit["suggestion"]})
    if open_:
        return []
    where = f"{entry['document']}, {entry['code']}: {entry['quote'][:60]!r}"
    return [f"nothing to reject in {where}"]


def about(study: Study, entry: dict, span: tuple[int, int]) -> dict:
    """Give the part of a line that names the passage."""
    passage = study.texts[entry["document"]][slice(*span)]
    return {
        "document": entry["document"],
        "code": entry["code"],
        "start": str(span[0]),
        "end": str(span[1]),
        "text_hash": text_hash(passage),
    }


def against(entry: dict) -> dict:
    """Give what the passage speaks against; plait check holds it against the study."""
    return {"against": ";".join(entry.get("against") or [])}


def write_decisions(coder: Coder, folder: Path) -> None:
    """Write one coder's file."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{coder.name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(coder.rows)


if __name__ == "__main__":
    main(sys.argv[1:])
