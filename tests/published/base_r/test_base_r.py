"""Means, distances from norms and those lost, on invented scores: R 4.2.2, effectsize 0.8.3."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.cube import Cube
from plait.quantitative.descriptives import mean_findings, summarise
from plait.quantitative.distances import distance_findings, norm_distances
from plait.quantitative.lost import lost_findings

HERE = Path(__file__).parent
TIMES = ["t1", "t2", "t3"]
SCALES = pd.DataFrame([{"instrument": "mood", "scale": "total", "unit": "points",
                        "source": "mood.yaml", "low": 14.0, "high": 70.0}])  # fmt: skip
NORM = {"instrument": "mood", "scale": "total", "norm": "public", "norm_mean": 51.6,
        "norm_sd": 8.71, "norm_n": 120.0, "norm_se": np.nan, "combined": False,
        "verified": True, "source": "norm.yaml"}  # fmt: skip


def expected():
    table = pd.read_csv(HERE / "base_r.csv")
    names = table["name"].str.rsplit(".", n=1).tolist()
    return [(*name, value) for name, value in zip(names, table["value"], strict=True)]


@pytest.fixture(scope="module")
def cube():
    scores = pd.read_csv(HERE / "scores.csv", index_col="participant")
    people = scores.index.to_numpy(dtype=object)
    values = scores[TIMES].to_numpy()[:, :, None]
    return Cube(people, TIMES, SCALES, values)


@pytest.fixture(scope="module")
def found(cube):
    summary = summarise(cube)
    norms = pd.DataFrame([NORM])
    error_only = norms.assign(norm_sd=np.nan, norm_n=np.nan, norm_se=0.9)
    pooled = distance_findings(norm_distances(summary, error_only), level=0.95)
    contrasts = [{"from": "t1", "to": time} for time in ("t2", "t3")]
    parts = [
        mean_findings(summary, level=0.95),
        distance_findings(norm_distances(summary, norms), level=0.95),
        pooled[pooled["measure"] == "distance"].assign(measure="pooled"),
        lost_findings(cube, contrasts),
    ]
    rows = pd.concat([part.astype(object) for part in parts], ignore_index=True)
    when = rows["contrast"].where(rows["contrast"].notna(), rows["time"])
    return rows.set_index(rows["measure"] + "." + when.astype(str))


@pytest.mark.parametrize(("row", "column", "value"), expected())
def test_figures_equal_those_of_r(found, row, column, value):
    assert found.loc[row, column] == pytest.approx(value, rel=1e-10)
