"""What a study asks of its codings and cannot have."""

import pytest
from small_study import spoil

from plait.cautions import study_cautions
from plait.check import check_study
from plait.study import read_study
from plait.study_material import read_material

AGREEMENT = "agreement: {unit: sentence, documents: [p01_t1]}\n"
STATEMENT = "positionality:\n  - {coder: coder_a, text: I was there., approved_on: 2025-01-01}\n"  # fmt: skip


def faults(small, more, approach="codebook"):
    spoil(small, "study.yaml", "approach: codebook\n", f"approach: {approach}\n{more}")
    return [(f.where, f.found) for f in read_study(small).faults]


@pytest.mark.parametrize("more", [AGREEMENT, STATEMENT, "co_occurrence: {unit: case}\n",
                                  "saturation: {base: 2, runs: [3], threshold: 0}\n"])  # fmt: skip
def test_a_codebook_study_may_ask_for_it(small, more):
    assert faults(small, more) == []


@pytest.mark.parametrize(
    ("more", "where"), [(AGREEMENT, "agreement"), ("saturation: {base: 4}\n", "saturation")]
)  # fmt: skip
def test_a_reflexive_study_is_told_why_it_cannot(small, more, where):
    ((place, found),) = faults(small, more, "reflexive")
    assert place == where
    assert "reflexive" in found


def test_a_document_that_is_not_listed_cannot_be_compared(small):
    found = faults(small, "agreement: {documents: [p99]}\n")
    assert found == [("agreement.documents[1]", "'p99'")]


def test_a_statement_needs_the_day_of_its_authors_approval(small):
    found = faults(small, "positionality: [{coder: coder_a, text: I was there.}]\n")
    assert len(found) == 1
    assert "approved_on" in " ".join(found[0])


def test_a_statement_is_of_a_coder_and_each_has_one(small):
    twice = STATEMENT + "  - {coder: coder_a, text: And here., approved_on: 2025-01-01}\n"  # fmt: skip
    assert faults(small, twice) == [("positionality[2].coder", "'coder_a' again")]


def test_a_statement_of_nobody_is_a_fault(small):
    found = faults(small, STATEMENT.replace("coder_a", "coder_z"))
    assert found == [("positionality[1].coder", "'coder_z'")]


def test_memos_without_a_date_and_stale_summaries_are_worth_a_look(small):
    (small / "coding/memos").mkdir()
    (small / "coding/memos/coder_a.md").write_text("# On load\nText.\n")
    (small / "coding/summaries.csv").write_text(
        "case,time,theme,summary,extracts\nP01,t1,held,Held.,x0123456789\n"
    )
    found = [str(caution) for caution in study_cautions(small)]
    assert any("a note without a date" in text for text in found)
    assert any("no extract now" in text for text in found)


def test_a_summary_that_rests_on_another_cell_is_a_fault_before_the_run(small):
    codings = read_material(small).replayed.codings.codings
    own = codings.dropna(subset=["theme"]).iloc[0]
    theme, others = own["theme"].split(";")[0], codings["case"].ne(own["case"])
    elsewhere = codings[others].iloc[0]["extract"]
    row = f"{own['case']},{own['time']},{theme},In short,{elsewhere}\n"
    head = "case,time,theme,summary,extracts\n"
    (small / "coding/summaries.csv").write_text(head + row)
    (fault,) = check_study(small).faults
    assert (fault.file, fault.line) == ("coding/summaries.csv", 2)
    assert "another cell" in fault.found
    (small / "coding/summaries.csv").write_text(
        head + row.replace(elsewhere, own["extract"])
    )
    assert check_study(small) is None
