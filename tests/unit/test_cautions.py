"""What does not stop a study is told all the same."""

import shutil

from small_study import spoil

from plait.cautions import study_cautions
from plait.cli import main


def test_a_sound_study_has_nothing_to_tell(small):
    assert study_cautions(small) == []


def test_a_decision_whose_words_have_changed_is_told_with_its_line(small):
    spoil(
        small,
        "data/transcripts/p02_t2.txt",
        "I am exhausted now.",
        "I am so tired now.",
    )
    [caution] = study_cautions(small)
    assert (caution.file, caution.line) == ("coding/decisions/coder_a.csv", 4)


def test_a_study_without_transcripts_has_no_decisions_to_tell_of(small):
    (small / "documents.csv").unlink()
    (small / "coding/codebook.yaml").unlink()
    shutil.rmtree(small / "data/transcripts")
    assert study_cautions(small) == []


def test_a_transcript_that_nobody_names_is_told(small):
    (small / "data/transcripts/p09_t1.txt").write_text("P09: One.\n")
    [caution] = study_cautions(small)
    assert caution.file == "data/transcripts/p09_t1.txt"
    assert caution.found == "a file that is not read"


def test_the_check_tells_cautions_and_passes(small, capsys):
    spoil(
        small,
        "data/transcripts/p02_t2.txt",
        "I am exhausted now.",
        "I am so tired now.",
    )
    assert main(["check", str(small)]) == 0
    said = capsys.readouterr().out
    assert "No faults" in said
    assert "coding/decisions/coder_a.csv line 4" in said
