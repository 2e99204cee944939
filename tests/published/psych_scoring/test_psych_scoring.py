"""Means and sums of items, some reversed and some missing, as psych's scoreItems prints."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.scoring import score
from plait.shapes.questionnaires import ANSWERS

HERE = Path(__file__).parent
ITEMS = [f"i{place}" for place in range(1, 8)]
SCALES = {"worn": (["i1", "i2", "i3", "i4", "i5"], ["i2", "i5"]),
          "calm": (["i6", "i7", "i1"], ["i7"])}  # fmt: skip


@pytest.fixture(scope="module")
def answers():
    wide = pd.read_csv(HERE / "answers.csv")
    return ANSWERS.frame(
        {"participant": f"P{row['person']:02.0f}", "time": "t1", "instrument": "mood",
         "item": item, "level": "item", "answer": row[item], "file": "answers.csv",
         "line": row["person"] + 1}
        for row in wide.to_dict("records") for item in ITEMS
    )  # fmt: skip


@pytest.fixture(scope="module")
def printed():
    return pd.read_csv(HERE / "psych_scoring.csv")


def scored(answers, rule, scale, needed):
    items, reverse = SCALES[scale]
    key = {"id": scale, "items": items, "reverse": reverse, "score": rule, "offset": 0,
           "rescale_items": False, "min_answered": needed or len(items)}  # fmt: skip
    mood = {"id": "mood", "items": {"low": 1, "high": 5}, "scales": [key]}
    return score(answers, {"mood": mood})["score"].to_numpy()


@pytest.mark.parametrize("scale", SCALES)
def test_means_over_the_answered_items_are_the_printed_ones(answers, printed, scale):
    found = scored(answers, "mean", scale, needed=1)
    np.testing.assert_allclose(found, printed[f"{scale}_mean"], rtol=1e-14)


@pytest.mark.parametrize("scale", SCALES)
def test_sums_of_complete_answers_are_the_printed_ones(answers, printed, scale):
    whole = printed[f"{scale}_sum"].notna()
    found = scored(answers, "sum", scale, needed=None)
    np.testing.assert_array_equal(found[whole], printed[f"{scale}_sum"][whole])
