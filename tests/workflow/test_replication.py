"""A second trust, and a folder made by configuration only, run with the same code."""

import re

import pandas as pd
import pytest
from runs import CHECKOUT, run
from test_shipped_studies import text_of

from plait.new_study.writing import write_new_study

pytestmark = pytest.mark.slow
NOTICE = "the people, answers and words in this report are invented"
EVENTS = ["start_arm_1", "later_arm_1"]
# What a third trust says otherwise in its study.yaml; the rest stays as it was taken over.
OWN = {
    "equivalence": "[{scale: swemwbs.total, against: change, margin: 1, reason: x}]",
    "instruments": "[swemwbs]",
    "norms": "[]",
    "questionnaires": "[{file: data/questionnaires/ours.csv, from: redcap, layout: wide, "
    "participant: id, time: redcap_event_name, patterns: {swemwbs: 'swemwbs_{item}'}, "
    "time_values: {start_arm_1: m0, later_arm_1: m6}, leave_out: [swemwbs_complete]}]",
}
TALK = """\
Interviewer: How is it going?

{person}: I like the work, and on most days the work likes me back, which is more than I had hoped for.
"""


@pytest.fixture
def replication(reports):
    """Give what left of the study of the other trust."""
    return reports["replication"].parent


def test_another_trust_gives_the_report_of_its_own_data(replication):
    said = text_of(replication / "report/report.html")
    assert NOTICE in said
    for words in ("Baseline", "12 months", "Copenhagen Burnout Inventory",
                  "Team Climate Inventory", "Oldenburg Burnout Inventory"):  # fmt: skip
        assert words in said
    assert (replication / "report/report.pdf").stat().st_size > 10_000
    assert (replication / "report/report.docx").stat().st_size > 10_000


def test_some_propositions_hold_there_and_some_do_not(replication):
    table = pd.read_csv(replication / "tables/statements.csv", index_col="statement")
    verdicts = table["verdict"]
    assert verdicts["p1a"] == "shown"
    assert verdicts["p2b"] == "shown"
    assert verdicts["p3a"] == "not shown"
    assert set(verdicts) == {"shown", "shown with caution", "not shown"}
    assert len(pd.read_csv(replication / "tables/argument_faults.csv")) == 0


def test_both_exports_of_the_project_give_the_scores_of_their_own_answers(replication):
    """The mean of burnout at baseline, counted here from the raw export alone."""
    raw = pd.read_csv(
        CHECKOUT / "studies/replication/data/questionnaires/redcap_raw.csv"
    )
    first = raw[(raw["redcap_event_name"] == "baseline_arm_1") & (raw["record_id"] != "N058")]  # fmt: skip
    points = (first[[f"cbi_{item}" for item in range(1, 7)]] - 1) * 25
    findings = pd.read_csv(replication / "findings.csv", index_col="finding")
    mean = findings.loc["cbi.personal.m0.mean"]
    assert mean["n"] == len(first) == 59
    assert mean["estimate"] == pytest.approx(points.mean(axis=1).mean(), abs=1e-8)
    labels = pd.read_csv(CHECKOUT / "studies/replication/data/questionnaires/redcap_labels.csv")  # fmt: skip
    assert findings.loc["olbi.exhaustion.m0.mean", "n"] <= (labels["Event Name"] == "Baseline").sum()  # fmt: skip


def test_every_departure_from_the_plan_is_listed_with_its_reason_or_its_lack(
    replication,
):
    table = pd.read_csv(replication / "tables/deviations.csv")
    assert len(table) == 10
    assert list(table.loc[table["reason"].isna(), "what"]) == ["norms.swemwbs_hse_women_2013"]  # fmt: skip
    said = " ".join(re.sub(r"\|", " ", text_of(replication / "report/report.html")).split())  # fmt: skip
    assert "Departures from the protocol" in said
    assert "was frozen on 2024-12-02" in said
    assert "lists nine departures, and one change that the team tells besides" in said
    assert "No reason is given for one of them" in said


def test_who_withdrew_and_who_gave_no_consent_to_quotes_is_not_in_it(replication):
    said = text_of(replication / "report/report.html")
    assert "N058" not in said
    assert "I put virus" not in said


@pytest.fixture
def held_out(tmp_path):
    """Make a study with plait new, and say in study.yaml what is different there."""
    study = tmp_path / "a third trust"
    write_new_study(study, like="replication", design="", date="2026-01-31")
    text = (study / "study.yaml").read_text("utf-8")
    for key, value in OWN.items():
        text, n = re.subn(rf"^{key}:.*?(?=\n\n)", f"{key}: {value}", text, flags=re.S | re.M)  # fmt: skip
        assert n == 1, key
    (study / "study.yaml").write_text(text, "utf-8")
    return study


def test_a_new_folder_runs_as_soon_as_data_are_there(held_out):
    people = [f"Q{number}" for number in range(1, 15)]
    rows = [{"id": person, "redcap_event_name": event, "swemwbs_complete": "2"}
            | {f"swemwbs_{item}": 3 + (n + item) % 2 for item in (1, 2, 3, 6, 7, 9, 11)}
            for n, person in enumerate(people) for event in EVENTS]  # fmt: skip
    exports = held_out / "data/questionnaires"
    pd.DataFrame(rows).to_csv(exports / "ours.csv", index=False)
    consents = ["consent_questionnaires", "consent_interviews"]
    listed = pd.DataFrame({"participant": people} | dict.fromkeys(consents, "yes"))
    listed.to_csv(held_out / "participants.csv", index=False)
    talks = [(f"q{n}", f"q{n}.txt", "interview", f"Q{n}", "m6") for n in (1, 2)]
    heads = ["document", "file", "kind", "participant", "time"]
    pd.DataFrame(talks, columns=heads).to_csv(held_out / "documents.csv", index=False)
    for _, file, _, person, _ in talks:
        (held_out / "data/transcripts" / file).write_text(TALK.format(person=person))
    done = run(held_out, "results/shareable/findings.csv")
    assert done.returncode == 0, done.stdout + done.stderr
    findings = pd.read_csv(held_out / "results/shareable/findings.csv", index_col="finding")  # fmt: skip
    assert findings.loc["swemwbs.total.m6.mean", "n"] == len(people)
