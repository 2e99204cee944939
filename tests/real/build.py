"""Assemble the study folders of real data: `python tests/real/build.py bliese FOLDER`.

The data stay outside the project, in the folder named by PLAIT_REAL_DATA. People
and decisions, which nobody wrote for these data, are made here by rule.
"""

import csv
import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
DATA = Path(os.environ.get("PLAIT_REAL_DATA", HERE.parents[2] / "shared" / "data"))
SPEAKERS = ["W1", "W2", "W3", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"]
COLUMNS = ("participant", "consent_questionnaires", "consent_interviews",
           "consent_quotes")  # fmt: skip


def build_bliese(folder: Path, data: Path = DATA) -> Path:
    """Assemble job satisfaction at three waves with six transcripts."""
    shutil.copytree(HERE / "bliese", folder, dirs_exist_ok=True)
    exports, transcripts = data_folders(folder)
    source = data / "bliese_multilevel" / "univbct.csv"
    shutil.copy(source, exports)
    for found in ("covid_inquiry_m3/*.rst", "changelog_burnout/*-[0-9]*.md"):
        for path in data.glob(found):
            shutil.copy(path, transcripts)
    people = unique(source, "SUBNUM")
    write_people(folder, people, SPEAKERS)
    decide_identifiers(folder)
    accept_all(folder)
    return folder


def build_pospsy(folder: Path, data: Path = DATA, *, raw: bool = False) -> Path:
    """Assemble the web trial; `raw` takes the file with the two known errors."""
    shutil.copytree(HERE / "pospsy", folder, dirs_exist_ok=True)
    exports, _ = data_folders(folder)
    source = data / "pospsy_ahi_cesd"
    name = "posPsy_AHI_CESD.csv" if raw else "posPsy_long.csv"
    shutil.copy(source / name, exports / "posPsy_long.csv")
    write_people(folder, unique(source / "posPsy_p_info.csv", "id"), [])
    return folder


def data_folders(folder: Path) -> tuple[Path, Path]:
    """Make the folders of the data."""
    folders = folder / "data/questionnaires", folder / "data/transcripts"
    for made in folders:
        made.mkdir(parents=True, exist_ok=True)
    return folders


def unique(path: Path, column: str) -> list[str]:
    """List the different values of a column in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(dict.fromkeys(row[column] for row in csv.DictReader(file)))


def write_people(folder: Path, answering: list[str], speaking: list[str]) -> None:
    """Write participants.csv; whoever spoke in public may be quoted."""
    rows = [(person, "yes", "", "") for person in answering]
    rows += [(person, "", "yes", "yes") for person in speaking]
    with (folder / "participants.csv").open("w", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])


def decide_identifiers(folder: Path) -> None:
    """Accept what the gate finds: the addresses of public pages, read out on air."""
    from plait.cli import main

    main(["identifiers", "--write", str(folder)])
    path = folder / "coding/identifiers.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row | {"action": "accept", "reason": "a public page"}
                for row in csv.DictReader(file)]  # fmt: skip
    assert {row["kind"] for row in rows} == {"url"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def accept_all(folder: Path) -> None:
    """Accept every suggestion, as no coder would: it tries the machine."""
    from plait.ingest.documents import read_documents
    from plait.ingest.transcripts import read_transcripts, text_hash
    from plait.qualitative.codebook import read_codebook
    from plait.qualitative.suggestions import suggest

    documents = read_documents(folder).rows
    turns = read_transcripts(
        documents, folder=str(folder), participants=set(SPEAKERS)
    ).turns
    codebook = read_codebook(str(folder / "coding/codebook.yaml"))
    hits = suggest(turns, codebook.keywords).merge(turns, on=["document", "turn"])
    rows = [
        {
            "decision": f"d{number}",
            "at": "2025-06-01T10:00:00",
            "coder": "coder_a",
            "document": hit.document,
            "suggestion": hit.suggestion,
            "action": "accept",
            "code": hit.code,
            "text_hash": text_hash(
                hit.text[hit.start_x - hit.start_y : hit.end_x - hit.start_y]
            ),
            "codebook_version": "1",
        }
        for number, hit in enumerate(hits.itertuples(), start=1)
    ]
    path = folder / "coding/decisions/coder_a.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = ["decision", "at", "coder", "document", "suggestion", "action", "code",
               "code_to", "start", "end", "text_hash", "reason", "memo", "supersedes",
               "codebook_version"]  # fmt: skip
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    builders = {"bliese": build_bliese, "pospsy": build_pospsy}
    print(builders[sys.argv[1]](Path(sys.argv[2])))
