"""What a person should look at: capitals and telling numbers, each string once."""

import pandas as pd
import pytest

from plait.deidentification.candidates import list_candidates
from plait.deidentification.decisions import Decided
from plait.deidentification.names import Decision


def listed(*texts, decisions=(), speaker="P03", heading=""):
    turns = pd.DataFrame(
        {"document": [f"d{n}" for n, _ in enumerate(texts)], "text": texts,
         "speaker": speaker}
    )  # fmt: skip
    rows = [{"document": "d0", "text": heading, "reason": "heading"},
            {"document": "d0", "text": "Ann Lee: ", "reason": "speaker label"}]  # fmt: skip
    table = list_candidates(turns, pd.DataFrame(rows), decided=Decided(decisions))
    return [(row.kind, row.text, row.n) for row in table.itertuples()]


def test_a_string_is_listed_once_with_its_places():
    found = listed("So Fiat, or fiat.", "a Fiat and a FIAT")
    assert found == [("capitals", "Fiat", 3)]


def test_a_word_at_the_start_of_a_sentence_is_not_listed():
    assert listed("Trains. Trains? “Trains” … Trains\n\nTrains: trains – Trains") == []


def test_two_words_at_the_start_of_a_sentence_are_a_name():
    assert listed("Trains. Ann Lee's here. The Kay said") == [
        ("capitals", "Ann Lee", 1),
        ("capitals", "Kay", 1),
    ]
    assert listed("so Kay Yes") == [("capitals", "Kay", 1)]


def test_common_words_are_not_listed_by_themselves():
    assert listed("so I said Monday, in March, to the CPN and Mum, and I'm OK") == []


def test_a_title_stays_with_its_name():
    assert listed("then Dr. Kay came") == [("capitals", "Dr. Kay", 1)]


@pytest.mark.parametrize(
    ("text", "kind", "string"),
    [
        ("and aged 91 now", "age", "91"),
        ("a 103 year old", "age", "103"),
        ("on 3rd of May then", "date", "3rd of May"),
        ("on 3 May 2019 then", "date", "3 May 2019"),
        ("on ward b12 then", "code", "b12"),
        ("about 12,000 of them", "number", "12,000"),
        ("it was one two three four five six seven", "spelt_number",
         "one two three four five six seven"),
    ],
)  # fmt: skip
def test_a_telling_number_is_listed_by_its_kind(text, kind, string):
    assert listed(text) == [(kind, string, 1)]


@pytest.mark.parametrize(
    "text", ["at 10.30", "[00:10:23]", "2 of 10", "I am 45", "£40"]
)
def test_a_plain_number_is_not_listed(text):
    assert listed(text) == []


def test_what_is_decided_or_stands_in_for_another_is_not_listed():
    rows = [Decision("Kay", "accept"), Decision("Lee", "replace", "Ann Bo of Leeds")]
    assert listed("so Kay and Ann Bo of Leeds", decisions=rows) == []


def test_numbers_far_apart_are_listed_apart():
    assert listed(f"12,000 {'so ' * 40}1999") == [
        ("number", "12,000", 1),
        ("number", "1999", 1),
    ]


def test_headings_and_labels_are_looked_at_and_ids_are_not():
    assert listed("so.", "so.", speaker="Jo Tamm", heading="with Dr Kay") == [
        ("capitals", "Dr Kay", 1),
        ("capitals", "Jo Tamm", 2),
    ]
    assert listed("so.", speaker=None) == []
