"""Find where the files of a study lie."""

from pathlib import Path

from plait.exchange.import_list import list_imports
from plait.ingest.checklist_files import checklists_of
from plait.ingest.readings import unread
from plait.ingest.yamlfile import read_yaml

CHECKOUT = Path(__file__).parents[2]
SYNTHESIS = ("questions", "constructs", "propositions", "negative_cases", "relations",
             "critique")  # fmt: skip
REFERENCES = ("references.bib", "references.json")
NOTES = ("coding/memos", "coding/reflexive_notes", "synthesis/memos")
MANY_TRANSCRIPTS = 1_000


def files_of(folder: Path, study: dict) -> dict:
    """Find the files that belong to a study.

    Parameters
    ----------
    folder : Path
        Study folder.
    study : dict
        study.yaml with its defaults, and `documents`.

    Returns
    -------
    dict
        Paths from the study folder ("" or an empty list where there is none; the
        full path of a shipped file), `transcript_batches`, and `unread`: documents
        whose suggestions wait for a first reading.
    """
    batches = study.get("transcript_batches", 8 if many_transcripts(study) else 1)
    return {
        "transcript_batches": batches,
        "instruments": {i: find(folder, f"instruments/{i}.yaml") for i in study["instruments"]},
        "norms": {n: find(folder, f"norms/{n}.yaml") for n in study["norms"]},
        "checklists": checklists_of(folder, study),
        "checklist_answers": {Path(p).stem: p for p in _listed(folder, "checklists/*.yaml")},
        "profile": find(folder, f"disclosure/{study['disclosure']}.yaml"),
        "codebook": _there(folder, "coding/codebook.yaml") or _there(folder, "coding/codebook.csv"),
        "recodes": _there(folder, "coding/recodes.yaml"),
        "decisions": _listed(folder, "coding/decisions/*.csv"),
        "summaries": _there(folder, "coding/summaries.csv"),
        "imports": list_imports(folder),
        "identifier_decisions": _there(folder, "coding/identifiers.csv"),
        "names": _names(folder, study),
        "memos": [path for inside in NOTES for path in _listed(folder, f"{inside}/*.md")],
        "unread": _hidden(folder, study),
        "workshops": _listed(folder, "workshops/*.yaml"),
        "claims": {n: _there(folder, f"synthesis/{n}.yaml") for n in SYNTHESIS},
        "proposition_ids": _propositions(folder),
        "argument": _there(folder, "synthesis/argument.md"),
        "agreed": _there(folder, "synthesis/agreed.csv"),
        "versions": _versions(folder),
        "synthesis_memos": _listed(folder, "synthesis/memos/*.md"),
        "people": _there(folder, "participants.csv"),
        "protocol": _there(folder, "protocol.yaml"),
        "release_history": _listed(folder, "release/history/*.json"),
        "exceptions": _there(folder, "release/exceptions.yaml"),
        "approval": _there(folder, "release/approval.yaml"),
        "reference_docx": _there(folder, "reference.docx"),
        "references": [p for p in REFERENCES if _there(folder, p)],
    }  # fmt: skip


def many_transcripts(study: dict) -> bool:
    """Say whether a study has so many transcripts that reading them twice is felt.

    Parameters
    ----------
    study : dict
        With `documents`.

    Returns
    -------
    bool
        True from 1,000 on.
    """
    return len(study["documents"]) >= MANY_TRANSCRIPTS


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


def _names(folder: Path, study: dict) -> list[str]:
    """List the names in the study, and the list that is kept elsewhere."""
    elsewhere = Path(study.get("identifiers", {}).get("names", "")).expanduser()
    paths = [_there(folder, "coding/names.txt"), _there(folder, str(elsewhere))]
    return [path for path in paths if path]


def _propositions(folder: Path) -> dict[str, list[str]]:
    """List the ids of propositions, today and in kept versions: coders may name them."""
    kept = _listed(folder, "synthesis/versions/*/propositions.yaml")
    today = _listed(folder, "synthesis/propositions.yaml")
    return {"now": _ids(folder, today), "before": _ids(folder, kept)}


def _ids(folder: Path, paths: list[str]) -> list[str]:
    lists = [read_yaml(str(folder / path)).data for path in paths]
    rows = [row for rows in lists if isinstance(rows, list) for row in rows]
    return sorted({str(r["id"]) for r in rows if isinstance(r, dict) and "id" in r})


def _hidden(folder: Path, study: dict) -> list[str]:
    """In a reflexive study suggestions wait until a coder has read a transcript."""
    if study["approach"] != "reflexive":
        return []
    return unread(folder, [row["document"] for row in study["documents"]])


def _there(folder: Path, inside: str) -> str:
    return inside if (folder / inside).is_file() else ""


def _versions(folder: Path) -> list[str]:
    """List the files of versions of the synthesis, without what is being kept."""
    kept = "synthesis/versions/[0-9]*"
    endings = ("yaml", "md", "csv")
    return sorted(p for end in endings for p in _listed(folder, f"{kept}/*.{end}"))


def _listed(folder: Path, pattern: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))
