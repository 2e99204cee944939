"""A quote is let through only as far as everyone who speaks in it agreed."""

import pandas as pd
import pytest
from synthesis_fixtures import PROFILE, coding

from plait.release.quotes import Voices, keyed, release_quotes
from plait.shapes.codings import CODINGS
from plait.shapes.transcripts import TURNS

VOICES = Voices(
    consenting={"P01", "P02"},
    ids={"P01", "P02", "P03", "44"},
    speakers="peer worker",
    times={"t1": "T1"},
    key=b"key",
)


def _turn(turn, participant, start, end, role="participant"):
    return {"document": "d1", "turn": turn, "role": role, "participant": participant,
            "text": "x", "start": start, "end": end, "text_hash": "0"}  # fmt: skip


TURNS_OF = TURNS.frame(
    [
        _turn(1, "P01", 0, 100),
        _turn(2, "P02", 100, 200),
        _turn(3, "P03", 200, 300),
        _turn(4, None, 300, 400, "interviewer"),
    ]
)


def _bound(*rows):
    return pd.DataFrame(rows, columns=["extract", "claim", "against"]).astype(
        {"extract": "str", "claim": "str", "against": "bool"}
    )


def _release(codings, *bound):
    wanted = bound or [(row["extract"], "s1", False) for row in codings]
    return release_quotes(
        _bound(*wanted),
        CODINGS.frame(codings),
        TURNS_OF,
        voices=VOICES,
        profile=PROFILE,
    )


def test_a_quote_of_someone_who_agreed_is_let_through():
    quotes, withheld, names = _release([coding()])
    (quote,) = quotes.to_dict("records")
    assert (quote["quote"], quote["text"]) == ("q1", "I felt held")
    assert (len(withheld), names) == (0, {"x1": "q1"})


def test_a_quote_is_attributed_to_a_role_and_a_time_and_to_no_one():
    quotes, _, _ = _release([coding()])
    text = quotes.to_csv()
    assert list(quotes["attribution"]) == ["peer worker, T1"]
    assert "P01" not in text
    assert "d1" not in text
    assert "x1" not in text


@pytest.mark.parametrize("time", [None, "t9"])
def test_without_a_known_time_the_role_is_enough(time):
    quotes, _, _ = _release([coding(time=time)])
    assert list(quotes["attribution"]) == ["peer worker"]


def test_the_claims_that_a_quote_is_bound_to_go_with_it():
    rows = [coding(), coding(code="load", theme="weight; held", decision="d2")]
    bound = [("x1", "s1", False), ("x1", "p1", True), ("x1", "s2", False)]
    (quote,) = _release(rows, *bound)[0].to_dict("records")
    assert (quote["statements"], quote["case_against"]) == ("s1; s2", "p1")
    assert quote["themes"] == "held; weight"


def test_quotes_are_numbered_in_the_order_of_the_report():
    rows = [coding("x1", start=0), coding("x2", start=20)]
    _, _, names = _release(rows, ("x2", "s1", False), ("x1", "s1", False))
    assert names == {"x2": "q1", "x1": "q2"}


@pytest.mark.parametrize(("row", "rule"), [
    (coding(start=210), "someone who speaks has not agreed to be quoted"),
    (coding(start=195), "someone who speaks has not agreed to be quoted"),
    (coding(start=310), "a voice that is not known, or not a participant's"),
    (coding(start=900), "a voice that is not known, or not a participant's"),
    (coding(document="d2"), "a voice that is not known, or not a participant's"),
    (coding(text="then P03 came"), "a participant's id stands in the words"),
])  # fmt: skip
def test_a_quote_is_withheld_with_its_reason(row, rule):
    quotes, withheld, names = _release([row])
    assert (len(quotes), names) == (0, {})
    assert withheld.to_dict("records") == [
        {"what": "quote", "id": "1 quotes (1)", "rule": rule}
    ]


def test_a_bare_number_in_the_words_is_no_id():
    assert len(_release([coding(text="44 people came")])[0]) == 1


def test_two_speakers_who_both_agreed_may_be_quoted_together():
    assert len(_release([coding(start=95)])[0]) == 1


def test_no_report_becomes_one_persons_story():
    rows = [coding(f"x{n}", start=20 * n) for n in range(4)]
    quotes, withheld, _ = _release(rows)
    assert len(quotes) == 2
    assert withheld.to_dict("records") == [
        {
            "what": "quote",
            "id": "2 quotes (1)",
            "rule": "more than 2 quotes of one person",
        }
    ]


def test_a_keyed_hash_cannot_be_made_without_the_key():
    assert keyed("I felt held", b"key") != keyed("I felt held", b"other")
    assert len(keyed("I felt held", b"key")) == 16


def test_one_voice_that_nobody_can_tell_withholds_a_quote_of_several():
    rows = [_turn(1, "P01", 0, 10), _turn(2, None, 10, 20, "unknown")]
    quotes, withheld, _ = release_quotes(
        _bound(("x1", "s1", False)),
        CODINGS.frame([coding("x1", start=5, end=15)]),
        TURNS.frame(rows),
        voices=VOICES,
        profile=PROFILE,
    )
    assert quotes.empty
    assert withheld["rule"].tolist() == [
        "a voice that is not known, or not a participant's"
    ]
