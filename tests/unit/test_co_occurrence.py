"""Which codes meet, where, and in how many people's words."""

import pandas as pd
import pytest
from coded_fixtures import codebook, coding, transcripts

from plait.qualitative.co_occurrence import co_occurrences
from plait.shapes.codings import CODINGS

TURNS = transcripts().turns
SECOND = TURNS.iloc[1]  # "The pay is poor. I felt valued."
START = int(SECOND["start"])


def passage(code, start, end, **more):
    return coding(code=code, start=START + start, end=START + end, turn=2,
                  extract=f"x{code}{start}", **more)  # fmt: skip


def meet(*rows, unit="turn", approach="codebook"):
    found = co_occurrences(
        CODINGS.frame(rows), TURNS, codebook(), unit=unit, approach=approach
    )
    return found.set_index(["code_a", "code_b"])


APART = (passage("pay", 0, 16), passage("worth", 17, 31))
OVER = (passage("pay", 0, 20), passage("worth", 17, 31))


@pytest.mark.parametrize(
    ("rows", "unit", "units"),
    [(APART, "extract", 0), (APART, "sentence", 0), (APART, "turn", 1),
     (APART, "case", 1), (OVER, "extract", 1), (OVER, "sentence", 1)],
)  # fmt: skip
def test_codes_meet_where_the_unit_says(rows, unit, units):
    found = meet(*rows, unit=unit)
    assert found["units"].sum() == units
    assert set(found["unit"]) <= {unit}


def test_a_pair_is_named_in_the_order_of_the_codebook():
    assert list(meet(*OVER).index) == [("worth", "pay")]


def test_people_are_counted_once_however_often_the_codes_meet():
    later = TURNS.iloc[2]
    again = [
        coding(code=code, start=later["start"], end=later["end"], turn=3, extract=f"y{code}")
        for code in ("pay", "worth")
    ]  # fmt: skip
    row = meet(*APART, *again).loc[("worth", "pay")]
    assert (row["people"], row["units"]) == (1, 2)


def test_coders_together_count_once():
    row = meet(*OVER, passage("pay", 0, 20, coder="bob"), unit="extract").iloc[0]
    assert (row["people"], row["units"]) == (1, 1)


def test_passages_of_one_code_that_touch_are_one_cover():
    parts = (passage("pay", 0, 10), passage("pay", 10, 20), passage("worth", 5, 15))
    assert meet(*parts, unit="extract").iloc[0]["units"] == 1


def test_a_code_does_not_meet_its_own_parent_through_itself():
    assert meet(passage("bands", 0, 16)).empty


def test_a_place_of_no_known_person_is_a_unit_without_people():
    unknown = [passage(c, 0, 16, participant=None) for c in ("pay", "worth")]
    for unit in ("extract", "case"):
        row = meet(*unknown, unit=unit).iloc[0]
        assert (row["people"], row["units"]) == (0, 1)


def test_a_reflexive_analysis_counts_no_people():
    row = meet(*OVER, approach="reflexive").iloc[0]
    assert pd.isna(row["people"])
    assert row["units"] == 1


@pytest.mark.parametrize("unit", ["extract", "sentence", "turn", "case"])
def test_without_codings_nothing_meets(unit):
    assert meet(unit=unit).empty
