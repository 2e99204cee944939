"""ACRO's own checks and ours agree on the tables that it can read.

answers.json was written by ask_acro.py with ACRO 1.0.2 (AI-SDC/ACRO, MIT) and its own
defaults. Where PLAIT_ACRO_PYTHON names an interpreter that has ACRO, it is asked anew.
"""

import json
import os
import subprocess
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from plait.release.limits import too_few
from plait.release.profile import read_profile
from plait.release.suppression import release_findings
from plait.shapes.findings import FINDINGS
from plait.study_files import CHECKOUT

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases.json").read_text("utf-8"))
ANSWERS = json.loads((HERE / "answers.json").read_text("utf-8"))
PROFILE, _ = read_profile(str(CHECKOUT / "config/disclosure/acro.yaml"))
COUNTS = Counter(f"{row['time']}|{row['site']}" for row in CASES["people"])
OTHER = os.environ.get("PLAIT_ACRO_PYTHON")


def _held(finding: str, **more) -> bool:
    row = {"finding": finding, "strand": "quantitative", "instrument": "i", "scale": "s",
           "measure": "mean", "estimate": 1.0, "status": "computed"} | more  # fmt: skip
    released, _ = release_findings(FINDINGS.frame([row]), PROFILE)
    return released["status"].iloc[0] == "withheld"


@pytest.mark.parametrize("cell", ANSWERS["frequencies"])
def test_a_cell_of_a_frequency_table_fails_in_both_or_in_neither(cell):
    counts = pd.Series([COUNTS[cell]], dtype="Int64")
    assert bool(too_few(counts, PROFILE["quantitative"]).iloc[0]) == ANSWERS["frequencies"][cell]  # fmt: skip


@pytest.mark.parametrize("cell", [c for c in ANSWERS["means"] if COUNTS[c]])
def test_a_mean_of_too_few_fails_in_both_or_in_neither(cell):
    assert _held(f"i.s.{cell}.mean", n=COUNTS[cell]) == ANSWERS["means"][cell]


@pytest.mark.parametrize("n", CASES["sizes"])
def test_a_spread_of_too_few_degrees_of_freedom_fails_in_both_or_in_neither(n):
    assert _held("i.s.t1.mean", n=int(n), sd=1.0, df=int(n) - 1.0) == ANSWERS["spreads"][n]  # fmt: skip


@pytest.mark.parametrize("n", CASES["sizes"])
def test_a_change_in_too_few_pairs_fails_in_both_or_in_neither(n):
    assert _held("i.s.t1-t2.change", n=int(n), df=int(n) - 1.0, p=0.5) == ANSWERS["regressions"][n]  # fmt: skip


def test_the_answers_tell_cells_apart():
    for name in ("frequencies", "means", "spreads", "regressions"):
        assert set(ANSWERS[name].values()) == {True, False}


@pytest.mark.skipif(
    not OTHER, reason="PLAIT_ACRO_PYTHON names no interpreter with ACRO"
)
def test_acro_still_answers_so(tmp_path):
    asked = [OTHER, HERE / "ask_acro.py", HERE / "cases.json", tmp_path / "now.json"]
    subprocess.run(asked, check=True, timeout=900)
    now = json.loads((tmp_path / "now.json").read_text("utf-8"))
    assert now | {"version": ""} == ANSWERS | {"version": ""}
