"""Every mistake in a study's files is named once, in its place, with all the others."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from small_study import spoil

from plait.check import check_study
from plait.errors import Fault, StudyError, stop_on
from plait.ingest.questionnaires import read_questionnaires
from plait.ingest.transcripts import Transcripts, read_transcripts
from plait.qualitative.coding_files import read_coding_files
from plait.qualitative.codings import collect_codings
from plait.quantitative.instruments import load_instruments
from plait.shapes.codings import CODINGS
from plait.shapes.findings import FINDINGS
from plait.shapes.transcripts import SUGGESTIONS
from plait.study import load_study
from plait.study_files import CHECKOUT
from plait.synthesis.claims import read_claims
from plait.synthesis.evidence import Evidence
from plait.synthesis.propositions import Weighed, faults_of, weigh

EXPORT = "data/questionnaires/anxiety.csv"
SECOND = "data/transcripts/p02_t2.txt"
DECISIONS = "coding/decisions/coder_a.csv"
PEOPLE = "one of P01, P02, P03, P04, P05, P06, P07, P08 ..."
TIMES = "write one of 1, 2, or add it to time_values in study.yaml"
NORM = """\
norm: elsewhere_2020
instrument: gad7
version: "2 items"
population: people elsewhere
country: England
year: 2020
citation: "An invented norm"
licence: "none needed"
verified: false
scales:
  - {scale: total, metric: sum, mean: 5.0, sd: 3.0, n: 100, combined: false}
"""


def _swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: spoil(folder, name, old, new)


def _write(name: str, content: bytes | str) -> Callable[[Path], None]:
    data = content.encode() if isinstance(content, str) else content
    return lambda folder: (folder / name).write_bytes(data)


def _rename_transcript(name: str) -> Callable[[Path], None]:
    def rename(folder: Path) -> None:
        (folder / SECOND).rename(folder / "data/transcripts" / name)
        spoil(folder, "documents.csv", "p02_t2.txt", name)

    return rename


def _rename_export(folder: Path) -> None:
    (folder / EXPORT).rename(folder / "data/questionnaires/anxiety{1}.csv")
    spoil(folder, "study.yaml", "anxiety.csv", "anxiety{1}.csv")


def _corrupt_docx(folder: Path) -> None:
    _rename_transcript("p02_t2.docx")(folder)
    (folder / "data/transcripts/p02_t2.docx").write_bytes(b"PK\x03\x04 and no more")


def _neither_strand(folder: Path) -> None:
    text = (folder / "study.yaml").read_text()
    head, tail = text.index("questionnaires:"), text.index("instruments:")
    (folder / "study.yaml").write_text(text[:head] + text[tail:])
    (folder / "documents.csv").unlink()
    shutil.rmtree(folder / "coding")


def _other_version(folder: Path) -> None:
    (folder / "norms").mkdir()
    (folder / "norms/gad7_elsewhere_2020.yaml").write_text(NORM)
    spoil(folder, "study.yaml", "seed: 1", "norms: [gad7_elsewhere_2020]\nseed: 1")


def _printed_table(folder: Path) -> None:
    (folder / "data/questionnaires/table_2.csv").write_text(
        "what,when,n,cases,share\ngad7.total,t1,30,1,3.3\ngad7.total,t2,30,3,9.0\n"
    )
    entry = "  - {file: data/questionnaires/table_2.csv, layout: summary, item: what, "
    entry += "time: when, n: n, count: cases, percent: share}"
    spoil(folder, "study.yaml", "instruments:", f"{entry}\ninstruments:")


MISTAKES = {
    "a value out of range": (
        _swap(EXPORT, "P01,1,3", "P01,1,9"),
        Fault(
            EXPORT, 2, "gad_1, gad7 item 1, participant P01, time 1", "the answer 9",
            "one of 0, 1, 2, 3",
            "correct the cell, or add '9' to missing_codes in study.yaml",
        ),
    ),
    "a word where a number belongs": (
        _swap(EXPORT, "P01,1,3", "P01,1,often"),
        Fault(
            EXPORT, 2, "gad_1, gad7 item 1, participant P01, time 1", "the text 'often'",
            "one of 0, 1, 2, 3",
            "write a number, or add 'often' to missing_codes or answer_values in "
            "study.yaml",
        ),
    ),
    "an unknown participant": (
        _swap(EXPORT, "P01,1,", "p_01,1,"),
        Fault(
            EXPORT, 2, "participant", "participant p_01", PEOPLE,
            "if P01 is meant, write P01; otherwise add p_01 to participants.csv",
        ),
    ),
    "an unknown participant of a transcript": (
        _swap("documents.csv", "interview,P02", "interview,P77"),
        Fault(
            "documents.csv", 3, "participant", "'P77'", "an id in participants.csv",
            "correct it, or add the person",
        ),
    ),
    "an unknown time": (
        _swap(EXPORT, "P01,1,", "P01,3,"),
        Fault(EXPORT, 2, "time", "time 3", "one of 1, 2", TIMES),
    ),
    "an unknown time of a transcript": (
        _swap("documents.csv", "P02,,t2", "P02,,t7"),
        Fault(
            "documents.csv", 3, "time", "'t7'", "one of t1, t2, or blank",
            "correct it, or add the time point to study.yaml",
        ),
    ),
    "an unknown time of a contrast": (
        _swap("study.yaml", "to: t2", "to: t9"),
        Fault(
            "study.yaml", 12, "contrasts[1].to", "'t9'", "one of t1, t2",
            "correct it, or add the time point",
        ),
    ),
    "an unknown time behind a typed one": (
        _swap("study.yaml", '"2": t2', '"2": t9'),
        Fault(
            "study.yaml", 18, "questionnaires[1].time_values.2", "'t9'",
            "one of t1, t2", "correct it, or add the time point",
        ),
    ),
    "a duplicate row": (
        _swap(EXPORT, "P02,1,", "P01,1,"),
        Fault(
            EXPORT, 3, "participant P01, time t1", "the same again as in line 2",
            "each answer of a person and time once",
            "take one of the two out, or correct its person or time",
        ),
    ),
    "a missing column": (
        _swap(EXPORT, "gad_7", "gad_x"),
        Fault(
            EXPORT, 1, "column gad_7",
            "only person, wave, gad_1, gad_2, gad_3, gad_4, gad_5, gad_6, gad_x",
            "a column 'gad_7'", "add the column, or correct its name in the header",
        ),
    ),
    "a missing column of documents.csv": (
        _swap("documents.csv", "document,file,kind,participant,group,time,",
              "document,file,group,speaker_map,participant,time,"),
        Fault(
            "documents.csv", 1, "column kind",
            "only document, file, group, speaker_map, participant, time, "
            "interviewer_labels",
            "a column 'kind'", "add the column, or correct its name in the header",
        ),
    ),
    "a column mapped twice": (
        _swap("study.yaml", "    patterns:", "    columns: {gad_1: gad7.2}\n    patterns:"),
        Fault(
            "study.yaml", 14, f"questionnaires, {EXPORT}",
            "'gad_1' for gad7.1 and for gad7.2", "one item for each column",
            "keep one of the two",
        ),
    ),
    "a duplicate key": (
        _swap("study.yaml", "seed: 1", "seed: 1\nseed: 2"),
        Fault(
            "study.yaml", 23, "seed", "the key 'seed' again (first in line 22)",
            "every key once",
            "keep one of the two: YAML would silently drop the first",
        ),
    ),
    "a codebook id used twice": (
        _swap("coding/codebook.yaml", "themes:", "  - {id: load, name: More}\nthemes:"),
        Fault(
            "coding/codebook.yaml", 11, "codes[3].id",
            "'load' in line 11 and in line 7", "every id once",
            "give one of the two another id",
        ),
    ),
    "a decision with an unknown code": (
        _swap(DECISIONS, "add,support", "add,suport"),
        Fault(
            DECISIONS, 2, "code", "'suport'", "a code of the book",
            "correct the id, or say in coding/recodes.yaml what became of the code",
        ),
    ),
    "a transcript without speakers": (
        _write(SECOND, "Only prose, and nobody named.\n"),
        Fault(
            SECOND, 0, "", "a transcript without speakers",
            "turns that begin with a label and a colon, as `P03: ...`",
            "write the labels, or name them in documents.csv if each stands once",
        ),
    ),
    "braces in the name of a transcript": (
        _rename_transcript("p{02}_t2.txt"),
        Fault(
            "documents.csv", 3, "file", "'data/transcripts/p{02}_t2.txt'",
            "a file name without braces", "rename the file",
        ),
    ),
    "braces in the name of an export": (
        _rename_export,
        Fault(
            "study.yaml", 14, "questionnaires[1].file",
            "'data/questionnaires/anxiety{1}.csv'", "a file name without braces",
            "rename the file",
        ),
    ),
    "a corrupt docx": (
        _corrupt_docx,
        Fault(
            "data/transcripts/p02_t2.docx", 0, "", "a file that is no sound .docx",
            "a transcript in .docx",
            "open it in Word or LibreOffice, save it as .txt and name that file",
        ),
    ),
    "neither strand": (
        _neither_strand,
        Fault(
            "study.yaml", 1, "", "neither questionnaires nor transcripts",
            "at least one of the two strands",
            "name questionnaires in study.yaml, or list transcripts in documents.csv",
        ),
    ),
    "a norm without its instrument": (
        _swap("study.yaml", "seed: 1", "norms: [wemwbs_hse_2011]\nseed: 1"),
        Fault(
            "study.yaml", 22, "norms, wemwbs_hse_2011", "a norm of wemwbs",
            "wemwbs under instruments",
            "add wemwbs to instruments, or take wemwbs_hse_2011 out of norms",
        ),
    ),
    "a percentage that is not count / n": (
        _printed_table,
        Fault(
            "data/questionnaires/table_2.csv", 3, "column share, gad7.total, time t2",
            "9.0 percent", "10.0: 3 of 30 people",
            "correct it against its source, or leave the cell empty",
        ),
    ),
    "a norm for another version": (
        _other_version,
        Fault(
            "norms/gad7_elsewhere_2020.yaml", 3, "version", "2 items", "7 items",
            "look for the norm of the version that was used",
        ),
    ),
    "an empty export": (
        _write(EXPORT, ""),
        Fault(
            EXPORT, 0, "", "an empty file", "a header and rows",
            "export it again, or take it out of the study",
        ),
    ),
    "an empty documents.csv": (
        _write("documents.csv", ""),
        Fault(
            "documents.csv", 0, "", "an empty file", "a header and rows",
            "export it again, or take it out of the study",
        ),
    ),
    "an empty transcript": (
        _write(SECOND, ""),
        Fault(
            SECOND, 0, "", "an empty file", "a transcript",
            "put the transcript there, or take the row out of documents.csv",
        ),
    ),
    "an empty codebook": (
        _write("coding/codebook.yaml", ""),
        Fault(
            "coding/codebook.yaml", 1, "", "nothing", "a list of keys with values",
            "correct this value",
        ),
    ),
    "an empty decision file": (
        _write(DECISIONS, ""),
        Fault(
            DECISIONS, 0, "", "an empty file", "a header and rows",
            "export it again, or take it out of the study",
        ),
    ),
    "an empty study.yaml": (
        _write("study.yaml", ""),
        Fault(
            "study.yaml", 1, "", "no keys", "the keys of a study",
            "write at least id, title, date and approach",
        ),
    ),
}  # fmt: skip


def _and_a_second(folder: Path) -> Fault:
    """Spoil something that nothing in MISTAKES has to do with."""
    spoil(
        folder, "participants.csv", "P14,a,peer worker,yes", "P14,a,peer worker,maybe"
    )
    return Fault(
        "participants.csv", 15, "consent_questionnaires", "'maybe'",
        "one of yes, no, (blank)", "correct the cell",
    )  # fmt: skip


def test_the_small_study_has_no_fault(small):
    assert check_study(small) is None


@pytest.mark.parametrize(("mistake", "fault"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_once_in_its_place_and_with_every_other(
    small, mistake, fault
):
    mistake(small)
    second = _and_a_second(small)
    assert check_study(small).faults == sorted([fault, second])


def test_a_norm_is_not_blamed_for_the_faults_of_its_instrument(small):
    spoil(small, "study.yaml", "seed: 1", "norms: [gad7_germany_2008]\nseed: 1")
    (small / "instruments").mkdir()
    (small / "instruments/gad7.yaml").write_text("instrument: gad7\n")
    faults = check_study(small).faults
    assert {fault.file for fault in faults} == {"instruments/gad7.yaml"}


def test_an_unknown_key_is_told_with_the_likely_one(small):
    spoil(small, "study.yaml", "question:", "qestion:")
    second = _and_a_second(small)
    unknown, other = sorted(check_study(small).faults, reverse=True)
    assert (unknown.file, unknown.line) == ("study.yaml", 6)
    assert unknown.found == "the unknown key 'qestion'"
    assert unknown.expected.startswith("one of agreement, approach, authors")
    assert unknown.mend == "did you mean 'question'?"
    assert other == second


def test_participants_that_cannot_be_read_are_told_once(small):
    (small / "participants.csv").write_text("")
    fault = Fault("participants.csv", 0, "", "an empty file", "a header and rows",
                  "export it again, or take it out of the study")  # fmt: skip
    assert check_study(small).faults == [fault]


def test_participants_without_ids_are_told_once(small):
    spoil(small, "participants.csv", "participant,", "person,")
    assert [f.where for f in check_study(small).faults] == ["column participant"]


def test_a_study_yaml_that_is_no_yaml_hides_nothing_else(small):
    spoil(small, "study.yaml", "authors: [", "authors: [[")
    second = _and_a_second(small)
    syntax, other = sorted(check_study(small).faults, reverse=True)
    assert (syntax.file, syntax.expected) == ("study.yaml", "YAML")
    assert other == second


def test_a_latin_1_study_yaml_is_told_to_be_saved_as_utf_8(small):
    text = (small / "study.yaml").read_text().replace("A small", "Une étude")
    (small / "study.yaml").write_bytes(text.encode("latin-1"))
    (fault,) = check_study(small).faults
    assert (fault.file, fault.expected) == ("study.yaml", "UTF-8 text")
    assert fault.mend == "save the file as UTF-8"


# Files as people save them must work, and give the same.


def _recode(folder: Path, change: Callable[[str], bytes], *, endings: set[str]) -> None:
    for path in folder.rglob("*.*"):
        if path.suffix in endings:
            path.write_bytes(change(path.read_text(encoding="utf-8")))


def _with_accents(folder: Path) -> Path:
    """Call one person Zoë everywhere; offsets stay, since the id is as long."""
    _recode(
        folder, lambda t: t.replace("P02", "Zoë").encode(), endings={".csv", ".txt"}
    )
    return folder


def _frames(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    study = load_study(folder)
    people = set(study["participants"])
    answers = read_questionnaires(
        study["questionnaires"],
        folder=str(folder),
        participants=people,
        times=["t1", "t2"],
        instruments=load_instruments(study["instruments"])[0],
    ).answers
    turns = read_transcripts(
        study["documents"], folder=str(folder), participants=people
    )
    return answers, turns.turns


SAVED_AS = {
    "latin-1": (lambda text: text.encode("latin-1"), {".csv", ".txt"}),
    "with a byte-order mark": (
        lambda text: text.encode("utf-8-sig"),
        {".csv", ".txt", ".yaml", ".md"},
    ),
    "with CRLF": (
        lambda text: text.replace("\n", "\r\n").encode(),
        {".csv", ".txt", ".yaml", ".md"},
    ),
    "with semicolons": (lambda text: text.replace(",", ";").encode(), {".csv"}),
}


@pytest.mark.parametrize(("change", "endings"), SAVED_AS.values(), ids=SAVED_AS)
def test_files_as_people_save_them_give_equal_results(small, change, endings):
    _with_accents(small)
    expected = _frames(small)
    _recode(small, change, endings=endings)
    assert check_study(small) is None
    for frame, as_before in zip(_frames(small), expected, strict=True):
        pd.testing.assert_frame_equal(frame, as_before)


# What does not stop a run is listed.


def test_a_decision_on_a_suggestion_that_is_gone_is_kept_as_an_orphan(small):
    lost = f"d4,2025-06-02,coder_a,p01_t1,s00000000000f,accept,,,,,{'0' * 64},,,,1\n"
    path = small / DECISIONS
    path.write_text(path.read_text() + lost)
    assert check_study(small) is None
    study = load_study(small) | {"times": ["t1", "t2"]}
    read = read_transcripts(study["documents"], folder=str(small), participants=())
    files = read_coding_files(study, folder=str(small), documents=study["documents"])
    collected = collect_codings(
        files.decisions,
        suggestions=SUGGESTIONS.empty(),
        transcripts=Transcripts(read.turns, read.left_out),
        codebook=files.codebook,
        themes=files.themes,
    )
    (orphan,) = collected.orphans.to_dict("records")
    assert (orphan["decision"], orphan["file"], orphan["line"]) == ("d4", DECISIONS, 5)
    assert "suggestion" in orphan["reason"]
    assert sorted(collected.codings["decision"]) == ["d1", "d2", "d3"]
    assert DECISIONS in str(collected.cautions[0])


def _weighed(folder: Path) -> Weighed:
    """Weigh the propositions of a study in which nothing was found."""
    study = load_study(folder)
    claims = read_claims(study["claims"], study["argument"], folder=str(folder))
    stop_on(claims.faults)
    return weigh(claims, Evidence(FINDINGS.empty(), CODINGS.empty(), set(), {}))


def test_a_bound_id_that_does_not_exist_is_marked_in_a_draft(small):
    faults = _weighed(small).faults.set_index("statement")
    fault = faults.loc["p1a"]
    assert fault["found"] == "gad7.total.t1-t2.change, which nothing has"
    assert (fault["file"], fault["line"]) == ("synthesis/propositions.yaml", 13)
    assert fault["expected"] == "the id of a finding or of a coded extract"
    assert fault["mend"].startswith("correct the id")


def test_a_bound_id_that_does_not_exist_stops_a_final_run(small):
    with pytest.raises(StudyError) as stopped:
        stop_on(faults_of(_weighed(small)))
    lines = [fault.line for fault in stopped.value.faults]
    assert str(stopped.value).startswith("2 faults in this study:")
    assert "line 13, statement p1a: found gad7.total.t1-t2.change" in str(stopped.value)
    assert lines == [13, 19]


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_a_checkout_whose_path_has_spaces_is_refused_by_make(tmp_path):
    checkout = tmp_path / "my checkout"
    checkout.mkdir()
    shutil.copy(CHECKOUT / "Makefile", checkout)
    run = subprocess.run(
        ["make", "-n", "study"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert f'The path of this checkout has a space: "{checkout}"' in run.stderr
    assert "Move the checkout to a path without spaces" in run.stderr


@pytest.mark.parametrize("column", ["consent_questionnaires", "consent_interviews"])
def test_a_study_in_which_nobody_agreed_is_refused(small, column):
    spoil(small, "participants.csv", column, "other")
    found = [f.where for f in check_study(small).faults]
    assert column in found
