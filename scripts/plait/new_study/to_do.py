"""Say kindly what is still to do in a study that is being set up."""

from collections.abc import Iterator
from pathlib import Path

from plait.errors import Fault, StudyError
from plait.ingest.yamlfile import YamlFile, key_path, read_yaml
from plait.new_study.examples import PEOPLE, TRANSCRIPTS
from plait.new_study.study_text import TO_FILL
from plait.waiting import is_waiting

STUDY = "study.yaml"
# What stands for all that waits in one place: the file, and what was expected there.
KINDLY = {
    ("participants.csv", PEOPLE): "participants.csv: list the people of your study in place of the example line, by ids that name nobody. The README says what each column is.",
    ("participants.csv", "one row a person"): "participants.csv: list the people of your study, one row each.",
    ("participants.csv", "yes for those who did: blank means no"): "participants.csv: say who agreed to what. A blank means no.",
    ("documents.csv", TRANSCRIPTS): "documents.csv: list your transcripts in place of the example line, and put their files into data/transcripts.",
    ("documents.csv", "a transcript in the study folder"): "data/transcripts: put the transcripts there that documents.csv lists.",
    ("coding/codebook.yaml", "the codes"): "coding/codebook.yaml: write the first codes.",
    ("study.yaml", "at least one of the two strands"): "documents.csv, or questionnaires in study.yaml: say what there is to read.",
    ("study.yaml", "a column of participants.csv with two groups or more"): "participants.csv: fill in the column that `between` names in study.yaml.",
}  # fmt: skip
HEAD = "This study is being set up. Nothing is wrong; this is still to do:"
WRONG = "Besides, this is still to do:"
LAST = (
    "Run plait check again whenever you like. Once data are there, the study can run."
)


def told(folder: Path, faults: StudyError) -> str:
    """Word the faults of a study, apart from what is only not there yet.

    Parameters
    ----------
    folder : Path
        Study folder.
    faults : StudyError
        Of `check_study`.

    Returns
    -------
    str
        The mistakes first, then what is to do, a line each; the faults alone where
        nothing waits.
    """
    wrong = [fault for fault in faults.faults if not is_waiting(fault)]
    waiting = [fault for fault in faults.faults if is_waiting(fault)]
    if not waiting:
        return str(faults)
    steps = [*_texts(folder), *_steps(waiting)]
    numbered = [f"  {n}. {step}" for n, step in enumerate(steps, start=1)]
    if not wrong:
        return "\n".join([HEAD, *numbered, LAST])
    return "\n".join([str(StudyError(wrong)), "", WRONG, *numbered])


def to_fill(folder: Path) -> list[Fault]:
    """List the texts of study.yaml that still say that they are to be filled in.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    list of Fault
        For `plait check` of a study that can run: none of it stops the run.
    """
    file = read_yaml(str(folder / STUDY), shown=STUDY)
    return [file.fault(keys, f"{value!r}", "words of your own", "write them in its place")
            for keys, value in _open(file)]  # fmt: skip


def _open(file: YamlFile) -> Iterator[tuple[tuple, str]]:
    whole = file.data if isinstance(file.data, dict) else {}
    for key, value in whole.items():
        if isinstance(value, str) and value.startswith(TO_FILL):
            yield (key,), value


def _texts(folder: Path) -> list[str]:
    file = read_yaml(str(folder / STUDY), shown=STUDY)
    return [f"{STUDY} line {file.line(*keys)}: write the {key_path(keys)}."
            for keys, _ in _open(file)]  # fmt: skip


def _steps(waiting: list[Fault]) -> list[str]:
    examples = {
        fault.file for fault in waiting if fault.expected in (PEOPLE, TRANSCRIPTS)
    }
    exports = [f for f in waiting if f.expected == "an export in the study folder"]
    said = [KINDLY[fault.file, fault.expected] for fault in waiting
            if (fault.file, fault.expected) in KINDLY
            and (fault.file not in examples or fault.expected in (PEOPLE, TRANSCRIPTS))]  # fmt: skip
    if exports:
        names = ", ".join(fault.found.removeprefix("no file ") for fault in exports)
        said.append(f"data/questionnaires: put your exports there as they came, and name them under questionnaires in {STUDY}; not there yet: {names}.")  # fmt: skip
    return list(dict.fromkeys(said))
