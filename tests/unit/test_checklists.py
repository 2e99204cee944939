"""Checklists are filled where a run has what is asked, and open otherwise."""

import re

import pandas as pd
import pytest
from report_fixtures import make_inputs

from plait.ingest.checklist_files import SHIPPED, checklists_of
from plait.ingest.checklists import read_checklists
from plait.release.checklist_evidence import EVIDENCE, Run
from plait.release.checklists import (
    STATUSES,
    about_checklists,
    checklist_faults,
    fill_checklists,
)
from plait.shapes.findings import FINDINGS
from plait.shapes.participation import LOSSES
from plait.study_files import CHECKOUT

NAMES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
TINY = """
id: tiny
name: Tiny list
short: Tiny
version: "1"
citation: Nobody (2020)
licence: none
verified: true
items:
  - {id: "1", section: A, asks: abstract, filled_from: [abstract]}
  - {id: "2", section: A, asks: both, filled_from: [abstract, funding]}
  - {id: "3", section: B, asks: a person, person: true, verified: false}
  - {id: "4", section: B, asks: saturation, person: true, reflexive: does not fit}
"""


def make_run(**study) -> Run:
    inputs = make_inputs()
    tables = inputs.tables | {"losses": LOSSES.empty()}
    return Run(inputs.study | study, inputs.findings, tables, inputs.prose)


def read(tmp_path, answers="", tiny=TINY):
    (tmp_path / "tiny.yaml").write_text(tiny, "utf-8")
    (tmp_path / "answers.yaml").write_text(answers, "utf-8")
    own = {"tiny": "answers.yaml"} if answers else {}
    return read_checklists({"tiny": "tiny.yaml"}, own, folder=str(tmp_path))


def statuses(tmp_path, answers="", **study) -> list[str]:
    return list(fill_checklists(read(tmp_path, answers), make_run(**study))["status"])


@pytest.mark.parametrize(("name", "numbers"), [("gramms", 6), ("srqr", 21), ("coreq", 32), ("gripp2_sf", 5), ("gripp2_lf", 34), ("strobe_cohort", 22)])  # fmt: skip
def test_a_shipped_checklist_has_as_many_numbers_as_its_source(name, numbers):
    items = read_checklists({name: str(SHIPPED / f"{name}.yaml")}, {}).definitions[name]["items"]  # fmt: skip
    strip = "abcdefghi" if name == "strobe_cohort" else ""
    assert len({item["id"].rstrip(strip) for item in items}) == numbers


def test_every_shipped_checklist_is_without_faults():
    study = {"checklists": {n: str(SHIPPED / f"{n}.yaml") for n in NAMES}, "checklist_answers": {}}  # fmt: skip
    assert checklist_faults(study) == []


@pytest.mark.parametrize(("numbers", "words", "expected"), [
    (["q"], ["d"], ["gramms", "srqr", "strobe_cohort", "gripp2_sf"]),
    ([], ["d"], ["srqr", "gripp2_sf"]), (["q"], [], ["strobe_cohort", "gripp2_sf"]),
])  # fmt: skip
def test_the_strands_decide_which_checklists_fit(tmp_path, numbers, words, expected):
    study = {"questionnaires": numbers, "documents": words}
    assert list(checklists_of(tmp_path, study)) == expected


def test_a_study_brings_its_own_checklist(tmp_path):
    own = tmp_path / "checklists/definitions"
    own.mkdir(parents=True)
    (own / "tiny.yaml").write_text(TINY, "utf-8")
    found = checklists_of(tmp_path, {"checklists": ["tiny", "nowhere"]})
    assert found == {"tiny": "checklists/definitions/tiny.yaml", "nowhere": ""}


def test_an_item_is_filled_only_where_the_run_has_all_that_is_asked(tmp_path):
    assert statuses(tmp_path)[:2] == ["filled from the run", "open"]
    whole = {"abstract": "a", "funding": "f"}
    assert statuses(tmp_path, report=whole)[1] == "filled from the run"
    assert statuses(tmp_path, report={})[0] == "open"


def test_an_open_item_says_which_part_is_there(tmp_path):
    frame = fill_checklists(read(tmp_path), make_run())
    assert frame.loc[1, "where"] == "front"


def test_what_only_a_person_can_answer_stays_open(tmp_path):
    assert statuses(tmp_path)[2:] == ["open", "open"]


def test_the_team_answers_or_says_why_not(tmp_path):
    told = (
        '"3": {answer: "yes, see there", where: "page 2"}\n"1": {not_applicable: none}'
    )
    frame = fill_checklists(read(tmp_path, told), make_run())
    assert list(frame["status"])[:3] == ["not applicable", "open", "answered by the team"]  # fmt: skip
    assert frame.loc[2, ["answer", "where"]].tolist() == ["yes, see there", "page 2"]
    assert pd.isna(frame.loc[0, "where"])


def test_reflexive_analysis_makes_an_item_not_applicable_with_the_reason(tmp_path):
    frame = fill_checklists(read(tmp_path), make_run(approach="reflexive"))
    assert frame.loc[3, ["status", "answer"]].tolist() == ["not applicable", "does not fit"]  # fmt: skip


def test_an_answer_of_the_team_comes_before_the_rule(tmp_path):
    told = '"4": {answer: "we looked all the same"}'
    assert statuses(tmp_path, told, approach="reflexive")[3] == "answered by the team"


def test_the_report_is_told_what_was_not_verified(tmp_path):
    (about,) = about_checklists(read(tmp_path))
    assert (about["unverified"], about["doi"]) == (1, "")


@pytest.mark.parametrize(("answers", "words"), [
    ('"33": {answer: x}', "found '33', expected an item of Tiny"),
    ('"1": {answer: x, not_applicable: y}', "neither or both of answer and not_applicable"),
    ('"1": {answr: x}', "did you mean 'answer'?"),
    ('"1": yes', "expected a list of keys"),
])  # fmt: skip
def test_a_faulty_answer_is_told_with_its_line(tmp_path, answers, words):
    faults = read(tmp_path, f"\n{answers}").faults
    assert any(words in str(fault) for fault in faults)
    assert {fault.line for fault in faults} == {2}


def test_answers_to_a_checklist_that_is_not_used_are_a_fault(tmp_path):
    (tmp_path / "coreq.yaml").write_text('"1": {answer: x}', "utf-8")
    (fault,) = read_checklists({}, {"coreq": "coreq.yaml"}, folder=str(tmp_path)).faults
    assert "does not use" in fault.found


def test_a_file_of_comments_waits_for_answers(tmp_path):
    assert read(tmp_path, "# nothing yet\n").answers == {"tiny": {}}


@pytest.mark.parametrize(("old", "new", "words"), [
    ("id: tiny", "id: other", "expected 'tiny'"),
    ('{id: "2"', '{id: "1"', "each number once"),
    ("person: true, verified: false", "verified: false", "person and filled_from"),
    ("licence: none\n", "", "the key 'licence'"),
])  # fmt: skip
def test_a_faulty_checklist_is_told(tmp_path, old, new, words):
    faults = read(tmp_path, tiny=TINY.replace(old, new)).faults
    assert any(words in str(fault) for fault in faults)


def test_evidence_that_no_run_can_have_is_a_fault(tmp_path):
    (tmp_path / "tiny.yaml").write_text(TINY.replace("[abstract]", "[dreams]"), "utf-8")
    study = {"checklists": {"tiny": "tiny.yaml"}, "checklist_answers": {}}
    (fault,) = checklist_faults(study, folder=str(tmp_path))
    assert fault.found == "'dreams'"


def test_nothing_but_what_always_stands_is_filled_from_an_empty_run():
    empty = {name: frame[:0] for name, frame in make_run().tables.items()}
    run = Run({}, FINDINGS.empty(), empty, {})
    held = {name for name, evidence in EVIDENCE.items() if evidence.holds(run)}
    assert held == {"summary", "design", "protection", "software"}


def test_involvement_in_five_parts_fills_the_short_form_part_by_part():
    path = {"gripp2_sf": str(SHIPPED / "gripp2_sf.yaml")}
    five = {"involvement": {"aim": "a", "reflections": "r"}, "keywords": ["Public involvement"]}  # fmt: skip
    frame = fill_checklists(read_checklists(path, {}), make_run(report=five))
    assert list(frame["status"] == "filled from the run") == [True, False, False, False, True]  # fmt: skip
    assert EVIDENCE["involvement_keyword"].holds(make_run(report=five))


def test_one_text_on_involvement_does_not_pass_for_its_five_parts():
    path = {"gripp2_sf": str(SHIPPED / "gripp2_sf.yaml")}
    frame = fill_checklists(read_checklists(path, {}), make_run())
    assert set(frame["status"]) == {"open"}


def test_every_item_of_every_checklist_has_one_of_four_ends():
    paths = {name: str(SHIPPED / f"{name}.yaml") for name in NAMES}
    frame = fill_checklists(read_checklists(paths, {}), make_run())
    assert set(frame["status"]) <= set(STATUSES)
    assert frame.groupby("checklist").size().to_dict() == {"gramms": 6, "srqr": 21, "coreq": 32, "gripp2_sf": 5, "gripp2_lf": 34, "strobe_cohort": 34, "nhs_rap": 18}  # fmt: skip


def test_every_section_that_is_linked_holds_the_part_that_answers():
    held: dict[str, set[str]] = {"sec-codes": {"table-codes"}}  # its heading is a part
    for path in sorted((CHECKOUT / "reports/sections").glob("*.qmd")):
        text = path.read_text("utf-8")
        # a heading without a number cannot be referred to
        for anchor in re.findall(r"\{#(sec-[a-z-]+)\}", text):
            held[anchor] = set(re.findall(r"_parts/([a-z-]+)\.md", text))
    lost = {name: e.section for name, e in EVIDENCE.items()
            if e.section and e.part not in held.get(e.section, ())}  # fmt: skip
    assert lost == {}
