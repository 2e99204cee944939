"""Words that were withdrawn leave blanks of their length, and whose they were."""

from coded_fixtures import SPOKEN, transcripts

from plait.cautions import study_cautions
from plait.cli import main
from plait.ingest.transcripts import document_texts
from plait.ingest.withheld import withheld, withheld_cautions, withhold
from plait.qualitative.texts import texts_of
from plait.shapes.transcripts import LEFT_OUT

GROUP = [*SPOKEN, ("participant", "P04", "I like it here.")]


def test_blanks_stand_for_the_words_and_every_place_stays():
    whole = transcripts(GROUP)
    kept = withhold(whole, ["P03"])
    assert kept.turns["role"].tolist() == ["interviewer", "unknown", "participant"]
    before, after = document_texts(whole)["p03_t1"], document_texts(kept)["p03_t1"]
    assert len(before) == len(after)
    assert not [words for _, person, words in SPOKEN if person and words in after]
    assert "Pay is a joke." in after
    assert "".join(after.split()) == "".join(
        before.replace(f"X: {SPOKEN[1][2]}", "")
        .replace(f"X: {SPOKEN[2][2]}", "")
        .split()
    )


def test_where_nobody_else_who_is_known_speaks_the_whole_interview_goes():
    kept = withhold(transcripts(), ["P03"])
    assert kept.turns.empty
    assert not document_texts(kept)["p03_t1"].replace("X:", "").strip()


def test_of_who_gives_no_new_data_only_the_later_documents_go():
    whole = transcripts(GROUP)
    assert withhold(whole, [], {"P03": ["p03_t2"]}).turns.equals(whole.turns)
    kept = withhold(whole, [], {"P03": ["p03_t1"]})
    assert "P03" not in set(kept.turns["participant"].dropna())
    assert len(kept.turns) == 3


def test_a_voice_that_nobody_knows_is_nobody_s_where_nobody_withdrew():
    whole = transcripts([SPOKEN[0], SPOKEN[3]])
    assert withhold(whole, ["P03"]).turns.equals(whole.turns)


def test_the_person_is_told_of_each_place():
    kept = withhold(transcripts(GROUP), ["P03"])
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
