"""Read study.yaml once: its faults, its defaults, and who and what belongs to it."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from plait.errors import Fault, stop_on
from plait.ingest.documents import read_documents
from plait.ingest.people import (
    consenting,
    not_consenting,
    read_participants,
)
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.transcript_names import rows_by_pattern
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.study_faults import cross_faults
from plait.study_files import files_of
from plait.withdrawal.dates import gone_documents, held_back
from plait.withdrawal.ledger import ledger_faults

STUDY = "study.yaml"
LISTS = ("authors", "times", "contrasts", "equivalence", "questionnaires",
         "instruments", "norms", "positionality", "transcripts",
         "joint_displays", "protocol_deviations")  # fmt: skip
DEFAULTS = {
    "subtitle": "", "date": "1980-01-01", "synthetic": "", "question": "",
    "between": "", "seed": 20220530, "codings_used": "any_coder", "disclosure": "acro",
    "speakers": "participant", "synthesis": {"mode": "draft"}, "report": {},
    "evidence_from": ["participant", "unknown"], "guide": {}, "agreement": {},
    "co_occurrence": {}, "saturation": {}, "design": {}, "publication": {},
}  # fmt: skip
# Where one of these is faulty, what leans on it cannot be judged.
LEANS = {
    "contrasts": {"times"}, "questionnaires": {"times", "instruments"},
    "norms": {"instruments"}, "equivalence": {"instruments", "norms"},
}  # fmt: skip
# What a fault elsewhere in study.yaml does not touch.
SOUND = ("contrasts", "questionnaires", "instruments", "norms", "equivalence")


@dataclass(frozen=True)
class StudyFile:
    """A study as it was read.

    Parameters
    ----------
    study : dict
        study.yaml with its defaults, and the files that belong to it; built-in
        types only. Where study.yaml does not follow its schema, the keys at fault,
        and those that lean on them, have their defaults.
    faults : list of Fault
        What is wrong in study.yaml, participants.csv and documents.csv.
    """

    study: dict
    faults: list[Fault]


def load_study(folder: Path) -> dict:
    """Read a study, or stop with all its faults.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    dict
        As in `StudyFile`.

    Raises
    ------
    StudyError
        With every fault of study.yaml, participants.csv and documents.csv.
    """
    file = read_study(folder)
    stop_on(file.faults)
    return file.study


def read_study(folder: Path) -> StudyFile:
    """Read a study and list what is wrong with it.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    StudyFile
        Without data: no questionnaire or transcript is opened here.
    """
    if not (folder / STUDY).exists():
        mend = "go to the folder of your study, or name it: plait check my-study"
        fault = Fault(STUDY, 0, "", "no such file in this folder", "a study", mend)
        return StudyFile({}, [fault])
    file = read_yaml(str(folder / STUDY), shown=STUDY)
    faults = _form_faults(file)
    study = _with_defaults(_sound(file.data, faults) if faults else file.data)
    people, documents = read_participants(folder), read_documents(folder)
    study |= _who(people.rows, study["between"]) | _documents(
        documents.rows, documents.lines
    )
    found, misnamed = rows_by_pattern(folder, study, file)
    study["documents"] += found
    held = held_back(people, study["times"], study["documents"])
    study |= {"no_answers_at": held.answers, "no_words_in": held.words}
    study["gone"] = gone_documents(study["documents"], people.rows, held.words)
    study |= files_of(folder, study)
    crossed = cross_faults(file, study, folder)
    if faults:
        crossed = [fault for fault in crossed if fault.where.startswith(SOUND)]
    withdrawn = [*held.faults, *ledger_faults(folder, people.rows)]
    told = [*people.faults, *documents.faults, *misnamed, *withdrawn]
    return StudyFile(study, [*faults, *told, *crossed])


def batch_of(file: str, batches: int) -> int:
    """Give the batch of a transcript.

    Parameters
    ----------
    file : str
        Its path as in documents.csv.
    batches : int
        How many batches there are.

    Returns
    -------
    int
        SHA-256 of the name modulo the number of batches: no other transcript
        moves when one comes or goes.
    """
    return int(hashlib.sha256(Path(file).name.encode()).hexdigest(), 16) % batches


def _form_faults(file: YamlFile) -> list[Fault]:
    if isinstance(file.data, dict):
        return [*file.faults, *schema_faults(file, load_schema("study"))]
    return file.faults or [_no_study(file)]


def _sound(data: object, faults: list[Fault]) -> dict:
    """Keep the keys without a fault, so that faults elsewhere are found as well."""
    odd = {re.split(r"[.\[]", fault.where)[0] for fault in faults}
    odd |= {name for name, below in LEANS.items() if below & odd}
    whole = data if isinstance(data, dict) else {}
    return {"approach": "codebook"} | {k: v for k, v in whole.items() if k not in odd}


def _no_study(file: YamlFile) -> Fault:
    mend = "write at least id, title, date and approach"
    return file.fault((), "no keys", "the keys of a study", mend)


def _with_defaults(data: dict) -> dict:
    study = {name: [] for name in LISTS} | DEFAULTS | data
    study["synthesis"] = {"mode": "draft"} | study["synthesis"]
    study["times"] = [{"short": time["label"]} | time for time in study["times"]]
    # ASSUME one family of tests for all contrasts where the study names none.
    study["contrasts"] = [
        {"family": "main", "primary": False} | c for c in study["contrasts"]
    ]
    # A reflexive analysis is not steered by keywords unless the team asks for it.
    study.setdefault("suggestions", study["approach"] != "reflexive")
    return study


def _who(people: list[dict[str, str]], between: str) -> dict:
    return {
        "participants": [person["participant"] for person in people],
        "no_answers_from": not_consenting(people, "questionnaires"),
        "no_words_from": not_consenting(people, "interviews"),
        "quotes_from": consenting(people, "quotes"),
        "linkage_from": consenting(people, "linkage"),
        "groups": {p["participant"]: p.get(between, "") for p in people if between},
    }


def _documents(rows: list[dict[str, str]], lines: list[int]) -> dict:
    documents = [row | {"line": line} for row, line in zip(rows, lines, strict=True)]
    return {"documents": documents}
