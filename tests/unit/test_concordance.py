"""A word with what stands around it."""

import pandas as pd

from plait.cli import main
from plait.qualitative.concordance import aligned, concordance
from plait.shapes.transcripts import TURNS


def turns(text, role="participant"):
    return TURNS.frame([
        {"document": "d1", "turn": 1, "speaker": "P01", "role": role, "text": text,
         "start": 5, "end": 5 + len(text), "text_hash": "x"}
    ])  # fmt: skip


def test_a_hit_stands_between_what_was_said_before_and_after():
    (line,) = concordance(turns("I was very well\nsupported there"), keyword="support",
                          width=9).to_dict("records")  # fmt: skip
    assert (line["before"], line["hit"], line["after"]) == (
        "ery well", "supported", "there")  # fmt: skip
    assert line["start"] == 5 + 16


def test_interviewers_are_looked_at_too():
    assert len(concordance(turns("pay", role="interviewer"), keyword="pay")) == 1


def test_what_is_no_keyword_has_no_places():
    assert concordance(turns("pay"), keyword="=").empty


def test_hits_stand_below_each_other():
    lines = concordance(turns("pay now, or pay later"), keyword="pay", width=8)
    first, second = aligned(lines, width=8)
    assert first.index("pay") == second.index("pay  later")


def test_the_command_prints_every_place(small, capsys):
    assert main(["concordance", "supported NEAR/9 week", str(small)]) == 0
    shown = capsys.readouterr()
    assert "supported me every week" in shown.out
    assert shown.err == "1 place\n"


def test_the_command_may_be_kept_to_a_code_and_a_transcript(small, capsys):
    assert main(["concordance", "exhausted", str(small), "--code", "load"]) == 0
    assert capsys.readouterr().err == "2 places\n"
    asked = ["concordance", "exhausted", str(small), "--document", "p01_t1"]
    assert main(asked) == 0
    assert capsys.readouterr().err == "1 place\n"


def test_the_table_lies_in_the_restricted_folder(small, capsys):
    assert main(["concordance", "exhausted", str(small), "--csv"]) == 0
    table = pd.read_csv(small / "results/restricted/concordance.csv")
    assert table["hit"].tolist() == ["exhausted", "exhausted"]


def test_a_word_that_is_no_keyword_is_answered_so(small, capsys):
    assert main(["concordance", "pay!", str(small)]) == 1
    assert "'pay!': found no keyword" in capsys.readouterr().err


def test_faults_of_the_study_are_told(tmp_path, capsys):
    assert main(["concordance", "pay", str(tmp_path)]) == 1
    assert "no such file in this folder" in capsys.readouterr().err
