"""Woodworth et al. 2018: 990 rows of items with their printed totals, and two doubles."""

import os
from pathlib import Path

import pandas as pd
import pytest

from plait.ingest.questionnaires import read_questionnaires
from plait.quantitative.instruments import load_instruments
from plait.quantitative.scoring import score

HERE = Path(__file__).parent
DATA = Path(os.environ.get("PLAIT_REAL_DATA", HERE.parents[3] / "shared" / "data"))
FOLDER = DATA / "pospsy_ahi_cesd"
TIMES = [f"t{occasion}" for occasion in range(6)]

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="real data not here")


def read(file):
    names = ("ahi", "cesd")
    paths = {name: str(HERE / "instruments" / f"{name}.yaml") for name in names}
    instruments, _ = load_instruments(paths)
    source = {"file": file, "layout": "wide", "participant": "id", "time": "occasion",
              "time_values": {time[1:]: time for time in TIMES},
              "patterns": {name: f"{name}{{item}}" for name in names}}  # fmt: skip
    people = pd.read_csv(FOLDER / "posPsy_p_info.csv", dtype="str")["id"]
    data = read_questionnaires([source], folder=str(FOLDER), participants=set(people),
                               times=TIMES, instruments=instruments)  # fmt: skip
    return data, instruments


@pytest.mark.parametrize("name", ["ahi", "cesd"])
def test_every_score_equals_the_total_in_the_data(name):
    data, instruments = read("posPsy_long.csv")
    scores = score(data.answers, instruments)
    printed = pd.read_csv(FOLDER / "posPsy_long.csv", dtype="str")
    printed = printed.assign(time="t" + printed["occasion"])
    both = scores[scores["instrument"] == name].merge(
        printed, left_on=["participant", "time"], right_on=["id", "time"]
    )
    assert len(both) == 990
    assert (both["score"] == both[f"{name}Total"].astype(float)).all()


def test_both_doubles_of_the_raw_export_are_named():
    data, _ = read("posPsy_AHI_CESD.csv")
    assert [fault.where for fault in data.faults] == [
        "participant 8, time t2",
        "participant 64, time t4",
    ]
