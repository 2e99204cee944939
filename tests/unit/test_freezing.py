"""A plan is frozen once, before the data, and what departs from it is listed."""

import pytest
from small_study import spoil, write_small_study

from plait.cli import main
from plait.errors import StudyError
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml
from plait.protocol.departures import compare_plans, read_departures
from plait.protocol.freezing import data_there, freeze_plan
from plait.protocol.plan_items import digest_of, plan_items
from plait.study import read_study
from plait.study_files import CHECKOUT

DAY = "2025-01-02"


@pytest.fixture
def study(tmp_path):
    return write_small_study(tmp_path)


def departures(folder):
    return read_departures(read_study(folder).study, folder=str(folder))


def rows(folder):
    table = departures(folder).table
    return table.astype(object).where(table.notna(), None).to_dict("records")


def add(folder, text):
    with (folder / "study.yaml").open("a", encoding="utf-8") as file:
        file.write(text)


def test_the_plan_holds_times_contrasts_measures_codebook_and_expectations(study):
    items = plan_items(read_study(study).study, folder=str(study))
    assert items["times"] == {"t1": "T1, start", "t2": "T2, four months"}
    assert items["contrasts"] == {"t1-t2": "primary; family main"}
    assert items["codebook"] == {"version": "1", "codes": "support, load"}
    assert items["statements"]["p1a"] == "rose, by gad7.total.t1-t2.change"
    assert items["statements"]["p1b"] == "Supervision is what holds people."
    assert items["instruments"]["gad7"].startswith("Generalised Anxiety")
    assert "equivalence" not in items


def test_windows_margins_and_published_statements_are_told_in_words(study):
    spoil(study, "study.yaml", 'label: "T1, start"', 'label: "T1, start", target_days: 0, window_days: [-7, 14]')  # fmt: skip
    add(
        study,
        'equivalence: [{scale: gad7.total, against: change, margin: 1.50, reason: "x"}]\n',
    )
    spoil(study, "synthesis/propositions.yaml", "basis: data\n      text: Anxiety was higher at four months than at the start.\n      word: rose", "basis: published\n      citation: gillard2022\n      text: Anxiety was higher.")  # fmt: skip
    items = plan_items(read_study(study).study, folder=str(study))
    assert items["times"]["t1"] == "T1, start; day 0; -7 to +14 days"
    assert items["equivalence"] == {"gad7.total.change": "a margin of 1.5 points"}
    assert items["statements"]["p1a"] == "published: gillard2022"


def test_another_scoring_gives_another_item_and_another_name_of_a_scale_does_not(study):
    shipped = (CHECKOUT / "config/instruments/gad7.yaml").read_text("utf-8")
    own = study / "instruments/gad7.yaml"
    own.parent.mkdir()
    seen = []
    for text in (shipped, shipped.replace("decimals: {mean: 1", "decimals: {mean: 2"),
                 shipped.replace("low: 0", "low: 1", 1)):  # fmt: skip
        own.write_text(text, "utf-8")
        seen.append(
            plan_items(read_study(study).study, folder=str(study))["instruments"]
        )
    assert seen[0] == seen[1] != seen[2]


def test_a_frozen_plan_follows_its_schema_and_carries_its_digest(study):
    frozen = freeze_plan(study, date=DAY)
    file = read_yaml(str(study / "protocol.yaml"))
    assert [*file.faults, *schema_faults(file, load_schema("protocol"))] == []
    assert file.data == frozen
    assert digest_of(file.data) == file.data["digest"]
    assert frozen["there_already"] == {"questionnaires": 1, "transcripts": 2, "decisions": 1}  # fmt: skip


def test_hidden_files_are_no_data(tmp_path):
    (tmp_path / "data/transcripts").mkdir(parents=True)
    (tmp_path / "data/transcripts/.gitkeep").touch()
    assert set(data_there(tmp_path).values()) == {0}


def test_nothing_departs_from_a_plan_that_was_kept(study):
    freeze_plan(study, date=DAY)
    found = departures(study)
    assert (len(found.table), found.faults) == (0, [])
    assert found.facts["frozen_on"] == DAY
    assert found.facts["items"] == 13


def test_without_a_plan_there_is_nothing_to_depart_from(study):
    found = departures(study)
    assert (len(found.table), found.facts, found.faults) == (0, {}, [])


def test_what_was_changed_added_and_dropped_is_listed_in_order_with_its_reason(study):
    freeze_plan(study, date=DAY)
    spoil(study, "study.yaml", "family: main, primary: true", "family: main")
    spoil(study, "study.yaml", "question: Does it run from end to end?\n", "")
    add(study, "norms: [gad7_germany_2008]\nprotocol_deviations:\n"
               "  - {what: contrasts, reason: \"Too few.\", on: 2025-03-01}\n"
               "  - {what: other, reason: \"By telephone.\"}\n")  # fmt: skip
    listed = rows(study)
    assert [(r["what"], r["change"]) for r in listed] == [
        ("study.question", "dropped"), ("contrasts.t1-t2", "changed"),
        ("norms.gad7_germany_2008", "added"), ("other", "told by the team"),
    ]  # fmt: skip
    assert [r["reason"] for r in listed] == [None, "Too few.", None, "By telephone."]
    assert [r["decided_on"] for r in listed] == [None, "2025-03-01", None, None]
    assert (listed[1]["planned"], listed[1]["done"]) == ("primary; family main", "secondary; family main")  # fmt: skip


def test_a_reason_of_its_own_goes_before_that_of_the_whole_part(study):
    freeze_plan(study, date=DAY)
    spoil(study, "coding/codebook.yaml", "version: 1", "version: 2")
    add(study, 'protocol_deviations:\n  - {what: codebook, reason: "whole"}\n'
               '  - {what: codebook.version, reason: "own"}\n')  # fmt: skip
    assert [row["reason"] for row in rows(study)] == ["own"]


def test_a_reworded_expectation_is_a_departure(study):
    freeze_plan(study, date=DAY)
    spoil(study, "synthesis/propositions.yaml", "word: rose", "word: fell")
    assert [(r["what"], r["planned"], r["done"]) for r in rows(study)] == [
        ("statements.p1a", "rose, by gad7.total.t1-t2.change", "fell, by gad7.total.t1-t2.change")
    ]  # fmt: skip


def test_parts_that_one_plan_lacks_are_compared_too():
    found = list(compare_plans({"times": {"t1": "a"}}, {"norms": {"n": "b"}}))
    assert [(r["what"], r["change"]) for r in found] == [("times.t1", "dropped"), ("norms.n", "added")]  # fmt: skip


def test_a_plan_that_was_edited_after_the_freeze_is_a_fault(study, capsys):
    freeze_plan(study, date=DAY)
    spoil(study, "protocol.yaml", "primary; family main", "secondary; family main")
    (fault,) = departures(study).faults
    assert "changed after it was frozen" in fault.found
    assert main(["check", str(study)]) == 1
    assert "protocol.yaml line" in capsys.readouterr().out


def test_a_broken_plan_is_told_by_its_schema(study):
    (study / "protocol.yaml").write_text("frozen_on: soon\n", "utf-8")
    assert len(departures(study).faults) > 1


@pytest.mark.parametrize("what", ["contrasts.t1-t3", "norms"])
def test_a_reason_for_nothing_is_a_fault_that_names_what_departs(study, what):
    freeze_plan(study, date=DAY)
    spoil(study, "coding/codebook.yaml", "version: 1", "version: 2")
    add(study, f'protocol_deviations: [{{what: {what}, reason: "x"}}]\n')
    (fault,) = departures(study).faults
    assert fault.expected == "one of codebook.version, other"


def test_no_reason_is_called_idle_while_the_claims_cannot_be_read(study):
    freeze_plan(study, date=DAY)
    add(study, 'protocol_deviations: [{what: statements.p9, reason: "x"}]\n')
    spoil(study, "synthesis/propositions.yaml", "strands: both", "strands: [")
    assert departures(study).faults == []


def test_an_instrument_without_a_file_is_told_once(study):
    freeze_plan(study, date=DAY)
    spoil(study, "study.yaml", "instruments: [gad7]", "instruments: [gad8]")
    assert "instruments.gad8" in [row["what"] for row in rows(study)]


def test_departures_without_a_plan_are_a_fault(study):
    add(study, 'protocol_deviations: [{what: other, reason: "x"}]\n')
    (fault,) = departures(study).faults
    assert "no protocol.yaml" in fault.found


def test_a_plan_is_frozen_once(study):
    freeze_plan(study, date=DAY)
    before = (study / "protocol.yaml").read_bytes()
    with pytest.raises(StudyError, match="frozen already"):
        freeze_plan(study, date="2025-02-02")
    assert (study / "protocol.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("to: t2", "to: t9", "'t9'"),
        ("question: Does it run", 'question: "To fill in: the question"\nsubtitle: Does it run', "To fill in"),
        ("approach: codebook", "approach: guess", "guess"),
    ],
)  # fmt: skip
def test_a_plan_with_faults_is_not_frozen(study, old, new, told):
    spoil(study, "study.yaml", old, new)
    with pytest.raises(StudyError, match=told):
        freeze_plan(study, date=DAY)
    assert not (study / "protocol.yaml").exists()


def test_the_command_says_whether_data_were_there(study, capsys):
    assert main(["freeze", str(study), "--date", DAY]) == 0
    said = capsys.readouterr().out
    assert "Frozen: protocol.yaml, 13 items, 2025-01-02" in said
    assert "Data were there already (1 export, 2 transcripts)" in said
    assert main(["freeze", str(study), "--date", "soon"]) == 1
    said = capsys.readouterr().out
    assert "frozen already" in said
    assert "'soon'" in said


def test_a_plan_can_be_frozen_before_any_data_are_there(study, capsys):
    for name in ("data/questionnaires/anxiety.csv", "data/transcripts/p01_t1.txt",
                 "data/transcripts/p02_t2.txt", "coding/decisions/coder_a.csv"):  # fmt: skip
        (study / name).unlink()
    assert main(["freeze", str(study)]) == 0
    assert "a plan made before the data" in capsys.readouterr().out


def test_the_frozen_plan_of_the_replication_is_that_of_its_planned_files(tmp_path):
    folder = CHECKOUT / "studies/replication"
    planned = folder / "synthetic/planned"
    for path in planned.rglob("*.yaml"):
        target = tmp_path / path.relative_to(planned)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    freeze_plan(tmp_path, date="2024-12-02")
    assert (tmp_path / "protocol.yaml").read_bytes() == (folder / "protocol.yaml").read_bytes()  # fmt: skip
