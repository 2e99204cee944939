"""A check reads everything that people wrote, wherever the first fault lies."""

from pathlib import Path

import pytest
from small_study import spoil

from plait.check import check_study
from plait.study_files import CHECKOUT


def _places(folder: Path) -> list[tuple[str, int, str]]:
    return [(f.file, f.line, f.where) for f in check_study(folder).faults]


@pytest.mark.parametrize("name", ["impact", "replication", "wellbeing"])
def test_the_shipped_examples_have_no_fault(name):
    assert check_study(CHECKOUT / "studies" / name) is None


def test_a_file_of_the_study_is_named_from_its_folder(small):
    instrument = (CHECKOUT / "config/instruments/gad7.yaml").read_text()
    (small / "instruments").mkdir()
    text = instrument.replace("better: lower", "better: less")
    (small / "instruments/gad7.yaml").write_text(text)
    assert [place[0] for place in _places(small)] == ["instruments/gad7.yaml"]


def test_a_fault_in_a_shipped_profile_of_the_study_is_found(small):
    (small / "disclosure").mkdir()
    (small / "disclosure/acro.yaml").write_text("id: acro\n")
    places = _places(small)
    assert {file for file, _, _ in places} == {"disclosure/acro.yaml"}
    assert len(places) == 4


def test_a_fault_of_the_plan_has_its_line_in_study_yaml(small):
    entry = "{scale: gad7.none, against: change, margin: 2, reason: because}"
    spoil(small, "study.yaml", "seed: 1", f"seed: 1\nequivalence:\n  - {entry}")
    assert _places(small) == [("study.yaml", 24, "equivalence[1]")]


def test_a_contrast_told_twice_has_its_line(small):
    line = "  - {from: t1, to: t2, family: main, primary: true}\n"
    spoil(small, "study.yaml", line, line * 2)
    assert _places(small) == [("study.yaml", 13, "contrasts[2]")]


def test_a_claim_that_does_not_follow_its_schema_is_found(small):
    spoil(small, "synthesis/propositions.yaml", "strands: both", "strands: two")
    assert _places(small) == [("synthesis/propositions.yaml", 3, "[1].strands")]


def test_a_workshop_that_does_not_follow_its_schema_is_found(small):
    (small / "workshops").mkdir()
    (small / "workshops/first.yaml").write_text("id: first\n")
    assert {file for file, _, _ in _places(small)} == {"workshops/first.yaml"}


def test_data_are_read_although_study_yaml_has_a_fault_of_form(small):
    spoil(small, "study.yaml", "seed: 1", "seed: -1")
    spoil(small, "data/questionnaires/anxiety.csv", "P01,1,3", "P01,1,9")
    spoil(small, "coding/codebook.yaml", "name: Emotional load", "nam: Load")
    files = {file for file, _, _ in _places(small)}
    assert files == {
        "study.yaml", "data/questionnaires/anxiety.csv", "coding/codebook.yaml"
    }  # fmt: skip


def test_what_leans_on_a_faulty_key_is_not_judged(small):
    spoil(small, "study.yaml", "{id: t2, label", "{id: T2, label")
    assert _places(small) == [("study.yaml", 10, "times[2].id")]


def test_questionnaires_that_are_no_list_are_one_fault(small):
    text = (small / "study.yaml").read_text()
    head, tail = text.index("questionnaires:"), text.index("instruments:")
    (small / "study.yaml").write_text(text[:head] + "questionnaires: 5\n" + text[tail:])
    assert _places(small) == [("study.yaml", 13, "questionnaires")]


def test_a_study_without_transcripts_can_run(small):
    (small / "documents.csv").unlink()
    for path in sorted((small / "coding").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert check_study(small) is None


def test_a_study_without_questionnaires_can_run(small):
    text = (small / "study.yaml").read_text()
    head, tail = text.index("questionnaires:"), text.index("instruments:")
    (small / "study.yaml").write_text(text[:head] + text[tail:])
    assert check_study(small) is None


def test_a_folder_without_a_study_is_told_so_once(tmp_path):
    [fault] = check_study(tmp_path).faults
    assert fault.found == "no such file in this folder"
    assert "plait check my-study" in fault.mend


def test_an_unknown_reference_is_told_before_a_run_but_does_not_stop_a_draft(small):
    argument = small / "synthesis" / "argument.md"
    argument.write_text("As others say [@gilard2022].\n", encoding="utf-8")
    assert ("synthesis/argument.md", 1, "") in _places(small)
    assert check_study(small, to_run=True) is None


def test_an_unknown_reference_in_study_yaml_is_told_with_its_line(small):
    study = small / "study.yaml"
    text = study.read_text(encoding="utf-8")
    study.write_text(f'{text}report:\n  context: "C [@gilard2022]."\n', "utf-8")
    ((file, line, where),) = _places(small)
    assert (file, where) == ("study.yaml", "report.context")
    assert line == text.count("\n") + 2


def test_references_of_the_study_may_be_cited_and_their_slips_are_told(small):
    spoil(
        small, "study.yaml", "seed: 1", "seed: 1\nquestion: As @ours2024 and @orus2024?"
    )
    (small / "references.bib").write_text("@misc{ours2024,\n  title = {T},\n}\n")
    ((file, line, where),) = _places(small)
    assert (file, where) == ("study.yaml", "question")
    assert "@orus2024" in (small / "study.yaml").read_text().splitlines()[line - 1]
    (small / "references.bib").write_text("@misc{ours2024,\n  title {T},\n}\n")
    assert ("references.bib", 2, "column 9") in _places(small)
