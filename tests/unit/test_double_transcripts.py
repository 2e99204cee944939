"""A transcript that came twice is found within a batch and over batches."""

from plait.ingest.double_transcripts import double_transcripts, doubles_of_batches
from plait.shapes.transcripts import TURNS

NAMES = ("a", "b", "c", "d")
DOCUMENTS = [{"document": name, "file": f"{name}.txt"} for name in NAMES]


def table(**said):
    return TURNS.frame(
        {"document": name, "turn": number, "speaker": who, "text": words,
         "role": "interviewer" if who == "I" else "participant",
         "start": number, "end": number + 1, "text_hash": "x"}
        for name, turns in said.items()
        for number, (who, words) in enumerate(turns, start=1)
    )  # fmt: skip


def files(faults):
    return [(fault.file, fault.found) for fault in faults]


def test_each_double_is_told_beside_the_first():
    same, like = [("I", "How?"), ("P", "Well.")], [("i", "HOW? "), ("p", "well.")]
    turns = table(a=same, b=[*same[:1], ("P", "Badly.")], c=like, d=same)
    found = [("c.txt", "the same words as in a.txt"),
             ("d.txt", "the same words as in a.txt")]  # fmt: skip
    assert files(doubles_of_batches(turns, DOCUMENTS)) == found
    rows = turns.itertuples(index=False, name=None)
    by_name = {row["document"]: row for row in DOCUMENTS}
    assert files(double_transcripts(rows, by_name)) == found


def test_the_same_beginning_is_no_double():
    first = ("I", "How?")
    turns = table(a=[first, ("P", "Well.")], b=[first], c=[first, ("Q", "Well.")])
    assert doubles_of_batches(turns, DOCUMENTS) == []


def test_questions_that_are_left_when_people_withdrew_are_not_compared():
    assert (
        doubles_of_batches(table(a=[("I", "How?")], b=[("I", "How?")]), DOCUMENTS) == []
    )


def test_a_turn_without_a_label_is_compared_by_its_words():
    turns = table(a=[(None, "Well.")], b=[(None, "well.")])
    assert [fault.file for fault in doubles_of_batches(turns, DOCUMENTS)] == ["b.txt"]
