"""Take the configuration of a study, and nothing of its data, words or decisions."""

from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault, StudyError, stop_on
from plait.ingest.documents import read_documents
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml
from plait.study_files import CHECKOUT

STUDY = "study.yaml"
DESIGNS = ("interviews", "focus_groups", "questionnaires", "mixed")
NUMBERS = ("contrasts", "between", "equivalence", "questionnaires", "instruments",
           "norms", "joint_displays")  # fmt: skip
WORDS = ("suggestions", "codings_used", "agreement", "co_occurrence", "saturation",
         "evidence_from", "transcripts", "speakers", "joint_displays")  # fmt: skip
# The other keys are texts, names and dates of one study, or where it keeps names.
TAKEN = ("approach", "times", "disclosure", "checklists", *NUMBERS, *WORDS)
OF_CODES = ("id", "name", "definition", "use_when", "not_when")
OWN_FILES = {"instruments": "instruments/{}.yaml", "norms": "norms/{}.yaml",
             "checklists": "checklists/definitions/{}.yaml"}  # fmt: skip


@dataclass(frozen=True)
class Configuration:
    """What a new study takes over.

    Parameters
    ----------
    design : {"interviews", "focus_groups", "questionnaires", "mixed"}
        Its strands.
    keys : dict
        Keys of study.yaml.
    codes : list of dict
        The code tree: ids, names, definitions and when to use each; no keywords, no
        examples, no themes, which grow out of people's words.
    files : dict of str to bytes
        Definitions of the other study's own: path from the study folder to content.
    """

    design: str
    keys: dict
    codes: list[dict] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)


def configuration_of(like: str, design: str) -> Configuration:
    """Read what a new study starts from.

    Parameters
    ----------
    like : str
        A shipped study, or the path of a study folder; "" for none.
    design : str
        One of `DESIGNS`, or "" for that of the other study; mixed without either.

    Returns
    -------
    Configuration
        Only for the strands of the design.

    Raises
    ------
    StudyError
        Where there is no such study, or its study.yaml has faults of form.
    """
    if not like:
        asked = design or "mixed"
        keys = read_yaml(str(CHECKOUT / "config/new_study/designs.yaml")).data[asked]
        return Configuration(asked, keys)
    folder = _folder_of(like)
    file = read_yaml(str(folder / STUDY), shown=f"{like}/{STUDY}")
    stop_on(file.faults or schema_faults(file, load_schema("study")))
    asked = design or _design(folder, file.data)
    keys = {
        k: v for k, v in file.data.items() if k in TAKEN and k not in _not_in(asked)
    }
    if "joint_displays" in keys:
        # themes grow out of one study's words
        keys["joint_displays"] = [{k: v for k, v in display.items() if k != "themes"}
                                  for display in keys["joint_displays"]]  # fmt: skip
    codes = [] if asked == "questionnaires" else _codes_in(folder)
    return Configuration(asked, keys, codes, _own_files(folder, keys))


def _folder_of(like: str) -> Path:
    folders = [Path(like), Path(like).parent, CHECKOUT / "studies" / like]
    for folder in folders:
        if (folder / STUDY).is_file() and (
            folder != folders[1] or Path(like).name == STUDY
        ):
            return folder
    shipped = sorted(p.parent.name for p in (CHECKOUT / "studies").glob(f"*/{STUDY}"))
    expected = f"one of {', '.join(shipped)}, or the folder of a study"
    fault = Fault("plait new", 0, "--like", repr(like), expected,
                  "correct the name, or leave it out")  # fmt: skip
    raise StudyError([fault])


def _not_in(design: str) -> tuple[str, ...]:
    """List the keys of strands that a design does without."""
    return {"questionnaires": WORDS, "mixed": ()}.get(design, NUMBERS)


def _design(folder: Path, data: dict) -> str:
    kinds = [row["kind"] for row in read_documents(folder).rows]
    spoken = kinds or data.get("transcripts")
    if data.get("questionnaires"):
        return "mixed" if spoken else "questionnaires"
    return "focus_groups" if "focus_group" in kinds else "interviews"


def _codes_in(folder: Path) -> list[dict]:
    # reading a codebook that is a table takes more imports than the rest of this
    from plait.qualitative.codebook import read_codebook

    paths = [folder / f"coding/codebook.{ending}" for ending in ("yaml", "csv")]
    there = [str(path) for path in paths if path.is_file()]
    return _codes(read_codebook(there[0]).data.get("codes", [])) if there else []


def _codes(codes: list[dict]) -> list[dict]:
    kept = []
    for code in codes:
        below = {"codes": _codes(code["codes"])} if code.get("codes") else {}
        kept.append({key: code[key] for key in OF_CODES if code.get(key)} | below)
    return kept


def _own_files(folder: Path, keys: dict) -> dict[str, bytes]:
    named = [pattern.format(name) for key, pattern in OWN_FILES.items()
             for name in keys.get(key, [])]  # fmt: skip
    named.append(f"disclosure/{keys.get('disclosure', '')}.yaml")
    return {name: (folder / name).read_bytes() for name in named
            if (folder / name).is_file()}  # fmt: skip
