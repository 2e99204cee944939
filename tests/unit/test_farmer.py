"""The Farmer code follows from what a rater judged, and from nothing else."""

import pytest

from plait.synthesis.farmer import farmer_code, farmer_codes


def _rating(covered="both", **judged):
    return {"rater": "r1", "covered": covered} | judged


@pytest.mark.parametrize(("meaning", "coverage", "code"), [
    ("agree", "agree", "agreement"),
    ("agree", "disagree", "partial agreement"),
    ("disagree", "agree", "partial agreement"),
    ("disagree", "disagree", "dissonance"),
])  # fmt: skip
def test_two_judgements_give_the_code(meaning, coverage, code):
    assert farmer_code(_rating(meaning=meaning, coverage=coverage)) == code


@pytest.mark.parametrize("covered", ["quantitative", "qualitative"])
def test_what_one_strand_alone_covers_is_silence(covered):
    assert farmer_code(_rating(covered, meaning="agree", coverage="agree")) == "silence"


def test_a_missing_judgement_gives_no_code():
    assert farmer_code(_rating(meaning="agree")) == ""


def test_raters_who_agree_give_one_code():
    same = _rating(meaning="agree", coverage="agree")
    assert farmer_codes([same, same]) == "agreement"


def test_raters_who_differ_are_both_kept_in_their_order():
    ratings = [_rating(meaning="disagree", coverage="disagree"), _rating("qualitative")]
    assert farmer_codes(ratings) == "dissonance; silence"


def test_without_judgements_there_is_no_code():
    assert farmer_codes([]) == ""
    assert farmer_codes([_rating()]) == ""
