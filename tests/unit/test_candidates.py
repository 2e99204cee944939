"""Words that might become keywords."""

import pytest
from coded_fixtures import coding, suggestions

from plait.qualitative.candidates import grams, keyword_candidates
from plait.shapes.codings import CODINGS
from plait.shapes.transcripts import SUGGESTIONS


def codings(**texts):
    """Give each code its extracts, by turns in two documents."""
    rows = [
        coding(extract=f"x{code}{place}", document=f"d{place % 2}", code=code, text=text,
               start=place * 100, end=place * 100 + 50)
        for code, said in texts.items() for place, text in enumerate(said)
    ]  # fmt: skip
    return CODINGS.frame(rows)


CODED = codings(
    pay=["The bank shifts again", "Bank shifts, always", "So many bank shifts", "Bank"],
    worth=["They clapped at the end", f"A {'very ' * 30}quiet afternoon", "I was glad"],
)


def test_what_one_code_says_more_than_the_others_is_a_candidate():
    found = keyword_candidates(CODED, SUGGESTIONS.empty()).set_index("candidate")
    assert found.index.tolist() == ["bank", "bank shifts", "shifts"]
    assert found.loc["bank shifts", ["kind", "times", "extracts"]].tolist() == [
        "phrase", 3, 3]  # fmt: skip
    assert found.loc["bank", ["documents", "elsewhere"]].tolist() == [2, 0]
    assert set(found["code"]) == {"pay"}


def test_what_a_keyword_hits_already_is_said():
    said = codings(
        pay=["Pay first", "Low pay", "Pay and pay"], worth=["Valued then", "so " * 30]
    )
    found = keyword_candidates(said, suggestions()).set_index("candidate")
    assert found.loc["pay", "keyword_of"] == "pay"


def test_what_one_transcript_alone_says_is_none():
    alone = CODED.assign(document="d0", start=range(len(CODED)))
    assert keyword_candidates(CODINGS.check(alone), SUGGESTIONS.empty()).empty


def test_without_other_codes_there_is_nothing_to_compare_with():
    alone = CODINGS.check(CODED[CODED["code"] == "pay"])
    assert keyword_candidates(alone, SUGGESTIONS.empty()).empty
    assert keyword_candidates(CODINGS.empty(), SUGGESTIONS.empty()).empty


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the bank of hours", ["bank", "bank of hours", "hours"]),
        ("tired, alone", ["tired", "alone"]),
        ("to be or 17", []),
    ],
)
def test_phrases_begin_and_end_with_words_that_tell(text, found):
    assert list(grams(text)) == found
