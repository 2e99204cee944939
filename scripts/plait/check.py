"""List every fault of a study at once, before anything is computed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from plait.coding_cautions import misplaced_summaries
from plait.deidentification.decisions import read_decided
from plait.deidentification.notes import note_faults
from plait.errors import Fault, StudyError
from plait.exchange.study_imports import with_imports
from plait.ingest.documents import DOCUMENTS
from plait.ingest.people import PARTICIPANTS
from plait.ingest.questionnaires import read_questionnaires
from plait.ingest.summary_tables import read_summaries
from plait.ingest.transcript_files import outside
from plait.ingest.transcripts import read_transcripts
from plait.ingest.yamlfile import YamlFile, key_path, read_yaml
from plait.protocol.departures import read_departures
from plait.qualitative.coding_files import read_coding_files
from plait.qualitative.kept_codebooks import read_kept, vanished_codes
from plait.quantitative.examples import example_faults
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms
from plait.quantitative.plan import Plan, plan_faults
from plait.release.checklists import checklist_faults
from plait.release.judgement import read_judgement
from plait.release.profile import read_profile
from plait.shapes.transcripts import SUGGESTIONS
from plait.study import STUDY, read_study
from plait.study_files import many_transcripts
from plait.synthesis.citations import citation_faults, read_besides, text_faults
from plait.synthesis.claims import read_claims
from plait.synthesis.growth import read_growth
from plait.synthesis.joint_check import display_faults
from plait.synthesis.references import read_references
from plait.withdrawal.resting import resting_faults

# Where one of these files cannot be read, every id would be unknown elsewhere.
LISTED = (
    (PARTICIPANTS, "participants", "participant"),
    (DOCUMENTS, "documents", "document"),
)


def check_study(folder: Path, *, to_run: bool = False) -> StudyError | None:
    """Read everything that people wrote for a study, and compute nothing.

    Parameters
    ----------
    folder : Path
        Study folder.
    to_run : bool, default False
        Whether a run is about to start: it reads the transcripts itself, and of many
        (see `many_transcripts`) only the names of the files are looked at before.

    Returns
    -------
    StudyError or None
        Every fault, each mistake once, or None where there is none.
    """
    file = read_study(folder)
    if not file.study:
        return StudyError(file.faults)
    lines = _lines(read_yaml(str(folder / STUDY)), file.study)
    read = not (to_run and many_transcripts(file.study))
    data_faults = [
        *_data_faults(folder, file.study, read=read),
        *_cited_faults(folder, file.study, to_run=to_run),
    ]
    found = [_placed(fault, folder, lines) for fault in data_faults]
    faults = [*file.faults, *_not_told(found, file.faults)]
    for listed, key, where in LISTED:
        if not file.study[key] and any(fault.file == listed for fault in faults):
            faults = [fault for fault in faults if fault.where != where]
    faults = faults or misplaced_summaries(folder, file.study)
    return StudyError(faults) if faults else None


def _lines(study_yaml: YamlFile, study: dict) -> dict[str, int]:
    """Give the lines of study.yaml by the words that faults tell a place in."""
    files = [source["file"] for source in study["questionnaires"]]
    named = (("questionnaires", files), ("norms", study["norms"]))
    return _lines_of(study_yaml) | {
        f"{key}, {name}": study_yaml.line(key, i)
        for key, names in named for i, name in enumerate(names)
    }  # fmt: skip


def _placed(fault: Fault, folder: Path, lines: dict[str, int]) -> Fault:
    """Tell the file from the study folder, and the line in study.yaml."""
    fault = replace(fault, file=fault.file.removeprefix(f"{folder}/"))
    if fault.line or not fault.where:
        return fault
    if fault.where.startswith("examples["):  # of an instrument, told without a line
        lines = _lines_of(read_yaml(str(folder / fault.file)))
    elif fault.file != STUDY:
        return fault
    return replace(fault, line=lines.get(fault.where, 0))


def _lines_of(file: YamlFile) -> dict[str, int]:
    return {key_path(keys): line for keys, line in file.lines.items()}


def _not_told(found: Iterable[Fault], told: list[Fault]) -> Iterator[Fault]:
    """Pass over what is told of the same place of study.yaml more precisely."""
    places = [fault.where for fault in told if fault.file == STUDY]
    for fault in found:
        again = any(place.startswith(fault.where) for place in places)
        # a key that a display lacks is told beside what is wrong in its other keys
        again = again and not fault.where.startswith("joint_displays")
        if fault.file != STUDY or not again:
            yield fault


def _data_faults(folder: Path, study: dict, *, read: bool) -> Iterator[Fault]:
    yield from _questionnaire_faults(folder, study)
    yield from _qualitative_faults(folder, study, read=read)
    yield from read_claims(
        study["claims"], study["argument"], folder=str(folder)
    ).faults
    yield from read_growth(study, folder=str(folder)).faults
    yield from read_departures(study, folder=str(folder)).faults
    if study["profile"]:
        profile, faults = read_profile(study["profile"], folder=str(folder))
        yield from faults
        yield from read_judgement(study, profile, folder=str(folder))[1]
    if study["reference_docx"]:
        # imported here, since most studies bring no template
        from plait.report.reference_docx import template_faults

        own = study["reference_docx"]
        yield from template_faults(folder / own, shown=own)
    yield from checklist_faults(study, folder=str(folder))
    yield from display_faults(folder, study)


def _cited_faults(folder: Path, study: dict, *, to_run: bool) -> Iterator[Fault]:
    cited = read_references(study["references"], folder=str(folder))
    yield from cited.faults
    yield from text_faults(study, cited.keys)
    claims = read_claims(study["claims"], study["argument"], folder=str(folder))
    # a draft is built with such a fault, and tells it in the margin
    if not claims.faults and not to_run:
        besides = read_besides(study, folder=str(folder))
        told = citation_faults(claims, cited.keys, besides)
        yield from (fault for *_, fault in told)
        yield from resting_faults(claims, besides, study, folder=str(folder))


def _questionnaire_faults(folder: Path, study: dict) -> Iterator[Fault]:
    instruments, faults = load_instruments(_found(folder, study["instruments"]))
    norms, misfits = load_norms(_judged(folder, study, instruments), instruments)
    yield from faults
    yield from misfits
    times = [time["id"] for time in study["times"]]
    plan = Plan(instruments, norms, times, study["contrasts"], study["equivalence"])
    yield from plan_faults(plan)
    yield from example_faults(instruments)
    sources = [s for s in study["questionnaires"] if (folder / s["file"]).is_file()]
    if sources and not faults:
        asked = {"folder": str(folder), "times": times, "instruments": instruments}
        people = set(study["participants"])
        found = read_questionnaires(sources, participants=people, **asked).faults
        found += read_summaries(sources, **asked).faults
        # study.yaml's own time points are told with their lines already
        yield from (f for f in found if not f.found.startswith("time_values"))


def _qualitative_faults(folder: Path, study: dict, *, read: bool) -> Iterator[Fault]:
    decided = read_decided(
        study["identifier_decisions"], study["names"], folder=str(folder),
        documents=[row["document"] for row in study["documents"]],
    )  # fmt: skip
    yield from decided.faults
    yield from note_faults(study, decided, folder=str(folder))
    said = read_transcripts(
        _there(folder, study["documents"]) if read else [], folder=str(folder),
        participants=set(study["participants"]), decided=decided,
    )  # fmt: skip
    yield from said.faults
    if not study["codebook"]:
        return
    asked = study | {"times": [time["id"] for time in study["times"]]}
    files = read_coding_files(asked, folder=str(folder), documents=study["documents"])
    yield from files.faults
    kept = read_kept(str(folder))
    yield from kept.faults
    if not files.codebook.faults:
        yield from vanished_codes(files.codebook, kept, files.recodes.former)
    if read and not files.faults + said.faults:
        yield from with_imports(
            study, files, folder=str(folder), transcripts=said,
            suggestions=SUGGESTIONS.empty(),
        ).faults  # fmt: skip


def _there(folder: Path, documents: list[dict]) -> list[dict]:
    return [row for row in documents if (folder / outside(row["file"])).is_file()]


def _judged(folder: Path, study: dict, instruments: dict) -> dict[str, str]:
    """Give the norms but those of instruments that have faults of their own."""
    faulty = tuple(f"{name}_" for name in study["instruments"].keys() - instruments)
    norms = _found(folder, study["norms"])
    return {name: path for name, path in norms.items() if not name.startswith(faulty)}


def _found(folder: Path, paths: dict[str, str]) -> dict[str, str]:
    return {name: str(folder / path) for name, path in paths.items() if path}
