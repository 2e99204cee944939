"""Lay out the files of a new study."""

import csv
import io
from pathlib import Path

from plait.ingest.documents import DOCUMENT_COLUMNS
from plait.ingest.people import PARTICIPANT_COLUMNS
from plait.new_study.configuration import Configuration
from plait.new_study.examples import EXAMPLE
from plait.new_study.study_text import study_text
from plait.qualitative.codebook_yaml import write_codebook_yaml
from plait.study_files import CHECKOUT, SYNTHESIS

SHIPPED = CHECKOUT / "config/new_study/files"
FOLDERS = {"numbers": ("data/questionnaires",),
           "words": ("data/transcripts", "coding/decisions", "coding/memos", "workshops")}  # fmt: skip
PERSON = {"participant": EXAMPLE, "site": "north", "role": "peer worker",
          "started_on": "2026-01-31", "consent_questionnaires": "yes",
          "consent_interviews": "yes", "consent_quotes": "no", "consent_linkage": "no",
          "withdrawal": "none"}  # fmt: skip
INTERVIEW = {"document": EXAMPLE, "file": f"{EXAMPLE}.docx", "kind": "interview",
             "participant": EXAMPLE, "interviewer_labels": "Interviewer"}  # fmt: skip
GROUP = {"document": EXAMPLE, "file": f"{EXAMPLE}.docx", "kind": "focus_group",
         "group": EXAMPLE, "interviewer_labels": "Facilitator"}  # fmt: skip
CODES_HEAD = """\
# The code tree as it was taken over: docs/coding.md. Keywords and examples were left behind,
# and so were the themes: they grow out of what people say. Change it as you need.
"""


def files_of_new(
    name: str, configuration: Configuration, *, like: str, date: str
) -> dict[str, bytes]:
    """Write every file of a new study.

    Parameters
    ----------
    name : str
        Name of the folder.
    configuration : Configuration
        What the study starts from.
    like : str
        The study that it is like; "" for none.
    date : str
        The day, as 2026-01-31.

    Returns
    -------
    dict of str to bytes
        Path from the study folder to content, UTF-8.
    """
    texts = {
        "study.yaml": study_text(name, configuration, like=like, date=date),
        "participants.csv": _participants(configuration.keys.get("between", "")),
        "README.md": _shipped("README.md").format(name=name, design=configuration.design),
        ".gitignore": _shipped("gitignore"),
    }  # fmt: skip
    texts |= {f"synthesis/{part}.yaml": _shipped(f"{part}.yaml") for part in SYNTHESIS}
    if has_words(configuration):
        texts["documents.csv"] = _documents(configuration)
        texts["coding/codebook.yaml"] = _codebook(configuration.codes)
    written = {path: text.encode("utf-8") for path, text in texts.items()}
    return written | configuration.files


def folders_of_new(configuration: Configuration) -> list[str]:
    """List the folders that wait for files.

    Parameters
    ----------
    configuration : Configuration
        What the study starts from.

    Returns
    -------
    list of str
        Paths from the study folder, for the strands of the design.
    """
    strands = [
        ("numbers", has_numbers(configuration)),
        ("words", has_words(configuration)),
    ]
    return [path for strand, there in strands if there for path in FOLDERS[strand]]


def has_words(configuration: Configuration) -> bool:
    """Say whether a study has transcripts.

    Parameters
    ----------
    configuration : Configuration
        What it starts from.

    Returns
    -------
    bool
        False for questionnaires alone.
    """
    return configuration.design != "questionnaires"


def has_numbers(configuration: Configuration) -> bool:
    """Say whether a study has questionnaires.

    Parameters
    ----------
    configuration : Configuration
        What it starts from.

    Returns
    -------
    bool
        True for questionnaires alone, and for both strands.
    """
    return configuration.design in ("questionnaires", "mixed")


def _shipped(name: str) -> str:
    return Path(SHIPPED, name).read_text(encoding="utf-8")


def _participants(between: str) -> str:
    more = [between] if between and between not in PARTICIPANT_COLUMNS else []
    return _csv([*PARTICIPANT_COLUMNS, *more], PERSON | dict.fromkeys(more, "group a"))


def _documents(configuration: Configuration) -> str:
    times = configuration.keys.get("times") or [{"id": ""}]
    row = GROUP if configuration.design == "focus_groups" else INTERVIEW
    return _csv(DOCUMENT_COLUMNS, row | {"time": times[0]["id"]})


def _csv(columns: list[str] | tuple[str, ...], row: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    return out.getvalue()


def _codebook(codes: list[dict]) -> str:
    if not codes:
        return _shipped("codebook.yaml")
    return CODES_HEAD + write_codebook_yaml({"version": 1, "codes": codes})
