"""The burnout inventory whose answers run the other way in half of its items.

patient.info prints how its online form counts, strongly agree first: item 1 as 1-2-3-4,
item 2 as 4-3-2-1. bravely.io gives 8 to 32 for the sum of a scale, 16 to 64 for the whole;
knowledge-builders.org lists the reversed items, mdapp.co the items of the scales.
"""

from pathlib import Path

import numpy as np
import pytest

from plait.quantitative.instruments import load_instruments
from plait.quantitative.scoring import keyed_answers

FILE = Path(__file__).parents[3] / "config" / "instruments" / "olbi.yaml"
REVERSED = ["2", "3", "4", "6", "8", "9", "11", "12"]
SCALES = {
    "disengagement": ["1", "3", "6", "7", "9", "11", "13", "15"],
    "exhaustion": ["2", "4", "5", "8", "10", "12", "14", "16"],
}


@pytest.fixture(scope="module")
def olbi():
    return load_instruments({"olbi": str(FILE)})[0]["olbi"]


def counted(olbi, item):
    """Give what each answer to an item counts, strongly agree (1) first."""
    scale = next(s for s in olbi["scales"] if item in s["items"])
    one = {**scale, "items": [item]}
    typed = np.array([[1.0], [2.0], [3.0], [4.0]])
    return keyed_answers(typed, scale=one, items=olbi["items"])[:, 0].tolist()


def test_the_key_is_for_answers_that_begin_with_strongly_agree(olbi):
    assert olbi["anchors"]["key"] == "strongly_agree"
    assert counted(olbi, "1") == [1, 2, 3, 4]
    assert counted(olbi, "2") == [4, 3, 2, 1]


def test_reversed_items_are_those_that_are_listed(olbi):
    turned = [str(n) for n in range(1, 17) if counted(olbi, str(n)) == [4, 3, 2, 1]]
    assert turned == REVERSED


def test_items_of_the_scales_are_those_that_are_listed(olbi):
    assert {scale["id"]: scale["items"] for scale in olbi["scales"]} == SCALES


def test_sums_run_over_the_range_that_is_given(olbi):
    ends = [[end * len(scale["items"]) for end in scale["range"]]
            for scale in olbi["scales"]]  # fmt: skip
    assert ends == [[8, 32], [8, 32]]
