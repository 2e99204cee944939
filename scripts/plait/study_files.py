"""Find where the files of a study lie."""

from pathlib import Path

from plait.exchange.import_list import list_imports
from plait.ingest.readings import unread

CHECKOUT = Path(__file__).parents[2]
SYNTHESIS = ("questions", "constructs", "propositions", "negative_cases")
NOTES = ("coding/memos", "coding/reflexive_notes")
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
    many = len(study["documents"]) >= MANY_TRANSCRIPTS
    batches = study.get("transcript_batches", 8 if many else 1)
    return {
        "transcript_batches": batches,
        "instruments": {i: find(folder, f"instruments/{i}.yaml") for i in study["instruments"]},
        "norms": {n: find(folder, f"norms/{n}.yaml") for n in study["norms"]},
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
        "argument": _there(folder, "synthesis/argument.md"),
        "people": _there(folder, "participants.csv"),
    }  # fmt: skip


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


def _hidden(folder: Path, study: dict) -> list[str]:
    """In a reflexive study suggestions wait until a coder has read a transcript."""
    if study["approach"] != "reflexive":
        return []
    return unread(folder, [row["document"] for row in study["documents"]])


def _there(folder: Path, inside: str) -> str:
    return inside if (folder / inside).is_file() else ""


def _listed(folder: Path, pattern: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))
