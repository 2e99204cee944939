"""The scoring that stands in the English questionnaire of the PUMA study."""

from pathlib import Path

import numpy as np
import pytest

from plait.quantitative.instruments import load_instruments
from plait.quantitative.scoring import score
from plait.shapes.questionnaires import ANSWERS

FILE = Path(__file__).parents[3] / "config" / "instruments" / "cbi.yaml"
# Always 100, often 75, sometimes 50, seldom 25, never or almost never 0; the score is the
# average of the items. Personal: six items, no score under three answers. Work: seven
# items, the last reversed, no score under four.
PERSONAL, WORK = [str(n) for n in range(1, 7)], [str(n) for n in range(7, 14)]


@pytest.fixture(scope="module")
def cbi():
    return load_instruments({"cbi": str(FILE)})[0]


def scores(cbi, items, values):
    rows = [{"participant": "P01", "time": "t1", "instrument": "cbi", "item": item,
             "level": "item", "answer": value, "file": "f", "line": 2}
            for item, value in zip(items, values, strict=False)]  # fmt: skip
    return score(ANSWERS.frame(rows), cbi).set_index("scale")["score"]


@pytest.mark.parametrize("answer", [0, 25, 50, 75, 100])
def test_the_same_answer_to_all_items_is_the_personal_score(cbi, answer):
    assert scores(cbi, PERSONAL, [answer] * 6)["personal"] == answer


@pytest.mark.parametrize(("items", "name", "enough"), [(PERSONAL, "personal", 3),
                                                       (WORK, "work", 4)])  # fmt: skip
def test_fewer_answers_than_the_questionnaire_asks_for_are_no_score(
    cbi, items, name, enough
):
    assert scores(cbi, items, [75] * enough)[name] == 75
    assert np.isnan(scores(cbi, items, [75] * (enough - 1))[name])


def test_always_having_energy_left_is_no_burnout_at_work(cbi):
    assert scores(cbi, WORK, [0, 0, 0, 0, 0, 0, 100])["work"] == 0
    assert scores(cbi, WORK, [100, 100, 100, 100, 100, 100, 0])["work"] == 100
