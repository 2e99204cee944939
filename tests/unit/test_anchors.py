"""A decision whose place has changed is found again by its words, or lost with a reason."""

import pytest
from coded_fixtures import (
    SPOKEN,
    codebook,
    decide,
    suggestions,
    themes,
    transcripts,
)

from plait.deidentification.names import Decision
from plait.ingest.transcripts import document_texts, text_hash
from plait.ingest.withheld import WITHDREW, withhold
from plait.qualitative.codings import collect_codings
from plait.qualitative.texts import texts_of
from plait.qualitative.word_search import WordSearch

BEFORE = transcripts()
TEXT = document_texts(BEFORE)["p03_t1"]
# the first answer is corrected, so that ids and places after it are others
EDITED = [
    ("interviewer", None, "And pay?"),
    ("participant", "P03", "Well, er, no. The pay is poor. I felt valued."),
    ("participant", "P03", "I felt valued."),
    ("unknown", None, "Pay is a joke."),
]


def about(keyword, which=0):
    """Give the columns of an accepted suggestion as it was."""
    found = suggestions(BEFORE)
    row = found[found["keyword"].eq(keyword)].iloc[which]
    words = TEXT[row.start : row.end]
    return {
        "suggestion": row.suggestion,
        "code": row.code,
        "text_hash": text_hash(words),
    }


def passage(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text_hash": text_hash(words)}


def collect(*rows, spoken=EDITED):
    material = transcripts(spoken)
    return collect_codings(
        decide(*rows),
        suggestions=suggestions(material),
        transcripts=material,
        codebook=codebook(),
        themes=themes(money="pay"),
    )


def test_an_accepted_sentence_is_found_after_an_edit_elsewhere_in_its_turn():
    found = collect({"action": "accept"} | about("pay"))
    (coding,) = found.codings.to_dict("records")
    assert (coding["text"], coding["anchor"]) == ("The pay is poor.", "re-anchored")
    assert (coding["keyword"], coding["origin"]) == ("pay", "suggestion")
    (row,) = found.anchors.to_dict("records")
    assert row["suggestion_was"] == about("pay")["suggestion"]
    assert row["suggestion"] in suggestions(transcripts(EDITED))["suggestion"].tolist()
    assert row["reason"] == "the suggestion no longer exists"


def test_only_a_decision_that_names_its_place_can_have_moved():
    still = "1 decision whose suggestion is no longer made as it was"
    row = {"action": "accept"} | about("pay")
    assert collect(row).cautions[0].found == still
    moved = collect(row | passage("The pay is poor."))
    assert moved.cautions[0].found == "1 decision whose place has changed"
    gone = {"suggestion": "s0", "action": "accept", "code": "pay"}
    (caution,) = collect(gone | passage("The pay is poor."), spoken=SPOKEN).cautions
    assert caution.found == still


def test_what_was_not_touched_stands_as_decided():
    found = collect({"action": "accept"} | about("pay", which=1))
    assert found.codings["anchor"].tolist() == ["as decided"]
    assert found.anchors.empty


def test_a_passage_added_by_hand_moves_with_its_words():
    found = collect({"action": "add", "code": "pay"} | passage("poor. I felt"))
    (coding,) = found.codings.to_dict("records")
    assert coding["text"] == "poor. I felt"
    assert coding["start"] == TEXT.index("poor. I felt") + len("Well, er, no. ")
    (row,) = found.anchors.to_dict("records")
    assert (row["start_was"], row["end_was"]) == (
        TEXT.index("poor"),
        coding["end"] - 14,
    )


def test_an_extended_passage_is_found_without_its_suggestion():
    row = {"action": "extend"} | about("pay") | passage("The pay is poor. I felt")
    found = collect(row)
    assert found.codings["text"].tolist() == ["The pay is poor. I felt"]


def test_a_move_is_found_again_even_where_it_names_only_the_new_code():
    row = {"action": "move", "code_to": "bands"} | about("pay") | {"code": ""}
    assert collect(row).codings["code"].tolist() == ["bands"]


def test_a_rejection_is_found_again_and_quiets_the_suggestion():
    counts = collect({"action": "reject"} | about("pay")).decision_counts
    row = counts.set_index("keyword").loc["pay"]
    assert (row["rejected"], row["open"]) == (1, 1)


def test_words_that_stand_several_times_are_not_guessed():
    found = collect({"action": "accept"} | about("valued"))
    assert found.codings.empty
    assert found.orphans["reason"].tolist() == [
        "the suggestion no longer exists, and its words are in the document 2 times"
    ]


def test_words_that_were_edited_are_an_orphan():
    spoken = [("participant", "P03", "The wage is poor."), *EDITED[2:]]
    found = collect({"action": "accept"} | about("pay"), spoken=spoken)
    assert found.orphans["reason"].iloc[0].endswith("nowhere in the document")
    assert found.cautions[0].line == 2


def test_words_of_which_nobody_says_them_any_more_are_an_orphan():
    spoken = [("participant", "P03", "Nothing.")]
    row = {"action": "add", "code": "pay"} | passage("X: ") | {"start": 500, "end": 503}
    assert len(collect(row, spoken=spoken).orphans) == 1


def test_a_code_without_a_suggestion_there_is_coded_without_a_keyword():
    row = {"action": "accept"} | about("pay") | {"code": "bands"}
    row["suggestion"] = "s000000000000"
    found = collect(row)
    assert found.codings[["code", "origin"]].to_numpy().tolist() == [
        ["bands", "suggestion"]
    ]
    assert found.codings["keyword"].isna().all()
    assert "(no longer suggested)" in found.decision_counts["keyword"].tolist()


def test_two_coders_are_found_again_each_with_the_suggestion():
    row = {"action": "accept"} | about("pay")
    found = collect(row, row | {"coder": "bob"})
    assert found.codings["coder"].tolist() == ["ann", "bob"]
    assert found.anchors["suggestion"].nunique() == 1


def test_a_second_decision_on_one_sentence_does_not_take_the_same_suggestion():
    row = {"action": "accept"} | about("pay")
    again = row | {"suggestion": "s000000000000"}
    found = collect(row, again).anchors
    assert found["suggestion"].isna().tolist() == [False, True]


def test_where_two_decisions_make_one_coding_the_one_as_decided_counts():
    spoken = [("participant", "P03", "The pay is poor."), *EDITED[2:]]
    found = collect(
        {"action": "accept"} | about("pay"),
        {"action": "add", "code": "pay", "start": 3, "end": 19}
        | {"text_hash": text_hash("The pay is poor.")},
        spoken=spoken,
    )
    assert found.codings["anchor"].tolist() == ["as decided"]


@pytest.fixture
def search():
    spoken = [("participant", "P03", "Party art, a part of art."), EDITED[2]]
    material = transcripts(spoken)
    return WordSearch(texts_of(material)["p03_t1"])


def test_whole_words_come_before_parts_of_words(search):
    assert search.find(text_hash("part"), was=(0, 4)) == [(16, 20)]


def test_a_part_of_a_word_is_found_where_nothing_else_is(search):
    assert search.find(text_hash("arty"), was=(9, 13)) == [(4, 8)]


def test_a_whole_turn_is_found_as_well_as_a_sentence(search):
    words = "Party art, a part of art."
    assert search.find(text_hash(words)) == [(3, 3 + len(words))]


def test_a_passage_longer_than_the_document_is_not_found(search):
    assert search.find(text_hash("x"), was=(0, 10_000)) == []


def test_what_moved_together_is_found_where_the_first_was(search):
    assert search.find(text_hash("of"), was=(11, 13)) == [(21, 23)]
    assert search.find(text_hash("part"), was=(6, 10)) == [(16, 20)]


def test_a_shift_that_leads_out_of_the_document_is_passed_over(search):
    search.find(text_hash("Party"), was=(20, 25))
    assert search.find(text_hash("part"), was=(3, 7)) == [(16, 20)]


FOUR = [
    ("interviewer", None, "And pay?"),
    ("participant", "P03", "The pay isn't poor. \"Poor\", they say, and I don't."),
    ("participant", "P05", "The pay is poor. And what I have to say on rotas is long."),
    ("participant", "P06", "The pay is poor."),
]


def collect_without(person, *rows, spoken=FOUR):
    """Replay decisions on words after somebody withdrew them."""
    whole = transcripts(spoken)
    kept = withhold(whole, [person])
    return collect_codings(
        decide(*rows), suggestions=suggestions(kept), transcripts=kept,
        codebook=codebook(), themes=themes(),
    )  # fmt: skip


def said(words, which=0, spoken=FOUR):
    """Give a decision on words, the first time or a later one that they are said."""
    text, start = document_texts(transcripts(spoken))["p03_t1"], -1
    for _ in range(which + 1):
        start = text.index(words, start + 1)
    place = {"start": start, "end": start + len(words), "text_hash": text_hash(words)}
    return {"action": "add", "code": "pay"} | place


def test_decisions_on_withdrawn_words_are_told_once_for_the_person():
    rows = [said("The pay is poor."), said("And what I have to say on rotas is long.")]
    found = collect_without("P05", *rows)
    assert found.codings.empty
    assert found.orphans["reason"].tolist() == [WITHDREW, WITHDREW]
    (caution,) = found.cautions
    assert (caution.file, caution.where) == ("participants.csv", "P05")
    assert "1 transcript, 2 decisions left out" in caution.found


def test_a_few_words_of_another_do_not_take_the_place_of_withdrawn_ones():
    found = collect_without("P05", said("The pay is poor."))
    assert found.codings.empty
    found = collect_without("P05", said("The pay is poor.", which=1))
    assert found.codings["participant"].tolist() == ["P06"]


def test_a_long_passage_that_moved_into_a_withdrawn_place_is_found():
    words = "And what I have to say on rotas is long."
    moved = [FOUR[3], FOUR[2], FOUR[1]]
    row = said(words, spoken=FOUR) | {"start": 5, "end": 5 + len(words)}
    found = collect_without("P06", row, spoken=moved)
    assert found.codings["anchor"].tolist() == ["re-anchored"]


def test_a_decision_without_a_place_is_about_the_one_who_left_the_whole_document():
    spoken = [FOUR[0], FOUR[1]]
    row = {"action": "accept", "code": "pay", "suggestion": "s000000000000"}
    row["text_hash"] = text_hash(FOUR[1][2])
    assert (
        collect_without("P03", row, spoken=spoken).orphans["reason"].item() == WITHDREW
    )
    reasons = collect_without("P03", row).orphans["reason"]
    assert reasons.str.endswith("nowhere in the document").all()


CURLY = [
    FOUR[0],
    ("participant", "P03", "The pay isn\u2019t poor. \u201cPoor\u201d, they say, "
     "and I don\u2019t."),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now"), [(FOUR[:2], CURLY), (CURLY, FOUR[:2])])
def test_other_quotation_marks_do_not_lose_a_passage(was, now):
    words = was[1][2]
    sentence = words[: words.index(".") + 1]
    found = collect(
        said(words, spoken=was),
        {"action": "accept", "code": "pay", "suggestion": "s000000000000"}
        | {"text_hash": text_hash(sentence)},
        spoken=now,
    )
    assert found.orphans.empty
    assert found.codings["text"].tolist() == [now[1][2][: len(sentence)], now[1][2]]
    hashes = [text_hash(text) for text in found.codings["text"]]
    assert found.codings["text_hash"].tolist() == hashes


def test_words_that_stand_twice_but_for_their_quotation_marks_are_not_guessed():
    who = CURLY[1][:2]
    now = [(*who, "I \u2018do\u2019 it."), (*who, "I \u2019do\u2019 it.")]
    row = said("I 'do' it", spoken=[(*who, "I 'do' it.")])
    assert "2 times" in collect(row, spoken=now).orphans["reason"].item()


def replaced(*rows, spoken, **names):
    """Collect decisions of before on transcripts in which names were replaced since."""
    material = transcripts(spoken)
    return collect_codings(
        decide(*rows),
        suggestions=suggestions(material),
        transcripts=material,
        codebook=codebook(),
        themes=themes(money="pay"),
        identifiers=[Decision(text, "replace", new) for text, new in names.items()],
    )


PAY = "The [pay clerk] is poor. I felt valued."
RENAMED = [SPOKEN[0], ("participant", "P03", PAY)]


def test_a_passage_in_which_something_was_replaced_since_is_carried_over():
    found = replaced({"action": "add", "code": "pay"} | passage("The pay is poor."),
                     spoken=[*RENAMED, *SPOKEN[2:]], pay="[pay clerk]")  # fmt: skip
    (coding,) = found.codings.to_dict("records")
    assert coding["text"] == "The [pay clerk] is poor."
    (row,) = found.anchors.to_dict("records")
    assert row["reason"] == "moved by a replacement"
    assert found.orphans.empty


def test_an_accepted_suggestion_is_carried_over_by_its_sentence():
    found = replaced({"action": "accept"} | about("pay"),
                     spoken=[*RENAMED, *SPOKEN[2:]], pay="[pay clerk]")  # fmt: skip
    assert found.codings["text"].tolist() == ["The [pay clerk] is poor."]


def test_of_several_replacements_any_may_be_the_new_one():
    spoken = [*SPOKEN[:1], ("participant", "P03", "The [it] is [bad]. I felt valued.")]
    row = {"action": "add", "code": "pay"} | passage("The pay is poor.")
    for names in ({"pay": "[it]", "poor": "[bad]"}, {"poor": "[bad]", "pay": "[it]"}):
        found = replaced(row, spoken=[*spoken, *SPOKEN[2:]], **names)
        assert found.codings["text"].tolist() == ["The [it] is [bad]."]


def test_a_passage_elsewhere_moves_with_a_replacement_before_it():
    found = replaced({"action": "add", "code": "pay"} | passage("poor. I felt"),
                     spoken=[*RENAMED, *SPOKEN[2:]], pay="[pay clerk]")  # fmt: skip
    assert found.codings["text"].tolist() == ["poor. I felt"]
    assert found.anchors["reason"].tolist() == ["the text of the passage has changed"]


def test_a_passage_that_no_replacement_explains_stays_an_orphan():
    found = replaced({"action": "add", "code": "pay"} | passage("The pay is poor."),
                     spoken=[*RENAMED, *SPOKEN[2:]], wages="[pay clerk]")  # fmt: skip
    assert found.codings.empty
    assert len(found.orphans) == 1
