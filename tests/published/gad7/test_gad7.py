"""Severity bands of the scoring code of CamCOPS, and a norm of the general public."""

from pathlib import Path

import pytest

from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms, norm_table

CONFIG = Path(__file__).parents[3] / "config"
# CamCOPS (University of Cambridge), server/camcops_server/tasks/gad7.py, severity()
SEVERITY = {0: "none", 4: "none", 5: "mild", 9: "mild", 10: "moderate", 14: "moderate",
            15: "severe", 21: "severe"}  # fmt: skip


@pytest.fixture(scope="module")
def gad7():
    return load_instruments({"gad7": str(CONFIG / "instruments/gad7.yaml")})[0]


@pytest.mark.parametrize(("score", "severity"), SEVERITY.items())
def test_bands_begin_where_they_do_there(gad7, score, severity):
    (scale,) = gad7["gad7"]["scales"]
    names = [band["name"] for band in scale["bands"] if band["from"] <= score]
    assert names[-1] == severity


def test_all_seven_items_are_needed_and_give_up_to_21(gad7):
    (scale,) = gad7["gad7"]["scales"]
    assert (scale["min_answered"], scale["range"]) == (7, [0, 21])


def test_norm_is_that_of_the_german_public(gad7):
    """PMC7598559, Table 1: 2.95 (3.4), 5,030 people, alpha 0.89."""
    path = str(CONFIG / "norms/gad7_germany_2008.yaml")
    row = norm_table(load_norms({"gad7_germany_2008": path}, gad7)[0]).iloc[0]
    assert row[["norm_mean", "norm_sd", "norm_n"]].tolist() == [2.95, 3.4, 5030]
    assert gad7["gad7"]["scales"][0]["reliability"]["value"] == 0.89
