"""Words that were withdrawn leave blanks of their length, and whose they were."""

from coded_fixtures import SPOKEN, transcripts

from plait.cautions import study_cautions
from plait.cli import main
from plait.ingest.transcripts import document_texts
from plait.ingest.withheld import withheld, withheld_cautions, withhold
from plait.qualitative.texts import texts_of
from plait.shapes.transcripts import LEFT_OUT


def test_blanks_stand_for_the_words_and_every_place_stays():
    whole = transcripts()
    kept = withhold(whole, ["P03"])
    assert kept.turns["role"].tolist() == ["interviewer", "unknown"]
    before, after = document_texts(whole)["p03_t1"], document_texts(kept)["p03_t1"]
    assert len(before) == len(after)
    assert not [words for _, person, words in SPOKEN if person and words in after]
    assert "Pay is a joke." in after
    assert "".join(after.split()) == "".join(
        before.replace(SPOKEN[1][2], "").replace(SPOKEN[2][2], "").split()
    )


def test_the_person_is_told_of_each_place():
    kept = withhold(transcripts(), ["P03"])
    assert withheld(kept.left_out)["person"].tolist() == ["P03", "P03"]
    text = texts_of(kept)["p03_t1"]
    assert text.withheld_from(0, len(text.text)) == ["P03"]
    assert text.withheld_from(0, 5) == []


def test_nothing_changes_where_nobody_withdrew():
    whole = transcripts()
    kept = withhold(whole, ["P09"])
    assert kept.left_out.equals(whole.left_out)
    assert kept.turns.equals(whole.turns)
    assert withheld(LEFT_OUT.empty()).empty


def test_one_caution_a_person_counts_transcripts_and_decisions():
    left_out = withhold(transcripts(), ["P03"]).left_out
    (with_one,) = withheld_cautions(left_out, {"P03": 1})
    assert "1 transcript, 1 decision left out" in with_one.found
    (without,) = withheld_cautions(left_out, {})
    assert "1 transcript left out" in without.found


def test_the_check_tells_of_words_left_out_where_nothing_is_decided_too(small):
    people = small / "participants.csv"
    rows = people.read_text().replace(
        "P01,a,peer worker,yes,yes", "P01,a,peer worker,yes,"
    )
    people.write_text(rows)
    told = [c for c in study_cautions(small) if c.where == "P01"]
    assert len(told) == 1
    assert "1 transcript, 2 decisions left out" in told[0].found
    (small / "coding/decisions/coder_a.csv").unlink()
    (told,) = [c for c in study_cautions(small) if c.where == "P01"]
    assert "1 transcript left out" in told.found
    assert main(["check", str(small)]) == 0
