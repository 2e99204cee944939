"""Bliese & Ployhart 2002: three waves of scale scores with real missing values."""

import os
from pathlib import Path

import pandas as pd
import pytest

from plait.ingest.questionnaires import read_questionnaires
from plait.quantitative.cube import score_cube
from plait.quantitative.descriptives import summarise
from plait.quantitative.instruments import load_instruments
from plait.quantitative.plan import Plan, plan_scales
from plait.quantitative.scoring import score

HERE = Path(__file__).parent
DATA = Path(os.environ.get("PLAIT_REAL_DATA", HERE.parents[3] / "shared" / "data"))
FOLDER = DATA / "bliese_multilevel"
TIMES = ["t1", "t2", "t3"]
SOURCE = {"file": "univbct.csv", "layout": "wide", "participant": "SUBNUM",
          "time": "TIME", "time_values": {"0": "t1", "1": "t2", "2": "t3"},
          "columns": {"JSAT": "jobsat.total"}}  # fmt: skip

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="real data not here")


def test_job_satisfaction_has_the_valid_values_of_each_wave():
    paths = {"jobsat": str(HERE / "instruments" / "jobsat.yaml")}
    instruments, _ = load_instruments(paths)
    people = pd.read_csv(FOLDER / "univbct.csv", dtype="str")["SUBNUM"]
    data = read_questionnaires([SOURCE], folder=str(FOLDER), participants=set(people),
                               times=TIMES, instruments=instruments)  # fmt: skip
    assert data.faults == []
    scores = score(data.answers, instruments)
    scales = plan_scales(Plan(instruments))
    assert len(scores) == 1485
    cube = score_cube(scores, scales=scales, times=TIMES)
    assert summarise(cube)["n"].tolist() == [468, 465, 463]
