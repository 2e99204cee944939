"""Read study.yaml once: its faults, its defaults, and where its files lie."""

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
from plait.ingest.readings import unread
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.study_faults import cross_faults

STUDY = "study.yaml"
CHECKOUT = Path(__file__).parents[2]
LISTS = ("authors", "times", "contrasts", "equivalence", "questionnaires",
         "instruments", "norms")  # fmt: skip
DEFAULTS = {
    "subtitle": "", "date": "1980-01-01", "synthetic": "", "question": "",
    "between": "", "seed": 20220530, "codings_used": "any_coder", "disclosure": "acro",
    "speakers": "participant", "synthesis": {"mode": "draft"}, "report": {},
}  # fmt: skip
# Where one of these is faulty, what leans on it cannot be judged.
LEANS = {
    "contrasts": {"times"}, "questionnaires": {"times", "instruments"},
    "norms": {"instruments"}, "equivalence": {"instruments", "norms"},
}  # fmt: skip
# What a fault elsewhere in study.yaml does not touch.
SOUND = ("contrasts", "questionnaires", "instruments", "norms", "equivalence")
SYNTHESIS = ("questions", "constructs", "propositions", "negative_cases")
MANY_TRANSCRIPTS = 1_000


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
    study |= _files(folder, study)
    crossed = cross_faults(file, study, folder)
    if faults:
        crossed = [fault for fault in crossed if fault.where.startswith(SOUND)]
    return StudyFile(study, [*faults, *people.faults, *documents.faults, *crossed])


def find(folder: Path, inside: str) -> str:
    """Find a file of the study: its own folder first, then the shipped ones.

    Parameters
    ----------
    folder : Path
        Study folder.
    inside : str
        Such as `instruments/cbi.yaml`: in the study folder as it is, in the
        checkout below `config/`.

    Returns
    -------
    str
        Path from the study folder, the full path of a shipped file, or "".
    """
    if (folder / inside).is_file():
        return inside
    shipped = CHECKOUT / "config" / inside
    return str(shipped) if shipped.is_file() else ""


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
        "groups": {p["participant"]: p.get(between, "") for p in people if between},
    }


def _documents(rows: list[dict[str, str]], lines: list[int]) -> dict:
    documents = [row | {"line": line} for row, line in zip(rows, lines, strict=True)]
    return {"documents": documents}


def _files(folder: Path, study: dict) -> dict:
    many = len(study["documents"]) >= MANY_TRANSCRIPTS
    batches = study.get("transcript_batches", 8 if many else 1)
    return {
        "transcript_batches": batches,
        "instruments": {i: find(folder, f"instruments/{i}.yaml") for i in study["instruments"]},
        "norms": {n: find(folder, f"norms/{n}.yaml") for n in study["norms"]},
        "profile": find(folder, f"disclosure/{study['disclosure']}.yaml"),
        "codebook": _there(folder, "coding/codebook.yaml"),
        "decisions": _listed(folder, "coding/decisions/*.csv"),
        "summaries": _there(folder, "coding/summaries.csv"),
        "unread": _hidden(folder, study),
        "workshops": _listed(folder, "workshops/*.yaml"),
        "claims": {n: _there(folder, f"synthesis/{n}.yaml") for n in SYNTHESIS},
        "argument": _there(folder, "synthesis/argument.md"),
        "people": _there(folder, "participants.csv"),
    }  # fmt: skip


def _hidden(folder: Path, study: dict) -> list[str]:
    """In a reflexive study suggestions wait until a coder has read a transcript."""
    if study["approach"] != "reflexive":
        return []
    return unread(folder, [row["document"] for row in study["documents"]])


def _there(folder: Path, inside: str) -> str:
    return inside if (folder / inside).is_file() else ""


def _listed(folder: Path, pattern: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))
