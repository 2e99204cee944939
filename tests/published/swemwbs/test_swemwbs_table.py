"""The table from raw sums to metric scores of the short wellbeing scale."""

from pathlib import Path

import pandas as pd
import pytest

from plait.quantitative.instruments import load_instruments
from plait.quantitative.scoring import score
from plait.shapes.questionnaires import ANSWERS

# Stewart-Brown et al. 2009, Health Qual Life Outcomes 7:15, as in public scoring code
METRIC = [
    7.00, 9.51, 11.25, 12.40, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43,
    17.98, 18.59, 19.25, 19.98, 20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03,
    28.13, 29.31, 30.70, 32.55, 35.00,
]  # fmt: skip
FILE = Path(__file__).parents[3] / "config" / "instruments" / "swemwbs.yaml"
ITEMS = ["1", "2", "3", "6", "7", "9", "11"]


def answered(total):
    spread = [total // 7 + (place < total % 7) for place in range(7)]
    return [{"participant": "P01", "time": "t1", "instrument": "swemwbs", "item": item,
             "level": "item", "answer": answer, "file": "f", "line": 2}
            for item, answer in zip(ITEMS, spread, strict=True)]  # fmt: skip


@pytest.fixture(scope="module")
def instruments():
    found, faults = load_instruments({"swemwbs": str(FILE)})
    assert faults == []
    return found


@pytest.mark.parametrize(("total", "metric"), list(enumerate(METRIC, start=7)))
def test_each_raw_sum_has_its_metric_score(instruments, total, metric):
    answers = ANSWERS.check(pd.DataFrame(answered(total)))
    assert score(answers, instruments)["score"].tolist() == [metric]
